"""Hand articles over to another reader, with all that was done with them, and take such in.

What is taken in never overwrites: an article that is here keeps its text, and a verdict, a note or
a grade of the reader's own stays. Where the reader has none, that of the other becomes theirs;
all that the other decided stands beside it under the other's name. It is one change, to be undone,
and the same file again changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tui.errors import NoSuchArticle
from tui.library import clock
from tui.library.bundles.bundle import VERSION, Bundle, Head
from tui.library.bundles.bundle_articles import BundleFeed, formed
from tui.library.facts import fact_store, notes, opinions
from tui.library.texts.entry_records import to_records
from tui.library.texts.ingest import ingest
from tui.library.texts.links import canonical, hash_number
from tui.library.undo import journal, tag_steps
from tui.library.undo.journal import Change
from tui.model import Entry, Opinion
from tui.plural import plural

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from tui.library.articles import Articles
    from tui.library.bundles.bundle_articles import BundleArticle
    from tui.library.store import Store


def login_name() -> str:
    """Return the reader's name on this computer, or a word where it knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "another reader"


class Intake(NamedTuple):
    """What a bundle brought: the change, how many articles were new, how many were known.

    `differing` counts facts and articles on which the other decided otherwise; `refused` articles
    of the file that could not be right.
    """

    change: Change
    reader: str
    new: int
    old: int
    differing: int
    refused: int

    def lines(self) -> Iterator[str]:
        """Say in sentences what it brought."""
        if self.change.count:
            new = plural(self.new, "article")
            yield f"From {self.reader}: {new} new, {self.old:,} here already{self._changed}."
        elif self.old:
            yield f"Nothing new from {self.reader}: all of it is here."
        else:
            yield f"Nothing came from {self.reader}."
        if self.change.count and self.differing:
            places = plural(self.differing, "place")
            yield f"{self.reader} decided otherwise in {places}: both stand there."

    @property
    def damaged(self) -> str:
        """Say how many articles of the file could not be right; "" where all could."""
        verb = "was" if self.refused == 1 else "were"
        lost = f"{plural(self.refused, 'article')} of the file {verb} damaged and left out."
        return lost if self.refused else ""

    @property
    def _changed(self) -> str:
        """How many that were here have something of the other reader's now."""
        count = self.change.count - self.new
        has = "has" if count == 1 else "have"
        return f", of which {count:,} {has} tags, notes or verdicts anew" if count > 0 else ""


class Handover:
    """Writes and takes in the bundles of one library."""

    def __init__(self, store: Store, articles: Articles) -> None:
        self._store = store
        self._articles = articles

    def write(
        self,
        query: str,
        stream: BinaryIO,
        reader: str,
        tell: Callable[[int, int], None] = lambda _, __: None,
    ) -> int:
        """Write a query's articles as a bundle of `reader`'s; return how many. Raises QueryError.

        `tell` is called with how many are written and of how many.
        """
        import gzip

        import msgspec

        numbers = self._articles.numbers(query)
        with gzip.GzipFile(fileobj=stream, mode="wb", filename="", mtime=0) as file:
            head = Head(bundle=VERSION, reader=reader, query=query)
            file.write(msgspec.json.encode(head) + b"\n")
            for done, number in enumerate(numbers):
                tell(done, len(numbers))
                for line in self._line(number):
                    file.write(line + b"\n")
        tell(len(numbers), len(numbers))
        return len(numbers)

    def _line(self, number: int) -> Iterator[bytes]:
        try:
            article = self._articles.get(number)
        except NoSuchArticle:  # deleted since the query
            return
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT url, feeds.title, coalesce(key, ''), version FROM headlines "
                "JOIN articles USING (number) JOIN feeds ON feeds.number = headlines.feed "
                "LEFT JOIN entries ON article = headlines.number AND entries.feed = headlines.feed "
                "WHERE headlines.number = ?",
                (number,),
            ).fetchone()
        if row:
            yield formed(article, BundleFeed(*row[:3]), row[3])

    def take(self, bundle: Bundle, tell: Callable[[int, int], None] = lambda _, __: None) -> Intake:
        """Take in a bundle, all of it or nothing. Raises BundleError, LibraryBusy.

        `tell` is called with how many bytes of the file are taken in, and of how many.
        """
        reader = bundle.head().reader
        with self._store.writing() as connection:
            taking = _Taking(connection, reader)
            for article in bundle.articles():
                taking.add(article)
                tell(bundle.position, bundle.size)
            steps = taking.steps()
            change = journal.record(connection, taking.change(), steps)
        return Intake(change, reader, len(taking.new), taking.old, taking.differing, bundle.refused)


class _Taking:
    """One bundle on its way in."""

    def __init__(self, connection: sqlite3.Connection, reader: str) -> None:
        self.connection = connection
        self.reader = reader
        self.new: list[int] = []
        self.old = 0
        self.differing = 0
        self.touched: set[int] = set()
        self._steps: list[journal.Step] = []
        self._tags: dict[str, list[int]] = {}
        self._stars: list[int] = []

    def change(self) -> Change:
        """Describe what was taken in, once all is."""
        count = len(self.touched)
        return Change(f"took in {plural(count, 'article')} from {self.reader}", count)

    def steps(self) -> list[journal.Step]:
        """List what takes it back, in reverse; tags and stars are set here, many at once."""
        marks: list[journal.Step] = []
        for tag, numbers in self._tags.items():
            if changed := tag_steps.add_tag(self.connection, tag, numbers):
                marks.append(["untag", tag, changed])
                self.touched.update(changed)
        if starred := journal.set_column(self.connection, "starred", 1, self._stars):
            marks.append(["set", "starred", 0, starred])
            self.touched.update(starred)
        new: list[journal.Step] = [["drop", self.new]] if self.new else []
        return [*new, *self._steps, *marks]

    def add(self, article: BundleArticle) -> None:
        """Take in an article, or what was done with one that is here."""
        number = self._find(article)
        if number is None:
            number = self._insert(article)
            self.new.append(number)
            self.touched.add(number)
        else:
            self.old += 1
        if article.starred:
            self._stars.append(number)
        for tag in article.tags:
            self._tags.setdefault(tag, []).append(number)
        theirs = opinions.collect(self.reader, article.verdicts, article.annotations)
        count = len(self._steps)
        self._compare(number, theirs)
        self._store_opinions(number, theirs)
        if len(self._steps) > count:
            self.touched.add(number)

    def _find(self, article: BundleArticle) -> int | None:
        """Find the article here: by its id, else by its link where the headline is the same."""
        address = canonical(article.link) if article.link else ""
        row = self.connection.execute(
            "SELECT number FROM headlines WHERE id = ? UNION ALL "
            "SELECT number FROM headlines WHERE canonical = ? AND title = ? LIMIT 1",
            (article.id, hash_number(address) if address else None, article.title),
        ).fetchone()
        return int(row[0]) if row else None

    def _insert(self, article: BundleArticle) -> int:
        feed, removed = self._feed(article.feed)
        key = article.feed.key or article.link or article.id
        self.connection.execute(
            "DELETE FROM entries WHERE feed = ? AND key = ? AND article IS NULL", (feed, key)
        )
        entry = Entry(
            key=key,
            link=article.link,
            title=article.title,
            author=article.author,
            published=article.published,
            language=article.language,
            body=article.body,
            utc_offset=article.utc_offset,
            statement=article.statement,
        )
        result = ingest(self.connection, feed, to_records([entry]), clock.now(), unread_again=False)
        if removed:
            self.connection.execute("UPDATE feeds SET removed = 1 WHERE number = ?", (feed,))
        (number,) = result.new or result.updated
        if article.full:
            self.connection.execute(
                "UPDATE texts SET page = 'full', due = NULL WHERE number = ?", (number,)
            )
        if article.facts:
            fact_store.put(self.connection, number, article.facts, article.version)
        return number

    def _feed(self, feed: BundleFeed) -> tuple[int, bool]:
        """Find an article's feed, or make one that is not subscribed to, only named."""
        url = feed.url or "https://feed.invalid/"
        row = self.connection.execute(
            "SELECT number, removed FROM feeds WHERE url = ?", (url,)
        ).fetchone()
        if row is None:
            added = self.connection.execute(
                "INSERT INTO feeds (url, title) VALUES (?, ?)", (url, feed.title or url)
            )
            return int(added.lastrowid or 0), True
        if row[1]:
            self.connection.execute("UPDATE feeds SET removed = 0 WHERE number = ?", row[:1])
        return int(row[0]), bool(row[1])

    def _compare(self, number: int, theirs: dict[tuple[str, str], Opinion]) -> None:
        """Take over what the reader has not decided; count what was decided otherwise."""
        if not theirs:
            return
        mine = {(v.kind, v.key): v for v in fact_store.verdicts(self.connection, number)}
        for about, opinion in theirs.items():
            verdict, note = mine.get(about), notes.get(self.connection, number, about)
            if verdict is None and opinion.decision:
                decided = (opinion.decision, opinion.value)
                old = journal.set_verdict(self.connection, number, about, *decided)
                self._steps.append(["verdict", number, *about, *old])
            new = replace(note, note=note.note or opinion.note, grade=note.grade or opinion.grade)
            if new != note:
                journal.set_note(self.connection, number, new)
                self._steps.append(journal.note_step(number, note))
            against = opinion if verdict else replace(opinion, decision=None, value=None)
            self.differing += not opinions.is_empty(opinions.difference(against, verdict, new))

    def _store_opinions(self, number: int, theirs: dict[tuple[str, str], Opinion]) -> None:
        """Store what the other decided now, in place of what they had handed over before."""
        earlier = {
            (opinion.kind, opinion.key): opinion
            for opinion in opinions.load(self.connection, number)
            if opinion.reader == self.reader
        }
        for about in {**earlier, **theirs}:
            nothing = Opinion(reader=self.reader, kind=about[0], key=about[1])
            old, new = earlier.get(about, nothing), theirs.get(about, nothing)
            if old != new:
                opinions.put(self.connection, number, new)
                self._steps.append(["opinion", number, *opinions.fields(old)])
