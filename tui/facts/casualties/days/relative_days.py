"""What day a claim's relative time means: "two days earlier", "the next day".

Such a time counts from what the text told of before, and not from the day of the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.facts.casualties.days.counted_spans import HELD
from tui.facts.casualties.places.other_times import opening_day
from tui.facts.iso_dates import first_day, is_day, latest_day
from tui.facts.numbers import value

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_context import DocumentContext
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.time_spans import TimeExpression

AFTER = r"(?P<count>an?|one|two|three|four|five|six|seven|\d) (?P<unit>day|week)s? after\b"
"""How a day is set behind what it came after."""
DAYS_AFTER = re.compile(rf",? {AFTER}")
_UNITS = {"day": 1, "week": 7}
_DAYS_LATER = re.compile(
    r"\b(?P<count>\w+) days? later\b|\b(?:the )?(?:next|following) day\b", re.IGNORECASE
)
_SAME_DEED = re.compile(
    r"(?:it|this|they|the (?:blast|explosion|attack|bomb|fire|crash|shell|rocket|mine|strike))\b",
    re.IGNORECASE,
)
"""How a sentence opens that goes on about what was done in the one before."""
_CAME_AFTER = re.compile(
    r"\b(?:came|comes|happened|happens|occurred|took place|unfolded) (?:just |only |barely )?"
    r"(?P<count>\w+) (?P<unit>day|week)s? after\b",
    re.IGNORECASE,
)
"""How the event is set against what was done before it: "The raid came two days after"."""
_EARLIER = re.compile(
    r"\b(?:earlier|the (?:day|night|evening) before|the previous (?:day|night|evening))$",
    re.IGNORECASE,
)
"""The end of a time that is counted from what was told of before, not from today."""
RECENT = timedelta(days=40)
"""How long before an article its event may be; older days are background."""
_KEPT = frozenset({"captive", "captives", "detainee", "detainees", "hostage", "hostages"})


@dataclass(frozen=True, slots=True)
class RelativeDays:
    """The days that times of claims mean, from the day of the event where they are relative."""

    index: DocumentIndex
    context: DocumentContext
    event: str | None

    def resolve(self, argument: Argument, time: TimeExpression | None) -> str | None:
        """Tell the day that a claim's time means, as ISO 8601.

        "Two days earlier" counts from the event's day, "two days later" from that told of before.
        """
        relative = self._later(argument, time) or self._ahead_of_event(argument)
        if relative is not None or time is None:
            return relative
        ahead = self._days_after(argument, time)
        if ahead is not None:
            return ahead
        today = self.context.today
        if not is_day(time.iso) and counts_back(self.index.tokens, time):
            return None  # "six weeks earlier" is not reckoned from today
        if today is None or not is_day(time.iso) or not counts_back(self.index.tokens, time):
            return time.interval
        anchor = self._day_in_sentence(time) or self.event
        if anchor is None:
            return time.interval
        return (_first(anchor) - (today - latest_day(time.iso))).isoformat()

    def _days_after(self, argument: Argument, time: TimeExpression) -> str | None:
        """The day of what another came after: "died on Monday, a day after a rush injured 20"."""
        tokens = self.index.tokens
        match = DAYS_AFTER.match(tokens.text, time.end)
        behind = match is not None and tokens.starts[argument.trigger.start] > match.end()
        if match is None or not behind or not is_day(time.iso):
            return None
        return (_first(time.iso) - counted_days(match)).isoformat()

    def goes_on(self, own: tuple[int, int], earlier: tuple[int, int]) -> bool:
        """Tell whether a sentence is of the day of the one before, which sets it or acts in it.

        What a text counts over a span of days is told day by day, one sentence after another.
        """
        text = self.index.tokens.text
        if _SAME_DEED.match(text, own[0]):
            return True
        if text.startswith(('"', "“"), earlier[0]):
            return False  # "today" is then the speaker's
        counted = self.event is not None and not is_day(self.event)
        return counted or opening_day(self.context.times, earlier) is not None

    def _day_in_sentence(self, time: TimeExpression) -> str | None:
        """The day that a time counts back from: "said on Friday it hit six a day earlier"."""
        tokens = self.index.tokens
        start = tokens.scope(tokens.sentence_of[tokens.word_at(time.start)])[0]
        ahead = self.context.times_within((start, time.start))
        return next((t.iso for t in reversed(ahead) if is_day(t.iso)), None)

    def _later(self, argument: Argument, time: TimeExpression | None) -> str | None:
        """The day of who died "two days later", unless a time of the sentence is nearer to it."""
        tokens, word = self.index.tokens, argument.trigger.start
        match = self._days_later(argument)
        if match is None or _parted(self.index, word, tokens.word_at(match.start())):
            return None
        spot = tokens.starts[word]
        if time is not None and abs(time.start - spot) < abs(match.start() - spot):
            return None
        anchor = self._anchor(tokens.sentence_of[word], match.start())
        count = value(match["count"]) if match["count"] else 1
        if anchor is None or count is None:
            return None
        day = _first(anchor) + timedelta(days=count)
        today = self.context.today
        return day.isoformat() if today is None or day <= today else None

    def _days_later(self, argument: Argument) -> re.Match[str] | None:
        """The words of a claim's sentence for a number of days after what was told of before."""
        if argument.trigger.kind not in {"killed", "injured"}:
            return None
        tokens = self.index.tokens
        scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
        return _DAYS_LATER.search(tokens.text, *scope)

    def _anchor(self, sentence: int, end: int) -> str | None:
        """The day told of last, in a sentence or the one ahead, or the event's."""
        tokens = self.index.tokens
        start = tokens.scope(max(0, sentence - 1))[0]
        earlier = [t.iso for t in self.context.times_within((start, end)) if is_day(t.iso)]
        return earlier[-1] if earlier else self.event if sentence else None

    def _ahead_of_event(self, argument: Argument) -> str | None:
        """The day of what the event came after: "It came two days after a raid killed six"."""
        tokens, word = self.index.tokens, argument.trigger.start
        scope = tokens.scope(tokens.sentence_of[word])
        match = _CAME_AFTER.search(tokens.text, *scope)
        count = value(match["count"]) if match is not None else None
        if match is None or count is None or match.end() > tokens.starts[word]:
            return None
        if self.event is None or self.context.times_within(scope):
            return None
        return (_first(self.event) - counted_days(match)).isoformat()


def counted_days(match: re.Match[str]) -> timedelta:
    """Return the time that words count: "two days", "a week"."""
    return timedelta(days=(value(match["count"]) or 1) * _UNITS[match["unit"].casefold()])


def counts_back(tokens: TokenTable, time: TimeExpression) -> bool:
    """Tell whether a time counts from what was told of before: "two days earlier"."""
    return _EARLIER.search(tokens.text, time.start, time.end) is not None


def _first(iso: str) -> date:
    """The day from which days are counted: that of a day or the first of a span."""
    return latest_day(first_day(iso) or iso)


def _parted(index: DocumentIndex, word: int, far: int) -> bool:
    """Whether other harm stands between a trigger and a word of its sentence.

    What only says who somebody is, is none: "a wounded soldier".
    """
    tokens, own = index.tokens, index.harm.get(word)
    first, last = sorted((word, far))
    return any(
        index.harm.get(near, own) is not own and not tokens.tags[near].startswith("N")
        for near in range(first, last)
        if near not in index.covering
    )


def is_of_other_day(
    index: DocumentIndex, argument: Argument, today: date | None, event: str | None
) -> bool:
    """Tell whether somebody died in captivity, or was arrested for what was done long before."""
    lower, participant = index.tokens.lower, argument.participant
    harmed = lower[participant.start : participant.end + 1]
    if lower[argument.trigger.start] == "died":
        return not _KEPT.isdisjoint(harmed)
    old = today is not None and event is not None and today - latest_day(event) > RECENT
    return old and argument.trigger.kind in HELD
