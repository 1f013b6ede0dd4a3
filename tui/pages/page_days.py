"""Reads when a page was published: from its data, its head, and the lines beside its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from lxml import etree

from tui.dates import date_of
from tui.pages.day_order import Reader
from tui.pages.element_text import line_of
from tui.pages.unmarked_days import (
    PUBLISHED,
    UPDATED,
    unmarked_day,
    without_change,
    without_label,
)

ZONES = timedelta(days=2)
"""How far apart two times can be that are one day, each in a zone of its own."""

DATE_LINES = 5
"""Lines that are marked as dates and looked at; the article's own is among the first."""

_RANKS = (
    "articlepublishedtime ogarticlepublishedtime articlepublished ogpublishedtime",
    "datepublished rnewsdatepublished",
    """dcdateissued dctermsissued dctermscreated dcdatecreated pubdate ogpubdate btpubdate
    publishdate publicationdate originalpublicationdate parselypubdate citationpublicationdate
    isopublishdate articledateoriginal vrpublishedtime shareaholicarticlepublishedtime
    cxenseparsepublishtime cxenseparserecspublishtime publishedtime publisheddate publishedat
    mediatorpublishedtime firstpublishdate firstpublished vfpublishedtime gtmpublish ptime
    articlecreated articlecreatedtime articlecreateddate""",
    "sailthrudate",
    "date dcdate dctermsdate created",
)
_PUBLISHED = {name: rank for rank, names in enumerate(_RANKS) for name in names.split()}
"""Names of a `<meta>` that give the time of publication, and how far down they are believed."""

_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19[89]|20\d)\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?!\d)"
)
_NO_LETTERS = re.compile(r"[^a-z]+")
_BESIDE = (
    "[not(ancestor-or-self::aside or ancestor::nav or ancestor-or-self::footer)]"
    "[not(ancestor::*[contains(@class, 'related') or contains(@class, 'recommend')"
    " or contains(@class, 'teaser') or contains(@class, 'card') or contains(@class, 'sidebar')]"
    "[not(.//h1)])]"
)
"""No line of what stands beside an article, where the days of others are."""

_TIMES_BY_HEADING = etree.XPath(
    f"(ancestor::*[position() < 4]//time[@datetime]{_BESIDE})[position() < 6]"
    " | following::span[@title][string-length() < 60][position() < 4]"
)
_NAMED = " or ".join(
    f"contains(., '{name}')"
    for name in ("date", "time", "publi", "posted", "byline", "fecha", "datum", "tarih")
)
_PLACED = etree.XPath(
    "//body//*[self::h1 or self::p or self::time or self::span[@title]"
    f" or @class[{_NAMED}] or @id[contains(., 'date')]]"
)
"""What says where lines stand, and what may be a line with a day, in the order of the page."""

_IS_DATE_LINE = etree.XPath(
    f"self::*[self::time or @class[{_NAMED}] or @id[contains(., 'date')]]"
    f"[not(*/*/*)][string-length(.) < 100]{_BESIDE}"
)
_MOMENTS = ("datetime", "title", "data-timestamp", "data-date", "data-datetime", "data-time")
"""Attributes that hold the moment of which a line says how long ago it was."""

PARAGRAPH, PARAGRAPHS = 80, 2
"""Characters of a paragraph, and how many of them below the heading begin the text itself."""

SENTENCE = 60
"""Characters that stand around a day that a sentence names, and around none of a line of dates."""


def stated_time(
    read: Reader,
    metas: dict[str, str],
    articles: list[dict[str, Any]],
    data: list[dict[str, Any]],
) -> datetime | None:
    """Read the surest time of publication that a page's data and head state."""
    times: dict[int, datetime] = {}
    for rank, raw in _stated(metas, articles, data):
        if rank not in times and (time := read(raw)):
            times[rank] = time
    return times[min(times)] if times else None


def _stated(
    metas: dict[str, str], articles: list[dict[str, Any]], data: list[dict[str, Any]]
) -> Iterator[tuple[int, str]]:
    """What the page says of its publication, with a rank: the lower, the surer."""
    for thing in articles:
        yield 1, _written(thing.get("datePublished"))
        yield 4, _written(thing.get("dateCreated"))
    for thing in data:
        yield 3, _written(thing.get("datePublished"))
    for name, content in metas.items():
        rank = _PUBLISHED.get(_NO_LETTERS.sub("", name))
        if rank is not None:
            yield rank, content


def _written(raw: object) -> str:
    """A date of data as it is written, be it a number of seconds or the first of a list."""
    first = next(iter(raw), "") if isinstance(raw, list) else raw
    return str(first) if isinstance(first, str | int | float) else ""


def time_by_heading(
    read: Reader, root: etree._Element, heading: etree._Element | None, url: str
) -> datetime | None:
    """Read the time by the heading, else the day in the address or in a line marked as a date.

    htmldate is given lines alone, because in a page it takes a day from the prose too.
    """
    placed = _PLACED(root)
    order = _order(placed, heading)
    marked = [element for element in root.iter("time") if _is_marked(element)]
    if len({element.get("datetime") for element in marked}) > 1:
        marked = _nearest(marked, order)
    by_heading = [] if heading is None else _TIMES_BY_HEADING(heading)
    near = [e for e in _nearest(by_heading, order) if not (_in_sentence(e) or _of_change(e))]
    if time := next(filter(None, (_time_of(read, e) for e in (*marked, *near))), None):
        return time
    lines = _nearest(_date_lines(placed), order)[:DATE_LINES]
    written = [
        text for line in lines for text in (_moment(read, line), without_change(line_of(line)))
    ]
    times = [time for text in written if (time := read(text))]
    day = _day_in_address(url)
    same = (time for time in times if day and time.date() == day.date())
    found = next(same, day or next(iter(times), None))
    return found or _by_htmldate(lines) or unmarked_day(read, heading, url)


def _is_marked(time: etree._Element) -> bool:
    return time.get("itemprop") == "datePublished" or "pubdate" in time.attrib


def _time_of(read: Reader, element: etree._Element) -> datetime | None:
    """The time of an element, or the day that it says it was published on where that is another.

    Some sites give the time of the last change beside the words for the first day.
    """
    time = read(element.get("datetime") or element.get("title", ""))
    line = line_of(element)
    if time and PUBLISHED.match(line) and (day := read(without_label(line))):
        return time if abs(time.replace(tzinfo=None) - day.replace(tzinfo=None)) < ZONES else day
    return time


def _day_in_address(url: str) -> datetime | None:
    """The day that an address has between its signs, unless it is yet to come."""
    match = _IN_ADDRESS.search(url)
    day = date_of("-".join(match.groups())) if match else None
    return day if day and day < datetime.now(day.tzinfo) + ZONES else None


def _by_htmldate(lines: list[etree._Element]) -> datetime | None:
    """The day of lines, which htmldate knows more forms of, but no time of day."""
    if not lines:
        return None
    from htmldate import find_date
    from lxml.html import Element

    page = Element("html")
    body = etree.SubElement(page, "body")
    for line in lines:
        etree.SubElement(body, "time", {"class": "date"}).text = without_change(line_of(line))
    try:
        day = find_date(page, extensive_search=False, original_date=True)
    except Exception:  # noqa: BLE001 a date that htmldate fails on is none
        return None
    return date_of(day) if day else None


def _order(
    placed: list[etree._Element], heading: etree._Element | None
) -> dict[etree._Element, int]:
    """Where elements of a page stand: 0 below its heading, 1 above it, 2 behind its text."""
    order: dict[etree._Element, int] = {}
    texts, place = 0, 0 if heading is None else 1
    for element in placed:
        if element is heading:
            place = 0
        elif element.tag == "p" and place == 0:
            texts += len(line_of(element)) > PARAGRAPH
            place = 2 if texts > PARAGRAPHS else 0
        order[element] = place
    return order


def _nearest(
    elements: list[etree._Element], order: dict[etree._Element, int]
) -> list[etree._Element]:
    """Elements by how near they are to the heading; behind the text a day may be of anything."""
    near = [e for e in elements if order.get(e, 2) < 2 or PUBLISHED.match(line_of(e))]
    return sorted(near, key=lambda element: order.get(element, 2))


def _date_lines(placed: list[etree._Element]) -> list[etree._Element]:
    """The lines that are marked as a date, but for those of an update or in a sentence."""
    lines = (element for element in placed if _IS_DATE_LINE(element))
    return [line for line in lines if not (_in_sentence(line) or _of_change(line))]


def _of_change(element: etree._Element) -> bool:
    """Tell whether an element says when the page was changed, by its name or by its words."""
    name = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
    published = "publ" in name or "entry-date" in name
    if ("updat" in name or "modif" in name) and not published:
        return True
    text = line_of(element)
    parent, previous = element.getparent(), element.getprevious()
    if element.tag == "time" and parent is not None:
        before = parent.text if previous is None else previous.tail
        text = f"{(before or '').strip()} {text}".lstrip()
    return bool(UPDATED.match(text)) and not without_change(text)


def _in_sentence(element: etree._Element) -> bool:
    parent = element.getparent()
    if element.tag != "time" or parent is None or parent.tag not in ("p", "li", "td"):
        return False
    return len(line_of(parent)) > len(line_of(element)) + SENTENCE


def _moment(read: Reader, line: etree._Element) -> str:
    """The moment that the attributes of a line give, of which it may say how long ago it was."""
    return next((text for name in _MOMENTS if read(text := line.get(name, ""))), "")
