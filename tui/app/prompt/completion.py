"""What can be typed next in a query: fields, states, tags, feeds, names, saved searches.

What is short is known from the start. Names of people, places and organisations are asked of the
library while they are typed, away from the event loop, and what it told stays known: so each key
is answered at once, and the answer may grow a moment later.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, get_args

from tui.app.prompt.suggestions import Suggestion, begins
from tui.app.render.languages import LANGUAGES
from tui.errors import LibraryError, QueryError
from tui.library import countries
from tui.library.countries import fold
from tui.library.facts.grades import GRADES
from tui.library.name_index import COLUMNS
from tui.library.queries.ast import NOT_STATED
from tui.library.queries.fields import FIELDS, STATES, TOLL_ATTRIBUTES
from tui.library.queries.query import tokens, value_at
from tui.library.queries.query_text import quote
from tui.model import Group, Weapon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.library import Library
    from tui.library.queries.query import Token

TIMES = ("today", "24h", "7d", "30d", "1y")
COUNTS = (">0", ">=10", ">=100", "1..10")

_BARE = re.compile(r"[\w.>=-]+")
_CLOSINGS = ("", '"', "”", "“", "»")


class TypedTerm(NamedTuple):
    """The last term of a query, which is being typed: what stands before it, field and value."""

    head: str
    field: str = ""
    typed: str = ""

    def suggest(self, value: str, text: str = "") -> Suggestion:
        """Write the query with this value of the field in place of what was typed of it."""
        written = value if _BARE.fullmatch(value) else quote(value)
        return Suggestion(f"{self.head}{self.field}:{written}", text or value)


def last_term(query: str) -> TypedTerm:
    """Find the term that is being typed, by the query language's own tokens."""
    for closing in _CLOSINGS:  # a quotation that is being typed is not closed yet
        try:
            last = deque(tokens(query + closing), maxlen=1)
        except QueryError:
            continue
        term = _typed(query, last.pop(), quotation=bool(closing)) if last else None
        return term or TypedTerm(query)
    return TypedTerm(query)


def _typed(query: str, token: Token, *, quotation: bool) -> TypedTerm | None:
    """Read the term of the last token; None where that is complete and another one begins."""
    start = token.position
    if token.kind == "field":
        end = len(query) if quotation else value_at(query, token.value_position)[1]
        return TypedTerm(query[:start], token.field, token.value) if end == len(query) else None
    if token.kind == "term" and not quotation and query.endswith(token.value):
        return TypedTerm(query[:start], "", token.value)
    return None


def _index_field(field: str) -> str:
    """Find the field whose names are offered: a toll's place is one of those that articles name."""
    return field.removeprefix("toll-")


class Completion:
    """Completes one search while it is typed."""

    def __init__(self, library: Library, searches: Sequence[tuple[str, str]] = ()) -> None:
        """Ask the library once for tags and feeds; `searches` are name and query of those kept."""
        self._library = library
        self._searches = searches
        feeds = library.feeds.all()
        folders = dict.fromkeys(feed.folder for feed in feeds if feed.folder)
        self._values: Mapping[str, Iterable[str]] = {
            "is": STATES,
            "grade": GRADES,
            "tag": [name for name, *_ in library.marks.tags()],
            "feed": [*folders, *(feed.title or feed.url for feed in feeds)],
            "since": TIMES,
            "before": TIMES,
            "killed": COUNTS,
            "injured": COUNTS,
        }
        self._names: dict[str, dict[str, int]] = {
            **{field: {} for field in COLUMNS},
            "weapon": dict.fromkeys(get_args(Weapon), 0),
            "group": dict.fromkeys(get_args(Group), 0),
        }
        for name in TOLL_ATTRIBUTES:
            self._names[f"toll-{name}"] = {**self._names.get(name, {}), NOT_STATED: 0}
        self._folded: dict[str, str] = {}
        self._languages: Mapping[str, int] = {}
        self._asked: set[tuple[str, str]] = set()

    def complete(self, query: str) -> list[Suggestion]:
        """List what fits what was typed last, the likeliest first."""
        term = last_term(query)
        if not term.field:
            return [*self._fields(term), *self._saved(query)]
        if term.field == "language":
            return list(self._by_language(term))
        if term.field in self._names:
            return [term.suggest(name) for name in self._fitting(term.field, term.typed)]
        values = self._values.get(term.field, ())
        return [term.suggest(value) for value in values if begins(value, term.typed)]

    async def learn(self, query: str) -> bool:
        """Ask the library for names like the one that is typed; whether it told any new ones."""
        term = last_term(query)
        field, typed = term.field, fold(term.typed)
        if (field, typed) in self._asked or _index_field(field) not in (*COLUMNS, "language"):
            return False
        self._asked.add((field, typed))
        with suppress(LibraryError):  # nothing more is offered then, and the search itself says why
            if field == "language":
                self._languages = await asyncio.to_thread(self._library.names.languages)
                return True
            names = await asyncio.to_thread(self._library.names.like, _index_field(field), typed)
            counts = self._names[field]
            counts.update((name, max(count, counts.get(name, 0))) for name, count in names.items())
            return True
        return False

    def _fields(self, term: TypedTerm) -> Iterator[Suggestion]:
        typed = term.typed.lower()
        for name in FIELDS if typed else ():
            if name.startswith(typed):
                yield Suggestion(f"{term.head}{name}:", f"{name}:")

    def _saved(self, query: str) -> Iterator[Suggestion]:
        """Saved searches whose name begins as the whole line does; chosen, they take its place."""
        for name, saved in self._searches:
            if begins(name, query):
                yield Suggestion(saved, name)

    def _fitting(self, field: str, typed: str) -> Iterator[str]:
        """Find names of which a word begins as was typed, first those that begin so themselves.

        Of either sort those in most articles come first.
        """
        counts = self._names[field]
        prefix = f" {fold(typed)}"
        names = [name for name in counts if prefix in self._fold(name)]
        names.sort(key=lambda name: (not self._fold(name).startswith(prefix), -counts[name], name))
        yield from names
        if field in ("place", "toll-country") and typed:
            code = countries.code_of(typed)
            for country, name in countries.names().items():
                fits = country == code or prefix in self._fold(name)
                if fits and name not in counts:
                    yield name

    def _fold(self, name: str) -> str:
        if (folded := self._folded.get(name)) is None:
            folded = self._folded[name] = f" {fold(name)}"
        return folded

    def _by_language(self, term: TypedTerm) -> Iterator[Suggestion]:
        """Languages by code or by name, those of the library first."""
        used = sorted(self._languages, key=lambda code: -self._languages[code])
        for code in dict.fromkeys((*used, *(LANGUAGES if term.typed else ()))):
            name = LANGUAGES.get(code, "")
            if begins(code, term.typed) or begins(name, term.typed):
                yield term.suggest(code, f"{code} {name}".rstrip())
