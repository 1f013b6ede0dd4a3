"""Encode texts and facts compressed, since they are most of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from zlib import decompress

from tui.model import Block, Body, Facts, Link, Range, Statement, Toll, in_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import BlockKind


_LEVEL = 1
"""Of compression: 3 saves a hundredth more of a text and takes a quarter longer."""


def compress(data: bytes) -> bytes:
    """Compress as zlib does, in less than half of its time and a little smaller (Intel's ISA-L)."""
    from isal import isal_zlib

    return isal_zlib.compress(data, _LEVEL)


def pack_text(text: str) -> bytes:
    """Encode a text as compressed UTF-8."""
    return compress(text.encode("utf-8", "replace"))


def unpack_text(packed: bytes) -> str:
    """Decode a text."""
    return decompress(packed).decode()


def pack_blocks(body: Body) -> bytes:
    """Encode a body's blocks and links as compressed JSON arrays; nothing for paragraphs alone."""
    if not body.links and _only_paragraphs(body):
        return b""
    import msgspec

    blocks = [(block.kind, block.start, block.end, block.level) for block in body.blocks]
    links = [(link.start, link.end, link.url) for link in body.links]
    return compress(msgspec.json.encode((blocks, links)))


def _only_paragraphs(body: Body) -> bool:
    """Whether a body is what its text alone says."""
    if not body.blocks:
        return True
    if any(block.kind != "paragraph" or block.level for block in body.blocks):
        return False
    return body.blocks == in_paragraphs(body.text).blocks


def unpack_body(text: bytes, setting: bytes) -> Body:
    """Decode a body from its text and what `pack_blocks` made."""
    if not setting:
        return in_paragraphs(unpack_text(text))
    import msgspec

    blocks, links = msgspec.json.decode(
        decompress(setting),
        type=tuple[list[tuple[str, int, int, int]], list[tuple[int, int, str]]],
    )
    return Body(
        unpack_text(text),
        tuple(Block(cast("BlockKind", kind), *rest) for kind, *rest in blocks),
        tuple(Link(*link) for link in links),
    )


def pack_facts(facts: Facts) -> bytes:
    """Encode facts as compressed JSON, in the form of the command `facts`."""
    import msgspec

    return compress(msgspec.json.encode(facts))


def unpack_facts(packed: bytes) -> Facts | None:
    """Decode facts; None where another version of the program wrote what this cannot read.

    That is no loss: an analysis of this version will find them anew.
    """
    import msgspec

    try:
        return msgspec.json.decode(decompress(packed), type=Facts)
    except msgspec.MsgspecError:
        return None


def pack_statement(statement: Statement) -> str:
    """Encode a source's statement as JSON."""
    import msgspec

    return msgspec.json.encode(statement).decode()


def unpack_statement(packed: str | None) -> Statement | None:
    """Decode a source's statement; None where there is none, or one of another version."""
    import msgspec

    try:
        return msgspec.json.decode(packed, type=Statement) if packed else None
    except msgspec.MsgspecError:
        return None


def language_code(language: str) -> str:
    """Strip the region from a language, as it is stored and queried: "en" for "en-GB"."""
    return language.replace("_", "-").partition("-")[0].strip().lower()


def unpack_toll(counts: Sequence[int | None]) -> Toll:
    """Decode a toll from its four stored columns."""
    killed_low, killed_high, injured_low, injured_high = counts
    return Toll(_range(killed_low, killed_high), _range(injured_low, injured_high))


def _range(low: int | None, high: int | None) -> Range | None:
    return None if low is None or high is None else Range(low, high)
