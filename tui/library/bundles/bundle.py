"""Read a bundle: articles, and what their reader did with them, in one file that is handed over.

It is JSON Lines, compressed by gzip: a head that says whose it is, then an article a line. It may
come from anybody. So it is read line by line within limits, nothing in it is ever run, and an
article that cannot be right is left out and counted.
"""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tui import clean
from tui.errors import BundleError
from tui.library.bundles.bundle_articles import BundleArticle, cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAGIC = b"\x1f\x8b"
"""How a file that gzip compressed begins, and no outline of feeds does."""

VERSION = 1


class Limits(NamedTuple):
    """What of a bundle is read: bytes when it is unpacked, bytes of a line, articles."""

    total: int = 2_000_000_000
    line: int = 20_000_000
    articles: int = 200_000


LIMITS = Limits()


def is_bundle(file: Path) -> bool:
    """Tell whether a file is rather a bundle than an outline of feeds. Raises OSError.

    A pipe is none, because what is read of it here would be missing from its outline.
    """
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(len(MAGIC)) == MAGIC


class Head(msgspec.Struct):
    """What a bundle says of itself: its form's version, who hands it over, what was asked for."""

    bundle: int
    reader: str
    query: str = ""


class Bundle:
    """A bundle that is being read; `refused` counts the articles that were left out.

    `position` and `size` are bytes of the file, read and in all.
    """

    def __init__(self, path: Path, limits: Limits = LIMITS) -> None:
        self.path = path
        self.refused = 0
        self.position = 0
        self.size = 0
        self._limits = limits

    def head(self) -> Head:
        """Read whose it is. Raises BundleError where the file is no bundle, or one too new."""
        return self._head(next(self._lines(), b""))

    def articles(self) -> Iterator[BundleArticle]:
        """Read the articles one by one, cleaned. Raises BundleError where a limit is passed."""
        lines = self._lines()
        self._head(next(lines, b""))
        for count, line in enumerate(lines, 1):
            if count > self._limits.articles:
                raise self._too_large(f"more than {self._limits.articles:,} articles")
            article = cleaned(line)
            if article is None:
                self.refused += 1
            else:
                yield article

    def _head(self, line: bytes) -> Head:
        try:
            head = msgspec.json.decode(line, type=Head)
        except (msgspec.MsgspecError, RecursionError):
            raise BundleError(f"{self.path} is no bundle of articles from dateline.") from None
        if head.bundle > VERSION:
            raise BundleError(f"{self.path} was written by a newer dateline: update this one.")
        reader = clean.line(head.reader, clean.MAX_TAG)
        return Head(head.bundle, reader or "another reader", clean.line(head.query))

    def _lines(self) -> Iterator[bytes]:
        try:
            with self.path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as file:
                self.size = self.path.stat().st_size
                for line in self._bounded(file):
                    self.position = packed.tell()
                    yield line
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise BundleError(f"{self.path} is damaged, or no bundle: ask for it again.") from None
        except OSError as error:
            raise BundleError(f"{self.path} cannot be read: {error.strerror}.") from error

    def _bounded(self, file: gzip.GzipFile) -> Iterator[bytes]:
        """The lines, none of which is ever longer in memory than the limit."""
        total = 0
        while line := file.readline(self._limits.line + 1):
            total += len(line)
            if len(line) > self._limits.line:
                raise self._too_large(f"an article of more than {self._limits.line:,} bytes")
            if total > self._limits.total:
                raise self._too_large(f"more than {self._limits.total:,} bytes")
            yield line

    def _too_large(self, excess: str) -> BundleError:
        return BundleError(f"{self.path} is too large to be taken in: it has {excess}.")
