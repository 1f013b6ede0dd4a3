"""Whether a note takes harm as known: "looked into the bombing that killed 13".

What a sentence reports is what its main verb says. A clause that hangs on "the bombing" or on a
name tells which one is meant, by what a reader has heard of it; what is new stands in no such
clause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.happenings import ACCIDENT, HAPPENED
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex

_HANGS = frozenset({"relcl", "acl"})
_WHO = frozenset({"who", "whom", "whose", "which", "that", "where"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "all", "both"})
_WARS = frozenset({"war", "wars", "conflict", "insurgency", "militancy", "uprising"})
"""What lasts for years, of which no day is news."""
_HARMED = frozenset({"killed", "injured"})
_OF_ITSELF = frozenset({"toll", "count", "named"})
"""Rules for what is news whatever it hangs on: who has died up to now, and who they were."""
_CLIMBS = 25
_EVENTS = (
    attacks().nouns
    | attacks().means
    | attacks().violence
    | attacks().contests
    | attacks().fighting.forms
    | {"accident", "collapse", "crash", "encounter", "fire", "siege", "standoff", "stampede"}
)
"""What a text reports by saying of it that it ended or took so long."""
_SETS_OFF = frozenset(
    f"{stem}{end}"
    for stem in ("explode", "detonate", "trigger", "hurl", "lobb", "blow", "blew", "clash")
    for end in ("", "s", "n", "d", "ed")
)
"""Verbs for what armed people do with what they throw, lay or fire, and for what it does."""
_CLAIMING = attacks().claiming.forms
_TELLING = attacks().verbs.forms | attacks().fighting.forms | _SETS_OFF
_BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains"})
_GRIEF = frozenset(
    {"condolence", "condolences", "grief", "mourned", "mourning", "mourns", "sadness", "sorrow"}
)
"""Words for what people feel at what is new to them."""
_FOUND = frozenset({"found", "recovered", "discovered", "retrieved", "unearthed", "identified"})
_GOES_ON = re.compile(
    r"\b(?:later|subsequently|eventually|then|soon|instantly|immediately|on the spot|on the way"
    r"|en route|succumb\w*|hospital)\b"
)
"""What makes a clause the next thing that happened: "shot at the guard, who died later"."""


def is_known(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether harm only says which attack, place or people the main verb is about."""
    if argument.trigger.kind not in _HARMED or argument.rule in _OF_ITSELF:
        return False
    tokens = index.tokens
    if argument.trigger.mode == "fall" and tokens.deps[argument.trigger.start] == "acl":
        return False  # "perished" is no participle, but a verb that a parser hung on somebody
    path = _path(index, argument.trigger.start)
    hung = ((w, _antecedents(index, w)) for w in reversed(path) if _hangs(index, w))
    clause, nouns = next(
        ((w, nouns) for w, nouns in hung if any(_is_pointed_at(index, n) for n in nouns)),
        (None, []),
    )
    if clause is None or (clause == argument.trigger.start and _counts(index, argument)):
        return False
    last = tokens.bounds(clause)[1]
    if _GOES_ON.search(tokens.small, tokens.starts[min(nouns)], tokens.ends[last - 1]):
        return False
    return not any(_is_reported(index, noun) for noun in nouns)


def _counts(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a participle counts: "the third envoy killed this year", "of the twenty injured"."""
    tokens, trigger, participant = index.tokens, argument.trigger.start, argument.participant
    ranked = tokens.deps[tokens.heads[trigger]] == "attr"
    return ranked or (trigger == participant.end and tokens.tags[trigger - 1] == "CD")


def _hangs(index: DocumentIndex, word: int) -> bool:
    """Whether a clause tells which noun is meant: no "The two, killed on Monday, had guns"."""
    tokens = index.tokens
    added = tokens.deps[word] == "acl" and tokens.lower[word - 1] == ","
    return tokens.deps[word] in _HANGS and not added


def _antecedents(index: DocumentIndex, clause: int) -> list[int]:
    """What a clause hangs on, and the noun before its pronoun, which a parser may pass over."""
    tokens, noun = index.tokens, index.tokens.heads[clause]
    who = next((w for w in range(clause, noun, -1) if tokens.lower[w] in _WHO), noun + 1)
    beside = next((w for w in range(who - 1, noun, -1) if tokens.tags[w].startswith("NN")), noun)
    whole = beside
    while tokens.deps[whole] == "pobj" and tokens.heads[tokens.heads[whole]] != whole:
        whole = tokens.heads[tokens.heads[whole]]  # "the attack on a bus of pupils in which three"
        if tokens.lower[whole] in _EVENTS:
            return [whole]
    return [noun, beside] if beside != noun else [noun]


def _path(index: DocumentIndex, word: int) -> list[int]:
    """A word and those above it in the parse."""
    path, heads = [word], index.tokens.heads
    while heads[path[-1]] != path[-1] and len(path) < _CLIMBS:
        path.append(heads[path[-1]])
    return path


def _is_pointed_at(index: DocumentIndex, noun: int) -> bool:
    """Whether a reader is taken to know what a noun means: "the", a name, one "of the"."""
    tokens = index.tokens
    if tokens.lower[noun] in _POINTING | _WARS:
        return True
    if tokens.tags[noun].startswith("NNP") and not any(
        child < noun and (tokens.tags[child] == "CD" or tokens.lower[child] in {"a", "an"})
        for child in tokens.children[noun]
    ):
        return True
    for child in tokens.children[noun]:
        if tokens.lower[child] in _POINTING or tokens.deps[child] == "poss":
            return True
        if tokens.lower[child] == "of" and tokens.tags[noun] in {"CD", "DT", "NN"}:
            of_whom = [c for c in tokens.children[child] if tokens.deps[c] == "pobj"]
            if any(tokens.lower[each] in _POINTING for c in of_whom for each in tokens.children[c]):
                return True
    return False


def _is_reported(index: DocumentIndex, noun: int) -> bool:
    """Whether the words above a noun tell of harm themselves: "struck the camp where nine died"."""
    tokens = index.tokens
    above = _path(index, noun)
    said = (w for word in above for w in (word, *tokens.children[word]))
    if not _GRIEF.isdisjoint(tokens.lower[w] for w in said):
        return True
    if not _BODIES.isdisjoint(tokens.lower[w] for w in above):
        return any(tokens.lower[w] in _FOUND for w in above)
    return any(_tells(index, word) for word in above[1:] if tokens.tags[word].startswith("VB"))


def _tells(index: DocumentIndex, verb: int) -> bool:
    """Whether a verb says that harm was done, or how an attack or a clash went on."""
    tokens = index.tokens
    harm = index.harm.get(verb)
    if tokens.lower[verb] in _CLAIMING:
        return False  # "claimed the attack"; only what claims lives is harm
    if harm is not None and harm.kind in _HARMED:
        return True
    if tokens.lower[verb] in _TELLING:
        return True
    if HAPPENED.match(tokens.small, tokens.starts[verb]) or ACCIDENT.match(
        tokens.small, tokens.starts[verb]
    ):
        return True
    subjects = (c for c in tokens.children[verb] if tokens.deps[c].startswith("nsubj"))
    return any(tokens.lower[subject] in _EVENTS for subject in subjects)
