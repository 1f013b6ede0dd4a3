"""What can be typed next in a query: fields, states, and the names of tags and feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.library import Library

MEANS = [
    "airstrike",
    "drone",
    "shelling",
    "gunfire",
    "bomb",
    "mine",
    "earthquake",
    "flood",
    "disease",
]
GROUPS = ["civilians", "children", "women", "militants", "journalists", "medics"]
TIMES = ("today", "24h", "7d", "30d", "1y")


def completer(library: Library) -> Callable[[str], list[str]]:
    """Whole queries whose last word is completed; the library is asked once for its names."""
    from tui.library.fields import FIELDS, STATES

    values: dict[str, Iterable[str]] = {
        "is": STATES,
        "tag": [name for name, _, _ in library.marks.tags()],
        "feed": [feed.title for feed in library.feeds.all()],
        "weapon": MEANS,
        "group": GROUPS,
        "since": TIMES,
        "before": TIMES,
        "killed": (">0", ">=10", ">=100"),
        "injured": (">0", ">=10", ">=100"),
    }

    def complete(query: str) -> list[str]:
        head, _, word = query.rpartition(" ")
        head = f"{head} " if head else ""
        sign = "-" if word.startswith("-") else ""
        field, colon, typed = word.removeprefix("-").partition(":")
        if not colon:
            names = [f"{name}:" for name in FIELDS if field and name.startswith(field.lower())]
        else:
            known = values.get(field.lower(), ())
            names = [f"{field}:{_word(value)}" for value in known if _fits(value, typed)]
        return [f"{head}{sign}{name}" for name in names]

    return complete


def _fits(value: str, typed: str) -> bool:
    return value.casefold().startswith(typed.strip('"').casefold())


def _word(value: str) -> str:
    """A value as one word of the query language."""
    bare = value.replace('"', "")
    return f'"{bare}"' if any(not (c.isalnum() or c in "_-.>=") for c in bare) else bare
