"""Reads the day of a page from a bare line by its heading, or from its address."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

from tui.dates import date_of
from tui.pages.element_text import line_of

LONGEST_LINE = 80
"""Characters of a line with a day, its weekday and time, and who wrote it."""

_LINES_BY_HEADING = etree.XPath(
    "(//h1)[1]/preceding-sibling::*[1]"
    " | (//h1)[1]/following::*[not(self::script or self::style)][normalize-space(text())]"
    "[position() < 5]"
)
_NAME = r"[^\d\s,.]{3,15}"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_DAY = re.compile(
    rf"(?:{_NAME}\.?,?\s+)??(?:{_NUMBER}\s+(?:de\s+)?{_NAME}\.?,?\s+(?:de\s+)?\d{{4}}"
    rf"|{_NAME}\.?\s+{_NUMBER},?\s+\d{{4}}|\d{{4}}([-./])\d{{1,2}}\1\d{{1,2}}"
    r"|\d{1,2}([-./])\d{1,2}\2\d{4}|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])"
    r"(?:\W{1,3}(?:[^\W\d]{1,6}\s)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?\s?[A-Z]{0,5})?",
    re.IGNORECASE,
)
"""A line that is nothing but a day, with a weekday before it or a time of day behind it."""

_LABEL = re.compile(
    r"(?:first )?(?:published|posted|publié|veröffentlicht|publicado|pubblicato|gepubliceerd"
    r"|opublikowano|опубликовано|опубліковано|yayınlan\w*)(?: on| le| am| el| em| il| op)?\s*:?\s+",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"(?:last |latest )?(?:updated?|modified|revised|actuali[sz]ad[oa]|atualizad[oa]|mis à jour"
    r"|aktualisiert|aggiornat[oa]|bijgewerkt|aktualizacja|обновлен|оновлено|güncelle|تحديث"
    r"|آخر تحديث|به.?روز|更新|수정|diperbarui|cập nhật)",
    re.IGNORECASE,
)
"""Lines of a date that say when a page was changed, not when it came."""

_PARTS = re.compile(r"\s+[|·•–—]\s+|\s*[|·•]\s*|\s+by\s+(?=[^\W\d])")
_IN_ADDRESS = re.compile(
    r"/(?:(?:19[89]|20[0-9])\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=[-_/])"
    r"|(?P<year>(?:19[89]|20[0-9])\d)/(?P<month>[a-z]{3,9})/(?P<day>\d{1,2})(?=/))",
    re.IGNORECASE,
)
"""As in /20260309-ferry and /2026/mar/09/ferry; a number by itself may count articles."""


def unmarked_day(root: etree._Element, url: str) -> datetime | None:
    """Read the day from a line that is nothing else, next to the heading; or from the address."""
    for element in _LINES_BY_HEADING(root):
        line = line_of(element)
        if len(line) > LONGEST_LINE or UPDATED.match(line):
            continue
        for part in _PARTS.split(line):
            day = _LABEL.sub("", part.strip(), count=1)
            if _DAY.fullmatch(day) and (time := date_of(day)):
                return time
    return _day_in_address(urlsplit(url).path)


def _day_in_address(path: str) -> datetime | None:
    match = _IN_ADDRESS.search(path)
    if match is None:
        return None
    if match["year"]:
        return date_of(f"{match['day']} {match['month']} {match['year']}")
    digits = match[0].strip("/")
    return date_of(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
