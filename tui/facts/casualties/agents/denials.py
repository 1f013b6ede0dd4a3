"""Which words for an attack tell of none that was made: it is denied, unknown, or only usual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable

_ATTACKS = attacks().nouns | attacks().means
_NEGATIONS = grammar().negations | {"no", "nobody", "none"}
_DENYING = ("deny", "deni", "reject")
_USUAL = frozenset(
    {"similar", "such", "most", "many", "several", "other", "numerous", "frequent", "previous"}
)
"""What says of attacks that they are none of those told."""


def is_of_kind(tokens: TokenTable, verb: int) -> bool:
    """Tell whether a verb is of what somebody does again and again: "has made many attacks"."""
    children = tokens.children[verb]
    if all(tokens.lower[c] not in {"has", "have"} for c in children):
        return False
    done = (c for c in children if tokens.deps[c] == "dobj" and tokens.lower[c] in _ATTACKS)
    return any(tokens.lower[word] in _USUAL for c in done for word in tokens.children[c])


def in_denial(tokens: TokenTable, noun: int) -> bool:
    """Tell whether a noun is of what somebody denies: "denied that its planes had hit a school"."""
    verb = tokens.heads[noun]
    if tokens.deps[noun] not in {"nsubj", "nsubjpass"} or tokens.deps[verb] != "ccomp":
        return False
    return tokens.lower[tokens.heads[verb]].startswith(_DENYING)


def is_denied(tokens: TokenTable, verb: int) -> bool:
    """Tell whether a verb is denied, or its subject is nobody: "no group has claimed"."""
    if tokens.deps[verb] == "ccomp" and tokens.lower[tokens.heads[verb]].startswith(_DENYING):
        return True
    if any(tokens.lower[c] == "whether" for c in tokens.children[verb]):
        return True  # "not clear whether the raid was carried out by Russia"
    words = [w for c in tokens.children[verb] for w in (c, *tokens.children[c])]
    return any(tokens.lower[w] in _NEGATIONS for w in words if w < verb)
