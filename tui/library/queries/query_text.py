"""Quote names for the query language, and rename tags within queries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BARE = re.compile(r"[^\s()\"“„«]+")


def quote(text: str) -> str:
    """Quote a text as one word of the query language."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def field_term(field: str, value: str) -> str:
    """Write the term of a field, with quotation marks where its value needs them."""
    bare = value.replace("-", "").replace(".", "").isalnum()
    return f"{field}:{value if bare else quote(value)}"


def rename_tag(query: str, old: str, new: str) -> str:
    """Replace a tag's name wherever a query asks for it; the rest stays as it stands.

    One with a mistake in it, as a later version may have kept it, is left alone.
    """
    name = new if _BARE.fullmatch(new) else quote(new)
    parts: list[str] = []
    at = 0
    try:
        for start, end in _asked(query, old):
            parts += (query[at:start], name)
            at = end
    except QueryError:
        return query
    return "".join((*parts, query[at:]))


def uses_tag(query: str, tag: str) -> bool:
    """Tell whether a query asks for a tag; one with a mistake in it asks for nothing."""
    try:
        return bool(list(_asked(query, tag)))
    except QueryError:
        return False


def _asked(query: str, tag: str) -> Iterator[tuple[int, int]]:
    """Where in a query the tag's name stands behind `tag:`."""
    from tui.library.queries.query import tokens, value_at

    folded = tag.casefold()
    for token in tokens(query):
        if token.field == "tag" and token.value.strip().casefold() == folded:
            yield token.value_position, value_at(query, token.value_position)[1]
