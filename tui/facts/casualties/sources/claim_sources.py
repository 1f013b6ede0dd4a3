"""The source of a claim: of its own sentence, of a quotation, or of what the text opens with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.happenings import tells_harm
from tui.facts.casualties.sources.accounts import (
    between,
    further_account,
    in_sentence,
    paragraph_account,
)
from tui.facts.casualties.sources.named_speakers import OFFICIALS
from tui.facts.lexicon import speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.sources.attribution import Attributions
    from tui.facts.casualties.sources.speaker_references import Attribution

_SAYING = speech().spoken
_COUNTING = speech().counting.forms
_CONTRASTS = frozenset({"whereas", "but", "however"})
_APART = frozenset({";", "while", "whereas", "but", "however"})
_BYSTANDERS = frozenset({"survivor", "survivors", "witness", "witnesses", "residents", "relatives"})
"""Who tells what they saw; the counts of an opening are not from them."""
_OFFICIAL = OFFICIALS - _BYSTANDERS
_DISPUTES = re.compile(
    r"\b(?:den(?:y|ies|ied)|contradict(?:s|ed|ing)|reject(?:s|ed|ing)?)\b", re.IGNORECASE
)
_OTHERS_WORDS = re.compile(
    r"\b(?:lies|rumou?rs|propaganda|fabrications|aware of (?:the )?(?:reports?|allegations?))\b",
    re.IGNORECASE,
)
"""What a text calls what others say, for whom its publisher does not speak."""
_TOLD = re.compile(r"[\"”]? (?:he|she|they)\b")
"""What follows a quotation whose speaker is told with it: '"Two boys," he read'."""
_GOES_ON = re.compile(
    r"(?:Another|(?:The|Some) (?:other|remaining))"
    r" (?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen"
    r"|\w+teen|\w+ty)\b"
    r"|(?:It|He|She) (?:also )?(?:put|puts|placed|named|had counted)\b"
    r"|(?:About |At least |Some )?[\w-]+ others\b"
)
"""How a sentence begins that goes on with the count of the sentence before it."""
_PART = re.compile(
    r"\bof (?:them|the (?:dead|deaths|fatalities|victims|injured|wounded|casualties|bodies)"
    r"|those (?:who died|killed|injured|wounded))\b"
    r"|\b(?:is|are|was|were) among (?:the (?:dead|victims|injured|wounded)|those killed)\b"
)
"""What says that somebody is one of those whom the sentence before counts."""
_INVERTED = 40
"""Characters behind a verb of saying within which its subject follows."""
_LEAST = 2
"""Words from "and" to a verb of saying, and from it to the end, at the least."""
_CHORUS = 5
"""Speakers of a text from which on none of them is who told what its headline says."""
_BREAK = 150
"""Words that another clause between counts for: more than a sentence has, as a source seldom
speaks across it."""


def source(index: DocumentIndex, attributions: Attributions, argument: Argument) -> Filler | None:
    """Find the source of what the text tells of somebody's harm, who is not who was harmed."""
    found = _told_by(index, attributions, argument)
    harmed = index.tokens.slice(argument.participant.start, argument.participant.end)
    own = found is not None and " " in found.text and found.text in harmed
    return None if own else found  # "Ann Lee, 60, who escaped with cuts, said"


def _told_by(index: DocumentIndex, attributions: Attributions, argument: Argument) -> Filler | None:
    """Who tells of somebody's harm: in its sentence, a quotation, what goes on, the opening."""
    tokens, word = index.tokens, _word(index.tokens, argument)
    sentence = tokens.sentence_of[word]
    own = [a for a in in_sentence(attributions, sentence) if not _contrasts(tokens, word, a.at)]
    counts = next((a for a in own if word <= a.at < argument.trigger.end), None)
    if counts is not None:  # "but residents gave a figure of 23"
        return Filler(counts.speaker, "stated")
    if own:
        aside = any(_of_speaker(tokens, word, each) for each in own)
        return None if aside else _of_sentence(tokens, word, own)
    told = _of_quotation(tokens, attributions, word) or _going_on(index, attributions, argument)
    if told is not None:
        return told
    found = _opening_source(tokens, attributions, word) or between(tokens, attributions, word)
    opens = tokens.starts[word] < tokens.title_end or sentence in attributions.opening
    if found is None and opens and attributions.headline is not None:
        return Filler(attributions.headline, "headline")
    others = _OTHERS_WORDS.search(tokens.text, tokens.scope(sentence)[0], tokens.starts[word])
    if found is None and attributions.publisher is not None and others is None:
        return Filler(attributions.publisher, "incident")
    return found or paragraph_account(tokens, attributions, argument, word)


def _word(tokens: TokenTable, argument: Argument) -> int:
    """Where a claim is told: by its word of harm, or later by a part of those whom that counts."""
    harm, count = argument.trigger.start, argument.participant.start
    return count if tokens.sentence_of[count] > tokens.sentence_of[harm] else harm


def _of_sentence(tokens: TokenTable, word: int, own: list[Attribution]) -> Filler:
    """The nearest who speaks in a sentence; who they cite told it, and a report its own words."""
    told = [a for a in own if tokens.lower[a.at] not in _COUNTING or tokens.lower[a.at] in _SAYING]
    reports = [a for a in own if tokens.lower[a.at] == "that" and a.at < word]
    joined = [a for a in own if _distance(tokens, word, a.at) < _BREAK]
    near = [a for a in told if a in joined] or joined  # "a union counted 9, while police said 4"
    nearest = min(reports or near or told or own, key=lambda a: _distance(tokens, word, a.at))
    apart = _distance(tokens, word, nearest.at) >= _BREAK
    origin = next((a for a in own if a.cited and _joined(tokens, nearest, a)), nearest)
    return Filler(origin.speaker, "incident" if origin.later else "sentence" if apart else "stated")


def _of_speaker(tokens: TokenTable, word: int, told: Attribution) -> bool:
    """Whether the text itself tells of who spoke: "said Ann Lee, whose son is missing"."""
    behind = tokens.text[tokens.ends[told.at] : tokens.starts[word]]
    name = told.speaker.rpartition(" ")[2]
    return 0 <= behind.find(f"{name}, whose ") < _INVERTED


def _of_quotation(tokens: TokenTable, attributions: Attributions, word: int) -> Filler | None:
    """Who speaks where a word stands in a quotation: the sentences beside it say so."""
    spot, sentence = tokens.starts[word], tokens.sentence_of[word]
    end = next((end for start, end in attributions.quoted if start < spot < end), None)
    if end is None or _TOLD.match(tokens.text, end):
        return None
    for near in (sentence + 1, sentence - 1, sentence + 2, sentence - 2):
        if near_by := in_sentence(attributions, near):
            apart = sorted((spot, tokens.starts[near_by[0].at]))
            if "\n\n" not in tokens.text[slice(*apart)]:
                return Filler(near_by[0].speaker, "incident")
    return None


def _going_on(
    index: DocumentIndex, attributions: Attributions, argument: Argument
) -> Filler | None:
    """Who goes on with a count: "Nine died, the mayor said. Another six were hurt."."""
    tokens, word = index.tokens, _word(index.tokens, argument)
    sentence = tokens.sentence_of[word]
    scope = tokens.scope(sentence)
    account = further_account(tokens, attributions, argument, sentence)
    if account is not None:
        return account
    if not sentence or not tells_harm(index, tokens.scope(sentence - 1)):
        return None  # "'They were kind,' she said. Seven of the dead were nurses."
    if not (_GOES_ON.match(tokens.text, *scope) or _PART.search(tokens.text, *scope)):
        return None
    for told in in_sentence(attributions, sentence - 1)[-1:]:
        ahead = tokens.text[tokens.starts[told.at] : tokens.starts[word]]
        witnessed = not _BYSTANDERS.isdisjoint(told.speaker.casefold().split())
        if "\n\n" not in ahead and not witnessed:
            return Filler(told.speaker, "incident")
    return None


def _opening_source(tokens: TokenTable, attributions: Attributions, word: int) -> Filler | None:
    """Who told what an article opens with: the official or body that its next sentence quotes.

    Who is named in the next paragraph tells something of their own.
    """
    opening, sentence = attributions.opening, tokens.sentence_of[word]
    headed = tokens.starts[word] < tokens.title_end
    if not headed and sentence not in opening[:1]:
        return None
    if headed and len({each.speaker for each in attributions.attributions}) >= _CHORUS:
        return None
    if not headed and _DISPUTES.search(tokens.text, *tokens.scope(sentence)):
        return None  # "officials denied that anyone died, contradicting channels"
    for near in opening if headed else (sentence + 1,):
        for told in in_sentence(attributions, near)[:1]:
            known = told.speaker in attributions.known
            office = told.speaker.casefold().split()[-1] in _OFFICIAL
            first = tokens.starts[tokens.sentences[opening[0]][0]]
            begun = "\n\n" in tokens.text[first : tokens.starts[told.at]]
            return Filler(told.speaker, "incident") if office or (known and not begun) else None
    return None


def _joined(tokens: TokenTable, one: Attribution, other: Attribution) -> bool:
    """Whether no other clause begins between two attributions of a sentence."""
    return _distance(tokens, one.at, other.at) < _BREAK


def _distance(tokens: TokenTable, word: int, verb: int) -> int:
    """How far an attribution is, in words; another clause between counts for many."""
    first, last = sorted((word, verb))
    breaks = sum(tokens.lower[between] in _APART for between in range(first, last))
    return last - first + _BREAK * breaks


def _is_joined(tokens: TokenTable, word: int, verb: int) -> bool:
    """Whether somebody goes on to say something else: "nobody died, and police said they left"."""
    joints = [at for at in range(word, verb) if tokens.lower[at - 1 : at + 1] == [",", "and"]]
    last = tokens.bounds(verb)[1]
    if not joints or verb - joints[-1] < _LEAST or verb + _LEAST >= last:
        return False
    between = range(joints[-1] + 1, verb)
    plain = not any(tokens.tags[at].startswith(("V", ",")) for at in between)
    return plain and tokens.lower[verb + 1] not in {",", "."}


def _contrasts(tokens: TokenTable, word: int, verb: int) -> bool:
    """Whether somebody speaks only in a later clause: "60 drowned, whereas the union put it at"."""
    turn = next((at for at in range(word, verb) if tokens.lower[at] in _CONTRASTS), None)
    if _is_joined(tokens, word, verb):
        return True
    if turn is None:
        return False
    # "..., but both were saved, the chief of rescue said" is of all that stands before
    last_comma = next((at for at in range(verb - 1, turn, -1) if tokens.lower[at] == ","), verb)
    subjects = [child for child in tokens.children[verb] if tokens.deps[child] == "nsubj"]
    return not any(last_comma < subject < verb for subject in subjects)
