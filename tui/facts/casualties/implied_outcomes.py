"""What a text tells of the same people twice: who was shot and died, who was taken and is held."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.person_nouns import singular
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Link, Scene

_WOUNDS = frozenset({"wounds", "wound"})
_HELD = words("held")


def without_what_is_implied(scene: Scene, links: list[Link]) -> list[Link]:
    """Leave out injuries of those who died of them, and that the abducted are held."""
    links = [_killed(link) if _shot_dead(scene, link, links) else link for link in links]
    killed = {link.party.start for link in links if link.trigger.kind == "killed"}
    numbers = {(link.party.low, link.party.high) for link in links if link.trigger.kind == "killed"}

    def fatal(link: Link) -> bool:
        if link.trigger.kind != "injured" or link.party.low in {None, 0}:
            return False
        words = set(scene.reading.words[link.trigger.start : link.trigger.end])
        weak = link.trigger.weak or not words.isdisjoint(_WOUNDS)
        same = (link.party.low, link.party.high) in numbers
        return (link.trigger.weak and link.party.start in killed) or (weak and same)

    abducted = {link.party.start for link in links if link.trigger.kind == "abducted"}
    kept = [link for link in links if not fatal(link) and not _summed(link, links)]
    kept = [k for k in kept if k.trigger.kind != "captured" or k.party.start not in abducted]
    return sorted(kept, key=lambda link: (link.party.start, link.trigger.start))


def _summed(link: Link, links: list[Link]) -> bool:
    """Whether a number of people shot is that of the dead and the hurt of whom the text tells."""
    if not (link.trigger.weak and link.trigger.kind == "injured" and link.party.form == "number"):
        return False
    others = [k for k in links if k.trigger.start != link.trigger.start and k.party.low]
    killed = {k.party.high or 0 for k in others if k.trigger.kind == "killed"}
    hurt = {k.party.high or 0 for k in others if k.trigger.kind == "injured"}
    return any(dead + alive == link.party.high for dead in killed for alive in hurt)


def _shot_dead(scene: Scene, link: Link, links: list[Link]) -> bool:
    """Whether those who were shot are the dead of whom the text tells, or were prisoners.

    "The three were shot at home" means the three in whose deaths somebody is charged.
    """
    party, trigger = link.party, link.trigger
    if not (trigger.weak and trigger.kind == "injured" and party.form == "number"):
        return False
    words = scene.reading.words
    if words[trigger.start] in {"shot", "shoot"} and party.head is not None:
        held = singular(words[party.head]) in _HELD
        return held and link.side == "right"
    if words[party.start] not in {"the", "all", "both"} or party.head is not None:
        return False
    sums: dict[int, int] = {}
    for other in links:
        if other.trigger.kind == "killed" and other.party.high:
            sums[other.trigger.start] = sums.get(other.trigger.start, 0) + other.party.high
    return party.high in sums.values()


def _killed(link: Link) -> Link:
    return replace(link, trigger=replace(link.trigger, kind="killed", weak=False))
