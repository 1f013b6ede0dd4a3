"""Which files the inputs name, in which order, and what kind each is of."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["text", "page", "lines", "csv", "parquet", "warc", "unknown"]

_KINDS: dict[Kind, tuple[str, ...]] = {
    "text": (".txt", ".text", ".md"),
    "page": (".html", ".htm", ".xhtml"),
    "lines": (".jsonl", ".ndjson"),
    "csv": (".csv", ".tsv"),
    "parquet": (".parquet", ".pq"),
    "warc": (".warc", ".wet"),
}
KINDS: dict[str, Kind] = {suffix: kind for kind, suffixes in _KINDS.items() for suffix in suffixes}
"""Kinds by the end of a file's name, behind which there may be .gz."""

ADDRESS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: what it is called in ids, where it is, and what it holds.

    `source` is how messages name it: as it was typed, or found below what was typed.
    """

    name: str
    source: str
    path: Path
    kind: Kind

    @property
    def gzipped(self) -> bool:
        """Whether its name says that it is compressed by gzip."""
        return self.path.name.lower().endswith(".gz")


def kind_of(name: str) -> Kind:
    """Tell a file's kind by its name."""
    return KINDS.get(Path(name.lower().removesuffix(".gz")).suffix, "unknown")


def is_address(source: str) -> bool:
    """Tell whether an input is an address, which is fetched."""
    return source.startswith(ADDRESS)


class Files:
    """The files that inputs name: themselves, or those in folders, in the order of their paths.

    A file below a folder is called by its path from there, with the folder's name before it; one
    that is named itself by its name, or as it was typed where two have the same.
    """

    def __init__(self, sources: Sequence[str], without: Path | None = None) -> None:
        """Take the inputs as they were typed. Nothing in the folder `without` is read."""
        self.sources = sources
        self._without = None if without is None else without.resolve()
        names = Counter(Path(source).name for source in sources)
        self._doubled = {name for name, count in names.items() if count > 1}

    def of(self, source: str, omitted: Counter[str]) -> Iterator[InputFile]:
        """List the files of one input; files of folders that are of no known kind are counted."""
        path = Path(source)
        if not path.is_dir():
            name = source if path.name in self._doubled else path.name
            yield InputFile(name, source, path, kind_of(path.name))
            return
        top = source.rstrip("/") if path.name in self._doubled else path.resolve().name
        for file in self._below(path):
            kind = kind_of(file.name)
            if kind == "unknown":
                omitted[f"files of the kind {file.suffix.lower() or 'without an ending'}"] += 1
                continue
            yield InputFile(f"{top}/{file.relative_to(path).as_posix()}", str(file), file, kind)

    def _below(self, folder: Path) -> Iterator[Path]:
        """Files in a folder and in those in it, without what is hidden; no link leads to a folder.

        Raises OSError.
        """
        with os.scandir(folder) as listing:
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in listing)
        for name, is_folder in entries:
            path = folder / name
            if name.startswith(".") or path.resolve() == self._without:
                continue
            if is_folder:
                yield from self._below(path)
            elif path.is_file():
                yield path

    def size(self) -> int | None:
        """Add up the bytes of all files, an address for one; null where a pipe is among them."""
        if "-" in self.sources:
            return None
        total = 0
        for source in self.sources:
            if is_address(source):
                total += 1
                continue
            try:
                total += sum(file.path.stat().st_size for file in self.of(source, Counter()))
            except OSError:
                continue  # whoever reads it says so
        return total
