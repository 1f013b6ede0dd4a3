"""Who is said in which sentence to have done it, and what a text says of them all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import group, is_single
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.facts.casualties.agents.fights import Fight
    from tui.facts.casualties.agents.responsibility import Way
    from tui.facts.casualties.index.token_table import TokenTable

_ANONYMOUS = attacks().anonymous
_STRIKES = frozenset({"strike", "strikes", "airstrike", "airstrikes", "warplanes", "aircraft"})
_DRIVERS = frozenset({"driver", "motorist"})
_ONE = frozenset({"man", "woman"})
"""Nouns by which two are the same person only if nothing else is said of them."""
LEAD = 6
"""Sentences in which a text says who did what it is about, the title among them."""
_OPENING = 2
"""Sentences of a body that tell of the whole of its event; later ones tell of parts of it."""
_NEXT = 2
"""Sentences behind the opening in which who did it may be told once the deed is."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody is said at a word to have done it, and in which way that is said."""

    word: int
    sentence: int
    agent: str
    way: Way
    apart: bool = False
    """Whether its clause tells of another time than the text's event."""
    pointed: bool = False
    """Whether it is of "the attack", and not of attacks that a group has claimed before."""


@dataclass(frozen=True, slots=True)
class AgentIndex:
    """The deeds of a document in order, and who did what it is about, if that is one."""

    deeds: tuple[Deed, ...]
    incident: str | None
    towns: tuple[set[str], ...] = ()
    fights: tuple[Fight, ...] = ()
    turns: tuple[int, ...] = ()
    """Sentences that turn to something else: "Elsewhere, ..."."""
    senders: tuple[Deed, ...] = ()
    """The deeds by which somebody claims what the text is about, or is blamed for it."""
    first: int = 0
    """The body's first sentence."""

    @property
    def doers(self) -> frozenset[str]:
        """Everybody who is said to have attacked."""
        return frozenset(deed.agent for deed in self.deeds)

    def sentences_of(self, agent: str) -> list[int]:
        """Return the sentences that say of somebody to have done it, in order."""
        return [*dict.fromkeys(deed.sentence for deed in self.deeds if deed.agent == agent)]

    def fullest(self, agent: str, *, groups: bool) -> str:
        """Return the longest of the names that hold all words of one: "US-led coalition".

        A side that only an adjective names, "terrorist attacks", is its `groups` elsewhere.
        """
        own_words = words(agent)
        names = {deed.agent for deed in self.deeds if own_words <= words(deed.agent)}
        names -= {name for name in names if " to be " in name}  # gunmen who may be bandits
        plural = f"{agent.casefold().removesuffix('s')} groups" if groups else ""
        names |= {deed.agent for deed in self.deeds if deed.agent.casefold() == plural}
        names = {name for name in names if not any(town <= words(name) for town in self.towns)}
        return max(names, key=lambda name: (len(name), name), default=agent)

    def resolved(self, agent: str, word: int) -> str | None:
        """Return the name ahead of a word that "the same group" stands for; others stay."""
        if agent.casefold().split()[0] != "same":
            return agent
        names = [d.agent for d in self.deeds if d.word < word and d.agent[0].isupper()]
        return names[-1] if names else None

    def sender(self, agent: str) -> str | None:
        """Return who claimed it or is blamed early, where an agent is but gunmen.

        Who claims something at a text's end mostly claims something else.
        """
        last = agent.casefold().split()[-1]
        one = is_single(last) and not agent[-len(last) :].istitle()
        if not one and not is_anonymous(agent):
            return None
        charged = [d.agent for d in self.senders if one and d.way == "charged"]
        senders = [
            deed.agent
            for deed in self.senders
            if deed.way != "charged" and self._is_of_event(deed) and is_anonymous(agent)
        ]
        answers = only([name for name in charged if name[0].isupper()])  # before a court
        return answers or only([name for name in senders if name[0].isupper()])

    def _is_of_event(self, deed: Deed) -> bool:
        """Whether a claim or blame is told early, or of "the attack" before a text turns away."""
        turned = any(turn <= deed.sentence for turn in self.turns)
        return deed.sentence < LEAD or (deed.pointed and not turned)

    def striker(self, tokens: TokenTable) -> str | None:
        """Return whose the strikes are with which a text opens."""
        flown = [
            deed
            for deed in self.deeds
            if any(tokens.lower[w] in _STRIKES for w in (deed.word, *tokens.children[deed.word]))
        ]
        names = [deed.agent for deed in flown if flown[0].sentence <= self.first]
        return only(names) if names and all(words(n) & words(names[0]) for n in names) else None

    def near(self, first: int, last: int, others: frozenset[int] = frozenset()) -> str | None:
        """Return who did it by the sentences from `first` to `last`, if that is one.

        What `others` of them tell is another deed.
        """
        inside = frozenset(range(first, last + 1)) - others
        deeds = [d for d in self.deeds if d.sentence in inside and not d.apart]
        return only([deed.agent for deed in deeds])

    def said_to_have(self, sentence: int) -> str | None:
        """Return who claims it or is blamed in a sentence."""
        ways = {"claimed", "blamed"}
        return only([d.agent for d in self.deeds if d.sentence == sentence and d.way in ways])

    def fight(self, sentence: int, first: int) -> Fight | None:
        """Return the fight that a sentence tells of, or one before, or the text's only one.

        `first` is the sentence back to which others tell of what it goes on from.
        """
        own = [fight for fight in self.fights if fight.sentence == sentence]
        deeds = [deed.sentence for deed in self.deeds if deed.sentence <= sentence]
        first = max((first, *deeds))  # what somebody did since is no part of the fight
        own = own or [fight for fight in self.fights if first <= fight.sentence < sentence][-1:]
        if own or not self.fights:
            return own[0] if own else None
        fullest = max(self.fights, key=lambda fight: (len(fight.sides), len(fight.both)))
        return fullest if all(fight.is_one_with(fullest) for fight in self.fights) else None

    @property
    def headlined(self) -> str | None:
        """Who did it by the headline, where it has a word for a side: "Rustlers kill nine"."""
        name = only([deed.agent for deed in self.deeds if deed.sentence < self.first])
        armed = name is not None and group(name.casefold().split()[-1:]) == "militants"
        return name if armed and not is_anonymous(name) else None

    @property
    def opened_with(self) -> bool:
        """Whether who did what a text is about is told of in its headline or first sentence."""
        return any(d.agent == self.incident and d.sentence <= self.first for d in self.deeds)

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

    def is_of_whole(self, sentence: int) -> bool:
        """Tell whether who did what a text is about did what a sentence far from that tells.

        So it is where the headline or the opening names them, or a court does. Who is told of
        later did what is told there, and what an opening tells that leaves open who did it.
        """
        deeds = [deed for deed in self.deeds if deed.agent == self.incident]
        if any(deed.way == "charged" and _is_one(deed.agent) for deed in deeds):
            return True
        if any(deed.sentence < self.first and _is_side(deed.agent) for deed in deeds):
            return True
        pointed = [d.sentence for d in deeds if d.pointed and self._is_of_event(d)]
        if pointed and sentence <= pointed[0] + 1:
            return True  # who claims "the attack", or is blamed for it
        told = min((deed.sentence for deed in deeds), default=None)
        if told is None:
            return False
        late = told - self.first - _OPENING
        side = _is_side(self.incident or "") or is_anonymous(self.incident)
        return (late < 0 and side) or (late < _NEXT and sentence <= told + 1)

    def fighters(self, frame: range) -> str | None:
        """Return all who fought by the last sentence of a frame that tells of a fight."""
        told = [fight.both for fight in self.fights if fight.sentence in frame]
        return told[-1] if told else None

    def is_sent(self, agent: str) -> bool:
        """Tell whether somebody claims a deed or is blamed for it, however it was done."""
        return any(deed.agent == agent for deed in self.senders)

    def is_charged(self, agent: str) -> bool:
        """Tell whether somebody is charged with it, be it an accident."""
        return any(deed.way == "charged" and deed.agent == agent for deed in self.deeds)

    def accused(self, sentence: int) -> str | None:
        """Return who is charged or convicted in a sentence, as in the report of a trial."""
        charged = [deed for deed in self.deeds if deed.way == "charged"]
        agent = only([deed.agent for deed in charged if deed.sentence == sentence])
        full_name = only([deed.agent for deed in charged if deed.agent.istitle()])
        return agent and (full_name or agent)  # "a man was convicted": the one whom the text names

    def inside(self, stretches: Iterable[range]) -> str | None:
        """Return who did it by the first of some stretches that says it of somebody."""
        told = ([d.agent for d in self.deeds if d.word in part] for part in stretches)
        return only(next((agents for agents in told if agents), []))


def is_anonymous(agent: str | None) -> bool:
    """Tell whether words for an agent say no more than that somebody attacked: "armed men"."""
    words = agent.split() if agent is not None else []
    name = any(word[0].isupper() for word in words[1:])
    return bool(words) and words[-1].casefold() in attacks().anonymous and not name


def _is_one(agent: str) -> bool:
    """Whether words for who is charged are a name, or of the driver of a crash."""
    return agent.istitle() or agent.casefold().split()[-1] in _DRIVERS


def _is_side(agent: str) -> bool:
    """Whether words for an agent say more than that somebody armed did it: no "police"."""
    sideless = agent.casefold() in attacks().sideless
    return bool(agent) and not sideless and not is_anonymous(agent)


def only(agents: list[str]) -> str | None:
    """The fullest of several names of one agent; None where there are two.

    "The attackers" are who else is told of; where nobody is, all words for them are of the same.
    """
    names = [agent for agent in agents if not is_anonymous(agent)]
    if not names:
        single = {frozenset(words(a) - _ONE) for a in agents if _ONE & words(a)} - {frozenset()}
        apart = any(one.isdisjoint(other) for one in single for other in single)
        return agents[0] if agents and not apart else None
    agents = names
    best = max(agents, key=lambda name: (Counter(agents)[name], len(name)))
    return best if all(words(best) & words(agent) for agent in agents) else None


def words(agent: str) -> set[str]:
    """Return the words of an agent's name, by which two are compared."""
    return set(agent.casefold().replace(".", "").replace("-", " ").split())
