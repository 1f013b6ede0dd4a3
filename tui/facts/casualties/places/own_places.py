"""The place that a claim's own sentence gives, or its row of a table, or the sentence behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.facts.casualties.index.asides import before_relative
from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.mentions import nearby
from tui.facts.casualties.places.claim_places import adjacent_place, is_front, place
from tui.facts.casualties.places.clause_places import (
    at_same_spot,
    place_left,
    place_of_subject,
    place_of_where,
)
from tui.facts.casualties.places.implicit_places import (
    implicit_place,
    place_of_all,
    place_of_capital,
    place_of_dateline,
)
from tui.facts.casualties.places.openings import lead
from tui.facts.casualties.places.scenes import scene_of

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.places.incident_places import PlaceIndex

_THERE = re.compile(
    r"(?:\w+ ){0,2}(?:there|at the same (?:place|spot|site))\b"
    r"(?! (?:is|are|was|were|has|have|had|will|would|may)\b)"
)
"""The word for the place of the sentence before, behind what happened: "were killed there"."""
_HURT_THERE = re.compile(r"\b(?:hurt|injured|wounded|harmed|killed|died) there,? (?:and|but)\b")
"""What says of a whole sentence that it is there: "Nobody was hurt there, but five"."""
_WENT_ON = re.compile(r"(?:it|they)\b", re.IGNORECASE)
"""How a sentence opens that goes on about who or what did the deed before."""
_AFTERMATH = re.compile(r"(?:(?:\w+ ){1,2})?(?:after|before) [^,.;]{1,80}, ")
"""What opens a sentence by what was before, elsewhere: "Hours after the fire in X, "."""
_GOES_ON = re.compile(r"(?:he|she|they) (?:was|were|had been|died)\b", re.IGNORECASE)
_TOWN = 2
"""How much a place at least narrows down where, to be where one person came to harm."""
_HEAD = re.compile(
    r"(?:^|\n)(?:area|county|department|district|governorate|location|municipality|place|province"
    r"|region|state|territory|town|village) *\|",
    re.IGNORECASE,
)
"""The first cell of a table whose rows are places."""
_CELL = re.compile(r"[A-Z][^|\n]{1,40}?(?= *\|)")


def own_place(
    index: DocumentIndex, mentions: Mentions, places: PlaceIndex, argument: Argument
) -> Filler | None:
    """Find the place that a claim's own sentence, or its row of a table, gives."""
    tokens, spot = index.tokens, index.tokens.starts[argument.trigger.start]
    sentence = tokens.sentence_of[argument.trigger.start]
    scope = before_relative(tokens, argument, tokens.scope(sentence))
    if argument.rule == "table":
        return _of_row(index, places, argument)
    beside = adjacent_place(index, places.events, argument.participant)
    if beside is not None:
        return Filler(beside, "stated")
    if _THERE.match(tokens.text, tokens.ends[argument.trigger.end - 1] + 1) or (
        _HURT_THERE.search(tokens.small, scope[0], spot) is not None
    ):
        return _of_sentence_before(index, mentions, places, argument)
    told = (
        _meant_by_noun(index, mentions, places, argument)
        or place_left(index, mentions, argument)
        or at_same_spot(index, mentions, places, argument)
        or place_of_subject(index, mentions, argument)
        or place_of_where(index, places.events, mentions, argument)
        or place(index, places.events, spot, scope, argument.participant)
    )
    if told is not None:
        return told
    implied = implicit_place(tokens.small, mentions, places.event, scope, spot)
    implied = implied or place_of_capital(tokens.small, mentions, places.event, scope)
    return Filler(implied, "incident") if implied is not None else None


def _meant_by_noun(
    index: DocumentIndex, mentions: Mentions, places: PlaceIndex, argument: Argument
) -> Filler | None:
    """The place that "across the oblast" or "this town" stands for in a claim's sentence."""
    tokens, spot = index.tokens, index.tokens.starts[argument.trigger.start]
    start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
    wide = place_of_all(tokens.small, mentions, places.event, (start, end), spot)
    if wide is not None:
        return Filler(wide, "incident")
    here = place_of_dateline(tokens.small, mentions, (start, end), tokens.title_end)
    return Filler(here, "dateline") if here is not None else None


def places_of_sentences(
    index: DocumentIndex, places: PlaceIndex, own: dict[Argument, Filler | None]
) -> dict[int, dict[str, None]]:
    """Collect the places that the claims of each sentence are given by it, by its number.

    `own` has the claims in the order of the text, and the place of each.
    """
    placed: dict[int, dict[str, None]] = {}
    for argument, place_of_claim in own.items():
        number = index.tokens.sentence_of[argument.trigger.start]
        place = None if argument.subset else place_of_claim
        name = place.text if place is not None else _gone_on_from(index, places, number)
        if name is not None:
            placed.setdefault(number, {})[name] = None
    return placed


def _gone_on_from(index: DocumentIndex, places: PlaceIndex, number: int) -> str | None:
    """The town of the sentence before, which one like "They shot dead two guards" goes on from."""
    near = nearby(index.tokens, number)
    if len(near) == 1 or not _WENT_ON.match(index.tokens.text, near[0][0]):
        return None
    previous = lead(index, places.events, near[1])
    return previous.name if previous is not None and previous.narrow >= _TOWN else None


def _of_row(index: DocumentIndex, places: PlaceIndex, argument: Argument) -> Filler | None:
    """The place of a row: one of the gazetteer, or what its first cell names as one."""
    spot, text = argument.participant.core[0], index.tokens.text
    start = text.rfind("\n", 0, spot) + 1
    listed = place(index, places.events, spot, (start, spot), argument.participant)
    if listed is not None:
        return listed
    cell = _CELL.match(text, start)
    heads = list(_HEAD.finditer(text, 0, start))
    total = cell is not None and cell[0].casefold().startswith(("total", "all", "sum", "grand"))
    return Filler(cell[0], "stated") if cell is not None and heads and not total else None


def _of_sentence_before(
    index: DocumentIndex, mentions: Mentions, places: PlaceIndex, argument: Argument
) -> Filler | None:
    """The place that "there" stands for: that of the sentence before, or of the event.

    "Bali felt the quake too, but nobody died there" has it before the harm.
    """
    tokens, word = index.tokens, argument.trigger.start
    number = tokens.sentence_of[word]
    start, spot = tokens.scope(number)[0], tokens.starts[word]
    position = bisect_left(mentions.places, (spot,)) - 1
    near = mentions.places[position] if position >= 0 else None
    if near is not None and near[0] == start:
        return Filler(near[2], "sentence")
    told = [e for e in places.events if start <= e.start < spot and e.placed]
    town = told and told[0].narrow > _TOWN and is_front(tokens.small, start, told[0])
    if told:
        return Filler(told[0 if town else -1].name, "sentence")
    back = nearby(tokens, number)[1:]
    aside = _AFTERMATH.match(tokens.text, *back[0]) if back else None
    if aside is not None:
        back[0] = (aside.end(), back[0][1])
    leads = (scene_of(index, places, s) or lead(index, places.events, s) for s in back)
    name = next((s.name for s in leads if s is not None), places.event)
    return Filler(name, "incident") if name is not None else None


def next_place(index: DocumentIndex, places: PlaceIndex, argument: Argument) -> Filler | None:
    """Find where somebody came to harm by what follows: "She was shot at a roadblock in"."""
    tokens, number = index.tokens, index.tokens.sentence_of[argument.trigger.start] + 1
    single = argument.participant.low == argument.participant.high == 1
    if not single or number >= len(tokens.sentences):
        return None
    scope = tokens.scope(number)
    first, last = tokens.sentences[number]
    harmed = any(word in index.harm for word in range(first, last))
    if not harmed or not _GOES_ON.match(tokens.text, scope[0]):
        return None
    spot = lead(index, places.events, scope)
    near = spot is not None and spot.narrow >= _TOWN
    return Filler(spot.name, "incident") if spot is not None and near else None
