"""What a written number is worth: digits, words, dozens and scales.

text2num reads plain number words; what it refuses or never knew ("two dozen", "half a
million", "1.2 million", "a hundred") is put together here.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal, InvalidOperation

from text_to_num import text2num

from tui.facts.lexicon import numbers
from tui.model import MOST_PEOPLE

_SCALES = numbers().scales
_SCALED = re.compile(rf"^(.*?)\s*((?:(?<![a-z])(?:{'|'.join(_SCALES)})s?(?:\s+of)?\s*)+)$")
_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\S)|^an?$")
_QUARTER = re.compile(r"(?:a )?(three )?quarters?(?: of)?(?: an?)?")
_GROUPING = re.compile(r"(?<=\d)[,\u00a0\u202f '](?=\d)")


@functools.lru_cache(maxsize=4096)
def value(written: str) -> int | None:
    """Find the whole number that `written` stands for, or None where it is none.

    >>> value("two dozen"), value("1.2 million"), value("half a million"), value("one hundred six")
    (24, 1200000, 500000, 106)
    """
    text = " ".join(written.casefold().replace("-", " ").split())
    exact = _digits(text)
    if exact is None:
        exact = _from_words(text)
    if exact is None and (scaled := _SCALED.match(text)):
        base = _base(scaled[1])
        for scale in scaled[2].split():
            if base is not None and scale != "of":
                base *= _SCALES[scale if scale in _SCALES else scale.removesuffix("s")]
        exact = base
    if exact is None or exact != exact.to_integral_value() or exact > MOST_PEOPLE:
        return None
    return int(exact)


def _base(text: str) -> Decimal | None:
    """What stands before a scale: nothing or an article is one, "half a" is a half."""
    if text in {"", "a", "an"}:
        return Decimal(1)
    if text in {"half", "half a", "half an", "a half"}:
        return Decimal("0.5")
    if (share := _QUARTER.fullmatch(text)) is not None:
        return Decimal("0.75" if share[1] else "0.25")
    whole, half, _ = text.partition(" and a half")
    base = _digits(whole) or _from_words(whole)
    return base + Decimal("0.5") if base is not None and half else base


def _digits(text: str) -> Decimal | None:
    if not text[:1].isdecimal() or not text.isascii():
        return None
    try:
        return Decimal(_GROUPING.sub("", text))
    except InvalidOperation:
        return None


def _from_words(text: str) -> Decimal | None:
    plain = _ARTICLE.sub("", text).replace("fourty", "forty")
    try:
        return (
            Decimal(text2num(plain, "en")) if plain and not any(map(str.isdigit, plain)) else None
        )
    except ValueError:
        return None
