"""What leaves the library: JSON forms, csv, geojson, markdown."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from tui.errors import QueryError
from tui.library import identity, serialize
from tui.library.export import FORMATS, export
from tui.model import Casualty, Document, Facts, Organisation, Person, Place, Range, Toll, Verdict

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
FACTS = Facts(
    language="en",
    people=(Person(name="Amir Yarallah", role="chief"), Person(name="Jo Ek")),
    places=(
        Place(name="Kirkuk", country="IQ", lat=35.47, lon=44.39, geonames=94787),
        Place(name="Nowhere"),
    ),
    organisations=(Organisation(name="Islamic State"),),
    casualties=(
        Casualty(kind="killed", low=4, high=4, victims="men", weapon="drone", source="police"),
        Casualty(kind="injured", vague="dozens", status="background"),
    ),
    toll=Toll(Range(4, 4)),
)


@pytest.fixture
def number(library, feed, entry):
    entries = [
        entry("a", title="=cmd|calc *bold* [x](y)", author="Ann"),
        entry("b", hours=2, link="", title=""),
    ]
    number = max(library.articles.ingest(feed, entries, NOW).new)
    library.articles.put_facts(number, FACTS, "1")
    library.marks.tag([number], add=["syria", "iraq"])
    kind, key = identity(FACTS.people[1])
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="rejected"))
    kind, key = identity(FACTS.places[0])
    library.marks.verdict(
        number,
        Verdict(
            kind=kind,
            key=key,
            decision="corrected",
            value='{"name":"Kirkuk city","country":"IQ","lat":35.4,"lon":44.3}',
        ),
    )
    return number


def _exported(library, form, query="") -> str:
    stream = io.StringIO()
    export(library, query, form, stream)
    return stream.getvalue()


def test_a_row_has_the_keys_of_the_contract(library, number):
    (row,) = library.articles.rows([number])
    form = serialize.row(row)
    assert list(form) == [
        *("id", "title", "link", "feed", "feeds", "author", "published", "language"),
        *("read", "starred", "tags", "toll"),
    ]
    assert form["published"] == "2026-03-10T11:00:00+00:00"
    assert form["toll"] == {"killed": {"low": 4, "high": 4}, "injured": None}
    assert (form["feed"], form["feeds"], form["tags"]) == ("News", ["News"], ["iraq", "syria"])


def test_an_article_has_its_text_and_a_verdict_on_each_fact(library, number):
    form = serialize.article(library.articles.get(number))
    assert form["text"] == "What happened at a."
    facts = form["facts"]
    assert list(facts) == [
        *("id", "title", "date", "language", "people", "places", "organisations"),
        *("casualties", "toll"),
    ]
    assert [one["verdict"] for one in facts["people"]] == [
        None,
        {"decision": "rejected", "value": None},
    ]
    assert facts["places"][0]["verdict"]["value"]["name"] == "Kirkuk city"
    assert facts["casualties"][0]["low"] == 4
    assert serialize.article(library.articles.get(library.articles.numbers()[1]))["facts"] is None


def test_a_document_that_says_neither_title_nor_date_has_null_there():
    form = serialize.document(Document(id="x", text="t"), Facts())
    assert (form["title"], form["date"], form["toll"]) == (
        None,
        None,
        {"killed": None, "injured": None},
    )


def test_a_feed_has_the_keys_of_the_contract(library, feed):
    form = serialize.feed(library.feeds.get(feed))
    assert list(form) == [
        *("url", "title", "folder", "unread", "articles", "checked", "changed", "error")
    ]
    assert (form["checked"], form["error"]) == (None, None)


def test_jsonl_is_what_show_prints(library, number):
    first, second = map(json.loads, _exported(library, "jsonl").splitlines())
    assert first == json.loads(json.dumps(serialize.article(library.articles.get(number))))
    assert second["facts"] is None


def test_csv_is_read_again_and_runs_no_formula(library, number):
    rows = list(csv.DictReader(io.StringIO(_exported(library, "csv"))))
    assert rows[0]["title"] == "'=cmd|calc *bold* [x](y)"
    assert (rows[0]["killed_low"], rows[0]["injured_high"]) == ("4", "")
    assert rows[0]["places"] == "Kirkuk city; Nowhere"
    assert rows[0]["people"] == "Amir Yarallah"
    assert (rows[0]["countries"], rows[0]["weapons"]) == ("IQ", "drone")
    assert rows[1]["places"] == ""


def test_geojson_has_a_point_for_each_place_that_has_one(library, number):
    collection = json.loads(_exported(library, "geojson"))
    (feature,) = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert feature["geometry"] == {"type": "Point", "coordinates": [44.3, 35.4]}
    assert feature["properties"]["place"] == "Kirkuk city"
    assert feature["properties"]["killed_high"] == 4
    assert json.loads(_exported(library, "geojson", "nothing"))["features"] == []


def test_markdown_is_a_digest_in_which_nothing_from_outside_is_markup(library, number):
    text = _exported(library, "markdown")
    assert r"## [=cmd\|calc \*bold\* \[x\]\(y\)](<http://news.example/a>)" in text
    assert "**Toll: 4 killed**" in text
    assert "- 4 killed: men, drone — police" in text
    assert "- dozens injured (background)" in text
    assert r"Places: Kirkuk city \(IQ\); Nowhere" in text
    assert "Jo Ek" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_of_a_wrong_query_writes_nothing(library, form):
    stream = io.StringIO()
    with pytest.raises(QueryError):
        export(library, "is:wrong", form, stream)
    assert stream.getvalue() == ""
