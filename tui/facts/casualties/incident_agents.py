"""Who did it, as other clauses of a text say: who attacked, who claimed it, who is blamed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.facts.casualties.agent_phrases import armed, name_at, phrase, several
from tui.facts.casualties.agents import behind_by, of_noun, subjects
from tui.facts.casualties.other_times import is_of_other_time
from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.document_index import DocumentIndex
    from tui.facts.casualties.mentions import Mentions
    from tui.facts.casualties.token_table import TokenTable

Way = Literal["claimed", "blamed", "charged", "attacked"]

_ATTACKS = attacks().nouns | attacks().means
_ARMS = attacks().munitions
_VERBS = attacks().verbs.forms
_LIGHT = attacks().light.forms
_CLAIMING = attacks().claiming.forms
_BLAMING = attacks().blaming.forms
_CHARGING = attacks().charging.forms
_CRIMES = attacks().crimes
_PEACEFUL = attacks().peaceful
_ANONYMOUS = attacks().anonymous
_NEGATIONS = grammar().negations | {"no", "nobody", "none"}
_DENYING = ("deny", "deni", "reject")
_NAMELY = re.compile(
    r",? (?:whom police |who was |later |since )?(?:identified as|named as|named) "
)
"""What stands between somebody who is charged and their name."""
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

    @property
    def doers(self) -> frozenset[str]:
        """Everybody who is said to have attacked."""
        return frozenset(deed.agent for deed in self.deeds)

    def fullest(self, agent: str) -> str:
        """Return the longest of the names that hold all words of one: "US-led coalition"."""
        own_words = _words(agent)
        names = {deed.agent for deed in self.deeds if own_words <= _words(deed.agent)}
        names = {name for name in names if not any(town <= _words(name) for town in self.towns)}
        return several(max(names, key=lambda name: (len(name), name), default=agent))

    def resolved(self, agent: str, word: int) -> str | None:
        """Return the name ahead of a word that "the same group" stands for; others stay."""
        if agent.casefold().split()[0] != "same":
            return agent
        names = [d.agent for d in self.deeds if d.word < word and d.agent[0].isupper()]
        return names[-1] if names else None

    def sender(self, agent: str) -> str | None:
        """Return who claimed it or is blamed, where an agent is but gunmen."""
        last = agent.casefold().split()[-1]
        if last not in _ANONYMOUS or any(word[0].isupper() for word in agent.split()[1:]):
            return None
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
    return AgentIndex(deeds, _incident(deeds, first), towns)


def _incident(deeds: tuple[Deed, ...], first: int) -> str | None:
    """Who did what a document is about: by who claimed it, is blamed, charged, or attacked.

    `first` is the number of the body's first sentence, which tells of the main attack alone.
    """
    for way in ("charged", "claimed", "blamed"):
        agents = [deed.agent for deed in deeds if deed.way == way and not deed.apart]
        named = [agent for agent in agents if agent.istitle()] if way == "charged" else []
        agent = _only(named or agents)
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
    """The fullest of several names of one agent; None where there are two."""
    if not agents:
        return None
    best = max(agents, key=lambda name: (Counter(agents)[name], len(name)))
    return best if all(_words(best) & _words(agent) for agent in agents) else None


def _words(agent: str) -> set[str]:
    return set(agent.casefold().replace("-", " ").split())


def _deeds(index: DocumentIndex, mentions: Mentions) -> Iterator[Deed]:
    tokens = index.tokens
    for word, text in enumerate(tokens.lower):
        verb = tokens.tags[word].startswith("VB")
        if verb and not _denied(tokens, word):
            for agent, way in _of_verb(tokens, mentions, word, text):
                if agent is not None:
                    yield _deed(tokens, word, agent, way)
        elif text in _ATTACKS and tokens.tags[word].startswith("NN") and not _joined(tokens, word):
            own = of_noun(tokens, mentions, word)
            if own is not None:
                yield _deed(tokens, word, own, "attacked")


def _deed(tokens: TokenTable, word: int, agent: str, way: Way) -> Deed:
    return Deed(word, tokens.sentence_of[word], agent, way, apart=is_of_other_time(tokens, word))


def _joined(tokens: TokenTable, word: int) -> bool:
    """Whether a noun only says what kind of attack the next is, or one is none: a search."""
    if not _PEACEFUL.isdisjoint(tokens.lower[max(0, word - 3) : word]):
        return True
    return tokens.deps[word] == "compound" and tokens.lower[tokens.heads[word]] in _ATTACKS


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
    objects = [c for c in tokens.children[word] if tokens.deps[c] in {"dobj", "nsubjpass"}]
    if text in _CLAIMING and any(
        tokens.lower[c] == "responsibility" or tokens.lower[c] in _ATTACKS for c in objects
    ):
        for subject in subjects(tokens, word):
            yield phrase(tokens, mentions, subject), "claimed"
    if text in _BLAMING:
        yield _behind_on(tokens, mentions, word), "blamed"
    if text == "suspected":
        yield from _suspected(tokens, mentions, objects)
    if text in _BLAMING | _CHARGING and (_names_crime(tokens, word) or _only_blames(tokens, word)):
        pleads = subjects(tokens, word) if text.startswith("plea") else []
        for accused in [*objects, *pleads]:
            if text in _CHARGING or armed(tokens, mentions, accused):
                who = _identified(tokens, mentions, accused) or phrase(tokens, mentions, accused)
                yield who, _way(text)
    light = text in _LIGHT and any(
        (tokens.lower[c] in _ATTACKS and not _joined(tokens, c)) or tokens.lower[c] in _ARMS
        for c in objects
    )
    if text in _VERBS or light:
        yield from _attackers(tokens, mentions, word)


def _identified(tokens: TokenTable, mentions: Mentions, accused: int) -> str | None:
    """The name behind the accused: "The suspect, identified as Ann Roe, was charged"."""
    match = _NAMELY.match(tokens.text, tokens.ends[accused])
    name = mentions.opened.get(match.end()) if match is not None else None
    return name if name in mentions.persons else None


def _suspected(
    tokens: TokenTable, mentions: Mentions, suspects: list[int]
) -> Iterator[tuple[str | None, Way]]:
    """Who is suspected by name: "The Dawlah Islamiya is suspected"."""
    for suspect in suspects:
        if name_at(mentions, tokens, suspect) is not None:
            yield phrase(tokens, mentions, suspect), "blamed"


def _way(verb: str) -> Way:
    return "charged" if verb in _CHARGING else "blamed"


def _attackers(
    tokens: TokenTable, mentions: Mentions, verb: int
) -> Iterator[tuple[str | None, Way]]:
    """Who attacked: the armed subjects of a verb, and who stands behind "by"."""
    for subject in subjects(tokens, verb):
        if tokens.lower[subject] in _ATTACKS or armed(tokens, mentions, subject):
            yield of_noun(tokens, mentions, subject), "attacked"
    yield behind_by(tokens, mentions, verb), "attacked"


def _behind_on(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """Who stands behind "on": "was blamed on separatists"."""
    for child in tokens.children[verb]:
        if tokens.lower[child] == "on":
            heads = (c for c in tokens.children[child] if tokens.deps[c] == "pobj")
            return next((phrase(tokens, mentions, head) for head in heads), None)
    return None


def _only_blames(tokens: TokenTable, verb: int) -> bool:
    """Whether a verb blames for what the text tells: "He blamed rebels", but for nothing else."""
    rest = tokens.lower[verb + 1 : tokens.bounds(verb)[1]]
    return tokens.lower[verb].startswith("blam") and "for" not in rest


def _names_crime(tokens: TokenTable, verb: int) -> bool:
    """Whether the rest of a sentence names a crime of violence: "charged with murder"."""
    last = tokens.bounds(verb)[1]
    rest = frozenset(tokens.lower[verb + 1 : last])
    return not rest.isdisjoint(_CRIMES | _VERBS | _ATTACKS)
