"""What a worker makes of the items that a server sent: articles ready for the library.

A server relays what feeds wrote, so its items take the same way as a feed's: cleaned, typeset by
the pages room, in a process that can be ended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from tui.errors import AccountError
from tui.feeds.normalize import normalize
from tui.feeds.raw_feed import RawEntry, RawFeed
from tui.library.account_items import ServerItem
from tui.library.texts.entry_records import to_records
from tui.library.texts.ingest_records import IngestRecord
from tui.sync import item_ids

_NARROW = str.maketrans("＆＜＞", "&<>")
"""FreshRSS 1.25 writes these full-width in titles, lest somebody takes them for markup."""


class _Link(msgspec.Struct, frozen=True):
    href: str = ""


class _Text(msgspec.Struct, frozen=True):
    content: str = ""


class _Origin(msgspec.Struct, frozen=True):
    stream_id: str = msgspec.field(name="streamId", default="")


class _Item(msgspec.Struct, frozen=True):
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


class _Items(msgspec.Struct, frozen=True):
    items: list[_Item] = []


@dataclass(frozen=True, slots=True)
class FetchedItem:
    """An item with the stream that it is of, a digest of its words, its marks and its article."""

    stream: str
    digest: str
    item: ServerItem
    record: IngestRecord


def read_items(body: bytes) -> tuple[FetchedItem, ...]:
    """Read the JSON of contents. Raises AccountError where it is none."""
    now = datetime.now(UTC)
    return tuple(fetched for item in _decoded(body).items if (fetched := _fetched(item, now)))


def pick(body: bytes, digests_before: Mapping[int, str]) -> tuple[bytes, dict[int, str]]:
    """Leave out the items whose words are known; gives the rest as JSON, and all digests by id.

    The marks in them are no part of a digest, since they change with every key. Raises
    AccountError where the JSON is none.
    """
    sent = _decoded(body)
    digests = {}
    changed = []
    for item in sent.items:
        with suppress(ValueError):
            number = item_ids.parse(item.id)
            digests[number] = _digest(item)
            if digests_before.get(number) != digests[number]:
                changed.append(item)
    return msgspec.json.encode(_Items(changed)) if changed else b"", digests


def _digest(item: _Item) -> str:
    content = msgspec.json.encode((item.title, item.author, item.summary, item.content))
    return hashlib.blake2b(content, digest_size=12).hexdigest()


def _decoded(body: bytes) -> _Items:
    try:
        return msgspec.json.decode(body, type=_Items, strict=False)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise AccountError(f"The server sent articles that cannot be read: {error}.") from error


def _fetched(item: _Item, now: datetime) -> FetchedItem | None:
    """One item; None where it has no id, or neither a title nor a link."""
    from tui.pages import fragment

    try:
        number = item_ids.parse(item.id)
    except ValueError:
        return None
    links = [link.href for link in (*item.canonical, *item.alternate) if link.href]
    raw = RawEntry(
        id=item.id,
        link=links[0] if links else "",
        title=item.title.translate(_NARROW),
        authors=[item.author] if item.author else [],
        html=item.content.content or item.summary.content,
        published=datetime.fromtimestamp(item.published, UTC) if item.published > 0 else None,
    )
    entries = normalize(RawFeed(entries=[raw]), raw.link, now).entries
    if not entries:
        return None
    entry = replace(entries[0], key=item_ids.long_form(number))
    body = fragment(entry.html, entry.link)
    (record,) = to_records([replace(entry, body=body)])
    states = {category.partition("/state/com.google/")[2] for category in item.categories}
    labels = tuple(
        label for category in item.categories if (label := category.partition("/label/")[2])
    )
    marks = ServerItem(number, record.key, "read" in states, "starred" in states, labels)
    return FetchedItem(item.origin.stream_id, _digest(item), marks, record)
