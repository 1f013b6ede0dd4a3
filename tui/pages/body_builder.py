"""Builds an article's text: blocks one after the other, whitespace folded, links noted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tui import clean
from tui.model import Block, BlockKind, Body, Link

MAX_TEXT = 1_000_000
"""Characters of an article that are kept, some fifteen times the longest honest ones."""

MAX_BLOCKS = 20_000
"""Blocks of an article that are kept: each costs more than its characters."""

CELL = " | "

WORD_ENDS = frozenset(".!?…,;:")
"""What a word or sentence ends with, and the next does not begin."""

_BLANKS = re.compile(r"(?:(?!(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d)))\s)+")
_TWO_BLANKS = re.compile("  ")  # in half the time of `in`, which begins anew at every blank
_GROUPING = re.compile(r"(?<=\d)[\u2007\u2009\u202f](?=\d{3}(?!\d))")
"""A blank that parts the groups of one number: folded to a plain one, it would part two numbers."""


class BodyBuilder:
    r"""Collect pieces of text into the blocks of a Body.

    Blocks are parted by "\n\n", so their places in the text follow from what was added. Text
    is cleaned piece by piece, because cleaning it later would move the links.
    """

    def __init__(self) -> None:
        """Start with an empty text."""
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.full = False
        self._texts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._pieces: list[str] = []
        self._size = 0
        self._leads_to = ""
        self._leads_from: int | None = None
        self._spans: list[tuple[int, int, str]] = []

    @property
    def empty(self) -> bool:
        """Tell whether nothing was added since the last block ended."""
        return not self._pieces

    def add(self, raw: str) -> None:
        """Add running text; runs of whitespace become one space, none at the start of a line."""
        piece = _folded(raw)
        if piece:
            if raw[0].isspace():
                self.space()
            self._push(piece)
        if raw and raw[-1].isspace():
            self.space()

    def verbatim(self, raw: str) -> None:
        """Add text whose whitespace counts, as in code; no lines are empty at the head of it."""
        piece = clean.text(raw).expandtabs(4)
        if piece := piece if self._pieces else piece.lstrip("\n"):
            self._push(piece)

    def space(self) -> None:
        """Add a space, unless there is one."""
        if self._pieces and self._pieces[-1] not in (" ", "\n", CELL):
            self._pieces.append(" ")
            self._size += 1

    def part(self) -> None:
        """Add a space behind a word or sentence, where something stood that is not kept."""
        if self._pieces and (self._pieces[-1][-1].isalnum() or self._pieces[-1][-1] in WORD_ENDS):
            self.space()

    def cell(self) -> None:
        """Add the mark between two cells of a row."""
        self._unspace()
        self._pieces.append(CELL)
        self._size += len(CELL)

    def line(self) -> None:
        """End a line within the block; an empty line ends the block."""
        self._unspace()
        if self._pieces and self._pieces[-1] == "\n":
            self.end()
        elif self._pieces:
            self._pieces.append("\n")
            self._size += 1

    def enter(self, url: str) -> None:
        """Begin a link to this address, which ends with `leave`; "" leads nowhere."""
        self.leave()
        self._leads_to = url

    def leave(self) -> None:
        """End the link that is open."""
        self._note()
        self._leads_to = ""

    def end(self) -> None:
        """End the block, if it has any text; a link that is open goes on in the next."""
        if not self._pieces:
            return
        self._note()
        text = "".join(self._pieces)
        text = text.strip("\n") if self.kind == "code" else text.rstrip()
        if self.kind == "row":
            text = text.rstrip(" |")
        if text.strip() and not self.full:
            self._keep(text)
        self._pieces, self._size, self._spans = [], 0, []

    def body(self) -> Body:
        """End the last block and return the body."""
        self.end()
        return Body("\n\n".join(self._texts), tuple(self._blocks), tuple(self._links))

    def _push(self, piece: str) -> None:
        if self._leads_to and self._leads_from is None:
            self._leads_from = self._size
        self._pieces.append(piece)
        self._size += len(piece)

    def _unspace(self) -> None:
        if self._pieces and self._pieces[-1] == " ":
            self._pieces.pop()
            self._size -= 1

    def _note(self) -> None:
        """Note the link up to here."""
        if self._leads_from is not None:
            parted = self._pieces[-1] in (" ", "\n", CELL)
            end = self._size - (len(self._pieces[-1]) if parted else 0)
            self._spans.append((self._leads_from, end, self._leads_to))
            self._leads_from = None

    def _keep(self, text: str) -> None:
        start = self._length + 2 if self._texts else 0
        self._texts.append(text)
        self._length = start + len(text)
        self._blocks.append(Block(self.kind, start, self._length, self.level))
        if self._spans and self.kind != "code":
            self._links += [
                Link(start + first, min(start + last, self._length), url)
                for first, last, url in self._spans
                if first < min(last, len(text))
            ]
        self.full = self._length > MAX_TEXT or len(self._blocks) >= MAX_BLOCKS


def _folded(raw: str) -> str:
    """Running text cleaned, its whitespace folded; text that needs neither is most of it."""
    if clean.is_plain(raw) and not _TWO_BLANKS.search(raw):
        return raw.strip(" ")
    return _GROUPING.sub("\u00a0", _BLANKS.sub(" ", clean.text(raw)).strip(" "))


def of_paragraphs(texts: Sequence[str]) -> Body:
    """Set paragraphs of running text without links; where they are clean, without blocks.

    Most need no more than to be put together, which takes an eighth of the time.
    """
    together = " ".join(texts)
    fits = len(texts) < MAX_BLOCKS and len(together) + len(texts) < MAX_TEXT
    if together and fits and together == _folded(together):
        return Body("\n\n".join(texts))
    builder = BodyBuilder()
    for text in texts:
        builder.add(text)
        builder.end()
        if builder.full:
            break
    return builder.body()


def with_blocks(body: Body, subset: Sequence[Block]) -> Body:
    """Return a body with only these of its blocks, and the links in them."""
    if len(subset) == len(body.blocks):
        return body
    texts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    links_behind = iter((*body.links, Link(len(body.text) + 1, 0, "")))
    link = next(links_behind)
    length = -2
    for block in subset:
        shift = length + 2 - block.start
        texts.append(body.text[block.start : block.end])
        length = block.end + shift
        blocks.append(replace(block, start=block.start + shift, end=length))
        while link.start < block.end:
            if link.start >= block.start:
                links.append(replace(link, start=link.start + shift, end=link.end + shift))
            link = next(links_behind)
    return Body("\n\n".join(texts), tuple(blocks), tuple(links))
