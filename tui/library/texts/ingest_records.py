"""Prepare entries of a feed to be compared with what the library has, and to be stored.

That needs no library and takes longer than keeping them does, so it can be done elsewhere: a
worker does it right after it has read the feed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.library.codecs import language_code, pack_blocks, pack_statement, pack_text
from tui.library.search_terms import index_terms
from tui.library.texts.links import canonical, hash_number
from tui.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from tui.model import Body, Entry


class IngestRecord(NamedTuple):
    """An entry as it is stored: plain values, because thousands of them cross between processes.

    `published` is in seconds, `address` the canonical link and `canonical` a number for it,
    `digest` a number for what the entry says, `packed` the text as the file holds it, `terms`
    text, title and author as the index has them, `statement` what the source states beside them,
    as JSON.
    """

    key: str
    title: str
    author: str
    link: str
    language: str
    published: int | None
    address: str
    canonical: int | None
    digest: int
    terms: tuple[str, str, str]
    packed: bytes
    setting: bytes
    utc_offset: int | None = None
    statement: str = ""


def to_records(entries: Iterable[Entry]) -> list[IngestRecord]:
    """Prepare entries; of those with one key, the one that stands first."""
    unique = {entry.key: entry for entry in reversed(tuple(entries))}
    return [to_record(entry, entry.title, entry.body) for entry in unique.values()]


def in_order(arrived: Sequence[IngestRecord], now: datetime) -> list[tuple[int, IngestRecord]]:
    """Sort records by the second of their publication, the oldest first.

    Of one second, the last in the feed comes first: feeds list the newest first, and it gets the
    highest number. What has no date, or one in the future, is taken to be from now. That date is
    no part of the digest, since a clock that jumps must not make everything an update.
    """
    present = int(now.timestamp())
    dated = [
        (present if record.published is None else min(record.published, present), record)
        for record in arrived
    ]
    return sorted(dated, key=lambda pair: pair[0])


def to_record(entry: Entry, title: str, body: Body) -> IngestRecord:
    """Prepare an entry with this title and text."""
    address = canonical(entry.link)
    text = body.text
    values: tuple[str, ...] = (title, address, entry.author, entry.language, text)
    statement = entry.statement
    if statement and (lasting := replace(statement, dated=None)) != Statement():
        values = (*values, str(lasting))  # a date that comes true changes nothing
    return IngestRecord(
        key=entry.key,
        title=title,
        author=entry.author,
        link=entry.link,
        language=language_code(entry.language),
        published=None if entry.published is None else int(entry.published.timestamp()),
        address=address,
        canonical=hash_number(address) if address else None,
        digest=hash_number(*values),
        terms=(index_terms(text), index_terms(title), index_terms(entry.author)),
        packed=pack_text(text),
        setting=pack_blocks(body),
        utc_offset=entry.utc_offset,
        statement=pack_statement(entry.statement) if entry.statement else "",
    )
