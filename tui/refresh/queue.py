"""The order of a run's pages: newest first, and of no host more than so many at a time."""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

Page = tuple[int, str]
"""An article's number and its link."""


class Queue:
    """Hold pages by their hosts; a host that has its share has none to give until one leaves."""

    def __init__(self, pages: Sequence[Page], a_host: int) -> None:
        """Take in the pages, newest first, and let so many of one host be out at a time."""
        self._a_host = a_host
        self._lines: defaultdict[str, deque[Page]] = defaultdict(deque)
        self._out: defaultdict[str, int] = defaultdict(int)
        for page in pages:
            self._lines[_host(page[1])].append(page)
        self._next = [(-line[0][0], host) for host, line in self._lines.items()]
        heapq.heapify(self._next)

    def take(self) -> Page | None:
        """Take the newest page whose host has a share left; it is out then."""
        if not self._next:
            return None
        _, host = heapq.heappop(self._next)
        page = self._lines[host].popleft()
        self._out[host] += 1
        if self._out[host] < self._a_host:
            self._offer(host)
        return page

    def leave(self, link: str) -> None:
        """Count a page as out no more."""
        host = _host(link)
        if self._out[host] == self._a_host:
            self._offer(host)
        self._out[host] -= 1

    def _offer(self, host: str) -> None:
        if line := self._lines[host]:
            heapq.heappush(self._next, (-line[0][0], host))


def _host(link: str) -> str:
    return urlsplit(link).netloc.lower()
