"""Patterns that are tried only at words with whose first letters their texts can begin.

Python tries every alternative of a pattern at every place of a text. Of hundreds of patterns few
can begin with the two letters of a word, and with those of most words none at all.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LETTERS = 2
"""Letters of a word by which patterns are told apart."""

_OPEN = "\0"
"""Stands behind a beginning that anything may follow."""

_START = re.compile(r"(?<![\w-])\w.?", re.DOTALL)
"""The first letters of a word, as many as `_LETTERS`."""
_CLASS = re.compile(r"\[(?P<members>[^\]\\^]+)\]")
_RANGE = re.compile(r"(\w)-(\w)")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")
_GROUP = re.compile(r"\(\?(?:P<\w+>|:)")
_NOTHING = re.compile(r"\(\?<?[=!]")
_DIGITS = frozenset("0123456789")
_SIGNS = frozenset(".-()[]?*+|/$")
_AT_WORD = r"\b"


class WordStarts:
    """Patterns in small letters that begin at a word and end with one, by how words begin."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Take the patterns; each is compiled when a text has a word that it can begin with."""
        self._patterns = patterns
        self._by_beginning: dict[str, set[int]] = {}
        for number, pattern in enumerate(patterns):
            for begun in beginnings(pattern):
                self._by_beginning.setdefault(begun, set()).add(number)
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._by_letters: dict[str, tuple[tuple[int, re.Pattern[str]], ...]] = {}

    def matches(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Find where patterns match, by the pattern's number, in the order of the text.

        Matches of one pattern do not overlap, those of several may.
        """
        ends: dict[int, int] = {}
        for start, patterns in self._words(text):
            for number, pattern in patterns:
                if start >= ends.get(number, 0) and (match := pattern.match(text, start)):
                    ends[number] = match.end()
                    yield number, match

    def first_matches(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Find where the first of the patterns that match at a word does; no match overlaps."""
        end = 0
        for start, patterns in self._words(text):
            if start < end:
                continue
            for number, pattern in patterns:
                if match := pattern.match(text, start):
                    end = match.end()
                    yield number, match
                    break

    def _words(self, text: str) -> Iterator[tuple[int, tuple[tuple[int, re.Pattern[str]], ...]]]:
        """Where words begin, and the patterns that can begin there."""
        known = self._by_letters
        for word in _START.finditer(text):
            letters = word[0]
            patterns = known[letters] if letters in known else self._learnt(letters)
            if patterns:
                yield word.start(), patterns

    def _learnt(self, letters: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
        """The patterns that can begin with the letters."""
        begun = {letters[:size] for size in range(_LETTERS + 1)}
        if len(letters) < _LETTERS:  # at the end of a text
            begun |= {known for known in self._by_beginning if known.startswith(letters)}
        numbers = sorted(set().union(*(self._by_beginning.get(text, ()) for text in begun)))
        self._by_letters[letters] = tuple((number, self._pattern(number)) for number in numbers)
        return self._by_letters[letters]

    def _pattern(self, number: int) -> re.Pattern[str]:
        if number not in self._compiled:
            self._compiled[number] = re.compile(rf"(?:{self._patterns[number]})(?![\w-])")
        return self._compiled[number]


def joined(patterns: Iterable[str]) -> str:
    """Join patterns in small letters, behind a look at the letter that they can begin with."""
    return "|".join(_behind_look(list(run), look) for look, run in groupby(patterns, _look))


def _look(pattern: str) -> tuple[bool, str]:
    """Whether it is known how a pattern begins, and where it is looked at: at words, anywhere."""
    at_word = pattern.startswith(_AT_WORD) and len(alternatives(pattern)) == 1
    return bool(first_letters(pattern)), _AT_WORD if at_word else ""


def _behind_look(patterns: list[str], look: tuple[bool, str]) -> str:
    """Patterns that are alike in how they are looked at, as one."""
    known, place = look
    whole = "|".join(f"(?:{pattern.removeprefix(place)})" for pattern in patterns)
    letters = set[str]().union(*map(first_letters, patterns)) if known else set()
    return f"{place}{letters_ahead(letters)}(?:{whole})"


def letters_ahead(letters: Iterable[str]) -> str:
    """Write that one of some letters stands ahead; nothing, if there are none."""
    written = {r"\d" if letter in _DIGITS else re.escape(letter) for letter in letters}
    return f"(?=[{''.join(sorted(written))}])" if written else ""


def first_letters(pattern: str) -> frozenset[str]:
    """Find the letters with which texts that a pattern matches can begin; none if with any."""
    letters = frozenset(begun[:1] for begun in beginnings(pattern))
    return frozenset() if "" in letters else letters


def beginnings(pattern: str) -> frozenset[str]:
    r"""Find the first two letters, or fewer, with which texts that a pattern matches can begin.

    >>> sorted(beginnings("(?:hand )?grenades?|[ab]omb")), sorted(beginnings(r"\w+ bombs?"))
    (['ao', 'bo', 'gr', 'ha'], [''])
    """
    return frozenset(
        text.rstrip(_OPEN) for part in alternatives(pattern) for text in _beginnings(part)
    )


def _beginnings(pattern: str) -> set[str]:
    """As `beginnings`, of a pattern without alternatives; those that end in `_OPEN` are cut off."""
    begun, whole = {""}, set[str]()
    for item in _items(pattern):
        grown = {(text + more)[: _LETTERS + 1] for text in begun for more in item}
        begun = {text for text in grown if len(text) < _LETTERS and not text.endswith(_OPEN)}
        whole |= {text[:_LETTERS] for text in grown - begun}
        if not begun:
            break
    return whole | begun


def _items(pattern: str) -> Iterator[set[str]]:
    """What each item of a pattern can be, one after the other; "" is nothing."""
    place = 0
    while place < len(pattern):
        options, place = _item(pattern, place)
        quantifier = _QUANTIFIER.match(pattern, place)
        if quantifier is not None:
            place = quantifier.end()
            optional = quantifier[0][0] in "?*" or quantifier["least"] == "0"
            once = quantifier[0][0] == "?"
            options = {text if once else text + _OPEN for text in options}
            options |= {""} if optional else set()
        yield options


def _item(pattern: str, place: int) -> tuple[set[str], int]:
    """What the item at a place can be, and where it ends."""
    if pattern[place] == "(":
        end = closing(pattern, place)
        if _NOTHING.match(pattern, place):
            return {""}, end + 1
        group = _GROUP.match(pattern, place)
        inner = alternatives(pattern[group.end() : end]) if group is not None else []
        return {text for part in inner for text in _beginnings(part)} or {_OPEN}, end + 1
    members = _CLASS.match(pattern, place)
    if members is not None:
        return _members(members["members"]), members.end()
    if pattern[place] == "\\":
        sign = pattern[place + 1]
        known = {"d": set(_DIGITS), "b": {""}}.get(sign, {sign} if sign in _SIGNS else {_OPEN})
        return known, place + 2
    return {_OPEN if pattern[place] in "[.^$" else pattern[place]}, place + 1


def _members(written: str) -> set[str]:
    """The characters of a class without a backslash."""
    ranges = _RANGE.findall(written)
    spans = {chr(code) for low, high in ranges for code in range(ord(low), ord(high) + 1)}
    return spans | set(_RANGE.sub("", written))


def closing(pattern: str, start: int = 0) -> int:
    """Find where the group ends that opens at a place of a pattern."""
    depth = 0
    for place in range(start, len(pattern)):
        depth += (pattern[place] == "(") - (pattern[place] == ")")
        if depth == 0:
            return place
    return len(pattern)


def alternatives(inner: str) -> list[str]:
    """Split a pattern into its alternatives, where no group is open."""
    parts, depth, start = [], 0, 0
    for place, character in enumerate(inner):
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            parts.append(inner[start:place])
            start = place + 1
    return [*parts, inner[start:]]
