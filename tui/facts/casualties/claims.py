"""Arguments into claims: status and fields are added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

from tui.facts.casualties.aftermath import is_aftermath
from tui.facts.casualties.days.turned_days import day_going_on
from tui.facts.casualties.document_attributes import attributes_of
from tui.facts.casualties.factuality import assess
from tui.facts.casualties.index.document_context import DocumentContext
from tui.facts.casualties.index.filler import text_of
from tui.facts.casualties.index.mentions import index_mentions
from tui.facts.casualties.index.victim_groups import group, group_in_words
from tui.facts.casualties.known_harm import is_known
from tui.facts.casualties.later_names import name_told_next
from tui.facts.casualties.places.streets import (
    address,
    street_of_claim,
    street_of_opening,
    with_ward,
)
from tui.facts.casualties.pronoun_names import name_of_pronoun
from tui.facts.casualties.victims import victims
from tui.facts.iso_dates import first_day, last_day, precision_of
from tui.model import Casualty, Explanation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.facts.casualties.attributes import Attributes
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.filler import Filler
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.names import Names
    from tui.model import Span, Status


@dataclass(frozen=True, slots=True)
class Claim:
    """A casualty with its argument and reason; how narrow its place is, and if a title says it."""

    casualty: Casualty
    why: Explanation
    argument: Argument
    narrow: int = 0
    headed: bool = False
    aftermath: bool = False
    name: str | None = None
    """Of the person whom the claim only calls "he" or "a woman"."""
    street: str | None = None

    def addressed(self, cities: Mapping[str, str]) -> Casualty:
        """Return the casualty with the street of its place, and a district with its city."""
        place = address(self.casualty.place, cities.get(self.casualty.place or ""))
        place = address(self.street, place)
        if place == self.casualty.place:
            return self.casualty
        certainty = {"place": "sentence", **self.casualty.certainty}
        return replace(self.casualty, place=place, certainty=certainty)


def build_claims(
    index: DocumentIndex, arguments: list[Argument], names: Names, context: DocumentContext
) -> list[Claim]:
    """Find a claim for each argument, in the order of the text."""
    mentions = index_mentions(names, index.tokens.text, index.tokens.title_end)
    attributes = attributes_of(index, arguments, mentions, context)
    claims = [_claim(index, argument, mentions, context, attributes) for argument in arguments]
    return [*_of_one_time(index.tokens, claims)]


def _of_one_time(tokens: TokenTable, claims: list[Claim]) -> Iterator[Claim]:
    """Yield the claims with counts of one breath as old as each other: "9 died and 5 were hurt"."""
    for n, claim in enumerate(claims):
        beside = [c for c in claims[max(0, n - 1) : n + 2] if _is_joined(tokens, claim, c)]
        old = any(c.casualty.status == "background" for c in beside)
        if old and claim.casualty.status == "event":
            yield replace(claim, casualty=replace(claim.casualty, status="background"))
        else:
            yield claim


def _is_joined(tokens: TokenTable, claim: Claim, other: Claim) -> bool:
    """Whether two counts of the dead and the hurt are told in one breath, with one time."""
    first, second = sorted((claim, other), key=lambda c: c.casualty.span)
    kinds = {claim.casualty.kind, other.casualty.kind}
    between = tokens.text[first.casualty.span[1] : second.casualty.span[0]]
    numbers = "number" == claim.argument.participant.form == other.argument.participant.form
    return numbers and kinds == {"killed", "injured"} and between.strip(" ,") == "and"


def _claim(
    index: DocumentIndex,
    argument: Argument,
    mentions: Mentions,
    context: DocumentContext,
    attributes: Attributes,
) -> Claim:
    tokens = index.tokens
    counted = _counted(index, argument, mentions, context)
    casualty = _with_attributes(counted, argument, attributes)
    return Claim(
        casualty,
        _explanation(tokens, argument),
        argument,
        attributes.placing.narrow(casualty.place),
        casualty.span[0] < tokens.title_end,
        is_aftermath(tokens, argument, context) or (context.entry and is_known(index, argument)),
        name_of_pronoun(index, argument, mentions) or name_told_next(index, argument, mentions),
        _street(index, argument, attributes, casualty) if casualty.status == "event" else None,
    )


def _street(
    index: DocumentIndex, argument: Argument, attributes: Attributes, casualty: Casualty
) -> str | None:
    """The street of a claim: of its own sentences, or that of the event which a text opens with."""
    placed = attributes.placing.own[argument] is not None
    own = street_of_claim(index, argument, placed=placed)
    own = with_ward(own, index.tokens.text, attributes.mentions)
    event = attributes.places.event
    of_event = casualty.place == event and not casualty.low == casualty.high == 0
    if own is not None or not of_event or casualty.kind not in {"killed", "injured"}:
        return own
    opening = street_of_opening(index, attributes.mentions.dateline)
    return with_ward(opening, index.tokens.text, attributes.mentions)


def _counted(
    index: DocumentIndex, argument: Argument, mentions: Mentions, context: DocumentContext
) -> Casualty:
    """A casualty of whom and how many, without what else the text says of it."""
    tokens, participant = index.tokens, argument.participant
    harmed = victims(index, argument, mentions)
    return Casualty(
        kind=argument.trigger.kind,
        low=participant.low,
        high=participant.high,
        vague=participant.vague,
        precision=participant.precision,
        status=assess(tokens, argument, context),
        subset=argument.subset,
        victims=harmed,
        group=group(tokens, argument, mentions) or group_in_words(harmed),
        **_spans(tokens, argument),
    )


class _Spans(TypedDict):
    quote: str
    span: Span
    mentions: tuple[Span, ...]


def _spans(tokens: TokenTable, argument: Argument) -> _Spans:
    """Where a claim stands, from its participant to its trigger, and in which words.

    Who is told of sentences behind the word for the harm stands in a sentence of their own.
    """
    participant, trigger = argument.participant, argument.trigger
    start, end = min(participant.start, trigger.start), max(participant.end, trigger.end)
    if tokens.sentence_of[trigger.start] + 1 < tokens.sentence_of[participant.start]:
        start, end = tokens.bounds(participant.start)[0], participant.end
    span = tokens.starts[start], tokens.ends[end - 1]
    return _Spans(quote=tokens.slice(start, end), span=span, mentions=(span,))


def _with_attributes(casualty: Casualty, argument: Argument, attributes: Attributes) -> Casualty:
    """A casualty with who did it, with what, where, when and who says so, and how that is known."""
    worth = casualty.status
    weapon = attributes.weapon(argument, worth)
    fillers = {
        "by": attributes.by(argument, worth, weapon),
        "weapon": weapon,
        "place": attributes.place(argument, worth),
        "date": _when(argument, attributes, worth),
        "source": attributes.source(argument),
    }
    date = text_of(fillers["date"])
    today = attributes.context.today if worth == "event" else None
    return replace(
        casualty,
        by=text_of(fillers["by"]),
        weapon=text_of(fillers["weapon"]),
        place=text_of(fillers["place"]),
        date=first_day(date),
        date_end=last_day(date, today),
        date_precision=precision_of(date),
        source=text_of(fillers["source"]),
        certainty={name: filler.certainty for name, filler in fillers.items() if filler},
    )


def _when(argument: Argument, attributes: Attributes, worth: Status) -> Filler | None:
    """When harm was done: by its own words or the event, else on the day that it goes on from."""
    day = attributes.date(argument, worth)
    if day is not None or worth != "event":
        return day
    dateline = attributes.mentions.dateline
    return day_going_on(attributes.index, attributes.context, argument, dateline)


def _explanation(tokens: TokenTable, argument: Argument) -> Explanation:
    """Why an argument is a claim: its sentence, number, trigger and rule."""
    participant, trigger = argument.participant, argument.trigger
    return Explanation(
        sentence=tokens.slice(*tokens.bounds(trigger.start)),
        number=tokens.text[participant.core[0] : participant.core[1]],
        trigger=tokens.slice(trigger.start, trigger.end),
        rule=argument.rule,
    )
