"""The role that a list of people shares: "the guards X, 41, and Y, 29"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.names.name_context import point
from tui.facts.names.role_words import plural
from tui.facts.names.roles import role_before

if TYPE_CHECKING:
    from tui.facts.names.name_context import NameContext


def shared_role(context: NameContext, first: int) -> str | None:
    """Find the role that a list of people shares: "by daughters X and Y"."""
    doc = context.doc
    start = first
    while start > 0 and (
        context.taken.get(start - 1) == "person"
        or doc[start - 1].lower_ in {",", "and", "of", "-", "–", "—", ":"}
        or (doc[start - 1].is_digit and context.taken.get(start - 2) == "person")
        or (doc[start - 1].pos_ == "PROPN" and doc[start - 2].lower_ in {"of", "from"})
    ):
        start -= 1
    if start == first or start < 1 or not plural(doc[start - 1 - point(doc, start - 1)]):
        return None
    return role_before(context, start)
