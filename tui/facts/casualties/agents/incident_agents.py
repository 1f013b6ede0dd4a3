"""Who did it, as other clauses of a text say: who attacked, who claimed it, who is blamed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_index import (
    LEAD,
    AgentIndex,
    Deed,
    is_anonymous,
    only,
    words,
)
from tui.facts.casualties.agents.agent_phrases import name_at
from tui.facts.casualties.agents.attack_verbs import (
    can_attack,
    is_other_sense,
    makes_attack,
    of_raiders,
)
from tui.facts.casualties.agents.clause_agents import (
    BESIDE,
    behind_by,
    behind_dateline,
    in_dateline,
    of_noun,
)
from tui.facts.casualties.agents.courts import named_accused
from tui.facts.casualties.agents.denials import in_denial, is_denied, is_of_kind
from tui.facts.casualties.agents.fights import index_fights
from tui.facts.casualties.agents.owners import owners
from tui.facts.casualties.agents.responsibility import behind_noun, is_deed, responsible
from tui.facts.casualties.agents.verb_subjects import TELLING, antecedent, subjects
from tui.facts.casualties.index.person_nouns import group, is_single
from tui.facts.casualties.places.openings import is_log, opens_with_several
from tui.facts.casualties.places.other_times import is_of_other_time
from tui.facts.casualties.places.turns import TURNS
from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.facts.casualties.agents.responsibility import Way
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ATTACKS = attacks().nouns | attacks().means
_BODIES = tuple(
    [noun]
    for noun in (
        *("center", "centre", "room", "command", "unit", "team", "chief", "officer", "director"),
        *("log", "blotter", "department", "district", "crew", "crews", "service", "brigade"),
    )
)
"""What an operation or a fire may only say the name of: "operations officer", "fire log"."""
_ARMS = attacks().munitions
_STRIKING = frozenset({"hit", "hits", "hitting", "wound", "wounds", "wounded", "wounding"})
"""What armed people do, as well as storms and cars."""
_VERBS = attacks().verbs.forms | _STRIKING
_BLAMING = attacks().blaming.forms
_TRANSPORT = frozenset({"helicopter", "helicopters", "plane", "planes", "aircraft"})
"""Of the means of attack, those that carry people and bring help."""
_BOMBERS = frozenset({"bomber", "bombers", "attacker", "fighter", "fighters", "militant"})
_KILLING = frozenset({"kill", "kills", "killed", "killing"})
"""Verbs of which a crash is the subject as well."""
_OF_ATTACKS = _ATTACKS - _TRANSPORT | _VERBS - _KILLING | _ARMS | {"hit"}
"""What tells of an attack in the sentence of an aircraft."""
_FAR = 9
"""Words from a verb to "the attack" that somebody claims or is blamed for."""
_THE_ATTACK = re.compile(
    r"\b(?:the|this) (?:\w+ )?(?:ambush|assault|attack|blast|bombing|explosion|killings?|massacre"
    r"|raid|shooting|strike)\b"
)
_EACH_OTHER = re.compile(
    r"\b(?:blam|accus)\w+ (?:each other|one another)|\btraded (?:blame|accusations)\b"
    r"|\bnot (?:\w+ )?(?:clear|known) (?:whether|whose)\b|\bnot say whose\b"
)
"""How a text says that two put it on each other, or that nobody knows which of two did it."""
_ONE = frozenset({"he", "she"})
_DEFINITE = grammar().definite


def index_agents(index: DocumentIndex, mentions: Mentions) -> AgentIndex:
    """Find everybody who is said to have attacked, and who did what the document is about."""
    told = [*_deeds(index, mentions)]
    told += _accused_by_name(index, mentions, told)
    deeds = tuple(_named(sorted(told, key=lambda deed: deed.word)))
    towns = tuple(words(name) for _, _, name, kind in mentions.places if kind != "country")
    first = next(
        (
            n
            for n, (word, _) in enumerate(index.tokens.sentences)
            if index.tokens.starts[word] >= index.tokens.title_end
        ),
        0,
    )
    fights = index_fights(index.tokens, mentions)
    turns = tuple(
        number
        for number, bounds in enumerate(index.tokens.sentences)
        if TURNS.match(index.tokens.slice(*bounds))
    )
    main = _of_event(index, deeds) if not is_log(index.tokens) else ()
    if opens_with_several(index, mentions):
        main = tuple(replace(deed, pointed=False) for deed in main)  # "the attack" is one
    return AgentIndex(deeds, _incident(main, first), towns, fights, turns, _senders(main), first)


def _of_event(index: DocumentIndex, deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
    """The deeds of what a document is about: not what a headline tells of behind a semicolon.

    Nor is anybody known to have done it where two blame each other.
    """
    tokens = index.tokens
    semicolon = tokens.text.find(";", 0, tokens.title_end)
    second = range(semicolon, tokens.title_end) if semicolon >= 0 else range(0)
    mutual = _EACH_OTHER.search(tokens.text) is not None
    return tuple(
        deed
        for deed in deeds
        if tokens.starts[deed.word] not in second and not (mutual and deed.way == "blamed")
    )


def _incident(deeds: tuple[Deed, ...], first: int) -> str | None:
    """Who did what a document is about: by who claimed it, is blamed, charged, or attacked.

    `first` is the number of the body's first sentence, which tells of the main attack alone.
    """
    attacked = [deed for deed in deeds if deed.way == "attacked" and not deed.apart]
    opening = only([deed.agent for deed in attacked if deed.sentence == first])
    early = only([deed.agent for deed in attacked if deed.sentence < LEAD])
    opening = opening or only([deed.agent for deed in attacked if deed.sentence < first])
    if is_anonymous(opening) and group((early or "").casefold().split()[-1:]) == "militants":
        opening = early  # "Armed men" who are bandits by the headline
    attackers = {"claimed": opening, "blamed": None if is_anonymous(early) else early}
    for way in ("charged", "claimed", "blamed"):
        attacker = attackers.get(way)
        if attacker is not None and _is_late(deeds, first):
            return attacker
        agents = [deed.agent for deed in deeds if deed.way == way and not deed.apart]
        named = [agent for agent in agents if agent.istitle()] if way == "charged" else []
        agent = only(named or agents) or only([a for a in agents if a[0].isupper()])
        if way == "charged" and _is_of_other_hands(deeds, agent, first):
            continue
        if agent is None:  # who is blamed at the end did something else
            agent = only([d.agent for d in deeds if d.way == way and d.sentence < LEAD])
        if way == "charged" and agent is not None and not named:
            doers = [d.agent for d in deeds if d.way == "attacked" and d.agent.istitle()]
            agent = only(doers) or agent  # "a man was convicted": the one who "stabbed her"
        if agent is not None:
            return agent
    return early or opening


def _is_of_other_hands(deeds: tuple[Deed, ...], agent: str | None, first: int) -> bool:
    """Whether who is charged late did something else than the attackers whom a text opens with."""
    told = [deed.sentence for deed in deeds if deed.agent == agent]
    early = [d.agent for d in deeds if d.sentence < first + LEAD and d.way != "charged"]
    others = [name for name in early if not is_anonymous(name) and agent is not None]
    apart = any(words(name).isdisjoint(words(agent or "")) for name in others)
    return bool(told) and min(told) >= first + LEAD and apart


def _is_late(deeds: tuple[Deed, ...], first: int) -> bool:
    """Whether who claims it or is blamed is told of only behind the lead, of whatever deed."""
    ways = {"claimed", "blamed"}
    told = (deed.sentence for deed in deeds if deed.way in ways and not deed.apart)
    return min(told, default=first + LEAD) >= first + LEAD


def _deeds(index: DocumentIndex, mentions: Mentions) -> Iterator[Deed]:
    tokens = index.tokens
    for word, text in enumerate(tokens.lower):
        if tokens.tags[word].startswith("VB"):
            denied = is_denied(tokens, word)
            statements = () if denied else _of_verb(tokens, mentions, word, text)
        elif tokens.tags[word].startswith("NN") and not in_denial(tokens, word):
            statements = _of_noun(tokens, mentions, word)
        else:
            continue
        for agent, way in statements:
            if agent is not None:
                yield _deed(tokens, word, agent, way)


def _accused_by_name(
    index: DocumentIndex, mentions: Mentions, deeds: Iterable[Deed]
) -> Iterator[Deed]:
    """The deeds of those whom a text names once it has told what "a man" did or must answer for."""
    tokens = index.tokens
    nameless = [d.word for d in deeds if is_single(d.agent.split()[-1])]
    for verb in range(min(nameless, default=len(tokens)), len(tokens)):
        if tokens.tags[verb].startswith("VB"):
            for name in named_accused(tokens, mentions, verb):
                yield _deed(tokens, verb, name, "charged")


def _senders(deeds: Iterable[Deed]) -> tuple[Deed, ...]:
    """Deeds by which somebody is said to be behind others."""
    return tuple(deed for deed in deeds if deed.way != "attacked")


def _named(deeds: Iterable[Deed]) -> Iterator[Deed]:
    """Deeds by the name ahead for which "the same gang" stands."""
    name: str | None = None
    for deed in deeds:
        same = deed.agent.casefold().startswith("same ")
        if not same and deed.agent[0].isupper():
            name = deed.agent
        if not same:
            yield deed
        elif name is not None:
            yield replace(deed, agent=name)


def _of_noun(tokens: TokenTable, mentions: Mentions, noun: int) -> Iterator[tuple[str | None, Way]]:
    """Whose attack a noun tells of; not that in a body's name: "emergency operations centre"."""
    end = mentions.end_of(tokens.starts[noun])
    inside = end is not None and end > tokens.ends[noun]
    inside = inside or tokens.lower[noun + 1 : noun + 2] in _BODIES
    inside = inside or (tokens.lower[noun] in _TRANSPORT and not _attacks(tokens, noun))
    inside = inside or tokens.lower[tokens.heads[noun]] in _BLAMING  # by which they are blamed
    by = tokens.heads[noun]  # "guards supported by aircraft" did it themselves
    inside = inside or (tokens.lower[by] == "by" and tokens.lower[by - 1] in BESIDE)
    if tokens.lower[noun] in _ATTACKS and is_deed(tokens, noun) and not inside:
        yield of_noun(tokens, mentions, noun), "attacked"
    yield from behind_noun(tokens, mentions, noun)


def _attacks(tokens: TokenTable, craft: int) -> bool:
    """Whether the sentence of an aircraft, which may but carry people, tells of an attack."""
    inside = set(tokens.lower[slice(*tokens.bounds(craft))])
    return not inside.isdisjoint(_OF_ATTACKS)


def _deed(tokens: TokenTable, word: int, agent: str, way: Way) -> Deed:
    behind = tokens.small_slice(word, min(tokens.bounds(word)[1], word + _FAR))
    pointed = way in {"claimed", "blamed"} and _THE_ATTACK.search(behind) is not None
    past = is_of_other_time(tokens, word) or is_of_kind(tokens, word)
    return Deed(word, tokens.sentence_of[word], agent, way, apart=past, pointed=pointed)


def _of_verb(
    tokens: TokenTable, mentions: Mentions, word: int, text: str
) -> Iterator[tuple[str | None, Way]]:
    """Who did something by a verb, and in which way the verb says so."""
    yield from responsible(tokens, mentions, word)
    if (text in _VERBS and not is_other_sense(tokens, word)) or makes_attack(tokens, word):
        yield from _attackers(tokens, mentions, word)
    elif text not in TELLING and text not in _VERBS:
        yield from of_raiders(tokens, mentions, word)


def _attackers(
    tokens: TokenTable, mentions: Mentions, verb: int
) -> Iterator[tuple[str | None, Way]]:
    """Who attacked: the armed subjects of a verb, and who stands behind "by"."""
    doers = [_person(tokens, mentions, subject) for subject in subjects(tokens, verb)]
    if doers and in_dateline(tokens, mentions, doers[-1]):
        doers = behind_dateline(tokens, mentions, verb)
    for subject in doers:
        group = owners(tokens, mentions, subject)
        if group is not None:
            yield group, "claimed" if _is_the_attack(tokens, verb) else "attacked"
        elif tokens.lower[subject] in _ATTACKS or can_attack(tokens, mentions, subject, verb):
            yield of_noun(tokens, mentions, subject), "attacked"
            yield _sender(tokens, mentions, subject, verb), "claimed"
    yield behind_by(tokens, mentions, verb), "attacked"


def _person(tokens: TokenTable, mentions: Mentions, subject: int) -> int:
    """Who "he" is that attacked; other subjects stay."""
    if tokens.lower[subject] not in _ONE:
        return subject
    return antecedent(tokens, mentions, subject)


def _sender(tokens: TokenTable, mentions: Mentions, subject: int, verb: int) -> str | None:
    """The group that says in a statement of its own what a bomber did: "ISIS said a bomber hit"."""
    above = tokens.heads[verb]
    if tokens.lower[subject] not in _BOMBERS or tokens.lower[above] not in TELLING:
        return None
    speakers = (c for c in tokens.children[above] if tokens.deps[c] == "nsubj")
    names = (name_at(mentions, tokens, c) for c in speakers)
    return next((n for n in names if mentions.kinds.get(n or "") == "armed group"), None)


def _is_the_attack(tokens: TokenTable, verb: int) -> bool:
    """Whether an object is the attack that a text tells of: "it had carried out the attack"."""
    deeds = (c for c in tokens.children[verb] if tokens.lower[c] in _ATTACKS)
    return any(tokens.lower[d] in _DEFINITE for c in deeds for d in tokens.children[c])
