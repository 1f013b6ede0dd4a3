"""A file that is empty, or that changed places while it was open, is named and not written to."""

from __future__ import annotations

import pytest

from tui.errors import LibraryError
from tui.library import Library


def test_an_empty_file_is_no_new_library(home):
    home.library.touch()
    for write in (True, False):
        with pytest.raises(LibraryError, match="0 bytes"):
            Library.open(home, write=write)
    assert home.library.stat().st_size == 0
    home.library.unlink()
    Library.open(home).close()


def test_what_a_kill_left_of_a_new_library_is_made_anew(home):
    home.library.with_name("library.new").write_bytes(b"half of one")
    with Library.open(home) as library:
        assert library.check() == ()
    assert not home.library.with_name("library.new").exists()


@pytest.mark.parametrize(
    ("happens", "named"),
    [
        (lambda file: file.unlink(), "moved away or deleted"),
        (lambda file: file.rename(file.with_name("elsewhere.db")), "moved away or deleted"),
        (lambda file: file.parent.rename(file.parent.with_name("old")), "moved away or deleted"),
        (lambda file: file.with_name("copy.db").replace(file), "replaced by another file"),
    ],
)
def test_nothing_is_written_to_a_file_that_is_another_one(home, library, stored, happens, named):
    numbers = list(stored("a").values())
    library.marks.tag(numbers, add=["before"])
    library.backup(home.library.with_name("copy.db"))
    happens(home.library)
    with pytest.raises(LibraryError, match=named):
        library.check_file()
    for change in (
        lambda: library.marks.tag(numbers, add=["after"]),
        library.marks.undo,
        lambda: library.feeds.add("http://b.example/"),
    ):
        with pytest.raises(LibraryError, match=named):
            change()


def test_a_file_that_is_back_in_its_place_is_written_again(home, library, stored):
    numbers = list(stored("a").values())
    away = home.library.with_name("away.db")
    home.library.rename(away)
    with pytest.raises(LibraryError, match="moved"):
        library.marks.tag(numbers, add=["lost"])
    away.rename(home.library)
    library.marks.tag(numbers, add=["kept"])
    assert [name for name, *_ in library.marks.tags()] == ["kept"]
