"""Subscriptions as a list of addresses, one a line, with tags and names as newsboat has them.

https://coast.example/feed.xml "~Coast Post" Varnia  # in the folder "Varnia"
"""

from __future__ import annotations

import re
import shlex

from tui import clean
from tui.feeds.addresses import addresses_of
from tui.feeds.subscription import Omitted, Subscription

_BEGINS = re.compile(r"[\"']?(?:https?|feed|file|query|filter|exec|include):\S", re.IGNORECASE)
"""How each line of such a list begins, so that no other text is taken for one."""

_TITLE = "~"
_MARKS = ("~", "!")
"""What tags begin with that are none: a title, and what hides a feed."""


def read_list(text: str) -> list[Subscription | Omitted]:
    """Read a list of addresses; what is none gives nothing, and must have one in each line."""
    lines = [line for raw in text.splitlines() if (line := raw.strip()) and line[0] != "#"]
    return [_subscription(line) for line in lines] if all(map(_BEGINS.match, lines)) else []


def _subscription(line: str) -> Subscription | Omitted:
    try:
        raw, *tags = shlex.split(line, comments=True)
    except ValueError:  # a quotation mark that nobody closes
        raw, *tags = line.replace('"', " ").split()
    urls = addresses_of(raw)
    if not urls:
        name = clean.line(clean.without_login(raw))
        return Omitted(name, "it is no web address")
    titles = [tag.removeprefix(_TITLE) for tag in tags if tag.startswith(_TITLE)]
    folders = [tag for tag in tags if not tag.startswith(_MARKS)]
    title, folder = (clean.line(next(iter(names), ""), 200) for names in (titles, folders))
    return Subscription(urls[0], title, folder)
