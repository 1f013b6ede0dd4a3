"""Claims of harm to people: how many were killed, injured, missing, held or driven out."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from tui.facts.casualties.claims import build_claims
from tui.facts.casualties.counts.arguments import find_arguments
from tui.facts.casualties.index.building import build_index
from tui.facts.casualties.index.document_context import document_context
from tui.facts.casualties.index.item_heads import item_heads
from tui.facts.casualties.index.person_nouns import is_single, nature
from tui.facts.casualties.index.text_zones import TextZones
from tui.facts.casualties.index.token_table import tabulate
from tui.facts.casualties.places.streets import cities_of_districts
from tui.facts.casualties.same_people import share_fields
from tui.facts.casualties.short_forms import with_short_forms
from tui.facts.casualties.tolls.article_toll import stated_by, toll_of
from tui.facts.casualties.tolls.parts import with_parts
from tui.facts.casualties.tolls.repeated_claims import merge
from tui.facts.lexicon import contexts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.facts.casualties.claims import Claim
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.names import Names
    from tui.facts.parsing import ParsedDocument
    from tui.model import Casualty, Explanation, Span, Stated, Toll


_OPENING = 4
"""Sentences in which a number is told of first; a long first paragraph has as many."""
_LEAD_SENTENCES = 4
"""Sentences of the lead, at the least."""
_STORM = re.compile(
    r"^\W*(?:(?:severe|extremely|tropical|super|the|an?|\d{4}|very) )*"
    r"(?:typhoon|hurricane|cyclone|tropical (?:storm|depression)|storm|blizzard)\b"
    r"[^.]*?\b(?:was|were|affected|struck|made|caused|brought|produced|hit)\b",
    re.IGNORECASE,
)
"""How an account begins of a storm, which passes several places."""
_APART = contexts().apart.words.either(r"(?<=\n)[\W\d]*(?:{})\b[^\n]*")
"""A paragraph that opens with words that set another incident beside the article's own."""
_OPENS_APART = contexts().apart.words.either(r"[\W\d]*(?:{})\b")
_TURNS = contexts().apart.of_note.either(r"\W*(?:{})\b")
_NO_SURVIVORS = re.compile(
    r"\bno survivors\b|\bnone (?:of them )?survived\b"
    r"|\bkilling (?:all|everyone)\b[^.;]{0,60}?\b(?:on board|aboard)\b"
    r"|\ball (?:[\w-]+ ){0,2}(?:on board|aboard|on (?:the|both) (?:\w+ )?(?:aircraft|helicopters"
    r"|planes))\b[^.;]{0,60}?\b(?:died|killed|dead)\b"
)
_PASSING = frozenset(
    {"pass", "passes", "top", "tops", "exceed", "exceeds", "near", "nears", "surpass", "surpasses"}
)
_ROUNDED = 1.25
"""How much larger at the most a number is than the round one that a headline has for it."""
_REFUSED = re.compile(r"\b(?:will|would|wo) ?(?:not|n't|never)\b", re.IGNORECASE)
_WISHES = frozenset({"should", "deserves", "wants", "want", "worry"})
_LEAD_SHARE = 0.4
"""The share of a text that is its lead: in a short report a total may stand in its middle."""


class CasualtyFacts(NamedTuple):
    """The claims of a document in the order of its text, why each was made, and the toll.

    `stated` says which claims the toll is taken from, and which come next.
    """

    claims: tuple[Casualty, ...]
    why: tuple[Explanation, ...]
    toll: Toll
    stated: tuple[Stated, ...]


def find_casualties(parsed: ParsedDocument, names: Names) -> CasualtyFacts:
    """Find the claims of a document, and its toll."""
    tokens = tabulate(parsed)
    context = document_context(tokens, parsed.document.date)
    index = build_index(tokens, _inside_people(tokens, names), sick=context.epidemic)
    arguments = find_arguments(index)
    built = build_claims(index, arguments, names, context)
    sure = [claim for claim in built if not _never(tokens, claim)]
    raw_claims = [claim for claim in sure if not _is_rounded(tokens, claim, sure)]
    countries = {p.name: p.country for p in names.places if p.country}
    spots = [spot for place in names.places for spot in place.mentions]
    zones = replace(_zones(tokens, spots, entry=context.entry), countries=countries)
    claims, places = merge(raw_claims)
    claims = share_fields(claims, zones.opening, len(tokens.text))
    claims = with_short_forms(claims, names.organisations, tokens.text)
    own = [not _is_of_rescue(tokens, claim, zones) for claim in raw_claims]
    stated = stated_by(
        [*compress(raw_claims, own)], [*compress(places, own)], zones, sick=index.sick
    )
    cities = cities_of_districts(names.places, tokens.text)
    return CasualtyFacts(
        tuple(c.addressed(cities) for c in with_parts(claims, tokens.text)),
        tuple(c.why for c in claims),
        toll_of(stated),
        stated,
    )


def _never(tokens: TokenTable, claim: Claim) -> bool:
    """Whether harm neither was nor is feared: "nobody would have to die", "will not kill ten"."""
    casualty, trigger = claim.casualty, claim.argument.trigger.start
    if casualty.low == 0 and not _WISHES.isdisjoint(
        tokens.lower[claim.argument.participant.end : trigger]
    ):
        return True  # "nobody should have to worry about being killed"
    if casualty.status != "hypothetical":
        return False
    ahead = tokens.slice(max(0, trigger - 2), trigger)
    return casualty.low == 0 or _REFUSED.search(ahead) is not None


def _is_of_rescue(tokens: TokenTable, claim: Claim, zones: TextZones) -> bool:
    """Whether only those were hurt who came to look, where a lead says that nobody survived."""
    rescuer = claim.casualty.group in {"security forces", "other"}
    if claim.casualty.kind != "injured" or not rescuer:
        return False
    return _NO_SURVIVORS.search(tokens.small, 0, zones.lead) is not None


def _is_rounded(tokens: TokenTable, claim: Claim, claims: list[Claim]) -> bool:
    """Whether a headline only rounds down what the text counts: "Deaths pass 60", which are 62."""
    trigger, casualty = claim.argument.trigger, claim.casualty
    between = tokens.lower[trigger.end : claim.argument.participant.start]
    rounds = tokens.lower[trigger.start] == "deaths" and not _PASSING.isdisjoint(between)
    if not claim.headed or casualty.low is None or not rounds:
        return False
    most = casualty.low * _ROUNDED
    return any(
        c.casualty.kind == casualty.kind and casualty.low < (c.casualty.low or 0) <= most
        for c in claims
    )


def _inside_people(tokens: TokenTable, names: Names) -> frozenset[int]:
    """The words inside names of people: those that were found, and those of the model elsewhere."""

    def covered(mentions: Iterable[Span]) -> set[int]:
        return {
            w for start, end in mentions for w in range(tokens.word_at(start), tokens.word_end(end))
        }

    people = covered(span for person in names.people for span in person.mentions)
    others = covered(span for place in names.places for span in place.mentions)
    others |= covered(span for group in names.organisations for span in group.mentions)
    guessed = {
        word
        for word, entity in enumerate(tokens.entities)
        if entity == "PERSON" and not _of_several(tokens, word)
    }
    return frozenset(people | (guessed - others))


def _of_several(tokens: TokenTable, word: int) -> bool:
    """Whether a word is a plural for people, and in nobody's name: "Assistant Sub-Inspectors"."""
    several = tokens.tags[word] in {"NNS", "NNPS"} and not is_single(tokens.lower[word])
    return several and nature(tokens.lower[word]) == "people"


def _apart_in_note(tokens: TokenTable) -> tuple[Span, ...]:
    """The rest of a note from the sentence on that turns to another incident: "Separately, two"."""
    turns = (tokens.starts[start] for start, _ in tokens.sentences[1:])
    turn = next((at for at in turns if _TURNS.match(tokens.small, at)), None)
    return () if turn is None else ((turn, len(tokens.text)),)


def _apart_in_one_block(tokens: TokenTable) -> tuple[Span, ...]:
    """The sentences that open as such paragraphs do, of a text that has lost its paragraphs."""
    if "\n" in tokens.text[tokens.title_end :].strip():
        return ()
    scopes = map(tokens.scope, range(1, len(tokens.sentences)))
    return tuple(scope for scope in scopes if _OPENS_APART.match(tokens.small, scope[0]))


def _zones(tokens: TokenTable, places: Iterable[Span], *, entry: bool) -> TextZones:
    """The lead is the text's first sentences, or its first two fifths where that is more."""
    title = tokens.title_end
    body = [start for start, _ in tokens.sentences if tokens.starts[start] >= title]
    ends = [*(tokens.starts[start] for start in body), len(tokens.text)]
    opening, sentences = (ends[min(n, len(ends) - 1)] for n in (_OPENING, _LEAD_SENTENCES))
    lead = max(sentences, title + int((len(tokens.text) - title) * _LEAD_SHARE))
    first = tokens.text[title : ends[min(1, len(ends) - 1)]]
    storm = not title and _STORM.search(first) is not None
    heads = item_heads(tokens.text, title, places)
    apart = tuple(match.span() for match in _APART.finditer(tokens.small, title))
    apart += _apart_in_note(tokens) if entry else _apart_in_one_block(tokens)
    headline = tokens.text[:title].casefold()
    return TextZones(title, opening, lead, headline, first, storm, entry, heads, apart)
