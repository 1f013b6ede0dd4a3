"""Export the articles of a query as csv, jsonl, geojson or markdown.

Articles are read and written one by one, so that a hundred thousand take no more memory than
one. Every form but jsonl has the facts as the reader's verdicts leave them; jsonl, which is what
`show --json` prints, has each fact with its verdict beside it.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any, TextIO

from tui.errors import NoSuchArticle
from tui.library import serialize
from tui.library.facts.claim_days import span_words
from tui.library.facts.claim_words import (
    denies_victims,
    harm_words,
    range_words,
    toll_hedge,
    toll_precision,
)
from tui.library.facts.fact_identity import identity
from tui.library.facts.grades import annotation_words
from tui.library.facts.verdicts import apply_verdicts, judged
from tui.library.rows.table_cells import guarded
from tui.library.tables.table_reader import PointCount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tui.library.facade import Library
    from tui.model import Article, Casualty, Facts, Place, Row, TollKind

COLUMNS = (
    "id",
    "title",
    "link",
    "feed",
    "author",
    "published",
    "language",
    "read",
    "starred",
    "tags",
    "note",
    "grade",
    "killed_low",
    "killed_high",
    "killed_precision",
    "injured_low",
    "injured_high",
    "injured_precision",
    "places",
    "countries",
    "people",
    "organisations",
    "weapons",
)
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~])")


def export(
    library: Library,
    query: str,
    form: str,
    stream: TextIO,
    tell: Callable[[int, int], None] = lambda _, __: None,
) -> PointCount | None:
    """Write the articles of a query to a stream of text, newest first. Raises QueryError.

    `form` is a key of FORMATS. `tell` is called with how many are written and of how many; what it
    raises ends the writing. Of a map, the articles with and without a point are counted.
    """
    numbers = library.articles.numbers(query)
    counted = FORMATS[form](_articles(library, numbers, tell), stream)
    tell(len(numbers), len(numbers))
    return counted


def _articles(
    library: Library, numbers: Sequence[int], tell: Callable[[int, int], None]
) -> Iterator[Article]:
    for written, number in enumerate(numbers):
        tell(written, len(numbers))
        try:
            yield library.articles.get(number)
        except NoSuchArticle:  # deleted since the query
            continue


def _facts(article: Article) -> Facts | None:
    return article.facts and apply_verdicts(article.facts, article.verdicts)


def _jsonl(articles: Iterable[Article], stream: TextIO) -> None:
    stream.writelines(_json(serialize.article(article)) + "\n" for article in articles)


def _csv(articles: Iterable[Article], stream: TextIO) -> None:
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for article in articles:
        row = {**serialize.row(article.row), **_columns(article)}
        writer.writerow({name: _cell(row[name]) for name in COLUMNS})


def _columns(article: Article) -> dict[str, Any]:
    """What a table has beyond the row: the toll's numbers, and the facts' names."""
    facts, toll = _facts(article), article.row.toll
    places = facts.places if facts else ()
    return {
        "tags": article.row.tags,
        "note": article.row.note or None,
        "grade": article.row.grade or None,
        "killed_low": toll.killed and toll.killed.low,
        "killed_high": toll.killed and toll.killed.high,
        "killed_precision": facts and toll_precision(facts, "killed"),
        "injured_precision": facts and toll_precision(facts, "injured"),
        "injured_low": toll.injured and toll.injured.low,
        "injured_high": toll.injured and toll.injured.high,
        "places": [place.name for place in places],
        "countries": dict.fromkeys(place.country for place in places if place.country),
        "people": [person.name for person in facts.people] if facts else (),
        "organisations": [group.name for group in facts.organisations] if facts else (),
        "weapons": dict.fromkeys(c.weapon for c in facts.casualties if c.weapon) if facts else (),
    }


def _cell(value: Any) -> object:
    """One cell. A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None or isinstance(value, (bool, int)):
        return value
    text = value if isinstance(value, str) else "; ".join(value)
    return guarded(text)


def _geojson(articles: Iterable[Article], stream: TextIO) -> PointCount:
    stream.write('{"type":"FeatureCollection","features":[')
    parting, drawn, absent = "\n", 0, 0
    for article in articles:
        facts = _facts(article)
        places = [place for place in facts.places if place.where] if facts else []
        drawn, absent = drawn + bool(places), absent + (not places)
        for place in places:
            stream.write(parting + _json(_feature(article, place)))
            parting = ",\n"
    stream.write("\n]}\n")
    return PointCount(drawn, absent, absent)


def _feature(article: Article, place: Place) -> dict[str, Any]:
    row = serialize.row(article.row)
    toll = _columns(article)
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "place": place.name,
            "country": place.country,
            "geonames": place.geonames,
            **{name: row[name] for name in ("id", "title", "link", "feed", "published")},
            **{name: toll[name] for name in COLUMNS if name.startswith(("killed", "injured"))},
        },
    }


def _markdown(articles: Iterable[Article], stream: TextIO) -> None:
    stream.writelines("\n".join(_digest(article)) + "\n\n" for article in articles)


def _digest(article: Article) -> Iterator[str]:
    """One article for a reader: headline, where from and when, the toll, its claims, its names."""
    facts = _facts(article)
    yield from _head(article.row)
    if toll := _toll(article.row, facts):
        yield f"\n**Toll: {toll}**"
    if facts is None:
        return
    if facts.casualties:
        yield ""
        yield from _claims(article)
    for name, names in (
        ("People", [_role(person.name, person.role) for person in facts.people]),
        ("Places", [_role(place.name, place.country) for place in facts.places]),
        ("Organisations", [group.name for group in facts.organisations]),
    ):
        if names:
            yield f"\n{name}: {'; '.join(map(_plain, names))}"


def _head(row: Row) -> Iterator[str]:
    title = _plain(row.title) or row.id
    yield f"## [{title}](<{row.link}>)" if row.link else f"## {title}"
    yield ""
    origin = [", ".join(row.feeds), f"{row.published:%Y-%m-%d %H:%M} UTC", row.author]
    yield " · ".join(_plain(part) for part in origin if part)
    if row.tags:
        yield f"\nTags: {', '.join(map(_plain, row.tags))}"
    if annotation := annotation_words(row):
        yield f"\n{_plain(annotation)}"


def _toll(row: Row, facts: Facts | None) -> str:
    kinds: tuple[TollKind, ...] = ("killed", "injured")
    return ", ".join(
        f"{toll_hedge(facts, kind) if facts else ''}{range_words(count)} {kind}"
        for kind, count in zip(kinds, (row.toll.killed, row.toll.injured), strict=True)
        if count
    )


def _claims(article: Article) -> Iterator[str]:
    """The claims that the reader left, each with what the reader decided on it."""
    claims = article.facts.casualties if article.facts else ()
    annotations = {(note.kind, note.key): note for note in article.annotations}
    decided = judged(claims, article.verdicts)
    for analysed, (claim, decision) in zip(claims, decided, strict=True):
        if decision != "rejected":
            yield _claim(claim) + (f" ({decision} by the reader)" if decision else "")
            if annotation := annotations.get(identity(analysed)):
                yield f"  {_plain(annotation_words(annotation))}"


def _claim(claim: Casualty) -> str:
    victims = None if denies_victims(claim) else claim.victims
    details = [victims, claim.weapon, claim.place, span_words(claim)]
    about = ", ".join(_plain(detail) for detail in details if detail)
    status = "" if claim.status == "event" else f" ({claim.status})"
    source = f" — {_plain(claim.source)}" if claim.source else ""
    return f"- {_plain(harm_words(claim))}{status}{': ' if about else ''}{about}{source}"


def _role(name: str, role: str | None) -> str:
    return f"{name} ({role})" if role else name


def _plain(text: str) -> str:
    """A text of one line in which nothing is markup."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _json(value: object) -> str:
    import msgspec

    return msgspec.json.encode(value).decode()


FORMATS: Mapping[str, Callable[[Iterable[Article], TextIO], PointCount | None]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "geojson": _geojson,
    "markdown": _markdown,
}
"""What `export` writes, by the name of the form."""
