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
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tui import clean
from tui.pages.bylines import author_of
from tui.pages.day_order import day_reader
from tui.pages.element_text import letters_of, line_of
from tui.pages.page_days import stated_time, time_by_heading

if TYPE_CHECKING:
    from lxml import etree

MAX_DATA = 200_000
"""Characters of structured data that are read."""

HEADINGS = 4
"""First headings that are looked at; a page has one, or one for each article below another."""

LABEL = 20
"""Characters up to which the first of several headings may be a section's name."""

_LAST_COMMA = re.compile(r",(?=\s*[\]}])")
_DATA = re.compile(r"\[\s*\{.*\}\s*\]|\{.*\}", re.DOTALL)
"""JSON in a script, which may stand in a comment or a section of XML."""

_IN_BROKEN_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,60})"')
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
    articles = _own([thing for thing in data if _is_article(thing)], url)
    read = day_reader(root, url)
    stated = stated_time(read, metas, articles, data)
    heads = [line_of(h1) for h1 in islice(root.iter("h1"), HEADINGS)]
    heading = _main_heading(root, metas)
    page_title = next((line_of(title) for title in root.iter("title")), "")
    site = metas.get("og:site_name") or _publisher(articles) or _host(url)
    shown = heads[0] if len(heads) == 1 and len(heads[0]) > LABEL else ""
    titles = (
        *(metas.get("og:title"), shown if page_title.startswith(shown) else ""),
        *(_string(thing.get("headline")) for thing in articles),
        *(metas.get("twitter:title"), heads[0] if len(heads) == 1 else "", page_title),
    )
    return Metadata(
        title=_title([clean.line(title) for title in titles if title], heads, clean.line(site)),
        author=_without_site(author_of(root, metas, articles), site, url),
        site=clean.line(site),
        published=stated or time_by_heading(read, root, heading, url),
        language=_language(root, metas),
        headings=tuple(filter(None, (page_title, *heads))),
        locked=_is_locked(metas, data),
        dated=stated is not None,
        live=any("LiveBlog" in str(thing.get("@type")) for thing in data),
        length=max((len(_string(thing.get("articleBody"))) for thing in articles), default=0),
    )


def _main_heading(root: etree._Element, metas: dict[str, str]) -> etree._Element | None:
    """The first heading of a page that its titles name, or the first at all."""
    headings = list(islice(root.iter("h1"), HEADINGS))
    titles = [metas.get("og:title", ""), *map(line_of, islice(root.iter("title"), 1))]
    known = [letters_of(title) for title in titles]
    named = (
        heading
        for heading in headings
        if len(letters := letters_of(line_of(heading))) > LABEL and any(letters in t for t in known)
    )
    return next(named, next(iter(headings), None))


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
            if date := _IN_BROKEN_DATA.search(script.text[:MAX_DATA]):
                yield {"@type": "Article", "datePublished": date[1]}
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


def _own(articles: list[dict[str, Any]], url: str) -> list[dict[str, Any]]:
    """The articles of a page's data, without others that it lists, where one is this page."""
    if len(articles) < 2:
        return articles
    page = _bare(url)
    return [thing for thing in articles if page in _addresses(thing)] or articles


def _addresses(thing: dict[str, Any]) -> list[str]:
    """The addresses that a thing of a page's data says it has."""
    page = thing.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    return [_bare(_string(address)) for address in (thing.get("url"), thing.get("@id"), page)]


def _bare(address: str) -> str:
    return address.partition("#")[0].partition("?")[0].partition("//")[2].rstrip("/")


def _publisher(articles: list[dict[str, Any]]) -> str:
    publishers = (thing.get("publisher") for thing in articles)
    return next((_string(p.get("name")) for p in publishers if isinstance(p, dict)), "")


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _without_site(authors: str, site: str, url: str) -> str:
    """The authors but for the outlet itself, which some name as the one of all its articles."""
    host = _host(url)
    sites = {letters_of(name) for name in (site, host, host.rpartition(".")[0])}
    return ", ".join(name for name in authors.split(", ") if letters_of(name) not in sites)


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
