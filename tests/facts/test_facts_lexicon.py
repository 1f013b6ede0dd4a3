"""The word tables: every one is checked as a whole, and a fault in one is named with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import msgspec
import pytest

from tui.errors import AnalysisError
from tui.facts import analyse, lexicon, weapons
from tui.facts.lexicon import schema
from tui.facts.lexicon.entries import Labels, SmallPatterns, WordPatterns
from tui.facts.lexicon.loader import parse
from tui.model import Document, Group, Weapon

if TYPE_CHECKING:
    from collections.abc import Iterator


def patterns_in(value: Any) -> Iterator[str]:
    """Every pattern of a table."""
    if isinstance(value, WordPatterns):
        yield from value
    elif isinstance(value, msgspec.Struct):
        yield from (
            p for field in value.__struct_fields__ for p in patterns_in(getattr(value, field))
        )
    elif isinstance(value, dict):
        yield from (p for item in value.values() for p in patterns_in(item))
    elif isinstance(value, tuple):
        yield from (p for item in value for p in patterns_in(item))


@pytest.mark.parametrize("table", lexicon.TABLES, ids=lambda table: table.__name__)
def test_every_table_loads_and_its_patterns_compile(table):
    for pattern in patterns_in(table()):
        re.compile(pattern)


def test_patterns_are_reached_by_the_test_above():
    assert len(list(patterns_in(lexicon.harms()))) > 50
    assert len(list(patterns_in(lexicon.weapons()))) > 100
    assert len(list(patterns_in(lexicon.contexts()))) > 40


HARM = """
weak = []
states = ["stricken"]
nouns = []
acts = ["smite smites smote smitten smiting"]
phrases = [
    { mode = "act", patterns = ["laid low"] },
]
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        ('"act"', '"acts"', 7, "Invalid enum value 'acts'"),
        ("states", "status", 3, "status"),
        ('["stricken"]', '["stricken", "stricken"]', 3, "`stricken` stands twice"),
        ('["stricken"]', '["Stricken"]', 3, "not in small letters"),
        ('["stricken"]', '["struck  down"]', 3, "a space too many"),
        (" smiting", "", 5, "4 forms, a verb has five"),
        ("weak = []", "weak = [", 3, "TOML"),
        ("weak = []", "weak = 5", 2, "a list of texts is wanted"),
        ('"laid low"', '"laid low", "laid low"', 7, "`laid low` stands twice"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_named_with_its_file_and_line(right, wrong, line, message):
    assert parse(HARM, schema.Harm, "harm.toml").acts.bases == {"smite"}
    with pytest.raises(AnalysisError, match=r"The word table harm\.toml is wrong") as caught:
        parse(HARM.replace(right, wrong), schema.Harm, "harm.toml")
    said = str(caught.value)
    if message != "TOML":
        assert message in said
    assert f"line {line}" in said
    assert said.endswith("Correct that line, or reinstall dateline.")


def test_a_capital_in_a_pattern_for_small_letters_is_named():
    assert SmallPatterns.parse([r"\bseen\b\W", "(?P<year>19)"]) == (r"\bseen\b\W", "(?P<year>19)")
    with pytest.raises(ValueError, match="not in small letters"):
        SmallPatterns.parse(["[A-Z]illed"])


def test_a_list_that_is_missing_is_named():
    with pytest.raises(AnalysisError, match="states"):
        parse(HARM.replace('states = ["stricken"]', ""), schema.Harm, "harm.toml")


def people(**changed: Any) -> dict[str, Any]:
    """A small table of people, with some lists changed."""
    groups = {group: [f"{group} noun"] for group in get_args(Group) if group != "other"}
    table = {"groups": groups, "other": ["uncle"], "generic": ["uncle"], "units": ["clan"]}
    table |= {"attributive": ["volunteer"], "animals": ["ox"], "things": ["cart"], "irregular": {}}
    return {**table, **changed}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"other": ["uncle", "medics noun"]}, "`medics noun` is of a group already"),
        ({"things": ["cart", "clan"]}, "`clan` cannot be both people and things"),
        ({"generic": ["aunt"]}, "`aunt` is generic, but in no list of people"),
        ({"groups": {"women": ["aunt"]}}, "nothing is said of `aid workers`"),
        ({"groups": {"robots": ["robot"]}}, "robots"),
    ],
)
def test_nouns_that_another_list_makes_idle_are_refused(changed, message):
    def as_toml(table: dict[str, Any]) -> str:
        plain = {key: value for key, value in table.items() if not isinstance(value, dict)}
        nested = {key: value for key, value in table.items() if isinstance(value, dict)}
        lines = [f"{key} = {value}" for key, value in plain.items()]
        for key, value in nested.items():
            lines += [f"[{key}]", *(f'"{name}" = {entry}' for name, entry in value.items())]
        return "\n".join(lines)

    assert parse(as_toml(people()), schema.People, "people.toml").units == {"clan"}
    with pytest.raises(AnalysisError, match=re.escape(message)):
        parse(as_toml(people(**changed)), schema.People, "people.toml")


def test_groups_and_weapons_of_the_tables_are_those_of_the_model():
    assert weapons() == get_args(Weapon)
    assert set(lexicon.weapons().weapons) == set(get_args(Weapon))
    assert {*lexicon.people().groups, "other"} == set(get_args(Group))


def test_no_people_is_of_two_countries():
    seen: dict[str, str] = {}
    for code, forms in lexicon.peoples().items():
        assert isinstance(forms, Labels)
        for form in forms:
            assert seen.setdefault(form.casefold(), code) == code, form


@pytest.mark.parametrize("verb", sorted(verb[2] for verb in lexicon.speech().saying))
def test_whoever_says_insists_or_reveals_is_the_source(verb):
    hearer = "reporters " if verb in {"told", "briefed"} else ""
    text = f"Police {verb} {hearer}that 12 miners were killed."
    (claim,) = analyse(Document(id="a", text=text)).casualties
    assert claim.source == "Police"
