"""Puts an article's text together: blocks one after the other, whitespace folded, links noted."""

from __future__ import annotations

from tui import clean
from tui.model import Block, BlockKind, Body, Link

MAX_TEXT = 1_000_000
"""Characters of an article that are kept, some fifteen times the longest honest ones."""

MAX_BLOCKS = 20_000
"""Blocks of an article that are kept: each costs more than its characters."""


class Setter:
    r"""Collects pieces of text into the blocks of a Body.

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
        self._spaced = True
        self._open: list[tuple[int, str]] = []

    @property
    def empty(self) -> bool:
        """Whether nothing was added since the last block ended."""
        return not self._size

    def add(self, raw: str) -> None:
        """Add running text; runs of whitespace become one space, none at the start of a line."""
        words = clean.text(raw).split()
        if not words:
            if raw:
                self.space()
            return
        piece = " ".join(words)
        if raw[0].isspace():
            self.space()
        self._push(piece)
        if raw[-1].isspace():
            self.space()

    def verbatim(self, raw: str) -> None:
        """Add text whose whitespace counts, as in code."""
        if piece := clean.text(raw).expandtabs(4):
            self._push(piece)

    def space(self) -> None:
        """Part what was added from what comes, unless it is parted already."""
        if not self._spaced:
            self._push(" ")
            self._spaced = True

    def line(self) -> None:
        """End a line within the block; an empty line ends the block."""
        self.trim()
        if self._pieces and self._pieces[-1] == "\n":
            self.end()
        elif self._pieces:
            self._push("\n")
            self._spaced = True

    def trim(self) -> None:
        """Take back a space at the end."""
        if self._pieces and self._pieces[-1] == " ":
            self._pieces.pop()
            self._size -= 1
        self._spaced = not self._pieces

    def enter(self, url: str) -> None:
        """What comes leads to this address, until `leave`; "" leads nowhere."""
        self._open.append((self._size, url))

    def leave(self) -> None:
        """The last address that was entered ends here."""
        if self._open:
            self._note(*self._open.pop())

    def end(self) -> None:
        """End the block, if it has any text; open links go on in the next."""
        for start, url in self._open:
            self._note(start, url)
        self._open = [(0, url) for _, url in self._open]
        text = "".join(self._pieces).rstrip()
        if self.kind != "code":
            text = text.lstrip()
        self._pieces, self._size, self._spaced = [], 0, True
        if text.strip() and not self.full:
            self._keep(text)
        self._links = [link for link in self._links if link.end <= self._length]

    def body(self) -> Body:
        """End the last block and give the whole."""
        self.end()
        return Body("\n\n".join(self._texts), tuple(self._blocks), tuple(self._links))

    def _push(self, piece: str) -> None:
        self._pieces.append(piece)
        self._size += len(piece)
        self._spaced = False

    def _keep(self, text: str) -> None:
        start = self._length + 2 if self._texts else 0
        self._texts.append(text)
        self._length = start + len(text)
        self._blocks.append(Block(self.kind, start, self._length, self.level))
        self.full = self._length > MAX_TEXT or len(self._blocks) >= MAX_BLOCKS

    def _note(self, start: int, url: str) -> None:
        """Note a link over what was added since `start`, without the spaces around it."""
        text = "".join(self._pieces)[start:] if url else ""
        if label := text.strip():
            offset = self._length + 2 if self._texts else 0
            first = offset + start + text.index(label)
            self._links.append(Link(first, first + len(label), url))
