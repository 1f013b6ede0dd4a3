"""Tags of a feed into pairs, as an HTML parser does: one that is too much ends nothing."""

from __future__ import annotations

import re
from collections import Counter

_MARK = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<[?!][^<>]*>"
    rb"|<(/?)([^\W\d][\w:.-]*)((?:\s+[^\W\d][\w:.-]*\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*+\s*+/?)>|<",
    re.DOTALL,
)
"""What begins with "<": sections, comments and the like, sound tags, and a mere sign."""

_ROOTS = re.compile(rb"(?:[\w-]+:)?(?:rss|feed|rdf|channel)", re.IGNORECASE)
_ITEM = re.compile(rb"<(?:[\w-]+:)?(?:item|entry)\b", re.IGNORECASE)


def balance(document: bytes) -> bytes:
    """Leave out end tags of what is not open, and end what is still open where its parent ends.

    A strict parser takes a wrong end tag for that of the entry, the next one for the feed's. What
    is no sound tag becomes text.
    """
    parts: list[bytes] = []
    opened: list[bytes] = []
    counts: Counter[bytes] = Counter()
    last_item = max((item.start() for item in _ITEM.finditer(document)), default=0)
    end = 0
    for mark in _MARK.finditer(document):
        closing, name, rest = mark.groups()
        if mark[0] == b"<":
            parts += [document[end : mark.start()], b"&lt;"]
            end = mark.end()
        elif closing:
            parts.append(document[end : mark.start()])
            end = mark.end()
            if not (mark.start() < last_item and _ROOTS.fullmatch(name)):
                parts += _ends(name, opened, counts)
        elif name and not rest.endswith(b"/"):
            opened.append(name)
            counts[name] += 1
    parts.append(document[end:])
    return b"".join([*parts, *(b"</%s>" % name for name in reversed(opened))])


def _ends(name: bytes, opened: list[bytes], counts: Counter[bytes]) -> list[bytes]:
    """The end tags up to that of the last element by this name; none where none is open."""
    parts: list[bytes] = []
    while counts[name]:
        last = opened.pop()
        counts[last] -= 1
        parts.append(b"</%s>" % last)
        if last == name:
            break
    return parts
