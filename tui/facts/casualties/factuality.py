"""What a claim is worth: something that happened, a denial, a possibility, or the background."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.dates import Moment, day_of, latest_day, moments
from tui.facts.lexicon import table

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Link
    from tui.facts.casualties.token_table import Reading
    from tui.model import Status

_LONG_AGO = timedelta(days=40)
"""What happened this long before an article is no news of it."""

_AHEAD = re.compile(r"\b(?:could|may|might|would|will|likely|expected|feared|set) ", re.IGNORECASE)
_LASTING = frozenset({"missing", "captured", "abducted", "displaced"})
_STILL = re.compile(r"\b(?:still|remains?)\b", re.IGNORECASE)
_TRIAL = re.compile(
    r"\b(?:court|trial|jury|verdict|sentenced|convicted|jailed|guilty|inquest|coroner|prosecutors?)\b",
    re.IGNORECASE,
)
"""What an article on a trial says twice in its title and lead: it tells of old harm as its news."""
_DONE = re.compile(r"\b(?:that|which|who) (?:has|have|had)(?: already)? $", re.IGNORECASE)
"""Before a trigger, what says it was done whatever is feared: "the fever that has killed 220"."""
_A_YEAR = 4
_A_MONTH = 7
"""The length of a date that is a year alone."""

_LEAD = 3
"""Sentences at the start of a text that state what the article is about."""


@functools.cache
def _says(name: str, key: str) -> re.Pattern[str]:
    """All patterns of one list of the lexicon as one."""
    patterns = table("context")[name][key]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@functools.cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    context = table("context")
    markers = "|".join(context["related"]["markers"])
    sick = "|".join(context["epidemic"]["words"])
    return re.compile(rf"(?<!\w)(?:{markers})(?!\w)"), re.compile(
        rf"\b(?:{sick})s?\b", re.IGNORECASE
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all claims of a document: its date, its times, what it is about."""

    today: date | None
    times: tuple[Moment, ...]
    related: int
    epidemic: bool
    lead: int
    paragraphs: bool
    trial: bool


def setting(reading: Reading, written: str) -> Setting:
    """The setting of a document; `written` is its date as the source gave it."""
    today = day_of(written) if written else None
    related, sick = _words()
    text = reading.text
    marks = [m.start() for m in related.finditer(text) if m.start() > len(text) * 0.6]
    lead = reading.sentences[min(_LEAD, len(reading.sentences)) - 1][1] if reading.sentences else 0
    return Setting(
        today=today,
        times=moments(text, today),
        related=marks[0] if marks else len(text),
        epidemic=_is_of_disease(sick, text, reading.ends[lead - 1] if lead else 0),
        lead=lead,
        paragraphs=text.count("\n\n", reading.title_end + 2) > 1,
        trial=len(_TRIAL.findall(text[: reading.ends[lead - 1]] if lead else "")) > 1,
    )


def _is_of_disease(sick: re.Pattern[str], text: str, lead: int) -> bool:
    """Whether a text is about an epidemic: it says so often, and among its first `lead` letters."""
    return len(sick.findall(text)) >= _OFTEN and bool(sick.search(text, 0, lead))


_OFTEN = 4
_start = attrgetter("start")


def when(around: Setting, spot: int, scope: tuple[int, int]) -> str | None:
    """The time that stands nearest to a character within a stretch of the text, as ISO 8601."""
    low = bisect_left(around.times, scope[0], key=_start)
    high = bisect_left(around.times, scope[1], key=_start)
    here = [moment for moment in around.times[low:high] if not moment.open_ended]
    nearest = min(here, key=lambda moment: abs(moment.start - spot), default=None)
    return nearest.iso if nearest is not None else None


def status(reading: Reading, link: Link, around: Setting) -> Status:
    """The status of a claim, by the words before its trigger, its sentence and its time."""
    first, last = reading.bounds(link.trigger.start)
    start, trigger = reading.starts[first], reading.starts[link.trigger.start]
    sentence = " ".join(reading.slice(first, last).split())
    before = " ".join(reading.text[start:trigger].split()) + " "
    if _cumulative(reading, link, around, sentence):
        return "background"
    if link.party.low != 0:
        taken_back = _says("denied", "sentence").search(sentence)
        if taken_back or _says("denied", "before").search(before):
            return "denied"
    spots = [before]
    if start <= reading.starts[link.party.start] < trigger:
        spots.append(" ".join(reading.text[start : reading.starts[link.party.start]].split()) + " ")
    if link.rule == "toll" and link.trigger.end < link.party.start:
        spots.append(reading.slice(link.trigger.end, link.party.start) + " ")
        if _AHEAD.search(spots[-1]):
            return "hypothetical"
    feared = reading.words[link.trigger.start] == "feared"
    done = _DONE.search(before) is not None
    if feared or (not done and any(_says("hypothetical", "before").search(s) for s in spots)):
        return "hypothetical"
    if around.trial or (link.trigger.kind in _LASTING and _STILL.search(sentence)):
        return "event"
    return "background" if _long_ago(reading, link, around) else "event"


def _cumulative(reading: Reading, link: Link, around: Setting, sentence: str) -> bool:
    """Whether the sentence counts over a war or years, or belongs to a link to another article."""
    if reading.starts[link.trigger.start] >= around.related:
        return True
    if _says("background", "sentence").search(sentence) or _earlier(around, sentence):
        return True
    lead = link.trigger.start < around.lead
    if not lead and not around.epidemic:
        counted = _says("background", "later").search(sentence) is not None
        return counted and not _since_lately(reading, link, around)
    if around.epidemic and _says("background", "epidemic").search(sentence):
        return link.rule == "toll"
    return False


def _earlier(around: Setting, sentence: str) -> bool:
    """Whether a sentence names a year before the article's: "the 2008 epidemic"."""
    match = None if around.trial else _says("background", "earlier").search(sentence)
    if match is None:
        return False
    year = match["year"] or match["since"]
    return year is None or around.today is None or int(year) < around.today.year


def _since_lately(reading: Reading, link: Link, around: Setting) -> bool:
    """Whether a count began only days ago: "since heavy snow began to fall last Tuesday"."""
    start, end = reading.scope(reading.sentence_of[link.trigger.start])
    days = [m.iso for m in around.times if start <= m.start < end and len(m.iso) > _A_MONTH]
    if around.today is None or not days:
        return False
    return all(around.today - latest_day(iso) < _LONG_AGO for iso in days)


def _long_ago(reading: Reading, link: Link, around: Setting) -> bool:
    """Whether the sentence's own time, or else a year of the one before, is long past."""
    if around.today is None:
        return _in_some_year(reading, link, around)
    sentence = reading.sentence_of[link.trigger.start]
    spot = reading.starts[link.trigger.start]
    iso = when(around, spot, reading.scope(sentence))
    while iso is None and sentence > 0 and around.paragraphs:
        sentence -= 1
        scope = reading.scope(sentence)
        if "\n\n" in reading.text[scope[1] : spot]:
            break
        earlier = when(around, scope[1], scope)
        if earlier is not None:
            iso = earlier if len(earlier) == _A_YEAR else None
            break
    return iso is not None and latest_day(iso) < around.today - _LONG_AGO


def _in_some_year(reading: Reading, link: Link, around: Setting) -> bool:
    """Whether a sentence of an article without a date tells of a year: news names only others'."""
    scope = reading.scope(reading.sentence_of[link.trigger.start])
    iso = when(around, reading.starts[link.trigger.start], scope)
    return iso is not None and len(iso) == _A_YEAR
