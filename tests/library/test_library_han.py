"""The table of Chinese characters is what its package makes of it."""

from __future__ import annotations

from tui.library.han import TABLE, simplifications
from tui.library.han.build import build


def test_the_package_makes_the_table(tmp_path):
    build(tmp_path / "simplified.txt")
    assert (tmp_path / "simplified.txt").read_bytes() == TABLE.read_bytes()


def test_what_is_simplified_is_so_at_once():
    table = simplifications()
    assert len(table) > 4_000
    assert not table.keys() & set(table.values())
