"""What can be typed next in a query: fields, states, tags, feeds, names, saved searches.

What is short is known from the start. Names of people, places and organisations are asked of the
library while they are typed, away from the event loop, and what it told stays known: so each key
is answered at once, and the answer may grow a moment later.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tui.app.prompt.suggestions import Suggestion
from tui.app.render.languages import LANGUAGES
from tui.errors import LibraryError
from tui.library import countries
from tui.library.countries import fold
from tui.library.fields import FIELDS, STATES
from tui.library.name_index import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.library import Library

MEANS = ("airstrike", "drone", "shelling", "gunfire", "bomb", "mine", "earthquake", "flood")
GROUPS = ("civilians", "children", "women", "militants", "security forces", "journalists")
TIMES = ("today", "24h", "7d", "30d", "1y")
COUNTS = (">0", ">=10", ">=100", "1..10")


class Term(NamedTuple):
    """The last term of a query, which is being typed, and all that stands before it."""

    head: str
    sign: str
    field: str
    typed: str

    @property
    def is_value(self) -> bool:
        """Whether a field's value is being typed."""
        return bool(self.field)

    def offer(self, value: str, words: str = "") -> Suggestion:
        """The query with this value of the field in place of what was typed of it."""
        return Suggestion(f"{self.head}{self.sign}{self.field}:{_word(value)}", words or value)


def last_term(query: str) -> Term:
    """Where the typing is; a blank within quotation marks parts no terms."""
    start, quoted = 0, False
    for at, character in enumerate(query):
        quoted ^= character == '"'
        if not quoted and (character.isspace() or character in "()"):
            start = at + 1
    word = query[start:]
    sign = "-" if word.startswith("-") else ""
    field, colon, typed = word.removeprefix("-").partition(":")
    if colon and field.lower() in FIELDS:
        return Term(query[:start], sign, field, typed.strip('"'))
    return Term(query[:start], sign, "", word.removeprefix("-"))


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
            "tag": [name for name, *_ in library.marks.tags()],
            "feed": [*folders, *(feed.title for feed in feeds)],
            "since": TIMES,
            "before": TIMES,
            "killed": COUNTS,
            "injured": COUNTS,
        }
        self._names: dict[str, dict[str, int]] = {
            **{field: {} for field in COLUMNS},
            "weapon": dict.fromkeys(MEANS, 0),
            "group": dict.fromkeys(GROUPS, 0),
        }
        self._folded: dict[str, str] = {}
        self._languages: Mapping[str, int] = {}
        self._asked: set[tuple[str, str]] = set()

    def complete(self, query: str) -> list[Suggestion]:
        """What fits what was typed last, the likeliest first."""
        term = last_term(query)
        if not term.is_value:
            return [*self._fields(term), *self._kept(query)]
        field = term.field.lower()
        if field == "language":
            return list(self._by_language(term))
        if field in self._names:
            return [term.offer(name) for name in self._fitting(field, term.typed)]
        known = self._values.get(field, ())
        return [term.offer(value) for value in known if _begins(value, term.typed)]

    async def learn(self, query: str) -> bool:
        """Ask the library for names like the one that is typed; whether it told any new ones."""
        term = last_term(query)
        field, typed = term.field.lower(), fold(term.typed)
        if (field, typed) in self._asked or field not in (*self._names, "language"):
            return False
        self._asked.add((field, typed))
        with suppress(LibraryError):  # nothing more is offered then, and the search itself says why
            if field == "language":
                self._languages = await asyncio.to_thread(self._library.names.languages)
                return True
            found = await asyncio.to_thread(self._library.names.like, field, typed)
            known = self._names[field]
            known.update((name, max(count, known.get(name, 0))) for name, count in found.items())
            return True
        return False

    def _fields(self, term: Term) -> Iterator[Suggestion]:
        typed = term.typed.lower()
        for name in FIELDS if typed else ():
            if name.startswith(typed):
                yield Suggestion(f"{term.head}{term.sign}{name}:", f"{name}:")

    def _kept(self, query: str) -> Iterator[Suggestion]:
        """Saved searches whose name begins as the whole line does; chosen, they take its place."""
        for name, kept in self._searches:
            if _begins(name, query):
                yield Suggestion(kept, name)

    def _fitting(self, field: str, typed: str) -> Iterator[str]:
        """Names of which a word begins as was typed, those in most articles first."""
        known = self._names[field]
        wanted = f" {fold(typed)}"
        names = [name for name in known if wanted in self._fold(name)]
        names.sort(key=lambda name: (-known[name], name))
        yield from names
        if field == "place" and typed:
            code = countries.code_of(typed)
            for other, name in countries.names().items():
                fits = other == code or wanted in self._fold(name)
                if fits and name not in known:
                    yield name

    def _fold(self, name: str) -> str:
        if (known := self._folded.get(name)) is None:
            known = self._folded[name] = f" {fold(name)}"
        return known

    def _by_language(self, term: Term) -> Iterator[Suggestion]:
        """Languages by code or by name, those of the library first."""
        used = sorted(self._languages, key=lambda code: -self._languages[code])
        for code in dict.fromkeys((*used, *(LANGUAGES if term.typed else ()))):
            name = LANGUAGES.get(code, "")
            if _begins(code, term.typed) or _begins(name, term.typed):
                yield term.offer(code, f"{code} {name}".rstrip())


def _begins(value: str, typed: str) -> bool:
    return value.casefold().startswith(typed.strip().casefold())


def _word(value: str) -> str:
    """A value as one word of the query language."""
    bare = value.replace('"', "")
    return f'"{bare}"' if any(not (c.isalnum() or c in "_-.>=") for c in bare) else bare
