"""What somebody is called besides, behind a word for it: "Jiten Roy alias Bhola @ Tutul"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.names.name_context import nameword
from tui.facts.names.nicknames import QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.names.name_context import NameContext

_CALLED = frozenset({"alias", "aka", "a.k.a", "a.k.a.", "@"})
"""Words between two names of one person."""
_HOW = frozenset({"also", "better", "commonly", "popularly", "widely"})
_LONGEST = 4
"""Words of another name at the most."""


def is_called_besides(context: NameContext, last: int) -> bool:
    """Tell whether a word behind a name says that another follows, as only people have."""
    doc = context.doc
    at = last + (last < len(doc) and doc[last].text == ",")
    called = at < len(doc) and doc[at].lower_ in _CALLED
    return called and _other_start(context, last) is not None


def _other_start(context: NameContext, last: int) -> int | None:
    """Where another name of who is named before begins: X, alias "Y"; X, better known as Y."""
    doc = context.doc
    at = last + (last < len(doc) and doc[last].text in {",", "("})
    at += at < len(doc) and doc[at].lower_ in _HOW
    ahead = [token.lower_ for token in doc[at : at + 2]]
    known = ahead == ["known", "as"]
    if not known and (not ahead or ahead[0] not in _CALLED):
        return None
    at += 1 + known
    at += at < len(doc) and doc[at].text in QUOTES
    return at if at < len(doc) and nameword(doc[at]) else None


def other_names(
    context: NameContext, spans: list[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Yield of each other name the first word of whose it is, and where it starts and ends."""
    for owner, last in spans:
        end = last
        while (start := _other_start(context, end)) is not None:
            end = start
            while end < len(context.doc) and end - start < _LONGEST and nameword(context.doc[end]):
                end += 1
            if not context.free(start, end, "org"):
                break
            context.take(start, end, "person")
            yield owner, start, end
