"""Whether a nation before an attack made it: where the attack was says so, abroad or at home."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.facts.lexicon import attacks
from tui.facts.names.lexicon import demonyms

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ATTACKS = attacks().nouns


def is_abroad(tokens: TokenTable, mentions: Mentions, word: int, noun: int) -> bool:
    """Tell whether a nation's attack was in another land by the places that its sentence names.

    "Russian attacks killed four in Kyiv", where "an Afghan bombing killed four in Kabul".
    """
    home = demonyms().get(tokens.lower[word]) or mentions.countries.get(
        mentions.nations.get(tokens.ends[word], "")
    )
    start, end = tokens.scope(tokens.sentence_of[word])
    inside = bisect_left(mentions.places, (start,)), bisect_left(mentions.places, (end,))
    spots = (name for _, _, name, kind in mentions.places[slice(*inside)] if kind != "country")
    lands = {mentions.countries.get(name) for name in spots} - {None}
    return tokens.lower[noun] in _ATTACKS and bool(home) and bool(lands) and home not in lands
