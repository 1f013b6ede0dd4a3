"""What a parser found, before it is cleaned: everything as the feed wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class RawEntry:
    """One item as it came."""

    id: str = ""
    link: str = ""
    title: str = ""
    author: str = ""
    html: str = ""
    language: str = ""
    published: datetime | None = None
    updated: datetime | None = None


@dataclass(slots=True)
class RawFeed:
    """A feed as it came."""

    title: str = ""
    site: str = ""
    language: str = ""
    entries: list[RawEntry] = field(default_factory=list)
