"""A selection in an article's text: by words and sentences, moved or extended."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Span

_WORD = re.compile(r"\w(?:[\w'’.,-]*\w)?")
_END = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z0-9À-Þ])|\n\n+)")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Maj|Capt|Lt|Sgt|Prof|Rev|Gov|Sen|No|[A-Z])\.\s+$"
)
_BEFORE_END = 12
"""Characters looked back from the end of a sentence: more than the longest abbreviation has."""


class TextUnits(NamedTuple):
    """Where the words and sentences of a document stand."""

    words: tuple[Span, ...]
    sentences: tuple[Span, ...]


class Selection(NamedTuple):
    """From the words of `anchor` to those of `head`, which moves. Extending keeps the anchor."""

    anchor: Span
    head: Span
    extending: bool = False

    @property
    def span(self) -> Span:
        """What is selected."""
        return min(self.anchor[0], self.head[0]), max(self.anchor[1], self.head[1])


@lru_cache(maxsize=1)  # each key asks for those of the same document
def read(full: str) -> TextUnits:
    """Find the words and sentences of a document; a blank line ends a sentence."""
    words = tuple(match.span() for match in _WORD.finditer(full))
    ends = [m.end() for m in _END.finditer(full) if not _is_abbreviated(full, m)]
    sentences = []
    for start, end in zip([0, *ends], [*ends, len(full)], strict=True):
        inside = full[start:end]
        if inside.strip():
            first = start + len(inside) - len(inside.lstrip())
            sentences.append((first, first + len(inside.strip())))
    return TextUnits(words, tuple(sentences))


def _is_abbreviated(full: str, end: re.Match[str]) -> bool:
    """Whether what looks like the end of a sentence is the point of an abbreviation."""
    start = max(0, end.start() - _BEFORE_END)
    return _ABBREVIATION.search(full[start : end.end()]) is not None


def sentence(text: TextUnits, offset: int) -> Selection | None:
    """Select the sentence at a character, or the next one; None in an empty text."""
    if not text.sentences:
        return None
    nearest = _at(text.sentences, offset)
    return Selection(nearest, nearest)


def words(text: TextUnits, anchor: int, head: int) -> Selection | None:
    """Select from the word at a character to that at another, as a mouse drags; None without."""
    if not text.words:
        return None
    return Selection(_at(text.words, anchor), _at(text.words, head))


def by_word(text: TextUnits, now: Selection, steps: int, *, extend: bool = False) -> Selection:
    """Select the next word (1) or the previous one (-1) instead, or as well."""
    first = bisect_left(text.words, now.head[0], key=_start)
    last = bisect_right(text.words, now.head[1], key=_end) - 1
    if last < first:
        return now
    if first == last:
        head = text.words[_within(first + steps, text.words)]
    elif extend or now.extending:
        # A sentence gives up its last word, or takes the one behind it.
        head = text.words[last - 1 if steps < 0 else _within(last + 1, text.words)]
        anchor = text.words[first] if now.anchor == now.head else now.anchor
        return now._replace(anchor=anchor, head=head)
    else:
        head = text.words[first if steps > 0 else last]
    return _moved(now, head, extend=extend)


def by_sentence(text: TextUnits, now: Selection, steps: int, *, extend: bool = False) -> Selection:
    """Select the next sentence (1) or the previous one (-1) instead, or as well."""
    if not text.sentences:
        return now
    index = max(0, bisect_right(text.sentences, now.head[0], key=_start) - 1)
    return _moved(now, text.sentences[_within(index + steps, text.sentences)], extend=extend)


def _moved(now: Selection, head: Span, *, extend: bool) -> Selection:
    if extend or now.extending:
        return now._replace(head=head)
    return now._replace(anchor=head, head=head)


def _at(spans: Sequence[Span], offset: int) -> Span:
    """Find the span nearest to a character: the one it stands in, or the next."""
    return spans[_within(bisect_right(spans, offset, key=_end), spans)]


def _within(index: int, spans: Sequence[Span]) -> int:
    return max(0, min(index, len(spans) - 1))


def _start(span: Span) -> int:
    return span[0]


def _end(span: Span) -> int:
    return span[1]
