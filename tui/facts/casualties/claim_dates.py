"""When harm was done: which of the times that a text names is the day of a claim.

The time of its own clause decides; else, for what the article reports as news, the day of the
event by the opening. When something was said, posted or counted is not when it happened.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.claim_places import opening
from tui.facts.casualties.document_index import BE
from tui.facts.dates import latest_day
from tui.facts.lexicon import words
from tui.facts.numbers import value

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Link, Scene
    from tui.facts.casualties.factuality import Setting
    from tui.facts.casualties.token_table import Reading
    from tui.facts.dates import Moment

_SAYING = words("saying") | words("publishing")
_APART = frozenset({";", "while", "whereas", "meanwhile"})
_OPENS = frozenset({"in", "on", "at", "late", "early"})
_BREAK = 150
_RECENT = timedelta(days=40)
_LATER = words("later")
_DAYS_AFTER = re.compile(r",? (?P<count>a|one|two|three|four|five|six) days? after\b")
_DAY_BEFORE = re.compile(
    r"\b(?:the (?:previous )?day before|a day earlier|the previous day)\b(?! that)"
)
HELD = frozenset({"captured", "abducted"})
_HANGING = frozenset({"which", "who", "whom"})
_SINCE = 9
_DATED = 6
"""Words at the start of a text within which a full date is that of the report."""
_A_DAY = 10
_OTHER_TIME = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?) (?:before|after|earlier|later|since)\b"
    r"|\bsince\b|\bso far this year\b|\b(?:previous|earlier) (?:attack|incident|strike|blast)",
    re.IGNORECASE,
)


def day(
    scene: Scene, around: Setting, link: Link, scope: tuple[int, int], dateline: int
) -> str | None:
    """The time that a claim's own sentence gives, as ISO 8601, or null."""
    reading, word = scene.reading, link.trigger.start
    if link.rule == "toll":
        return None
    window = reading.words[max(0, word - 8) : word]
    if link.trigger.kind == "missing" and "still" in window:
        return None
    here = [
        m
        for m in _moments(around, scope, dateline)
        if happened(scene, m)
        and not (link.trigger.kind not in HELD and (_found(scene, m) or _outside(scene, m, word)))
    ]
    best = min(here, key=lambda moment: _distance(scene, moment, word), default=None)
    return best.iso if best is not None else None


def event_day(scene: Scene, around: Setting, dateline: int) -> str | None:
    """The day of the main event: the first of the opening that is not when it was told."""
    for scope in opening(scene.reading, dateline):
        if around.today and _DAY_BEFORE.search(scene.reading.text, *scope):
            return (around.today - timedelta(days=1)).isoformat()
        for moment in _moments(around, scope, dateline):
            if not happened(scene, moment) or len(moment.iso) != _A_DAY:
                continue
            ago = around.today - latest_day(moment.iso) if around.today else None
            if (ago is None or timedelta(-1) <= ago <= _RECENT) and not _found(scene, moment):
                return _before(scene.reading.text, moment)
    return None


def _before(text: str, moment: Moment) -> str:
    """The day itself, or one before it: "on Friday, a day after a ferry overturned"."""
    after = _DAYS_AFTER.match(text, moment.end)
    if after is None:
        return moment.iso
    back = timedelta(days=value(after["count"]) or 1)
    return (latest_day(moment.iso) - back).isoformat()


def _found(scene: Scene, moment: Moment) -> bool:
    """Whether a time is only when victims were found or counted, or a court sat."""
    reading = scene.reading
    word = reading.at(moment.start)
    first = reading.bounds(word)[0]
    end = reading.before(moment.end)
    for before in range(word - 1, first - 1, -1):
        if before in scene.harm:
            return scene.harm[before].mode == "toll"
        if not {"after", "for", "over", "following"}.isdisjoint(reading.words[end : end + 3]):
            return _DAYS_AFTER.match(reading.text, moment.end) is None
        if reading.tags[before].startswith("VB") and reading.words[before] not in BE:
            after = _DAYS_AFTER.match(reading.text, moment.end)
            return reading.words[before] in _LATER and after is None
    return False


def _outside(scene: Scene, moment: Moment, trigger: int) -> bool:
    """Whether a time is that of the main clause, and the harm in one that hangs on it."""
    words = scene.reading.words
    end = scene.reading.before(moment.end)
    return end <= trigger and not _HANGING.isdisjoint(words[end:trigger])


def inherits(scene: Scene, link: Link) -> bool:
    """Whether a claim without a time of its own can be of the event's day."""
    sentence = scene.reading.sentence_of[link.trigger.start]
    return not _OTHER_TIME.search(scene.reading.text, *scene.reading.scope(sentence))


def _moments(around: Setting, scope: tuple[int, int], dateline: int) -> list[Moment]:
    """The times of a stretch of text, without that of a dateline."""
    low = bisect_left(around.times, max(scope[0], dateline), key=attrgetter("start"))
    high = bisect_left(around.times, scope[1], key=attrgetter("start"))
    return [moment for moment in around.times[low:high] if not moment.open_ended]


def happened(scene: Scene, moment: Moment) -> bool:
    """Whether a time is when something happened, not when it was said or published."""
    reading = scene.reading
    word = reading.at(moment.start)
    if word >= len(reading) or _heads(reading, moment, word):
        return False
    first, last = reading.bounds(word)
    if "since" in reading.words[max(first, word - _SINCE) : word]:
        return False
    behind = range(reading.before(moment.end), last)
    for near in (*range(word - 1, first - 1, -1), *behind):
        if near in scene.harm:
            return True
        if reading.tags[near].startswith("VB"):
            return reading.words[near] not in _SAYING
    return True


def _heads(reading: Reading, moment: Moment, word: int) -> bool:
    """Whether a full date stands at the head of the text, as that of the report."""
    early = word < reading.before(reading.title_end) + _DATED
    full = len(moment.iso) == _A_DAY and moment.iso[:4] in reading.text[moment.start : moment.end]
    return early and full


def _distance(scene: Scene, moment: Moment, word: int) -> int:
    """How far a time is, in characters; another clause between counts for many."""
    reading = scene.reading
    at = reading.at(moment.start)
    first, last = sorted((word, at))
    breaks = sum(
        reading.words[between] in _APART
        or (
            reading.words[between] == "and"
            and not _OPENS.isdisjoint(reading.words[between + 1 : between + 2])
        )
        for between in range(first, last)
    )
    return abs(moment.start - reading.starts[word]) + _BREAK * breaks
