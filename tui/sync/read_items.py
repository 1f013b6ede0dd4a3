"""What a worker makes of the items that a server sent: articles ready for the library.

A server relays what feeds wrote, so its items take the same way as a feed's: cleaned, typeset by
the pages room, in a process that can be ended.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tui.feeds.normalize import normalize
from tui.feeds.raw_feed import RawEntry, RawFeed
from tui.library.account_items import ServerItem
from tui.library.texts.entry_records import to_records
from tui.library.texts.ingest_records import IngestRecord
from tui.sync import item_ids
from tui.sync.sent_items import Item, decoded, digest

_NARROW = str.maketrans("＆＜＞", "&<>")
"""FreshRSS 1.25 writes these full-width in titles, lest somebody takes them for markup."""


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
    return tuple(fetched for item in decoded(body).items if (fetched := _fetched(item, now)))


def _fetched(item: Item, now: datetime) -> FetchedItem | None:
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
    return FetchedItem(item.origin.stream_id, digest(item), marks, record)
