"""Names and passwords of feeds are kept beside the library, and not in it."""

from __future__ import annotations

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tui.errors import DatelineError
from tui.feeds import opml
from tui.library import Library, serialize
from tui.library.logins import FILE

LOGIN = "ann:pass-word"
PLAIN = "https://desk.example/feed.xml"
PRIVATE = f"https://{LOGIN}@desk.example/feed.xml"


@pytest.fixture(autouse=True)
def no_keyring():
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def private(library) -> int:
    return library.feeds.add(PRIVATE).number


def test_an_address_is_kept_without_its_login(library, private, home, tmp_path):
    feed = library.feeds.get(private)
    assert (feed.url, feed.title) == (PLAIN, PLAIN)
    assert library.feeds.logins() == {PLAIN: LOGIN}
    assert library.feeds.find(PRIVATE) == library.feeds.find(PLAIN) == feed
    library.backup(tmp_path / "copy.db")
    for file in (tmp_path / "copy.db", home.library):
        assert b"pass-word" not in file.read_bytes()
    assert "pass-word" not in str(serialize.feed(feed))
    assert b"pass-word" not in opml.write([feed])
    assert (home.data / FILE).stat().st_mode & 0o077 == 0


def test_a_login_outlives_the_program(library, private, home):
    library.close()
    with Library.open(home) as again:
        assert again.feeds.logins() == {PLAIN: LOGIN}


def test_a_known_address_with_another_login_changes_that(library, private):
    assert library.feeds.add(PRIVATE.replace(LOGIN, "ann:new")).number == private
    assert library.feeds.logins() == {PLAIN: "ann:new"}
    library.feeds.add(PLAIN)
    assert library.feeds.logins() == {PLAIN: "ann:new"}


@pytest.mark.parametrize(
    ("moved_to", "logins"),
    [
        ("https://desk.example/new.xml", {"https://desk.example/new.xml": LOGIN}),
        ("https://other.example/feed.xml", {}),
        ("http://desk.example/feed.xml", {}),
    ],
)
def test_a_login_follows_its_feed_within_the_site(library, private, moved_to, logins):
    library.feeds.readdress(private, moved_to)
    assert library.feeds.get(private).url == moved_to
    assert library.feeds.logins() == logins


def test_a_login_goes_with_its_feed(library, private, home):
    library.feeds.remove(private)
    assert library.feeds.logins() == {}
    assert not (home.data / FILE).exists()


def test_a_login_that_cannot_be_kept_adds_nothing(library, home):
    (home.data / FILE).mkdir()
    with pytest.raises(DatelineError, match="cannot be kept"):
        library.feeds.add(PRIVATE)
    assert library.feeds.all() == ()
