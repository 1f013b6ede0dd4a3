"""Names of groups that the name of a nation ends, or before which a word says of what kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
_ACTORS = grammar().actors
_KINDS = frozenset({"paramilitary", "jihadist", "islamist", "rebel", "militant", "separatist"})
"""Words for a kind of group that may stand before its name."""
_SIDES = frozenset({"armed group", "force"})


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


def name_behind(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Find the name of a group whose kind a word says: "the paramilitary Rapid Support Forces"."""
    if tokens.lower[head] not in _ACTORS | _KINDS or head + 1 >= len(tokens):
        return None
    name = mentions.opened.get(tokens.starts[head + 1])
    return name if mentions.kinds.get(name or "") in _SIDES else None
