"""Paths completed while they are typed: folders, and files with the endings that are asked for.

Folders are read in a thread, since one may lie on a network; what was read stays known while the
question is open.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui import clean
from tui.app.prompt.suggestions import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

READ = 2_000
"""Entries of a folder that are looked at."""


class PathCompletion:
    """Completes the path that is asked for in one question."""

    def __init__(self, endings: Sequence[str] = (), *, loose: bool = True) -> None:
        """Offer files with these endings, or any; where not `loose`, only behind a folder's name.

        Where addresses may be typed too, a bare name is rather one of those.
        """
        self._endings = tuple(endings)
        self._loose = loose
        self._names: dict[str, tuple[str, ...]] = {}

    def complete(self, typed: str) -> list[Suggestion]:
        """List what goes on as it was typed, of the folders that were read."""
        folder, begun = _split(typed)
        names = self._names.get(folder, ())
        return [
            Suggestion(f"{folder}{name}", name)
            for name in names
            if name.startswith(begun) and (begun.startswith(".") or not name.startswith("."))
        ]

    async def learn(self, typed: str) -> bool:
        """Read the folder that is typed; whether it was not known."""
        folder, _ = _split(typed)
        if folder in self._names or not (folder or self._loose) or "://" in typed:
            return False
        self._names[folder] = await asyncio.to_thread(self._read, folder)
        return True

    async def extend(self, typed: str) -> str:
        """Extend a path by what all that fit it have in common, as a shell does."""
        await self.learn(typed)
        values = [offer.value for offer in self.complete(typed)]
        common = os.path.commonprefix(values)  # noqa: RUF071 by characters, in names too
        return common if common.startswith(typed) else typed

    def _read(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(self._entries(folder), key=str.casefold))

    def _entries(self, folder: str) -> Iterator[str]:
        """List names that can be typed; none where the folder cannot be read, or nobody's home."""
        try:
            with os.scandir(Path(folder or ".").expanduser()) as entries:
                for _, entry in zip(range(READ), entries, strict=False):
                    if clean.line(entry.name, len(entry.name)) != entry.name:
                        continue
                    if entry.is_dir():
                        yield f"{entry.name}/"
                    elif not self._endings or entry.name.lower().endswith(self._endings):
                        yield entry.name
        except (OSError, RuntimeError, ValueError):
            return


def _split(typed: str) -> tuple[str, str]:
    """Split a path into its folder, with the slash, and what was begun behind it."""
    folder, slash, begun = typed.lstrip().rpartition("/")
    if not slash and begun == "~":
        return "~/", ""
    return folder + slash, begun
