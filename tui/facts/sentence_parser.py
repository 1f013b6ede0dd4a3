"""The model's parse of a document's sentences side by side instead of one after another.

Where a sentence begins, the stack of spaCy's parser is empty: it has forgotten what it read, and
the sentence can be a text of its own. Paragraphs begin one for certain. Others are guessed by full
stops, and a guess held where what stands before came to its first word with an empty stack and
never beyond; what did not is read once more, as far as it goes. The parser looks two words ahead,
so each part comes with the first two of the next. Then the results are the same, but for one:
while it ended a paragraph without a full stop, it could make a sentence of the first word of the
next.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.tokens import Doc

from tui.facts.parser_steps import BEYOND, FREE, ParserSteps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.pipeline import DependencyParser

_AHEAD = 2
"""Words after a part that the parser sees from its last one: spaCy's features B(0), B(1)."""

_SHORTEST = 20
"""Words that a paragraph has at least which is read by itself, whatever its parse would be."""

_SHORTEST_GUESS = 4
"""Words of a guessed sentence at least: fewer are mostly an initial, a number or a quotation."""

_REACHES = (1, 2, 4)
"""Guesses that a part is read over in each turn; with the rest, no word is read five times."""

_STOPS = (".", "!", "?")
_READ: list[int | str] = ["ORTH", "SPACY", "SENT_START"]
_KINDS: list[int | str] = [
    *_READ,
    *("IS_ALPHA", "IS_QUOTE", "IS_LOWER", "IS_PUNCT", "IS_RIGHT_PUNCT", "IS_SPACE"),
]
_PARSED: list[int | str] = ["HEAD", "DEP"]


class _Paragraph(NamedTuple):
    """A paragraph of a document: where sentences begin, as guessed, its end, and what was read."""

    doc: Doc
    words: Any
    starts: list[int]
    read: dict[int, tuple[int, Any]]


class _Part(NamedTuple):
    """Words of a paragraph that are read as a text, from the first of `starts` to another."""

    paragraph: _Paragraph
    starts: list[int]


class SentenceParser:
    """A pipe in place of spaCy's parser, with its model."""

    def __init__(self, parser: DependencyParser) -> None:
        """Take a parser whose model listens to the vectors that a document carries."""
        self._steps = ParserSteps(parser)
        self._stops = [parser.vocab.strings[stop] for stop in _STOPS]

    def __call__(self, doc: Doc) -> Doc:
        """Set a document's heads, relations and sentences; some starts may be known."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Parse documents, the sentences of as many at once as `batch_size` says."""
        stream = iter(docs)
        while batch := list(itertools.islice(stream, batch_size)):
            cut = {doc: list(self._paragraphs(doc)) for doc in batch if len(doc)}
            self._read_all(list(itertools.chain.from_iterable(cut.values())))
            for doc, paragraphs in cut.items():
                rows = itertools.chain.from_iterable(map(_sentences, paragraphs))
                columns: Any = np.concatenate(list(rows))
                doc.from_array(_PARSED, columns)
            yield from batch

    def _paragraphs(self, doc: Doc) -> Iterator[_Paragraph]:
        """A document's paragraphs, with the words before which a sentence may begin."""
        orth, space, start, alpha, quote, lower, mark, right, blank = (
            doc.to_array(_KINDS).astype("uint64").T
        )
        ends = np.isin(orth, self._stops)
        closes = np.append([False], ends[:-1]) & ((quote | right | blank) == 1)
        parted = (ends | closes) & ((space | blank) == 1)
        opens = (lower == 0) & (blank == 0) & ((mark == 0) | (quote == 1))
        guesses = np.flatnonzero(parted[:-1] & opens[1:]) + 1
        known = np.flatnonzero((start == 1) & ((alpha | quote) == 1))
        words = doc.to_array(_READ)
        edges = _apart(known.tolist(), 0, len(doc), _SHORTEST)
        for first, end in itertools.pairwise(edges):
            inner = guesses[(guesses > first) & (guesses < end)].tolist()
            yield _Paragraph(doc, words, _apart(inner, first, end, _SHORTEST_GUESS), {})

    def _read_all(self, paragraphs: list[_Paragraph]) -> None:
        """Read all sentences, then over full stops what did not end there, at last any rest."""
        for reach in _REACHES:
            self._read(part for paragraph in paragraphs for part in _unread(paragraph, reach))
        self._read(filter(None, map(_rest, paragraphs)))

    def _read(self, given: Iterable[_Part]) -> None:
        """Read parts, and keep what was found of those that end where they may."""
        parts = list(given)
        if not parts:
            return
        texts = [_text(part) for part in parts]
        firsts = np.cumsum([0, *map(len, texts)]).tolist()
        marks = np.zeros(firsts[-1], dtype="int8")
        for first, text, (_, (start, *ends)) in zip(firsts, texts, parts, strict=False):
            marks[[first + end - start for end in ends if end - start < len(text)]] = FREE
            if len(text) == ends[-1] - start + _AHEAD:
                marks[first + len(text) - 1] = BEYOND
        left = self._steps.read(texts, marks)
        for (paragraph, starts), text, first, word in zip(parts, texts, firsts, left, strict=False):
            free = word >= 0 and marks[word] == FREE
            if free or starts[-1] == paragraph.starts[-1]:
                end = starts[0] + word - first if free else starts[-1]
                paragraph.read[starts[0]] = end, text.to_array(_PARSED)[: end - starts[0]]


def _unread(paragraph: _Paragraph, reach: int) -> Iterator[_Part]:
    """Sentences of a paragraph that are not read, none twice, each over so many guesses."""
    number = 0
    while number + 1 < len(paragraph.starts):
        if paragraph.starts[number] in paragraph.read:
            number += 1
            continue
        yield _Part(paragraph, paragraph.starts[number : number + reach + 1])
        number += reach


def _rest(paragraph: _Paragraph) -> _Part | None:
    """What comes behind the last sentence that was read up to where another begins."""
    word, end = paragraph.starts[0], paragraph.starts[-1]
    while word in paragraph.read:
        word, _ = paragraph.read[word]
    return _Part(paragraph, [word, end]) if word < end else None


def _apart(words: list[int], first: int, end: int, least: int) -> list[int]:
    """Places to cut between two others, so that each piece has so many words at least."""
    cuts = [first]
    for word in words:
        if word - cuts[-1] >= least and end - word >= least:
            cuts.append(word)
    return [*cuts, end]


def _text(part: _Part) -> Doc:
    """The words of a part, and those ahead."""
    doc, first, last = part.paragraph.doc, part.starts[0], part.starts[-1] + _AHEAD
    rows = part.paragraph.words[first:last]
    orths, spaces = rows[:, :2].T.tolist()
    text = Doc(doc.vocab, orths, list(map(bool, spaces)))
    text.from_array(_READ[2:], rows[:, 2])
    text.tensor = doc.tensor[first:last]
    return text


def _sentences(paragraph: _Paragraph) -> Iterator[Any]:
    """What was read of a paragraph, from where one sentence ended to where the next one did."""
    word = paragraph.starts[0]
    while word < paragraph.starts[-1]:
        word, rows = paragraph.read[word]
        yield rows
