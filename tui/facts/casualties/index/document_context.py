"""What all claims of a document share: its day, its times, and what it is about."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.index.report_day import day_of_report
from tui.facts.dates import day_of, find_times
from tui.facts.lexicon import contexts
from tui.facts.time_spans import TimeExpression

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from tui.facts.casualties.index.token_table import TokenTable
    from tui.model import Span

TRIAL = contexts().trial.words.either()
"""What an article on a trial says twice in its title and lead: it tells of old harm as its news."""
YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_OTHER_YEAR = re.compile(
    r"\W*(?:an? (?:18|19|20)\d\d\b|[^.;]{0,20}\b(?:similar|previous|earlier|last)\b)", re.IGNORECASE
)
"""How a text does not begin that tells of the year: "A 1976 quake", "In 2004, a similar"."""
_NAME = 6
"""Words at the start of a text in which a year belongs to the name of what it tells of."""
_OF_YEAR = re.compile(r"(?<= of )(?:18|19|20)\d\d\b")
_IN_YEAR = re.compile(r"(?<= in )(?:18|19|20)\d\d\b")
_BEFORE = re.compile(
    r"\b(?:since|had\b[^,;.]{0,80}?\b(?:in|during|since)|the(?= \d{4} (?:\w+ ){0,2}?(?:war|attacks?"
    r"|blasts?|bombings?|massacre|riots?|ambush|uprising)\b)) ((?:18|19|20)\d\d)\b"
)
"""A year before what a text tells of: "who had quit in 2009", "the worst since 2001"."""
_ENTRY = 6
"""Sentences of the longest entry of a log; who writes more tells of one thing at length."""
_LEAD = 3
"""Sentences at the start of a text that state what the article is about."""


@functools.cache
def _marker_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    markers = "|".join(contexts().related.markers)
    sick = "|".join(contexts().epidemic.words)
    return re.compile(rf"(?<!\w)(?:{markers})(?!\w)"), re.compile(rf"\b(?:{sick})s?\b")


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What is the same for all claims of a document: its date, its times, what it is about."""

    today: date | None
    times: tuple[TimeExpression, ...]
    related: int
    epidemic: bool
    lead: int
    paragraphs: bool
    note: bool
    """Whether it is one paragraph without a headline: an entry of a log or a list."""
    entry: bool
    """Whether it is a note of a few sentences, whose first says what it reports."""
    trial: bool
    years: frozenset[str]
    own: frozenset[str]
    """Years within the first words of the text, which name what an encyclopedia tells of."""

    def times_within(self, scope: Span, dateline: int = 0) -> list[TimeExpression]:
        """Return the times of a stretch of the text, those behind the end of a dateline."""
        low = bisect_left(self.times, max(scope[0], dateline), key=_start)
        high = bisect_left(self.times, scope[1], key=_start)
        return [time for time in self.times[low:high] if not time.open_ended]


def document_context(tokens: TokenTable, written: str) -> DocumentContext:
    """Gather what all claims of a document share; `written` is its date as the source gave it."""
    today = day_of_report(tokens, day_of(written) if written else None)
    related, sick = _marker_patterns()
    text = tokens.text
    marks = [m.start() for m in related.finditer(text) if m.start() > len(text) * 0.6]
    lead = tokens.sentences[min(_LEAD, len(tokens.sentences)) - 1][1] if tokens.sentences else 0
    note = not tokens.title_end and "\n\n" not in text.strip()
    return DocumentContext(
        today=today,
        times=find_times(text, today, _year_of(tokens) if today is None else None),
        related=marks[0] if marks else len(text),
        epidemic=_is_of_disease(sick, tokens.small, tokens.ends[lead - 1] if lead else 0),
        lead=lead,
        paragraphs=text.count("\n\n", tokens.title_end + 2) > 1,
        note=note,
        entry=note and len(tokens.sentences) <= _ENTRY,
        years=_opening_years(tokens),
        own=_opening_years(tokens, _NAME),
        trial=len(TRIAL.findall(text[: tokens.ends[lead - 1]] if lead else "")) > 1,
    )


def _year_of(tokens: TokenTable) -> int | None:
    """The year that a text without a date is of: the only one of its title and first sentence."""
    title = frozenset(YEAR.findall(tokens.text[: tokens.title_end]))
    own = _opening_years(tokens, _NAME)
    years = title or _opening_years(tokens, besides=_BEFORE) | own
    return int(next(iter(years))) if len(years) == 1 else None


def _opening_years(
    tokens: TokenTable, among: int | None = None, besides: re.Pattern[str] | None = None
) -> frozenset[str]:
    """The years that a text's first sentence names, which says what an encyclopedia tells of.

    Those that `besides` ends in are left out.
    """
    body = (
        n
        for n, (first, _) in enumerate(tokens.sentences)
        if tokens.starts[first] >= tokens.title_end
    )
    opening = next(body, None)
    start, end = tokens.scope(opening) if opening is not None else (0, 0)
    of_year: list[str] = []
    if among is not None and opening is not None:
        if _OTHER_YEAR.match(tokens.text, start):
            return frozenset()
        first, last = tokens.sentences[opening]
        far = tokens.ends[min(first + 2 * among, last) - 1]
        of_year = _OF_YEAR.findall(tokens.text, start, far)
        of_year += _years_of_subject(tokens, start, far)
        end = tokens.ends[min(first + among, last) - 1]
    others = {match[1] for match in besides.finditer(tokens.text, start, end)} if besides else ()
    return frozenset([*YEAR.findall(tokens.text, start, end), *of_year]).difference(others)


def _years_of_subject(tokens: TokenTable, start: int, end: int) -> list[str]:
    """The years in which what a text begins with was, or did one thing: "The ferry sank in 1998".

    Behind a second verb or an object it is another's: "reopened the case of a murder in 1998".
    """
    years = []
    for match in _IN_YEAR.finditer(tokens.text, start, end):
        ahead = tokens.tags[tokens.word_at(start) : tokens.word_at(match.start())]
        verbs = [n for n, tag in enumerate(ahead) if tag.startswith("VB")]
        does = len(verbs) == 1 and not {"NN", "NNS"}.intersection(ahead[verbs[0] :])
        if not verbs or (does and ahead[verbs[0]] == "VBD"):
            years.append(match[0])
    return years


def _is_of_disease(sick: re.Pattern[str], text: str, lead: int) -> bool:
    """Whether a text is about an epidemic: it says so often, and among its first `lead` letters."""
    return len(sick.findall(text)) >= _OFTEN and bool(sick.search(text, 0, lead))


_OFTEN = 4
"""Times that a text about an epidemic speaks of it, at the least; others do once or twice."""
_start = attrgetter("start")


def nearest_time(
    context: DocumentContext,
    spot: int,
    scope: tuple[int, int],
    besides: Container[int] = frozenset(),
) -> str | None:
    """Find the time nearest to a character within a stretch of the text, as ISO 8601.

    What stands within `besides` is told of something else.
    """
    times = (time for time in context.times_within(scope) if time.start not in besides)
    nearest = min(times, key=lambda time: abs(time.start - spot), default=None)
    return nearest.iso if nearest is not None else None
