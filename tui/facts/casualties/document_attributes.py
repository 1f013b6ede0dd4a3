"""What a document tells of its claims, gathered once before the fields are looked up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.incident_agents import index_agents
from tui.facts.casualties.attributes import Attributes
from tui.facts.casualties.days.event_dates import event_date
from tui.facts.casualties.index.mentions import main_weapon
from tui.facts.casualties.places.incident_places import index_places
from tui.facts.casualties.places.joined_claims import shared_places
from tui.facts.casualties.places.openings import is_log, opening_end, opening_kinds
from tui.facts.casualties.places.own_places import own_place, places_of_sentences, ties_of
from tui.facts.casualties.places.placing import Placing
from tui.facts.casualties.places.scenes import scenes_of
from tui.facts.casualties.sources.attribution import attributions

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_context import DocumentContext
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.filler import Filler
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.places.incident_places import PlaceIndex


def attributes_of(
    index: DocumentIndex, arguments: list[Argument], mentions: Mentions, context: DocumentContext
) -> Attributes:
    """Find what a document tells of its claims."""
    log = is_log(index.tokens)
    ends = (index.tokens.title_end, opening_end(index, mentions))
    cause = main_weapon(mentions, *ends) if not log else None
    places = index_places(index, mentions, cause)
    own = {argument: own_place(index, mentions, places, argument) for argument in arguments}
    own = shared_places(index, own)
    places = replace(places, ties=ties_of(index, places, own))
    date = None if cause == "disease" else event_date(index, context, mentions.dateline)
    return Attributes(
        index,
        mentions,
        context,
        places,
        attributions(index, mentions),
        date,
        cause,
        index_agents(index, mentions),
        opening_kinds(index, arguments, mentions),
        _placing(index, mentions, places, own),
    )


def _placing(
    index: DocumentIndex, mentions: Mentions, places: PlaceIndex, own: dict[Argument, Filler | None]
) -> Placing:
    """What says where the claims were, whose own sentences give the places of `own`."""
    placed = places_of_sentences(index, places, own)
    return Placing(index, mentions, places, own, placed, scenes_of(index, places, own))
