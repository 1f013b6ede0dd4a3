"""A parsed document with notes on which words are already spoken for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold
from tui.facts.lexicon import name_words
from tui.facts.names.lexicon import PARTICLES, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.parsing import ParsedDocument
    from tui.model import Span

_TITLE_CASE = 0.6
"""The share of capitals in a title from which on they mean nothing."""
_BODIES = name_words().bodies
_MUTE = frozenset({"media", "ministry", "court"})
_FIGHTING = frozenset({"armed group", "force"})
_FORCES = frozenset({"army", "navy", "military", "police", "force", "government", "regime"})
_NEAR_START = 4
"""Words of a sentence in which "its" means what the one before began with."""
_WATCHING = frozenset({"agency", "charity", "monitor", "observatory", "watchdog"})
"""Words for bodies that no armed group is called."""


@dataclass(slots=True)
class NameContext:
    """What all searches share.

    `doc` has the tokens, since a Doc makes them anew at each look. `taken` maps a token's index to
    what holds it; `groups` has where each mention of an organisation ends, its name and kind;
    `same` has the tokens of each text with a capital, `common` the words written small somewhere.
    `stripped` says that the text has lost its commas and apostrophes, so that names run together
    and end in a glued s.
    """

    parsed: ParsedDocument
    taken: dict[int, str] = field(default_factory=dict)
    doc: list[Token] = field(default_factory=list)
    groups: list[tuple[int, str, str | None]] = field(default_factory=list)
    same: dict[str, list[Token]] = field(default_factory=dict)
    title_last: int = 0
    title_shouts: bool = False
    common: frozenset[str] = frozenset()
    stripped: bool = False

    def __post_init__(self) -> None:
        """Find where the title ends, and whether its capitals mean anything."""
        self.doc = list(self.parsed.doc)
        capitals = []
        for token in self.doc:
            if token.idx >= self.parsed.title_end:
                break
            self.title_last = token.i + 1
            if token.is_alpha and len(token) > 3:
                capitals.append(token.text[0].isupper())
        for token in self.doc:
            if token.text[0].isupper():
                self.same.setdefault(token.text, []).append(token)
        self.common = frozenset(t.text for t in self.doc if t.text.islower() and len(t) > 2)
        text = self.parsed.text
        marks = text.count(",") + text.count("'") + text.count("’")
        self.stripped = len(self.doc) > 60 and marks <= len(self.doc) / 200
        self.title_shouts = bool(capitals) and sum(capitals) / len(capitals) > _TITLE_CASE

    def text(self, first: int, last: int) -> str:
        """Return the source's characters of the tokens [first, last), on one line."""
        start, end = self.span(first, last)
        return " ".join(self.parsed.text[start:end].split())

    def span(self, first: int, last: int) -> Span:
        """Find where those tokens stand."""
        end = self.doc[last - 1]
        return self.doc[first].idx, end.idx + len(end.text)

    def key(self, first: int, last: int) -> str:
        """Return the folded name that those tokens spell."""
        return fold(self.text(first, last))

    def group_before(self, index: int, word: str) -> str | None:
        """Return the body that "its", "the group's" or "observatory" before a token means.

        A common noun of the same sentence comes first ("the medical centre"), then the last
        organisation named before that the word can stand for; an armed group only in the same
        sentence, since a monitor's head must not become a leader of what the monitor watches.
        """
        start = index
        while start > 0 and not self.doc[start].is_sent_start:
            start -= 1
        for at in range(index - 1, start, -1):
            if self.doc[at].text in _BODIES:
                first = at
                while first > start and self.doc[first - 1].pos_ in {"ADJ", "NOUN"}:
                    first -= 1
                return self.text(first, at + 1) if self.doc[at].pos_ == "NOUN" else None
        if word in {"its", "their"} and start > 0 and index - start <= _NEAR_START:
            subject = self._subject_body(start - 1)
            if subject is not None:
                return subject
        called = word.replace("’", "'").removesuffix("'s").removesuffix("s")
        heads = (
            name
            for end, name, kind in reversed(self.groups)
            if end <= index
            and kind not in _MUTE
            and _may_be(name, kind, called, near=end > start or index - 1 == start)
        )
        return next(heads, None)

    def _subject_body(self, index: int) -> str | None:
        """The body that a sentence begins with: "The army rejected it", "The ministry said"."""
        start = index
        while start > 0 and not self.doc[start].is_sent_start:
            start -= 1
        if self.doc[start].text != "The":
            return None
        for at in range(start + 1, min(index, start + 4)):
            if self.doc[at].text in _BODIES | _FORCES and self.doc[at].pos_ == "NOUN":
                return self.text(start + 1, at + 1)
            if self.doc[at].pos_ not in {"ADJ", "NOUN"}:
                return None
        return None

    def take(self, first: int, last: int, holder: str) -> None:
        """Note that the tokens belong to a name."""
        for index in range(first, last):
            self.taken[index] = holder

    def free(self, first: int, last: int, *holders: str) -> bool:
        """Tell whether no token belongs to one of the holders (to any, if none is named)."""
        return not any(
            index in self.taken and (not holders or self.taken[index] in holders)
            for index in range(first, last)
        )

    def shouting(self, index: int) -> bool:
        """Tell whether a token stands in a headline where every word has a capital."""
        return self.title_shouts and index < self.title_last


def _may_be(name: str, kind: str | None, called: str, *, near: bool) -> bool:
    """Whether a word for a body can stand for an organisation of that name and kind."""
    if called in _WATCHING:
        return kind == "monitor" or called in name.casefold()
    return near or (called != "it" and kind not in _FIGHTING)


def capital(token: Token) -> bool:
    """Tell whether a token is written like part of a name."""
    text = token.text
    return text[0].isupper() or (len(text) > 3 and text[1] in "'’" and text[2].isupper())


def nameword(token: Token) -> bool:
    """Tell whether a token can be a word or an initial of a person's name."""
    text = token.text
    if not capital(token):
        return False
    return token.is_alpha or "'" in text[1:-1] or (text[-1] == "." and text.isupper())


def joins(token: Token) -> bool:
    """Tell whether a token can stand inside a name uncapitalised: a particle, hyphen, blank."""
    return token.text in {"-", "–", "'", "’"} or token.lower_ in PARTICLES or soft_break(token)


def hangs(token: Token) -> bool:
    """Tell whether a small word hangs on a hyphen, as in "Ki-moon" or "Port-au-Prince"."""
    if not token.is_alpha or token.i == 0 or capital(token):
        return False
    previous = token.nbor(-1)
    return previous.text == "-" and not previous.whitespace_ and len(token) < 7


def soft_break(token: Token) -> bool:
    """Tell whether a token is the blank of a line wrapped inside a paragraph."""
    return token.is_space and token.text.count("\n") <= 1


def point(doc: list[Token], index: int) -> bool:
    """Tell whether a token is the point of a shortened title, as in "Capt. X"."""
    if index < 1 or index >= len(doc) or doc[index].text != "." or doc[index - 1].whitespace_:
        return False
    previous = doc[index - 1]
    return previous.lower_ in TITLES and capital(previous) and len(previous) < 6
