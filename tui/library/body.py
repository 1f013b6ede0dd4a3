"""How a body and facts are kept: JSON, written tight, since there are a hundred thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tui.model import Block, Body, Facts, Link

if TYPE_CHECKING:
    from tui.model import BlockKind


def pack_setting(body: Body) -> str:
    """Blocks and links as arrays of arrays; "" where there are none."""
    if not body.blocks and not body.links:
        return ""
    import msgspec

    blocks = [(block.kind, block.start, block.end, block.level) for block in body.blocks]
    links = [(link.start, link.end, link.url) for link in body.links]
    return msgspec.json.encode((blocks, links)).decode()


def unpack_body(text: str, setting: str) -> Body:
    """The body again, from its text and what `pack_setting` made."""
    if not setting:
        return Body(text)
    import msgspec

    blocks, links = msgspec.json.decode(
        setting, type=tuple[list[tuple[str, int, int, int]], list[tuple[int, int, str]]]
    )
    return Body(
        text,
        tuple(Block(cast("BlockKind", kind), *rest) for kind, *rest in blocks),
        tuple(Link(*link) for link in links),
    )


def pack_facts(facts: Facts) -> str:
    """Facts as JSON, in the form of the command `facts`."""
    import msgspec

    return msgspec.json.encode(facts).decode()


def unpack_facts(packed: str) -> Facts:
    """The facts again, from what `pack_facts` made."""
    import msgspec

    return msgspec.json.decode(packed, type=Facts)
