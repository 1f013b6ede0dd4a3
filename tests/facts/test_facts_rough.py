"""A claim at first sight, from words that the rules read nothing in."""

from __future__ import annotations

import pytest

from tui.facts import rough, weapons
from tui.facts.gazetteer import starting


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "victims", "group", "weapon"),
    [
        ("Seven people were killed and 12 wounded", "killed", 7, 7, "people", None, None),
        ("at least five boys were hurt", "injured", 5, 5, "boys", "children", None),
        ("a drone killed two women in the market", "killed", 2, 2, "women", "women", "drone"),
        ("12 to 14 soldiers, captured", "captured", 12, 14, "soldiers", "security forces", None),
        ("the death of her brother", "killed", 1, 1, None, None, None),
        ("A pair died and 85 people were driven out", "displaced", 85, 85, "people", None, None),
        ("The storm left 85 homes dark and killed a farmer", "killed", 1, 1, None, None, "storm"),
        ("8,500 people cheered when a couple died", "killed", 2, 2, None, None, None),
        ("killed 12 and wounded 30", "killed", 12, 12, None, None, None),
        ("12 men and 3 clerks were killed", "killed", 12, 12, "men", None, None),
        ("", "killed", None, None, None, None, None),
        ("the county police commander", "killed", None, None, None, None, None),
    ],
)  # fmt: skip
def test_the_first_number_and_the_nearest_word_of_harm(
    text, kind, low, high, victims, group, weapon
):
    claim = rough(text)
    assert (claim.kind, claim.low, claim.high) == (kind, low, high)
    assert (claim.victims, claim.group, claim.weapon) == (victims, group, weapon)


def test_a_quantity_word_and_a_hedge_are_kept():
    assert (rough("dozens of fishermen are missing").vague, rough("dozens died").low) == (
        "dozens",
        None,
    )
    assert rough("more than 30 hurt").precision == "at_least"


def test_what_did_the_harm_is_a_word_of_the_lexicon():
    assert {"airstrike", "drone", "earthquake"} <= set(weapons())


def test_places_are_found_by_how_they_begin_the_largest_first():
    names = [name for name, _ in starting("kirk", 4)]
    assert names[0] == "kirkuk"
    assert len(names) == 4
    assert all(name.startswith("kirk") for name in names)
    assert starting("zzzzqq") == ()
