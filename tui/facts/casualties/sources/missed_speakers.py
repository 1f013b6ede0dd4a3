"""Who speaks where a parser finds no subject of the verb that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import nature
from tui.facts.casualties.sources.begun_speakers import speaker_at
from tui.facts.casualties.sources.speaker_phrases import speaker_of_head
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_SOURCES = grammar().sources
_NOBODY = grammar().nobody
_SOMEWHERE = frozenset({"in", "at", "from"})
_HEARERS = frozenset({"journalists", "reporters", "newsmen", "media", "us", "me", "them"})
"""Those who are told something, and say nothing."""
_SEATED = _SOMEWHERE | {"of"}
_TIMES = frozenset({"DATE", "TIME"})
_BESIDE = 6
"""Words before a verb in which who speaks may stand, ahead of where."""
_PHRASED = ("NN", "JJ", "POS", "HYPH", "CD")
_ASIDES = frozenset({"there", "here", "also", "later"})
_NOUNS = frozenset({"NN", "JJ", "NNP", "VB"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def before_place(tokens: TokenTable, mentions: Mentions, verb: int, first: int) -> str | None:
    """Find who speaks, ahead of where: "an official in Bol province told", which parsers miss."""
    for word in range(verb - 2, max(first, verb - _BESIDE) - 1, -1):
        if tokens.lower[word] == "," and mentions.behind_place(
            tokens.starts[word + 1], tokens.text
        ):
            continue  # "police in Baraboo, Wisconsin said"
        if tokens.lower[word] in {",", ";", '"', "”"}:
            return None
        if tokens.lower[word] in _SOURCES and tokens.lower[word + 1] in _SOMEWHERE:
            return speaker_of_head(tokens, mentions, word, verb, strong=False)
    return None


def phrase_ahead(tokens: TokenTable, verb: int, first: int) -> str | None:
    """Find the phrase that ends right before a verb: "two died on Sunday a doctor there said".

    Parsers hang it on what stands before it, in copy without commas or where it is a long name.
    """
    word = verb - 1
    while word > first and tokens.lower[word] in _ASIDES:
        word -= 1
    head = tokens.lower[word] if word >= first else ""
    if not tokens.tags[word].startswith("NN") or head in _NOBODY:
        return None
    start = word
    while start > first and tokens.tags[start - 1].startswith(_PHRASED):
        start -= 1
    opened = start > first and tokens.tags[start - 1] == "DT"
    named = "NNP" in tokens.tags[start : word + 1]  # "the Northern Headquarters", but no "sign"
    if nature(head) == "things" and not named:
        return None
    if tokens.entities[start] in _TIMES or not (opened or start == first):
        return None
    return " ".join(tokens.slice(start - opened, word + 1).split())


def behind(tokens: TokenTable, mentions: Mentions, verb: int, *, subject: bool) -> str | None:
    """Find who stands behind a verb: '"We fled," said Ann Lee', or a body without a subject."""
    first, last = tokens.bounds(verb)
    ahead = verb + 1
    if ahead >= last or tokens.lower[ahead] in _HEARERS:
        return None
    at = tokens.starts[ahead + (tokens.lower[ahead] == "the" and ahead + 1 < last)]
    name = mentions.opened.get(at) if tokens.lower[verb] == "said" else None
    if name in mentions.persons or (name is not None and _closes(tokens, mentions.end_of(at))):
        return name  # "nine were killed said Ann Lee", as copy without commas has it
    behind_quote = verb > first and tokens.lower[verb - 1] in {",", '"', "”", "''", "“"}
    is_named = tokens.lower[ahead] == "the" and ahead + 1 < last and not subject
    if behind_quote or (is_named and mentions.covering(tokens.starts[ahead + 1]) is not None):
        return speaker_at(tokens, mentions, ahead)
    if tokens.lower[verb : ahead + 1] != ["said", "the"]:
        return None
    name = _last_name(tokens, mentions, ahead, last)
    if name is not None:
        return name
    told = speaker_at(tokens, mentions, ahead)
    whole = tokens.slice(ahead, last).rstrip(" .")
    ends = next((w for w in range(ahead, last) if _ends_name(tokens, mentions, w, told)), last)
    holds = told in mentions.persons and tokens.tags[ends] not in _FINITE if ends < last else False
    return told if told == whole or holds else None  # "killed nine soldiers said the army."


def _last_name(tokens: TokenTable, mentions: Mentions, ahead: int, last: int) -> str | None:
    """The name that closes a sentence behind its office: "said the consul in Lodz Ann Lee."."""
    end = last - 1
    while end > ahead and tokens.lower[end] in {".", '"', "”"}:
        end -= 1
    name = mentions.covering(tokens.starts[end])
    office = any(nature(noun) == "people" for noun in tokens.lower[ahead + 1 : ahead + 3])
    told = any(tokens.tags[word] in _FINITE for word in range(ahead, end))
    return name if name in mentions.persons and office and not told else None


def _ends_name(tokens: TokenTable, mentions: Mentions, word: int, name: str | None) -> bool:
    """Whether a word is the first behind a name."""
    ahead, own = (mentions.covering(tokens.starts[at]) for at in (word - 1, word))
    return name is not None and ahead == name != own


def _closes(tokens: TokenTable, end: int | None) -> bool:
    """Whether a sentence or a clause ends where a name does: "said the Observatory."."""
    return end is not None and tokens.text[end : end + 1] in {".", ",", ""}


def opening_people(tokens: TokenTable, verb: int, first: int) -> str | None:
    """Find the people whom a sentence opens with before its verb: "Aid workers in Bol said".

    Behind another verb they may be whom it is about: "killed nine soldiers said the army".
    """
    if any(tokens.tags[word] in _FINITE for word in range(first, verb)):
        return None
    head = verb - 1
    for word in range(verb - 1, max(first, verb - _BESIDE) - 1, -1):
        if tokens.lower[word] in _SEATED and tokens.tags[word + 1].startswith("NNP"):
            head = word - 1
    plural = head >= first and tokens.tags[head] == "NNS" and tokens.lower[head] not in _NOBODY
    if not plural or nature(tokens.lower[head]) != "people":
        return None
    start = head
    while start > first and tokens.tags[start - 1] in _NOUNS:
        if tokens.entities[start - 1] in _TIMES:
            break
        start -= 1
    ahead = tokens.lower[start - 1] if start > first else ""
    if (tokens.tags[start].startswith("VB") and start > first) or ahead in {",", "of", "by", "and"}:
        return None
    return tokens.slice(start, verb)
