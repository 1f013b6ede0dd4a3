"""The name that stands beside a verb of saying, where its subject alone is an office or a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import nature
from tui.facts.casualties.sources.named_speakers import OFFICIALS
from tui.facts.casualties.sources.speaker_phrases import speaker_of_head
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ANAPHORS = grammar().anaphors
_SPEAK_FOR = grammar().speak_for
_SPEAKERS = OFFICIALS | {"spokesperson", "spokesman", "spokeswoman", "governor", "minister"}
_HELD = frozenset({"of", "from", "at"})
_PHRASED = ("DT", "PRP$", "JJ", "NN", "POS", "HYPH", "IN", "CC")
_QUOTING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
_SPOKEN_FOR = frozenset({"for", "of"})
_ASIDES = frozenset({"there", "here", "also", "later", "earlier", "then"})
_ASIDE = 16
"""Words of what stands between a name and its verb: "a rights group that has sprung up"."""
_PHRASE = 10
"""Words of a phrase between a comma and a verb of saying: "the mayor of the town of Pita"."""


def titled(tokens: TokenTable, mentions: Mentions, verb: int, subjects: list[int]) -> str | None:
    """Find the person whose body or office stands beside the name: "Ann Lee of the union said".

    Of "the deputy chief of police Ann Lee" the name stands right before the verb.
    """
    spokesman = _spokesman_named(tokens, mentions, verb)
    if spokesman is not None:
        return spokesman
    for subject in subjects:
        if subject >= verb - 1:
            continue
        own = mentions.covering(tokens.starts[subject])
        last = mentions.covering(tokens.starts[verb - 1])
        if own in mentions.persons and tokens.lower[subject + 1] in _HELD and last != own:
            return own
        office = tokens.lower[subject + 1] == "of" and nature(tokens.lower[subject]) == "people"
        if not office or last not in mentions.persons:
            continue
        begin = verb - 1
        while begin > subject and mentions.covering(tokens.starts[begin - 1]) == last:
            begin -= 1
        if begin - 1 > subject + 1 and tokens.tags[begin - 1].startswith("NN"):
            return last
    return None


def _spokesman_named(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """The person of whom copy without commas says next for whom they speak.

    As in "Ann Lee a spokeswoman for the union said".
    """
    first = max(tokens.bounds(verb)[0], verb - _ASIDE)
    start = verb
    while start > first and tokens.tags[start - 1].startswith((*_PHRASED, "CD")):
        start -= 1
        if tokens.lower[start].startswith("spokes"):
            break
    else:
        return None
    start -= 1
    while start > first and tokens.tags[start].startswith(("DT", "JJ", "VBN", "HYPH")):
        start -= 1
    name = mentions.covering(tokens.starts[start])
    aside = tokens.deps[start] in {"dobj", "pobj"}  # "They killed Roe, a spokesman for X said"
    return name if name in mentions.persons and not aside else None


def name_beside(tokens: TokenTable, mentions: Mentions, verb: int, first: int) -> str | None:
    """Find the organisation that ends right before a verb, be it "the Observatory monitor said"."""
    word = verb - 1
    if word > first and tokens.lower[word] in _ANAPHORS:
        word -= 1
    name = mentions.covering(tokens.starts[word]) if word >= first else None
    proper = name is not None and name[0].isupper() and name not in mentions.persons
    return name if proper and not _is_where(tokens, mentions, word, first) else None


def _is_where(tokens: TokenTable, mentions: Mentions, word: int, first: int) -> bool:
    """Whether a name says where somebody is from or wrote it.

    As in "a shepherd from Amadiya said", or "he wrote on Facebook, blaming".
    """
    start = word
    while start > first and mentions.covering(tokens.starts[start - 1]) == mentions.covering(
        tokens.starts[word]
    ):
        start -= 1
    if start > first and tokens.lower[start - 1] == "on":
        return True
    somebody = start > first + 1 and nature(tokens.lower[start - 2]) == "people"
    spoken = tokens.lower[start - 2] in _SPEAK_FOR
    return somebody and tokens.lower[start - 1] == "from" and not spoken


def before_aside(tokens: TokenTable, mentions: Mentions, verb: int, first: int) -> str | None:
    """Find whose name stands before what is set between commas: "Ann Lee, head of X, wrote"."""
    word = verb - 1
    if word <= first or tokens.lower[word] != ",":
        return None
    ahead = range(word - 1, max(first, word - _ASIDE), -1)
    opened = next((near for near in ahead if tokens.lower[near] == ","), first)
    if opened == first:
        return None
    name = mentions.covering(tokens.starts[opened - 1])
    return name or speaker_of_head(tokens, mentions, opened - 1, verb, strong=False)


def person_beside(tokens: TokenTable, mentions: Mentions, verb: int, first: int) -> str | None:
    """Find the person whose name, a clause of its own, ends before a verb: "..., Dr X told"."""
    word = verb - 1
    name = mentions.covering(tokens.starts[word]) if word >= first else None
    if name is None or name not in mentions.persons:
        return None
    while word > first and mentions.covering(tokens.starts[word - 1]) == name:
        word -= 1
    while word > first and tokens.tags[word - 1] == "NNP":
        word -= 1
    if word > first + 1 and tokens.lower[word - 1] in _SPEAKERS:
        word -= 1  # "..., spokesperson Ann Lee said"
    alone = word > first and tokens.lower[word - 1] in {",", '"', "”", "''"}
    return name if alone else None


def body_beside(tokens: TokenTable, mentions: Mentions, verb: int, first: int) -> str | None:
    """Find the body that is named between commas: "A lawyers' group, the Bar Association, says"."""
    word = verb - 2
    name = mentions.covering(tokens.starts[word]) if word > first else None
    if name is None or tokens.lower[verb - 1] != "," or name in mentions.persons:
        return None
    if name.isupper():
        return None  # which is the short form of the body before it
    while word > first and mentions.covering(tokens.starts[word - 1]) == name:
        word -= 1
    word -= tokens.lower[word - 1] == "the"
    return name if word > first + 1 and tokens.lower[word - 1] == "," else None


def phrase_beside(
    tokens: TokenTable, mentions: Mentions, verb: int, subjects: list[int]
) -> str | None:
    """Find who speaks in a phrase between a comma and a verb: "..., a resident of X told".

    Parsers take it for another name of what stands before the comma, and that for the subject.
    """
    first = tokens.bounds(verb)[0]
    while verb > first + 1 and tokens.lower[verb - 1] in _ASIDES:
        verb -= 1
    start = verb
    while start > max(first, verb - _PHRASE) and tokens.tags[start - 1].startswith(_PHRASED):
        start -= 1
    known = any(start <= subject < verb for subject in subjects)
    if known or start in {first, verb} or tokens.lower[start - 1] != ",":
        return None
    told = any(tokens.tags[word].startswith("VB") for word in range(first, start))
    held = next((w for w in range(start, verb) if tokens.tags[w] == "IN"), verb)
    head = tokens.lower[held - 1]
    speaks = nature(head) == "people" or head in OFFICIALS
    if not told or held == start or not speaks or tokens.tags[start] in {"CD", "IN"}:
        return None
    names = (mentions.opened.get(tokens.starts[word]) for word in range(start, verb))
    name = next((name for name in names if name in mentions.persons), None)
    return name or " ".join(tokens.slice(start, held).split())


def word_beside(tokens: TokenTable, verb: int, first: int) -> list[int]:
    """Find the word before a verb, past a short form in brackets: "the Observatory (SOHR) said".

    "A relief worker there told" and "the army also said" have an adverb before it.
    """
    word = verb - 1
    while word > first + 1 and tokens.lower[word] in _ASIDES:
        word -= 1
    if word > first + 2 and tokens.lower[word] == ")" and tokens.lower[word - 2] == "(":
        word -= 3
    speaker = _spokesman(tokens, word, first)
    return [speaker or word] if word >= first else []


def _spokesman(tokens: TokenTable, word: int, first: int) -> int | None:
    """Who speaks for the office that ends at a word: "a spokesman for the governor said"."""
    while word > first + 1 and tokens.tags[word].startswith(("NN", "JJ", "DT", "POS")):
        word -= 1
    if word <= first:
        return None
    spokesman = tokens.lower[word - 1].startswith("spokes") and tokens.lower[word] in _SPOKEN_FOR
    return word - 1 if spokesman else None


def quoted_subjects(tokens: TokenTable, verb: int) -> list[int]:
    """Find who "was quoted as saying" something, or is whom somebody "quoted as saying" it."""
    head = tokens.heads[verb]
    if tokens.deps[verb] == "relcl" and tokens.lower[verb - 1] == "who":
        told_by = tokens.lower[tokens.heads[head]] in _QUOTING and tokens.deps[head] == "dobj"
        return [head] if told_by else []  # "it cited a policeman who said"
    if verb < 1 or tokens.lower[verb - 1] != "as":
        return []
    head = tokens.heads[head] if head == verb - 1 else head
    passive = [c for c in tokens.children[head] if tokens.deps[c] == "nsubjpass"]
    quoted = [c for c in tokens.children[head] if tokens.deps[c] == "dobj"]
    return passive or (quoted if tokens.lower[head] in _QUOTING else [])
