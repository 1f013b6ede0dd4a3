"""The kinds of lists that a word table holds, each of which checks its own entries."""

from __future__ import annotations

import re
from typing import Any, ClassVar

_NO_LETTER = re.compile(r"\\.|\(\?P")
"""What has a capital in a pattern, and means none."""

_FIVE = 5
"""Forms of a verb: base, -s, past, participle, -ing."""


def items(value: object) -> list[str]:
    """Return the entries of a list, or of one text whose entries white space parts."""
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return value
    raise ValueError("a list of texts is wanted, or one text of entries parted by spaces")


def _distinct(entries: list[str]) -> None:
    """Refuse an entry that stands twice."""
    seen: set[str] = set()
    for entry in entries:
        if entry in seen:
            raise ValueError(f"`{entry}` stands twice")
        seen.add(entry)


def _plain(entries: list[str]) -> None:
    """Refuse an entry that is empty, has white space too many, or stands twice."""
    for entry in entries:
        if not entry or entry != " ".join(entry.split()):
            raise ValueError(f"`{entry}` is empty or has a space too many")
    _distinct(entries)


class Labels(frozenset[str]):
    """Marks of the model, such as tags and dependencies, as it writes them."""

    @classmethod
    def parse(cls, value: object) -> Labels:
        """Check entries and take them in."""
        entries = items(value)
        _plain(entries)
        return cls(entries)


class Words(Labels):
    """Words and phrases in small letters; the letters of an entry are those that texts have."""

    @classmethod
    def parse(cls, value: object) -> Words:
        """Check entries and take them in."""
        entries = items(value)
        _plain(entries)
        for entry in entries:
            if entry != entry.lower() or '"' in entry:
                raise ValueError(f"`{entry}` is not in small letters, or has a quotation mark")
        return cls(entries)


class Forms(Words):
    """Nouns with their plurals, each a form by itself."""

    @classmethod
    def parse(cls, value: object) -> Forms:
        """Check entries and take them in."""
        forms = [form for entry in items(value) for form in entry.split()]
        return cls(Words.parse(forms))


class NameRuns(tuple[tuple[str, ...], ...]):
    """What has several names: a line each, the names parted by bars, its own first."""

    __slots__: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def parse(cls, value: object) -> NameRuns:
        """Check entries and take them in."""
        if not isinstance(value, str):
            raise ValueError("a text of lines is wanted")  # noqa: TRY004 a table's fault, not ours
        lines = [line.strip() for line in value.strip().splitlines()]
        _plain(lines)
        groups = [tuple(name.strip() for name in line.split("|")) for line in lines]
        _plain([name for names in groups for name in names])
        return cls(groups)


class WordPatterns(tuple[str, ...]):
    """Regular expressions, in the order in which they are tried."""

    __slots__: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def parse(cls, value: object) -> WordPatterns:
        """Check entries and take them in."""
        entries = [value] if isinstance(value, str) else items(value)
        _distinct(entries)
        return cls(entries)

    def either(self, template: str = r"\b(?:{})\b") -> re.Pattern[str]:
        """Find all of them as one pattern, whatever the letters' case."""
        return re.compile(template.format("|".join(self)), re.IGNORECASE)


class SmallPatterns(WordPatterns):
    """Regular expressions for a text in small letters, where one with a capital finds nothing."""

    __slots__: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def parse(cls, value: object) -> SmallPatterns:
        """Check entries and take them in."""
        entries = WordPatterns.parse(value)
        for entry in entries:
            if _NO_LETTER.sub("", entry) != _NO_LETTER.sub("", entry).lower():
                raise ValueError(f"`{entry}` is not in small letters")
        return cls(entries)


class Verbs(tuple[tuple[str, ...], ...]):
    """Verbs, each by its five forms: base, -s, past, participle, -ing."""

    __slots__: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def parse(cls, value: object) -> Verbs:
        """Check entries and take them in."""
        verbs = [tuple(entry.split()) for entry in items(value)]
        for verb in verbs:
            if len(verb) != _FIVE:
                raise ValueError(f"`{' '.join(verb)}` has {len(verb)} forms, a verb has five")
        _plain([" ".join(verb) for verb in verbs])
        return cls(verbs)

    @property
    def forms(self) -> frozenset[str]:
        """Find all forms of all verbs."""
        return frozenset(form for verb in self for form in verb)

    @property
    def bases(self) -> frozenset[str]:
        """Return the dictionary forms."""
        return frozenset(verb[0] for verb in self)


def decode(kind: type, value: Any) -> Any:
    """Make one of the lists above of what a table holds. Raises ValueError, TypeError."""
    if issubclass(kind, (Labels, NameRuns, WordPatterns, Verbs)):
        return kind.parse(value)
    raise TypeError(f"{kind} is no list that a table can hold")
