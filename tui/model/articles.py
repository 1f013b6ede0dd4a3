"""Articles as the library keeps them, and what the reader decides about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from tui.model.facts import Document, Facts, Toll
from tui.model.feeds import Statement
from tui.model.text import Body

Decision = Literal["confirmed", "rejected", "corrected", "added"]
Sort = Literal["date", "toll", "feed", "relevance"]
SORTS: tuple[Sort, ...] = get_args(Sort)
"""What lists of articles are sorted by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a list shows of an article. `number` is the library's own, `id` the permanent one.

    `utc_offset` is that of the outlet's clock, in minutes; null where nobody knows it. `updated`
    says that its text or headline has changed in substance, `previous_toll` what its toll was
    before the last change, where that is known. `note` and `grade` are the article's own.
    """

    number: int
    id: str
    title: str
    link: str
    feeds: tuple[str, ...]
    author: str
    published: datetime
    language: str
    read: bool
    starred: bool
    tags: tuple[str, ...]
    toll: Toll
    reviewed: bool = False
    utc_offset: int | None = None
    updated: bool = False
    previous_toll: Toll | None = None
    note: str = ""
    grade: str = ""

    @property
    def day(self) -> date:
        """The day of publication at the outlet, by which its text means "today"."""
        return (self.published + timedelta(minutes=self.utc_offset or 0)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The reader's decision on a fact, or a fact that the reader added.

    `kind` is "casualty", "person", "place" or "organisation"; `key` is what identifies the
    fact in its article through every re-analysis; `value` is the corrected or added fact as
    JSON, for a claim with `toll` where the reader says that it counts in the toll.
    """

    kind: str
    key: str
    decision: Decision
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What the reader wrote to an article or a fact, and how far they trust it; "" is nothing.

    `kind` is "article", with no key, or that of a fact, whose `key` is that of its verdict. `grade`
    is the reliability of the source, A to F, the credibility of the information, 1 to 6, or both.
    """

    kind: str = "article"
    key: str = ""
    note: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What another reader, by name, decided on a fact or an article and wrote to it.

    The fields are those of their verdict and their note; `decision` is null where they had none.
    """

    reader: str
    kind: str
    key: str
    decision: Decision | None = None
    value: str | None = None
    note: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What an article said until it changed in substance at the moment `replaced`."""

    replaced: datetime
    title: str
    text: str
    toll: Toll = field(default_factory=Toll)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as it is read: its row, its text, and its facts once they were looked for.

    While its analysis is `awaited`, its facts are those that the reader added, if any.
    `revisions` are what it said before, the first first.
    """

    row: Row
    body: Body
    full: bool
    facts: Facts | None = None
    awaited: bool = False
    verdicts: tuple[Verdict, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    statement: Statement | None = None
    problem: str = ""  # why its page could not be fetched at the last try
    revisions: tuple[Revision, ...] = ()

    @property
    def document(self) -> Document:
        """The article as the text that is analysed, so that spans agree everywhere."""
        return Document(
            id=self.row.id,
            title=self.row.title,
            text=self.body.text,
            date=self.row.day.isoformat(),
        )
