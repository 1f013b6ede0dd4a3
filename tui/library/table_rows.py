"""Make the rows of a table of claims, articles, people or places from articles.

Facts are as the reader's verdicts leave them: what was rejected is out, and what was confirmed,
corrected or added says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from datetime import date, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.library.claim_words import toll_precision
from tui.library.fact_identity import identity
from tui.library.sentence_diff import sentence_starts
from tui.library.toll_basis import toll_claims
from tui.library.verdicts import apply_verdicts, judged
from tui.model import Facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tui.library.columns import TableName
    from tui.model import Annotation, Article, Casualty, DatePrecision, Place, Range, Row, Where

Cells = dict[str, Any]

CIVILIANS = frozenset({"civilians", "children", "women", "journalists", "aid workers", "medics"})
FIGHTERS = frozenset({"militants", "security forces"})
_FIELDS = ("place", "date", "source", "by", "weapon")


class ArticleEvent(NamedTuple):
    """What is counted of an article: `event` names the day and place of its toll, if it has one.

    `version` is that of the analysis.
    """

    event: str | None
    version: str


def digest(*parts: object) -> str:
    """Return a short name of what these parts say together, the same on every machine."""
    return blake2b("\n".join(map(str, parts)).encode(), digest_size=6).hexdigest()


def _article_cells(article: Article, about: ArticleEvent) -> Cells:
    row = article.row
    return {
        "article_id": row.id,
        "tags": "; ".join(row.tags) or None,
        "title": row.title,
        "feed": row.feeds[0] if row.feeds else None,
        "link": row.link or None,
        "published": row.published,
        "version": about.version or None,
    }


def _claims(article: Article, about: ArticleEvent) -> Iterator[Cells]:
    facts = apply_verdicts(article.facts or Facts(), article.verdicts)
    basis = toll_claims(facts)
    text = article.document.full
    starts = sentence_starts(text) if facts.casualties else []
    places = {place.name.casefold(): place for place in reversed(facts.places)}
    seen: dict[str, int] = {}
    decisions = _decisions(article, "casualties")
    annotations = _annotations(article, "casualties")
    rows = zip(facts.casualties, decisions, annotations, strict=True)
    for nth, (claim, decision, annotation) in enumerate(rows):
        key = identity(claim)[1]
        seen[key] = seen.get(key, 0) + 1
        yield {
            **_article_cells(article, about),
            **_claim_cells(claim),
            **_point(claim.where or places.get((claim.place or "").casefold())),
            "sentence": _sentence(claim, text, starts),
            "claim_id": digest(article.row.id, key, seen[key]),
            "event_id": about.event if nth in basis else None,
            "in_toll": nth in basis,
            "verdict": decision,
            **annotation,
        }


def _annotations(article: Article, name: str) -> list[Cells]:
    """Note and grade of each fact that is left."""
    facts: Any = getattr(article.facts or Facts(), name)
    annotations = {(note.kind, note.key): note for note in article.annotations}
    pairs = zip(facts, judged(facts, article.verdicts), strict=True)
    remaining = [identity(fact) for fact, (_, decision) in pairs if decision != "rejected"]
    return [_note_cells(annotations.get(about)) for about in remaining]


def _note_cells(annotation: Annotation | Row | None) -> Cells:
    if annotation is None:
        return {"note": None, "grade": None}
    return {"note": annotation.note or None, "grade": annotation.grade or None}


def _decisions(article: Article, name: str) -> list[str | None]:
    """What was decided on each fact that is left."""
    facts: Any = getattr(article.facts or Facts(), name)
    pairs = judged(facts, article.verdicts)
    return [decision for _, decision in pairs if decision != "rejected"]


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
        "place": claim.place,
        "date_start": start,
        "date_end": end,
        "date_precision": precision,
        "source": claim.source,
        **{f"certainty_{field}": claim.certainty.get(field) for field in _FIELDS},
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


def _point(where: Where | Place | None) -> Cells:
    names = ("country", "admin1", "admin2", "lat", "lon", "geonames")
    cells = {name: getattr(where, name, None) for name in names}
    return {**cells, "point_precision": getattr(where, "precision", None)}


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


def _articles(article: Article, about: ArticleEvent) -> Iterator[Cells]:
    row, facts = article.row, apply_verdicts(article.facts or Facts(), article.verdicts)
    yield {
        **_article_cells(article, about),
        "event_id": about.event,
        **_bounds("killed", row.toll.killed),
        **_bounds("injured", row.toll.injured),
        "killed_precision": toll_precision(facts, "killed"),
        "injured_precision": toll_precision(facts, "injured"),
        "author": row.author or None,
        "language": row.language or None,
        "read": row.read,
        "starred": row.starred,
        **_note_cells(row),
    }


def _bounds(kind: str, count: Range | None) -> Cells:
    return {f"{kind}_low": count and count.low, f"{kind}_high": count and count.high}


def _people(article: Article, about: ArticleEvent) -> Iterator[Cells]:
    facts = apply_verdicts(article.facts or Facts(), article.verdicts)
    decisions, annotations = _decisions(article, "people"), _annotations(article, "people")
    for person, decision, annotation in zip(facts.people, decisions, annotations, strict=True):
        yield {
            **_article_cells(article, about),
            "name": person.name,
            "role": person.role,
            "aliases": "; ".join(person.aliases) or None,
            "mentions": len(person.mentions),
            "verdict": decision,
            **annotation,
        }


def _places(article: Article, about: ArticleEvent) -> Iterator[Cells]:
    facts = apply_verdicts(article.facts or Facts(), article.verdicts)
    decisions, annotations = _decisions(article, "places"), _annotations(article, "places")
    for place, decision, annotation in zip(facts.places, decisions, annotations, strict=True):
        yield {
            **_article_cells(article, about),
            "name": place.name,
            "kind": place.kind,
            **_point(place),
            "mentions": len(place.mentions),
            "verdict": decision,
            **annotation,
        }


ROWS: Mapping[TableName, Callable[[Article, ArticleEvent], Iterator[Cells]]] = {
    "claims": _claims,
    "articles": _articles,
    "people": _people,
    "places": _places,
}
"""What makes the rows of each table from one article."""
