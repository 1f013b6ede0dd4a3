"""Dates as feeds write them, and the moments that they are."""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.dates import date_of, zones

WRITTEN = {
    "Thu, 10 Jul 2025 08:57:00 CEST": "2025-07-10T06:57",
    "Thu, 10 Jul 2025 08:57:00 MEST": "2025-07-10T06:57",
    "Thu, 05 Feb 2026 16:18:00 EST": "2026-02-05T21:18",
    "Thu, 09 Jul 2026 10:00:00 ET": "2026-07-09T14:00",
    "Thu, 05 Feb 2026 10:00:00 ET": "2026-02-05T15:00",
    "Thu, 05 Feb 2026 10:00:00 PKT": "2026-02-05T05:00",
    "Thu, 05 Feb 2026 10:00:00 EAT": "2026-02-05T07:00",
    "Thu, 05 Feb 2026 10:00:00 WIB": "2026-02-05T03:00",
    "Thu, 05 Feb 2026 10:00:00 IST": "2026-02-05T04:30",
    "Thu, 05 Feb 2026 10:00:00 America/Los_Angeles": "2026-02-05T18:00",
    "Thu, 05 Feb 2026 10:00:00 GMT+7": "2026-02-05T03:00",
    "Thu, 05 Feb 2026 10:00:00 GMT-07:00": "2026-02-05T17:00",
    "Thu, 05 Feb 2026 10:00:00 UTC+03:00": "2026-02-05T07:00",
    "Thu, 05 Feb 2026 10:00:00 +03:00": "2026-02-05T07:00",
    "Thu, 05 Feb 2026 10:00:00 +03": "2026-02-05T07:00",
    "Thu, 05 Feb 2026 10:00:00 +0545": "2026-02-05T04:15",
    "Thu, 05 Feb 2026 10:00:00 +0100 (CET)": "2026-02-05T09:00",
    "Thu, 05 Feb 2026 10:00:00 +0100 +0100": "2026-02-05T09:00",
    "Thu, 05 Feb 2026 10:00:00 −0300": "2026-02-05T13:00",
    "Thu, 05 Feb 2026 10:00:00 +9900": "2026-02-05T10:00",
    "Thu Feb 05 2026 10:00:00 GMT+0100 (Central European Standard Time)": "2026-02-05T09:00",
    "Thu Feb  5 10:00:00 EST 2026": "2026-02-05T15:00",
    "Thu, Feb 05 2026 08:28:28 PM": "2026-02-05T20:28:28",
    "Thu, 05 Feb 2026 12:15 AM": "2026-02-05T00:15",
    "February 5, 2026 at 8:05pm EST": "2026-02-06T01:05",
    "Thu, 05 Feb 2026 24:00:00 GMT": "2026-02-06",
    "Sat, 31 Dec 2016 23:59:60 GMT": "2016-12-31T23:59:59",
    "05 Feb 26 10:00 +0000": "2026-02-05T10:00",
    "05-Feb-2026 10:00:00": "2026-02-05T10:00",
    "Thu, 04 Sept 2025 10:00:00 +0000": "2025-09-04T10:00",
    "Do, 05. Februar 2026, 10:30 Uhr": "2026-02-05T10:30",
    "ven. 06 févr. 2026 10:00:00 +0100": "2026-02-06T09:00",
    "jueves, 5 de marzo de 2026 - 10:30": "2026-03-05T10:30",
    "5 de fevereiro de 2026 às 10h30": "2026-02-05T10:30",
    "gio, 05 giu 2025 10:00:00 +0200": "2025-06-05T08:00",
    "Пт, 06 фев 2026 10:00:00 +0300": "2026-02-06T07:00",
    "6 лютого 2026 р., 10:00": "2026-02-06T10:00",
    "05 Şubat 2026 10:00": "2026-02-05T10:00",
    "05 Agustus 2026 10:00 WIB": "2026-08-05T03:00",
    "١٢ مارس ٢٠٢٦ 10:00": "2026-03-12T10:00",
    "12 كانون الثاني 2026": "2026-01-12",
    "5 فوریه 2026 10:00": "2026-02-05T10:00",
    "5 फ़रवरी 2026 10:00": "2026-02-05T10:00",
    "2026年02月05日(木) 10時30分": "2026-02-05T10:30",
    "2026年2月5日 下午3:05": "2026-02-05T15:05",
    "2026年2月5日 上午12:05": "2026-02-05T00:05",
    "2026年2月5日 午後3時05分": "2026-02-05T15:05",
    "2026. 2. 5. 오후 9:05": "2026-02-05T21:05",
    "5 فبراير 2026 3:05 م": "2026-02-05T15:05",
    "5 فبراير 2026 3:05 ص": "2026-02-05T03:05",
    "5/2/2026 3:05 μ.μ.": "2026-02-05T15:05",
    "Πέμ, 05 Φεβρουαρίου 2026 10:00:00 +0200": "2026-02-05T08:00",
    "2026. február 5. 10:00": "2026-02-05T10:00",
    "2026-Feb-05": "2026-02-05",
    "5 februarie 2026": "2026-02-05",
    "5. helmikuuta 2026 klo 10.30": "2026-02-05T10:30",
    "5 בפברואר 2026": "2026-02-05",
    "5 فروری 2026": "2026-02-05",
    "Thu, 05 02 2026 10:00:00 +0100": "2026-02-05T09:00",
    "Feb. 2026": "2026-02-01",
    "février 2026": "2026-02-01",
    "2026-02-05T10:00:00.1234567Z": "2026-02-05T10:00",
    "2026-02-05T10:00:00 EST": "2026-02-05T15:00",
    "2026-02-05 10:00:00,123": "2026-02-05T10:00",
    "2026-02-05T24:00:00Z": "2026-02-06",
    "2026-2-5 9:05": "2026-02-05T09:05",
    "2026/02/05 10:00:00": "2026-02-05T10:00",
    "20260205T101417Z": "2026-02-05T10:14:17",
    "2003-12": "2003-12-01",
    "2003-335": "2003-12-01",
    "2003": "2003-01-01",
    "25/02/2026 10:00": "2026-02-25T10:00",
    "02/25/2026 10:00:00 AM": "2026-02-25T10:00",
    "02/05/2026 10:00:00 PM": "2026-02-05T22:00",
    "05.02.26 10:00": "2026-02-05T10:00",
    "1770285600": "2026-02-05T10:00",
    "1770285600000": "2026-02-05T10:00",
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_date_is_the_moment_that_it_names(written):
    moment = datetime.fromisoformat(WRITTEN[written]).replace(tzinfo=UTC)
    read = date_of(written)
    assert read is not None
    assert read.replace(microsecond=0) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "soon", "12:30", "Tue, 31 Feb 2026 10:00:00 GMT", "99/99/2026", "Mar"),
        "Issue of May 2026",
    ],
)
def test_what_names_no_day_is_no_date(text):
    assert date_of(text) is None


MOMENTS = st.integers(631_152_000, 3_700_000_000).map(lambda n: datetime.fromtimestamp(n, UTC))
OFFSETS = st.integers(-12 * 4, 14 * 4).map(lambda n: timezone(timedelta(minutes=15 * n)))


@given(MOMENTS, OFFSETS)
def test_every_offset_is_kept(moment, zone):
    local = moment.astimezone(zone)
    for written in (format_datetime(local), local.isoformat(), f"{local:%Y-%m-%d %H:%M:%S %z}"):
        read = date_of(written)
        assert read == local
        assert read.utcoffset() == local.utcoffset()


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text):
    moment = date_of(text)
    assert moment is None or moment.tzinfo is not None


def test_every_zone_by_name_leads_somewhere():
    for name in zones():
        assert date_of(f"Thu, 05 Feb 2026 10:00:00 {name}") is not None
