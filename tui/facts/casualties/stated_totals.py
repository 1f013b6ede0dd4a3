"""What turns the parts that a text tells into a whole: "In all, 17 died", "A sixth died later"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.lexicon import numbers

if TYPE_CHECKING:
    from collections.abc import Collection

    from tui.facts.casualties.claims import Claim

_OPENS = re.compile(
    r"\W*(?:(?:but|and|so|then) )?(?:in (?:all|total)|altogether|overall|all told|collectively"
    r"|nationwide|taken together|combined|that (?:makes|made|brings|brought))\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\b(?:in (?:all|total)|altogether|all told)\b", re.IGNORECASE)
_NEAR = 40
"""Characters between a number and the "in all" behind it: "20 people were killed in all"."""
_ORDINALS = {ordinal: number for number, ordinal in enumerate(numbers().calendar.ordinals, 1)}
_NEXT = re.compile(rf"(?:another|one more|an? (?P<nth>{'|'.join(_ORDINALS)}))\b", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:later|(?:next|following) (?:day|morning|week)|hospital|succumb\w*|overnight"
    r"|(?:his|her|their) (?:injuries|wounds|burns))\b",
    re.IGNORECASE,
)
_TOWN = 2
"""How much a place at least narrows down where, to be a place of its own."""


def is_total(claim: Claim, sources: Collection[str | None]) -> bool:
    """Tell whether a claim says of its number that it is the whole, wherever it stands.

    The whole of another source than the `sources` of the parts is a rival number.
    """
    if claim.argument.rule in {"toll", "count"}:
        return claim.argument.rule == "toll"
    source = claim.casualty.source
    if sources and source is not None and None not in sources and source not in sources:
        return False
    sentence, quote = claim.why.sentence, claim.casualty.quote
    if _OPENS.match(sentence):
        return True
    end = sentence.find(quote) + len(quote)
    return _CLOSES.search(sentence, end, end + _NEAR) is not None


def later_deaths(known: tuple[Claim, ...], counted: list[Claim]) -> tuple[Claim, ...]:
    """Find the single people who died after so many: "A sixth died in hospital on Monday"."""
    number = sum(claim.casualty.high or 0 for claim in known)
    last = max(claim.casualty.span[1] for claim in known)
    places = {c.casualty.place for c in known if c.narrow >= _TOWN} | {None}
    added: list[Claim] = []
    for claim in counted:
        nth = _NEXT.match(claim.casualty.quote)
        if nth is None or claim.casualty.span[0] < last or claim.casualty.high != 1:
            continue
        follows = _ORDINALS.get((nth["nth"] or "").casefold()) == number + len(added) + 1
        later = nth["nth"] is None and _LATER.search(claim.why.sentence) is not None
        apart = claim.narrow >= _TOWN and claim.casualty.place not in places
        if (follows or later) and not apart:
            added.append(claim)
    return tuple(added)
