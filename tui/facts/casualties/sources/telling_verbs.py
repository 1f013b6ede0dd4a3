"""Which verbs say or count something, whose subject is then a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.token_table import TokenTable

_SAYING = speech().spoken
_COUNTING = speech().counting.forms
_NO_TALK = grammar().no_talk
_THINKING = frozenset({"believe", "believes", "believed", "fear", "fears", "feared"})
SPEAKING = frozenset({"speak", "speaks", "spoke", "spoken", "speaking"})
FINDING = frozenset({"found", "finds"})
"""What a survey or who counts does with what is then told behind "that"."""
_HELD = frozenset({"alleged", "reported", "said"})
_AUXILIARY = frozenset({"be", "have"})
"""What stands behind "to" where others tell what somebody did, unlike "claimed to have"."""
_PERFECT = frozenset({"has", "have", "had"})
_AMBIGUOUS = speech().saying.forms & speech().ambiguous
_ESTIMATING = frozenset({"estimate", "estimates"})
"""Verbs that are as often nouns, where a clause says what is estimated."""
_ACCUSING = frozenset({"accused", "accuses", "accuse"})
_BLAMED = 8
"""Words from who accuses to what others did: "accused the air force of killing nine"."""
_GIVING = frozenset(
    {"give", "gives", "gave", "given", "giving", "raise", "raises", "raised", "raising"}
    | {"publish", "publishes", "published", "release", "releases", "released"}
    | {"revise", "revises", "revised", "revising", "lower", "lowers", "lowered", "lowering"}
)
_FIGURES = frozenset(
    {"toll", "count", "figure", "figures", "number", "tally", "total", "estimate", "losses"}
    | {"list", "lists", "names"}
)
"""What somebody gives or raises who counts: "gave a lower toll of 16"."""
_NAMING = frozenset({"identify", "identifies", "identified", "name", "names", "named"})
_VICTIMS = frozenset({"dead", "deceased", "victims", "victim", "woman", "man", "wounded"})
"""Of whom somebody says who they were: "the coroner identified the dead as"."""
_BESIDE = 6
"""Steps up a parse from a word to the head of its noun phrase."""


def _harms(index: DocumentIndex, word: int) -> bool:
    """Whether a verb says that harm was done, as "claimed" does of lives, but not of a report."""
    trigger = index.harm.get(word)
    if trigger is None:
        return False
    if trigger.mode == "toll":
        return False  # "the agency put the dead at 200"
    if index.tokens.lower[trigger.end : trigger.end + 1] in (["that"], ["to"]):
        return False
    ties = {index.tokens.deps[c] for c in index.tokens.children[word]}
    said = "ccomp" in ties or ("xcomp" in ties and "have" in index.tokens.lower[word : word + 9])
    return trigger.mode != "claim" or not said  # "claimed nine soldiers had been killed"


def tells(index: DocumentIndex, word: int) -> bool:
    """Tell whether a verb says something, or counts what is then known, and does no harm."""
    if _harms(index, word):
        return False
    if index.tokens.lower[word] in _ACCUSING:
        return _accuses(index, word)
    return _says(index.tokens, word)


def gives_figure(tokens: TokenTable, verb: int) -> bool:
    """Tell whether a verb has a toll behind it: "gave a toll of nine"."""
    return not _FIGURES.isdisjoint(tokens.lower[verb + 1 : verb + _BESIDE])


def verb_begin(tokens: TokenTable, verb: int) -> int:
    """Tell where a verb begins with its auxiliary: "the prosecutors have said"."""
    return verb - 1 if verb and tokens.lower[verb - 1] in _PERFECT else verb


def counts(tokens: TokenTable, verb: int) -> bool:
    """Tell whether a verb has a number behind it that somebody counted: "it recorded 14"."""
    thinks = tokens.lower[verb] in _THINKING | _NAMING
    return not thinks and "CD" in tokens.tags[verb + 1 : verb + _BLAMED]


def _says(tokens: TokenTable, word: int) -> bool:
    text = tokens.lower[word]
    finds = text in FINDING and _finds(tokens, word)
    finds = finds or (text in _ESTIMATING and tokens.deps[word] == "ROOT" and _clause(tokens, word))
    finds = finds or (text in _AMBIGUOUS and tokens.lower[word + 1 : word + 2] == ["that"])
    if finds or (text not in _SAYING and text not in _COUNTING):
        return finds
    thought = _clause(tokens, word)
    behind = tokens.lower[word + 1 : word + 2]
    sums = text == "adding" and behind == ["to"]  # "adding to 300,000 who fled before"
    feared = text in _THINKING and (not thought or behind == ["for"])  # "fear for their lives"
    if sums or feared or _is_of_hearsay(tokens, word):
        return False
    if text in SPEAKING:
        return "of" in tokens.lower[word + 1 : word + _BESIDE]
    if text in _GIVING and "what" not in tokens.lower[max(0, word - _BESIDE) : word]:
        return gives_figure(tokens, word)
    if text in _NAMING:
        return not _VICTIMS.isdisjoint(tokens.lower[word + 1 : word + _BESIDE])
    return _NO_TALK.isdisjoint(tokens.lower[word + 1 : word + 3])


def _is_of_hearsay(tokens: TokenTable, word: int) -> bool:
    """Whether a form says how others tell it: "said to be sisters", "told by a nurse"."""
    text, behind = tokens.lower[word], tokens.lower[word + 1 : word + 3]
    told = text in _THINKING or (text in _HELD and not _AUXILIARY.isdisjoint(behind))
    held = told and behind[:1] == ["to"]
    manner = tokens.lower[word - 1 : word + 1] == ["in", "writing"]
    return held or manner or (text == "told" and behind[:1] == ["by"])


def _finds(tokens: TokenTable, verb: int) -> bool:
    """Whether a verb tells what an inquiry says: "found that", or, behind that, "has found."."""
    behind = tokens.lower[verb + 1 : verb + 2]
    active = tokens.tags[verb] != "VBN" or tokens.lower[verb - 1] in _PERFECT
    return behind == ["that"] or (behind == ["."] and active)


def _accuses(index: DocumentIndex, verb: int) -> bool:
    """Whether a verb blames somebody for harm: "accused the air force of killing nine"."""
    behind = range(verb + 1, verb + _BLAMED)
    active = index.tokens.tags[verb] in {"VBD", "VBP", "VBZ"}
    return active and any(word in index.harm for word in behind)


def _clause(tokens: TokenTable, verb: int) -> bool:
    """Whether a clause says what somebody says."""
    return any(tokens.deps[child] == "ccomp" for child in tokens.children[verb])
