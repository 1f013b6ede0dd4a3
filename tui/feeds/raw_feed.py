"""What a parser reads out of a feed, before it is cleaned: everything as the feed wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from tui.model import Statement


@dataclass(slots=True)
class RawEntry:
    """Hold one item as it came; `base` is where its relative links lead from, if not the feed's.

    `permalink` is false where the feed says that the id is no address. Times keep their zone.
    """

    id: str = ""
    permalink: bool = True
    link: str = ""
    title: str = ""
    authors: list[str] = field(default_factory=list)
    html: str = ""
    base: str = ""
    language: str = ""
    outlet: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    statement: Statement | None = None


@dataclass(slots=True)
class RawFeed:
    """Hold a feed as it came; `authors` are those of entries that name none."""

    title: str = ""
    site: str = ""
    language: str = ""
    authors: list[str] = field(default_factory=list)
    entries: list[RawEntry] = field(default_factory=list)
