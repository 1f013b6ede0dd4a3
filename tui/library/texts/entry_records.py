"""Prepare entries of a feed to be compared with what the library has, and to be stored.

That needs no library and takes longer than keeping them does, so it can be done elsewhere: a
worker does it right after it has read the feed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.library.codecs import language_code, pack_blocks, pack_statement, pack_text
from tui.library.search_terms import index_terms
from tui.library.texts.ingest_records import IngestRecord
from tui.library.texts.links import canonical, hash_number
from tui.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Body, Entry


def to_records(entries: Iterable[Entry]) -> list[IngestRecord]:
    """Prepare entries; of those with one key, the one that stands first."""
    unique = {entry.key: entry for entry in reversed(tuple(entries))}
    return [to_record(entry, entry.title, entry.body) for entry in unique.values()]


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
