"""The role before a relative clause and a name: "A monk who keeps the shrine, X,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.names.role_words import is_head, role_text

if TYPE_CHECKING:
    from tui.facts.names.name_context import NameContext


def related_role(context: NameContext, last: int) -> str | None:
    """Find the role before a relative clause and a comma: "A monk who keeps the shrine, X"."""
    doc = context.doc
    start = last
    while start > 0 and not doc[start].is_sent_start:
        start -= 1
    clause = next((at for at in range(start, last) if doc[at].lower_ == "who"), None)
    if (
        clause is None
        or doc[start].lower_ not in {"a", "an", "the"}
        or not is_head(doc[clause - 1])
    ):
        return None
    if any(token.text == "," for token in doc[start:last]):
        return None
    return role_text(context, start + 1, clause)
