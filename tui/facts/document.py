"""The pipeline of the facts room: language, parse, names, claims, toll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties import find_casualties
from tui.facts.language import READ, language
from tui.facts.names import find_names, located
from tui.facts.parsing import parse
from tui.model import Facts

if TYPE_CHECKING:
    from tui.model import Document, Explanation


def run(document: Document) -> tuple[Facts, tuple[Explanation, ...]]:
    """Find the facts of a document and, parallel to its casualties, why each was claimed."""
    code = language(document.full)
    if code != READ:
        return Facts(language=code), ()
    parsed = parse(document)
    names = find_names(parsed)
    casualties = find_casualties(parsed, names)
    facts = Facts(
        language=code,
        people=names.people,
        places=names.places,
        organisations=names.organisations,
        casualties=located(casualties.claims, names.places),
        toll=casualties.toll,
        stated=casualties.stated,
    )
    return facts, casualties.why
