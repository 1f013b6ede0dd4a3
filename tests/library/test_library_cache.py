"""The cache: what it keeps, forgets, refuses and survives."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tui.library.cache import Cache
from tui.model import Facts, Person

PICKLED = pickle.dumps(["an object"])
"""What nothing of ours writes; unpickling it would give a list."""


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache(tmp_path / "cache", 16) as opened:
        yield opened


def test_bytes_and_values_come_back(cache):
    cache.put("page", b"\x00\xff" * 10)
    cache.put("large", b"x" * 200_000)
    facts = Facts(language="en", people=(Person(name="Jo", mentions=((1, 2),)),))
    cache.put_packed("facts", facts)
    cache.put_packed("plain", {"a": [1, None, "ü"]})
    assert cache.get("page") == b"\x00\xff" * 10
    assert cache.get("large") == b"x" * 200_000
    assert cache.get_packed("facts", Facts) == facts
    assert cache.get_packed("plain") == {"a": [1, None, "ü"]}
    assert cache.get("absent") is None
    assert cache.get_packed("absent", Facts) is None
    assert cache.get_packed("page", Facts) is None


def test_it_is_the_users_alone_and_outlives_a_restart(cache, tmp_path):
    cache.put("a", b"1")
    cache.close()
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0
    with Cache(tmp_path / "cache", 16) as again:
        assert again.get("a") == b"1"
        again.clear()
        assert again.get("a") is None


@pytest.mark.parametrize("value", [object(), "text", 5, None, ["x"]])
def test_nothing_but_bytes_is_written(cache, value):
    with pytest.raises(TypeError):
        cache.put("a", value)
    with pytest.raises(TypeError):
        cache.put(value if value != "text" else 7, b"1")


def _plant(folder: Path, **columns: object) -> None:
    """Write into the cache's own table what nothing of ours would write."""
    with closing(sqlite3.connect(folder / "cache.db")) as connection:
        assignments = ", ".join(f"{name} = ?" for name in columns)
        connection.execute(f"UPDATE Cache SET {assignments}", tuple(columns.values()))
        connection.commit()


@pytest.mark.parametrize("mode", [1, 3, 4, 9])
def test_a_planted_pickle_is_refused_unread(cache, tmp_path, mode):
    cache.put("a", b"1")
    (tmp_path / "cache" / "evil.val").write_bytes(PICKLED)
    _plant(tmp_path / "cache", mode=mode, value=PICKLED)
    found = cache.get("a")
    assert found is None or isinstance(found, bytes)  # bytes at most, never what they mean
    _plant(tmp_path / "cache", mode=4, value=None, filename="evil.val")
    assert cache.get("a") is None
    _plant(tmp_path / "cache", key=PICKLED, raw=0)
    assert cache.get("a") is None
    cache.put("b", b"2")
    cache.clear()
    assert cache.get("b") is None


@pytest.mark.parametrize("name", ["../secret.val", "/etc/passwd", "x/../../secret.val"])
def test_a_planted_file_name_leads_nowhere(cache, tmp_path, name):
    secret = tmp_path / "secret.val"
    secret.write_bytes(b"secret")
    cache.put("a", b"1")
    _plant(tmp_path / "cache", mode=2, value=None, filename=name)
    assert cache.get("a") is None
    cache.clear()
    assert secret.read_bytes() == b"secret"


def test_it_stays_within_its_size(tmp_path):
    with Cache(tmp_path / "cache", 1) as cache:
        for n in range(60):
            cache.put(str(n), b"x" * 100_000)
        assert cache.get("0") is None
        assert cache.get("59") is not None
    size = sum(file.stat().st_size for file in (tmp_path / "cache").rglob("*.val"))
    assert size <= 1_500_000


@pytest.mark.parametrize("damage", [b"no database" * 500, None], ids=["garbage", "cut"])
def test_a_damaged_cache_is_moved_aside(cache, tmp_path, damage):
    cache.put("a", b"1")
    cache.close()
    file = tmp_path / "cache" / "cache.db"
    file.write_bytes(damage or file.read_bytes()[:2000])
    with Cache(tmp_path / "cache", 16) as again:
        assert again.get("a") is None
        again.put("a", b"2")
        assert again.get("a") == b"2"
    assert (tmp_path / "cache.damaged-0" / "cache.db").exists()


def test_a_value_whose_file_is_gone_is_as_one_that_is_not_there(cache, tmp_path):
    cache.put("a", b"x" * 100_000)
    for file in (tmp_path / "cache").rglob("*.val"):
        file.unlink()
    assert cache.get("a") is None
