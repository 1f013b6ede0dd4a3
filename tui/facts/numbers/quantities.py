"""Every quantity of a text, by patterns over its characters: no model is needed.

A quantity is a number with its hedge ("at least 40"), a range ("between 12 and 15") or a
quantity word ("dozens", "several"). Ages, dates, money, measures, times, scores and names
that hold a number are recognised here, so that nobody counts them as people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.numbers.ages import age_rows, is_age
from tui.facts.numbers.counted_people import is_no_name, is_of_month
from tui.facts.numbers.patterns import MONTH, SMALL, patterns
from tui.facts.numbers.values import value
from tui.facts.small_letters import lowered
from tui.model import MOST_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model import Precision

_EXACT: Precision = "exact"
_WORD = 16
"""Characters before a number in which the last word of its hedge stands."""
_LOOK = 48
"""Characters around a number in which its hedge, unit or label stands."""

_DAYS = 31
"""Days of the longest month."""
_MONTH_BEFORE = re.compile(rf"\b(?:{MONTH})\s+$", re.IGNORECASE)
_DAY_BEFORE = re.compile(rf"\b(?:{MONTH})\s+(?:\d\d?,?\s+)?$", re.IGNORECASE)
_DATE_AFTER = re.compile(rf"\s?(?:of\s+)?(?:{MONTH})(?![\w-])", re.IGNORECASE)
_IN_YEAR = re.compile(
    r"\b(?:in|since|of|by|until|from|during|between|and|to|for)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_HARMED_AND = re.compile(
    r"\b(?:killed|dead|deaths|died|injured|wounded|hurt|missing|arrested) (?:and|or|with) "
    r"(?:another |some |about )?$",
    re.IGNORECASE,
)
"""Before a number of four digits, what makes it a count and no year: "764 killed and 1109 hurt"."""
_NO_MANY = re.compile(
    r"\b(?:how|too|(?<!said )(?<!says )(?<!reported )(?<!believed )(?<!feared )(?<!added )that|not"
    r"|this|so|as)\s+$",
    re.IGNORECASE,
)
_NO_QUANTITY = re.compile(r"\b(?:the|total|this|its|same|equal|similar|record)\s+$", re.IGNORECASE)
"""Before "many" or "number of", what makes it a question or a measure: "how many"."""
_THIS = re.compile(r"\b(?:this|last|that|each|every|per|a) (?:day|week|year) $", re.IGNORECASE)
_ARE = re.compile(
    r"\b(?:dead|killed|injured|wounded|missing|victims|homeless)(?: now)? number $", re.IGNORECASE
)
"""How a text says how many they are: "the dead now number 26"."""
_TIMES = frozenset({"day", "week", "year"})
_CLOCK = re.compile(r"[:.]\d|\s?(?:[ap]\.?m\b|o'clock|hrs?\b|gmt\b)|[-/]\d", re.IGNORECASE)


_ASKED = {"many": _NO_MANY, "few": _NO_MANY, "number of": _NO_QUANTITY}
_RATIO_BEFORE = re.compile(
    r"\b(?:one (?=[a-z]+ in)[a-z]+|\w+|\d+) (?:in|out of)(?: every)? $", re.IGNORECASE
)
_RATIO_AFTER = re.compile(
    r" (?:in|out of)(?: every)? (?!(?:1[5-9]|20)\d\d\b(?!,\d))"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten)"
)
_SHARE_AFTER = re.compile(
    r" [a-z]+ in (?:every )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?=\W*(?:[.;,\n]|$))"
)
"""Behind a number, what makes it a share: "one patient in three"."""
_FRACTION = re.compile(r"[ -](?:third|quarter|fifth|tenth)s? of\b")
"""Behind a number, what makes it the first word of a share: "two thirds of"."""
_TWO_NUMBERS = re.compile(
    rf"(?P<first>.+(?:hundred|thousand|million)) and (?={SMALL}$)", re.IGNORECASE
)
_HARMING = re.compile(
    r"\b(?:kill|wound|injur)(?:ed|ing|s)\s+(?:(?:at least|about|around|some|over|nearly) )?$",
    re.IGNORECASE,
)
_HARMED = re.compile(
    r" (?:[a-z]+ ){0,2}?(?:was|were) (?:\w+ly )?"
    r"(?:wounded|injured|hurt|killed|missing|captured|arrested)\b",
    re.IGNORECASE,
)
"""Behind a number, the verb whose subject it has to be."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stretch of text that counts something: `start` to `end` takes in its hedges.

    `core` is the span of the number or quantity word alone. A quantity word has `vague`,
    its lemma, and neither `low` nor `high`.
    """

    start: int
    end: int
    core: tuple[int, int]
    low: int | None
    high: int | None
    vague: str | None
    precision: Precision


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find every quantity that may count people, in the order of the text."""
    results: list[Quantity] = []
    taken: set[int] = set()
    ages, small = age_rows(text), lowered(text)
    end = 0
    for match in _numbers(small):
        if match.start() < end or _FRACTION.match(small, match.end()):
            continue
        quantity = _between(text, match) or _number(text, match)
        end = quantity.core[1] if quantity else match.end()
        if quantity:
            taken.update(range(quantity.start, quantity.end))
        if quantity and match.start() not in ages and not _counts_nothing(text, quantity, match[0]):
            results.append(quantity)
    results += [quantity for quantity in _vague(small) if quantity.core[0] not in taken]
    return tuple(sorted(results, key=lambda quantity: quantity.core))


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """The written numbers; "killed one hundred and five were hurt" has two, each with its verb."""
    number = patterns().number
    for match in number.finditer(text):
        parts, (start, end) = _TWO_NUMBERS.match(match[0]), match.span()
        first = second = None
        harming = parts is not None and _HARMING.search(text, max(0, start - _LOOK), start)
        if parts is not None and harming and _HARMED.match(text, end):
            first = number.fullmatch(text, start, start + parts.end("first"))
            second = number.fullmatch(text, start + parts.end(), end)
        yield from (first, second) if first is not None and second is not None else (match,)


def _vague(text: str) -> Iterator[Quantity]:
    compiled = patterns()
    for match in compiled.vague.finditer(text):
        lemma = compiled.lemmas.get(" ".join(match[0].casefold().split()))
        asked = _ASKED.get(lemma or "")
        start = match.start()
        if lemma is not None and not (asked and asked.search(text, max(0, start - 8), start)):
            yield Quantity(
                _hedged(text, start)[0], match.end(), match.span(), None, None, lemma, "vague"
            )


def _number(text: str, match: re.Match[str]) -> Quantity | None:
    number = value(match[0])
    if number is None:
        return None
    start, hedges = _hedged(text, match.start())
    end = match.end()
    if hedge_after := patterns().hedge_after.match(text, end):
        hedges.append(" ".join(hedge_after[0].casefold().split()))
        end = hedge_after.end()
    kinds = [patterns().hedges.get(hedge, _EXACT) for hedge in hedges]
    precision = next((kind for kind in kinds if kind != "exact"), _EXACT)
    return Quantity(start, end, match.span(), number, number, None, precision)


def _between(text: str, match: re.Match[str]) -> Quantity | None:
    """A range: "between 12 and 15", "12 to 15", "12-15", "three or four"."""
    second = patterns().second.match(text, match.end())
    if second is None:
        return None
    opening = patterns().between.search(text, max(0, match.start() - _LOOK), match.start())
    link = second["link"].casefold()
    if link == "and" and opening is None:
        return None
    if link == "to" and text[max(0, match.start() - 4) : match.start()].casefold() == " by ":
        return None  # "rose by five to 99"
    low, high = value(match[0]), value(second["second"])
    scale = high is not None and low is not None and low < 100 <= high
    if (
        scale
        and (shared := value(f"{match[0]} {second['second'].split()[-1]}"))
        and shared < (high or 0)
    ):
        low = shared
    if low is None or high is None or low >= high or (link in {"to", "or"} and high > 20 * low):
        return None
    start, _ = _hedged(text, opening.start() if opening else match.start())
    return Quantity(start, second.end(), (match.start(), second.end()), low, high, None, "range")


def _hedged(text: str, start: int) -> tuple[int, list[str]]:
    """Where the hedges before a number begin, and the hedges, the nearest first."""
    near = text[max(0, start - _WORD) : start].casefold().split()
    if not near or near[-1] not in patterns().last_words:
        return start, []
    match = patterns().hedge_before.search(text, max(0, start - _LOOK), start)
    if match is None:
        return start, []
    hedge_text = " ".join(match[0].casefold().split())
    hedges: list[str] = []
    while hedge_text:
        candidates = [
            h for h in patterns().hedges if hedge_text == h or hedge_text.endswith(" " + h)
        ]
        if not candidates:
            break
        hedges.append(max(candidates, key=len))
        hedge_text = hedge_text[: -len(hedges[-1])].rstrip()
    return match.start(), hedges


def _counts_nothing(text: str, quantity: Quantity, written: str) -> bool:
    """Whether a number is an age, a date, a measure, a label or the like, and counts nobody."""
    start, end = quantity.core
    prefix = text[max(0, start - _LOOK) : start]
    opening = text[max(0, quantity.start - _LOOK) : quantity.start]
    hedged = patterns().label.search(opening) if quantity.start < start else None
    if hedged is not None and hedged[0].split()[-1].casefold() in _TIMES:
        hedged = None  # "last year around 80 pupils"
    unit = patterns().unit.match(text, quantity.end) or _labelled(text, prefix, end) or hedged
    number = quantity.low or 0
    if unit or is_age(prefix, number, text[end : end + 9], written) or _ratio(text, start, end):
        return True
    if not written[0].isdigit():
        return False
    if (_CLOCK.match(text, end) and quantity.precision != "range") or _is_day(text, quantity):
        return True
    if len(written) == 4 and written.isdigit() and 1000 <= number <= 2100:
        year = _IN_YEAR.search(prefix) and not _HARMED_AND.search(prefix)
        return bool(year or _DAY_BEFORE.search(prefix) or _dated(text, end))
    return False


def _labelled(text: str, prefix: str, end: int) -> bool:
    """Whether a number is the name of what the word before it is: "Highway 2", "flight 305"."""
    label = patterns().label.search(prefix)
    if label is None or _THIS.search(prefix[: label.end()]) or _ARE.search(prefix):
        return False  # "so far this year 45 journalists"
    return not is_no_name(text, prefix, label, end)


def _is_day(text: str, quantity: Quantity) -> bool:
    """Whether a number is the day of a month beside it."""
    start, end = quantity.core
    if (quantity.low or 0) > _DAYS:
        return False
    if _DATE_AFTER.match(text, end):
        return True
    ahead = text[max(0, start - _LOOK) : start]
    return _MONTH_BEFORE.search(ahead) is not None and not is_of_month(ahead, text, end)


def _ratio(text: str, start: int, end: int) -> bool:
    """Whether a number is one of a pair such as "one in four"."""
    share = _RATIO_AFTER.match(text, end)
    first, second = value(text[start:end]), value(share[0].split()[-1]) if share else None
    if share is not None and (first or 0) < (second or MOST_PEOPLE):
        return True
    if text[start:end].casefold() in {"one", "1"} and _SHARE_AFTER.match(text, end):
        return True
    ratio = _RATIO_BEFORE.search(text, max(0, start - 24), start)
    return ratio is not None and value(ratio[0].split()[0]) is not None


def _dated(text: str, end: int) -> bool:
    """Whether a four-digit number stands where a year does: before no noun that it could count."""
    return not re.match(r"\s+[a-z]{3,}", text[end : end + _LOOK]) or bool(
        re.match(
            r"\s+(?:when|after|before|and|with|by|was|were|has|have|in|the)\b",
            text[end : end + _LOOK],
        )
    )
