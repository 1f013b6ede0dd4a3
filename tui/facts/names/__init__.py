"""Names in a parsed document: people with their roles, places, organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.parsing import Parsed
    from tui.model import Organisation, Person, Place


@dataclass(frozen=True, slots=True)
class Names:
    """Who, where and which organisations; each in the order of first mention."""

    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()


def find_names(parsed: Parsed) -> Names:
    """Everything named in a document.

    Organisations come first, since places and people inside their names are none; then people,
    then places in what is left.
    """
    from tui.facts.names.identity import identify
    from tui.facts.names.name_context import Reading
    from tui.facts.names.organisations import add_labelled, find_organisations, finished
    from tui.facts.names.person_spans import find_people
    from tui.facts.names.places import find_places

    reading = Reading(parsed)
    groups = find_organisations(reading)
    people = identify(reading, find_people(reading))
    add_labelled(reading, groups)
    places = find_places(reading)
    return Names(people, places, finished(groups))


__all__ = ["Names", "find_names"]
