"""Parse the one language of search, lists, rules, tagging and export into a tree.

    or     = and ("OR" and)*                  AND is implied between two terms
    and    = not ("AND"? not)*
    not    = ("NOT" | "-") not | "(" or ")" | field ":" value | word | "phrase"

A value may be quoted too; within quotation marks a backslash takes the next character as it is.
The parser is written by hand, because a mistake must be answered with its place and with what
could stand there, in the words of this language, and because the prompt parses at every key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from tui.errors import QueryError
from tui.library.queries.ast import Node, Not, join_all, join_any, phrase_of
from tui.library.queries.fields import FIELDS, FieldTerm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_DEPTH = 25
MAX_TOKENS = 500

Kind = Literal["open", "close", "minus", "operator", "field", "term", "end"]

_CLOSING = {'"': '"', "“": "”", "„": "“", "«": "»"}
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<open>\() | (?P<close>\))
    | (?P<minus>-(?=[^\s)]))
    | (?P<operator>(?:AND|OR|NOT)(?=[\s()"]|$))
    | (?P<field>(?:toll-)?[A-Za-z]+):
    | (?P<quote>["“„«])
    | (?P<word>(?:[^\s()"“„«]|(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea]))+)  # as in צה"ל
    )""",
    re.VERBOSE,
)
_BARE = re.compile(r"[^\s()]*")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")


class Token(NamedTuple):
    """A token of a query. `value` is unquoted; a field's is what follows its colon."""

    kind: Kind
    position: int
    value: str = ""
    field: str = ""
    value_position: int = 0


def parse(text: str) -> Node | None:
    """Parse a query to its tree; None for an empty one, which finds everything.

    Raises QueryError, whose position is that of the mistake in `text`.
    """
    try:
        return _Parser(_UNUSABLE.sub(" ", text)).query()
    except QueryError as error:
        error.query = text
        raise


class _Parser:
    """A cursor over the tokens of one query."""

    def __init__(self, text: str) -> None:
        self.tokens = [*tokens(text), Token("end", len(text))]
        if len(self.tokens) > MAX_TOKENS:
            place = self.tokens[MAX_TOKENS].position
            raise QueryError(f"The query is too long: it ends here, after {MAX_TOKENS}.", place)
        self.at = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def takes(self, operator: str) -> bool:
        """Go past this operator if it comes next."""
        matches = self.next.kind == "operator" and self.next.value == operator
        self.at += matches
        return matches

    def query(self) -> Node | None:
        if self.next.kind == "end":
            return None
        tree = self.any_of()
        if self.next.kind == "close":
            raise QueryError("This ) has no ( before it.", self.next.position)
        return tree

    def any_of(self) -> Node:
        parts = [self.all_of()]
        while self.takes("OR"):
            parts.append(self.all_of())
        return join_any(parts)

    def all_of(self) -> Node:
        parts = [self.term()]
        while self.next.kind not in ("end", "close") and not self.at_or():
            self.takes("AND")
            parts.append(self.term())
        return join_all(parts)

    def at_or(self) -> bool:
        return self.next.kind == "operator" and self.next.value == "OR"

    def term(self) -> Node:
        token = self.next
        if token.kind in ("end", "close"):
            raise QueryError(
                'Here a term is missing: a word, a "phrase", a field such as tag:, or a ( .',
                token.position,
            )
        self.at += 1
        if token.kind == "minus" or (token.kind == "operator" and token.value == "NOT"):
            return Not(self.nested(self.term, token))
        if token.kind == "operator":
            raise QueryError(
                f"{token.value} stands between two terms; quote it to search for the word.",
                token.position,
            )
        if token.kind == "open":
            return self.group(token)
        if token.kind == "field":
            term = FieldTerm(token.field, token.value, token.position, token.value_position)
            return FIELDS[token.field](term)
        return phrase_of(token.value, token.position)

    def group(self, opening: Token) -> Node:
        tree = self.nested(self.any_of, opening)
        if self.next.kind != "close":
            raise QueryError("This ( is not closed: a ) is missing.", opening.position)
        self.at += 1
        return tree

    def nested(self, rule: Callable[[], Node], opening: Token) -> Node:
        """Follow a rule one level down; the levels are counted, because Python's stack ends."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise QueryError(f"This is nested too deep: {MAX_DEPTH} levels fit.", opening.position)
        tree = rule()
        self.depth -= 1
        return tree


def tokens(text: str) -> Iterator[Token]:
    """Split a query into tokens. Raises QueryError."""
    at = 0
    while match := _TOKEN.match(text, at):
        kind = match.lastgroup
        start, at = match.start(kind or 0), match.end()
        if kind == "quote":
            value, at = _quoted(text, start)
            yield Token("term", start, value)
        elif kind == "field":
            name = _field_name(match["field"], start)
            value_start = at
            value, at = value_at(text, at)
            yield Token("field", start, value, name, value_start)
        elif kind == "word":
            yield Token("term", start, match["word"])
        else:
            yield Token(cast("Kind", kind), start, match[kind or 0])


_USUAL = "tag:, feed:, person:, place:, killed:, is: and since:"
"""Fields that are named to who wrote none, nor anything like one; help and README have all."""


def _field_name(written: str, position: int) -> str:
    name = written.lower()
    if name not in FIELDS:
        from difflib import get_close_matches

        close = [f"{field}:" for field in get_close_matches(name, FIELDS, n=2, cutoff=0.7)]
        likely = f"did you mean {' or '.join(close)}?" if close else f"{_USUAL} are some."
        raise QueryError(
            f"{written}: is no field; {likely} Quote it to search for it as it stands.", position
        )
    return name


def value_at(text: str, start: int) -> tuple[str, int]:
    """Read a field's value, quoted or not, and where it ends; "" where none follows."""
    if start < len(text) and text[start] in _CLOSING:
        return _quoted(text, start)
    bare = _BARE.match(text, start)
    return (bare[0], bare.end()) if bare else ("", start)


def _quoted(text: str, start: int) -> tuple[str, int]:
    """What stands between the quotation mark at `start` and its partner, and where that ends."""
    closing = _CLOSING[text[start]]
    inside = re.compile(rf"((?:[^{closing}\\]|\\.)*){closing}", re.DOTALL).match(text, start + 1)
    if inside is None:
        raise QueryError(f"This quotation is not closed: a {closing} is missing.", start)
    return _ESCAPED.sub(r"\1", inside[1]), inside.end()
