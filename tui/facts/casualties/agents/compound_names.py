"""Names of groups that the name of a nation ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable


def compound_name(tokens: TokenTable, nation: int) -> str | None:
    """Find the name that a nation only ends: "Tehreek-i-Jihad Pakistan" is no state.

    A hyphen inside is what tells such a name from a title: "President of Pakistan".
    """
    first, start = tokens.bounds(nation)[0], nation
    while start > first and (
        tokens.tags[start - 1] == "NNP" or tokens.ends[start - 1] == tokens.starts[start]
    ):
        start -= 1
    hyphens = "-" in tokens.lower[start:nation]
    is_name = hyphens and tokens.slice(start, start + 1)[0].isupper()
    return tokens.slice(start, nation + 1) if is_name else None
