"""Reads the day of a page from a bare line by its heading, or from its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from urllib.parse import urlsplit

from lxml import etree

from tui.dates import date_of
from tui.pages.day_order import Reader
from tui.pages.element_text import line_of

LONGEST_LINE = 120
"""Characters of a line with a day and a time, who wrote it, and when it was changed."""

_LINES_BY_HEADING = etree.XPath(
    "preceding-sibling::*[1]"
    " | following::*[not(self::script or self::style)][normalize-space(text())][position() < 5]"
)
_NAME = r"(?:[^\d\s,.،:|]{2,15}|[\u0e01-\u0e4e]{1,3}\.[\u0e01-\u0e2e])"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?:\d{4}|['’]?\d\d(?![\d:]))"
_DAY = (
    rf"(?:{_NUMBER}\s+(?:de\s+|ב)?{_NAME}\.?,?\s+(?:del?\s+)?{_YEAR}(?:\s?[гр]\.?)?"
    rf"|{_NAME}\.?\s+{_NUMBER}(?:\s+ቀን)?[,،፣]?\s+{_YEAR}(?:\s?(?:ዓ\.?\s?ም|እ\.?ኤ\.?አ)\.?)?"
    rf"|\d{{4}}\.?\s+{_NAME}\s+{_NUMBER}(?:\s?गते)?"
    r"|\d{4}([-./])\s?\d{1,2}\1\s?\d{1,2}\.?|\d{1,2}([-./])\d{1,2}\2(?:\d{4}|\d\d)(?![\d:])"
    r"|\d{1,2}\. \d{1,2}\. \d{4}"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])"
)
_CLOCK = (
    r"(?:[^\W\d]{2}\s)?\d{1,2}\s?[:.hH時时시]\s?(?:\d{2}|\d(?=\s?[分분]))(?:[:.]\d{2})?\s?[分분]?"
    r"(?:\s?(?:[ap]\.?\s?m\.?|[صم]|পিএম|এএম)(?!\w))?(?:\s?(?:Uhr|uur|hrs?|hs?|น)\.?(?!\w))?"
    r"(?:\s?\(?[A-ZА-Я]{1,5}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?"
)
_WEEKDAY = r"(?:[^\d\s:|]{1,15}[.,،]{0,2}\s+|[^\d\s:|]{2,8}\s[^\d\s:|]{2,8}[,،]\s+)?"
_LINE = re.compile(
    rf"(?:{_CLOCK}\s?[,،/·-]\s+)?{_WEEKDAY}{_DAY}"
    rf"(?:\s?[(（][^\d()（）]{{1,3}}[)）])?(?:\W{{0,4}}(?:[^\d\s|]{{1,12}}\s)?{_CLOCK})?"
    r"(?:[,،]\s[^\W\d]\S{1,11})?(?:\s*(?:来源|來源|источник)\s?[:：].*|\s(?:송고|등록|公開|掲載|配信))?",
    re.IGNORECASE,
)
"""A line that is nothing but a day, with a weekday before it or a time of day behind it."""

_PUBLISHED = (
    r"published|posted|publi(?:é|cad[oa]|kováno|cerad|ceret|sert|cat)|veröffentlicht|erstellt"
    r"|pubblicat[oa]|gepubliceerd|geplaatst|opublikowan[oa]|data publikacji|опубликован\w*"
    r"|опубліковано|yayınlan\w*|yayın tarihi|giriş|oluşturulma|تاريخ النشر|نشر(?:ت)? في|نُشر|انتشار"
    r"|تاریخ انتشار|प्रकाशित|প্রকাশিত|প্রকাশ|发布(?:时间)?|發布(?:時間)?|發佈|公開|投稿"
    r"|(?:기사)?입력|등록|승인|đăng lúc|terbit"
)
_LABEL = re.compile(
    rf"(?:first )?(?:[^\d:：]{{2,20}}[:：]|by [^\d,:|]{{3,60}},|{_PUBLISHED})"
    r"(?: on| le| am| el| em| il| op|[ée]e le)?"
    r"\s*[:：]?\s*",
    re.IGNORECASE,
)
_CHANGED = (
    r"(?:last |latest |zuletzt )?(?:updated?|modified|revised|edited|actuali[sz]ad[oa]|actualisé"
    r"|atualizad[oa]|mis à jour|modifié|modificad[oa]|aktualisiert|geändert|aggiornat[oa]"
    r"|modificat[oa]|bijgewerkt|aktualizacja|uppdaterad|opdateret|oppdatert|päivitetty|обновл|оновл"
    r"|изменен|güncelle|son güncelleme|تحديث|آخر تحديث|به.?روز|ویرایش|अपडेट|আপডেট"
    r"|更新|修改|(?:기사)?수정|diperbarui|cập nhật)"
)
UPDATED = re.compile(_CHANGED, re.IGNORECASE)
"""Beginnings of what says when a page was changed, not when it came."""

_CHANGE = re.compile(
    rf"(?:(?<!\w)|(?<=[가-힣])){_CHANGED}.*?(?={_PUBLISHED}|$)"
    r"|(?:temps de lecture|tiempo de lectura|(?:tempo di )?lettura|lesezeit|reading time)\b.*"
    r"|(?:کد|شناسه) خبر.*|(?<!\S)\d+ comments?$",
    re.IGNORECASE,
)
PUBLISHED = re.compile(rf"(?:first )?(?:{_PUBLISHED})", re.IGNORECASE)
"""Beginnings of what says when a page came."""

_PARTS = re.compile(r"\s+[|·•>›»–—-]\s+|\s*[|·•]\s*|\s+by\s+(?=[^\W\d])")
_IN_ADDRESS = re.compile(
    r"/(?:(?:19[89]|20[0-9])\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=[-_/])"
    r"|(?P<year>(?:19[89]|20[0-9])\d)/(?P<month>[a-z]{3,9})/(?P<day>\d{1,2})(?=/))",
    re.IGNORECASE,
)
"""As in /20260309-ferry and /2026/mar/09/ferry; a number by itself may count articles."""


def without_change(line: str) -> str:
    """Take out of a line what it says of a change: from that word on, or up to the publication."""
    return _CHANGE.sub("", line).strip(" ,;/|·•–—-()[]【】\u00a0")


def without_label(line: str) -> str:
    """Take from a line what says that a day follows, as "Published on"."""
    return _LABEL.sub("", line, count=1)


def is_day(line: str) -> bool:
    """Tell whether a line is nothing but a day, with its time and a label before it or without."""
    if len(line) > LONGEST_LINE or not any(map(str.isdecimal, line)):
        return False
    rest = without_change(line)
    return bool(_LINE.fullmatch(rest) or _LINE.fullmatch(without_label(rest)))


def unmarked_day(read: Reader, heading: etree._Element | None, url: str) -> datetime | None:
    """Read the day from a line that is nothing else, next to the heading; or from the address."""
    for element in [] if heading is None else _LINES_BY_HEADING(heading):
        line = line_of(element)
        if len(line) > LONGEST_LINE or not any(map(str.isdecimal, line)):
            continue
        for day in _stretches(without_change(line)):
            if _LINE.fullmatch(day) and (time := read(day)):
                return time
    return _day_in_address(urlsplit(url).path)


def _stretches(line: str) -> Iterator[str]:
    """A line, and what lies between its signs, the longest first, each also without a label."""
    ends = [(0, 0), *(sign.span() for sign in _PARTS.finditer(line)), (len(line), len(line))]
    stretches = {line[start[1] : end[0]].strip() for start, end in combinations(ends, 2)}
    for stretch in sorted(stretches, key=len, reverse=True):
        yield stretch
        yield without_label(stretch)


def _day_in_address(path: str) -> datetime | None:
    match = _IN_ADDRESS.search(path)
    if match is None:
        return None
    if match["year"]:
        return date_of(f"{match['day']} {match['month']} {match['year']}")
    digits = match[0].strip("/")
    return date_of(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
