"""What each word table holds: a list that is not here, or is missing there, is a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import msgspec

from tui.facts.lexicon.entries import Forms, NameRuns, SmallPatterns, Verbs, WordPatterns, Words
from tui.model import ClaimKind, Group, Precision, Weapon

if TYPE_CHECKING:
    from collections.abc import Iterable

Mode = Literal[
    "act", "fall", "state", "noun", "body", "claim", "toll", "among", "included", "unharmed",
    "hospital",
]  # fmt: skip
"""How a trigger takes its victims: as an object, a subject, by a number before it and so on."""


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every table is: nothing in it goes unread."""


class PhraseEntry(Table, frozen=True):
    """Patterns of several words that trigger in one mode."""

    mode: Mode
    patterns: WordPatterns


class Harm(Table, frozen=True):
    """The words for one kind of harm; what each list is stands at the head of the file."""

    weak: Words
    states: Words
    nouns: Forms
    phrases: tuple[PhraseEntry, ...]
    acts: Verbs = Verbs()
    falls: Verbs = Verbs()
    bodies: Forms = Forms()
    unharmed: Words = Words()


class Harms(Table, frozen=True):
    """The words for harm, by its kind."""

    killed: Harm
    injured: Harm
    missing: Harm
    captured: Harm
    abducted: Harm
    displaced: Harm

    def of(self, kind: ClaimKind) -> Harm:
        """Return the words for a kind of harm."""
        harm: Harm = getattr(self, kind)
        return harm


class People(Table, frozen=True):
    """Nouns for people, the groups they make, and counted nouns that are no people."""

    groups: dict[Group, Words]
    other: Words
    generic: Words
    attributive: Words
    units: Words
    animals: Words
    things: Words
    irregular: dict[str, str]

    def __post_init__(self) -> None:
        """Refuse nouns that another list makes idle."""
        _complete(self.groups, (group for group in get_args(Group) if group != "other"))
        grouped = [noun for nouns in self.groups.values() for noun in nouns]
        if twice := {noun for noun in grouped if grouped.count(noun) > 1}:
            raise ValueError(f"`{min(twice)}` stands in two groups")
        people = {*grouped, *self.other, *self.units}
        if again := self.other & set(grouped):
            raise ValueError(f"`{min(again)}` is of a group already")
        if both := people & (self.things | self.animals):
            raise ValueError(f"`{min(both)}` cannot be both people and things")
        if idle := self.generic - people:
            raise ValueError(f"`{min(idle)}` is generic, but in no list of people")


class Weapons(Table, frozen=True):
    """What did the harm, by patterns of the words for it, and what is true of some of them."""

    weapons: dict[Weapon, SmallPatterns]
    weak: tuple[Weapon, ...]
    behind: dict[str, frozenset[Weapon]]
    deadliest: Weapon
    far_reaching: frozenset[Weapon]
    accidental: frozenset[Weapon]
    recalled: frozenset[Weapon]
    parts: frozenset[tuple[Weapon, Weapon]]
    dropped: frozenset[tuple[Weapon, Weapon]]
    unlikely: dict[ClaimKind | Literal["unharmed"], frozenset[Weapon]]
    generic: SmallPatterns
    struck: tuple[Weapon, ...]
    shooters: SmallPatterns

    def __post_init__(self) -> None:
        """Refuse a table that leaves a weapon out."""
        _complete(self.weapons, get_args(Weapon))


def _complete(keys: Iterable[str], wanted: Iterable[str]) -> None:
    if missing := set(wanted).difference(keys):
        raise ValueError(f"nothing is said of `{min(missing)}`")


class Attacks(Table, frozen=True):
    """Words for attacks, by which who did it is found."""

    verbs: Verbs
    human: Verbs
    light: Verbs
    nouns: Forms
    means: Forms
    machines: Forms
    munitions: Forms
    claiming: Verbs
    blaming: Verbs
    attributing: Verbs
    pointing: Verbs
    charging: Verbs
    suspects: Words
    captors: Words
    violence: Forms
    quarrels: Forms
    contests: Forms
    fighting: Verbs
    crimes: Words
    sideless: Words
    peaceful: Words
    reacting: Verbs
    anonymous: Words
    belonging: Forms
    splinters: Forms
    states: dict[str, str]


class Denied(Table, frozen=True):
    """Patterns of what is taken back, before a trigger and in the whole sentence."""

    before: SmallPatterns
    sentence: SmallPatterns


class Hypothetical(Table, frozen=True):
    """Patterns before a trigger that make it a possibility; `named` before nouns and gerunds."""

    before: SmallPatterns
    named: SmallPatterns


class Background(Table, frozen=True):
    """Patterns of a sentence that counts over years or a war."""

    sentence: SmallPatterns
    earlier: SmallPatterns
    later: SmallPatterns
    epidemic: SmallPatterns
    span: SmallPatterns
    weeks: SmallPatterns


class Aftermath(Table, frozen=True):
    """Patterns of rallies and trials: before the killing that they are about, and in a sentence.

    `verbs` are of memorials; `caught` and `past` of who was caught for what was done before;
    those `in_note` hold in a paragraph without a headline.
    """

    before: SmallPatterns
    verbs: SmallPatterns
    caught: SmallPatterns
    past: SmallPatterns
    noun_in_note: SmallPatterns
    verb_in_note: SmallPatterns
    counted_in_note: SmallPatterns
    running_in_note: SmallPatterns
    said_of_caught: SmallPatterns
    killing_of: SmallPatterns
    before_that: SmallPatterns
    caught_for: SmallPatterns
    in_that: SmallPatterns
    buried: SmallPatterns
    frames: SmallPatterns


class PatternList(Table, frozen=True):
    """One list of patterns."""

    words: WordPatterns


class Apart(PatternList, frozen=True):
    """How a paragraph opens on another incident, and how a sentence of a note does."""

    of_note: WordPatterns


class Markers(Table, frozen=True):
    """Patterns of headings left in a text, which mind capitals."""

    markers: WordPatterns


class Contexts(Table, frozen=True):
    """Patterns around a claim that say what it is worth."""

    denied: Denied
    hypothetical: Hypothetical
    background: Background
    aftermath: Aftermath
    epidemic: PatternList
    related: Markers
    trial: PatternList
    ahead: PatternList
    attackers: PatternList
    happenings: PatternList
    joints: PatternList
    apart: Apart
    digest: PatternList


class Units(Table, frozen=True):
    """What stands beside a number that counts nobody."""

    after: WordPatterns
    labels: WordPatterns


class Calendar(Table, frozen=True):
    """Months by three letters, the days of a week, and counts from one, in their order."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    counts: tuple[str, ...]
    ordinals: tuple[str, ...]


class Ages(Table, frozen=True):
    """Words around ages."""

    somebody: Words


class Numbers(Table, frozen=True):
    """Words around numbers."""

    hedges: dict[Precision, Words]
    after: dict[Precision, Words]
    vague: dict[str, str]
    units: Units
    scales: dict[str, int]
    least: dict[str, int]
    calendar: Calendar
    ages: Ages


class Speech(Table, frozen=True):
    """Verbs of saying."""

    saying: Verbs
    counting: Verbs
    publishing: Verbs
    ambiguous: Words

    @property
    def personal(self) -> frozenset[str]:
        """Past forms of verbs of saying: what stands beside their speaker's name."""
        return frozenset(verb[2] for verb in self.saying)

    @property
    def spoken(self) -> frozenset[str]:
        """Forms of verbs of saying that are hardly ever anything else."""
        return self.saying.forms - self.ambiguous


class GivenNames(Table, frozen=True):
    """First names of many languages."""

    names: Words


class Organisations(Table, frozen=True):
    """Organisations that are known by name, and the words by which others have a kind."""

    groups: dict[str, NameRuns]
    words: dict[str, Words]
    arming: Words
    bodily: Words
    of_peoples: Words
    introducing: dict[str, Words]
