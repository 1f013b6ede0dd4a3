"""What a text opens with: its first sentences, where they say it was, and the harm told by then."""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING

from tui.facts.casualties.places.claim_places import RISEN, cost, is_of

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.places.event_places import EventPlace

_OPENING = 3
"""Sentences in which an article says what it is about."""
_CAPTION = re.compile(
    r"\b(?:photo|photograph|picture|image|pic) (?:shows|showing|taken|from)\b|\((?:Photo|Image) "
    r"|\bGet short URL\b|\d\d\.\d\d\.\d{4}(?= ?\(updated)"
)
"""What tells a caption, or the furniture of a page, from the text below it."""
BYLINE = re.compile(r"(?:From|By|Reporting by) [A-Z][^.!?:;\n]{2,60}(?=\n)")
"""Who wrote a text, and from where, in a line of its own."""
_STAMP = re.compile(
    r"(?:(?!\b(?:was|were|has|have|had|is|are)\b)[^\n]){0,70}?\b(?:19|20)\d\d"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b)?)?(?: [A-Z]{3,4})?[.:]?\s*"
)
"""When and where a page was put up, in a sentence by itself: "Jos - Published 3 May 2019."."""
_DEEDS = (
    "attacks|raids|incidents|clashes|ambushes|shootings|blasts|bombings|encounters|explosions"
    "|shootouts|operations|strikes"
)
_SEVERAL = re.compile(
    rf"\b(?:(?:(?:two|three|four|five|six|several|separate|multiple|coordinated)"
    rf"|(?:series|spate|string|wave) of) (?:[\w-]+ ){{0,2}}?(?:{_DEEDS})"
    r"|(?:attacks|raids) (?:on|in|against) (?:two|three|four|five|six|several) "
    r"|(?:over|in|during|within) the (?:last|past) (?:[\w-]+ )?(?:hours|days|weeks|months)\b"
    r"|(?:in|at|on|across) (?:two|three|four|five|six|several) (?:[\w-]+ )?"
    r"(?:communities|villages|towns|districts|localities|locations|places|neighbou?rhoods))"
)
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_LOG = re.compile(
    r"\b(?:police|crime|sheriff\W?s?|court|fire|arrests?) (?:log|blotter|beat|briefs?|calls)\b",
    re.IGNORECASE,
)
"""The headline of a text each of whose sentences may be of another incident."""
_SHORTEST = 5
"""Words of a sentence that can say so; fewer are a byline or a place."""


def is_log(tokens: TokenTable) -> bool:
    """Tell whether a text is a log of incidents that have nothing to do with each other."""
    return _LOG.search(tokens.text, 0, tokens.title_end) is not None


def lead(
    index: DocumentIndex, event_places: tuple[EventPlace, ...], scope: tuple[int, int]
) -> EventPlace | None:
    """Find the place of a sentence of the lead, seen from its first word of harm or its start."""
    inside = [spot for spot in event_places if scope[0] <= spot.start < scope[1]]
    candidates = [spot for spot in inside if is_of(index, spot, None)]
    small = index.tokens.small
    risen = [s for s in candidates if RISEN.search(small, scope[0], s.start) is None]
    candidates = risen or candidates
    sentence = range(index.tokens.word_at(scope[0]), index.tokens.word_end(scope[1]))
    harm = next((word for word in sentence if word in index.harm), sentence.start)
    start = index.tokens.starts[harm]
    return min(candidates, key=lambda spot: cost(index, start, spot), default=None)


@functools.lru_cache(maxsize=4)
def opening_sentences(
    tokens: TokenTable, dateline: int, count: int = _OPENING
) -> tuple[tuple[int, int], ...]:
    """Find the first sentences of the body, as ranges of characters; a dateline is none.

    They are kept, since each claim of a document asks for them several times.
    """
    begin = max(tokens.title_end, dateline)
    scopes = (
        tokens.scope(number)
        for number, (first, last) in enumerate(tokens.sentences)
        if tokens.ends[last - 1] > begin
        and tokens.starts[last - 1] > tokens.title_end
        and last - first >= _SHORTEST
        and not _CAPTION.search(tokens.text, *tokens.scope(number))
        and not BYLINE.match(tokens.text, tokens.scope(number)[0])
        and not _is_stamp(tokens, number)
    )
    return tuple(itertools.islice(scopes, count))


def _is_stamp(tokens: TokenTable, number: int) -> bool:
    """Whether a sentence only says when a page was put up, with no verb of what happened."""
    first, last = tokens.sentences[number]
    told = {"published", "updated", "posted"}
    if any(tokens.tags[w] in _FINITE and tokens.lower[w] not in told for w in range(first, last)):
        return False
    return _STAMP.fullmatch(tokens.text, *tokens.scope(number)) is not None


def opening_kinds(
    index: DocumentIndex, arguments: list[Argument], mentions: Mentions
) -> frozenset[str]:
    """Collect the kinds of harm that the headline and the first sentence tell of."""
    end = opening_end(index, mentions)
    starts = index.tokens.starts
    return frozenset(a.trigger.kind for a in arguments if starts[a.trigger.start] < end)


def opens_with_several(index: DocumentIndex, mentions: Mentions) -> bool:
    """Tell whether a text opens with several attacks or with days of them: no spot is of all."""
    first = opening_sentences(index.tokens, mentions.dateline)[:1]
    return any(_SEVERAL.search(index.tokens.small, *scope) is not None for scope in first)


def opening_end(index: DocumentIndex, mentions: Mentions) -> int:
    """Find where the first sentence of the body ends, in characters."""
    first = opening_sentences(index.tokens, mentions.dateline)
    return first[0][1] if first else index.tokens.title_end
