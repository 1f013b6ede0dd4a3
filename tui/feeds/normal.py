"""What every feed becomes, whoever parsed it: cleaned, dated, linked, each entry with a key."""

from __future__ import annotations

import hashlib
import html
import re
from collections import defaultdict
from datetime import UTC, datetime
from urllib.parse import urljoin

from tui import clean
from tui.feeds.raw import RawEntry, RawFeed
from tui.model import Entry, ParsedFeed

MAX_ENTRIES = 5_000
"""Entries of a feed that are kept, the newest."""

MAX_HTML = 2_000_000
MAX_KEY = 500
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)

_TAGS = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|i|img|ins|li|mark|p|q|s"
    r"|script|small|span|strike|strong|style|sub|sup|tt|u|ul|wbr)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"\s*[^\s@()]{1,100}@[^\s@()]{1,100}\s*\(([^()]{1,200})\)\s*")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})\b")


def normal(raw: RawFeed, url: str, latest: datetime) -> ParsedFeed:
    """A feed that can be stored and shown; what is dated after `latest` has no date."""
    language = _language(raw.language)
    site = _address(raw.site, url)
    useless = _useless_ids(raw.entries)
    entries: dict[str, Entry] = {}
    for item in raw.entries:
        entry = _entry(item, url, language, latest, useless)
        if entry:
            entries.setdefault(entry.key, entry)
    kept = list(entries.values())
    if len(kept) > MAX_ENTRIES:
        kept.sort(key=lambda entry: entry.published or _EARLIEST, reverse=True)
        del kept[MAX_ENTRIES:]
    return ParsedFeed(title=_line(raw.title), site=site, language=language, entries=tuple(kept))


def _entry(
    item: RawEntry, url: str, language: str, latest: datetime, useless: set[str]
) -> Entry | None:
    link = _address(item.link, url) or clean.address(item.id)
    title = _line(item.title) or clean.line(_line(item.html), 100)
    if not (title or link):
        return None
    published = _time(item.published or item.updated, latest)
    return Entry(
        key=_key("" if item.id in useless else item.id, link, title, published, item.html),
        link=link,
        title=title,
        author=_name(item.author),
        published=published,
        updated=_time(item.updated, latest),
        language=_language(item.language) or language,
        html=item.html[:MAX_HTML],
    )


def _useless_ids(entries: list[RawEntry]) -> set[str]:
    """Ids by which no entry can be known: those with several links, and mere copies of the link."""
    links: dict[str, set[str]] = defaultdict(set)
    for item in entries:
        links[item.id].add(item.link)
    return {id_ for id_, found in links.items() if len(found) > 1 or id_ in found}


def _key(id_: str, link: str, title: str, published: datetime | None, text: str) -> str:
    key = clean.line(id_) or link
    if key and len(id_) <= MAX_KEY:
        return key
    material = id_ or f"{title}\n{published or text[:2000]}"
    return "sha256:" + hashlib.sha256(material.encode("utf-8", "replace")).hexdigest()[:32]


def _line(raw: str) -> str:
    """A title or name as one line of plain text, whether it came as HTML or not."""
    raw = raw[: 8 * clean.MAX_LINE]
    if "<" in raw:
        raw = _TAGS.sub(" ", raw)
    if "&" in raw:
        raw = html.unescape(raw)
    return clean.line(raw)


def _name(raw: str) -> str:
    """An author without the address that RSS wants before the name."""
    named = _MAILBOX.fullmatch(raw)
    return _line(named[1] if named else raw)


def _address(raw: str, base: str) -> str:
    raw = raw.strip()
    if raw and not raw.startswith(("http://", "https://")):
        try:
            raw = urljoin(base, raw)
        except ValueError:
            return ""
    return clean.address(raw)


def _time(time: datetime | None, latest: datetime) -> datetime | None:
    """A time in UTC, or null where it is missing or cannot be true."""
    if time is None:
        return None
    try:
        time = time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None
    return time if _EARLIEST <= time <= latest else None


def _language(raw: str) -> str:
    found = _LANGUAGE.match(raw or "")
    return found[1].lower() if found else ""
