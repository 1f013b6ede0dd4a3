"""What says of a number that it is the whole, one that took another's place, or an earlier one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.tolls.list_sums import summed
from tui.facts.casualties.tolls.toll_counts import Count, count_of, high

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tui.facts.casualties.claims import Claim

_OPENS = re.compile(
    r"\W*(?:(?:but|and|so|then) )?(?:in (?:all|total)|altogether|overall|all told|collectively"
    r"|nationwide|in the whole (?:country|region|province|state|district)"
    r"|(?:across|throughout) the (?:whole |entire )?(?:city|country|district|island|province|region"
    r"|state|valley)\b(?![^.;]*\b(?:this (?:year|month|week)|since|so far)\b)"
    r"|taken together|combined|that (?:makes|made|brings|brought))\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\W*(?:At|With) \w")
_DEAD = re.compile(r"\b(?:dead|deaths|fatalities|killed)$")
"""How a sentence ranks an event by all its dead: "At 11 dead it was the worst since 1970"."""
_GOES_ON = re.compile(
    r"(?:[;,—–]|\bbut) (?:and |but )?"
    r"(?:(?:in (?:all|total)|altogether|overall|all told|taken together),? (?:\w+ ){0,3}"
    r"|so that [^.;,]{0,40})$",
    re.IGNORECASE,
)
"""What opens the clause of a whole up to its number: "1,000 died in one town; overall, 5,000"."""
_WHOLE = re.compile(
    r"\b(?:left|leaving|killed|killing|claimed|claiming)"
    r" (?=a total of\b(?![^.;]{0,40}\bor missing\b))",
    re.IGNORECASE,
)
_SUMMED = re.compile(r"(?:[,;:(]|[—–]) ?(?:for|making|giving) $")
"""What stands before "a total of 131 dead" that adds up those told of."""
_CLOSES = re.compile(r"\b(?:in (?:all|total)|altogether|all told)\b", re.IGNORECASE)
_WIDER = re.compile(
    r"^[^.;]{0,60}?\b(?:(?:during|in|over|for|throughout) )?(?:that|the same|the whole|the entire)"
    r" (?:spring|summer|autumn|winter|month|season|year|decade)\b",
    re.IGNORECASE,
)
"""Behind a number, the span of which it is the whole, longer than one event lasts."""
_SENTENCES = 500
"""Characters from parts to their sum, two or three sentences."""
_NEAR = 40
"""Characters between a number and the "in all" behind it: "20 people were killed in all"."""
_CORRECTED = re.compile(
    r"\b(?:correct\w*|revis\w*|lowered|lowering|reduc\w*|cut)\b[^.]{0,40}"
    r"\b(?:count|figure|number|tally|toll|total)\b"
    r"|\b(?:count|figure|number|tally|toll|total)\b"
    r"[^.]{0,40}\b(?:corrected|revised|lowered|reduced|cut)\b",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\bbut (?:an? |the |its )?(?:\w+ ){0,2}"
    r"(?:inquiry|investigation|review|study|recount|commission)"
    r" (?:later|subsequently|eventually)"
    r" (?:found|concluded|established|determined|showed)(?: that)? (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
"""Up to a number that took the place of one in the same sentence."""
_OUTDATED = re.compile(
    r"\b(?:earlier|initial|initially|lower|original|originally|preliminary|previous|prior)"
    r"(?: (?:a|an|death|gave|given|its|official|police|put|reported|said|the|their)){0,3} $",
    re.IGNORECASE,
)
"""Up to a total that the text itself has another for: "revising an earlier toll of five"."""
_SINCE = re.compile(
    r"\b(?:bring|brings|bringing|brought|takes|taking|raising) to [\w,-]+ the (?:number|total)\b"
    r"[^.;]* since\b",
    re.IGNORECASE,
)
"""What counts the dead of several incidents: "bring to ten the number who died since Sunday"."""


_STANDS = re.compile(
    r"\b(?:official|final|confirmed) (?:count|figure|number|tally|toll|total)\b[^.;:]{0,60}?"
    r" stands at\b"
)
"""How a text says which count holds: "added to the official total, which stands at four"."""
_DEFINITIVE = re.compile(
    r"\b(?:official|final|definitive) (?:count|figure|number|tally|toll|total)\b"
    r"[^.;:]{0,60}? (?:is|was) (?:about |around |some )?\d",
    re.IGNORECASE,
)
"""The same: "the definitive figure, given in June, is 459 deaths"."""
_LATER_PUT = re.compile(
    r"\b(?:later|since|eventually|subsequently|finally|now) puts?\b", re.IGNORECASE
)
"""How a count took the place of one before it: "The ministry later put the dead at nine"."""


_DISASTER = (
    r"(?:avalanche|blizzard|cyclone|disaster|earthquake|eruption|fire|flood|hurricane|landslide"
    r"|quake|storm|tornado|tsunami|typhoon|wildfire)s?"
)
_BLAMED = re.compile(
    rf"(?: \w+){{0,2}}? (?:attributed|blamed|due|linked|ascribed) (?:up)?(?:to|on) (?:the|this|it)"
    rf"(?: \w+)? ?(?:{_DISASTER}|\b)(?! (?:in|at|on)\b)",
    re.IGNORECASE,
)
"""Behind "a total of 40 deaths", that of all that happened."""
_ITSELF = re.compile(
    rf"\W*(?:the|this) {_DISASTER} (?:itself |themselves )?(?:had |has |have )?$", re.IGNORECASE
)
"""How a sentence opens on what a disaster did as a whole: "The flood killed 144 people"."""
_SOMEWHERE = re.compile(
    r"[^.;,]{0,40}\b(?:in|at|on|near|across|aboard|elsewhere|there|when|while|during)\b"
)


def largest_total(counted: list[Claim], sources: set[str | None]) -> Count | None:
    """Find the largest number of which the text says that it is the whole."""
    totals = (
        count_of(c) if c.argument.rule == "toll" else summed(c, counted)
        for c in counted
        if is_total(c, sources)
        or _is_sum(c, counted)
        or (c is not counted[0] and _is_of_disaster(c))
    )
    return max(totals, key=high, default=None)


def is_total(claim: Claim, sources: Collection[str | None]) -> bool:
    """Tell whether a claim says of its number that it is the whole, wherever it stands.

    The whole of another source than the `sources` of the parts is a rival number.
    """
    if claim.argument.rule == "count":
        told = claim.why.sentence
        return _LATER_PUT.search(told) is not None or _STANDS.search(told) is not None
    if claim.argument.rule == "toll":
        return _SINCE.search(claim.why.sentence) is None
    source = claim.casualty.source
    if sources and source is not None and None not in sources and source not in sources:
        return False
    sentence, quote = claim.why.sentence, claim.casualty.quote
    at = max(0, sentence.find(quote))
    if _WIDER.search(sentence[at + len(quote) :]):
        return False
    ranked = _AT.match(sentence, 0, at + 1) and _DEAD.search(quote)
    if (
        ranked
        or _DEFINITIVE.search(sentence)
        or _OPENS.match(sentence)
        or _GOES_ON.search(sentence, 0, at)
        or _is_whole(sentence, at, at + len(quote))
    ):
        return True
    end = at + len(quote)
    return _CLOSES.search(sentence, end, end + _NEAR) is not None


def _is_of_disaster(claim: Claim) -> bool:
    """Whether a sentence counts what a disaster did, in no one place: "The flood killed 9"."""
    sentence, quote = claim.why.sentence, claim.casualty.quote
    at = max(0, sentence.find(quote))
    return bool(_ITSELF.match(sentence[:at])) and not _SOMEWHERE.match(sentence, at + len(quote))


def _is_sum(claim: Claim, counted: Sequence[Claim]) -> bool:
    """Whether a number is as many as those right before it: "31 in A and two in B ... 33"."""
    left = claim.casualty.low or 0
    if claim.headed or left != claim.casualty.high:
        return False
    ahead = [c for c in counted if c.casualty.span[0] < claim.casualty.span[0] and not c.headed]
    for number, part in enumerate(reversed(ahead), 1):
        if claim.casualty.span[0] - part.casualty.span[1] > _SENTENCES:
            return False
        if claim.casualty.group not in {None, part.casualty.group}:
            return False
        left -= part.casualty.high or 0
        if left <= 0:
            return left == 0 and number > 1
    return False


def _is_whole(sentence: str, at: int, end: int) -> bool:
    """Whether a clause says that so many were left in all: "left a total of 65 people dead".

    So does what is blamed on a disaster.
    """
    total = sentence[at:end].casefold().startswith("a total of")
    if total and (_SUMMED.search(sentence, 0, at) or _BLAMED.match(sentence, end)):
        return True
    whole = _WHOLE.search(sentence, max(0, at - 10))
    return whole is not None and whole.start() <= at <= whole.end()


def is_correction(claim: Claim) -> bool:
    """Tell whether a claim takes an earlier number back: "corrected the figure to 26"."""
    sentence, quote = claim.why.sentence, claim.casualty.quote
    if _REVIEWED.search(sentence, 0, max(0, sentence.find(quote))) is not None:
        return True
    if claim.argument.rule != "toll" or is_outdated(claim):
        return False
    return _CORRECTED.search(f"{quote} {sentence}") is not None


def is_outdated(claim: Claim) -> bool:
    """Tell whether a total is said to be an earlier one, which no longer holds."""
    sentence, quote = claim.why.sentence, claim.casualty.quote
    if claim.argument.rule != "toll":
        return False
    return _OUTDATED.search(sentence, 0, max(0, sentence.find(quote))) is not None
