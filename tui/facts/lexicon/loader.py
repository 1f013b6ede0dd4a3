"""Reading a word table: checked against its type as a whole, a fault named with file and line."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

import msgspec

from tui.errors import AnalysisError
from tui.facts.lexicon.entries import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")

_QUOTED = re.compile(r"`([^`$][^`]*)`|enum value '([^']*)'")
_STEP = re.compile(r"\.([^.\[`]+)")


def load(name: str, kind: type[T]) -> T:
    """Return the table of that name. Raises AnalysisError, which names the line that is wrong."""
    path = files(__package__).joinpath(f"{name}.toml")
    return parse(path.read_text(encoding="utf-8"), kind, f"{name}.toml")


def parse(text: str, kind: type[T], file: str) -> T:
    """Return a table from its text; `file` is what the fault of an entry is told of."""
    try:
        return msgspec.convert(tomllib.loads(text), kind, dec_hook=decode)
    except tomllib.TOMLDecodeError as error:
        raise _fault(file, str(error)) from error
    except msgspec.ValidationError as error:
        raise _fault(file, f"{error} (at line {_line(text, str(error))})") from error


def _fault(file: str, message: str) -> AnalysisError:
    return AnalysisError(
        f"The word table {file} is wrong: {message}. Correct that line, or reinstall dateline."
    )


def _line(text: str, message: str) -> int:
    """The line that a message is about: what it quotes, below the keys of the path it ends with."""
    lines = text.splitlines()
    line = 0
    for part in _parts(message):
        line = next((n for n in range(line, len(lines)) if part in lines[n]), line)
    return line + 1


def _parts(message: str) -> Iterator[str]:
    """What is looked for, one below the other."""
    fault, _, path = message.rpartition(" - at ")
    yield from _STEP.findall(path)
    for match in _QUOTED.finditer(fault or message):
        yield match[1] or match[2]
