"""Who is said to be behind an attack: who claims it, and on whom others put it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from tui.facts.casualties.agents.accusations import (
    ARRESTING,
    CHARGE,
    PRONOUNS,
    SEEKING,
    accuses,
    is_for_crime,
    names_crime,
    on_trial,
    sought,
)
from tui.facts.casualties.agents.agent_phrases import (
    acts,
    armed,
    called,
    name_at,
    owned_by,
    phrase,
)
from tui.facts.casualties.agents.claimants import claimants
from tui.facts.casualties.agents.clause_agents import of_noun
from tui.facts.casualties.agents.fights import parties
from tui.facts.casualties.agents.owners import owners
from tui.facts.casualties.agents.verb_subjects import antecedent, subjects
from tui.facts.casualties.agents.whose_arms import whose_arms
from tui.facts.casualties.index.person_nouns import is_single
from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

Way = Literal["claimed", "blamed", "charged", "attacked"]
Statement = tuple[str | None, Way]

_ATTACKS = attacks().nouns | attacks().means
_DEEDS = _ATTACKS | attacks().violence | attacks().munitions
_BLAMING = attacks().blaming.forms
_CHARGING = attacks().charging.forms
_PLEAS = frozenset({"guilty", "innocent", "contest", "insanity", "charge", "charges"})
_CRIMES = attacks().crimes
_ATTRIBUTED = _DEEDS | {"it", "responsibility"}
_OF_DEEDS = _DEEDS | _CRIMES | PRONOUNS
_SUSPECTS = attacks().suspects
_RULING = frozenset({"government", "authorities", "regime"})
"""Sides in a war where they are blamed for an attack."""
_DRIVERS = frozenset({"driver", "motorist"})
_ARRESTED = frozenset({"arrested", "detained", "charged", "held"})
_TOWARDS = {
    **dict.fromkeys(_BLAMING, "on"),
    **dict.fromkeys(attacks().attributing.forms, "to"),
    **dict.fromkeys(attacks().pointing.forms, "at"),
}
"""The preposition behind which a verb puts those who are blamed."""
_DOUBTS = frozenset({"suspicion", "suspicions", "blame"})
_HALLMARKS = frozenset({"hallmark", "hallmarks"})
_FINGER = frozenset({"finger", "fingers"})
_HOLDING = frozenset({"hold", "holds", "held", "holding"})
_DESCRIBING = frozenset({"described", "describe", "describes"})
_FINDING = frozenset({"found", "finds", "find"})
_CONVICTING = _HOLDING | _DESCRIBING | _FINDING
_BEING = frozenset({"is", "are", "was", "were", "be", "been"})
_RELATIVES = grammar().relatives
_NAMELY = re.compile(
    r",? (?:whom police |who (?:was|is|has been) |was |has been |later |since )?(?:later |since )?"
    r"(?:(?:identified|named|known)(?: [a-z]+){0,3} as|named) "
)
"""What stands between somebody who is charged and their name."""

_BESIDE = re.compile(r", (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}),")
"""A name between commas behind what one person is, whether or not it is listed."""


def responsible(tokens: TokenTable, mentions: Mentions, verb: int) -> Iterator[Statement]:
    """Find who a verb says is behind an attack, and in which way it says so."""
    text = tokens.lower[verb]
    objects = _objects(tokens, verb)
    for claimant in claimants(tokens, mentions, verb, objects):
        yield claimant, "claimed"
    if text in _TOWARDS:
        yield _behind(tokens, mentions, verb, objects), "blamed"
    if text == "suspected":
        yield from _suspected(tokens, mentions, verb, objects)
    if text in SEEKING and is_for_crime(tokens, verb):
        yield sought(tokens, mentions, verb, objects), "charged"
    if accuses(tokens, verb):
        yield from _accused(tokens, mentions, verb, objects)
    if on_trial(tokens, verb) and names_crime(tokens, verb):
        for subject in subjects(tokens, verb):
            yield phrase(tokens, mentions, subject), "charged"
    if text in _BEING and _is_behind(tokens, verb):
        yield from _culprits(tokens, mentions, verb)
    if text in _CONVICTING:
        yield from _found(tokens, mentions, verb, objects)
    yield whose_arms(tokens, mentions, verb), "blamed"


def _found(
    tokens: TokenTable, mentions: Mentions, verb: int, objects: list[int]
) -> Iterator[Statement]:
    """Whom others "hold responsible", describe as the attacker, or find "guilty" of a crime."""
    if tokens.lower[verb] in _DESCRIBING and any(tokens.lower[c] in _SUSPECTS for c in objects):
        yield _pobj(tokens, mentions, verb, "as"), "charged"
    for culprit in _said_to_be(tokens, verb, objects, "responsible"):
        yield phrase(tokens, mentions, culprit), "blamed"
    if names_crime(tokens, verb):
        for culprit in _said_to_be(tokens, verb, objects, "guilty"):
            who = _identified(tokens, mentions, culprit) or _beside(tokens, mentions, culprit)
            yield who or phrase(tokens, mentions, culprit), "charged"


def _said_to_be(tokens: TokenTable, verb: int, objects: list[int], what: str) -> list[int]:
    """Whom a verb holds to be something: "hold the army responsible", "was found guilty"."""
    whats = [c for holder in (verb, *objects) for c in tokens.children[holder]]
    whats = [c for c in whats if tokens.lower[c] == what]
    own = [c for w in whats for c in tokens.children[w] if tokens.deps[c] == "nsubj"]
    return own or (objects if whats else [])


def _objects(tokens: TokenTable, verb: int) -> list[int]:
    """To whom a verb was done, be they told beside the verb ahead: "was held and is charged"."""
    kinds = {"dobj", "nsubjpass"}
    own = [c for c in tokens.children[verb] if tokens.deps[c] in kinds]
    passive = any(
        tokens.deps[c] == "auxpass"
        for holder in (verb, tokens.heads[verb])
        for c in tokens.children[holder]
    )
    if own or not passive or tokens.deps[verb] != "conj":
        return own
    return [c for c in tokens.children[tokens.heads[verb]] if tokens.deps[c] == "nsubjpass"]


def behind_noun(tokens: TokenTable, mentions: Mentions, noun: int) -> Iterator[Statement]:
    """Find who a noun says did it: "the work of the cartel", "the suspect, a refugee"."""
    text = tokens.lower[noun]
    if text == "work" and tokens.lower[noun + 1 : noun + 2] == ["of"]:
        yield owned_by(tokens, mentions, noun), "blamed"
    if text in _HALLMARKS:
        yield owned_by(tokens, mentions, noun), "blamed"
    if text in _DOUBTS and tokens.deps[noun] in {"nsubj", "dobj"}:
        for holder in (noun, tokens.heads[noun]):
            yield _pobj(tokens, mentions, holder, "on"), "blamed"
    arrest = text in _DRIVERS and tokens.lower[tokens.heads[noun]] in _ARRESTED
    if (text in _SUSPECTS or arrest) and tokens.deps[noun] not in {"compound", "appos"}:
        yield _described(tokens, mentions, noun), "charged"


def is_deed(tokens: TokenTable, noun: int) -> bool:
    """Tell whether a noun is an attack by itself: no search, and not but the kind of the next."""
    if not attacks().peaceful.isdisjoint(tokens.lower[max(0, noun - 3) : noun]):
        return False
    return tokens.deps[noun] != "compound" or tokens.lower[tokens.heads[noun]] not in _ATTACKS


def _behind(tokens: TokenTable, mentions: Mentions, verb: int, objects: list[int]) -> str | None:
    """Who stands behind the preposition of a verb: "was blamed on", "attributed it to"."""
    towards = _TOWARDS[tokens.lower[verb]]
    texts = {tokens.lower[c] for c in objects}
    if towards == "at" and texts.isdisjoint(_FINGER):
        return None
    if towards == "to" and texts.isdisjoint(_ATTRIBUTED):
        return None
    for holder in (verb, *objects):
        who = _pobj(tokens, mentions, holder, towards)
        if who is not None:
            return who
    return None


def _pobj(tokens: TokenTable, mentions: Mentions, holder: int, preposition: str) -> str | None:
    for child in tokens.children[holder]:
        if tokens.lower[child] == preposition and child > holder:
            heads = [c for c in tokens.children[child] if tokens.deps[c] == "pobj"]
            for head in heads:
                who = parties(tokens, mentions, head) or phrase(tokens, mentions, head)
                return who or _capital(tokens, head)
    return None


def _capital(tokens: TokenTable, head: int) -> str | None:
    """The capital by which a text names a government: "blamed on Damascus"."""
    start = head
    while tokens.entities[start] == "GPE" and tokens.tags[start] == "NNP":
        start -= 1
    return tokens.slice(start + 1, head + 1) or None


def _suspected(
    tokens: TokenTable, mentions: Mentions, verb: int, suspects: list[int]
) -> Iterator[Statement]:
    """Who is suspected by name, or of a crime: "IS is suspected", "A man is suspected of arson"."""
    crime = tokens.lower[verb + 1 : verb + 2] == ["of"] and names_crime(tokens, verb)
    for suspect in suspects:
        if name_at(mentions, tokens, suspect) is not None or (
            crime and acts(tokens.lower[suspect])
        ):
            yield phrase(tokens, mentions, suspect), "blamed"


def _accused(
    tokens: TokenTable, mentions: Mentions, verb: int, objects: list[int]
) -> Iterator[Statement]:
    """Whom a verb accuses or charges: its object, its passive subject, or who pleads."""
    text = tokens.lower[verb]
    pleads = subjects(tokens, verb) if text.startswith("plea") and _in_court(tokens, verb) else []
    relative = tokens.deps[verb] == "relcl" and any(tokens.lower[c] in _RELATIVES for c in objects)
    heads = [tokens.heads[verb]] if relative else []  # "The navy, which the union blamed"
    for pronoun in [*objects, *pleads, *heads]:
        accused = antecedent(tokens, mentions, pronoun)
        ruling = tokens.lower[accused] in _RULING
        if text in _CHARGING | ARRESTING or ruling or armed(tokens, mentions, accused, acts=True):
            who = _identified(tokens, mentions, accused) or _beside(tokens, mentions, accused)
            who = who or phrase(tokens, mentions, accused)
            # whom a pronoun stands for is charged with what is told around it, not in a whole text
            charged = text in _CHARGING | ARRESTING and accused == pronoun
            yield who, "charged" if charged else "blamed"


def _in_court(tokens: TokenTable, plea: int) -> bool:
    """Whether somebody pleads to a charge, and not with others for something."""
    return not _PLEAS.isdisjoint(tokens.lower[plea + 1 : plea + CHARGE])


def _identified(tokens: TokenTable, mentions: Mentions, accused: int) -> str | None:
    """The name behind the accused: "The suspect, identified as Ann Roe, was charged"."""
    match = _NAMELY.match(tokens.text, tokens.ends[accused])
    name = (
        mentions.opened.get(match.end()) if match is not None else called(tokens, mentions, accused)
    )
    return name if name in mentions.persons else None


def _beside(tokens: TokenTable, mentions: Mentions, accused: int) -> str | None:
    """The name beside an accused person: "The driver, Ann Roe, was charged"."""
    comma = tokens.lower[accused + 1 : accused + 2] == [","]
    start = tokens.starts[accused + 2] if comma and accused + 2 < len(tokens) else -1
    below = [c for child in tokens.children[accused] for c in (child, *tokens.children[child])]
    names = (name_at(mentions, tokens, c) for c in below if tokens.deps[c] == "appos")
    for name in (mentions.opened.get(start), *names):  # "a leader of the group, Ann Roe"
        if name in mentions.persons:
            return name
    single = comma and is_single(tokens.lower[accused])
    match = _BESIDE.match(tokens.text, tokens.ends[accused]) if single else None
    return match["name"] if match is not None else None


def _described(tokens: TokenTable, mentions: Mentions, suspect: int) -> str | None:
    """Who the suspect is, by name or in apposition: "The gunman, a guard from Hull"."""
    name = _identified(tokens, mentions, suspect) or _beside(tokens, mentions, suspect)
    if name is not None:
        return name
    for child in tokens.children[suspect]:
        if tokens.deps[child] == "appos" and child > suspect:
            return phrase(tokens, mentions, child)
    return None


def _is_behind(tokens: TokenTable, verb: int) -> bool:
    """Whether "was" says who did it: "was behind the attack", "were responsible"."""
    if any(tokens.deps[c] == "neg" for c in tokens.children[verb]):
        return False
    for child in tokens.children[verb]:
        if tokens.lower[child] == "behind":
            return _is_of_deed(tokens, child)
        if tokens.lower[child] == "responsible":
            ends = [c for c in tokens.children[child] if tokens.lower[c] == "for"]
            return not ends or _is_of_deed(tokens, ends[0])
    return False


def _is_of_deed(tokens: TokenTable, preposition: int) -> bool:
    """Whether what stands behind a preposition is an attack, or a pronoun for one."""
    objects = {tokens.lower[c] for c in tokens.children[preposition]}
    return not objects.isdisjoint(_OF_DEEDS)


def _culprits(tokens: TokenTable, mentions: Mentions, verb: int) -> Iterator[Statement]:
    for subject in subjects(tokens, verb):
        group = owners(tokens, mentions, subject)
        if group is not None:
            yield group, "claimed"
        elif armed(tokens, mentions, subject):
            yield of_noun(tokens, mentions, subject), "blamed"
