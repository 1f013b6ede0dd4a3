"""Bundles from anybody: damaged, too large, or made to do harm."""

from __future__ import annotations

import gzip
import io
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library_bundles import article_of, bundle, lines_of, state

from tui import clean
from tui.errors import BundleError
from tui.library.bundles.bundle import Bundle, Limits
from tui.library.bundles.bundle_articles import MOST_TAGS, cleaned
from tui.library.export import export
from tui.library.serialize import article as form
from tui.report import article_lines


def test_what_a_bundle_says_is_cleaned_at_the_door(file, theirs, tmp_path):
    head, article = lines_of(file)
    head["reader"] = "\x1b]0;x\x07Ana\u202e"
    article["title"] = "Headline\x1b[2J a"
    article["link"] = "javascript:alert(1)"
    article["feed"]["url"] = "https://ana:secret@news.example/feed"
    article["tags"] = ["\x1b[31mred", " \u200b ", *(f"t{n}" for n in range(200))]
    article["annotations"] = [{"note": "look\x1b[31m", "grade": "B2"}, {"grade": "Z"}]
    article["verdicts"] = [{"kind": "spell", "key": "", "decision": "confirmed"}]
    intake = theirs.handover.take(bundle(tmp_path, head, article))
    assert intake.reader == "]0;xAna"
    taken = article_of(theirs)
    assert "\x1b" not in taken.row.title + taken.row.note
    assert (taken.row.link, taken.row.tags[0], taken.row.grade) == ("", "[31mred", "B2")
    assert len(taken.row.tags) == MOST_TAGS - 1
    assert not any("secret" in row for row in state(theirs)["feeds"])
    assert taken.verdicts == ()
    assert taken.facts is None  # its positions are those of another text


def broken(article: dict[str, Any]) -> list[dict[str, Any]]:
    facts = article["facts"]
    claim = facts["casualties"][0]
    return [
        {**article, "published": "yesterday"},
        {**article, "published": "2026-03-10T11:00:00"},
        {**article, "published": "0001-01-01T00:00:00Z"},
        {**article, "facts": {**facts, "places": [{**facts["places"][0], "lat": 10**9}]}},
        {**article, "statement": {"lat": 1, "lon": -181}},
        {**article, "text": 7},
        {**article, "blocks": [{"kind": "paragraph", "start": 0, "end": 10**6}]},
        {**article, "blocks": [{"kind": "script", "start": 0, "end": 1}]},
        {**article, "facts": {**facts, "casualties": [{**claim, "low": 10**30}]}},
        {**article, "facts": {**facts, "casualties": [{**claim, "low": 2 * 10**11}]}},
        {**article, "facts": {**facts, "casualties": [{**claim, "low": 25, "high": 20}]}},
        {**article, "facts": {**facts, "toll": {"killed": {"low": -4, "high": 4}}}},
        {**article, "facts": {**facts, "casualties": [{**claim, "span": [5, 10**6]}]}},
        {**article, "facts": {**facts, "casualties": [{**claim, "kind": "eaten"}]}},
        {**article, "facts": {**facts, "people": [{"name": "Jo", "mentions": [[-1, 2]]}]}},
        {"id": "x"},
    ]


def test_a_bad_article_is_left_out_and_the_others_come(file, theirs, tmp_path):
    head, article = lines_of(file)
    bad = broken(article)
    intake = theirs.handover.take(bundle(tmp_path, head, *bad, b"{", b"[" * 9, article))
    assert (intake.new, intake.refused) == (1, len(bad) + 2)
    assert [*intake.lines()] == ["From Ana: 1 article new, 0 here already."]
    assert intake.damaged == "18 articles of the file were damaged and left out."
    nothing = theirs.handover.take(bundle(tmp_path, head, b"{"))
    assert [*nothing.lines()] == ["Nothing came from Ana."]
    assert nothing.damaged == "1 article of the file was damaged and left out."
    assert theirs.check() == ()


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists))
def test_whatever_a_line_holds_it_is_an_article_or_none(value):
    assert cleaned(json.dumps({"text": value, "title": value}).encode()) is None


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all that stands in a value, branches too."""
    items: Any = value.items() if isinstance(value, dict) else ()
    items = enumerate(value) if isinstance(value, list) else items
    return [path, *(leaf for key, item in items for leaf in leaves(item, (*path, key)))][not path :]


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.sampled_from(["added", "corrected", "article", "9999-12-31T23:59:59Z", "{}", "B2", "\x1b["]),
    st.lists(st.integers(-5, 99), max_size=3),
    st.dictionaries(st.sampled_from(["lat", "kind", "key", "note"]), st.text(max_size=5)),
)


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_one_thing_in_an_article_is_changed_to_it_can_be_read(
    file, theirs, tmp_path, data
):
    head, article = lines_of(file)
    for _ in range(data.draw(st.integers(1, 3))):
        *path, last = data.draw(st.sampled_from(leaves(article)))
        branch = article
        for key in path:
            branch = branch[key]
        branch[last] = data.draw(VALUES)
    theirs.handover.take(bundle(tmp_path, head, article))
    for number in theirs.articles.numbers():
        taken = theirs.articles.get(number)
        assert form(taken)
        assert [*article_lines(taken, 80)]
        assert clean.line(taken.row.title) == taken.row.title
    assert theirs.survey.tally(("day", "place")).rows is not None
    export(theirs, "", "csv", io.StringIO())
    assert theirs.check() == ()


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(total=500), "more than 500 bytes"),
        (Limits(line=100), "an article of more than 100 bytes"),
        (Limits(articles=1), "more than 1 articles"),
    ],
)
def test_what_is_too_large_is_refused_as_a_whole(file, theirs, tmp_path, limits, reason):
    head, article = lines_of(file)
    made = bundle(tmp_path, head, article, {**article, "id": "b", "link": ""})
    with pytest.raises(BundleError, match=reason):
        theirs.handover.take(Bundle(made.path, limits))
    assert theirs.articles.count() == 0
    assert theirs.marks.undo() is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no bundle"),
        (b"<opml/>", "damaged, or no bundle"),
        (gzip.compress(b"{}", mtime=0), "no bundle"),
        (gzip.compress(b'{"bundle": 1, "reader": "A"}', mtime=0)[:-9], "damaged, or no bundle"),
        (gzip.compress(b'{"bundle": 99, "reader": "A"}', mtime=0), "newer dateline"),
    ],
)
def test_a_file_that_is_no_bundle_is_refused(theirs, tmp_path, content, reason):
    path = tmp_path / "x.bundle"
    path.write_bytes(content)
    with pytest.raises(BundleError, match=reason):
        theirs.handover.take(Bundle(path))


def test_a_missing_file_is_one_message(theirs, tmp_path):
    with pytest.raises(BundleError, match="cannot be read"):
        theirs.handover.take(Bundle(tmp_path / "none"))
