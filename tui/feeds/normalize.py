"""What every feed becomes, whoever parsed it: cleaned, dated, linked, each entry with a key."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from tui import clean
from tui.feeds.addresses import mend_scheme, resolve
from tui.feeds.plain_line import author_line, plain_line
from tui.feeds.raw_feed import RawEntry, RawFeed
from tui.model import Entry, ParsedFeed, Statement

MAX_ENTRIES = 5_000
"""Entries of a feed that are kept, the newest."""

AHEAD = timedelta(days=1)
"""How far in the future an article can be dated, for clocks and zones that are wrong."""

SLACK = timedelta(hours=1)
"""From how far in the future on a date is shown as one that has not come."""

MAX_HTML = 2_000_000
MAX_KEY = 500
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)

_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?![A-Za-z])")
_NO_LANGUAGES = frozenset({"und", "mul", "zxx", "mis"})
"""Codes of no language that is known, or of several."""

_WEB = ("http://", "https://")
_FOLD = re.compile(r"[ \t]*[\t\n]\s*")
"""Where an address is broken into lines; browsers leave such breaks out, too."""

_COUNTER = re.compile(r"#\d{1,6}$")
_NEWS_SEARCH = ("https://news.google.com/", "http://news.google.com/")
"""Beginnings of links of items that carry the outlet's name and the headlines of others."""

_SIGNATURE = re.compile(
    r"<p>[^<>]{0,80}<a [^<>]*>([^<>]*)</a>[^<>]{0,80}<a [^<>]*>[^<>]*</a>[^<>]{0,20}</p>\s*$"
)
"""A last paragraph of two links, the first of which is the title in every language."""

_SIGNATURE_LENGTH = 4_000
_LINK_END = 28
"""Characters from the end of its second link to its own."""

_FIELDS = re.compile(
    r"\s{0,40}<span[^<>]*>([^<>]*)</span>\s{0,40}"
    r"<span[^<>]*>[^<>]{0,80}(?:<(?:span|a)\b[^<>]*>[^<>]*</(?:span|a)>[^<>]{0,80})?</span>\s{0,40}"
    r"<span[^<>]*>\s{0,40}(?:<time[^<>]*>)?[^<>]{0,80}(?:</time>)?\s{0,40}</span>"
)
"""Three spans that Drupal sets above a text: a title, the name of a user, a day."""

_REDIRECT = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/url|(?:www\.)?bing\.com/news/apiclick\.aspx"
    r"|lm?\.facebook\.com/l\.php|l\.instagram\.com/|(?:www\.)?youtube\.com/redirect|t\.me/iv"
    r"|(?:m\.)?vk\.com/away\.php)\?",
    re.IGNORECASE,
)
_BEHIND_STAR = re.compile(r"https?://[^?#*]+/\*(https?://.+)", re.IGNORECASE)
_TARGETS = ("url", "u", "q", "to")
"""Parameters of a link in which it carries the address that it leads to."""


def normalize(raw: RawFeed, url: str, now: datetime) -> ParsedFeed:
    """Clean a feed so that it can be stored and shown; `now` is when it came."""
    entries = _Entries(raw, url, now)
    articles: dict[str, Entry] = {}
    for item in raw.entries:
        if entry := entries.entry(item):
            articles.setdefault(entry.key, entry)
    newest = list(articles.values())
    if len(newest) > MAX_ENTRIES:
        newest.sort(key=lambda entry: entry.published or _EARLIEST, reverse=True)
        del newest[MAX_ENTRIES:]
    return ParsedFeed(
        title=plain_line(raw.title),
        site=_address(raw.site, url),
        language=entries.language,
        entries=tuple(newest),
    )


class _Entries:
    """Makes entries of a feed's items by what the feed as a whole says and does."""

    def __init__(self, raw: RawFeed, url: str, now: datetime) -> None:
        self.url = url
        self.now = now
        self.language = _language(raw.language)
        self.authors = author_line(raw.authors)
        self.keys = _Keys(raw.entries, _address(raw.site, url))

    def entry(self, item: RawEntry) -> Entry | None:
        link = _address(item.link, item.base or self.url)
        if item.permalink and (not link or self.keys.is_site(link)):
            link = clean.address(item.id) or link
        title = plain_line(item.title)
        html = _without_fields(_without_signature(item.html[:MAX_HTML], title), title)
        author = author_line(item.authors) or self.authors
        if link.startswith(_NEWS_SEARCH):
            outlet = plain_line(item.outlet)
            title, html, author = _headline(title, outlet), "", author or outlet
        if not (title or link or html.strip()):
            return None
        published, offset = _time(_first_time(item))
        ahead = published if published and published > self.now + SLACK else None
        if published and published > self.now + AHEAD:
            published = None
        return Entry(
            key=self.keys.key(item, link, title, published),
            link=link,
            title=title,
            author=author,
            published=published,
            updated=_past(item.updated, self.now + AHEAD),
            language=_language(item.language) or self.language,
            html=html,
            base=clean.address(item.base),
            utc_offset=offset if published else None,
            statement=_dated(item.statement, ahead),
        )


class _Keys:
    """Tells what an entry is known by: an id that only it has, or else its link or its words."""

    def __init__(self, items: list[RawEntry], site: str) -> None:
        """Find the ids by which no entry can be known; nor can one by the address of the site."""
        self._site = site.rstrip("/")
        holders: dict[str, set[str]] = defaultdict(set)
        stems: dict[str, set[str]] = defaultdict(set)
        for item in items:
            holders[item.id].add(item.link or plain_line(item.title))
            stems[_COUNTER.sub("", item.id)].add(item.id)
        self._useless = {id_ for id_, links in holders.items() if len(links) > 1 or id_ in links}
        self._counted = {stem for stem, ids in stems.items() if len(ids) == 1}
        self._shared = self._shared_links(items)

    def _shared_links(self, items: list[RawEntry]) -> set[str]:
        """Links that are all that several entries have, as alerts that lead to one page."""
        bare = [item for item in items if item.id in ("", item.link)]
        uses = Counter(item.link for item in bare)
        heads: dict[str, set[str]] = defaultdict(set)
        for item in bare:
            if uses[item.link] > 1:
                heads[item.link].add(plain_line(item.title))
        return {link for link, titles in heads.items() if len(titles) > 1}

    def key(self, item: RawEntry, link: str, title: str, published: datetime | None) -> str:
        """Derive an entry's key: its id without what a publisher changes in it, or a hash.

        Some count an id up with each change of the text (`#0`, `#3`), or move from http to https.
        """
        id_ = "" if item.id in self._useless or self.is_site(item.id) else item.id
        stem = _COUNTER.sub("", id_)
        if stem != id_ and stem in self._counted:
            id_ = stem
        alone = not (self.is_site(link) or item.link in self._shared)
        key = clean.line(id_) or (link if alone else "")
        if key.startswith("http://"):
            key = "https://" + key.removeprefix("http://")
        if key and len(id_) <= MAX_KEY:
            return key
        material = id_ or f"{title}\n{published or item.html[:2000]}"
        return "sha256:" + hashlib.sha256(material.encode("utf-8", "replace")).hexdigest()[:32]

    def is_site(self, address: str) -> bool:
        """Tell whether an address is that of the feed's site, and so no entry's."""
        return bool(self._site) and address.rstrip("/") == self._site


def _without_signature(html: str, title: str) -> str:
    """HTML without the line that WordPress sets below a text: its title and site once more."""
    if "</a>" not in html.rstrip()[-_LINK_END:]:
        return html
    end = html[-_SIGNATURE_LENGTH:]
    signature = _SIGNATURE.search(end)
    if signature is None or not title or plain_line(signature[1]) != title:
        return html
    return html[: len(html) - len(end) + signature.start()]


def _without_fields(html: str, title: str) -> str:
    """HTML without what Drupal sets above a text: its title, the name of a user and a day."""
    fields = _FIELDS.match(html, 0, _SIGNATURE_LENGTH)
    return html[fields.end() :] if fields and title and plain_line(fields[1]) == title else html


def _headline(title: str, outlet: str) -> str:
    """A headline without the outlet's name behind it, which may be a shorter one there."""
    bare = title.removesuffix(outlet).rstrip(" -\u2013\u2014|") if outlet else title
    head, _, tail = title.rpartition(" - ")
    if bare == title and head and tail.casefold() in outlet.casefold():
        bare = head
    return bare or title


def _target(link: str) -> str:
    """The address of the article in a link that leads to it by a notice or a count of clicks.

    Only what is known to lead on is passed by: others may carry an address to share.
    """
    if "/*http" in link and (behind := _BEHIND_STAR.fullmatch(link)):
        return behind[1]
    if not _REDIRECT.match(link):
        return link
    values = parse_qs(urlsplit(link).query)
    targets = (values[name][0] for name in _TARGETS if name in values)
    return next((target for target in targets if target.startswith(("http://", "https://"))), link)


def _dated(statement: Statement | None, ahead: datetime | None) -> Statement | None:
    return replace(statement or Statement(), dated=ahead) if ahead else statement


def _first_time(item: RawEntry) -> datetime | None:
    """When it was published; of a quake, when it happened, since its dates are of revisions."""
    if item.statement and item.statement.event == "earthquake" and item.statement.starts:
        return item.statement.starts
    return item.published or item.updated


def _address(raw: str, base: str) -> str:
    raw = raw.strip()
    if "\n" in raw or "\t" in raw:
        raw = _FOLD.sub("", raw)
    if raw.lower().startswith("www."):
        raw = f"https://{raw}"
    if "&amp;" in raw:
        raw = raw.replace("&amp;", "&")
    if "\\" in raw:
        raw = raw.replace("\\", "/")
    if raw.startswith(("http://http", "https://http")) or not raw.startswith(_WEB):
        raw = mend_scheme(raw)
    if raw and not raw.startswith(_WEB):
        raw = resolve(base, raw)
    return clean.address(_target(raw))


def _time(time: datetime | None) -> tuple[datetime | None, int | None]:
    """A time in UTC, and its own clock's minutes east of that; null where it cannot be true."""
    if time is None:
        return None, None
    try:
        time = time if time.tzinfo else time.replace(tzinfo=UTC)
        moment, offset = time.astimezone(UTC), time.utcoffset() or timedelta()
    except (OverflowError, ValueError):
        return None, None
    return (moment, offset // timedelta(minutes=1)) if moment >= _EARLIEST else (None, None)


def _past(time: datetime | None, latest: datetime) -> datetime | None:
    moment, _ = _time(time)
    return moment if moment and moment <= latest else None


def _language(raw: str) -> str:
    match = _LANGUAGE.match(raw or "")
    code = match[1].lower() if match else ""
    return "" if code in _NO_LANGUAGES else code
