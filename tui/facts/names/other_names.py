"""What somebody is called besides, behind a word for it: "Jiten Roy alias Bhola @ Tutul"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.names.name_context import nameword

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.names.name_context import NameContext

_CALLED = frozenset({"alias", "aka", "a.k.a", "a.k.a.", "@"})
"""Words between two names of one person."""
_LONGEST = 4
"""Words of another name at the most."""


def is_called_besides(context: NameContext, last: int) -> bool:
    """Tell whether a word behind a name says that another follows, as only people have."""
    doc = context.doc
    return last + 1 < len(doc) and doc[last].lower_ in _CALLED and nameword(doc[last + 1])


def other_names(
    context: NameContext, spans: list[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Yield of each other name the first word of whose it is, and where it starts and ends."""
    for owner, last in spans:
        end = last
        while is_called_besides(context, end):
            start = end = end + 1
            while end < len(context.doc) and end - start < _LONGEST and nameword(context.doc[end]):
                end += 1
            if not context.free(start, end, "org"):
                break
            context.take(start, end, "person")
            yield owner, start, end
