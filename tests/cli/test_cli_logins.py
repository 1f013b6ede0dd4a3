"""A name and password in an address are used, and no command shows them again."""

from __future__ import annotations

import subprocess

import pytest
from cli_program import PROGRAM

FEED = """<rss version="2.0"><channel><title></title><link>/</link>
<item><title>Ferry sinks</title><link>/ferry</link><guid>1</guid>
<description>&lt;a href="/more"&gt;More&lt;/a&gt; of what happened at the pier.</description></item>
</channel></rss>"""
LOGIN = "ann:pass-word"


def run(*arguments: str) -> str:
    """What a command writes, to either side."""
    done = subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=False)
    return f"{' '.join(map(str, (done.returncode, '')))}{done.stdout}{done.stderr}"


@pytest.fixture
def private(home, newsroom) -> str:
    newsroom.put("/feed.xml", FEED, "application/rss+xml")
    newsroom.put("/ferry", "<article><p>Words of the page.</p></article>")
    return f"{newsroom.base}/feed.xml".replace("://", f"://{LOGIN}@")


def test_a_login_is_used_and_shown_nowhere(private, home, tmp_path):
    doors = [
        ("add", private),
        ("add", private.replace("feed.xml", "nothing")),
        ("add", f"ftp://{LOGIN}@a.example/"),
        ("feeds", "--json"),
        ("refresh",),
        ("opml",),
        ("list", "--json"),
        ("export", "--format", "html"),
        ("export", "--format", "csv"),
        ("backup", str(tmp_path / "copy.db")),
        ("doctor",),
        ("remove", private.replace("feed.xml", "unknown")),
        ("remove", private),
    ]
    written = {arguments: run(*arguments) for arguments in doors}
    assert "Ferry sinks" in written["list", "--json"]
    assert [arguments for arguments, text in written.items() if "pass-word" in text] == []
    assert b"pass-word" not in (tmp_path / "copy.db").read_bytes()
    assert not (home.data / "feeds.secret").exists()
