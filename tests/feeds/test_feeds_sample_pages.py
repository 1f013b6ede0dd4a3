"""The sample newsroom hangs together: feed, pages and their annotations."""

import json
from datetime import UTC, datetime
from pathlib import Path

import lxml.html
import pytest

from tui.feeds import starter_feeds
from tui.feeds.parse import parse

HERE = Path(starter_feeds.__file__).parent / "sample"
GOLD = Path(__file__).parent.parent / "facts" / "sample" / "gold.jsonl"
BASE = "http://sample.dateline.invalid/"
PAGES = sorted(path.stem for path in HERE.glob("*.html"))


def entries():
    return parse((HERE / "feed.xml").read_bytes(), BASE + "feed.xml").entries


def gold():
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row for row in rows}


def words(text):
    return "".join(text.split())


def test_every_item_has_its_page_and_every_page_its_item():
    links = [entry.link for entry in entries()]
    assert sorted(links) == [f"{BASE}{name}.html" for name in PAGES]
    assert len(links) >= 15


def test_every_item_is_dated_within_the_newsrooms_ten_days():
    first, last = datetime(2026, 11, 12, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
    found = entries()
    assert all(entry.published and first <= entry.published < last for entry in found)
    assert len({entry.published for entry in found}) == len(found)


def test_every_item_has_a_key_a_title_an_author_and_a_summary():
    found = entries()
    assert len({entry.key for entry in found}) == len(found)
    assert all(entry.title and entry.author and entry.html for entry in found)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound_html_that_says_it_is_invented(name):
    body = (HERE / f"{name}.html").read_text(encoding="utf-8")
    tree = lxml.html.document_fromstring(body)
    assert tree.findtext(".//title")
    text = tree.text_content().lower()
    hints = ("invent", "fiction", "sample", "made up", "made-up", "does not exist", "inventé")
    assert any(hint in text for hint in hints)


def test_every_page_is_annotated_and_every_annotation_has_its_page():
    assert sorted(gold()) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_the_annotated_text_is_the_pages(name):
    row = gold()[name]
    tree = lxml.html.document_fromstring((HERE / f"{name}.html").read_text(encoding="utf-8"))
    whole = words(tree.text_content())
    for line in row["text"].split("\n"):
        for cell in line.split(" | "):
            assert words(cell) in whole, cell


def test_titles_and_dates_agree_between_feed_and_annotations():
    annotated = gold()
    for entry in entries():
        row = annotated[entry.link.removeprefix(BASE).removesuffix(".html")]
        assert row["title"] == entry.title
        assert (
            abs(datetime.fromisoformat(row["date"]).toordinal() - entry.published.toordinal()) < 2
        )
