"""Ingest, query and load articles; list those whose pages or facts are due."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui import clean
from tui.deferred import DeferredModule
from tui.errors import NoSuchArticle
from tui.library.clock import moment
from tui.library.codecs import unpack_toll
from tui.library.facts import notes
from tui.library.number_list import NumberList
from tui.library.queries import search
from tui.model import Article, Row

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from tui.library.facts import fact_store, opinions
    from tui.library.store import Store
    from tui.library.texts import page_texts, revisions
    from tui.library.texts.ingest import IngestResult
    from tui.library.texts.ingest_records import IngestRecord
    from tui.library.texts.page_texts import PageOutcome
    from tui.model import Entry, Facts, Page, Precision, QueryRule, Sort, TollKind
else:  # a list needs none of them
    fact_store = DeferredModule("tui.library.facts.fact_store")
    opinions = DeferredModule("tui.library.facts.opinions")
    page_texts = DeferredModule("tui.library.texts.page_texts")
    revisions = DeferredModule("tui.library.texts.revisions")

_PART = "\x1f"
_ROW = f"""
    SELECT number, id, title, link, author, published, language, read, starred, reviewed,
        killed_low, killed_high, injured_low, injured_high, utc_offset,
        (SELECT group_concat(name, '{_PART}') FROM
            (SELECT name FROM tagged JOIN tags ON tags.number = tag
             WHERE article = articles.number ORDER BY folded)),
        (SELECT title FROM feeds WHERE feeds.number = headlines.feed),
        (SELECT group_concat(feeds.title, '{_PART}') FROM entries
             JOIN feeds ON feeds.number = entries.feed
             WHERE article = articles.number AND entries.feed <> headlines.feed),
        updated,
        note, grade,
        CASE WHEN updated THEN
            (SELECT json_array(killed_low, killed_high, injured_low, injured_high)
             FROM revisions WHERE article = articles.number ORDER BY nth DESC LIMIT 1) END
    FROM articles JOIN headlines USING (number)
        LEFT JOIN notes ON article = articles.number AND kind = 'article' AND key = ''
"""  # noqa: S608 nothing from outside in it
_HEDGES = """
    SELECT article, kind, min(precision) FROM claims JOIN articles ON number = article
    WHERE article IN (SELECT value FROM json_each(?)) AND status = 'event' AND NOT subset
        AND (kind = 'killed' AND low = killed_low AND high = killed_high
            OR kind = 'injured' AND low = injured_low AND high = injured_high)
    GROUP BY article, kind HAVING min(precision) = max(precision)
"""
_CONTENT = """
    SELECT page, coalesce(reason, ''), setting, text, CASE WHEN version <> '' THEN facts.json END,
        statements.json
    FROM texts JOIN articles USING (number) LEFT JOIN facts USING (number)
        LEFT JOIN statements USING (number)
    WHERE number = ?
"""


class Articles:
    """Access to the articles of one library. Numbers are its own and sort by time."""

    def __init__(self, store: Store, rules: Sequence[QueryRule], *, unread_again: bool) -> None:
        self._store = store
        self.configure(rules, unread_again=unread_again)

    def configure(self, rules: Sequence[QueryRule], *, unread_again: bool) -> None:
        """Take rules for what comes in, and whether what changed is unread once more."""
        self._rules = tuple(rules)
        self._unread_again = unread_again

    def ingest(self, feed: int, entries: Iterable[Entry], now: datetime) -> IngestResult:
        """Ingest a feed's entries: insert new articles, update known ones."""
        from tui.library.texts.entry_records import to_records

        return self.ingest_records(feed, to_records(entries), now)

    def ingest_records(
        self, feed: int, arrived: Sequence[IngestRecord], now: datetime
    ) -> IngestResult:
        """Ingest entries that a worker has made ready, see `ingest_records`."""
        from tui.library.texts.ingest import ingest

        with self._store.writing(durable=False) as connection:
            return ingest(connection, feed, arrived, now, unread_again=self._unread_again)

    def numbers(
        self, query: str = "", limit: int | None = None, *, sort: Sort = "date"
    ) -> array[int]:
        """Select the numbers of a query's articles, newest first or sorted. Raises QueryError."""
        with self._store.reading() as connection:
            if sort == "date":
                return search.numbers(connection, query, limit)
            from tui.library.queries import sorting

            return sorting.numbers(connection, query, sort, limit)

    def listed(
        self,
        query: str = "",
        limit: int | None = None,
        *,
        sort: Sort = "date",
        known: NumberList = NumberList(),  # noqa: B008 it never changes
    ) -> NumberList:
        """Select the same numbers to keep them, in less than half of the memory.

        Where all of them, newest first, are those that are `known`, that very list is returned.
        """
        if limit is not None or sort != "date":
            return NumberList(self.numbers(query, limit, sort=sort))
        with self._store.reading() as connection:
            return search.listed(connection, query, known)

    def count(self, query: str = "") -> int:
        """Count the articles that a query finds. Raises QueryError."""
        with self._store.reading() as connection:
            return search.count(connection, query)

    def rows(self, numbers: Sequence[int]) -> tuple[Row, ...]:
        """Load the list rows of articles, in the order asked for; deleted ones are left out."""
        if not numbers:
            return ()
        with self._store.reading() as connection:
            selected = connection.execute(
                f"{_ROW} WHERE number IN (SELECT value FROM json_each(?))",  # noqa: S608 ours
                (json.dumps(list(numbers)),),
            ).fetchall()
        rows = {row[0]: _row(row) for row in selected}
        return tuple(rows[number] for number in numbers if number in rows)

    def hedges(self, numbers: Sequence[int]) -> dict[int, dict[TollKind, Precision]]:
        """Load how exact the claims are that state the tolls of articles; none where they differ.

        It is what `toll_precision` says of an article's facts.
        """
        with self._store.reading() as connection:
            rows = connection.execute(_HEDGES, (json.dumps(list(numbers)),)).fetchall()
        hedges: dict[int, dict[TollKind, Precision]] = {}
        for number, kind, precision in rows:
            hedges.setdefault(number, {})[kind] = precision
        return hedges

    def get(self, number: int) -> Article:
        """Load one article with text, facts and verdicts. Raises NoSuchArticle.

        A text that changed has no facts until it was analysed: the old ones' spans are not its.
        What the reader added stands among the facts, behind those of its kind.
        """
        from tui.library.codecs import unpack_body, unpack_facts, unpack_statement
        from tui.library.facts.added_facts import matched

        with self._store.reading() as connection:
            row = connection.execute(f"{_ROW} WHERE number = ?", (number,)).fetchone()
            if row is None:
                raise NoSuchArticle("This article is not in the library any more.")
            page, problem, setting, text, packed, statement = connection.execute(
                _CONTENT, (number,)
            ).fetchone()
            article = Article(
                row=_row(row),
                body=unpack_body(text, setting),
                full=page == "full",
                facts=unpack_facts(packed) if packed else None,
                problem=problem,
                statement=unpack_statement(statement),
                verdicts=fact_store.verdicts(connection, number),
                annotations=notes.load(connection, number),
                opinions=opinions.load(connection, number),
                revisions=revisions.load(connection, number),
            )
        return matched(article)

    def find(self, identifier: str) -> int:
        """Resolve an id, or the start of one, to its article's number.

        Raises NoSuchArticle, also where several ids start so.
        """
        prefix = identifier.strip().lower()
        with self._store.reading() as connection:
            matches = connection.execute(
                "SELECT number FROM headlines WHERE id >= ? AND id < ? LIMIT 2",
                (prefix, prefix + "\x7f"),
            ).fetchall()
        if not prefix or not matches:
            raise NoSuchArticle(
                f"No article has the id {identifier!r}: dateline list shows the ids."
            )
        if len(matches) > 1:
            raise NoSuchArticle(
                f"Several ids start with {identifier!r}: write more of the one you mean."
            )
        return int(matches[0][0])

    def pages_due(self, limit: int) -> tuple[tuple[int, str], ...]:
        """List articles whose page is to be fetched now, as (number, link), newest first."""
        with self._store.reading() as connection:
            return page_texts.due_pages(connection, limit)

    def put_page(self, number: int, page: Page, now: datetime) -> None:
        """Store an article's page; one poorer than the feed's own text replaces nothing."""
        with self._store.writing() as connection:
            page_texts.put(connection, number, page, now, unread_again=self._unread_again)

    def page_failed(
        self,
        number: int,
        reason: str,
        now: datetime,
        *,
        hold: datetime | None = None,
        asked: bool = True,
    ) -> None:
        """Store why a page could not be fetched, and when to retry, not before `hold`.

        Where its host was not even `asked`, that counts as no try.
        """
        with self._store.writing(durable=False) as connection:
            page_texts.record_failure(
                connection, number, clean.line(reason), now, hold=hold, asked=asked
            )

    def request_pages(self, numbers: Sequence[int]) -> None:
        """Queue the pages of these articles for fetching again."""
        with self._store.writing(durable=False) as connection:
            page_texts.request(connection, numbers)

    def page_outcomes(self, numbers: Iterable[int]) -> tuple[PageOutcome, ...]:
        """Load what came of pages that were requested; those that still wait are left out."""
        with self._store.reading() as connection:
            return page_texts.outcomes(connection, numbers)

    def facts_due(self, version: str, limit: int) -> tuple[int, ...]:
        """List articles that this version of the analysis has not read yet, newest first."""
        with self._store.reading() as connection:
            return fact_store.due_facts(connection, version, limit)

    def put_facts(self, number: int, facts: Facts, version: str) -> None:
        """Store an article's facts, as this version of the analysis found them.

        Where its text is new or has changed, rules that find it now do what they say.
        """
        with self._store.writing(durable=False) as connection:
            fresh = fact_store.put(connection, number, facts, version)
            if fresh:
                revisions.after_analysis(connection, number, unread_again=self._unread_again)
            if fresh and self._rules:
                from tui.library import rules

                rules.apply_incoming(connection, number, self._rules)


def _row(row: tuple[Any, ...]) -> Row:
    number, identifier, title, link, author, published, language, read, starred, reviewed = row[:10]
    *counts, utc_offset, tags, feed, others, updated, note, grade, previous = row[10:]
    published_at = moment(published)
    assert published_at is not None  # noqa: S101 the column is NOT NULL
    return Row(
        number=number,
        id=identifier,
        title=title,
        link=link,
        feeds=(feed, *(others.split(_PART) if others else ())),
        author=author,
        published=published_at,
        language=language,
        read=bool(read),
        starred=bool(starred),
        reviewed=bool(reviewed),
        tags=tuple(tags.split(_PART)) if tags else (),
        toll=unpack_toll(counts),
        utc_offset=utc_offset,
        updated=bool(updated),
        previous_toll=unpack_toll(json.loads(previous)) if previous else None,
        note=note or "",
        grade=grade or "",
    )
