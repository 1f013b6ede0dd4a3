"""A stretch of an article that is being selected: by words and sentences, moved or extended."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Span

_WORD = re.compile(r"\w(?:[\w'’.,-]*\w)?")
_END = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z0-9À-Þ])|\n\n+)")
_SHORT = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Maj|Capt|Lt|Sgt|Prof|Rev|Gov|Sen|No|[A-Z])\.\s+$"
)


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


def read(full: str) -> TextUnits:
    """The words and sentences of a document; a blank line ends a sentence."""
    words = tuple(match.span() for match in _WORD.finditer(full))
    ends = [m.end() for m in _END.finditer(full) if not _SHORT.search(full, 0, m.end())]
    sentences = []
    for start, end in zip([0, *ends], [*ends, len(full)], strict=True):
        inside = full[start:end]
        if inside.strip():
            first = start + len(inside) - len(inside.lstrip())
            sentences.append((first, first + len(inside.strip())))
    return TextUnits(words, tuple(sentences))


def sentence(text: TextUnits, offset: int) -> Selection | None:
    """The sentence at a character, or the next one; null in an empty text."""
    if not text.sentences:
        return None
    ends = [end for _, end in text.sentences]
    index = min(bisect_right(ends, offset), len(ends) - 1)
    return Selection(text.sentences[index], text.sentences[index])


def words(text: TextUnits, one: int, other: int) -> Selection | None:
    """From the word at one character to that at another, as a mouse drags; null without words."""
    if not text.words:
        return None
    return Selection(_at(text.words, one), _at(text.words, other))


def by_word(text: TextUnits, now: Selection, steps: int, *, extend: bool = False) -> Selection:
    """The next word (1) or the previous one (-1) instead, or as well."""
    inside = [span for span in text.words if now.head[0] <= span[0] and span[1] <= now.head[1]]
    if not inside:
        return now
    if len(inside) == 1:
        index = text.words.index(inside[0]) + steps
        head = text.words[max(0, min(index, len(text.words) - 1))]
    elif extend or now.extending:
        # A sentence gives up its last word, or takes the one behind it.
        after = min(text.words.index(inside[-1]) + 1, len(text.words) - 1)
        head = inside[-2] if steps < 0 else text.words[after]
        anchor = inside[0] if now.anchor == now.head else now.anchor
        return now._replace(anchor=anchor, head=head)
    else:
        head = inside[0] if steps > 0 else inside[-1]
    return _moved(now, head, extend=extend)


def by_sentence(text: TextUnits, now: Selection, steps: int, *, extend: bool = False) -> Selection:
    """The next sentence (1) or the previous one (-1) instead, or as well."""
    if not text.sentences:
        return now
    here = _index(text.sentences, now.head[0])
    head = text.sentences[max(0, min(here + steps, len(text.sentences) - 1))]
    return _moved(now, head, extend=extend)


def _moved(now: Selection, head: Span, *, extend: bool) -> Selection:
    if extend or now.extending:
        return now._replace(head=head)
    return now._replace(anchor=head, head=head)


def _index(spans: Sequence[Span], offset: int) -> int:
    """The span that a character stands in, or the last one before it."""
    return max(0, bisect_right([start for start, _ in spans], offset) - 1)


def _at(spans: Sequence[Span], offset: int) -> Span:
    """The span nearest to a character: the one it stands in, or the next."""
    return spans[min(bisect_left([end for _, end in spans], offset + 1), len(spans) - 1)]
