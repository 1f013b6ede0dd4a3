"""Whether a text is of what reaches far, or of one spot: a rockfall, a slide, a house on fire."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.places.openings import opening_end, opening_sentences
from tui.facts.lexicon import weapons

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions

_SLOPE = re.compile(r"\b(?:avalanche|rockfall|rockslide|rock fall)\b", re.IGNORECASE)
"""What a slide is called that is no larger than a slope."""
_SLIDE = re.compile(r"\b(?:an?|the) (?:[\w-]+ ){0,2}?(?:land|mud)slide\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:(?:land|mud)slides|floods?|flooding|incidents|storm|typhoon|cyclone|hurricane"
    r"|monsoons?|earthquake|quake|districts|provinces|regions)\b",
    re.IGNORECASE,
)
"""What one slide is only a part of."""
_ONE_PLACE = re.compile(
    r"\b(?:in|on|at) an? (?:[\w-]+ ){0,3}?(?:district|hamlet|locality|town|valley|village)\b"
)
"""One settlement or valley that an opening does not name yet."""
_WILD = re.compile(
    r"\b(?:(?:wild|bush) ?fires?|(?:forest|brush|grass|vegetation)[- ]?(?:fires?|lands?)|fires"
    r"|blazes|acres|hectares)\b",
    re.IGNORECASE,
)
"""Fires that go over the land; any other burns where it broke out."""


def reaches_far(index: DocumentIndex, mentions: Mentions, cause: str | None) -> bool:
    """Tell whether a text is of what does harm in many towns at once, or of several such things."""
    causes = {cause} if cause else _causes(index, mentions)
    far = bool(causes) and causes <= {*weapons().far_reaching}
    return far and not _is_of_one_scene(index, mentions, cause)


def _causes(index: DocumentIndex, mentions: Mentions) -> set[str]:
    """The causes that a headline names, or the first sentence: "Floods and landslides"."""
    title = index.tokens.title_end
    titled = {kind for start, kind in mentions.weapons if start < title}
    return titled or {k for start, k in mentions.weapons if start < opening_end(index, mentions)}


def _is_of_one_scene(index: DocumentIndex, mentions: Mentions, cause: str | None) -> bool:
    """Whether a text's cause was at one spot, though others of its kind reach far."""
    end = opening_sentences(index.tokens, mentions.dateline)[:1]
    opening = index.tokens.text[: end[0][1]] if end else ""
    if cause == "fire":
        return _WILD.search(opening) is None
    slide = _SLIDE.search(opening) is not None and _SEVERAL.search(opening) is None
    slide = slide or _ONE_PLACE.search(opening) is not None
    return _SLOPE.search(opening) is not None or (cause == "landslide" and slide)
