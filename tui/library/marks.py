"""What the reader does to articles: read marks, stars, reviews, tags, verdicts; and undo.

Every change is written to the journal in the transaction that makes it, so that undo reaches
over the end of the program and back to the first change.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from tui import clean
from tui.errors import NoSuchArticle
from tui.library import journal, tag_changes
from tui.library.journal import Change, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.library.store import Store
    from tui.model import Verdict

__all__ = ["Change", "Marks"]

_Judged = tuple[str | None, str | None]
"""A decision and the fact that goes with it; nulls are none."""


class Marks:
    """The reader's marks in one library. Whatever a call here changes can be undone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, numbers: Sequence[int], value: bool = True) -> Change:  # noqa: FBT001, FBT002
        """Mark articles read, or unread."""
        return self._set("read", numbers, "marked {} " + ("read" if value else "unread"), value)

    def star(self, numbers: Sequence[int], value: bool = True) -> Change:  # noqa: FBT001, FBT002
        """Star articles, or take their stars."""
        return self._set("starred", numbers, "starred {}" if value else "unstarred {}", value)

    def review(self, numbers: Sequence[int], value: bool = True) -> Change:  # noqa: FBT001, FBT002
        """Mark articles as reviewed, their facts checked by the reader; or as not."""
        words = "marked {} reviewed" if value else "marked {} not reviewed"
        return self._set("reviewed", numbers, words, value)

    def _set(self, column: str, numbers: Sequence[int], words: str, value: bool) -> Change:  # noqa: FBT001
        with self._store.writing() as connection:
            changed = journal.set_column(connection, column, int(value), numbers)
            change = Change(words.format(tag_changes.articles(len(changed))), len(changed))
            steps = [["set", column, int(not value), changed]] if changed else []
            return record(connection, change, steps)

    def tag(
        self, numbers: Sequence[int], add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> Change:
        """Give articles tags and take tags from them; case does not tell two tags apart."""
        given, taken = _names(add), _names(remove)
        touched: set[int] = set()
        steps: list[journal.Step] = []
        with self._store.writing() as connection:
            for name in taken:
                if changed := journal.remove_tag(connection, name, numbers):
                    steps.append(["tag", name, changed])
                    touched.update(changed)
            for name in given:
                if changed := journal.add_tag(connection, name, numbers):
                    steps.append(["untag", name, changed])
                    touched.update(changed)
            change = Change(tag_changes.tagging(len(touched), given, taken), len(touched))
            return record(connection, change, steps)

    def all_have(
        self, flag: Literal["read", "starred", "reviewed"], numbers: Sequence[int]
    ) -> bool:
        """Whether all of these articles are so; it stops at the first that is not."""
        with self._store.reading() as connection:
            lacking = connection.execute(
                f"SELECT 1 FROM articles WHERE {journal.LISTED} AND NOT {flag} LIMIT 1",  # noqa: S608 our own
                (json.dumps(list(numbers)),),
            ).fetchone()
        return lacking is None

    def tags(self) -> tuple[tuple[str, int, int], ...]:
        """Every tag in use, with how many articles have it and how many of those are unread."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT name, articles, unread FROM tags WHERE articles ORDER BY folded"
            ).fetchall()
        return tuple(rows)

    def tags_of(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """The tags that at least one of these articles has."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT name FROM tags WHERE EXISTS (SELECT 1 FROM tagged WHERE tag = tags.number "
                "AND article IN (SELECT value FROM json_each(?))) ORDER BY folded",
                (json.dumps(list(numbers)),),
            ).fetchall()
        return tuple(name for (name,) in rows)

    def colours(self) -> dict[str, str]:
        """The colours of the tags in use that have one, by the tag's name."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT name, colour FROM tags WHERE articles AND colour IS NOT NULL"
            ).fetchall()
        return dict(rows)

    def colour_tag(self, name: str, colour: str | None) -> Change:
        """Give a tag in use a colour, in words of the caller's; null takes it away."""
        with self._store.writing() as connection:
            return tag_changes.colour(
                connection, name, colour and clean.line(colour, clean.MAX_TAG)
            )

    def rename_tag(self, old: str, new: str) -> Change:
        """Call a tag otherwise; where another tag is called so, the two become that one."""
        with self._store.writing() as connection:
            return tag_changes.rename(connection, old, clean.line(new, clean.MAX_TAG))

    def remove_tag(self, name: str) -> Change:
        """Take a tag off every article that has it."""
        with self._store.writing() as connection:
            return tag_changes.remove(connection, name)

    def verdict(self, number: int, verdict: Verdict) -> Change:
        """Keep the reader's decision on a fact, in place of an earlier one. Raises NoSuchArticle.

        It is kept by what the fact is (`identity`), so it outlives a new analysis.
        """
        return self.verdicts(number, [verdict])

    def verdicts(
        self,
        number: int,
        verdicts: Sequence[Verdict],
        withdrawn: Iterable[tuple[str, str]] = (),
    ) -> Change:
        """Keep several decisions on one article's facts as one change. Raises NoSuchArticle.

        The decisions on what is `withdrawn`, by kind and key, are taken away with it.
        """
        if len(verdicts) == 1:
            words = f"{verdicts[0].decision} {_a(verdicts[0].kind)}"
        else:
            words = f"decided on {len(verdicts)} facts"
        given: dict[tuple[str, str], _Judged] = dict.fromkeys(withdrawn, (None, None))
        given |= {(one.kind, one.key): (one.decision, one.value) for one in verdicts}
        return self._judge(number, given, words)

    def withdraw(self, number: int, kind: str, key: str) -> Change:
        """Take the decision on a fact away. Raises NoSuchArticle."""
        words = f"took back the verdict on {_a(kind)}"
        return self._judge(number, {(kind, key): (None, None)}, words)

    def _judge(self, number: int, given: Mapping[tuple[str, str], _Judged], words: str) -> Change:
        with self._store.writing() as connection:
            if not connection.execute(
                "SELECT 1 FROM articles WHERE number = ?", (number,)
            ).fetchone():
                raise NoSuchArticle("This article is not in the library any more.")
            steps: list[journal.Step] = []
            for fact, new in given.items():
                old = connection.execute(
                    "SELECT decision, value FROM verdicts "
                    "WHERE article = ? AND kind = ? AND key = ?",
                    (number, *fact),
                ).fetchone() or (None, None)
                if old != new:
                    journal.set_verdict(connection, number, fact, *new)
                    steps.append(["verdict", number, *fact, *old])
            if not steps:
                return Change("nothing to change", 0)
            return record(connection, Change(words, len(steps)), steps)

    def undo(self) -> Change | None:
        """Take the last change back, with its description; null where none is left."""
        with self._store.writing() as connection:
            return journal.undo(connection)


def _names(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: cleaned, one line, each once whatever its case."""
    names: dict[str, str] = {}
    for tag in tags:
        if name := clean.line(tag, clean.MAX_TAG):
            names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _a(kind: str) -> str:
    """The kind of a fact in a reader's words: a claim, an organisation."""
    name = "claim" if kind == "casualty" else kind
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
