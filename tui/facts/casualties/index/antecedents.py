"""What a common noun stands for: "the group" and "the observatory" are some organisation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.facts.casualties.index.mentions import Mentions

_DEFINITE = grammar().definite
_ANAPHORS = grammar().anaphors
"""Nouns that can stand for an organisation of any name."""
_BODIES = grammar().bodies
"""Nouns that stand for an organisation only where its name has them, too."""
_ANY = frozenset({"agency", "body", "authority", "office", "department", "council"})
"""Of these, what bodies of another name are called once they have spoken."""
_TEXTS = tuple(
    ["the", noun]
    for noun in ("report", "statement", "communique", "communiqué", "message", "note", "letter")
)
"""What somebody who spoke before has written."""
_OF_WHOM_TOLD = frozenset({"armed group", "media"})
"""Kinds of organisations that are told of, or print what others say."""
_PRESS = frozenset({"agency", "broadcaster", "channel", "newspaper", "station"})
"""Of these, what the press is called that has told something itself."""
_CALLED = re.compile(r",? an? (?:[\w-]+ ){0,3}(?:group|charity|watchdog|monitor|organi[sz]ation)\b")
"""What a text calls an organisation right behind its name: "Emergency Lawyers, a rights group"."""
_APPOSED = re.compile(r",? an? (?:[\w-]+ ?){1,4}")
"""What a body is called right behind its name."""
_BARE = 2
"""Words of a phrase that says nothing but of what kind a body is: "the agency"."""
_LONGEST = 4
"""Words of a phrase that stands for a name: "the Britain-based monitoring group"."""


def antecedent(
    phrase: str | None, at: tuple[str, int], speakers: Sequence[str], mentions: Mentions
) -> str | None:
    """Find the name that a phrase stands for, or return the phrase; `at` is a text and where in it.

    What a text calls "the group" where it quotes it is who spoke last of the organisations, not
    the one that was named last, of which it tells.
    """
    tokens = (phrase or "").casefold().split()
    if not tokens or tokens[0] not in _DEFINITE or len(tokens) > _LONGEST:
        return phrase
    if tokens[-1] in {"source", "sources"} or tokens in _TEXTS:
        return speakers[-1] if speakers else phrase
    text, character = at
    earlier = [each for each in mentions.organisations if each[0] < character]
    introduced = _introduced(tokens[-1], text, earlier)
    if introduced is not None or tokens[-1] in _BODIES:
        return introduced or _body(phrase, tokens, earlier, speakers, mentions)
    if tokens[-1] not in _ANAPHORS:
        return phrase
    called = [name for _, end, name, _ in earlier if _CALLED.match(text, end)]
    if called and called[-1] == earlier[-1][2]:
        return called[-1]
    peaceful = [name for _, _, name, kind in earlier if kind not in _OF_WHOM_TOLD]
    spoken = next((speaker for speaker in reversed(speakers) if speaker in peaceful), None)
    return spoken or (peaceful[-1] if peaceful else phrase)


def _introduced(
    noun: str, text: str, earlier: Sequence[tuple[int, int, str, str | None]]
) -> str | None:
    """The last body that a text has called by a noun beside its name: "Mwatana, a network of"."""
    for _, end, name, _ in reversed(earlier):
        behind = _APPOSED.match(text, end)
        if behind is not None and noun in behind[0].casefold().split():
            return name
    return None


def _body(
    phrase: str | None,
    tokens: list[str],
    earlier: list[tuple[int, int, str, str | None]],
    speakers: Sequence[str],
    mentions: Mentions,
) -> str | None:
    """The body that "the agency" stands for: who spoke last, of its name, or the only one."""
    bare = len(tokens) == _BARE
    if bare and (told_by := _body_of(tokens[-1], speakers, mentions)):
        return told_by
    names = [name for _, _, name, _ in earlier if tokens[-1] in name.casefold().split()]
    if names:
        return names[-1]
    kinds = {name: kind for _, _, name, kind in earlier}
    bodies = {name for name, kind in kinds.items() if kind not in _OF_WHOM_TOLD}
    told = [*dict.fromkeys(speaker for speaker in speakers if speaker in bodies)]
    if len(told) == 1 and bare and tokens[-1] in _ANY:
        return told[0]
    if bare and tokens[-1] == "force":
        forces = [each for each in speakers if kinds.get(each) == "force"]
        only = {name for name, kind in kinds.items() if kind == "force"}
        return forces[-1] if forces else only.pop() if len(only) == 1 else phrase
    press = [s for s in speakers if tokens[-1] in _PRESS and kinds.get(s) == "media"]
    return press[-1] if press else phrase


def _body_of(noun: str, speakers: Sequence[str], mentions: Mentions) -> str | None:
    """The body of who spoke last, if their role has it: "disaster agency spokesman Ann Lee"."""
    role = (mentions.persons.get(speakers[-1]) or "").split() if speakers else []
    at = next((n for n, word in enumerate(role) if word.casefold() == noun), 0)
    return " ".join(role[: at + 1]) if at else None
