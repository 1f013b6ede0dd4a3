"""Serialize rows, articles and feeds as the JSON objects that the commands print.

Values are dictionaries and plain types in the order of the contract; times are ISO 8601 with
their zone. The facts keep the form that the command `facts` gives them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.library.facts.fact_identity import identity
from tui.model import FACT_LISTS

if TYPE_CHECKING:
    from datetime import datetime

    from tui.model import Article, Document, Facts, Feed, Opinion, Revision, Row, Statement, Verdict

Form = dict[str, Any]


def feed(feed: Feed) -> Form:
    """Serialize a feed as the command `feeds` prints it."""
    return {
        "url": feed.url,
        "title": feed.title,
        "folder": feed.folder,
        "unread": feed.unread,
        "articles": feed.articles,
        "checked": _time(feed.checked),
        "changed": _time(feed.changed),
        "error": feed.error,
    }


def row(row: Row) -> Form:
    """Serialize a row as `list` prints it. `feed` is the one that brought the article first."""
    return {
        "id": row.id,
        "title": row.title,
        "link": row.link,
        "feed": row.feeds[0] if row.feeds else None,
        "feeds": list(row.feeds),
        "author": row.author,
        "published": _time(row.published),
        "language": row.language,
        "read": row.read,
        "starred": row.starred,
        "tags": list(row.tags),
        "toll": _plain(row.toll),
    }


def article(article: Article) -> Form:
    """Serialize an article as `show` prints it: row, text, statement, facts as they were judged.

    `facts` is null where the article has not been analysed yet.
    """
    facts = None if article.facts is None else document(article.document, article.facts)
    if facts is not None:
        verdicts = {(verdict.kind, verdict.key): verdict for verdict in article.verdicts}
        annotations = {(note.kind, note.key): note for note in article.annotations}
        for name in FACT_LISTS.values():
            for fact, form in zip(getattr(article.facts, name), facts[name], strict=True):
                form["verdict"] = _verdict(verdicts.get(identity(fact)))
                annotation = annotations.get(identity(fact))
                form["note"] = annotation.note or None if annotation else None
                form["grade"] = annotation.grade or None if annotation else None
    return {
        **row(article.row),
        "text": article.body.text,
        "statement": statement(article.statement),
        "facts": facts,
        "revisions": list(map(revision, article.revisions)),
        "note": article.row.note or None,
        "grade": article.row.grade or None,
        "opinions": list(map(opinion, article.opinions)),
    }


def revision(earlier: Revision) -> Form:
    """Serialize what an article said before it changed in substance, and when it was replaced."""
    return {
        "replaced": _time(earlier.replaced),
        "title": earlier.title,
        "text": earlier.text,
        "toll": _plain(earlier.toll),
    }


def opinion(opinion: Opinion) -> Form:
    """Serialize what another reader decided and wrote; `kind` and `key` say on what."""
    import msgspec

    return {
        "reader": opinion.reader,
        "kind": opinion.kind,
        "key": opinion.key,
        "decision": opinion.decision,
        "value": msgspec.json.decode(opinion.value) if opinion.value else None,
        "note": opinion.note or None,
        "grade": opinion.grade or None,
    }


def statement(statement: Statement | None) -> Form | None:
    """Serialize what a source states beside its text, without the fields that say nothing."""
    if statement is None:
        return None
    return {name: value for name, value in _plain(statement).items() if value not in ("", None)}


def document(document: Document, facts: Facts) -> Form:
    """Serialize facts as the command `facts` prints them; how the toll was chosen is left out."""
    fields = _plain(facts)
    del fields["stated"]
    return {
        "id": document.id,
        "title": document.title or None,
        "date": document.date or None,
        **fields,
    }


def _verdict(verdict: Verdict | None) -> Form | None:
    """A decision, with the corrected fact where the reader wrote one."""
    if verdict is None:
        return None
    import msgspec

    value = None if verdict.value is None else msgspec.json.decode(verdict.value)
    return {"decision": verdict.decision, "value": value}


def _plain(value: object) -> Any:
    import msgspec

    return msgspec.to_builtins(value)


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
