"""Store what other readers decided on articles and facts, beside what the reader decided."""

from __future__ import annotations

import dataclasses
from dataclasses import astuple, replace
from typing import TYPE_CHECKING, Any

from tui.library.facts import notes
from tui.library.facts.added_facts import verdict_fact
from tui.library.facts.claim_words import harm_words
from tui.library.facts.grades import annotation_words
from tui.model import Annotation, Casualty, Opinion, Verdict

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from tui.model import Article


_FIELDS = tuple(field.name for field in dataclasses.fields(Opinion))
"""The fields of an opinion, as the columns of its row are called, in their order."""


def load(connection: sqlite3.Connection, number: int) -> tuple[Opinion, ...]:
    """Load what others decided on an article and its facts, by their names."""
    rows = connection.execute(
        f"SELECT {', '.join(_FIELDS)} FROM opinions WHERE article = ? ORDER BY reader",  # noqa: S608 ours
        (number,),
    )
    return tuple(map(from_fields, rows))


def put(connection: sqlite3.Connection, number: int, new: Opinion) -> None:
    """Store an opinion in place of its reader's earlier one; an empty one is taken away."""
    key = (number, new.reader, new.kind, new.key)
    where = "WHERE article = ? AND reader = ? AND kind = ? AND key = ?"
    old = connection.execute(f"SELECT note FROM opinions {where}", key).fetchone()  # noqa: S608 ours
    connection.execute(f"DELETE FROM opinions {where}", key)  # noqa: S608 ours
    if not is_empty(new):
        connection.execute(
            "INSERT INTO opinions SELECT number, ?, ?, ?, ?, ?, ?, ? FROM articles "
            "WHERE number = ?",
            (*fields(new), number),
        )
    if new.note != (old[0] if old else ""):
        notes.index(connection, number)


def fields(opinion: Opinion) -> tuple[str | None, ...]:
    """List what an opinion says, as its row and its step of undo have it."""
    return astuple(opinion)


def from_fields(cells: Iterable[Any]) -> Opinion:
    """Build an opinion from what `fields` listed."""
    return Opinion(**dict(zip(_FIELDS, cells, strict=True)))


def is_empty(opinion: Opinion) -> bool:
    """Tell whether an opinion says nothing."""
    return not (opinion.decision or opinion.note or opinion.grade)


def collect(
    reader: str, verdicts: Iterable[Verdict], annotations: Iterable[Annotation]
) -> dict[tuple[str, str], Opinion]:
    """Collect a reader's verdicts and notes on one article, by what they are about."""
    opinions = {
        (verdict.kind, verdict.key): Opinion(
            reader=reader,
            kind=verdict.kind,
            key=verdict.key,
            decision=verdict.decision,
            value=verdict.value,
        )
        for verdict in verdicts
    }
    for written in annotations:
        about = (written.kind, written.key)
        opinion = opinions.get(about, Opinion(reader=reader, kind=written.kind, key=written.key))
        opinions[about] = replace(opinion, note=written.note, grade=written.grade)
    return opinions


def differing(article: Article) -> tuple[Opinion, ...]:
    """List what others say otherwise than the reader; what they agree on is left out."""
    verdicts = {(verdict.kind, verdict.key): verdict for verdict in article.verdicts}
    annotations = {(note.kind, note.key): note for note in article.annotations}
    differences = (
        difference(
            opinion,
            verdicts.get((opinion.kind, opinion.key)),
            annotations.get((opinion.kind, opinion.key), Annotation()),
        )
        for opinion in article.opinions
    )
    return tuple(opinion for opinion in differences if not is_empty(opinion))


def difference(opinion: Opinion, verdict: Verdict | None, annotation: Annotation) -> Opinion:
    """Take from an opinion what a verdict and a note say too."""
    decided = (verdict.decision, verdict.value) if verdict else (None, None)
    same = (opinion.decision, opinion.value) == decided
    return replace(
        opinion,
        decision=None if same else opinion.decision,
        value=None if same else opinion.value,
        note="" if opinion.note == annotation.note else opinion.note,
        grade="" if opinion.grade == annotation.grade else opinion.grade,
    )


def on_article(article: Article) -> tuple[str, ...]:
    """List what is written to an article itself: its reader's own, then what others say."""
    return written(article).get(notes.ARTICLE, ())


def written(
    article: Article, own: Callable[[Annotation], str] = annotation_words
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Collect what is written to an article and its facts, a line each, by what they are.

    The reader's grade and note come first, as `own` sets them, then what others say otherwise.
    """
    lines: dict[tuple[str, str], tuple[str, ...]] = {
        (note.kind, note.key): (own(note),) for note in article.annotations
    }
    for opinion in differing(article) if article.opinions else ():
        about = (opinion.kind, opinion.key)
        lines[about] = (*lines.get(about, ()), opinion_line(opinion))
    return lines


def opinion_line(opinion: Opinion) -> str:
    """Say in a line what another reader decided and wrote: "Ana: corrected to 16 killed"."""
    decision: str = opinion.decision or ""
    if decision == "corrected":
        verdict = Verdict(
            kind=opinion.kind, key=opinion.key, decision="corrected", value=opinion.value
        )
        fact = verdict_fact(verdict)
        if isinstance(fact, Casualty):
            decision = f"corrected to {harm_words(fact)}"
        elif fact is not None:
            decision = f"corrected to {fact.name}"
    written = annotation_words(Annotation(note=opinion.note, grade=opinion.grade))
    return f"{opinion.reader}: {'. '.join(filter(None, (decision, written)))}"
