"""The people whom one verb names together: a list, its parts or its whole, and two sides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import singular
from tui.facts.casualties.tolls.toll_counts import Count, count_of, high, range_of
from tui.facts.lexicon import people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.facts.casualties.claims import Claim

_BESIDE = 120
"""Characters between one person and the others with them, in one sentence or the next."""
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_LOSSES = re.compile(r"\b(?:los(?:t|ing|ses)|suffer(?:ed|ing)|casualties)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:while|whereas|and|but)\b|;", re.IGNORECASE)
"""Words between the losses of one side and of the other."""
_ALL = re.compile(r"all (?:[\w,-]+ ){1,2}?(?:people|persons|occupants)\b", re.IGNORECASE)
_EVERY = re.compile(r"(?:all|both) ", re.IGNORECASE)
"""How a text tells of all who were there, behind whom it says who they were."""
_JOINED = re.compile(r"(?:[,;]| and| while)\W(?:and |while )?(?:about |at least |some )?$")
_CALLINGS = frozenset(
    {
        "worker",
        "soldier",
        "officer",
        "student",
        "tourist",
        "pilgrim",
        "passenger",
        "crew",
        "official",
    }
)
"""Of these, the ones that no other calling in the same sentence is a part of."""
_WIDE = frozenset(
    {
        *("child", "woman", "girl", "boy", "civilian", "villager", "worker", "resident"),
        *("official", "troop", "recruit", "migrant"),
        *("soldier", "officer", "militant", "rebel", "fighter", "foreigner", "student"),
        *("tourist", "pilgrim", "passenger", "refugee", "employee", "staff", "crew"),
    }
)
"""Nouns behind which a list says who they were: "two children, a boy and a girl"."""


def summed(first: Claim, counted: list[Claim]) -> Count:
    """Add up the people whom one trigger names together."""
    members = [
        c
        for c in counted
        if c.argument.trigger.start == first.argument.trigger.start
        and (c is first or "toll" not in {c.argument.rule, first.argument.rule})
        and (c.argument.rule == "named") == (first.argument.rule == "named")
    ] or [first]
    if _adds_up(members[-1], members[:-1]):  # "12 in one town and 7 in another, 19 in all"
        members = [first] if first is members[-1] else members[:-1]
    elif _adds_up(members[0], members[1:], bare=False) or _is_everybody(members):
        others = _are_others(members[0], members[1:])
        members = members if others else members[:1]  # "ten people, nine here and one there"
    return count_of(*members, *_of_other_side(first, members, counted))


def _is_everybody(members: Sequence[Claim]) -> bool:
    """Whether all who were there are told of first, and behind them not all of others."""
    all_of = [_ALL.match(c.casualty.quote) is not None for c in members]
    return all_of[0] and not any(_EVERY.match(c.casualty.quote) for c in members[1:])


def _of_other_side(first: Claim, members: list[Claim], counted: list[Claim]) -> list[Claim]:
    """The losses of a battle's other side: "one army lost 180 killed, while the other lost 300"."""
    sentence = first.why.sentence
    begin = sentence.find(first.casualty.quote)
    if not any(claim.headed for claim in counted):
        opposed = [c for c in counted if c not in members and _is_opposed(first, c)]
        if opposed:
            return opposed
    if _LOSSES.search(sentence, 0, max(begin, 0)) is None:
        return []
    end = begin + len(first.casualty.quote)
    return [
        claim
        for claim in counted
        if claim not in members
        and claim.why.sentence == sentence
        and claim.casualty.source == first.casualty.source
        and (at := sentence.find(claim.casualty.quote, end)) > 0
        and _LOSSES.search(_AGAINST.split(sentence[end:at], maxsplit=1)[-1])
        and _AGAINST.search(sentence, end, at)
    ]


def _is_opposed(first: Claim, claim: Claim) -> bool:
    """Whether a sentence goes on with those who fell on the other side: "while 5 rebels died"."""
    sentence, groups = first.why.sentence, {first.casualty.group, claim.casualty.group}
    if claim.why.sentence != sentence or "militants" not in groups or len(groups) == 1:
        return False
    if groups.isdisjoint({"security forces", "civilians"}):
        return False
    end = sentence.find(first.casualty.quote) + len(first.casualty.quote)
    at = sentence.find(claim.casualty.quote, end)
    return at > 0 and _AGAINST.search(sentence, end, at) is not None


def _adds_up(total: Claim, parts: Sequence[Claim], *, bare: bool = True) -> bool:
    """Whether a number is the sum of those that its verb names beside it."""
    return (
        (not bare or total.argument.participant.head is None)
        and len(parts) > 1
        and sum(range_of(part).high for part in parts) == range_of(total).high
    )


def _are_others(first: Claim, rest: Sequence[Claim]) -> bool:
    """Whether a list goes on with people of other callings: "two teachers, a nurse and a cook"."""
    called = [c.argument.participant.head is not None for c in (first, *rest)]
    noun = singular((first.casualty.victims or "").casefold().rpartition(" ")[2])
    return all(called) and bool(noun) and noun not in _WIDE | people().generic


def beside_others(best: Count, counted: list[Claim]) -> Count:
    """Add those of another calling with whom a sentence goes on by a verb of their own.

    "One worker was found dead in the hall, and two firemen died when a floor gave way".
    """
    last = best.claims[-1]
    added: list[Claim] = []
    for claim in counted:
        if claim in best.claims or claim.why.sentence != last.why.sentence:
            continue
        sentence = claim.why.sentence
        end = sentence.find(last.casualty.quote) + len(last.casualty.quote)
        at = sentence.find(claim.casualty.quote, end)
        joined = at > 0 and _JOINED.search(sentence, end, at) is not None
        if claim.headed or not joined or not _is_other_calling(last, claim):
            break
        added.append(claim)
        last = claim
    return count_of(*best.claims, *added) if added else best


def _is_other_calling(first: Claim, claim: Claim) -> bool:
    """Whether both are called by what they are, and not alike: a worker, two firemen."""
    nouns = [
        singular((c.casualty.victims or "people").casefold().rpartition(" ")[2])
        for c in (first, claim)
    ]
    apart = claim.argument.trigger.start != first.argument.trigger.start
    of_whole = any(c.argument.participant.of_whole for c in (first, claim))
    plain = any(noun in people().generic | _WIDE - _CALLINGS for noun in nouns)
    return apart and not of_whole and not plain and nouns[0] != nouns[1]


def first_told(claims: list[Claim], counted: list[Claim], opening: int) -> Count | None:
    """Find the number told of first, but that of the others where it is a single person.

    So it is where a text tells of somebody behind its opening, and then of how many there were.
    """
    if not claims:
        return None
    first = summed(claims[0], counted)
    beside = claims[0].casualty.span[1] + _BESIDE
    near = (c for c in claims[1:] if c.casualty.span[0] < beside)
    others = (count_of(c) for c in near if _OTHERS.search(c.casualty.quote))
    example = high(first) == 1 and claims[0].casualty.kind == "injured"
    if example and (count := next((count for count in others if high(count) > 1), None)):
        return count
    late = high(first) == 1 and claims[0].casualty.span[0] >= opening
    more = next((c for c in counted if _is_of_more(claims[0], c)), None) if late else None
    return first if more is None else summed(more, counted)


def _is_of_more(one: Claim, claim: Claim) -> bool:
    """Whether a claim counts more people than one person of its town."""
    noun = (claim.casualty.victims or "people").casefold().split()[-1]
    counts = claim.casualty.kind == "killed" or noun in people().generic
    here = claim.casualty.place in {one.casualty.place, None}
    return range_of(claim).high > 1 and counts and here and not claim.headed
