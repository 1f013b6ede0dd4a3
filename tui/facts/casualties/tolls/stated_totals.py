"""What turns the parts that a text tells into a whole: "In all, 17 died", "A sixth died later"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.lexicon import numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tui.facts.casualties.claims import Claim

_OPENS = re.compile(
    r"\W*(?:(?:but|and|so|then) )?(?:in (?:all|total)|altogether|overall|all told|collectively"
    r"|nationwide|in the whole (?:country|region|province|state|district)"
    r"|taken together|combined|that (?:makes|made|brings|brought))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:[;,—–]|\bbut) (?:and |but )?"
    r"(?:in (?:all|total)|altogether|overall|all told|taken together),? (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
"""What opens the clause of a whole up to its number: "1,000 died in one town; overall, 5,000"."""
_WHOLE = re.compile(
    r"\b(?:left|leaving|killed|killing|claimed|claiming)"
    r" (?=a total of\b(?![^.;]{0,40}\bor missing\b))",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\b(?:in (?:all|total)|altogether|all told)\b", re.IGNORECASE)
_WIDER = re.compile(
    r"^[^.;]{0,60}?\b(?:(?:during|in|over|for|throughout) )?(?:that|the same|the whole|the entire)"
    r" (?:spring|summer|autumn|winter|month|season|year|decade)\b",
    re.IGNORECASE,
)
"""Behind a number, the span of which it is the whole, longer than one event lasts."""
_NEAR = 40
"""Characters between a number and the "in all" behind it: "20 people were killed in all"."""
_SENTENCE = 320
"""Characters from the dead of one side to those of the other, a sentence or two later."""
_ORDINALS = {ordinal: number for number, ordinal in enumerate(numbers().calendar.ordinals, 1)}
_NEXT = re.compile(rf"(?:another|one more|an? (?P<nth>{'|'.join(_ORDINALS)}))\b", re.IGNORECASE)
_OF_HURT = re.compile(
    r"\w+ of (?:the|those) (?:\w+ly )?(?:injured|wounded|hurt)\b(?P<nth>)", re.IGNORECASE
)
_OF_THEM = re.compile(r"\w+ of (?:them|those|whom)\b", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:later|(?:next|following) (?:day|morning|week)|hospital|succumb\w*|overnight"
    r"|(?:his|her|their) (?:injuries|wounds|burns))\b",
    re.IGNORECASE,
)
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
    r"|mine|missile|mortar|raid|rocket|round|shell|shot|strike|tremor|wave)s? ",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"\b(?:another|second|third|other|further)\b", re.IGNORECASE)
"""Of the above, what says that the attack is one more of the same."""
_THEN = re.compile(
    r"\W*(?:they|the (?:assailants|attackers|gunm[ae]n|men|militants|raiders|rebels|terrorists))"
    r" (?:then|also|later|next)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(r"\W*(?:on|from) (?:the |their |its )?(?:[\w’'-]+ ){1,2}side\b", re.IGNORECASE)
"""What opens a sentence on the other side's losses: "On the government side six died"."""
_CAUSED = re.compile(r"\b(?:when|while|as|after|in) (?:an?|the|he|she|his|her)\b", re.IGNORECASE)
"""What a death had a cause of its own by: "A boy died on Tuesday when a wall fell on him"."""
_PARTED = re.compile(r";|\b(?:during|in) which\b|\bthat also\b", re.IGNORECASE)
"""What begins another part of a sentence: "in a gunfight, during which four rebels died too"."""
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
_TOWN = 2
"""How much a place at least narrows down where, to be a place of its own."""


def is_total(claim: Claim, sources: Collection[str | None]) -> bool:
    """Tell whether a claim says of its number that it is the whole, wherever it stands.

    The whole of another source than the `sources` of the parts is a rival number.
    """
    if claim.argument.rule in {"toll", "count"}:
        return claim.argument.rule == "toll" and _SINCE.search(claim.why.sentence) is None
    source = claim.casualty.source
    if sources and source is not None and None not in sources and source not in sources:
        return False
    sentence, quote = claim.why.sentence, claim.casualty.quote
    at = max(0, sentence.find(quote))
    if _WIDER.search(sentence[at + len(quote) :]):
        return False
    if _OPENS.match(sentence) or _GOES_ON.search(sentence, 0, at) or _is_whole(sentence, at):
        return True
    end = at + len(quote)
    return _CLOSES.search(sentence, end, end + _NEAR) is not None


def _is_whole(sentence: str, at: int) -> bool:
    """Whether a clause says that so many were left in all: "left a total of 65 people dead"."""
    whole = _WHOLE.search(sentence, max(0, at - 10))
    return whole is not None and whole.start() <= at <= whole.end()


def is_under_inquiry(claim: Claim) -> bool:
    """Tell whether nobody knows yet if deaths are of it: "60 more are under investigation"."""
    further = claim.argument.participant.further and claim.casualty.kind == "killed"
    return further and _OPEN.search(claim.why.sentence) is not None


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
        of_hurt = (single or not headed) and _is_of_hurt(claim, events)
        counts = nth is not None and _ORDINALS.get((nth["nth"] or "").casefold()) == number + 1
        later = nth is not None and nth["nth"] is None and _LATER.search(claim.why.sentence)
        apart = claim.narrow >= _TOWN and claim.casualty.place not in places
        of_hurt = of_hurt or (single and _is_of_later_day(known, claim))
        if of_hurt or counts or (later and not apart):
            added.append(claim)
    return tuple(added)


def _is_of_hurt(claim: Claim, events: Sequence[Claim]) -> bool:
    """Whether the injured are meant of whom some died: "One of them died the next day"."""
    if _OF_HURT.match(claim.casualty.quote):
        return True
    ahead = [c for c in events if c.casualty.span[0] < claim.casualty.span[0]]
    last = max(ahead, key=lambda c: c.casualty.span[0], default=None)
    if last is None or _OF_THEM.match(claim.casualty.quote) is None:
        return False
    return last.casualty.kind == "injured" and _LATER.search(claim.why.sentence) is not None


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


def further_victims(
    known: tuple[Claim, ...], counted: list[Claim], *, untitled: bool = False
) -> tuple[Claim, ...]:
    """Find those who came to harm beside so many: "Two more died in hospital", "was killed too".

    The number before them has to be the one that is known, or else both are its parts. In an
    `untitled` note, so do a side's dead whose enemies the sentence before counts.
    """
    if any(claim.headed for claim in known) or len({c.casualty.source for c in known}) > 1:
        return ()
    places = {c.casualty.place for c in known if c.narrow >= _TOWN} | {None}
    last, added = known[-1], []
    for claim in counted:
        if claim in known or claim.casualty.span[0] < last.casualty.span[1]:
            continue
        apart = claim.narrow >= _TOWN and claim.casualty.place not in places
        apart = apart and _THEN.match(claim.why.sentence) is None
        beside = _is_further(last, claim) or (untitled and _is_enemy(last, claim))
        sides = {known[0].casualty.group, claim.casualty.group}
        fought = claim.casualty.group == "militants" and sides <= {"militants", "civilians", None}
        fought = fought and len(sides) > 1
        if claim.headed or apart or fought or not beside:
            break
        added.append(claim)
        last = claim
    return tuple(added)


def _is_further(last: Claim, claim: Claim) -> bool:
    """Whether a claim says that its people come on top of those of the claim before it."""
    sentence, casualty = claim.why.sentence, claim.casualty
    if _APART.search(sentence) or claim.argument.participant.of_whole:
        return False
    at = sentence.find(casualty.quote)
    if at < 0:
        return False
    there = _THERE.search(last.why.sentence) is not None and sentence == last.why.sentence
    more = (claim.argument.participant.further or there) and casualty.kind == "killed"
    later = more and _LATER.search(sentence) is not None
    strike = _SECOND.search(sentence, 0, at + 1)
    again = strike is not None and _ORDERED.search(strike[0]) is not None
    near = sentence[max(0, at - 6) : at + len(casualty.quote) + 9]
    parted = sentence != last.why.sentence or _PARTED.search(sentence, 0, at) is not None
    too = parted and _TOO.search(near) is not None
    too = too or _is_on_ground(last, sentence, at)
    opened = _THEN.match(sentence) is not None or _SIDE.match(sentence) is not None
    return later or again or too or (opened and sentence != last.why.sentence)


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
