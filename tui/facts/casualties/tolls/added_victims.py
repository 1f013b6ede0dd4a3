"""Those whom a text adds to a number: who died later, and who "also" came to harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import singular
from tui.facts.casualties.tolls.toll_counts import is_earlier
from tui.facts.lexicon import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.facts.casualties.claims import Claim

_NEAR = 40
"""Characters around those who were aboard or on the ground, in which the text says so."""
_SENTENCE = 320
"""Characters from the dead of one side to those of the other, a sentence or two later."""
_ORDINALS = {ordinal: number for number, ordinal in enumerate(numbers().calendar.ordinals, 1)}
_NEXT = re.compile(rf"(?:another|one more|an? (?P<nth>{'|'.join(_ORDINALS)}))\b", re.IGNORECASE)
_THE_NTH = re.compile(
    rf"\bthe (?P<nth>{'|'.join(_ORDINALS)})"
    r" (?:body|casualty|death|fatality|man|person|victim|woman)\b",
    re.IGNORECASE,
)
_OF_HURT = re.compile(
    r"\w+ of (?:the|those) (?:[\w,]+ )?(?:\w+ly )?(?:injured|wounded|hurt)\b(?P<nth>)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\w+ of (?:them|those|whom)\b", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:later|(?:next|following) (?:day|morning|week)|hospital|succumb\w*|overnight"
    r"|(?:his|her|their) (?:injuries|wounds|burns))\b",
    re.IGNORECASE,
)
_SAVED = re.compile(r"\b(?:pulled|rescued|saved|survived|survivors?|alive)\b", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:died|killed|perished) (?:at the scene|on the spot|instantly|outright|immediately)\b",
    re.IGNORECASE,
)
"""What says of the dead that there are those who died later as well."""
_OPEN = re.compile(
    r"\b(?:being (?:looked into|investigated|examined|probed|reviewed)|under investigation)\b",
    re.IGNORECASE,
)
"""What says that nobody knows yet whether a death is one of them."""
_SECOND = re.compile(
    r"\b(?:an?|another|the) (?:other |second |third |further )?"
    r"(?:air ?strike|attack|blast|bomb|car bomb|drone|explosion|grenade"
    r"|device|ied|landmine"
    r"|mine|missile|mortar|raid|rocket|round|shell|shot|strike|tremor|wave)s?[ ,]",
    re.IGNORECASE,
)
_OWN = re.compile(r"\bof (?:its|his|her|their)\b", re.IGNORECASE)
_ORDERED = re.compile(r"\b(?:another|second|third|other|further)\b", re.IGNORECASE)
"""Of the above, what says that the attack is one more of the same."""
_THEN = re.compile(
    r"\W*(?:they|the (?:assailants|attackers|gunm[ae]n|men|militants|raiders|rebels|terrorists))"
    r" (?:then|also|later|next)\b"
    r"|\W*the other (?:\w+ )?(?:attacks|avalanches|blasts|bombs|cars|coaches|explosions|landslides"
    r"|quakes|rockets|shells|strikes|tornadoes|twisters|vehicles)\b",
    re.IGNORECASE,
)
"""What opens a sentence on more of the same, wherever it was."""
_SIDE = re.compile(r"\W*(?:on|from) (?:the |their |its )?(?:[\w’'-]+ ){1,2}side\b", re.IGNORECASE)
"""What opens a sentence on the other side's losses: "On the government side six died"."""
_PARTED = re.compile(r";|\b(?:during|in) which\b|\bthat also\b", re.IGNORECASE)
"""What begins another part of a sentence: "in a gunfight, during which four rebels died too"."""
_ANYBODY = frozenset({"people", "persons", "others", "victims", "hurt", "injured", "one"})
_CAUSED = re.compile(r"\b(?:when|while|as|after|in) (?:an?|the|he|she|his|her)\b", re.IGNORECASE)
"""What a death had a cause of its own by: "A boy died on Tuesday when a wall fell on him"."""
_TOO = re.compile(r"\b(?:also|too|as well)\b", re.IGNORECASE)
_ABOARD = re.compile(r"\b(?:on board|aboard|occupants|passengers|crew)\b", re.IGNORECASE)
_GROUND = re.compile(r"\bon the ground\b", re.IGNORECASE)
_APART = re.compile(
    r"\b(?:similar|separate|separately|elsewhere|earlier|last (?:week|month|year)|previous"
    r"|meanwhile|different|in (?:19|20)\d\d|in another|in other|same day"
    r"|attackers?|bombers?|gunm[ae]n (?:was|were))\b",
    re.IGNORECASE,
)
"""What says that people died on another occasion, or that they were no victims."""
_TOWN = 2
"""How much a place at least narrows down where, to be a place of its own."""


def later_deaths(
    known: tuple[Claim, ...], counted: list[Claim], events: Sequence[Claim]
) -> tuple[Claim, ...]:
    """Find those who died after so many: "A sixth died on Monday", "Two of the injured died"."""
    last = max(claim.casualty.span[1] for claim in known)
    places = {c.casualty.place for c in known if c.narrow >= _TOWN} | {None}
    headed = any(claim.headed for claim in known)
    added: list[Claim] = []
    for claim in (c for c in counted if c.casualty.kind == "killed"):
        if claim.casualty.span[0] < last or _OPEN.search(claim.why.sentence):
            continue
        single = claim.casualty.high == 1
        nth = _NEXT.match(claim.casualty.quote) if single else None
        number = sum(c.casualty.high or 0 for c in (*known, *added))
        victim = _nth_victim(claim) if single else None
        if victim is not None and victim <= number:
            continue  # "the body of the third victim" of three
        of_hurt = (single or not headed) and _is_of_hurt(claim, events)
        counts = nth is not None and _ORDINALS.get((nth["nth"] or "").casefold()) == number + 1
        counts = counts or victim == number + 1
        later = nth is not None and nth["nth"] is None and _LATER.search(claim.why.sentence)
        apart = claim.narrow >= _TOWN and claim.casualty.place not in places
        of_hurt = of_hurt or (single and _is_of_later_day(known, claim))
        of_hurt = of_hurt or (single and _is_of_saved(known[0], claim))
        if counts or ((of_hurt or later) and not apart):
            added.append(claim)
    return tuple(added)


def _nth_victim(claim: Claim) -> int | None:
    """The number of one of those who came to harm: 3 of "the third victim"."""
    nth = _THE_NTH.search(claim.why.sentence) or _THE_NTH.search(claim.casualty.quote)
    return None if nth is None else _ORDINALS[nth["nth"].casefold()]


def _is_of_hurt(claim: Claim, events: Sequence[Claim]) -> bool:
    """Whether the injured are meant of whom some died: "One of them died the next day"."""
    if _OF_HURT.match(claim.casualty.quote):
        return True
    ahead = [c for c in events if c.casualty.span[0] < claim.casualty.span[0]]
    last = max(ahead, key=lambda c: c.casualty.span[0], default=None)
    if last is None or _OF_THEM.match(claim.casualty.quote) is None:
        return False
    return last.casualty.kind == "injured" and _LATER.search(claim.why.sentence) is not None


def further_victims(
    known: tuple[Claim, ...], counted: list[Claim], *, untitled: bool = False
) -> tuple[Claim, ...]:
    """Find those who came to harm beside so many: "Two more died in hospital", "was killed too".

    The number before them has to be the one that is known, or else both are its parts. In an
    `untitled` note, so do a side's dead whose enemies the sentence before counts.
    """
    if len({c.casualty.source for c in known}) > 1:
        return ()
    headed = any(claim.headed for claim in known)
    places = {c.casualty.place for c in known if c.narrow >= _TOWN} | {None}
    last, added = known[-1], []
    for claim in counted:
        if claim in known or claim.casualty.span[0] < last.casualty.span[1]:
            continue
        apart = claim.narrow >= _TOWN and claim.casualty.place not in places
        apart = (apart and _THEN.match(claim.why.sentence) is None) or is_earlier(claim, known[0])
        enemy = claim.casualty.group not in {c.casualty.group for c in known}
        beside = _is_further(last, claim) or (untitled and enemy and _is_enemy(last, claim))
        fought = _is_of_attackers(known[0], claim)
        if headed and not claim.headed and _is_told_again(known[0], claim):
            last = claim
            continue
        beside = beside and (not headed or _is_of_others(known[0], claim))
        if claim.headed or apart or fought or not beside:
            break
        added.append(claim)
        last = claim
    return tuple(added)


def _is_told_again(known: Claim, claim: Claim) -> bool:
    """Whether the text tells of as many as the headline does, who are the same."""
    counted = (known.casualty.low, known.casualty.high)
    return (claim.casualty.low, claim.casualty.high) == counted and not _TOO.search(
        claim.casualty.quote
    )


def _is_of_others(known: Claim, claim: Claim) -> bool:
    """Whether people are none of those whom a headline counts: its students, a driver "also"."""
    nouns = [(c.casualty.victims or "people").casefold().split()[-1] for c in (known, claim)]
    sentence, quote = claim.why.sentence, claim.casualty.quote
    at = max(0, sentence.find(quote))
    also = _TOO.search(sentence[at : at + len(quote) + 9]) is not None
    return also and _ANYBODY.isdisjoint(nouns) and singular(nouns[0]) != singular(nouns[1])


def _is_of_attackers(first: Claim, claim: Claim) -> bool:
    """Whether militants fell, who are none of an attack's victims told of before."""
    sides = {first.casualty.group, claim.casualty.group}
    fallen = claim.casualty.group == "militants" and len(sides) > 1
    return fallen and sides <= {"militants", "civilians", None}


def _is_further(last: Claim, claim: Claim) -> bool:
    """Whether a claim says that its people come on top of those of the claim before it."""
    sentence, casualty = claim.why.sentence, claim.casualty
    if _APART.search(sentence) or _is_of_told(claim):
        return False
    at = sentence.find(casualty.quote)
    if at < 0:
        return False
    there = _THERE.search(last.why.sentence) is not None and sentence == last.why.sentence
    more = (claim.argument.participant.further or there) and casualty.kind == "killed"
    later = more and (_LATER.search(sentence) is not None or _goes_on(last, claim))
    strike = _SECOND.search(sentence, 0, at + 1)
    again = strike is not None and _ORDERED.search(strike[0]) is not None
    near = sentence[max(0, at - 6) : at + len(casualty.quote) + 9]
    parted = sentence != last.why.sentence or _PARTED.search(sentence, 0, at) is not None
    too = parted and _TOO.search(near) is not None
    too = too or _is_on_ground(last, sentence, at)
    opened = _THEN.match(sentence) is not None or _SIDE.match(sentence) is not None
    return later or again or too or (opened and sentence != last.why.sentence)


def _goes_on(last: Claim, claim: Claim) -> bool:
    """Whether a sentence goes on with more who died by a verb of their own: "and two more died"."""
    same = claim.why.sentence == last.why.sentence
    return same and claim.argument.trigger.mode == "fall" and claim.argument.rule != "gapping"


def _is_of_told(claim: Claim) -> bool:
    """Whether people are some of those told of, and not "three of its men"."""
    own = _OWN.search(claim.casualty.quote) is not None
    return claim.argument.participant.of_whole and not own


def _is_enemy(last: Claim, claim: Claim) -> bool:
    """Whether the dead of a fight's other side were told: "Two rebels fell. A soldier died"."""
    sides = {last.casualty.group, claim.casualty.group} == {"militants", "security forces"}
    if claim.argument.participant.of_whole:
        return False
    fell = claim.casualty.kind == last.casualty.kind == "killed"
    near = claim.casualty.span[0] - last.casualty.span[1] < _SENTENCE
    return sides and fell and near and _APART.search(claim.why.sentence) is None


def _is_on_ground(last: Claim, sentence: str, at: int) -> bool:
    """Whether a wreck fell on those of whom a claim tells, behind a claim of those aboard."""
    own = last.why.sentence
    begin = max(0, own.find(last.casualty.quote))
    aboard = _ABOARD.search(own, begin, begin + len(last.casualty.quote) + _NEAR) is not None
    return aboard and _GROUND.search(sentence, at, at + 2 * _NEAR) is not None


def _is_of_later_day(known: tuple[Claim, ...], claim: Claim) -> bool:
    """Whether somebody died days after those of a day: "A tea seller died this morning"."""
    casualty, first = claim.casualty, known[0].casualty
    told = all(c.certainty.get("date") in {"stated", "sentence"} for c in (casualty, first))
    if not (told and casualty.date and first.date and not casualty.date_end):
        return False
    new = claim.argument.participant.form == "article" and claim.argument.trigger.mode == "fall"
    here = casualty.place == first.place and casualty.weapon in {first.weapon, None}
    days = casualty.date[:7] == first.date[:7] and casualty.date > first.date
    caused = _CAUSED.search(claim.why.sentence) is not None
    return new and here and days and not caused and not any(c.headed for c in known)


def _is_of_saved(first: Claim, claim: Claim) -> bool:
    """Whether one was saved where so many of a number died at once, and died after all."""
    at_once = first.argument.participant.of_whole or first.argument.rule == "bodies"
    told = claim.why.sentence
    later = _LATER.search(told) is not None and _SAVED.search(told) is not None
    return at_once and later and not first.headed and not claim.argument.participant.of_whole


def is_under_inquiry(claim: Claim) -> bool:
    """Tell whether nobody knows yet if deaths are of it: "60 more are under investigation"."""
    further = claim.argument.participant.further and claim.casualty.kind == "killed"
    return further and _OPEN.search(claim.why.sentence) is not None
