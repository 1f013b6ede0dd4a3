"""Reads what a page says about itself: its head, its structured data, its first heading.

trafilatura reads this too, and takes half as long for it as for the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from tui import clean
from tui.dates import date_of
from tui.pages.bylines import author_of
from tui.pages.element_text import line_of

MAX_DATA = 200_000
"""Characters of structured data that are read."""

HEADINGS = 4
"""First headings that are looked at; a page has one, or one for each article below another."""

LABEL = 20
"""Characters up to which the first of several headings may be a section's name."""

DATE_LINES = 5
"""Lines that are marked as dates and looked at; the article's own is among the first."""

SHORTEST_DATE, LONGEST_DATE = 10, 60
"""Characters of a date; what is shorter is a year or a time of day."""

_PUBLISHED = {
    "article:published_time": 0,
    "og:article:published_time": 0,
    "datepublished": 1,
    "dc.date.issued": 2,
    "dcterms.created": 2,
    "pubdate": 2,
    "parsely-pub-date": 2,
    "sailthru.date": 3,
    "date": 4,
}
"""Names of a `<meta>` that give the time of publication, and how far down they are believed."""

_TIME_BY_HEADING = etree.XPath("((//h1)[1]/ancestor::*[position() < 4]//time[@datetime])[1]")
_DATE_LINES = etree.XPath(
    "//body//*[contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'publi')"
    " or contains(@class, 'posted') or contains(@class, 'byline') or contains(@id, 'date')]"
    "[not(*/*/*)][string-length(.) < 100]"
    "[not(ancestor-or-self::aside or ancestor::nav or ancestor-or-self::footer)]"
)
_LAST_COMMA = re.compile(r",(?=\s*[\]}])")
_UPDATED = re.compile(
    r"(?:last |latest )?(?:updated?|modified|revised|actuali[sz]ad[oa]|atualizad[oa]|mis à jour"
    r"|aktualisiert|aggiornat[oa]|bijgewerkt|aktualizacja|обновлен|оновлено|güncelle|تحديث"
    r"|آخر تحديث|به.?روز|更新|수정|diperbarui|cập nhật)",
    re.IGNORECASE,
)
"""Lines of a date that say when a page was changed, not when it came."""

_DATA = re.compile(r"\[\s*\{.*\}\s*\]|\{.*\}", re.DOTALL)
"""JSON in a script, which may stand in a comment or a section of XML."""

_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})\b")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Hold what a page says about itself.

    `headings` are its titles as they stand, `locked` that its text is for subscribers, `live` that
    it is one of posts, `dated` that it states when it was published, as walls do not, `length` the
    characters of the text that its data hold.
    """

    title: str = ""
    author: str = ""
    site: str = ""
    published: datetime | None = None
    language: str = ""
    headings: tuple[str, ...] = ()
    locked: bool = False
    live: bool = False
    dated: bool = False
    length: int = 0


def read_metadata(root: etree._Element, url: str) -> Metadata:
    """Read the head, the first heading and the JSON-LD of a page."""
    metas = _metas(root)
    data = list(_objects(root))
    articles = [thing for thing in data if _is_article(thing)]
    times = {rank: time for rank, raw in _dates(root, metas, data) if (time := _time(raw))}
    heads = [line_of(h1) for h1 in islice(root.iter("h1"), HEADINGS)]
    page_title = next((line_of(title) for title in root.iter("title")), "")
    site = metas.get("og:site_name") or _publisher(articles) or _host(url)
    titles = (
        *(metas.get("og:title"), *(_string(thing.get("headline")) for thing in articles)),
        *(metas.get("twitter:title"), heads[0] if len(heads) == 1 else "", page_title),
    )
    return Metadata(
        title=_title([clean.line(title) for title in titles if title], heads, clean.line(site)),
        author=author_of(root, metas, articles),
        site=clean.line(site),
        published=times[min(times)] if times else _day_by_heading(root, url),
        language=_language(root, metas),
        headings=tuple(filter(None, (page_title, *heads))),
        locked=_is_locked(metas, data),
        dated=bool(times),
        live=any("LiveBlog" in str(thing.get("@type")) for thing in data),
        length=max((len(_string(thing.get("articleBody"))) for thing in articles), default=0),
    )


def _language(root: etree._Element, metas: dict[str, str]) -> str:
    match = _LANGUAGE.match(
        root.get("lang")
        or root.get("xml:lang")
        or metas.get("content-language")
        or metas.get("og:locale", "").partition("_")[0]
    )
    return match[1].lower() if match else ""


def _metas(root: etree._Element) -> dict[str, str]:
    """The first content of each `<meta>`, by its name."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        names = ("property", "name", "itemprop", "http-equiv")
        name = next(filter(None, map(meta.get, names)), None)
        content = meta.get("content")
        if name and content:
            metas.setdefault(name.strip().lower(), content.strip())
    return metas


def _dates(
    root: etree._Element, metas: dict[str, str], data: list[dict[str, Any]]
) -> Iterator[tuple[int, str]]:
    """What the page says of its publication, with a rank: the lower, the surer."""
    for thing in data:
        yield 1, _string(thing.get("datePublished"))
    for name, rank in _PUBLISHED.items():
        yield rank, metas.get(name, "")
    for element in root.iter("time"):
        if element.get("itemprop") == "datePublished" or "pubdate" in element.attrib:
            yield 3, element.get("datetime", "")


def _is_locked(metas: dict[str, str], data: list[dict[str, Any]]) -> bool:
    free = [thing.get("isAccessibleForFree") for thing in data]
    if any(value is False or str(value).lower() == "false" for value in free if value is not None):
        return True
    return metas.get("article:content_tier") == "locked"


def _objects(root: etree._Element) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD, those in a list or graph too."""
    for script in root.iter("script"):
        if script.get("type", "").lower() != "application/ld+json" or not script.text:
            continue
        text = _DATA.search(script.text[:MAX_DATA])
        try:
            data = json.loads(_LAST_COMMA.sub("", text[0]) if text else "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in data if isinstance(data, list) else [data]:
            if isinstance(thing, dict):
                yield thing
                graph, entity = thing.get("@graph"), thing.get("mainEntity")
                parts = [*(graph if isinstance(graph, list) else ()), entity]
                yield from (part for part in parts if isinstance(part, dict))


def _is_article(thing: dict[str, Any]) -> bool:
    kind = str(thing.get("@type"))
    return any(mark in kind for mark in ("Article", "Posting", "Report"))


def _publisher(articles: list[dict[str, Any]]) -> str:
    publishers = (thing.get("publisher") for thing in articles)
    return next((_string(p.get("name")) for p in publishers if isinstance(p, dict)), "")


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _title(titles: list[str], heads: list[str], site: str) -> str:
    """The first title, without the site's name behind it; the heading where it begins like it."""
    title = titles[0] if titles else ""
    heading = clean.line(heads[0]) if heads else ""
    if heading and title.startswith(heading) and (len(heads) == 1 or len(heading) > LABEL):
        return heading
    sites = (site.casefold(), site.split(".", maxsplit=1)[0].casefold())
    for mark in (" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " ∙ ", " « ", " / "):
        head, _, tail = title.rpartition(mark)
        if head and tail.casefold() in sites:
            return head
        head, _, tail = title.partition(mark)
        if tail and head.casefold() in sites:
            return tail
    return title


def _string(raw: object) -> str:
    return raw.strip() if isinstance(raw, str) else ""


def _time(raw: str) -> datetime | None:
    """A time or a day, in its own zone."""
    raw = raw.strip()
    return date_of(raw) if SHORTEST_DATE <= len(raw) <= LONGEST_DATE else None


def _day_by_heading(root: etree._Element, url: str) -> datetime | None:
    """The time by the heading, else the day in the address or in a line that is marked as a date.

    htmldate is given these lines alone, because in a page it takes a day from the prose too.
    """
    from htmldate import find_date
    from lxml.html import Element

    for element in _TIME_BY_HEADING(root):
        if time := _time(element.get("datetime", "")):
            return time
    lines = [line for line in _DATE_LINES(root) if not _UPDATED.match(line_of(line))]
    page = Element("html")
    body = etree.SubElement(page, "body")
    for line in lines[:DATE_LINES]:
        text = etree.SubElement(body, "time", {"class": "date"})
        text.text = line_of(line)
        text.set("datetime", line.get("datetime") or "")
    try:
        day = _time(find_date(page, extensive_search=False, original_date=True, url=url) or "")
    except Exception:  # noqa: BLE001 a date that htmldate fails on is none
        day = None
    # htmldate knows no time of day, no other calendar and few languages
    times = [time for line in body if (time := _time(line.text or ""))]
    same = (time for time in times if day and time.date() == day.date())
    return next(same, day or next(iter(times), None))
