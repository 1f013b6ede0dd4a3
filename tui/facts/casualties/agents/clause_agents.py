"""Who did it, as a claim's own clause says: behind "by", as a subject, or by whose attack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import armed, phrase, side
from tui.facts.casualties.agents.captors import unlisted_captor
from tui.facts.casualties.agents.fights import parties
from tui.facts.casualties.agents.grounds import ground_behind, holder
from tui.facts.casualties.agents.owners import owners
from tui.facts.casualties.agents.state_adjectives import state
from tui.facts.casualties.agents.verb_subjects import TELLING, antecedent, subjects
from tui.facts.casualties.days.counted_spans import HELD
from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ATTACKS = attacks().nouns | attacks().means
_ATTRIBUTING = (attacks().attributing.forms | attacks().blaming.forms) - {"suspected"}
_ACTORS = grammar().actors
"""Dependencies up to the verb whose subject attacked: "acknowledged deaths in its strikes"."""
_ACTIVE = frozenset({"VBD", "VBG", "VB"})
_BEHIND = 14
"""Words behind a trigger in which its agent stands: a phrase of place or time may come before."""
_THROUGH = frozenset({"in", "from", "under", "during", "after"})
_INSIDE = ("DT", "PRP$", "JJ", "NN", "VBN", "HYPH", "CD", "POS", "CC", "RB")
BESIDE = frozenset(
    {"followed", "joined", "accompanied", "preceded", "supported", "backed", "assisted"}
)
"""Verbs whose "by" tells of something else: "nine deaths, followed by Hue with seven"."""
_CARING = frozenset(
    {"pronounced", "declared", "treated", "rescued", "evacuated", "hosted", "taken", "flown"}
    | {"found", "recovered", "counted", "documented", "recorded", "identified", "confirmed"}
    | {"count", "tally", "figures", "data", "estimate", "estimates", "list"}
)
"""Verbs and nouns whose "by" tells who helped or counted: "pronounced dead by the crew"."""
_NEAR = 8
"""Words before "by" that may open what somebody tells."""
_PEOPLED = frozenset({"region", "district", "town"})
"""Kinds of places that have the name of a people now and then."""
_HOLDING = frozenset({"held", "hold", "holds", "holding", "kept", "took", "takes", "taking"})
_AHEAD = 5
"""Words before hostages in which the verb stands that says who held them."""
_FINDING = frozenset({"find", "found", "saw", "see"})
"""Verbs of those who only come upon the dead: "Police found a boy dead"."""
_PRISONER = frozenset({"hostage", "hostages", "captive", "prisoner", "captives", "prisoners"})
_PRONOUNCED = frozenset({"pronounced", "declared"})
_MOURNING = frozenset({"bury", "buries", "buried", "burying", "mourn", "mourned", "mourning"})
"""What those do who have lost somebody."""
_LOSING = frozenset({"lost", "loses", "losing"})
"""Verbs that say "to" whom: "lost seven men to snipers"."""
_LEAVE = grammar().leave
_LEFT = _LEAVE - _FINDING
_VERBS = ("VBD", "VBZ", "VBP", "MD")


def agent(index: DocumentIndex, argument: Argument, mentions: Mentions) -> str | None:
    """Find who did it: "by the air force" behind the trigger, or the subject of an active verb."""
    tokens, trigger = index.tokens, argument.trigger
    verb = _verb(tokens, argument)
    if verb is not None:
        near = [antecedent(tokens, mentions, w) for w in subjects(tokens, verb)]
        near = [w for w in near if w < trigger.start]
        near = [w for w in near if not _is_victim(argument, w)]
        if not near and verb and tokens.lower[verb - 1] in _ATTACKS:
            near = [verb - 1]  # "Regime shelling kills nine", whatever the parser says
        if near and in_dateline(tokens, mentions, near[-1]):  # "BOL, Chad - Members of"
            near = behind_dateline(tokens, mentions, trigger.start)
        if near and parties(tokens, mentions, near[0]) is not None:
            return None  # "Clashes between soldiers and rebels": of each other
        if near:  # the last, where a dateline passes for a subject as well
            return of_noun(tokens, mentions, near[0]) or of_noun(tokens, mentions, near[-1])
    held = trigger.kind in HELD
    return _behind(index, mentions, trigger.end, argument.participant.end, held=held)


def _verb(tokens: TokenTable, argument: Argument) -> int | None:
    """The active verb of a claim: its trigger, or the one that left its victims in a state."""
    trigger, participant = argument.trigger, argument.participant
    if tokens.lower[trigger.start] in _MOURNING:
        return None
    if trigger.mode == "act" and argument.side != "left":
        return trigger.start
    if trigger.mode == "state" and trigger.start and argument.side == "right":
        for beside in (trigger.start, trigger.start - 1):  # "shot dead nine people"
            if tokens.lower[beside] in _LEFT and tokens.tags[beside] in _ACTIVE:
                return beside
    if tokens.lower[trigger.start] in _PRISONER and participant.start <= trigger.start:
        first = max(tokens.bounds(trigger.start)[0], participant.start - _AHEAD)
        holders = (w for w in range(first, participant.start) if tokens.lower[w] in _HOLDING)
        return next(holders, None)  # "held a family of four hostage"
    previous = participant.start - 1
    is_left = trigger.mode == "state" and participant.end <= trigger.start and previous >= 0
    return previous if is_left and tokens.lower[previous] in _LEFT else None


def has_doer(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether a claim's own verb has people for its subject, so that no others did it."""
    tokens, trigger = index.tokens, argument.trigger
    mourns = tokens.lower[trigger.start] in _MOURNING
    if trigger.mode != "act" or argument.side == "left" or mourns:
        return False
    return any(
        word < trigger.start
        and not _is_victim(argument, word)
        and tokens.lower[tokens.heads[word]] not in TELLING
        and (nature(tokens.lower[word]) == "people" or _is_armed(tokens, word))
        for word in subjects(tokens, trigger.start)
    )


def _is_armed(tokens: TokenTable, word: int) -> bool:
    """Whether a noun is of armed people, and not of somebody's: "our forces"."""
    owned = any(tokens.tags[c] == "PRP$" for c in tokens.children[word])
    return tokens.lower[word] in _ACTORS and not owned


def refers_back(tokens: TokenTable, argument: Argument) -> bool:
    """Tell whether a claim's subject is the attack that the text is about: "the strikes killed"."""
    verb = _verb(tokens, argument)
    for word in subjects(tokens, verb if verb is not None else argument.trigger.start):
        if tokens.lower[word] in _ATTACKS:
            return any(tokens.lower[c] in {"the", "this", "these"} for c in tokens.children[word])
    return False


def in_dateline(tokens: TokenTable, mentions: Mentions, word: int) -> bool:
    """Tell whether a word is of the dateline, which the parser may take for a subject."""
    return tokens.title_end <= tokens.starts[word] < mentions.dateline


def behind_dateline(tokens: TokenTable, mentions: Mentions, verb: int) -> list[int]:
    """The first armed noun behind a dateline that passes for the subject of its sentence."""
    first = tokens.word_at(mentions.dateline)
    nouns = (w for w in range(first, verb) if tokens.tags[w].startswith(("NN", "VBG")))
    doers = (w for w in nouns if armed(tokens, mentions, w) or parties(tokens, mentions, w))
    return next(([w] for w in doers), [])


def _is_victim(argument: Argument, word: int) -> bool:
    return argument.participant.start <= word < argument.participant.end


def _of_object(tokens: TokenTable, mentions: Mentions, preposition: int) -> str | None:
    """The agent behind a preposition."""
    heads = [c for c in tokens.children[preposition] if tokens.deps[c] == "pobj"]
    return of_noun(tokens, mentions, heads[0]) if heads else None


def _behind(
    index: DocumentIndex, mentions: Mentions, word: int, number: int, *, held: bool
) -> str | None:
    """Find the agent in the rest of a clause: "by gunmen", "in rebel shelling"."""
    tokens = index.tokens
    last = min(tokens.bounds(word - 1)[1], word + _BEHIND)
    for ahead in range(word, last):
        beside = ahead == word + 1 and tokens.lower[word] == "and"  # "shot and wounded by"
        harm = ahead in index.harm and ahead > word and not beside
        if (tokens.tags[ahead] in _VERBS and not beside) or harm:
            return None
        agent_name = None
        if tokens.lower[ahead] == "by" and _does_harm(tokens, ahead) and not _aside(index, ahead):
            heads = [c for c in tokens.children[ahead] if tokens.deps[c] == "pobj"]
            agent_name = of_noun(tokens, mentions, heads[0]) if heads else None
            if agent_name is None and held and heads:
                agent_name = unlisted_captor(tokens, heads[0])
            attack = _attack(tokens, ahead + 1, last) if agent_name is None else None
            if attack is not None:  # "civilians by Houthi shelling"
                agent_name = of_noun(tokens, mentions, attack)
        elif _is_at_hands(tokens, max(word, number), ahead):
            agent_name = _of_object(tokens, mentions, ahead + 1)
        elif tokens.lower[ahead] == "to" and tokens.lower[word - 1] in _LOSING:
            agent_name = _of_object(tokens, mentions, ahead)
        elif tokens.lower[ahead] in _THROUGH:
            attack = _attack(tokens, ahead + 1, last)
            agent_name = of_noun(tokens, mentions, attack) if attack is not None else None
        if agent_name is not None:
            return agent_name
    return None


def _is_at_hands(tokens: TokenTable, first: int, hands: int) -> bool:
    """Whether those behind a word did it: "16 at the hands of rebels", past no other number."""
    phrase_words = tokens.lower[hands - 2 : hands + 2]
    return phrase_words == ["at", "the", "hands", "of"] and "CD" not in tokens.tags[first:hands]


def _does_harm(tokens: TokenTable, by: int) -> bool:
    """Whether "by" may tell who did the harm, and not who came behind, helped or counted."""
    head = tokens.heads[by]
    own = "dobj" in {tokens.deps[c] for c in tokens.children[head]}  # "documented the murder by"
    if not _PRONOUNCED.isdisjoint(tokens.lower[max(tokens.bounds(by)[0], by - _BEHIND) : by]):
        return False  # "pronounced dead at the scene by a coroner"
    caring = tokens.lower[head] in _CARING and tokens.lower[head + 1] not in _PRISONER
    return tokens.lower[by - 1] not in BESIDE and (own or not caring)


def _aside(index: DocumentIndex, by: int) -> bool:
    """Whether "by" says whose somebody is that tells it: "the ministry run by rebels said"."""
    tokens, verb = index.tokens, index.tokens.heads[by]
    above = tokens.heads[verb]
    if tokens.deps[verb] in {"acl", "relcl"}:
        above = tokens.heads[above]
    elif tokens.deps[verb] != "ccomp" or "," not in tokens.lower[by - _NEAR : by]:
        return False
    return verb not in index.harm and tokens.lower[above] in TELLING


def _attack(tokens: TokenTable, word: int, last: int) -> int | None:
    """The attack that a noun phrase is, whatever the parser makes of its words."""
    for noun in range(word, last):
        if tokens.lower[noun] in _ATTACKS and tokens.lower[noun + 1 : noun + 2] != ["-"]:
            ahead = noun + 1 < last and tokens.lower[noun + 1] in _ATTACKS
            if not ahead:
                return noun
        elif not tokens.tags[noun].startswith(_INSIDE):
            return None
    return None


def of_noun(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Find the agent that a noun phrase is, or, for an attack, whose it was."""
    if tokens.lower[head + 1 : head + 2] and tokens.lower[head + 1] in _ATTACKS:
        whose = state(tokens.lower[head])  # "Ukrainian shelling killed", whatever the parser says
        if whose is not None:
            return whose
    machine = tokens.lower[head] in attacks().machines and tokens.deps[head] != "compound"
    whose = owners(tokens, mentions, head)
    own_phrase = whose or phrase(tokens, mentions, head)
    people = tokens.lower[head] not in _ATTACKS or tokens.lower[head] in _ACTORS
    itself = people or (machine and own_phrase is not None)
    if own_phrase is None and tokens.lower[head] not in _ATTACKS:
        return behind_by(tokens, mentions, head)  # "a landmine left by rebels"
    if whose is not None or itself:
        return own_phrase
    own = side(tokens, mentions, head)
    ground = ground_behind(tokens, head) if own is None else None
    own = own or (holder(tokens, mentions, ground) if ground is not None else None)
    return own or behind_by(tokens, mentions, head)


def _attributed(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """To whom a deed is put by a verb behind it: "an attack attributed to", "blamed on"."""
    for child in tokens.children[verb]:
        if tokens.lower[child] in {"to", "on"} and child > verb:
            heads = [c for c in tokens.children[child] if tokens.deps[c] == "pobj"]
            return phrase(tokens, mentions, heads[0]) if heads else None
    return None


def _what_others_call(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """Who somebody is called: "fired by what it called terrorists", "described as bandits"."""
    below = [c for c in tokens.children[verb] if c > verb]
    below += [c for word in below if tokens.lower[word] == "as" for c in tokens.children[word]]
    named = (phrase(tokens, mentions, c) for c in below if tokens.tags[c].startswith("NN"))
    return next((name for name in named if name is not None), None)


def _people(tokens: TokenTable, mentions: Mentions, attack: int, name: int) -> str | None:
    """A people whose name nothing else tells to be one: "raids by the Turkana"."""
    named = tokens.tags[name].startswith("NNP") and tokens.entities[name] != "GPE"
    named = named and tokens.lower[name - 1] == "the"
    kinds = {kind for start, _, _, kind in mentions.places if start == tokens.starts[name]}
    own = named and kinds <= _PEOPLED and tokens.lower[attack] in _ATTACKS
    return tokens.slice(name, name + 1) if own else None


def behind_by(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Find who stands behind "by" after a noun or verb: "a raid by soldiers", "carried out by"."""
    for child in tokens.children[head]:
        if tokens.lower[child] == "by" and child > head:
            for inner in tokens.children[child]:
                if tokens.deps[inner] == "pobj":
                    own = owners(tokens, mentions, inner) or phrase(tokens, mentions, inner)
                    return own or _people(tokens, mentions, head, inner)
                if tokens.deps[inner] == "pcomp" and tokens.lower[child + 1 : child + 2] == [
                    "what"
                ]:
                    return _what_others_call(tokens, mentions, inner)
        if tokens.lower[child] in _ATTRIBUTING and child > head:
            return _attributed(tokens, mentions, child)
        announced = tokens.lower[child] in TELLING  # "an operation announced by the ministry"
        if tokens.deps[child] in {"acl", "relcl"} and child > head and not announced:
            agent_name = behind_by(tokens, mentions, child)
            if agent_name is not None:
                return agent_name
    return None
