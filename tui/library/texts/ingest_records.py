"""Entries of a feed as they are compared with what the library has, and stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


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
