"""Whether a run of capitals names what was built, a body, a ship or a newspaper, and nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold
from tui.facts.lexicon import name_words
from tui.facts.names.lexicon import given_names
from tui.facts.names.location_cues import heads_item, kind_behind
from tui.facts.names.placed_names import is_measured
from tui.facts.names.shown_otherwise import is_thing_elsewhere

if TYPE_CHECKING:
    from tui.facts.names.name_context import NameContext

_BUILT = name_words().built
_HULLS = frozenset({"KM", "MV", "MT", "SS", "USS", "HMS", "INS", "HMAS"})
_VESSELS = frozenset(
    {"barge", "boat", "dhow", "ferry", "freighter", "frigate", "ship", "tanker", "trawler", "tug"}
    | {"vessel", "yacht"}
)
_BODIES = name_words().bodies | frozenset(
    {"group", "network", "vessel", "ship", "ferry", "trawler", "tanker", "volcano", "flagged"}
)


def is_thing(context: NameContext, first: int, last: int) -> bool:
    """Tell whether the words around a run say that it names a thing: a road, a body, a ship."""
    doc = context.doc
    built = last < len(doc) and doc[last].lower_ in _BUILT
    built = built or kind_behind(doc, last) is not None  # "Xieng Khouang, a windy province"
    built = built or is_measured(context, last) or _is_informed(context, first, last)
    named = _named_thing(context, first) or is_thing_elsewhere(context, first, last)
    return built or named or heads_item(doc, last)


def _is_informed(context: NameContext, first: int, last: int) -> bool:
    """Whether a newspaper or an agency was told something: "the mayor told Ultima Hora that"."""
    doc = context.doc
    if first < 2 or last >= len(doc) or doc[first - 1].lower_ != "told":
        return False
    is_given = fold(doc[first].text) in given_names()
    return not is_given and doc[last].lower_ in {"that", "the", ".", ",", "on", "by", "there"}


def _named_thing(context: NameContext, first: int) -> bool:
    """Whether the word before says that a body or a ship is named: "the charity X", "KM X"."""
    if first == 0:
        return False
    word = context.doc[first - 1]
    ahead = context.doc[max(0, first - 3) : first]
    apposed = [token.lower_ for token in ahead[1:]] == [",", "the"] and ahead[0].text in _VESSELS
    return word.text in _BODIES or word.text in _HULLS or apposed
