"""Change marks of articles: read, starred, tags, verdicts, notes, grades; undo and redo it.

Every change is written to the journal in the transaction that makes it, so that undo reaches
over the end of the program and back to the first change.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from tui import clean
from tui.deferred import DeferredModule
from tui.errors import NoSuchArticle
from tui.library.facts import notes
from tui.library.facts.notes import ARTICLE
from tui.library.undo import journal, tag_changes, tag_steps
from tui.library.undo.journal import Change, record
from tui.plural import plural

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from tui.library.facts import claim_words, fact_store
    from tui.library.store import Store
    from tui.model import Verdict
else:  # only verdicts and notes on facts need them
    claim_words = DeferredModule("tui.library.facts.claim_words")
    fact_store = DeferredModule("tui.library.facts.fact_store")

__all__ = ["Change", "Marks"]


class Marks:
    """Changes the marks in one library. What a call changes can be undone, but for `opened`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, numbers: Sequence[int], value: bool = True) -> Change:  # noqa: FBT001, FBT002
        """Mark articles read, or unread."""
        return self._set("read", numbers, "marked {} " + ("read" if value else "unread"), value)

    def opened(self, number: int) -> None:
        """Mark an article read because it was opened: no step of undo, as nobody asked for it."""
        with self._store.writing() as connection:
            journal.set_column(connection, "read", 1, [number])

    def star(self, numbers: Sequence[int], value: bool = True) -> Change:  # noqa: FBT001, FBT002
        """Star articles, or take their stars."""
        return self._set("starred", numbers, "starred {}" if value else "unstarred {}", value)

    def review(self, numbers: Sequence[int], value: bool = True) -> Change:  # noqa: FBT001, FBT002
        """Mark articles as reviewed, their facts checked by the reader; or as not."""
        description = "marked {} reviewed" if value else "marked {} not reviewed"
        return self._set("reviewed", numbers, description, value)

    def _set(self, column: str, numbers: Sequence[int], template: str, value: bool) -> Change:  # noqa: FBT001
        with self._store.writing() as connection:
            changed = journal.set_column(connection, column, int(value), numbers)
            change = Change(template.format(plural(len(changed), "article")), len(changed))
            steps = [["set", column, int(not value), changed]] if changed else []
            return record(connection, change, steps)

    def tag(
        self, numbers: Sequence[int], add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> Change:
        """Tag and untag articles; case does not tell two tags apart."""
        added, removed = _names(add), _names(remove)
        with self._store.writing() as connection:
            removals = {name: tag_steps.remove_tag(connection, name, numbers) for name in removed}
            additions = {name: tag_steps.add_tag(connection, name, numbers) for name in added}
            steps: list[journal.Step] = [["tag", *step] for step in removals.items() if step[1]]
            steps += [["untag", *step] for step in additions.items() if step[1]]
            touched = len({number for _, _, articles in steps for number in articles})
            if touched:  # of the names only those that changed something
                added = tuple(name for name in added if additions[name])
                removed = tuple(name for name in removed if removals[name])
            change = Change(tag_changes.tagging(touched, added, removed), touched)
            return record(connection, change, steps)

    def all_have(
        self, flag: Literal["read", "starred", "reviewed"], numbers: Sequence[int]
    ) -> bool:
        """Tell whether all of these articles have a mark; it stops at the first that has not."""
        with self._store.reading() as connection:
            lacking = connection.execute(
                f"SELECT 1 FROM articles WHERE {tag_steps.LISTED} AND NOT {flag} LIMIT 1",  # noqa: S608 our own
                (json.dumps(list(numbers)),),
            ).fetchone()
        return lacking is None

    def tags(self) -> tuple[tuple[str, int, int], ...]:
        """List every tag in use, with its counts of articles and of unread ones."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT name, articles, unread FROM tags WHERE articles ORDER BY folded"
            ).fetchall()
        return tuple(rows)

    def tags_of(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """List the tags that at least one of these articles has."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT name FROM tags WHERE EXISTS (SELECT 1 FROM tagged WHERE tag = tags.number "
                "AND article IN (SELECT value FROM json_each(?))) ORDER BY folded",
                (json.dumps(list(numbers)),),
            ).fetchall()
        return tuple(name for (name,) in rows)

    def colours(self) -> dict[str, str]:
        """Load the colours of the tags in use that have one, by the tag's name."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT name, colour FROM tags WHERE articles AND colour IS NOT NULL"
            ).fetchall()
        return dict(rows)

    def colour_tag(self, name: str, colour: str | None) -> Change:
        """Set the colour of a tag in use, in words of the caller's; None takes it away."""
        with self._store.writing() as connection:
            return tag_changes.colour(
                connection, name, colour and clean.line(colour, clean.MAX_TAG)
            )

    def rename_tag(self, old: str, new: str) -> Change:
        """Rename a tag; where another tag has the name, the two become that one."""
        with self._store.writing() as connection:
            return tag_changes.rename(connection, old, clean.line(new, clean.MAX_TAG))

    def remove_tag(self, name: str) -> Change:
        """Take a tag off every article that has it."""
        with self._store.writing() as connection:
            return tag_changes.remove(connection, name)

    def verdict(self, number: int, verdict: Verdict) -> Change:
        """Store the reader's decision on a fact, in place of an earlier one. Raises NoSuchArticle.

        It is kept by what the fact is (`identity`), so it outlives a new analysis.
        """
        return self.verdicts(number, [verdict])

    def verdicts(
        self,
        number: int,
        verdicts: Sequence[Verdict],
        withdrawn: Iterable[tuple[str, str]] = (),
    ) -> Change:
        """Store several decisions on one article's facts as one change. Raises NoSuchArticle.

        The decisions on what is `withdrawn`, by kind and key, are taken away with it; a note there
        goes over to the first of the verdicts.
        """
        several = len(verdicts) != 1
        description = f"decided on {len(verdicts)} facts" if several else verdicts[0].decision
        decisions: dict[tuple[str, str], journal.DecisionCells] = dict.fromkeys(
            withdrawn, (None, None)
        )
        decisions |= {
            (decided.kind, decided.key): (decided.decision, decided.value) for decided in verdicts
        }
        heir = (verdicts[0].kind, verdicts[0].key) if verdicts else None
        return self._judge(number, decisions, description, heir, None if several else heir)

    def withdraw(self, number: int, kind: str, key: str) -> Change:
        """Delete the decision on a fact. Raises NoSuchArticle."""
        fact = (kind, key)
        return self._judge(number, {fact: (None, None)}, "took back the verdict on", subject=fact)

    def _judge(
        self,
        number: int,
        decisions: Mapping[tuple[str, str], journal.DecisionCells],
        description: str,
        heir: tuple[str, str] | None = None,
        subject: tuple[str, str] | None = None,
    ) -> Change:
        """Write decisions on facts; the `description` goes on with the name of the `subject`."""
        with self._store.writing() as connection:
            known = connection.execute("SELECT 1 FROM articles WHERE number = ?", (number,))
            if known.fetchone() is None:
                raise NoSuchArticle("This article is not in the library any more.")
            facts = fact_store.complete(connection, number) if subject else None
            steps: list[journal.Step] = []
            for fact, new in decisions.items():
                old = journal.set_verdict(connection, number, fact, *new)
                if old != new:
                    steps.append(["verdict", number, *fact, *old])
                if heir and new == (None, None):
                    steps += _hand_down(connection, number, fact, heir)
            if not steps:
                return Change("nothing to change", 0)
            if description == "added" and any(map(_was_added, steps)):
                description = "corrected"
            if description == "added":
                facts = fact_store.complete(connection, number)  # which have it now
            if subject:
                description = f"{description} {claim_words.subject(facts, *subject)}"
            return record(connection, Change(description, len(steps)), steps)

    def note(self, numbers: Sequence[int], note: str, about: tuple[str, str] = ARTICLE) -> Change:
        """Write a note to articles, or to one fact of each by kind and key; "" takes it away."""
        note = clean.line(note)
        description = "wrote a note to {}" if note else "took the note off {}"
        replacing = "replaced the note to {}" if note else description
        return self._annotate(numbers, about, (description, replacing), note=note)

    def grade(self, numbers: Sequence[int], grade: str, about: tuple[str, str] = ARTICLE) -> Change:
        """Grade articles, or one fact of each, see `grades`; "" takes the grade away."""
        description = f"graded {{}} {grade}" if grade else "took the grade off {}"
        return self._annotate(numbers, about, (description, description), grade=grade)

    def _annotate(
        self,
        numbers: Sequence[int],
        about: tuple[str, str],
        descriptions: tuple[str, str],
        **fields: str,
    ) -> Change:
        """Set fields of notes; the second description is of those that all had a note before."""
        steps: list[journal.Step] = []
        replaced = True
        subject = plural(len(numbers), "article")
        with self._store.writing() as connection:
            present = connection.execute(
                f"SELECT number FROM articles WHERE {tag_steps.LISTED}",  # noqa: S608 our own
                (json.dumps(list(numbers)),),
            ).fetchall()
            for (number,) in present:
                facts = fact_store.complete(connection, number) if about != ARTICLE else None
                if about != ARTICLE:
                    subject = claim_words.subject(facts, *about)
                old = notes.standing(connection, number, about, facts)
                new = replace(old, **fields)
                if old != new:
                    journal.set_note(connection, number, new)
                    steps.append(journal.note_step(number, old))
                    replaced = replaced and bool(old.note)
            if not steps:
                return Change("nothing to change", 0)
            description = descriptions[replaced].replace("{}", subject, 1)
            return record(connection, Change(description, len(steps)), steps)

    def last_change(self) -> tuple[int, str] | None:
        """Read the number and the words of the change that `undo` would undo; None for none."""
        with self._store.reading() as connection:
            row: tuple[int, str] | None = connection.execute(
                "SELECT number, description FROM changes WHERE number > 0 "
                "ORDER BY number DESC LIMIT 1"
            ).fetchone()
        return row

    def undo(self) -> Change | None:
        """Undo the last change, and return it; None where none is left."""
        with self._store.writing() as connection:
            return journal.undo(connection)

    def redo(self) -> Change | None:
        """Redo what was undone last, and return it; None where none is, or a change came since."""
        with self._store.writing() as connection:
            return journal.redo(connection)


def _names(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: cleaned, one line, each once whatever its case."""
    names: dict[str, str] = {}
    for tag in tags:
        if name := clean.line(tag, clean.MAX_TAG):
            names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _was_added(step: journal.Step) -> bool:
    """Whether a step takes back to a fact that the reader had added before."""
    return bool(step[0] == "verdict" and step[4] == "added")


def _hand_down(
    connection: sqlite3.Connection, number: int, fact: tuple[str, str], heir: tuple[str, str]
) -> list[journal.Step]:
    """Move the note on a fact to the fact that comes in its place."""
    old, present = notes.get(connection, number, fact), notes.get(connection, number, heir)
    if present.note or present.grade or not (old.note or old.grade):
        return []
    journal.set_note(connection, number, replace(old, kind=heir[0], key=heir[1]))
    journal.set_note(connection, number, replace(old, note="", grade=""))
    return [journal.note_step(number, old), journal.note_step(number, present)]
