"""`dateline doctor` finds what is wrong, says what to do, and ends with 1 where it must."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import sys
import tomllib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui import cli
from tui.cli import connection
from tui.facts import gazetteer
from tui.facts.gazetteer import lookup
from tui.library import Library

NOW = datetime(2026, 3, 10, tzinfo=UTC)
NAMES = [
    *("version", "data folder", "cache folder", "config folder", "disk", "configuration"),
    *("library", "search index", "feeds", "network", "crashes"),
    *("model", "gazetteer", "analysis", "credits"),
]


@pytest.fixture
def doctor(home, monkeypatch, capfd):
    """Runs it; its exit status, and what it says by the name of each check that fails."""

    def run(*options: str) -> tuple[int, dict[str, str]]:
        monkeypatch.setattr(sys, "argv", ["dateline", "doctor", "--json", *options])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        rows = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
        return ended.value.code, {row["name"]: row["says"] for row in rows if not row["ok"]}

    return run


@pytest.fixture
def library(home):
    with Library.open(home) as opened:
        yield opened


def test_every_mistake_in_the_settings_is_told_with_those_of_themes(home, doctor):
    home.make()
    home.config_file.write_text('theme_dark = "nope"\ncolour = 3\n[keys]\nx = "no-such-thing"\n')
    status, wrong = doctor()
    assert status == 1
    for words in ("unknown key 'colour'", "no action 'no-such-thing'", "nope"):
        assert words in wrong["configuration"]


def failing(library: Library, *reasons: str) -> None:
    for n, reason in enumerate(reasons):
        feed = library.feeds.add(f"http://127.0.0.{n + 1}/", f"Feed {n}").number
        if reason:
            library.feeds.failed(feed, reason, now=NOW, due=NOW)


def test_everything_is_looked_at_in_a_home_that_is_well(program, library):
    failing(library, "", "timed out")
    library.close()
    ran = program("doctor", "--json")
    assert ran.status == 0
    assert [row["name"] for row in ran.rows] == NAMES
    assert all(row["ok"] for row in ran.rows)
    says = {row["name"]: row["says"] for row in ran.rows}
    assert "Python 3" in says["version"]
    assert "version" in says["library"]
    assert "1 of 2 failed last time: 1 x timed out (Feed 1)" in says["feeds"]
    assert "MiB are free" in says["disk"]
    assert int(says["gazetteer"].split()[0].replace(",", "")) > 100_000
    assert "GeoNames" in says["credits"]
    assert "Natural Earth" in says["credits"]


def test_it_needs_no_network_and_asks_nothing_of_it(doctor, newsroom, monkeypatch):
    monkeypatch.setenv("http_proxy", newsroom.base)
    monkeypatch.setenv("https_proxy", newsroom.base)
    assert doctor() == (0, {})
    assert newsroom.asked == []


def test_a_network_whose_names_do_not_resolve_is_not_called_fine(doctor, library, monkeypatch):
    def unresolved(_: str, __: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    library.feeds.add("http://a.example/feed")
    library.feeds.add("http://b.example/feed")
    monkeypatch.setattr(connection, "getproxies", dict)
    monkeypatch.setattr(connection, "NOWHERE", ("127.0.0.1", 9))
    monkeypatch.setattr(socket, "getaddrinfo", unresolved)
    status, wrong = doctor()
    assert status == 1
    assert "no name can be looked up" in wrong["network"]
    assert "a.example (Temporary failure in name resolution)" in wrong["network"]
    names = {"b.example": []}
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, _: names.get(host) or unresolved(host, _)
    )
    assert doctor()[1].keys() == {"network"}
    names["b.example"] = ["an address"]
    assert doctor() == (0, {})
    usable, says = connection.network(("a.example", "b.example"))
    assert usable
    assert says.endswith(
        "names are looked up, but not a.example (Temporary failure in name resolution)"
    )


def test_reasons_are_counted_and_all_failing_is_wrong(doctor, library):
    failing(library, "timed out", "gone", "timed out", "a", "b", "c", "timed out")
    status, wrong = doctor()
    assert status == 1
    assert wrong["feeds"].startswith(
        "7 of 7 failed last time: 3 x timed out (Feed 0, Feed 2, ...); 1 x gone (Feed 1);"
    )
    assert "dateline feeds" in wrong["feeds"]
    assert "dateline refresh" in wrong["feeds"]


def test_a_damaged_library_is_told_with_its_remedy(doctor, library, home):
    library.close()
    home.library.write_bytes(b"no database" * 900)
    status, wrong = doctor()
    assert status == 1
    assert str(home.library) in wrong["library"]
    assert "backup" in wrong["library"]


def test_a_page_in_the_middle_that_is_damaged_is_found(doctor, library, home):
    failing(library, *["timed out"] * 900)
    library.close()
    data = bytearray(home.library.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xa5" * 4096
    home.library.write_bytes(bytes(data))
    status, wrong = doctor()
    assert status == 1
    assert "damaged" in wrong["library"]
    assert "backup" in wrong["library"]


def test_an_index_that_went_astray_is_told_and_mended(doctor, library, sql):
    failing(library, "")
    sql(library, "UPDATE feeds SET unread = 7")
    library.close()
    status, wrong = doctor()
    assert (status, list(wrong)) == (1, ["search index"])
    assert "dateline doctor --mend" in wrong["search index"]
    assert doctor("--mend") == (0, {})
    assert doctor() == (0, {})


def test_mending_waits_for_the_one_who_writes(doctor, library):
    status, wrong = doctor("--mend")
    assert status == 1
    assert "another dateline" in wrong["library"]


def test_a_newer_library_is_told_to_be_newer(doctor, library, home):
    library.close()
    with closing(sqlite3.connect(home.library)) as other:
        other.execute("PRAGMA user_version = 99")
    assert "update dateline" in doctor()[1]["library"]


def test_folders_open_to_others_and_mistakes_in_the_configuration(doctor, home):
    home.data.chmod(0o755)
    home.config_file.write_text("reading_wdth = 3\n")
    status, wrong = doctor()
    assert status == 1
    assert "chmod 700" in wrong["data folder"]
    assert "reading_wdth" in wrong["configuration"]


def test_a_disk_that_is_nearly_full(doctor, home, monkeypatch):
    usage = type(shutil.disk_usage(home.data))(10**9, 10**9 - 10**6, 10**6)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    status, wrong = doctor()
    assert (status, list(wrong)) == (1, ["disk"])
    assert str(home.data) in wrong["disk"]
    assert "free some space" in wrong["disk"]


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("http_proxy", "gopher://proxy:1", "proxy"),
        ("SSL_CERT_FILE", "/nowhere/certificates.pem", "SSL_CERT_FILE"),
    ],
)
def test_an_environment_that_shuts_off_the_network(doctor, monkeypatch, variable, value, says):
    monkeypatch.setenv(variable, value)
    status, wrong = doctor()
    assert status == 1
    assert says in wrong["network"]


def test_a_proxy_is_shown_without_its_password(monkeypatch):
    monkeypatch.setenv("https_proxy", "http://me:secret@proxy.example:3128")
    well, says = connection.network()
    assert well
    assert "https: http://proxy.example:3128" in says
    assert "secret" not in says


def test_being_offline_is_no_fault(monkeypatch):
    monkeypatch.setattr(connection, "NOWHERE", ("240.0.0.1", 9))  # no system has a way there
    monkeypatch.delenv("http_proxy", raising=False)
    well, says = connection.network()
    assert well
    assert "way out" in says


@pytest.mark.parametrize("content", [b"", b"no database" * 900, None])
def test_a_gazetteer_that_is_broken(doctor, monkeypatch, tmp_path: Path, content):
    broken = tmp_path / "places.db"
    if content is not None:
        broken.write_bytes(content)
    monkeypatch.setattr(lookup, "_path", lambda: broken)
    status, wrong = doctor()
    assert status == 1
    assert str(broken) in wrong["gazetteer"]
    assert "reinstall" in wrong["gazetteer"]


def test_the_gazetteer_names_the_packages_that_it_was_built_from():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    pinned = [one for one in project["dependency-groups"]["dev"] if "==" in str(one)]
    assert pinned
    for one in pinned:
        assert one.replace("==", " ") in gazetteer.SOURCES


@pytest.mark.parametrize(("flag", "remedy"), [(0, "chmod u+rwx"), (os.ST_RDONLY, "mount its disk")])
def test_a_folder_that_cannot_be_written_is_told_with_its_remedy(
    home, doctor, monkeypatch, flag, remedy
):
    home.make()
    status = os.statvfs(home.config)
    mounted = os.statvfs_result((*status[:8], flag, *status[9:]))
    monkeypatch.setattr(os, "statvfs", lambda _: mounted)
    access = os.access
    monkeypatch.setattr(os, "access", lambda at, mode: at != home.config and access(at, mode))
    assert remedy in doctor()[1]["config folder"]
