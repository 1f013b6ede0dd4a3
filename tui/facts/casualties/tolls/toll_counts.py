"""How the claims of a toll are added up: those of one storm or flood, and of single people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.facts.lexicon import contexts, numbers, weapons
from tui.model import Range

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.facts.casualties.claims import Claim

ATTACKERS = contexts().attackers.words.either()
_THE = re.compile(r"(?:the|all) \w+ (?:of them )?w", re.IGNORECASE)
"""How a text goes on about people of whom it has told: "The three were shot"."""
_ORDINALS = {ordinal: number for number, ordinal in enumerate(numbers().calendar.ordinals, 1)}
_NTH = re.compile(
    rf"(?:(?:an?|the|its|his|her|their) )?(?P<nth>{'|'.join(_ORDINALS)})"
    r" (?:person|death|victim|patient|fatality|casualty)\b",
    re.IGNORECASE,
)
"""How a text counts the dead by the last of them: "a fourth person has died"."""
_SHOTS = frozenset({"shot", "shoot", "shoots", "shooting"})
_IN_LIMB = re.compile(
    r"\bshot (?:\w+ ){0,2}?(?:in|through) (?:the|his|her|their|both|an?) (?:\w+ )?"
    r"(?:ankle|arm|calf|elbow|foot|hand|hip|knee|leg|shoulder|thigh|wrist)s?\b",
    re.IGNORECASE,
)
"""How people were shot who lived."""
_COMPANY = re.compile(
    r"\b(?:passengers|occupants|neighbou?rs|bystanders|passers-by|colleagues|firefighters|officers"
    r"|children|pedestrians|workers)\b"
)
"""Who was hurt beside one person of whom a text tells first."""
_ELSEWHERE = re.compile(
    r"\b(?:another|separate\w*|different|elsewhere|earlier|meanwhile|last (?:week|month|year))\b",
    re.IGNORECASE,
)
_WORST = re.compile(r"\b(?:critical|serious|grave|life-threatening|intensive)\b", re.IGNORECASE)
_ONE = frozenset({"article", "single"})
_ADDS = re.compile(r"\b(?:also|too) \w+$|^(?:another|a second|a third)\b", re.IGNORECASE)


class Count(NamedTuple):
    """A number of people, and the claims that it is taken from."""

    range: Range
    claims: tuple[Claim, ...]


def range_of(claim: Claim) -> Range:
    """Return the people of a claim as a range; none where it has a quantity word."""
    return Range(claim.casualty.low or 0, claim.casualty.high or 0)


def count_of(*claims: Claim) -> Count:
    """Add the people of several claims up to one number."""
    ranges = [range_of(claim) for claim in claims]
    return Count(Range(sum(r.low for r in ranges), sum(r.high for r in ranges)), claims)


def high(count: Count) -> int:
    """Return the largest that a number may be."""
    return count.range.high


def along_a_path(best: Count, counted: list[Claim], countries: Mapping[str, str]) -> Count:
    """Add up the numbers of all places that a storm struck, where none is told as the whole.

    The first of them and the largest may be the whole, but not that of one country of several.
    """
    parts: list[Claim] = []
    for claim in counted:
        if claim.argument.rule == "toll":
            return best
        parts += [] if any(_is_told_twice(claim, part) for part in parts) else [claim]
    sentences = {part.why.sentence for part in parts}
    largest = max(range_of(part).high for part in parts)
    apart = len({part.casualty.place for part in parts} - {None}) == len(parts)
    if len(sentences) == 1 < len(parts) and apart:
        return count_of(*parts)
    if len(parts) < 2:
        return best
    struck = {countries.get(part.casualty.place or "", part.casualty.place) for part in parts}
    if None not in struck and struck <= {*countries.values()} and len(struck) == len(parts):
        return count_of(*parts)
    if len(sentences) < len(parts) or range_of(parts[0]).high == largest:
        return _with_abroad(best, parts, countries)
    return count_of(*parts)


def _with_abroad(best: Count, parts: list[Claim], countries: Mapping[str, str]) -> Count:
    """Add to the number of one country what a storm did in the next one."""
    told = {id(part): countries.get(part.casualty.place or "") for part in parts}
    home = {countries.get(c.casualty.place or "") for c in best.claims}
    abroad = [part for part in parts if told[id(part)] not in home]
    apart = len({told[id(part)] for part in abroad}) == len(abroad)
    if None in home or None in told.values() or len(home) > 1 or not apart or not abroad:
        return best
    return count_of(*best.claims, *abroad)


def _is_told_twice(claim: Claim, part: Claim) -> bool:
    """Whether two numbers are one: alike, of one place or in two sentences."""
    alike = range_of(claim) == range_of(part)
    here = claim.casualty.place == part.casualty.place
    return alike and (here or part.why.sentence != claim.why.sentence)


def across_places(best: Count, counted: list[Claim], countries: Mapping[str, str]) -> Count:
    """Add up the places that one sentence sets side by side: "killed 8 in one, and 3 drowned in".

    So a flood does, and no attack, which is in one place; places of one kind hold none another.
    """
    first = best.claims[0]
    beside = [c for c in counted if c.why.sentence == first.why.sentence]
    parts = [c for c in beside if c.casualty.weapon in weapons().far_reaching and c.casualty.place]
    places, narrow = {c.casualty.place for c in parts}, {c.narrow for c in parts}
    if len(best.claims) > 1 or parts != beside or first is not beside[0]:
        return best
    abroad = len({countries.get(place or "") for place in places} - {None}) == len(parts)
    apart = len(places) == len(parts) > 1 and (len(narrow) == 1 or abroad)
    return count_of(*parts) if apart else best


def all_of_them(best: Count, counted: list[Claim]) -> Count:
    """Find the number of "the three" who came to harm together, where one is told of first."""
    if high(best) != 1:
        return best
    for claim in counted:
        participant = claim.argument.participant
        if (
            participant.form == "number"
            and participant.head is None
            and _THE.match(claim.casualty.quote)
        ):
            return count_of(claim)
    return best


def refined(best: Count, counted: list[Claim], opening: int) -> Count:
    """Find an exact number of the lead that is a little above one which is only ever hedged."""
    same = [c for c in counted if range_of(c) == best.range]
    if not same or any(c.casualty.precision not in {"at_least", "about"} for c in same):
        return best
    sources = {c.casualty.source for c in same} | {None}
    for claim in counted:
        if claim.casualty.source not in sources:
            continue
        exact = claim.casualty.precision == "exact" and claim.casualty.span[0] < opening
        if exact and high(best) < range_of(claim).high <= high(best) * 1.25:
            return count_of(claim)
    return best


def beside_the_worst(best: Count, counted: list[Claim]) -> Count:
    """Find the number of all who were hurt behind that of the worst: "9 critical and 246 hurt"."""
    first = best.claims[0]
    if first.casualty.kind != "injured" or not _WORST.search(first.casualty.quote):
        return best
    for claim in counted:
        same = claim.why.sentence == first.why.sentence
        if same and range_of(claim).high > high(best) and not _WORST.search(claim.casualty.quote):
            return count_of(claim)
    return best


def with_singles(best: Count, counted: list[Claim]) -> Count:
    """Add single people who "also" came to harm, where no larger number is known.

    So do those of one sentence: "A girl was stabbed and a man suffered cuts".
    """
    if high(best) != 1:
        return best
    if any((c.casualty.high or 0) > 1 for c in counted):
        return _with_company(best, counted)
    number = max((_last(c) for c in counted if c.casualty.kind == "killed"), default=1)
    if number > 1:
        return Count(Range(number, number), best.claims)
    added = [
        c
        for c in counted[1:]
        if c.argument.participant.form in _ONE
        and c not in best.claims
        and (_ADDS.search(c.casualty.quote) or _is_told_beside(best.claims[0], c))
        and not is_earlier(c, best.claims[0])
    ]
    total = 1 + len(added)
    return Count(Range(total, total), (*best.claims, *added))


def is_earlier(claim: Claim, other: Claim) -> bool:
    """Tell whether a claim is told to be of a day before another's, and so of another incident."""
    day, known = claim.casualty, other.casualty
    told = all(c.certainty.get("date") in {"stated", "sentence"} for c in (day, known))
    return told and day.date is not None and known.date is not None and day.date < known.date


def _with_company(best: Count, counted: list[Claim]) -> Count:
    """Add to one injured person the passengers or neighbours who are the only number of a text."""
    numbered = [c for c in counted if (c.casualty.high or 0) > 1]
    claim, first = numbered[0], best.claims[0]
    if len({range_of(c) for c in numbered}) > 1 or first.casualty.kind != "injured":
        return best
    if _ELSEWHERE.search(claim.why.sentence):
        return best
    later = claim.casualty.span[0] > max(c.casualty.span[1] for c in counted if c in best.claims)
    beside = _COMPANY.search(claim.casualty.victims or "") is not None
    alone = claim.argument.trigger.start != first.argument.trigger.start
    return count_of(*best.claims, claim) if later and beside and alone else best


def _is_told_beside(first: Claim, claim: Claim) -> bool:
    """Whether a sentence goes on with one more person, by another verb: "and a man was hit"."""
    openers = [c.casualty.quote.casefold().split()[0] for c in (first, claim)]
    same = claim.why.sentence == first.why.sentence and claim.casualty.kind == first.casualty.kind
    return same and not claim.headed and {"a", "an"}.issuperset(openers)


def _last(claim: Claim) -> int:
    """How many died by what a text calls the last of them; 1 where it does not count."""
    nth = _NTH.match(claim.casualty.quote)
    return _ORDINALS[nth["nth"].casefold()] if nth is not None else 1


def without_attackers(counted: list[Claim], *, entry: bool) -> list[Claim]:
    """Leave out those who attacked, unless an `entry` of a log opens its count of all with them."""
    others = [c for c in counted if not ATTACKERS.search(c.casualty.victims or "")]
    opens = entry and counted and counted[0] not in others
    verb = counted[0].argument.trigger.start if opens else None
    if any(c.argument.trigger.start == verb for c in others):
        return counted  # "Four attackers, three guards and two clerks were killed"
    return others


def without_shot(events: list[Claim]) -> list[Claim]:
    """Leave out people of whom a text only says that they were shot, where they may be its dead.

    At least as many others were injured, or died; "two others" are none of the dead.
    """
    shot = [
        c
        for c in events
        if c.casualty.kind == "injured"
        and c.argument.trigger.weak
        and not _SHOTS.isdisjoint(c.casualty.quote.casefold().split())
    ]
    others = [c for c in events if c not in shot]
    hurt = max((range_of(c).high for c in others if c.casualty.kind == "injured"), default=0)
    dead = max((range_of(c).high for c in others if c.casualty.kind == "killed"), default=0)

    def is_unclear(claim: Claim) -> bool:
        number = range_of(claim).high
        if _IN_LIMB.search(claim.why.sentence):
            return False
        executed = not claim.argument.participant.further
        return number <= hurt or (executed and 1 < number <= dead)

    return [c for c in events if c not in shot or not (is_unclear(c) or _has_died(c, events))]


def _has_died(shot: Claim, events: list[Claim]) -> bool:
    """Whether a sentence goes on that the one who was shot died: "shot at by two, died of it"."""
    return shot.casualty.high == 1 and any(
        c.casualty.kind == "killed"
        and c.casualty.high == 1
        and c.why.sentence == shot.why.sentence
        and (shot.casualty.victims or "?") in (c.casualty.victims or "")
        for c in events
    )
