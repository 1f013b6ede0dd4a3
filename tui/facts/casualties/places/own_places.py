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
    inner_of_sentence,
    place_left,
    place_of_subject,
    place_of_toll,
    place_of_where,
)
from tui.facts.casualties.places.implicit_places import (
    implicit_place,
    place_of_all,
    place_of_capital,
    place_of_dateline,
)
from tui.facts.casualties.places.openings import lead
from tui.facts.casualties.places.page_links import is_in_links, place_in_links
from tui.facts.casualties.places.scenes import scene_of
from tui.facts.casualties.places.turns import NOT_SAYING

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.places.incident_places import PlaceIndex
    from tui.model import Span

_THERE = re.compile(
    r"(?:(?:\w+ ){0,2}|(?:by|in|during) (?:the|this|that|an?) (?:[\w-]+ ){1,3}?)"
    r"(?:there|at the same (?:place|spot|site))\b"
    r"(?! (?:is|are|was|were|has|have|had|will|would|may)\b)"
)
"""The word for the place of the sentence before, behind what happened: "were killed there"."""
_HURT_THERE = re.compile(r"\b(?:hurt|injured|wounded|harmed|killed|died) there,? (?:and|but)\b")
"""What says of a whole sentence that it is there: "Nobody was hurt there, but five"."""
_WHO_THERE = re.compile(
    r"\b(?:activists|crowds|doctors|forces|gunmen|medics|officers|officials|police"
    r"|protesters|rebels|residents|soldiers|troops|villagers"
    r"|attacks?|battle|blast|clashes|event|explosion|fighting|fire|offensive|operation|quake|raid"
    r"|strikes?|violence) there\b"
)
"""Who acts or what goes on at the place of the sentence before: "Police there arrested nine"."""
_THERES = (_WHO_THERE, _HURT_THERE)
_WENT_ON = re.compile(rf"(?:it|they)\b{NOT_SAYING}", re.IGNORECASE)
"""How a sentence opens that goes on about who or what did the deed before."""
_AFTERMATH = re.compile(r"(?:(?:\w+ ){1,2})?(?:after|before) [^,.;]{1,80}, ", re.IGNORECASE)
"""What opens a sentence by what was before, elsewhere: "Hours after the fire in X, "."""
_GOES_ON = re.compile(
    r"(?:he|she|they|both|all (?:three|four|five|six)?|the (?:two|three|four|five|six|pair|trio"
    r"|couple|dead|victims|men|women|boys|girls|bodies)(?: (?:men|women|boys|girls))?)"
    r" ?(?:was|were|had been|had|died)\b",
    re.IGNORECASE,
)
"""How a sentence, or what is said in it, goes on about those who were just told of."""
_IT_WAS = re.compile(
    r"\b(?:it|the (?:accident|attack|blast|collision|crash|explosion|incident|killing|shooting"
    r"|strike))(?: had)? (?:happened|occurred|took place|taken place)\b",
    re.IGNORECASE,
)
"""How a sentence tells of the harm that was just told of where it was."""
_SAYS = re.compile(r"[^.;]{1,90}\b(?:said|told [^,;.]{1,30}|added|reported)(?: that)? ")
_TOLD = re.compile(
    r"\b(?:announced|confirmed|identified|reported|said|stated)\b[^.;]*"
    r"\b(?:(?P<some>of the (?:\w+ )?(?:dead|injured|killed|missing|victims|wounded))"
    r"|in the (?:accident|attack|blast|collision|crash|disaster|explosion|fire|shooting))\b"
)
"""Who speaks of some of those whom a text has counted, or of what it has told of."""
_BURIED = re.compile(r"\b(?:bur(?:y|ied|ying)|laid to rest|funerals?|mourn(?:ed|ers|ing)?)\b")
"""What is done with the dead wherever they died."""
_TOWN = 2
"""How much a place at least narrows down where, to be where somebody came to harm."""
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
    if is_in_links(tokens, argument.trigger.start):
        return place_in_links(index, mentions, argument)
    beside = adjacent_place(index, places.events, argument.participant)
    if beside is not None:
        return Filler(beside, "stated")
    if _is_there(tokens, argument, scope):
        return _of_sentence_before(index, mentions, places, argument)
    told = (
        _meant_by_noun(index, mentions, places, argument)
        or place_left(index, mentions, argument)
        or at_same_spot(index, mentions, places, argument)
        or place_of_subject(index, mentions, argument)
        or place_of_where(index, places.events, mentions, argument)
        or place(index, places.events, spot, scope, argument.participant)
        or place_of_toll(index, mentions, argument)
    )
    if told is not None:
        return None if _is_of_teller(index, places, argument, told.text) else told
    implied = implicit_place(tokens.small, mentions, places.event, scope, spot)
    implied = implied or place_of_capital(tokens.small, mentions, places.event, scope)
    return Filler(implied, "incident") if implied is not None else None


def _is_of_teller(index: DocumentIndex, places: PlaceIndex, argument: Argument, name: str) -> bool:
    """Whether a place is only where it is known who the dead were: "In Rome, they said two of".

    A flood or an earthquake may have reached there too.
    """
    tokens = index.tokens
    start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
    if not places.is_elsewhere(name) or places.far_reaching:
        return False
    told = _TOLD.search(tokens.small, start, end)
    if told is None:
        return False
    front = next((spot for spot in places.events if start <= spot.start < end), None)
    opens = front is not None and front.name == name and is_front(tokens.small, start, front)
    some = told["some"] is not None and argument.subset
    return (opens and (some or told["some"] is None)) or (some and argument.rule == "number-noun")


def _is_there(tokens: TokenTable, argument: Argument, scope: Span) -> bool:
    """Whether a claim is told to be "there", at the place that the text has just named."""
    spot, end = tokens.starts[argument.trigger.start], tokens.ends[argument.trigger.end - 1]
    if _THERE.match(tokens.text, end + 1):
        return True
    return any(p.search(tokens.small, scope[0], spot) for p in _THERES)


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
        if place is not None:
            name = inner_of_sentence(index, places, argument, place.text) or name
        if name is not None:
            placed.setdefault(number, {})[name] = None
    return placed


def ties_of(
    index: DocumentIndex, places: PlaceIndex, own: dict[Argument, Filler | None]
) -> frozenset[tuple[str, str]]:
    """Collect the spots that the sentences of claims put in the areas of `own`, with those."""
    areas = {a: place.text for a, place in own.items() if place is not None}
    inner = ((inner_of_sentence(index, places, a, area), area) for a, area in areas.items())
    return frozenset((spot, area) for spot, area in inner if spot is not None)


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
    pointed = next(filter(None, (p.search(tokens.small, start, spot) for p in _THERES)), None)
    end = spot if pointed is None else pointed.start()
    inside = mentions.places[
        bisect_left(mentions.places, (start,)) : bisect_left(mentions.places, (end,))
    ]
    if len(inside) == 1:
        return Filler(inside[0][2], "sentence")  # "an official in X said that nine died there"
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
    """Find where somebody came to harm by what follows: "She was shot at a roadblock in".

    Others may have come to harm beside those who are counted, of whom a number says so.
    """
    tokens, number = index.tokens, index.tokens.sentence_of[argument.trigger.start] + 1
    single = argument.participant.low == argument.participant.high == 1
    if number >= len(tokens.sentences) or (argument.subset and not single):
        return None
    scope = tokens.scope(number)
    if _IT_WAS.search(tokens.text, *scope) and "\n\n" not in tokens.text[scope[0] - 2 : scope[0]]:
        return _town_of(index, places, scope)
    first, last = tokens.sentences[number]
    harmed = any(word in index.harm for word in range(first, last))
    counted = any(
        index.covering[w].form == "number" for w in range(first, last) if w in index.covering
    )
    said = _SAYS.match(tokens.text, *scope)
    goes_on = _GOES_ON.match(tokens.text, said.end() if said is not None else scope[0])
    if not harmed or counted or goes_on is None:
        return None
    return _town_of(index, places, scope)


def _town_of(index: DocumentIndex, places: PlaceIndex, scope: Span) -> Filler | None:
    """The place of a sentence, if it is a town or less."""
    spot = lead(index, places.events, scope)
    near = spot is not None and spot.narrow >= _TOWN
    return Filler(spot.name, "incident") if spot is not None and near else None


def is_of_burial(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether a claim's sentence only says where the dead are buried or mourned."""
    tokens = index.tokens
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    return _BURIED.search(tokens.small, *scope) is not None
