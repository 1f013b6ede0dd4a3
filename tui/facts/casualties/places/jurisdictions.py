"""The town whose own police tell of what happened: where no place of it is named, it was there.

In North America a police or fire department is a town's and a sheriff's office a county's, so
that its name says where it works; elsewhere most forces are of a country, and say nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_MUNICIPAL = frozenset({"US", "CA"})
"""Countries whose police are their towns' and counties'."""
_TOWN = ("police", "firefighters", "fire", "officers", "detectives")
"""Words right behind a town whose own force they are: "Alexandria police"."""
_COUNTY = ("sheriff", "coroner", "deputies")
_BEFORE = frozenset({("police", "in"), ("officers", "in"), ("police", "from"), ("city", "of")})
"""Words right before a town whose own force or council they are: "Police in Sevierville"."""


def place_of_police(tokens: TokenTable, mentions: Mentions) -> str | None:
    """Find the one town whose force tells of what happened, else the one county; None of several.

    A town that stands for another's suburb, or a force of each of two towns, says nothing.
    """
    towns, counties = dict[str, None](), dict[str, None]()
    for start, end, name, kind in mentions.places:
        if mentions.countries.get(name) not in _MUNICIPAL or start < tokens.title_end:
            continue
        word, last = tokens.word_at(start), tokens.word_end(end)
        behind = next(iter(tokens.lower[last : last + 1]), "")
        if kind == "town" and (behind in _TOWN or tuple(tokens.lower[word - 2 : word]) in _BEFORE):
            towns[name] = None
        elif kind == "district" and behind in _COUNTY:
            counties[name] = None
    found = towns or counties
    return next(iter(found)) if len(found) == 1 else None
