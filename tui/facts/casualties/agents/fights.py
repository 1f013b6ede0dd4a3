"""Fights of two sides that harm each other: who they are, and which of them harmed whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import phrase
from tui.facts.casualties.index.person_nouns import group as group_of
from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_CONTESTS = attacks().contests
_QUARRELS = attacks().quarrels
_OPENS = frozenset({"nsubj", "appos"})
"""Roles of a quarrel that did the harm, a dateline being taken for the subject now and then."""
_ATTACKS = attacks().nouns | {"infiltration", "advance"}
_REPELLING = frozenset({"repelled", "repels", "repulsed", "repulses", "thwarted", "foiled"})
_OPPOSED = {"militants": "security forces", "security forces": "militants"}
_FIGHTING = attacks().fighting.forms
_BETWEEN = frozenset({"between", "within", "among", "amongst", "involving"})
_WITHIN = frozenset({"within", "among", "amongst"})
_SEVERAL = frozenset(
    {"gangs", "groups", "factions", "clans", "tribes", "families", "members", "communities"}
    | {"inmates", "prisoners", "fans", "supporters", "villagers", "militias", "cartels"}
)
"""Nouns for those on both sides of a fight."""
_AGAINST = frozenset({"with", "against"})
_NOUN_PHRASE = ("DT", "JJ", "NN", "VBN", "HYPH", "CD", "POS")
_WHERE = 12
"""Words from a fight to who fought, between which it says where."""
_STEM = 4
"""Letters that words for one side share: "tribal gunmen" and "tribesmen"."""
_SAYS_LITTLE = frozenset(
    {"armed", "rival", "local", "members", "supporters", "people", "youths", "groups", "group"}
)
_FORCES = frozenset(
    {"force", "forces", "army", "military", "navy", "police", "government", "junta"}
)
_PARTS = attacks().belonging | {"personnel", "men"}
"""Nouns for a part of a side that is named before them: "an army unit"."""
_COMBATANTS = grammar().combatants
_CROWD = frozenset(
    {"protesters", "demonstrators", "protestors", "marchers", "students", "strikers", "residents"}
    | {"youths", "rioters", "opponents", "people"}
    | {"supporters", "villagers", "worshippers", "fans", "mourners", "workers", "crowd", "crowds"}
)
"""Those who have no arms where they meet the police."""


@dataclass(frozen=True, slots=True)
class Fight:
    """A fight by the sentence that tells of it; `sides` is one where a word is of both.

    `groups` are those of the sides: militants, security forces, or others.
    """

    sentence: int
    sides: tuple[str, ...]
    groups: dict[str, str | None]
    mutual: bool = True
    """Whether a single side stands for both: no "clashes with police"."""
    harmed: str | None = None
    """The only group whose dead are of this fight: those whom "the army repelled"."""

    @property
    def both(self) -> str:
        """All who fought."""
        return " and ".join(self.sides)

    def against(self, victims: Collection[str], victims_group: str | None) -> str | None:
        """Return who harmed some: the side that is not theirs.

        Who is of neither came to harm by police among protesters and by all in a feud; between two
        that are armed nobody says by whose fire.
        """
        if self.harmed is not None:
            return self.both if victims_group == self.harmed else None
        own = [side for side in self.sides if side in victims]
        own = own or [side for side in self.sides if _stems(side.split()) & _stems(victims)]
        if not own and victims_group in _COMBATANTS and len(self.sides) > 1:
            own = [side for side in self.sides if self.groups[side] == victims_group]
        if not self.mutual:
            same = own or (victims_group is not None and victims_group in self.groups.values())
            return None if same else self.both
        if len(own) == 1 and len(self.sides) > 1:
            return next(side for side in self.sides if side != own[0])
        return self._among_themselves(victims_group)

    def _among_themselves(self, victims_group: str | None) -> str | None:
        """Return who harmed those who are of neither side, or of both: "rival militias"."""
        forces = [side for side in self.sides if self.groups[side] in _COMBATANTS]
        if not forces or len(self.sides) == 1:
            return None if self.both in _SEVERAL else self.both
        if len(forces) > 1 or victims_group in _COMBATANTS:
            return None
        crowd = any(not _CROWD.isdisjoint(side.casefold().split()) for side in self.sides)
        return forces[0] if crowd and self.groups[forces[0]] == "security forces" else None

    def is_one_with(self, other: Fight) -> bool:
        """Tell whether another fight is of the same sides, by the words for them."""
        return all(
            any(_stems(side.split()) & _stems(opponent.split()) for opponent in other.sides)
            for side in self.sides
        )


def index_fights(tokens: TokenTable, mentions: Mentions) -> tuple[Fight, ...]:
    """Find every fight of which a text says who fought."""
    fights: list[Fight] = []
    for word, text in enumerate(tokens.lower):
        if text in _CONTESTS or (text in _QUARRELS and tokens.deps[word] in _OPENS):
            sides = _between(tokens, mentions, word)
        elif text in _FIGHTING and tokens.tags[word].startswith("VB"):
            sides = _fighters(tokens, mentions, word)
        else:
            fights += _repelled(tokens, mentions, word) if text in _REPELLING else ()
            continue
        opponents = () if sides else _opponents(tokens, mentions, word)
        if opponents:
            groups = {side: _group(mentions, side) for side in opponents}
            fights.append(Fight(tokens.sentence_of[word], opponents, groups, mutual=False))
        if sides:
            groups = {side: _group(mentions, side) for side in sides}
            fights.append(Fight(tokens.sentence_of[word], sides, groups))
    return tuple(fights)


def _repelled(tokens: TokenTable, mentions: Mentions, verb: int) -> tuple[Fight, ...]:
    """The fight of those who "repelled an attack": they harmed who attacked."""
    done = [c for c in tokens.children[verb] if tokens.deps[c] == "dobj"]
    if all(tokens.lower[c] not in _ATTACKS for c in done):
        return ()
    heads = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    sides = _sides(tokens, mentions, heads)
    groups = {side: _group(mentions, side) for side in sides}
    enemies = {_OPPOSED[group] for group in groups.values() if group in _OPPOSED}
    if len(enemies) != 1:
        return ()
    number = tokens.sentence_of[verb]
    return (Fight(number, sides, dict(groups), mutual=False, harmed=enemies.pop()),)


def _opponents(tokens: TokenTable, mentions: Mentions, noun: int) -> tuple[str, ...]:
    """Whom others fought by a noun: "clashes with police"."""
    for child in tokens.children[noun]:
        if tokens.lower[child] in _AGAINST and child > noun and tokens.tags[noun] != "VBD":
            heads = [c for c in tokens.children[child] if tokens.deps[c] == "pobj"]
            sides = _sides(tokens, mentions, heads)
            return (" and ".join(sides),) if sides else ()
    return ()


def _group(mentions: Mentions, side: str) -> str | None:
    """The group of a side; an organisation that fights has fighters."""
    words = side.casefold().split()
    group = mentions.side_of(side) or group_of(words)
    if words[-1] in _FORCES or (words[-1] in _PARTS and not _FORCES.isdisjoint(words)):
        return group if group in _COMBATANTS else "security forces"
    name = side in mentions.kinds or words[-1] not in side.split()
    return "militants" if name and group not in _COMBATANTS else group


def parties(tokens: TokenTable, mentions: Mentions, noun: int) -> str | None:
    """Find who is in a feud, split or fight that a noun tells of."""
    if tokens.lower[noun] not in _CONTESTS | _QUARRELS:
        return None
    return " and ".join(_between(tokens, mentions, noun)) or None


def _between(tokens: TokenTable, mentions: Mentions, noun: int) -> tuple[str, ...]:
    """The sides behind "between" after a noun."""
    for child in (*tokens.children[noun], *_far_between(tokens, noun)):
        if tokens.lower[child] in _BETWEEN and child > noun:
            heads = [c for c in tokens.children[child] if tokens.deps[c] == "pobj"]
            sides = _sides(tokens, mentions, heads)
            single = tokens.lower[child] in _WITHIN or _are_several(tokens, heads, sides)
            return sides if len(sides) > 1 or single else ()
    return ()


def _far_between(tokens: TokenTable, noun: int) -> Iterator[int]:
    """The next "between" behind a noun, past where it was: "battles on the road between"."""
    for word in range(noun + 1, min(tokens.bounds(noun)[1], noun + _WHERE)):
        if tokens.tags[word].startswith("VB") or tokens.lower[word] in {",", ";", "and"}:
            return
        if tokens.lower[word] == "between":
            yield word
            return


def _are_several(tokens: TokenTable, heads: list[int], sides: tuple[str, ...]) -> bool:
    """Whether one phrase is of all who fought: "rival gangs", "members of the cartel"."""
    joined = len(sides) == 1 and " and " in sides[0]  # "Christian and Muslim youths"
    return joined or (bool(sides) and any(tokens.lower[head] in _SEVERAL for head in heads))


def _fighters(tokens: TokenTable, mentions: Mentions, verb: int) -> tuple[str, ...]:
    """The sides of a verb: "herders and farmers clashed", "police battled demonstrators"."""
    children = tokens.children[verb]
    heads = [c for c in children if tokens.deps[c] == "nsubj"]
    heads = [tokens.heads[verb]] if tokens.deps[verb] == "acl" else heads  # "troops battling IS"
    sides = _sides(tokens, mentions, heads)
    enemies = [c for c in children if tokens.deps[c] == "dobj" and c > verb]
    for child in children:
        if tokens.lower[child] in _AGAINST and child > verb:
            enemies += [c for c in tokens.children[child] if tokens.deps[c] == "pobj"]
    others = _sides(tokens, mentions, enemies)
    if others and sides:
        return " and ".join(sides), " and ".join(others)
    return sides if len(sides) > 1 or _are_several(tokens, heads, sides) else ()


def _sides(tokens: TokenTable, mentions: Mentions, heads: list[int]) -> tuple[str, ...]:
    """The phrases of heads and of what is joined to them by "and"."""
    sides: list[str] = []
    words = (_named(tokens, head) or (head, *_joined(tokens, head)) for head in heads)
    for word in (word for each in words for word in each):
        name = phrase(tokens, mentions, word)
        if name is not None:  # "herders and farmers" may be one phrase by its last noun
            sides.append(name.rpartition(" and ")[2] if sides else name)
    return tuple(dict.fromkeys(sides))


def _named(tokens: TokenTable, head: int) -> list[int]:
    """The names behind a comma that say who several are: "two gangs, the Reds and the Blues"."""
    if tokens.lower[head] not in _SEVERAL or tokens.lower[head + 1 : head + 2] != [","]:
        return []
    members = [head]
    for member in members:
        children = (c for c in tokens.children[member] if c > member)
        members += [c for c in children if tokens.deps[c] in {"appos", "conj"}]
    names = [member for member in members[1:] if tokens.tags[member].startswith("NNP")]
    return names if len(names) > 1 else []


def _joined(tokens: TokenTable, head: int) -> Iterator[int]:
    """The heads joined to one by "and", whatever the parser makes of the last."""
    names = [head, *(c for c in tokens.children[head] if tokens.deps[c] == "appos")]
    conjuncts = [c for name in names for c in tokens.children[name] if tokens.deps[c] == "conj"]
    if conjuncts:
        yield from conjuncts
        return
    last, word = tokens.bounds(head)[1], head + 1
    if tokens.lower[word : word + 3 : 2] == ["(", ")"]:  # "the Syrian Democratic Forces (SDF)"
        word += 3
    word += 1
    if tokens.lower[word - 1 : word] != ["and"] or word >= last:
        return
    while word + 1 < last and tokens.tags[word + 1].startswith(_NOUN_PHRASE):
        word += 1
    if tokens.tags[word].startswith("NN"):
        yield word


def _stems(words: Iterable[str]) -> set[str]:
    texts = (word.casefold() for word in words)
    return {text[:_STEM] for text in texts if len(text) >= _STEM and text not in _SAYS_LITTLE}
