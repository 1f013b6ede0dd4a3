"""The one language of search, lists, rules, tagging and export: text into a tree.

    or     = and ("OR" and)*                  AND is implied between two terms
    and    = not ("AND"? not)*
    not    = ("NOT" | "-") not | "(" or ")" | field ":" value | word | "phrase"

It is written by hand, because a mistake must be answered with its place and with what could
stand there, in the words of this language, and because the prompt parses at every key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.errors import QueryError
from tui.library.fields import FIELDS, Term
from tui.library.tree import Node, Not, join_all, join_any, text_term

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 25
MAX_TERMS = 100

_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<open>\() | (?P<close>\))
    | (?P<minus>-(?=[^\s)]))
    | (?P<operator>(?:AND|OR|NOT)(?=[\s()"]|$))
    | (?P<field>[A-Za-z]+):
    | (?P<quote>["“„«])
    | (?P<word>[^\s()"“„«]+)
    )""",
    re.VERBOSE,
)
_BARE = re.compile(r"[^\s()]*")
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")


def parse(text: str) -> Node | None:
    """The tree of a query; null for an empty one, which finds everything.

    Raises QueryError, whose position is that of the mistake in `text`.
    """
    return _Parser(_UNUSABLE.sub("�", text)).whole()


class _Parser:
    """A cursor over the tokens of one query."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_tokens(text))
        self.at = 0
        self.depth = 0

    def peek(self) -> str:
        """What kind of token comes next; "end" after the last."""
        return self.tokens[self.at][0] if self.at < len(self.tokens) else "end"

    def value(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def position(self) -> int:
        return self.tokens[self.at][2] if self.at < len(self.tokens) else len(self.text)

    def whole(self) -> Node | None:
        if not self.tokens:
            return None
        if len(self.tokens) > 4 * MAX_TERMS:
            place = self.tokens[4 * MAX_TERMS][2]
            raise QueryError(f"This query is too long: at most {MAX_TERMS} terms fit.", place)
        tree = self.any_of()
        if self.peek() == "close":
            raise QueryError("This ) has no ( before it.", self.position())
        return tree

    def any_of(self) -> Node:
        parts = [self.all_of()]
        while self.peek() == "operator" and self.value() == "OR":
            self.at += 1
            parts.append(self.all_of())
        return join_any(parts)

    def all_of(self) -> Node:
        parts = [self.one()]
        while self.peek() not in ("end", "close"):
            if self.peek() == "operator" and self.value() == "OR":
                break
            if self.peek() == "operator" and self.value() == "AND":
                self.at += 1
            parts.append(self.one())
        return join_all(parts)

    def one(self) -> Node:
        kind, value, position = self.peek(), self.value(), self.position()
        self.at += 1
        if kind == "minus" or (kind == "operator" and value == "NOT"):
            return Not(self.nested(self.one, position))
        if kind == "open":
            return self.group(position)
        if kind == "field":
            return _field(value, position)
        if kind == "term":
            return text_term(value, position)
        if kind == "operator":
            raise QueryError(f"{value} stands between two terms; to search for it, quote it.", position)
        raise QueryError(
            "Here a term is missing: a word, a \"phrase\", a field such as tag:, or (.", position
        )

    def group(self, position: int) -> Node:
        tree = self.nested(self.any_of, position)
        if self.peek() != "close":
            raise QueryError("This ( is not closed: a ) is missing.", position)
        self.at += 1
        return tree

    def nested(self, rule, position):  # type: ignore[no-untyped-def]
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise QueryError(f"This is nested too deep: at most {MAX_DEPTH} levels.", position)
        tree = rule()
        self.depth -= 1
        return tree


def _field(written: str, position: int) -> Node:
    name, _, value = written.partition(":")
    return FIELDS[name](Term(name, value, position, position + len(name) + 1))


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """(kind, value, position); a field's token has its value with it, unquoted."""
    at = 0
    while match := _TOKEN.match(text, at):
        kind = match.lastgroup or ""
        start = match.start(kind)
        at = match.end()
        if kind == "quote":
            value, at = _quoted(text, start)
            yield "term", value, start
        elif kind == "field":
            name = match["field"].lower()
            if name not in FIELDS:
                known = ", ".join(f"{field}:" for field in FIELDS)
                raise QueryError(
                    f"There is no field {name}: here; there are {known}. To search for it as it "
                    "stands, quote it.",
                    start,
                )
            if text[at : at + 1] in _QUOTES and text[at : at + 1]:
                value, at = _quoted(text, at)
            else:
                bare = _BARE.match(text, at)
                value = bare[0] if bare else ""
                at += len(value)
            yield "field", f"{name}:{value}", start
        else:
            yield ("term" if kind == "word" else kind), match[kind], start


def _quoted(text: str, start: int) -> tuple[str, int]:
    """The text between the quotation mark at `start` and its partner, and where that ends."""
    closing = _QUOTES[text[start]]
    end = text.find(closing, start + 1)
    if end < 0:
        raise QueryError(f"This quotation is not closed: a {closing} is missing.", start)
    return text[start + 1 : end], end + 1
