"""Who did it, as other clauses of a text say: who attacked, who claimed it, who is blamed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import is_anonymous
from tui.facts.casualties.agents.attack_verbs import (
    can_attack,
    is_other_sense,
    makes_attack,
    of_raiders,
)
from tui.facts.casualties.agents.clause_agents import (
    behind_by,
    behind_dateline,
    in_dateline,
    of_noun,
    owners,
)
from tui.facts.casualties.agents.fights import index_fights
from tui.facts.casualties.agents.responsibility import behind_noun, is_deed, responsible
from tui.facts.casualties.agents.verb_subjects import TELLING, subjects
from tui.facts.casualties.places.inner_places import TURNS
from tui.facts.casualties.places.other_times import is_of_other_time
from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.agents.fights import Fight
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
_VERBS = attacks().verbs.forms
_LIGHT = attacks().light.forms
_ANONYMOUS = attacks().anonymous
_TRANSPORT = frozenset({"helicopter", "helicopters", "plane", "planes", "aircraft"})
"""Of the means of attack, those that carry people and bring help."""
_KILLING = frozenset({"kill", "kills", "killed", "killing"})
"""Verbs of which a crash is the subject as well."""
_NEGATIONS = grammar().negations | {"no", "nobody", "none"}
_DEFINITE = grammar().definite
_DENYING = ("deny", "deni", "reject")
LEAD = 6
"""Sentences in which a text says who did what it is about, the title among them."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody is said at a word to have done it, and in which way that is said."""

    word: int
    sentence: int
    agent: str
    way: Way
    apart: bool = False
    """Whether its clause tells of another time than the text's event."""


@dataclass(frozen=True, slots=True)
class AgentIndex:
    """The deeds of a document in order, and who did what it is about, if that is one."""

    deeds: tuple[Deed, ...]
    incident: str | None
    towns: tuple[set[str], ...] = ()
    fights: tuple[Fight, ...] = ()
    turns: tuple[int, ...] = ()
    """Sentences that turn to something else: "Elsewhere, ..."."""

    @property
    def doers(self) -> frozenset[str]:
        """Everybody who is said to have attacked."""
        return frozenset(deed.agent for deed in self.deeds)

    def fullest(self, agent: str, *, groups: bool) -> str:
        """Return the longest of the names that hold all words of one: "US-led coalition".

        A side that only an adjective names, "terrorist attacks", is its `groups` elsewhere.
        """
        own_words = _words(agent)
        names = {deed.agent for deed in self.deeds if own_words <= _words(deed.agent)}
        plural = f"{agent.casefold().removesuffix('s')} groups" if groups else ""
        names |= {deed.agent for deed in self.deeds if deed.agent.casefold() == plural}
        names = {name for name in names if not any(town <= _words(name) for town in self.towns)}
        return max(names, key=lambda name: (len(name), name), default=agent)

    def resolved(self, agent: str, word: int) -> str | None:
        """Return the name ahead of a word that "the same group" stands for; others stay."""
        if agent.casefold().split()[0] != "same":
            return agent
        names = [d.agent for d in self.deeds if d.word < word and d.agent[0].isupper()]
        return names[-1] if names else None

    def sender(self, agent: str) -> str | None:
        """Return who claimed it or is blamed, where an agent is but gunmen."""
        if not is_anonymous(agent):
            return None
        last = agent.casefold().split()[-1]
        one = last in _ANONYMOUS and not last.endswith(("men", "s"))
        ways = {"claimed", "blamed", *(("charged",) if one else ())}
        senders = [deed.agent for deed in self.deeds if deed.way in ways]
        return _only([name for name in senders if name[0].isupper()])

    def near(self, first: int, last: int) -> str | None:
        """Return who did it by the sentences from `first` to `last`, if that is one."""
        deeds = [d for d in self.deeds if first <= d.sentence <= last and not d.apart]
        return _only([deed.agent for deed in deeds])

    def said_to_have(self, sentence: int) -> str | None:
        """Return who claims it or is blamed in a sentence."""
        ways = {"claimed", "blamed"}
        return _only([d.agent for d in self.deeds if d.sentence == sentence and d.way in ways])

    def fight(self, sentence: int) -> Fight | None:
        """Return the fight that a sentence tells of, or one before, or the text's only one."""
        own = [fight for fight in self.fights if fight.sentence == sentence]
        if own or not self.fights:
            return own[0] if own else None
        fullest = max(self.fights, key=lambda fight: (len(fight.sides), len(fight.both)))
        return fullest if all(fight.is_one_with(fullest) for fight in self.fights) else None

    def turned(self, sentence: int) -> bool:
        """Tell whether a text has turned to something else ahead of a sentence, or never opened.

        What it is about is then not what the sentence goes on about.
        """
        opened = any(deed.agent == self.incident and deed.sentence < LEAD for deed in self.deeds)
        return not opened or any(turn <= sentence for turn in self.turns)

    def is_past_turn(self, sentence: int) -> bool:
        """Tell whether a text turns to something else between a sentence and its first deed."""
        deeds = [deed.sentence for deed in self.deeds if deed.agent == self.incident]
        return any(sentence < turn <= min(deeds, default=0) for turn in self.turns)

    def accused(self, sentence: int) -> str | None:
        """Return who is charged or convicted in a sentence, as in the report of a trial."""
        charged = [deed for deed in self.deeds if deed.way == "charged"]
        agent = _only([deed.agent for deed in charged if deed.sentence == sentence])
        full_name = _only([deed.agent for deed in charged if deed.agent.istitle()])
        return agent and (full_name or agent)  # "a man was convicted": the one whom the text names

    def in_sentence(self, sentence: int) -> str | None:
        """Return who did it by another clause of a sentence, if that is one."""
        return _only([deed.agent for deed in self.deeds if deed.sentence == sentence])


def index_agents(index: DocumentIndex, mentions: Mentions) -> AgentIndex:
    """Find everybody who is said to have attacked, and who did what the document is about."""
    deeds = tuple(sorted(_deeds(index, mentions), key=lambda deed: deed.word))
    towns = tuple(_words(name) for _, _, name, kind in mentions.places if kind != "country")
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
    return AgentIndex(deeds, _incident(deeds, first), towns, fights, turns)


def _incident(deeds: tuple[Deed, ...], first: int) -> str | None:
    """Who did what a document is about: by who claimed it, is blamed, charged, or attacked.

    `first` is the number of the body's first sentence, which tells of the main attack alone.
    """
    for way in ("charged", "claimed", "blamed"):
        agents = [deed.agent for deed in deeds if deed.way == way and not deed.apart]
        named = [agent for agent in agents if agent.istitle()] if way == "charged" else []
        agent = _only(named or agents) or _only([a for a in agents if a[0].isupper()])
        if way == "charged" and agent is not None and not named:
            doers = [d.agent for d in deeds if d.way == "attacked" and d.agent.istitle()]
            agent = _only(doers) or agent  # "a man was convicted": the one who "stabbed her"
        if agent is not None:
            return agent
    attacked = [deed for deed in deeds if deed.way == "attacked" and not deed.apart]
    early = [deed for deed in attacked if deed.sentence < LEAD]
    opening = _only([deed.agent for deed in early if deed.sentence == first])
    return _only([deed.agent for deed in early]) or opening


def _only(agents: list[str]) -> str | None:
    """The fullest of several names of one agent; None where there are two.

    "The attackers" are who else is told of; where nobody is, all words for them are of the same.
    """
    names = [agent for agent in agents if not is_anonymous(agent)]
    if not names:
        return agents[0] if agents else None
    agents = names
    best = max(agents, key=lambda name: (Counter(agents)[name], len(name)))
    return best if all(_words(best) & _words(agent) for agent in agents) else None


def _words(agent: str) -> set[str]:
    return set(agent.casefold().replace(".", "").replace("-", " ").split())


def _deeds(index: DocumentIndex, mentions: Mentions) -> Iterator[Deed]:
    tokens = index.tokens
    for word, text in enumerate(tokens.lower):
        if tokens.tags[word].startswith("VB"):
            denied = _denied(tokens, word)
            statements = () if denied else _of_verb(tokens, mentions, word, text)
        elif tokens.tags[word].startswith("NN"):
            statements = _of_noun(tokens, mentions, word)
        else:
            continue
        for agent, way in statements:
            if agent is not None:
                yield _deed(tokens, word, agent, way)


def _of_noun(tokens: TokenTable, mentions: Mentions, noun: int) -> Iterator[tuple[str | None, Way]]:
    """Whose attack a noun tells of; not that in a body's name: "emergency operations centre"."""
    end = mentions.end_of(tokens.starts[noun])
    inside = end is not None and end > tokens.ends[noun]
    inside = inside or tokens.lower[noun + 1 : noun + 2] in _BODIES
    inside = inside or (tokens.lower[noun] in _TRANSPORT and not _attacks(tokens, noun))
    if tokens.lower[noun] in _ATTACKS and is_deed(tokens, noun) and not inside:
        yield of_noun(tokens, mentions, noun), "attacked"
    yield from behind_noun(tokens, mentions, noun)


def _attacks(tokens: TokenTable, craft: int) -> bool:
    """Whether the sentence of an aircraft, which may but carry people, tells of an attack."""
    inside = set(tokens.lower[slice(*tokens.bounds(craft))])
    return not inside.isdisjoint(_ATTACKS - _TRANSPORT | _VERBS - _KILLING | _ARMS | {"hit"})


def _deed(tokens: TokenTable, word: int, agent: str, way: Way) -> Deed:
    return Deed(word, tokens.sentence_of[word], agent, way, apart=is_of_other_time(tokens, word))


def _denied(tokens: TokenTable, verb: int) -> bool:
    """Whether a verb is denied, or its subject is nobody: "no group has claimed"."""
    if tokens.deps[verb] == "ccomp" and tokens.lower[tokens.heads[verb]].startswith(_DENYING):
        return True
    words = [w for c in tokens.children[verb] for w in (c, *tokens.children[c])]
    return any(tokens.lower[w] in _NEGATIONS for w in words if w < verb)


def _of_verb(
    tokens: TokenTable, mentions: Mentions, word: int, text: str
) -> Iterator[tuple[str | None, Way]]:
    """Who did something by a verb, and in which way the verb says so."""
    yield from responsible(tokens, mentions, word)
    if (text in _VERBS and not is_other_sense(tokens, word)) or makes_attack(tokens, word):
        yield from _attackers(tokens, mentions, word)
    elif text not in TELLING:
        yield from of_raiders(tokens, mentions, word)


def _attackers(
    tokens: TokenTable, mentions: Mentions, verb: int
) -> Iterator[tuple[str | None, Way]]:
    """Who attacked: the armed subjects of a verb, and who stands behind "by"."""
    doers = subjects(tokens, verb)
    if doers and in_dateline(tokens, mentions, doers[-1]):
        doers = behind_dateline(tokens, mentions, verb)
    for subject in doers:
        group = owners(tokens, mentions, subject)
        if group is not None:
            yield group, "claimed" if _is_the_attack(tokens, verb) else "attacked"
        elif tokens.lower[subject] in _ATTACKS or can_attack(tokens, mentions, subject, verb):
            yield of_noun(tokens, mentions, subject), "attacked"
    yield behind_by(tokens, mentions, verb), "attacked"


def _is_the_attack(tokens: TokenTable, verb: int) -> bool:
    """Whether an object is the attack that a text tells of: "it had carried out the attack"."""
    deeds = (c for c in tokens.children[verb] if tokens.lower[c] in _ATTACKS)
    return any(tokens.lower[d] in _DEFINITE for c in deeds for d in tokens.children[c])
