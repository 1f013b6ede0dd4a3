"""Find the newest articles with a word that begins so, by reading them, where most have one.

Before its first row FTS5 merges the lists of all words with a beginning, 0.12 µs for each place:
170 ms for three letters with which a word in 35 begins, in 100,000 articles of 500 words, twice as
much for one letter. But what many articles have, many of the newest have too, and 200 of those are
read in 6 ms. Where fewer have it the lists are short, and FTS5 is asked. Both find the same.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, normalize

from tui.library.codecs import unpack_text
from tui.library.queries import ast
from tui.library.queries.compile import Compiler
from tui.library.search_terms import beginning, index_terms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

LONGEST = 4
"""Letters: with more of them so few words begin that FTS5 has their lists at once."""

MOST = 500
"""Articles that are looked for by reading: a first screen, not all of a library."""

SAMPLE = 24
"""Articles read before it is judged whether enough of them have such a word."""

ONE_IN = 4
"""Of how many one must have it: then 2,000 are read for a first screen, in 40 ms."""

_MARKS = re.compile("[\u0300-\u036f]")
_FIELDS = ("title", "text", "author")


class _Beginning(NamedTuple):
    """What a word must begin with, where; `plain` finds such a word that nothing can change."""

    columns: Sequence[str]
    letters: str
    plain: re.Pattern[str]

    def stands_in(self, fields: dict[str, str]) -> bool:
        """Tell whether a word of these columns begins so."""
        texts = [fields[column] for column in self.columns]
        return any(map(self.plain.search, texts)) or any(map(self._begins, texts))

    def _begins(self, text: str) -> bool:
        """Tell it of the terms in the index, split and folded as its tokenizer does."""
        terms = _folded(index_terms(text))
        at = terms.find(self.letters)
        while at > 0 and _is_letter(terms[at - 1]):
            at = terms.find(self.letters, at + 1)
        return at >= 0


def newest(connection: sqlite3.Connection, node: ast.Node | None, limit: int) -> array[int] | None:
    """Select the newest articles of a query whose words' beginnings most articles have.

    None where it asks for no such beginning, or too few of the newest have it.
    """
    parts = node.parts if isinstance(node, ast.All) else (node,)
    beginnings = [start for part in parts if (start := _beginning(part))]
    if limit > MOST or not beginnings:
        return None
    others = [part for part in parts if part is not None and not _beginning(part)]
    streams = Compiler(connection)
    sql = streams.of(ast.join_all(others)) if others else streams.every
    result = array("q")
    texts = any("text" in start.columns for start in beginnings)
    candidates = connection.execute(f"{sql} ORDER BY number DESC", streams.values)
    for read, (number,) in enumerate(candidates, 1):
        fields = _fields(connection, number, text=texts)
        if all(start.stands_in(fields) for start in beginnings):
            result.append(number)
            if len(result) >= limit:
                break
        elif read >= SAMPLE and ONE_IN * len(result) < read:
            return None
    return result


def _beginning(node: ast.Node | None) -> _Beginning | None:
    """What a part of a query asks words of texts to begin with, where that is short."""
    if not isinstance(node, ast.Phrase) or node.table != "search":
        return None
    letters = _folded(beginning(node.phrase))
    if not letters.isalnum() or len(letters) > LONGEST:
        return None
    plain = re.compile(rf"(?:^|[ \n]){letters}[a-z]*(?![^ \n])", re.ASCII | re.IGNORECASE)
    return _Beginning(node.columns, letters, plain)


def _fields(connection: sqlite3.Connection, number: int, *, text: bool) -> dict[str, str]:
    """Load what the index has of an article; nothing where it waits to be indexed."""
    row = connection.execute(
        "SELECT title, CASE WHEN ? THEN (SELECT text FROM texts WHERE number = h.number) END, "
        "author FROM headlines AS h WHERE number = ? "
        "AND number NOT IN (SELECT number FROM unindexed)",
        (text, number),
    ).fetchone()
    title, packed, author = row or ("", None, "")
    return dict(zip(_FIELDS, (title, unpack_text(packed) if packed else "", author), strict=True))


def _folded(text: str) -> str:
    """Fold case and the marks of Latin letters as unicode61 does."""
    if not text.isascii():
        text = normalize("NFC", _MARKS.sub("", normalize("NFD", text)))
    return text.lower().replace("ς", "σ")


def _is_letter(sign: str) -> bool:
    """Tell whether it is part of a word for the index, see `search_terms.TOKENIZER`."""
    kind = category(sign)
    return kind[0] in "LN" or kind in ("Co", "Mn", "Mc")
