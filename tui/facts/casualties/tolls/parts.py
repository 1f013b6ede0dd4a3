"""Which claims are parts of a total of which the text does not say so in one breath.

"At least 19 died ... Twelve of the dead were in one town ... Four died in another, and three in a
third": nothing but the sum says that the four are among the 19. So are, where somebody tells of
their own dead, "his brother" and others who are known by name, and bodies that were found of those
already counted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import singular
from tui.facts.casualties.tolls.repeated_claims import is_name
from tui.facts.lexicon import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.facts.casualties.claims import Claim
    from tui.model import Casualty

_LEAST = 2
"""Parts that a total has at least; one alone of the same number is the total told again."""
_TOWN = 2
"""How much a place at least narrows down where, to tell two events apart."""
_DEFINITE = re.compile(r"(?:the|all|both)\b", re.IGNORECASE)
_FRONTED = re.compile(r"\W*(?:of|among) (?:the|those)\b[^,;.]{0,60},(?: \w+){0,2} $", re.IGNORECASE)
"""What opens a sentence up to the number of a part: "Of the injured, at least six"."""
_UNCLEAR = re.compile(
    r"\b(?:unclear|not (?:yet |immediately )?(?:clear|known)) (?:if|whether)\b[^.]{0,60}"
    r"\b(?:among|included|part)\b"
)
_OF_THE_TOLD = re.compile(
    r"(?:[\w,.]+ ){1,3}of the (?:displaced|dead|killed|injured|wounded|missing)\b"
)
"""How a number begins that is a part of those whom the sentence before counted."""
_OF_WHOLE = re.compile(r"\W*(?:[\w,.-]+ ){1,3}of the ")
"""How the words of a number begin that is of a larger one: "Forty-seven of the 53 pupils"."""
_AFTER = re.compile(r"\bafter\b")
_WHEN_FOUND = re.compile(r"\b(?:after|as|when)\b")
_NEXT = 300
"""Characters behind a claim in which a text says so."""
_ALL = ("All ", "all ", "Both ", "both ")
_WHOSE = frozenset({"his", "her", "their"})
_KIN = name_words().kin


def with_parts(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Mark as subsets the claims that add up to a total beside them, or tell of some of it.

    Where the text says that it is not clear whether they are among it, they are not.
    """
    marked = list(claims)
    for number, claim in enumerate(marked):
        _mark(marked, _parts(claim.casualty, marked, number + 1))
        _mark(marked, _parts_before(marked, number))
    for number in range(len(marked)):
        marked[number] = _as_whole(marked, number, text)
        if _is_of_total(marked, number, text) and not _is_unclear(marked[number].casualty, text):
            _mark(marked, [number])
    return marked


def _as_whole(claims: Sequence[Claim], number: int, text: str) -> Claim:
    """A part of what the sentence before counted as background, which is background too."""
    claim, part = claims[number], claims[number].casualty
    ahead = [c.casualty for c in claims[:number] if c.casualty.kind == part.kind]
    if not ahead or part.status != "event" or ahead[-1].status != "background":
        return claim
    apart = "\n\n" in text[ahead[-1].span[1] : part.span[0]]
    if apart or _OF_THE_TOLD.match(text, part.span[0]) is None:
        return claim
    return replace(claim, casualty=replace(part, status="background"))


def _is_unclear(part: Casualty, text: str) -> bool:
    """Whether the next sentences leave open if a claim's people are among others."""
    return _UNCLEAR.search(text, part.span[1], part.span[1] + _NEXT) is not None


def _mark(claims: list[Claim], parts: Iterable[int]) -> None:
    for part in parts:
        claims[part] = replace(claims[part], casualty=replace(claims[part].casualty, subset=True))


def _parts(total: Casualty, claims: Sequence[Claim], start: int) -> list[int]:
    """The claims of its kind right behind a total, if so many of them are as many people as it."""
    if total.subset or not total.low or not _is_counted(total) or _is_nation(total):
        return []
    left, parts = total.low, list[int]()
    for number in range(start, len(claims)):
        part = claims[number].casualty
        if part.kind != total.kind:
            continue
        fits = _is_counted(part) and _is_of_one_day(part, total)
        if not fits or not part.low or total.group not in {None, part.group}:
            break
        left -= part.low
        parts.append(number)
        if left <= 0:
            return parts if left == 0 and len(parts) >= _LEAST else []
    return []


def _is_nation(total: Casualty) -> bool:
    """Whether people are counted by their nation, of which no others are: "two Swiss, a Dane"."""
    return (total.victims or "").rpartition(" ")[2][:1].isupper()


def _parts_before(claims: Sequence[Claim], number: int) -> list[int]:
    """The claims right ahead of "the three" that are as many, or of which one is, with the next.

    "Forty-seven of the 53 pupils were freed. Six are still held."
    """
    total = claims[number].casualty
    same = [n for n, c in enumerate(claims) if c.casualty.kind == total.kind]
    place, parts, left = same.index(number), list[int](), total.low or 0
    if total.subset or not _is_counted(total):
        return []
    if _DEFINITE.match(total.quote):
        for part in reversed(same[:place]):
            if not _may_be_part(claims[part].casualty, total) or left <= 0:
                break
            left -= claims[part].casualty.low or 0
            parts.append(part)
            if left == 0 and len(parts) >= _LEAST:
                return parts
    beside = [*same[max(0, place - 1) : place], *same[place + 1 : place + 2]]
    sizes = [claims[part].casualty.low or 0 for part in beside]
    fits = all(_may_be_part(claims[part].casualty, total) for part in beside)
    fits = fits and any(_OF_WHOLE.match(claims[part].casualty.quote) for part in beside)
    return beside if fits and len(beside) == _LEAST and sum(sizes) == total.low else []


def _may_be_part(part: Casualty, total: Casualty) -> bool:
    """Whether a number is of the event of a total."""
    return (
        _is_counted(part)
        and bool(part.low)
        and _is_of_one_day(part, total)
        and (part.place == total.place or None in {part.place, total.place})
    )


def _is_of_total(claims: Sequence[Claim], number: int, text: str) -> bool:
    """Whether a claim tells of some of those whom another of its event counts already."""
    claim = claims[number]
    part, alike = claim.casualty, [c for c in _alike(claims, number) if not _is_listed(claim, c)]
    if part.subset or part.status != "event" or not part.low or not alike:
        return False
    at = claim.why.sentence.find(part.quote)
    if at > 0 and _FRONTED.match(claim.why.sentence[:at]):
        return True
    if claim.argument.participant.further:
        return any(_is_behind_after(c, claim, text) for c in alike)
    earlier = any(c.casualty.span[0] < part.span[0] for c in alike)
    alone = any(c.casualty.date is None for c in alike) and part.date is not None
    joined = (c.casualty for c in claims if c.argument.trigger == claim.argument.trigger)
    personal = not alone and any(map(_is_somebody, joined))  # "his wife and two sons"
    return earlier and (personal or _is_of_all(claim, alike))


def _is_listed(one: Claim, other: Claim) -> bool:
    """Whether two are of one list, so that neither is a part: "a couple and their daughter"."""
    listed = "coordination" in {one.argument.rule, other.argument.rule}
    return listed and one.argument.trigger == other.argument.trigger


def _alike(claims: Sequence[Claim], number: int) -> list[Claim]:
    """The totals of its event that are larger than a claim's number."""
    claim, part = claims[number], claims[number].casualty
    return [
        c
        for c in claims
        if c.casualty.kind == part.kind
        and c.casualty.status == "event"
        and not c.casualty.subset
        and (c.casualty.low or 0) > (part.high or 0)
        and _is_of_one_day(part, c.casualty)
        and (part.group is None or c.casualty.group in {None, part.group})
        and not _is_elsewhere(claim, c)
    ]


def _is_elsewhere(part: Claim, total: Claim) -> bool:
    """Whether a claim is of a town, and not the one of a total."""
    place = part.casualty.place
    return place is not None and place != total.casualty.place and total.narrow >= _TOWN


def _is_behind_after(total: Claim, part: Claim, text: str) -> bool:
    """Whether a total is of what had come before: "29 are dead, after crews found eight more".

    A live report has told the total in a headline before.
    """
    sentence = part.why.sentence
    spot = part.casualty.span[0]
    tolds = (end for _, end in total.casualty.mentions if spot - len(sentence) < end < spot)
    joint = _WHEN_FOUND if part.argument.rule == "bodies" else _AFTER
    between = (text[end:spot] for end in tolds)
    return any(joint.search(words) and "\n" not in words for words in between)


def _is_of_all(claim: Claim, totals: Sequence[Claim]) -> bool:
    """Whether bodies were found of those who all died: "All 21 died. Soldiers found 14 bodies"."""
    whole = any(c.casualty.quote.startswith(_ALL) for c in totals)
    return claim.argument.rule == "bodies" and whole


def _is_somebody(part: Casualty) -> bool:
    """Whether those of a claim are known by name, or as somebody's kin: "his brother"."""
    words = (part.victims or "").casefold().split()
    kin = words[:1] and words[0] in _WHOSE and not _KIN.isdisjoint(map(singular, words))
    return bool(kin) or (part.low == part.high == 1 and is_name(part.victims))


def _is_counted(claim: Casualty) -> bool:
    """Whether a claim tells of one number of people whom an event harmed."""
    return claim.status == "event" and claim.low is not None and claim.low == claim.high


def _is_of_one_day(part: Casualty, total: Casualty) -> bool:
    return None in (part.date, total.date) or part.date == total.date
