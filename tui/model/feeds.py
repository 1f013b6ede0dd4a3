"""Feeds, what they bring, and the pages behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tui.model.text import EMPTY, Body

PageState = Literal[
    "full", "short", "paywall", "consent", "challenge", "login", "blocked", "missing", "empty"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a source says of an event in elements made for it, beside its text; "" is nothing.

    `lat` and `lon` are in degrees, `alert`, `magnitude` and `population` in the source's own words.
    `exercise` says that there is no event; `dated` is a date of publication that had not come yet.
    """

    place: str = ""
    lat: float | None = None
    lon: float | None = None
    event: str = ""
    alert: str = ""
    magnitude: str = ""
    population: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    status: str = ""
    exercise: bool = False
    picture: str = ""
    dated: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed, cleaned. `key` is the feed's own id for it, or else its link.

    `html` is its content as it came, never shown, and `base` where its links lead from; `body` is
    what the pages room made of it. `utc_offset` is the outlet's clock, in minutes.
    """

    key: str
    link: str
    title: str
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    html: str = ""
    base: str = ""
    body: Body = EMPTY
    utc_offset: int | None = None
    statement: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """What a feed's bytes said."""

    title: str
    site: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an article's page said. `state` tells how far its text can be relied on.

    `published` keeps the zone of the clock that dated it, `problem` says what stands in the
    place of the article where it is not the whole of it.
    """

    state: PageState
    title: str = ""
    author: str = ""
    published: datetime | None = None
    site: str = ""
    language: str = ""
    body: Body = EMPTY
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A subscription as the library knows it. `error` is null where the last try went well.

    `due` is when its schedule asks it again, `hold` until when its server wants not to be
    asked at all, `failures` how often it failed in a row, `gone` that it said 410, `account` that
    the account's server fetches it.
    """

    number: int
    url: str
    title: str
    folder: str = ""
    site: str = ""
    unread: int = 0
    articles: int = 0
    checked: datetime | None = None
    changed: datetime | None = None
    error: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    due: datetime | None = None
    hold: datetime | None = None
    failures: int = 0
    gone: bool = False
    account: bool = False
