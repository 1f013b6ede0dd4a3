"""Names in a parsed document: people with their roles, places, organisations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.facts.parsing import ParsedDocument
    from tui.model import Casualty, Organisation, Person, Place, Where


@dataclass(frozen=True, slots=True)
class Names:
    """Who, where and which organisations; each in the order of first mention."""

    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()


def find_names(parsed: ParsedDocument) -> Names:
    """Find everything named in a document.

    Organisations come first, since places and people inside their names are none; then people,
    then places in what is left.
    """
    from tui.facts.names.identity import identify
    from tui.facts.names.name_context import NameContext
    from tui.facts.names.organisations import add_labelled, as_organisations, find_organisations
    from tui.facts.names.person_spans import find_people
    from tui.facts.names.places import find_places

    context = NameContext(parsed)
    groups = find_organisations(context)
    people = identify(context, find_people(context))
    add_labelled(context, groups)
    places = find_places(context)
    return Names(people, places, as_organisations(groups))


def located(claims: Iterable[Casualty], places: Iterable[Place]) -> tuple[Casualty, ...]:
    """Give each claim the point of the place that it names, where one has that name.

    A street or an area of a town is at the town, and two places together at the first of them,
    unless they are countries.
    """
    points = {place.name: place.where for place in places}

    def point(name: str) -> Where | None:
        if name in points or ", " in name:
            return points.get(name) or points.get(name.rpartition(", ")[2])
        first = points.get(name.partition(" and ")[0])
        return first if first is not None and first.precision != "country" else None

    return tuple(
        replace(claim, where=point(claim.place)) if claim.place else claim for claim in claims
    )


__all__ = ["Names", "find_names", "located"]
