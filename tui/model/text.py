"""Texts: plain characters, and how they are set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
BlockKind = Literal["paragraph", "heading", "quote", "item", "row", "code"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a text set in one way; `level` is a heading's rank or an item's depth."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a text that leads to an address (http or https, already checked)."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Body:
    r"""An article's text as plain characters, blocks parted by "\n\n", and how it is set.

    A text without blocks is of paragraphs alone, as most are: see `in_paragraphs`.
    """

    text: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()


EMPTY = Body()


def in_paragraphs(text: str) -> Body:
    r"""Set a text in paragraphs parted by "\n\n", which is what it is where it has no blocks."""
    blocks = []
    start = 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            blocks.append(Block("paragraph", start, end))
        start = end + 2
    return Body(text, tuple(blocks))
