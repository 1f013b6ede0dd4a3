"""Whose fighters did something, by who tells of it: "Islamic State said its fighters had"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import name_at, phrase
from tui.facts.casualties.agents.compound_names import name_beside
from tui.facts.casualties.agents.state_adjectives import state
from tui.facts.lexicon import attacks, grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ATTACKS = attacks().nouns | attacks().means
_SAYING = speech().spoken | {
    "denies",
    "denied",
    "deny",
    "rejected",
    "rejects",
    "dismissed",
    "acknowledged",
    "acknowledges",
    "admitted",
}
_THEIRS = frozenset({"its", "their"})
_HIS = _THEIRS | {"his"}
_HIS_OR_HERS = _HIS | {"her"}
_THEMSELVES = frozenset({"it", "they"})
_BELOW = frozenset({"ccomp", "xcomp", "conj"})
_INSIDE_PHRASE = frozenset({"prep", "pobj", "dobj", "nsubj", "acl", "agent"})
_BELOW_ARMS = _BELOW | _INSIDE_PHRASE
_SIDES = frozenset({"armed group", "force"})
_SPEAKING = frozenset(
    {
        "group",
        "movement",
        "regime",
        "junta",
        "army",
        "military",
        "police",
        "troops",
        "militia",
        "rebels",
        "coalition",
    }
)
"""Common nouns for a side that says what it did."""
_REPORTS = frozenset({"accusations", "allegations", "claims", "reports"})
"""What somebody rejects that is said of their own."""
_PARTS = frozenset(
    {"wing", "arm", "branch", "leader", "commander", "spokesman", "spokesperson", "spokeswoman"}
    | {"official", "chief", "fighter", "member", "statement"}
)
"""Nouns for those who speak for the group that is named before them."""
_MEN = frozenset({"men", "fighters", "forces", "troops", "group", "soldiers", "unit", "militia"})
"""Of whom one who speaks says "his"."""
_OWNED = _MEN | grammar().actors | attacks().machines
_AHEAD = 4
"""Words before a speaker within which the group is named."""
_BACK = 2
"""Sentences that may go on with "it" about the side that one before names."""
_GROUPS = frozenset({"group", "movement"})
"""Of these, those that are a side by their name alone."""


def owners(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Find whose fighters did something by who speaks: "Islamic State said its fighters had"."""
    phrase_words = [head]
    if tokens.lower[head + 1 : head + 2] == ["of"]:  # "one of its fighters"
        phrase_words += tokens.children[head + 1]
    theirs = _HIS if tokens.lower[head] in _MEN else _THEIRS
    owned = any(tokens.lower[c] in theirs for word in phrase_words for c in tokens.children[word])
    if not owned and tokens.lower[head] not in _THEMSELVES:
        return None
    verb = tokens.heads[head]
    if tokens.deps[verb] == "acl" and tokens.lower[tokens.heads[verb]] in _REPORTS:
        verb = tokens.heads[tokens.heads[verb]]  # "rejected claims that its troops had"
    arms = any(tokens.lower[word] in _ATTACKS for word in phrase_words)
    below = _BELOW_ARMS if arms else _BELOW
    while True:
        for subject in _speakers(tokens, verb):
            if tokens.lower[verb] in _SAYING:
                own = _side_that_speaks(tokens, mentions, subject)
                own = own or _state_that_speaks(tokens, subject)
                return own or _of_state(tokens, subject, head)
        if tokens.deps[verb] not in below or tokens.heads[verb] == verb:
            break
        verb = tokens.heads[verb]
    return _told_before(tokens, mentions, head) if owned else None


def is_owned(tokens: TokenTable, men: int) -> bool:
    """Tell whether fighters are somebody's whom a pronoun stands for: "his troops"."""
    theirs = _HIS_OR_HERS
    return tokens.lower[men] in _MEN and any(
        tokens.lower[c] in theirs for c in tokens.children[men]
    )


def _told_before(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Whose fighters or guns are "its" by the only side that the sentence before names."""
    first, noun = tokens.bounds(head)[0], tokens.lower[head]
    if not first or tokens.lower[head - 1] != "its" or noun not in _OWNED:
        return None
    number = tokens.sentence_of[first - 1]
    for before in range(number, max(-1, number - _BACK), -1):
        start, end = tokens.scope(before)
        sides = (o for o in mentions.organisations if o[3] in _SIDES and start <= o[0] < end)
        named = {name for _, _, name, _ in sides}
        goes_on = not _THEMSELVES.isdisjoint(tokens.lower[slice(*tokens.sentences[before])])
        if named or not goes_on:
            return named.pop() if len(named) == 1 else None
    return None


def _speakers(tokens: TokenTable, verb: int) -> list[int]:
    """The subjects of a verb, or of the one ahead that it is joined to: "denied it and said"."""
    own = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    if own or tokens.deps[verb] != "conj":
        return own
    return [c for c in tokens.children[tokens.heads[verb]] if tokens.deps[c] == "nsubj"]


def _state_that_speaks(tokens: TokenTable, speaker: int) -> str | None:
    """The state that tells of its own arms: "the United States admitted that one of its drones"."""
    if tokens.entities[speaker] != "GPE":
        return None
    first = speaker
    while tokens.deps[first - 1] == "compound" and tokens.heads[first - 1] == speaker:
        first -= 1
    return tokens.slice(first, speaker + 1)


def _of_state(tokens: TokenTable, speaker: int, fighters: int) -> str | None:
    """Whose fighters are a state's that speaks: "the Russian ministry said its troops"."""
    nations = [c for c in tokens.children[speaker] if state(tokens.lower[c]) is not None]
    if not nations or tokens.lower[fighters] in _THEMSELVES:
        return None
    return f"{tokens.slice(nations[0], nations[0] + 1)} {tokens.lower[fighters]}"


def _side_that_speaks(tokens: TokenTable, mentions: Mentions, speaker: int) -> str | None:
    """Find the army or group that a speaker is; who only watches did not do what it tells."""
    name = name_at(mentions, tokens, speaker)
    if name is not None:
        return name if mentions.kinds.get(name) in _SIDES else None
    beside = name_beside(tokens, mentions, speaker)  # "an affiliate, JNIM"
    if mentions.kinds.get(beside or "") in _SIDES:
        return beside
    if tokens.lower[speaker] in _PARTS:  # "Hamas' armed wing", "an ISIS commander"
        return _group_of(tokens, mentions, speaker)
    if tokens.lower[speaker] not in _SPEAKING | _MEN:
        return None
    own = phrase(tokens, mentions, speaker)
    nameless = tokens.lower[speaker] in _GROUPS and (own is None or own.islower())
    return None if nameless else own


def _group_of(tokens: TokenTable, mentions: Mentions, speaker: int) -> str | None:
    """The group whose wing or leader speaks, by the name before the noun or behind "of"."""
    words = range(max(tokens.bounds(speaker)[0], speaker - _AHEAD), speaker)
    behind = [c for of in tokens.children[speaker] for c in tokens.children[of] if of > speaker]
    names = (name_at(mentions, tokens, word) for word in (*words, *behind))
    return next((name for name in names if mentions.kinds.get(name or "") in _SIDES), None)
