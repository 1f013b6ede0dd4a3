"""The items that a server sends as JSON, and which of them say something else than before.

Most syncs find nothing new: this is all of the contents that they read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress

import msgspec

from tui.errors import AccountError
from tui.sync import item_ids


class _Link(msgspec.Struct, frozen=True):
    href: str = ""


class _Text(msgspec.Struct, frozen=True):
    content: str = ""


class _Origin(msgspec.Struct, frozen=True):
    stream_id: str = msgspec.field(name="streamId", default="")


class Item(msgspec.Struct, frozen=True):
    """One item, as it is sent."""

    id: str
    title: str = ""
    author: str = ""
    published: float = 0
    categories: list[str] = []
    canonical: list[_Link] = []
    alternate: list[_Link] = []
    summary: _Text = _Text()
    content: _Text = _Text()
    origin: _Origin = _Origin()


class Items(msgspec.Struct, frozen=True):
    """The answer to a request for contents."""

    items: list[Item] = []


def pick(body: bytes, digests_before: Mapping[int, str]) -> tuple[bytes, dict[int, str]]:
    """Leave out the items whose words are known; gives the rest as JSON, and all digests by id.

    The marks in them are no part of a digest, since they change with every key. Raises
    AccountError where the JSON is none.
    """
    sent = decoded(body)
    digests = {}
    changed = []
    for item in sent.items:
        with suppress(ValueError):
            number = item_ids.parse(item.id)
            digests[number] = digest(item)
            if digests_before.get(number) != digests[number]:
                changed.append(item)
    return msgspec.json.encode(Items(changed)) if changed else b"", digests


def digest(item: Item) -> str:
    """Digest what an item says, its marks left out."""
    content = msgspec.json.encode((item.title, item.author, item.summary, item.content))
    return hashlib.blake2b(content, digest_size=12).hexdigest()


def decoded(body: bytes) -> Items:
    """Decode the JSON of contents. Raises AccountError where it is none."""
    try:
        return msgspec.json.decode(body, type=Items, strict=False)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise AccountError(f"The server sent articles that cannot be read: {error}.") from error
