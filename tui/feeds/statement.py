"""What a source says of an event in elements made for it, beside its text.

GeoRSS, W3C geo, GDACS, CAP, the hurricane centre's own elements, USGS's and ReliefWeb's ways with
HTML, and the captions of Media RSS.
"""

from __future__ import annotations

import html
import re
from datetime import datetime
from typing import TYPE_CHECKING

from tui import clean
from tui.dates import date_of
from tui.feeds.elements import name_of, namespace_of, text_of
from tui.feeds.plain_line import plain_line
from tui.model import Statement

if TYPE_CHECKING:
    from lxml import etree

MODULES = (
    *(b"georss", b"/2003/01/geo", b"gdacs.org", b"emergency:cap", b"nhc.noaa.gov"),
    *(b"mrss", b"Affected countr"),
)
"""What a document holds in which `statement_of` finds anything."""

_POINTS = ("georss:point", "gml:pos", "geo:lat_long", "georss:circle", "nhc:center", "cap:circle")
_AREAS = ("georss:polygon", "cap:polygon", "georss:box", "gml:poslist", "georss:line")
_PLACES = ("georss:featurename", "cap:areadesc", "gdacs:country")
_STARTS = ("gdacs:fromdate", "cap:onset", "cap:effective", "nhc:datetime")
_ENDS = ("gdacs:todate", "cap:expires")
_ALERTS = ("gdacs:alertlevel", "cap:severity")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,2})?")
_EVENTS = {
    "EQ": "earthquake", "TC": "tropical cyclone", "FL": "flood", "VO": "volcano",
    "DR": "drought", "WF": "wildfire", "TS": "tsunami",
}  # fmt: skip
"""GDACS's codes."""

_QUAKE_TIME = re.compile(r"<dt>\s*Time\s*</dt>\s*<dd>([^<]{10,40})</dd>", re.IGNORECASE)
_COUNTRIES = re.compile(r"Affected countr(?:y|ies):\s*([^<]{2,500})", re.IGNORECASE)
_EXERCISES = frozenset({"exercise", "test", "draft", "system"})
_WITHDRAWALS = frozenset({"cancel", "error"})
"""Types of CAP messages that take an earlier one back."""

_MAX = 200
"""Characters of a field that are kept."""

_MAX_AREA = 20_000


def statement_of(item: etree._Element, text: str) -> Statement | None:
    """Read what an item states beside its text, which is HTML; None where that is nothing."""
    values = _values(item)
    point = _point(values)
    quake = _QUAKE_TIME.search(text) if "georss:elev" in values else None
    statement = Statement(
        place=_first(values, _PLACES) or ", ".join(countries_of(text)),
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        event=_event(values) or ("earthquake" if quake else ""),
        alert=" ".join(filter(None, (_first(values, _ALERTS), _first(values, ("cap:urgency",))))),
        magnitude=_first(values, ("gdacs:severity", "nhc:wind")),
        population=_first(values, ("gdacs:population",)),
        starts=date_of(quake[1]) if quake else _moment(values, _STARTS),
        ends=_moment(values, _ENDS),
        status=_status(values),
        exercise=values.get("cap:status", "").lower() in _EXERCISES,
        picture=_picture(values),
    )
    return None if statement == Statement() else statement


def countries_of(text: str) -> list[str]:
    """Read the countries that ReliefWeb names at the head of its HTML; categories mix them up."""
    match = _COUNTRIES.search(text[:4_000])
    if match is None:
        return []
    return [clean.line(name, _MAX) for name in html.unescape(match[1]).split(",") if name.strip()]


def _values(item: etree._Element) -> dict[str, str]:
    """The text of every element below an item by its name, of several the first."""
    own = namespace_of(item)
    values: dict[str, str] = {}
    for element in item.iterdescendants("*"):
        name = name_of(element.tag, own, element.prefix)
        if ":" in name and not name.startswith(("xhtml:", "http", "content:")):
            values.setdefault(name, text_of(element)[:_MAX_AREA])
    return {name: text for name, text in values.items() if text}


def _first(values: dict[str, str], names: tuple[str, ...]) -> str:
    return clean.line(next((values[name] for name in names if name in values), ""), _MAX)


def _point(values: dict[str, str]) -> tuple[float, float] | None:
    """Latitude and longitude: of a point, or of the middle of an area."""
    lat, lon = values.get("geo:lat", ""), values.get("geo:long", "") or values.get("geo:lon", "")
    if point := _checked(_NUMBER.findall(f"{lat} {lon}".replace(",", "."))[:2]):
        return point
    for name in _POINTS:
        if point := _checked(_NUMBER.findall(values.get(name, ""))[:2]):
            return point
    corners = f"{values.get('gml:lowercorner', '')} {values.get('gml:uppercorner', '')}"
    for area in (*(values.get(name, "") for name in _AREAS), corners):
        numbers = [float(number) for number in _NUMBER.findall(area)]
        lats, lons = numbers[::2], numbers[1::2]
        if len(lats) > 1 and len(lats) == len(lons):
            return _checked([str(round(value, 4)) for value in (_middle(lats), _middle_lon(lons))])
    return None


def _middle(values: list[float]) -> float:
    return (min(values) + max(values)) / 2


def _middle_lon(lons: list[float]) -> float:
    """The longitude in the middle; what spans more than half the globe crosses the date line."""
    if max(lons) - min(lons) <= 180:
        return _middle(lons)
    middle = _middle([lon % 360 for lon in lons])
    return middle - 360 if middle > 180 else middle


def _checked(numbers: list[str]) -> tuple[float, float] | None:
    if len(numbers) != 2:
        return None
    lat, lon = map(float, numbers)
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 and (lat or lon) else None


def _event(values: dict[str, str]) -> str:
    kind = values.get("gdacs:eventtype", "")
    name = values.get("gdacs:eventname", "") or values.get("nhc:name", "")
    kind = (
        _EVENTS.get(kind.upper(), kind) or values.get("cap:event", "") or values.get("nhc:type", "")
    )
    return clean.line(" ".join(filter(None, (kind, name))), _MAX)


def _status(values: dict[str, str]) -> str:
    """What a CAP message is, and that it takes an earlier one back."""
    kind = _first(values, ("cap:msgtype",))
    status = _first(values, ("cap:status",))
    return f"{status} {kind}".strip() if kind.lower() in _WITHDRAWALS else status


def _moment(values: dict[str, str], names: tuple[str, ...]) -> datetime | None:
    return date_of(_first(values, names))


def _picture(values: dict[str, str]) -> str:
    """What a picture shows and who took it."""
    shows = values.get("media:description", "") or values.get("media:title", "")
    credit = values.get("media:credit", "")
    return clean.line(", ".join(filter(None, map(plain_line, (shows, credit)))), _MAX)
