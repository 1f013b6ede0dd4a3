"""Claims of harm to people: how many were killed, injured, missing, held or driven out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.facts.casualties.arguments import find_links
from tui.facts.casualties.article_toll import Layout, stated_by, toll_of
from tui.facts.casualties.claims import mentions, merge
from tui.facts.casualties.document_index import build
from tui.facts.casualties.factuality import setting
from tui.facts.casualties.token_table import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.facts.casualties.token_table import Reading
    from tui.facts.names import Names
    from tui.facts.parsing import Parsed
    from tui.model import Casualty, Explanation, Span, Stated, Toll


_OPENING = 4
_LEAD_SENTENCES = 4
_LEAD_SHARE = 0.4


class Found(NamedTuple):
    """The claims of a document in the order of its text, why each was made, and the toll.

    `stated` says which claims the toll is taken from, and which come next.
    """

    claims: tuple[Casualty, ...]
    why: tuple[Explanation, ...]
    toll: Toll
    stated: tuple[Stated, ...]


def find_casualties(parsed: Parsed, names: Names) -> Found:
    """The claims of a document, and its toll."""
    reading = read(parsed)
    around = setting(reading, parsed.document.date)
    scene = build(reading, _inside_people(reading, names), sick=around.epidemic)
    links = find_links(scene)
    told = mentions(scene, links, names, around)
    layout = _layout(reading)
    claims, places = merge(told)
    stated = stated_by(told, places, layout, sick=scene.sick)
    return Found(
        tuple(c.casualty for c in claims),
        tuple(c.why for c in claims),
        toll_of(stated),
        stated,
    )


def _inside_people(reading: Reading, names: Names) -> frozenset[int]:
    """The words inside names of people: those that were found, and those of the model elsewhere."""

    def words(mentions: Iterable[Span]) -> set[int]:
        return {w for start, end in mentions for w in range(reading.at(start), reading.before(end))}

    people = words(span for person in names.people for span in person.mentions)
    others = words(span for place in names.places for span in place.mentions)
    others |= words(span for group in names.organisations for span in group.mentions)
    guessed = {word for word, entity in enumerate(reading.entities) if entity == "PERSON"}
    return frozenset(people | (guessed - others))


def _layout(reading: Reading) -> Layout:
    """The lead is the text's first sentences, or its first two fifths where that is more."""
    title = reading.title_end
    body = [start for start, _ in reading.sentences if reading.starts[start] >= title]
    ends = [*(reading.starts[start] for start in body), len(reading.text)]
    opening, sentences = (ends[min(n, len(ends) - 1)] for n in (_OPENING, _LEAD_SENTENCES))
    lead = max(sentences, title + int((len(reading.text) - title) * _LEAD_SHARE))
    return Layout(title, opening, lead, reading.text[:title].casefold())
