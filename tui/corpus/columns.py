"""Which column of a table, or key of an object, is a document's id, title, text and date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from tui import clean
from tui.corpus.options import Role
from tui.corpus.record import Record
from tui.errors import DatelineError

NAMES: Mapping[Role, Sequence[str]] = {
    "text": ("text", "body", "content", "article", "maintext", "full_text", "fulltext"),
    "title": ("title", "headline"),
    "date": (
        *("date", "published", "pub_date", "pubdate", "publish_date", "date_publish"),
        *("date_published", "published_at"),
    ),
    "id": ("id", "doc_id", "document_id", "article_id", "guid", "uuid", "url", "link"),
}
"""What each is called where nobody says so, the likeliest first."""


class RoleColumns(NamedTuple):
    """The names of the columns; "" where there is none."""

    text: str
    title: str = ""
    date: str = ""
    id: str = ""

    def record(self, row: Mapping[str, Any], place: str, source: str) -> Record:
        """Make a record of a row; without an id of its own it is called after its place."""
        key = row.get(self.id)
        name = place if key is None or key == "" else _text(key)
        if row.get(self.text) is None:
            return Record(id=name, source=source, problem=f"{place}: there is no text in it.")
        return Record(
            id=name,
            source=source,
            title=clean.masked(_text(row.get(self.title))),
            text=clean.masked(_text(row[self.text])),
            date=clean.line(_day(row.get(self.date))),
        )


def columns(names: Iterable[str], chosen: Mapping[str, str], place: str) -> RoleColumns:
    """Find the columns among these names; `chosen` maps text, title, date, id to theirs.

    Raises DatelineError where a chosen one or the text is missing.
    """
    by_folded: dict[str, str] = {}
    for name in names:
        by_folded.setdefault(str(name).strip().casefold(), str(name))
    names_of = {}
    for role, usual in NAMES.items():
        wished = chosen.get(role)
        candidates = usual if wished is None else (wished.casefold(),)
        names_of[role] = next((by_folded[name] for name in candidates if name in by_folded), "")
        if not names_of[role] and (wished or role == "text"):
            there = ", ".join(by_folded.values()) or "none"
            raise DatelineError(
                f"{place}: there is no column {clean.line(wished or 'text')!r} (but "
                f"{clean.line(there, 300)}): name one with --column {role}=NAME."
            )
    return RoleColumns(**names_of)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return clean.decode(value)
    text = str(value)
    if text.isascii() or not any("\udc80" <= sign <= "\udcff" for sign in text):
        return text
    return clean.decode(text.encode("utf-8", "surrogateescape"))


def _day(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else _text(value)
