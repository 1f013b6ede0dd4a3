"""Whatever a feed, a page, a file or a name holds, nothing that a terminal acts on is printed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tui.library import Library

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
EVIL = "\x1b]52;c;ZXZpbA==\x07\x9b31m\x7f\u202egnp.exe\u200b[@click=app.quit][/]"
FEED = f"""<rss version="2.0"><channel><title>{EVIL} Wire</title><item><title>{EVIL} killed</title>
<author>{EVIL} author</author><guid>{EVIL}</guid><link>{{base}}/page.html#{EVIL}</link>
<description>Two people were killed in {EVIL} Goma, said {EVIL}.</description></item>
</channel></rss>"""
PAGE = f"""<html lang="{EVIL}"><head><title>{EVIL}</title><meta name="author" content="{EVIL}">
<meta property="og:site_name" content="{EVIL}"><meta property="article:published_time"
content="{EVIL}"></head><body><article><h1>{EVIL} heading</h1>
<p>Three people were killed in Goma on Monday, the police said.</p>
<p>The blast {EVIL} was heard by Anna {EVIL} Ferro, a doctor.</p>
<p>{"The market had just opened when it happened. " * 9}</p></article></body></html>"""
OPML = f"""<opml><body><outline text="{EVIL} folder"><outline title="{EVIL} title"
xmlUrl="http://127.0.0.1:9/{EVIL}"/></outline></body></opml>"""
COMMANDS = [
    *(["feeds"], ["feeds", "--json"], ["list"], ["list", "--json"], ["opml"], [], ["doctor"]),
    *(["export", "--format", form] for form in ("csv", "jsonl", "geojson", "markdown")),
]


@pytest.fixture
def infested(program, newsroom, home, tmp_path: Path) -> str:
    """A library with such a thing in every field; gives an article's id."""
    newsroom.put("/feed.xml", FEED, "text/xml")
    newsroom.put("/page.html", PAGE)
    outline = tmp_path / "feeds.opml"
    outline.write_text(OPML)
    with Library.open(home) as library:
        library.feeds.add(newsroom.base + "/feed.xml")
    imported = program("import", str(outline))
    refreshed = program("refresh")
    assert (imported.status, refreshed.status) == (0, 0)
    assert not UNSAFE.search(imported.out + imported.err + refreshed.out + refreshed.err)
    assert [status for path, status in newsroom.asked if path.startswith("/page")] == [200]
    tagged = program("tag", f"+{EVIL}", "killed")
    assert not UNSAFE.search(tagged.out + tagged.err)
    with Library.open(home) as library:
        library.saved.put(EVIL, f"killed OR \x1b{EVIL[1:5]}")
        (number,) = library.articles.numbers()
        article = library.articles.get(number)
        assert article.full
        assert article.row.tags
        assert article.facts.casualties
        saved = library.saved.all()
    assert not UNSAFE.search("".join(map(str, saved[0])))
    return article.row.id


def test_no_command_prints_it(program, infested):
    for command in [*COMMANDS, ["show", infested], ["show", "--json", infested]]:
        ran = program(*command)
        assert not UNSAFE.search(ran.out + ran.err), command
        assert "gnp.exe" in ran.out or command == ["doctor"], command


@pytest.mark.parametrize("arguments", [[], ["--explain"]])
def test_ids_and_texts_of_documents_are_kept_and_not_acted_on(program, arguments):
    text = f"Two people were killed in {EVIL} Goma, the army said."
    french = "Au moins douze personnes ont été tuées dimanche dans une explosion au marché central."
    lines = [{"id": EVIL, "title": EVIL, "text": text}, {"id": f"{EVIL}2", "text": french}]
    ran = program("facts", "--json", *arguments, "-", stdin="\n".join(map(json.dumps, lines)))
    assert ran.status == 0
    assert not UNSAFE.search(ran.out + ran.err)
    assert [row["id"] for row in ran.rows] == [EVIL, f"{EVIL}2"]
    assert "'fr'" in ran.err
    plain = program("facts", *arguments, "-", stdin=json.dumps(lines[0]))
    assert not UNSAFE.search(plain.out + plain.err)


def test_names_that_are_typed_are_not_acted_on(program, tmp_path: Path):
    for command in (
        ["facts", str(tmp_path / EVIL)],
        ["add", f"file:///{EVIL}"],
        ["remove", EVIL],
        ["show", EVIL],
        ["list", f"is:{EVIL}"],
        ["export", "--output", str(tmp_path / "none" / EVIL)],
        ["backup", str(tmp_path / "none" / EVIL)],
    ):
        ran = program(*(word.replace("\x00", "") for word in command))
        assert ran.status == (2 if command[0] == "list" else 1), command
        assert not UNSAFE.search(ran.out + ran.err), command


def test_an_opml_that_names_commands_runs_none(program, tmp_path: Path):
    made = tmp_path / "made"
    outline = tmp_path / "feeds.opml"
    commands = [
        f"exec:touch {made}",
        f"|touch {made}",
        f"filter:touch {made}:http://h/",
        f"$(touch {made})",
    ]
    outlines = "".join(f'<outline xmlUrl="{one}"/>' for one in commands)
    outline.write_text(f"<opml><body>{outlines}</body></opml>")
    assert "0 feeds added" in program("import", str(outline)).out
    program("refresh")
    assert program("feeds", "--json").rows == []
    assert not made.exists()
