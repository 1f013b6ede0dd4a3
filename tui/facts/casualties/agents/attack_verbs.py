"""Which verbs tell that somebody attacked: not all their senses do, nor with every subject."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import acts, armed, name_at
from tui.facts.casualties.agents.clause_agents import of_noun
from tui.facts.casualties.agents.responsibility import is_deed
from tui.facts.casualties.agents.verb_subjects import subjects
from tui.facts.casualties.index.person_nouns import group, is_single, nature
from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.agents.responsibility import Statement
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_SIDELESS = attacks().sideless
_HUMAN = attacks().human.forms
_VICTIMS_FORMS = frozenset({"killed", "shot", "stabbed"})
"""Past forms whose subject came to harm where they have no object: "one officer killed"."""
_RAIDERS = frozenset(
    {
        "gunmen",
        "gunman",
        "attacker",
        "attackers",
        "assailant",
        "assailants",
        "bandits",
        "raiders",
        "robbers",
    }
    | {"kidnappers", "abductors", "hijackers", "bomber", "bombers"}
)
"""Nouns for those who attack, whatever verb they are the subject of."""
_COMING = frozenset(
    {"entered", "came", "arrived", "crossed", "descended", "rode", "burst", "broke", "infiltrated"}
)
"""Verbs of motion by which armed people come to attack."""
_ARMED = frozenset({"armed", "masked", "hooded"})
_ATTACKS = attacks().nouns | attacks().means
_ARMS = attacks().munitions
_LIGHT = attacks().light.forms
_ANSWERING = frozenset({"answered", "responded", "replied", "retaliated", "reacted", "hit"})
"""Verbs of a side that attacks in its turn, by what stands behind "with"."""
_GUNS = frozenset({"gun", "weapon", "rifle", "pistol", "weapons", "guns"})
_SHOTS = frozenset({"bullets", "pellets", "gunfire", "rounds", "gas"})
_LOSSES = frozenset({"losses", "casualties"})
_SHOOTING = frozenset({"fired", "fires", "fire", "firing", "shot", "shoots", "shooting"})
_THEMSELVES = grammar().reflexive
_BEATING = frozenset({"beat", "beats", "beating"})
_BLOWS = frozenset(
    {"punched", "kicked", "shoved", "choked", "slapped", "clubbed", "bludgeoned", "hit"}
)
"""What one does to another without a weapon that a list of attacks has."""
_STONES = frozenset({"stones", "rocks", "bricks", "bottles", "molotovs", "cocktails"})
"""What crowds throw."""
_THROWN = _ARMS | _STONES
_SET = frozenset({"set", "sets", "setting"})
_ALIGHT = frozenset({"alight", "ablaze"})
_BURNING = frozenset({"fire", "fires", "blaze", "blazes", "inferno"})
_STARTING = frozenset({"set", "sets", "setting", "started", "starting", "ignited"})
_CHARGES = frozenset({"charged", "charge", "charges", "charging"})
_CROWDS = frozenset({"crowd", "crowds", "demonstrators", "marchers", "protesters", "strikers"})
_STICKS = frozenset({"baton", "lathi", "cane"})
_DISPERSING = ("dispers",)
_GROUPS = frozenset({"ORG", "NORP"})
"""Labels of names for those who may attack."""
_NEAR = 8
"""Words behind "set" within which "alight" stands."""
_RELATIVES = grammar().relatives
_ANONYMOUS = attacks().anonymous
_TOWARDS = frozenset({"at", "into", "on", "by"})


def can_attack(tokens: TokenTable, mentions: Mentions, subject: int, verb: int) -> bool:
    """Tell whether a subject did what a verb tells: armed people, or who "attacked a post"."""
    if armed(tokens, mentions, subject, acts=True):
        return True
    if tokens.lower[verb] == "turned":
        return acts(tokens.lower[subject])
    done = [c for c in tokens.children[verb] if tokens.deps[c] == "dobj"]
    human = bool(done) and tokens.lower[verb] in _HUMAN
    noun = tokens.lower[subject]
    shoots = tokens.lower[verb] in _SHOOTING and any(
        tokens.lower[c] in _TOWARDS for c in tokens.children[verb]
    )
    answers = tokens.lower[verb].startswith("return")  # "Her guard returned fire"
    shoots = shoots or (not answers and any(tokens.lower[c] == "fire" for c in done))
    if shoots and acts(noun) and (is_single(noun) or noun not in _SIDELESS):
        return True
    thrown = any(tokens.lower[c] in _THROWN for c in done)
    if (thrown and tokens.lower[verb] in _LIGHT) or sets_fire(tokens, verb):
        return noun not in _SIDELESS and acts(noun)
    if tokens.lower[verb] in _BEATING and not any(_is_somebody(tokens, c) for c in done):
        return False  # "tried to beat the train"
    unlisted = _is_unlisted(tokens, mentions, subject)
    return human and (unlisted or (noun not in _SIDELESS and acts(noun)))


def _is_unlisted(tokens: TokenTable, mentions: Mentions, subject: int) -> bool:
    """Whether a subject is a group or people by a name that no list has: "The Tatmadaw bombed"."""
    named = tokens.tags[subject].startswith("NNP") and tokens.entities[subject] in _GROUPS
    named = named and mentions.place_end(tokens.starts[subject]) is None
    machine = tokens.lower[subject] in attacks().machines
    return named and not machine and name_at(mentions, tokens, subject) not in mentions.persons


def _is_somebody(tokens: TokenTable, word: int) -> bool:
    """Whether a word is of people: a noun, a name, "him", a number of them."""
    people = nature(tokens.lower[word]) == "people" or tokens.entities[word] in {"PERSON", "NORP"}
    return people or tokens.tags[word] in {"PRP", "CD"}


def is_other_sense(tokens: TokenTable, verb: int) -> bool:
    """Tell whether a verb tells of no attack: "shot down a drone", "fired the chief"."""
    children, text = tokens.children[verb], tokens.lower[verb]
    objects = [c for c in children if tokens.deps[c] in {"dobj", "dative"}]
    headline = tokens.starts[verb] < tokens.title_end and text.endswith("ed")
    if (text in _VICTIMS_FORMS or headline) and not objects:
        return all(tokens.lower[c] not in _TOWARDS for c in children)
    alone = (c for c in objects if all(tokens.deps[d] != "conj" for d in tokens.children[c]))
    if any(tokens.lower[c] in _THEMSELVES for c in alone):
        return True  # "shot himself"
    people = [c for c in objects if nature(tokens.lower[c]) == "people"]
    sacked = text.startswith("fir") and any(not tokens.tags[c].startswith("NNP") for c in people)
    return sacked or any(tokens.lower[c] == "down" for c in children)


def makes_attack(tokens: TokenTable, verb: int) -> bool:
    """Tell whether a verb that says little is done to an attack, or to what is fired."""
    if tokens.lower[verb].startswith("inflict"):
        return any(tokens.lower[c] in _LOSSES for c in tokens.children[verb])
    if tokens.lower[verb] == "turned" and tokens.lower[verb + 2 : verb + 3] != []:
        return tokens.lower[verb + 2] in _GUNS and "on" in tokens.lower[verb + 3 : verb + 5]
    if tokens.lower[verb] in _ANSWERING and _with_arms(tokens, verb):
        return True
    if sets_fire(tokens, verb) or _disperses(tokens, verb) or _hits(tokens, verb):
        return True
    if tokens.lower[verb] not in _LIGHT:
        return False
    done = [c for c in tokens.children[verb] if tokens.deps[c] in {"dobj", "nsubjpass"}]
    if tokens.deps[verb] == "relcl" and (not done or tokens.lower[done[0]] in _RELATIVES):
        done.append(tokens.heads[verb])  # "a mine that rebels had planted"
    if tokens.deps[verb] == "acl" and tokens.tags[verb] == "VBN":
        done.append(tokens.heads[verb])  # "mines planted by rebels"
    return any(
        (tokens.lower[c] in _ATTACKS and is_deed(tokens, c)) or tokens.lower[c] in _THROWN
        for c in done
    )


def _hits(tokens: TokenTable, verb: int) -> bool:
    """Tell whether somebody was hit by hand, or with what is no weapon: "hit him with a chair"."""
    done = (c for c in tokens.children[verb] if tokens.deps[c] == "dobj")
    return tokens.lower[verb] in _BLOWS and any(_is_somebody(tokens, c) for c in done)


def _disperses(tokens: TokenTable, verb: int) -> bool:
    """Tell whether police broke up a crowd or tore down its barriers, as they do by force."""
    text, children = tokens.lower[verb], tokens.children[verb]
    crowd = {tokens.lower[c] for c in children if tokens.deps[c] == "dobj"}
    charges = text in _CHARGES and not crowd.isdisjoint(_CROWDS)
    breaks = text.startswith("br") and any(tokens.lower[c] == "up" for c in children)
    baton = text == "charged" and tokens.lower[verb - 2] in _STICKS  # "baton-charged the crowd"
    if not (breaks or baton or charges) and not text.startswith(_DISPERSING):
        return False
    police = any(tokens.lower[s] in attacks().captors for s in subjects(tokens, verb))
    return police and any(tokens.deps[c] in {"dobj", "npadvmod"} for c in children)


def sets_fire(tokens: TokenTable, verb: int) -> bool:
    """Tell whether somebody set something alight or "on fire", or started a fire."""
    burning = [c for c in tokens.children[verb] if tokens.lower[c] in _BURNING]
    if tokens.deps[verb] == "relcl" and tokens.lower[tokens.heads[verb]] in _BURNING:
        burning.append(tokens.heads[verb])  # "the blaze, which a lover had started"
    if burning and tokens.lower[verb] in _STARTING:
        return True
    if tokens.lower[verb] not in _SET:
        return False
    rest = tokens.lower[verb + 1 : min(tokens.bounds(verb)[1], verb + _NEAR)]
    on_fire = ("on", "fire") in itertools.pairwise(rest)
    return on_fire or not _ALIGHT.isdisjoint(rest)


def _with_arms(tokens: TokenTable, verb: int) -> bool:
    """Whether somebody answers with arms: "responded with volleys of shells"."""
    withs = (c for c in tokens.children[verb] if tokens.lower[c] == "with")
    heads = [c for preposition in withs for c in tokens.children[preposition]]
    heads += [c for h in heads for of in tokens.children[h] for c in tokens.children[of]]
    return any(tokens.lower[c] in _ATTACKS | _ARMS | _SHOTS for c in heads)


def of_raiders(tokens: TokenTable, mentions: Mentions, verb: int) -> Iterator[Statement]:
    """Find who attacked by what they are called, whatever they do: "gunmen burst into a clinic".

    So did those by whom somebody "was taken from a house".
    """
    bys = [c for c in tokens.children[verb] if tokens.deps[c] == "agent"]
    for subject in [*subjects(tokens, verb), *(c for by in bys for c in tokens.children[by])]:
        masked = not _ARMED.isdisjoint(tokens.lower[max(0, subject - 3) : subject])
        comes = (
            tokens.lower[verb] in _COMING
            and tokens.lower[verb + 1 : verb + 2] != ["for"]
            and group([tokens.lower[subject]]) == "militants"
        )
        masked = masked and tokens.lower[subject] in _ANONYMOUS
        if comes or masked or tokens.lower[subject] in _RAIDERS:
            yield of_noun(tokens, mentions, subject), "attacked"
