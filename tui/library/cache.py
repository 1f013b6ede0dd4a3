"""Cache what can be fetched or computed again: pages as they came, results that took long.

diskcache with a Disk of our own. Its usual one reads pickles, and reading a pickle runs what is
in it, so here a value is bytes, a number or MessagePack, a key is text, and a row or a file that
claims to be anything else is refused, whoever put it there (CVE-2025-69872).
"""

from __future__ import annotations

import sqlite3
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Self

import diskcache
import msgspec
from diskcache.core import MODE_BINARY, MODE_RAW, UNKNOWN

from tui.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

_SECONDS = 5.0  # until a cache that another process writes counts as one without the value
_BROKEN = (
    sqlite3.Error,
    OSError,
    diskcache.Timeout,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What diskcache raises over a file that is damaged, or in which somebody wrote odd rows."""

_NAMES = 100


class Refused(LibraryError):
    """Raised for a row of the cache that is neither bytes nor MessagePack, so it was not read."""


class _PlainDisk(diskcache.Disk):  # type: ignore[misc]  # diskcache has no types
    """Stores bytes as they are, and never pickles nor unpickles anything."""

    def put(self, key: object) -> tuple[object, bool]:
        """Encode a key: text only, because diskcache would pickle others."""
        if not isinstance(key, str):
            raise TypeError(f"A key of the cache is text, not {type(key).__name__}.")
        return key, True

    def get(self, key: object, raw: object) -> object:
        """Decode a key; one that says it is a pickle is refused."""
        if not raw or not isinstance(key, str):
            raise Refused("A key in the cache is no text, so it was not read.")
        return key

    def store(
        self, value: object, read: object, key: object = UNKNOWN
    ) -> tuple[int, int, str | None, bytes | None]:
        """Store bytes where diskcache puts them: in a row where they are few, else in a file."""
        if not isinstance(value, bytes) or read:
            raise TypeError(f"A value of the cache is bytes, not {type(value).__name__}.")
        stored: tuple[int, int, str | None, bytes | None] = super().store(value, read, key=key)
        return stored

    def fetch(self, mode: int, filename: str | None, value: object, read: object) -> object:
        """Load bytes; anything that was not put by `store` is refused unread."""
        if mode not in (MODE_RAW, MODE_BINARY) or read or not _inside(filename):
            raise Refused("A value in the cache is not in a form that is read, so it was not.")
        fetched = super().fetch(mode, filename, value, read)
        if not isinstance(fetched, bytes):
            raise Refused("A value in the cache is no bytes, so it was not used.")
        return fetched

    def remove(self, file_path: str) -> None:
        """Delete a value's file, if it is one of ours."""
        if _inside(file_path):
            super().remove(file_path)


def _inside(filename: str | None) -> bool:
    """Whether a row's file lies in the cache's folder, as all that we wrote do."""
    if filename is None:
        return True
    path = PurePath(filename)
    return not path.is_absolute() and ".." not in path.parts and path.suffix == ".val"


class Cache:
    """Stores values by text keys in a folder, and evicts the oldest when it is full.

    Nothing in it is needed: a damaged cache is moved aside, and a value that cannot be read or
    written is as one that is not there.
    """

    def __init__(self, folder: Path, megabytes: int) -> None:
        self.folder = folder
        self._limit = megabytes * 1024 * 1024
        self._disk = self._open()

    def _open(self) -> Any:
        try:
            return self._connect()
        except _BROKEN:
            self._move_aside()
        try:
            return self._connect()
        except _BROKEN as error:
            raise LibraryError(
                f"The cache {self.folder} cannot be used ({error}): delete the folder, or make "
                "it writable, with room on its disk."
            ) from error

    def _connect(self) -> Any:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return diskcache.Cache(
            str(self.folder),
            timeout=_SECONDS,
            disk=_PlainDisk,
            size_limit=self._limit,
            eviction_policy="least-recently-stored",
        )

    def _move_aside(self) -> None:
        """Give the folder another name, so that a new one can take its place."""
        for number in range(_NAMES):
            aside = self.folder.with_name(f"{self.folder.name}.damaged-{number}")
            if not aside.exists():
                self.folder.rename(aside)
                return

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys."""
        return iter(self._disk)

    def get(self, key: str) -> bytes | None:
        """Load the bytes under a key; None where there are none."""
        try:
            value: bytes | None = self._disk.get(key)
        except (*_BROKEN, Refused):
            return None
        return value

    def put(self, key: str, value: bytes) -> None:
        """Store bytes under a key."""
        try:
            self._disk.set(key, value)
        except (sqlite3.Error, OSError, diskcache.Timeout):
            return  # a full disk: it will be fetched again

    def get_packed(self, key: str, kind: type[Any] = object) -> Any:
        """Decode the value under a key as `kind`; None where there is none of that kind."""
        packed = self.get(key)
        if packed is None:
            return None
        try:
            return msgspec.msgpack.decode(packed, type=Any if kind is object else kind)
        except msgspec.MsgspecError:
            return None

    def put_packed(self, key: str, value: Any) -> None:
        """Store a value of plain types or dataclasses under a key, as MessagePack."""
        self.put(key, msgspec.msgpack.encode(value))

    def clear(self) -> None:
        """Empty the cache. Raises LibraryError where its disk does not let it."""
        try:
            self._disk.clear()
        except _BROKEN as error:
            raise LibraryError(f"The cache {self.folder} cannot be emptied: {error}.") from error

    def close(self) -> None:
        """Close its files."""
        self._disk.close()

    def __enter__(self) -> Self:
        """Use it as a context, so that it is closed on every way out."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()
