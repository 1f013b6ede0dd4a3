"""An account is connected, told apart from what is none, and left without a loss."""

from __future__ import annotations

import stat

import greader
import keyring
import pytest
from memory_keyring import Keyring

from tui.errors import AccountError, LoginError, NoAnswer
from tui.sync import disconnect


def test_the_api_is_found_behind_the_address_of_the_site(device, labelling):
    mine = device()
    assert mine.connect(labelling.base).url == f"{labelling.base}/api/greader.php"


def test_a_wrong_password_is_told_as_such(device, server):
    with pytest.raises(LoginError, match="does not know this name and API password"):
        device().connect(server.base, password="wrong")


def test_an_api_that_is_switched_off_is_told_as_such(device, labelling):
    labelling.switched_off = True
    with pytest.raises(LoginError, match="switched off"):
        device().connect(labelling.base)


@pytest.mark.parametrize(
    ("status", "reason", "told"),
    [
        (503, "Service Unavailable", "busy or being mended"),
        (502, "Bad Gateway", "does not answer"),
        (403, "Forbidden", "no answer of the reader's API"),
        (401, "Authorization Required", "no answer of the reader's API"),
    ],
)
def test_what_a_proxy_says_is_not_told_as_the_apis_word(device, labelling, status, reason, told):
    mine = device()
    mine.connect(labelling.base)
    mine.sync()
    labelling.proxy = lambda _: (status, reason)
    with pytest.raises(AccountError, match=told) as problem:
        mine.sync()
    assert not isinstance(problem.value, LoginError)
    with pytest.raises(AccountError, match="No reader's API answers"):
        device().connect(labelling.base)
    labelling.proxy = lambda _: None
    mine.sync()


def test_a_proxys_answer_says_nothing_of_labels(device, labelling):
    mine = device()
    busy = 503, "Service Unavailable"
    labelling.proxy = lambda path: busy if path.endswith("stream/items/ids") else None
    with pytest.raises(NoAnswer, match="busy or being mended"):
        mine.connect(labelling.base)
    assert mine.library.account.get() is None


def test_a_web_page_is_no_account(device, labelling):
    labelling.path = "/elsewhere"
    with pytest.raises(AccountError, match="No reader's API answers"):
        device().connect(labelling.base)


def test_why_no_api_answers_stands_within_its_sentence(device, labelling):
    labelling.proxy = lambda _: (501, "Not Implemented")
    with pytest.raises(AccountError) as problem:
        device().connect(labelling.base)
    why = f"No reader's API answers at {labelling.base} (the server answered 501). FreshRSS has it"
    assert str(problem.value).startswith(why)


def test_a_server_that_is_not_there_is_told_as_such(device, labelling):
    with pytest.raises(AccountError, match="No reader's API answers"):
        device().connect("http://127.0.0.1:9")


def test_an_answer_that_is_lost_says_nothing_of_labels(device, labelling):
    mine = device()
    labelling.lose = lambda: labelling.requests[-1].endswith("stream/items/ids")
    with pytest.raises(NoAnswer, match="could not be reached"):
        mine.connect(labelling.base)
    assert mine.library.account.get() is None
    labelling.lose = lambda: False
    assert mine.connect(labelling.base).labels


def test_only_what_has_a_limit_when_unpacked_is_asked_for(device, server):
    """The client's library asks for what else is installed, and Miniflux takes the last of it."""
    mine = device()
    mine.connect(server.base)
    mine.sync()
    assert server.codings == {"gzip, deflate"}


def test_the_password_is_in_no_file_of_the_library(device, server, tmp_path):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    mine.library.backup(tmp_path / "copy.db")
    secret = mine.folders.data / "account.secret"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    for file in (tmp_path / "copy.db", *mine.folders.data.glob("library.db*")):
        assert greader.PASSWORD.encode() not in file.read_bytes()


def test_a_session_that_the_server_forgot_is_made_anew(device, server):
    mine = device()
    mine.connect(server.base)
    secret = mine.folders.data / "account.secret"
    secret.write_text(secret.read_text().replace("reader/secret", "reader/old"))
    mine.sync()
    assert len(mine.titles("")) == 3


def test_a_changed_password_is_told_and_kept_beside_the_account(device, server):
    mine = device()
    mine.connect(server.base)
    secret = mine.folders.data / "account.secret"
    secret.write_text(secret.read_text().replace("reader/secret", "reader/old"))
    server.password = "another"
    with pytest.raises(LoginError):
        mine.sync()
    account = mine.library.account.get()
    assert account is not None
    assert "API password" in (account.error or "")


def test_disconnecting_keeps_everything_but_the_password(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    mine.library.marks.star([mine.number("Story 1")])
    assert disconnect(mine.library)
    assert mine.library.account.get() is None
    assert mine.titles("is:starred") == {"Story 1"}
    assert not mine.library.feeds.all()[0].account
    assert not (mine.folders.data / "account.secret").exists()
    assert not disconnect(mine.library)


def test_without_an_account_a_sync_does_nothing(device):
    assert device().sync() == []


def test_a_sync_with_nothing_new_asks_little(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    server.requests.clear()
    mine.sync()
    assert len(server.requests) <= 6


def test_the_systems_keyring_keeps_the_password_where_there_is_one(device, server):
    ring = Keyring()
    before = keyring.get_keyring()
    keyring.set_keyring(ring)
    try:
        mine = device()
        assert mine.connect(server.base).secret == "the system's keyring"
        mine.sync()
        assert len(mine.titles("")) == 3
        assert not (mine.folders.data / "account.secret").exists()
        assert any(greader.PASSWORD in secret for secret in ring.kept.values())
        disconnect(mine.library)
        assert ring.kept == {}
    finally:
        keyring.set_keyring(before)


def test_a_feed_address_with_a_password_is_no_address_of_an_account(device, labelling):
    address = labelling.base.replace("http://", "http://ann:secret@")
    mine = device()
    mine.connect(address)
    account = mine.library.account.get()
    assert account is not None
    assert "secret" not in account.url
