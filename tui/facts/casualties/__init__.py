"""Claims of harm to people: how many were killed, injured, missing, held or driven out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.claims import make_claims
from tui.facts.casualties.links import find_links
from tui.facts.casualties.reading import read
from tui.facts.casualties.scene import build
from tui.facts.casualties.status import setting
from tui.facts.casualties.toll import choose_toll

if TYPE_CHECKING:
    from tui.facts.names import Names
    from tui.facts.parsing import Parsed
    from tui.model import Casualty, Explanation, Toll


def find_casualties(
    parsed: Parsed, names: Names
) -> tuple[tuple[Casualty, ...], tuple[Explanation, ...], Toll]:
    """The claims of a document in the order of its text, why each was made, and the toll."""
    reading = read(parsed)
    people = [span for person in names.people for span in person.mentions]
    inside = frozenset(
        word for start, end in people for word in range(reading.at(start), reading.before(end))
    )
    if not people:
        inside = frozenset(n for n, entity in enumerate(reading.entities) if entity == "PERSON")
    scene = build(reading, inside)
    links = find_links(scene)
    claims = make_claims(scene, links, names, setting(reading, parsed.document.date))
    toll = choose_toll(claims)
    return tuple(c.casualty for c in claims), tuple(c.why for c in claims), toll
