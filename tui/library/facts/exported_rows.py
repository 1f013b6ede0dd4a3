"""Write facts as the rows that an export has of them: claims, people and places.

Like the rows that are counted, they are written from facts as the reader's verdicts leave them:
what was rejected is out, and what was confirmed, corrected or added says so. So an export reads
its rows and makes none, and needs neither texts nor the whole facts. The rows of an article are one
text of the cells that each has to itself (`table_select.own_columns`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tui.library.facts.added_facts import CERTAIN
from tui.library.facts.fact_identity import digest, identity
from tui.library.facts.place_names import place_name
from tui.library.facts.toll_basis import toll_claims
from tui.library.rows.table_cells import MADE, ROW, join_cells
from tui.library.rows.table_select import ROWS, own_columns
from tui.library.texts.sentence_diff import sentence_starts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from tui.library.facts.verdicts import Judgement, Reviewed
    from tui.library.rows.columns import TableName
    from tui.model import Casualty, DatePrecision, Document, Facts, Place, Where

Cells = dict[str, Any]

CIVILIANS = frozenset({"civilians", "children", "women", "journalists", "aid workers", "medics"})
FIGHTERS = frozenset({"militants", "security forces"})


def write(
    connection: sqlite3.Connection, number: int, document: Document, reviewed: Reviewed
) -> None:
    """Replace the rows of an article, whose text is `document`'s."""
    facts, judgements = reviewed
    _put(connection, "claims", number, _claims(document, facts), judgements["casualties"])
    _put(connection, "people", number, _people(facts), judgements["people"])
    _put(connection, "places", number, _places(facts), judgements["places"])


def _put(
    connection: sqlite3.Connection,
    table: TableName,
    number: int,
    rows: Iterator[Cells],
    judged: tuple[Judgement, ...],
) -> None:
    columns = own_columns(table)
    lines, points = [], 0
    for row, judgement in zip(rows, judged, strict=True):
        lines.append(join_cells(columns, {**row, **judgement._asdict()}))
        points += _has_point(row)
    connection.execute(f"DELETE FROM {ROWS[table]} WHERE article = ?", (number,))  # noqa: S608
    if lines:
        connection.execute(
            f"INSERT INTO {ROWS[table]} VALUES (?, ?, ?, ?)",  # noqa: S608 a name of ours
            (number, len(lines), points, ROW.join(lines)),
        )


def _has_point(row: Cells) -> bool:
    return row.get("lat") is not None and row.get("lon") is not None


def _claims(document: Document, facts: Facts) -> Iterator[Cells]:
    basis = toll_claims(facts)
    text = document.full
    starts = sentence_starts(text) if facts.casualties else []
    places = {place.name.casefold(): place for place in reversed(facts.places)}
    seen: dict[str, int] = {}
    for nth, claim in enumerate(facts.casualties):
        key = identity(claim)[1]
        seen[key] = seen.get(key, 0) + 1
        yield {
            "claim_id": digest(document.id, key, seen[key]),
            **dict.fromkeys(("event_id", "other_sources"), MADE if nth in basis else None),
            "in_toll": nth in basis,
            **_claim_cells(claim),
            **_point(claim.where or places.get((claim.place or "").casefold())),
            "sentence": _sentence(claim, text, starts),
        }


def _claim_cells(claim: Casualty) -> Cells:
    start, end, precision = date_span(claim.date, claim.date_end, claim.date_precision)
    return {
        "kind": claim.kind,
        "low": claim.low,
        "best": claim.low,
        "high": claim.high,
        "precision": claim.precision,
        "quantity_word": claim.vague,
        "status": claim.status,
        "part": claim.subset,
        "victims": claim.victims,
        "group": claim.group,
        "civilians": _civilian(claim.group),
        "by": claim.by,
        "weapon": claim.weapon,
        "place": claim.place and place_name(claim.place),
        "date_start": start and start.isoformat(),
        "date_end": end and end.isoformat(),
        "date_precision": precision,
        "source": claim.source,
        **{f"certainty_{field}": claim.certainty.get(field) for field in CERTAIN},
    }


def _sentence(claim: Casualty, text: str, starts: list[int]) -> str | None:
    """The sentence that a claim stands in, or its own words where they are not in the text."""
    start, end = claim.span
    if not claim.quote or text[start:end] != claim.quote:
        return claim.quote or None
    first = starts[bisect_right(starts, start) - 1]
    last = starts[bisect_left(starts, end)]
    return " ".join(text[first:last].split())


def _civilian(group: str | None) -> bool | None:
    if group in CIVILIANS:
        return True
    return False if group in FIGHTERS else None


def _point(point: Where | Place | None) -> Cells:
    names = ("country", "admin1", "admin2", "lat", "lon", "geonames")
    cells = {name: getattr(point, name, None) for name in names}
    return {**cells, "point_precision": getattr(point, "precision", None)}


def date_span(
    start: str | None, end: str | None, precision: DatePrecision | None
) -> tuple[date | None, date | None, str | None]:
    """Return the first and the last day of a claim's date, and what was stated: day, month, year.

    All are None where there is no date, or one that is none, as a correction may hold.
    """
    try:
        parts = [int(part) for part in (start or "").split("-")]
        first = date(*parts, *(1,) * (3 - len(parts)))
        last = date.fromisoformat(end) if end else None
    except (ValueError, TypeError):
        return None, None, None
    stated = ("year", "month", "day")[len(parts) - 1]
    if last is None:
        last = _last_day(first, precision or stated)
    return first, max(first, last), precision or stated


def _last_day(first: date, precision: str) -> date:
    if precision == "year":
        return first.replace(month=12, day=31)
    if precision == "month":
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first + timedelta(days=6 if precision == "week" else 0)


def _people(facts: Facts) -> Iterator[Cells]:
    for person in facts.people:
        yield {
            "name": person.name,
            "role": person.role,
            "aliases": "; ".join(person.aliases) or None,
            "mentions": len(person.mentions),
        }


def _places(facts: Facts) -> Iterator[Cells]:
    for place in facts.places:
        yield {
            "name": place_name(place.name),
            "kind": place.kind,
            **_point(place),
            "mentions": len(place.mentions),
        }
