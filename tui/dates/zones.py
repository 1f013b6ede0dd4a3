"""Zones as they are written behind a time: offsets, names, places of the tz database."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"(?<!-\d\d)([+\-\u2212])\s?(\d{1,2})(?::?([0-5]\d))?(?!\d|-\d)")
_ZONE = re.compile(
    r"(?<![\w/])(?:Etc/GMT[+-]\d{1,2}|[A-Za-z]+(?:/[A-Za-z_\-]+){1,2}"
    r"|[A-Za-z]{1,4}\d?[A-Za-z]{0,3}|МСК|мск)(?![\w/])"
)
_NAMED = re.compile(r"(?:[A-Z][A-Za-z.]+ ){1,3}(?:Standard|Daylight|Summer) Time\b")
"""A zone as Windows and browsers name it: Eastern Daylight Time."""

_WIDEST = 15
"""Hours of the zone that is farthest from UTC, and one to spare."""


def zone_of(text: str, moment: datetime) -> tzinfo | None:
    """Read the zone that a text names, as it is at a moment; None where it names none."""
    if "Etc/" not in text and (match := _OFFSET.search(text)):  # there the sign is the other way
        return offset_of(match[1], match[2], match[3])
    if match := _NAMED.search(text):
        return _zone_of_windows(match[0], moment)
    for match in _ZONE.finditer(text):
        if zone := _zone_by_name(match[0], moment):
            return zone
    return None


def offset_of(sign: str, hours: str, minutes: str | None) -> tzinfo:
    """Make a zone of an offset's parts; UTC where no zone is so far from it."""
    size = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if size > timedelta(hours=_WIDEST):
        return UTC
    return timezone(size if sign == "+" else -size)


def _zone_of_windows(name: str, moment: datetime) -> tzinfo | None:
    from babel.core import get_global

    name = name.replace(" Daylight ", " Standard ").replace(" Summer ", " Standard ")
    return _zone_by_name(get_global("windows_zone_mapping").get(name, ""), moment)


def _zone_by_name(name: str, moment: datetime) -> tzinfo | None:
    written = zones().get(name.upper(), name if "/" in name else "")
    if match := _OFFSET.fullmatch(written):
        return offset_of(match[1], match[2], match[3])
    if "/" not in written:
        return None
    try:
        offset = moment.replace(tzinfo=ZoneInfo(written)).utcoffset()
    except (ValueError, OSError, LookupError):
        return None
    return timezone(offset) if offset is not None else None


@cache
def zones() -> dict[str, str]:
    """Load the names of zones that are no places: offsets, or places of the tz database."""
    return tomllib.loads(Path(__file__).with_name("zones.toml").read_text(encoding="utf-8"))
