"""JSON feeds that take liberties with the format: nothing of an item is lost by them."""

import json
from datetime import UTC, datetime

import pytest

from tui.feeds.parse import parse
from tui.model import Entry

URL = "https://coast.example/feed"
LINK = "https://coast.example/dam"
FILE = "https://coast.example/dam.mp3"


def json_entry(**item: object) -> Entry:
    return parse(json.dumps({"title": "Coast", "items": [item]}).encode(), URL).entries[0]


def test_a_file_never_stands_for_the_page():
    assert json_entry(id="7", url=LINK, attachments=[{"url": FILE}]).link == LINK
    assert json_entry(id=LINK, title="t", attachments=[{"url": FILE}]).link == LINK


@pytest.mark.parametrize(
    ("fields", "html"),
    [
        ({"content_html": " \n", "content_text": "Nine died."}, "Nine died."),
        ({"content": "<p>Nine died.", "summary": "Nine."}, "<p>Nine died."),
        ({"description": "Nine died."}, "Nine died."),
        ({"content_html": 9, "content_text": " ", "summary": "Nine died."}, "Nine died."),
        ({"content_html": "<p>Ten died.", "content_text": "Nine died."}, "<p>Ten died."),
        ({"content_html": "<img src='a.jpg'>", "content_text": "Nine died."}, "Nine died."),
    ],
)
def test_a_text_is_the_fullest_that_is_more_than_blanks(fields, html):
    assert json_entry(id="7", title="t", **fields).html == html


@pytest.mark.parametrize("date", ["2026-02-05T10:00:00Z", 1770285600, "1770285600", 1770285600000])
def test_a_date_may_be_a_number_of_seconds(date):
    published = json_entry(id="7", title="t", date_published=date).published
    assert published == datetime(2026, 2, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize("files", [[{"url": ""}, {"url": f" {FILE} "}], {"url": FILE}])
def test_an_episode_of_a_json_feed_leads_to_its_file(files):
    assert json_entry(id="7", title="Dam fails", attachments=files).link == FILE


@pytest.mark.parametrize(
    ("fields", "author"),
    [
        ({"authors": [{"name": "A. Ruiz"}, {"name": "I. Lenz"}]}, "A. Ruiz, I. Lenz"),
        ({"authors": {"name": "A. Ruiz"}}, "A. Ruiz"),
        ({"authors": [{"name": "A. Ruiz"}, 7], "author": {"name": "I. Lenz"}}, "A. Ruiz, I. Lenz"),
        ({"authors": [{"url": "https://coast.example/ruiz"}]}, ""),
        ({"author": "A. Ruiz"}, "A. Ruiz"),
        ({"authors": ["A. Ruiz", "I. Lenz"]}, "A. Ruiz, I. Lenz"),
    ],
)
def test_authors_of_a_json_feed_are_read_however_they_are_listed(fields, author):
    assert json_entry(id="7", title="t", **fields).author == author


def test_tags_of_html_in_a_plain_text_are_tags():
    assert json_entry(id="7", content_text="<p>Nine died.</p>").html == "<p>Nine died.</p>"
    assert json_entry(id="7", content_text="a < b & c").html == "a &lt; b &amp; c"


@pytest.mark.parametrize("moment", [1770285600, 1770285600.25, 1770285600000])
def test_a_number_is_a_moment(moment):
    read = json_entry(id="7", title="t", date_published=moment).published
    assert read == datetime(2026, 2, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "items", ['[{"id": "7", "title": "t"},]', '{"7": {"id": "7", "title": "t"}}']
)
def test_a_comma_too_much_and_items_by_their_ids_are_read(items):
    feed = parse(f'{{"title": "Coast", "items": {items}}}'.encode(), URL)
    assert [entry.title for entry in feed.entries] == ["t"]


@pytest.mark.parametrize(("code", "language"), [("en-GB", "en"), ("und", ""), ("zxx", "")])
def test_a_code_of_no_language_names_none(code, language):
    assert json_entry(id="7", title="t", language=code).language == language


def test_a_feed_whose_items_are_null_is_one_without_entries():
    feed = parse(b'{"title": "Coast", "items": null}', URL)
    assert (feed.title, feed.entries) == ("Coast", ())
