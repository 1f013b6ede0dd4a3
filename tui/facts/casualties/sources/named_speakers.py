"""The name of an office or a body that speaks without one: "the regional governor", "a monitor".

Who holds it, or what it is called, is told where that speaks next, or was told before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.sources.speaker_references import Attribution

_SOURCES = grammar().sources
_ANAPHORS = grammar().anaphors
OFFICES = frozenset(
    {"mayor", "head", "director", "chairman", "president", "officer", "inspector", "coroner"}
    | {"commissioner", "superintendent", "administrator"}
)
OFFICIALS = _SOURCES | OFFICES
"""Bodies and offices that speak."""
_OF_WHOM = re.compile(r"\b(?:of|for|at|with)\b")  # before the body that a role is held in
_BARE = 3
"""Words, fewer than which an office has that names neither its place nor its body."""
_NEXT = 2
"""Sentences behind an office within which its holder is named."""
_FORCES = frozenset({"police", "army", "military", "navy", "coalition"})
"""Bodies without a name of their own, for whom somebody speaks by name next."""
_OF_STATE = _FORCES | {"ministry", "government", "department", "command"}
"""Words in the names of bodies that nobody calls a group or a monitor."""
_PRIVATE = re.compile(
    r", (?:\d{1,2}\b|an? (?!\w*(?:official|officer|spokes|council|deputy|member)))"
)
"""What stands behind the name of somebody of no office: "Ann Lee, 34,", "Jo Roe, a baker,"."""
_NO_OFFICES = frozenset(
    {"witness", "survivor", "resident", "reporter", "correspondent", "source", "guard"}
)
"""Who tells what they saw or heard, as anybody named next to them may, too; "the coast guard"."""
_RANKS = frozenset(
    {"admiral", "brigadier", "brig", "captain", "capt", "col", "colonel", "commander", "constable"}
    | {"corporal", "deputy", "general", "gen", "inspector", "lieutenant", "lt", "major", "maj"}
    | {"officer", "sergeant", "sgt", "superintendent", "supt", "sub", "assistant", "senior"}
)
"""Words of the ranks of officers, who may hold an office that a text names them by first."""
_RANKED = frozenset({"officer", "governor", "commander"})
"""Offices that somebody of such a rank may hold, where no other is named."""
_TITLE = 12
"""Words before a name in which the office stands that somebody speaks in."""


def named_speakers(
    tokens: TokenTable, attributions: list[Attribution], mentions: Mentions
) -> list[str]:
    """Find the name of each who speaks by an office, where who holds it speaks next or before.

    Who was named for "the regional governor" is "the governor" from then on.
    """
    offices: dict[str, set[str]] = {}
    names: list[str] = []
    for attribution in attributions:
        office = _office(attribution.speaker)
        name = (
            _body_next(tokens, attribution, attributions, mentions)
            or _official_next(tokens, attribution, attributions, mentions)
            or _spokesman_next(tokens, attribution, attributions, mentions)
            or _spoke_before(attribution.speaker, names, offices, mentions)
            or _holder(tokens, attribution, attributions, mentions)
        )
        names.append(name or attribution.speaker)
        held = offices.setdefault(names[-1], set())
        if office and name is not None:
            held.add(office[-1])
        if names[-1] == attribution.speaker:
            held |= _held(attribution, mentions)
    return names


def _office(speaker: str) -> list[str]:
    """The words of an office or a body without a name, up to its noun: "the regional governor"."""
    words = _words_of(speaker)
    named = words[:1] not in (["a"], ["an"], ["the"]) or words[-1] not in OFFICIALS
    return [] if named else words


def _words_of(speaker: str) -> list[str]:
    """The words of a phrase up to its noun, without whose or where that is; never none."""
    return _OF_WHOM.split(speaker.casefold())[0].split() or speaker.casefold().split() or [""]


def _held(attribution: Attribution, mentions: Mentions) -> set[str]:
    """What somebody who speaks by name is called afterwards: by the role, its letters, a rank."""
    role = mentions.persons.get(attribution.speaker)
    words = {*_role_of(role)}
    words.add("".join(word[0] for word in (role or "").casefold().split() if word != "of"))
    ranked = not words.isdisjoint(_RANKS - {"deputy", "general", "assistant", "senior"})
    return words | {"officer"} if ranked else words


def _spoke_before(
    speaker: str, names: list[str], offices: dict[str, set[str]], mentions: Mentions
) -> str | None:
    """Who spoke before and holds the office of "the governor": the last who spoke, or the only."""
    words = speaker.casefold().split()
    bare = words[0] == "the" and len(words) == _BARE - 1
    if not bare and not (speaker.isupper() and len(words) == 1):
        return None
    holders = [  # "the DPO", but not the body that is in a role by its letters
        name
        for name in names
        if words[-1] in offices[name] and speaker not in (mentions.persons.get(name) or "").split()
    ]
    return holders[-1] if holders and (holders[-1] == names[-1] or len({*holders}) == 1) else None


def _holder(
    tokens: TokenTable,
    attribution: Attribution,
    attributions: list[Attribution],
    mentions: Mentions,
) -> str | None:
    """Who speaks next by an office, or is the only one in the text whose role is all of it."""
    office = _office(attribution.speaker)
    if not office:
        return None
    held = nature(office[-1]) == "people" or office[-1] in OFFICES
    for each in attributions if held else ():
        near = 0 < each.sentence - attribution.sentence <= _NEXT
        holds = near and office[-1] in _office_of(tokens, each, mentions)
        if holds and _may_hold(mentions.persons[each.speaker], attribution.speaker):
            return each.speaker
    whole = {n for n in mentions.persons if _holds(mentions.persons[n], office[1:])}
    seat = _seat(attribution.speaker)
    if seat:  # "the governor of Hama"
        whole = {name for name in whole if seat == _seat(mentions.persons[name])}
    full = bool(seat) or len(office) >= _BARE
    return whole.pop() if office[0] == "the" and full and len(whole) == 1 else None


def _may_hold(role: str | None, speaker: str) -> bool:
    """Whether a role can be the office that a speaker is named by: of no other place or body."""
    seat, other = _seat(speaker), _seat(role)
    return not seat or not other or not seat.isdisjoint(other)


def _seat(role: str | None) -> set[str]:
    """The words for the place or body that an office is of: "equateur province"."""
    behind = _OF_WHOM.split((role or "").casefold(), maxsplit=1)[1:]
    return {*behind[0].split()} - {"the"} if behind else set()


def _role_of(role: str | None) -> list[str]:
    """The words of a role, without the body that it is held in."""
    return _OF_WHOM.split(role or "")[0].casefold().replace(",", " ").replace(".", "").split()


def _holds(role: str | None, office: list[str]) -> bool:
    """Whether a role has all words of an office: "the county coroner" is "Ada County coroner"."""
    return set(office) <= set(_role_of(role))


def _body_next(
    tokens: TokenTable,
    attribution: Attribution,
    attributions: list[Attribution],
    mentions: Mentions,
) -> str | None:
    """The name of "a monitor" that a text quotes first, if the body that speaks next is alone."""
    if any(a.at < attribution.at and tokens.starts[a.at] >= tokens.title_end for a in attributions):
        return None
    phrase = attribution.speaker.casefold().split()
    media = phrase[-1] == "media" and phrase[-2:-1] != [] and phrase[-2].startswith("state")
    if not media and (phrase[0] not in {"a", "an"} or phrase[-1] not in _ANAPHORS):
        return None
    behind = [a for a in attributions if 0 < a.sentence - attribution.sentence <= _NEXT]
    bodies = {n for _, _, n, kind in mentions.organisations if _is_told(kind, media=media)}
    spoken = list(dict.fromkeys(each.speaker for each in behind))
    name = spoken[0] if spoken else ""
    if media:
        name = next((body for body in bodies if body in name.split()), name)
    others = (mentions.persons.get(each) or "" for each in spoken[1:])
    alone = media or all(name in role for role in others)  # "the group's director said"
    called = len(name.split()) > 1 and name.istitle() and name not in mentions.persons and not media
    of_state = not _OF_STATE.isdisjoint(name.casefold().split())
    return name if alone and (name in bodies or called) and not of_state else None


def _is_told(kind: str | None, *, media: bool) -> bool:
    """Whether a body of a kind can be what is called a monitor, or the media of a state."""
    return kind == "media" if media else kind not in {"armed group", "media"}


def _official_next(
    tokens: TokenTable,
    attribution: Attribution,
    attributions: list[Attribution],
    mentions: Mentions,
) -> str | None:
    """The name of "an official" whom a text quotes first, if who speaks next may be the same.

    A news story's first sentence says what its source is, and the next sentence their name.
    """
    office = _words_of(attribution.speaker)
    one = nature(office[-1]) == "people" and not office[-1].endswith("s")
    owned = attribution.speaker.endswith(tuple(OFFICES))  # "Norland's president"
    bare = office[:1] in (["a"], ["an"], ["the"]) or owned
    if not bare or not one or office[-1] in _NO_OFFICES:
        return None
    body = [a for a in attributions if tokens.starts[a.at] >= tokens.title_end]
    at = body.index(attribution) if attribution in body else len(body)
    if at + 1 >= len(body):
        return None
    named = body[at + 1]
    role = mentions.persons.get(named.speaker, "")
    if role == "" or not _fits(office, role) or not _may_hold(role, attribution.speaker):
        return None
    reach = _NEXT if office[-1] == "official" else 1
    near = 0 < named.sentence - attribution.sentence <= reach
    new = not at or (role is None and _is_introduced(tokens, attribution, named, mentions))
    private = _PRIVATE.match(tokens.text, _end_of(named, tokens, mentions)) is not None
    return named.speaker if near and new and not private else None


def _end_of(named: Attribution, tokens: TokenTable, mentions: Mentions) -> int:
    """Where the name of who speaks in a sentence ends, or the sentence begins."""
    first, last = tokens.scope(named.sentence)
    ends = (
        end for at, end, name in mentions.actors if name == named.speaker and first <= at < last
    )
    return next(ends, first)


def _spokesman_next(
    tokens: TokenTable,
    attribution: Attribution,
    attributions: list[Attribution],
    mentions: Mentions,
) -> str | None:
    """The name of who speaks for "police" or "the army", which a text quotes first, next to it."""
    words = attribution.speaker.split()
    named = len(words) > _BARE - 1 and words[-1][0].isupper()  # "the Northern Army"
    force = words[-1].casefold() if not named else ""
    body = [a for a in attributions if tokens.starts[a.at] >= tokens.title_end]
    if force not in _FORCES or body[:1] != [attribution] or len(body) == 1:
        return None
    role = (mentions.persons.get(body[1].speaker) or "").casefold().split()
    near = 0 < body[1].sentence - attribution.sentence <= _NEXT
    speaks = force in role and any(word.startswith("spokes") for word in role)
    return body[1].speaker if near and speaks else None


def _fits(office: list[str], role: str | None) -> bool:
    """Whether who has a role can be an official; whoever has none can hold any office else."""
    if office[-1] == "official":
        return role is not None
    shared = {*office}.intersection((role or "").casefold().split())
    same = any(nature(word) == "people" for word in shared)
    return role is None or same or (office[-1] in _RANKED and _is_rank(role))


def _is_introduced(
    tokens: TokenTable, office: Attribution, named: Attribution, mentions: Mentions
) -> bool:
    """Whether a name is new right behind an office: "..., the mayor said. Ann Lee said that"."""
    first = tokens.starts[tokens.sentences[named.sentence][0]]
    between = tokens.text[tokens.starts[office.at] : tokens.starts[named.at]]
    told = next((start for start, _, name in mentions.actors if name == named.speaker), None)
    alone = office.speaker.casefold().startswith("the ") and "\n\n" not in between
    return alone and told == first


def _is_rank(role: str | None) -> bool:
    """Whether a role is a rank and no office, whatever copy without commas has ahead of it."""
    words = (role or "").casefold().replace(".", "").split()
    others = {word for word in words if word not in _RANKS}
    offices = others & (_SOURCES | OFFICES) or any(nature(word) == "people" for word in others)
    return bool(words) and words[-1] in _RANKS and not offices


def _office_of(tokens: TokenTable, attribution: Attribution, mentions: Mentions) -> list[str]:
    """The words of the role in which somebody named speaks, without the body that it is held in."""
    name = attribution.speaker
    if name not in mentions.persons:
        return []
    role = _role_of(mentions.persons[name])
    if role:
        return role
    first = max(tokens.bounds(attribution.at)[0], attribution.at - _TITLE)
    return tokens.lower[first : attribution.at]
