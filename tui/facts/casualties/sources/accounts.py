"""Whose account goes on in sentences that name nobody who tells: of those who spoke beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.index.descriptions import lasts
from tui.facts.casualties.index.filler import Filler
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.sources.attribution import Attributions
    from tui.facts.casualties.sources.speaker_references import Attribution

_QUOTES = frozenset('"“”')
_ELSEWHERE = re.compile(
    r"(?:Elsewhere|Separately|Meanwhile|(?:In|At|Near|Outside) (?:[a-z]+ ){0,3}[A-Z])"
    r"|In (?:a|an|the)(?: \w+)? (?:separate|second|third|similar|other|another)\b|In another\b"
)
"""How a sentence begins that turns to another place or incident."""
_SPAN = 4
"""Sentences at most from one to the next in which somebody speaks, whose account goes on."""
_BACK = 3
"""Sentences of a paragraph over which an account goes on at the most."""
_TOLD = frozenset({"killed", "injured", "missing"})
"""Kinds of harm of which an official account is; arrests and flight writers report themselves."""
_OWN = grammar().personal | {"our"}
"""How a sentence begins that is of who spoke, or of whose text it is."""
_PERFECT = frozenset({"has", "have"})


def in_sentence(attributions: Attributions, sentence: int) -> list[Attribution]:
    """Return who speaks in a sentence, in order."""
    low = bisect_left(attributions.attributions, sentence, key=attrgetter("sentence"))
    high = bisect_left(attributions.attributions, sentence + 1, key=attrgetter("sentence"))
    return list(attributions.attributions[low:high])


def further_account(
    tokens: TokenTable, attributions: Attributions, argument: Argument, sentence: int
) -> Filler | None:
    """Whose account goes on who is only pointed back to: "She said it fell. Two were hurt.".

    Who is quoted word by word has come to an end, and the writer tells of another scene and of
    what has been done up to now.
    """
    told = in_sentence(attributions, sentence - 1)
    back = bool(told) and all(each.back for each in told)
    if not back or lasts(tokens, argument.trigger.start):
        return None
    start, end = tokens.scope(sentence)
    ahead = tokens.text[tokens.scope(sentence - 1)[0] : start]
    apart = "\n\n" in ahead or not _QUOTES.isdisjoint(ahead)
    first = tokens.word_at(start)
    turned = tokens.tags[first] in {"RB", "CC"} or _ELSEWHERE.match(tokens.text, start, end)
    return None if apart or turned else Filler(told[-1].speaker, "incident")


def between(tokens: TokenTable, attributions: Attributions, word: int) -> Filler | None:
    """Who speaks both before and behind a sentence, and nobody else: what stands between is told.

    Beside a witness or a relative the writer tells what others said, and so in a new paragraph.
    """
    sentence, spoken = tokens.sentence_of[word], attributions.attributions
    at = bisect_left(spoken, sentence, key=attrgetter("sentence"))
    if not 0 < at < len(spoken) or tokens.starts[spoken[at - 1].at] < tokens.title_end:
        return None
    ahead, behind = spoken[at - 1], spoken[at]
    spots = tokens.starts[ahead.at], tokens.starts[word], tokens.starts[behind.at]
    apart = all("\n\n" in tokens.text[start:end] for start, end in pairwise(spots))
    same = ahead.speaker.casefold() == behind.speaker.casefold()
    same = same and ahead.speaker in attributions.official
    near = behind.sentence - ahead.sentence <= _SPAN
    turned = _ELSEWHERE.match(tokens.text, tokens.scope(sentence)[0]) is not None
    told = same and near and not apart and not turned
    return Filler(ahead.speaker, "incident") if told else None


def paragraph_account(
    tokens: TokenTable, attributions: Attributions, argument: Argument, word: int
) -> Filler | None:
    """Whose account a paragraph goes on with: "Rain set it off, Mayor Lee said. Nine drowned.".

    A new day or place turns to something else, "has died" is of the writer's own time, and who is
    quoted word by word has come to an end with it.
    """
    sentence = tokens.sentence_of[word]
    if _is_writers(tokens, argument, sentence):
        return None
    for near in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        if _is_turned(tokens, near, word):
            return None
        told = in_sentence(attributions, near)
        if told:
            official = told[-1].speaker in attributions.official
            return Filler(told[-1].speaker, "incident") if official else None
    return None


def _is_writers(tokens: TokenTable, argument: Argument, sentence: int) -> bool:
    """Whether a sentence tells what the writer knows, or what another thing did: "A bus killed"."""
    first, last = tokens.sentences[sentence]
    lasting = not _PERFECT.isdisjoint(tokens.lower[first:last])
    done = argument.trigger.mode == "act" and argument.side != "left"
    told = argument.trigger.kind in _TOLD and argument.participant.low != 0
    return not told or lasting or done or tokens.lower[first] in _OWN


def _is_turned(tokens: TokenTable, near: int, word: int) -> bool:
    """Whether a text turns away between a sentence and a word behind it."""
    start = tokens.scope(near)[0]
    ahead = tokens.text[start : tokens.starts[word]]
    apart = start < tokens.title_end or "\n\n" in ahead or not _QUOTES.isdisjoint(ahead)
    turned = _ELSEWHERE.match(tokens.text, tokens.scope(near + 1)[0]) is not None
    return apart or turned or "DATE" in tokens.entities[slice(*tokens.sentences[near + 1])]
