"""Tables of claims, articles, people and places, read by the programs that analysts use."""

from __future__ import annotations

import csv
import io
import json
import sys
import tempfile
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from lxml import etree, html

from tui.errors import DatelineError
from tui.library import identity
from tui.library.rows.columns import ARTICLES, CLAIMS, TABLES
from tui.library.rows.table_formats import BINARY
from tui.library.table_export import export_table
from tui.library.tables import table_reader
from tui.model import (
    Body,
    Casualty,
    Facts,
    Page,
    Person,
    Place,
    Range,
    Stated,
    Toll,
    Verdict,
    Where,
)

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
TEXT = "At least four men died in Windhoek. =SUM(1) said police. Dozens were hurt; nine fled."
QUOTE = "four men died"
START = len("Headline a\n\n") + TEXT.index(QUOTE)
DEAD = Casualty(
    kind="killed", low=4, high=4, precision="at_least", victims="men", group="civilians",
    by="Army", weapon="drone", place="Windhoek", date="2026-02", date_precision="month",
    where=Where(lat=-22.57, lon=17.08, country="NA", admin1="Khomas", precision="town"),
    source="=SUM(1)", certainty={"place": "stated"}, quote=QUOTE,
    span=(START, START + len(QUOTE)),
)  # fmt: skip
HURT = Casualty(kind="injured", vague="dozens", precision="vague", place="Nowhere")
FLED = Casualty(kind="displaced", low=9, high=9, status="background", date="2025-12-30")
FACTS = Facts(
    language="en",
    people=(Person(name="Jo Ek", role="mayor", aliases=("Ek", "J. Ek"), mentions=((0, 2),)),),
    places=(Place(name="Windhoek", kind="town", country="NA", lat=-22.57, lon=17.08),
            Place(name="Nowhere", country="NA")),
    casualties=(DEAD, HURT, FLED),
    toll=Toll(Range(4, 4)),
    stated=(Stated(kind="killed", count=Range(4, 4), claims=(0,)),),
)  # fmt: skip


@pytest.fixture
def number(library, feed, entry) -> int:
    new = library.articles.ingest(feed, [entry("a", text=TEXT), entry("b", hours=2)], NOW).new
    number = max(new)
    library.articles.put_facts(number, FACTS, "7")
    library.marks.tag([number], add=["x", "y"])
    return int(number)


def written(library, table: Any, form: str, query: str = "") -> Any:
    stream: Any = io.BytesIO() if form in BINARY else io.StringIO()
    export_table(library, query, table, form, stream)
    return stream.getvalue()


def test_a_claim_has_every_column_of_the_codebook(library, number):
    rows = [json.loads(line) for line in written(library, "claims", "jsonl").splitlines()]
    assert [list(row) for row in rows] == [[column.name for column in CLAIMS]] * 3
    dead, hurt, fled = rows
    assert dead["claim_id"] != hurt["claim_id"]
    assert {name: dead[name] for name in ("low", "best", "high", "precision")} == {
        **dict.fromkeys(("low", "best", "high"), 4),
        "precision": "at_least",
    }
    assert (dead["country"], dead["admin1"], dead["lat"], dead["point_precision"]) == (
        *("NA", "Khomas", -22.57, "town"),
    )
    assert (dead["date_start"], dead["date_end"], dead["date_precision"]) == (
        *("2026-02-01", "2026-02-28", "month"),
    )
    assert dead["sentence"] == "At least four men died in Windhoek."
    assert (dead["civilians"], dead["in_toll"], dead["certainty_place"]) == (True, True, "stated")
    assert (dead["tags"], dead["version"], dead["published"]) == (
        *("x; y", "7", "2026-03-10T11:00:00Z"),
    )
    assert (hurt["quantity_word"], hurt["low"], hurt["country"]) == ("dozens", None, "NA")
    assert (fled["status"], fled["in_toll"], fled["event_id"]) == ("background", False, None)


def test_verdicts_hold_and_are_named(library, number):
    kind, key = identity(FLED)
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="rejected"))
    kind, key = identity(DEAD)
    value = json.dumps({"kind": "killed", "low": 5, "high": 6, "precision": "range"})
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="corrected", value=value))
    rows = [json.loads(line) for line in written(library, "claims", "jsonl").splitlines()]
    assert [(row["kind"], row["low"], row["high"], row["verdict"]) for row in rows] == [
        ("killed", 5, 6, "corrected"),
        ("injured", None, None, None),
    ]
    assert rows[0]["in_toll"]


def test_what_the_reader_set_was_not_found_with_any_certainty(library, number):
    value = {**msgspec.to_builtins(DEAD), "place": "Nowhere", "by": None, "date": "2026-03-09"}
    kind, key = identity(DEAD)
    corrected = Verdict(kind=kind, key=key, decision="corrected", value=json.dumps(value))
    library.marks.verdict(number, corrected)
    added = Casualty(kind="killed", low=2, high=2, place="Windhoek", source="a medic")
    text = msgspec.json.encode(added).decode()
    key = identity(added)[1]
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="added", value=text))
    rows = [json.loads(line) for line in written(library, "claims", "jsonl").splitlines()]
    fields = ("place", "date", "source", "by", "weapon")
    assert [[row[f"certainty_{field}"] for field in fields] for row in rows if row["verdict"]] == [
        [None, None, None, None, None],
        [None, None, None, None, None],
    ]
    library.marks.undo()
    value = {**msgspec.to_builtins(DEAD), "source": "a medic"}
    kind, key = identity(DEAD)
    corrected = Verdict(kind=kind, key=key, decision="corrected", value=json.dumps(value))
    library.marks.verdict(number, corrected)
    (dead, *_) = map(json.loads, written(library, "claims", "jsonl").splitlines())
    assert [dead[f"certainty_{field}"] for field in fields] == ["stated", None, None, None, None]


def test_claims_of_one_day_and_place_have_one_event(library, number, feed, entry):
    (another,) = library.articles.ingest(feed, [entry("c", hours=3)], NOW).new
    library.articles.put_facts(another, FACTS, "7")
    rows = [json.loads(line) for line in written(library, "claims", "jsonl").splitlines()]
    events = [row["event_id"] for row in rows if row["in_toll"]]
    assert events[0] == events[1] is not None
    assert len({row["claim_id"] for row in rows}) == 6
    again = written(library, "claims", "jsonl")
    assert [json.loads(line) for line in again.splitlines()] == rows


def test_xlsx_runs_no_formula_and_has_dates(library, number):
    with zipfile.ZipFile(io.BytesIO(written(library, "claims", "xlsx"))) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    names = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    assert sheet.xpath("//s:f", namespaces=names) == []
    texts = sheet.xpath("//s:t/text()", namespaces=names)
    assert "=SUM(1)" in texts
    assert "NA" in texts
    days = (date(2026, 2, 1) - date(1899, 12, 30)).days
    assert str(days) in sheet.xpath("//s:v/text()", namespaces=names)
    assert len(sheet.xpath("//s:row", namespaces=names)) == 4


def test_a_day_before_those_of_sheets_is_a_text(library, feed, entry):
    (number,) = library.articles.ingest(feed, [entry("a")], NOW).new
    claim = Casualty(kind="killed", low=40_000, high=40_000, date="1755-11-01")
    library.articles.put_facts(number, Facts(casualties=(claim,)), "7")
    with zipfile.ZipFile(io.BytesIO(written(library, "claims", "xlsx"))) as book:
        assert b"<t>1755-11-01</t>" in book.read("xl/worksheets/sheet1.xml")


def test_a_cell_that_xlsx_cannot_hold_is_named_with_its_row(
    library, feed, entry, tmp_path, monkeypatch
):
    (number,) = library.articles.ingest(feed, [entry("a")], NOW).new
    claim = Casualty(kind="killed", low=1, high=1, source="x" * 40_000)
    library.articles.put_facts(number, Facts(casualties=(claim,)), "7")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(DatelineError, match="source of row 1 is longer"):
        written(library, "claims", "xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_geojson_has_the_points_of_claims_and_counts_what_has_none(library, number):
    stream = io.StringIO()
    counted = export_table(library, "", "claims", "geojson", stream)
    (feature,) = json.loads(stream.getvalue())["features"]
    assert feature["geometry"]["coordinates"] == [17.08, -22.57]
    assert (feature["properties"]["kind"], feature["properties"]["best"]) == ("killed", 4)
    assert (counted.points, counted.without_point, counted.articles) == (1, 2, 1)
    with pytest.raises(DatelineError, match="people have no points"):
        written(library, "people", "geojson")
    with pytest.raises(DatelineError, match="articles have no points"):
        written(library, "articles", "gpkg")


def test_html_is_a_table_in_which_nothing_from_outside_is_markup(library, feed, entry):
    entries = [entry("a", title="<b>&amp;", link="javascript:x"), entry("b", hours=2)]
    library.articles.ingest(feed, entries, NOW)
    page = html.fromstring(written(library, "articles", "html"))
    rows = [[cell.text_content() for cell in row] for row in page.iter("tr")]
    assert rows[0] == [column.name for column in ARTICLES]
    assert "<b>&amp;" in rows[1]
    assert rows[1][rows[0].index("read")] == "false"
    assert page.xpath("//a/@href") == ["http://news.example/b"]


def test_rows_come_in_the_order_of_their_articles_and_end_when_asked(library, stored, monkeypatch):
    monkeypatch.setattr(table_reader, "PIECE", 2)
    monkeypatch.setattr(table_reader, "LINES", 2)
    numbers = stored("a", "b", "c", "d", "e")
    for number in numbers.values():
        library.articles.put_facts(number, FACTS, "7")
    steps: list[tuple[int, int]] = []
    rows = library.tables.rows("claims", "", lambda *step: steps.append(step))
    titles = [row[[c.name for c in CLAIMS].index("title")] for row in rows.values()]
    assert titles == [f"Headline {key}" for key in "abcde" for _ in range(3)]
    assert steps == [(0, 5), (2, 5), (4, 5), (5, 5)]

    def end(done: int, total: int) -> None:
        if done:
            raise InterruptedError

    stream = io.StringIO()
    with pytest.raises(InterruptedError):
        export_table(library, "", "claims", "csv", stream, end)
    assert len(stream.getvalue().splitlines()) == 1 + 2 * 3


def test_other_sources_of_an_event_stand_beside_a_claim(library, number, feed, entry):
    other = library.feeds.add("http://wire.example/feed", "Wire").number
    for of, key, source in ((feed, "c", "=SUM(1)"), (other, "d", None), (other, "e", "a medic")):
        (new,) = library.articles.ingest(of, [entry(key, hours=3)], NOW).new
        facts = replace(FACTS, casualties=(replace(DEAD, source=source), HURT, FLED))
        library.articles.put_facts(new, facts, "7")
    rows = [json.loads(line) for line in written(library, "claims", "jsonl").splitlines()]
    assert {row["source"]: row["other_sources"] for row in rows if row["in_toll"]} == {
        "=SUM(1)": "Wire; a medic",
        None: "=SUM(1); a medic",
        "a medic": "=SUM(1); Wire",
    }
    assert {row["other_sources"] for row in rows if not row["in_toll"]} == {None}


def test_a_text_has_the_time_at_which_it_was_fetched(library, number):
    later = NOW + timedelta(hours=4)
    page = Page(body=Body(TEXT * 3), state="full")
    library.articles.put_page(number, page, later)
    rows = [json.loads(line) for line in written(library, "articles", "jsonl").splitlines()]
    assert [row["fetched"] for row in rows] == ["2026-03-10T16:00:00Z", "2026-03-10T12:00:00Z"]


def test_markdown_keeps_every_hedge_and_is_no_markup(library, number):
    lines = written(library, "claims", "markdown").splitlines()
    assert len(lines) == 5
    assert r"| at\_least |" in lines[2]
    assert "| dozens |" in lines[3]
    assert len({line.replace(r"\|", "").count("|") for line in lines}) == 1


def test_people_places_and_articles(library, number):
    tables = {table: list(csv.DictReader(io.StringIO(written(library, table, "csv"))))
              for table in TABLES}  # fmt: skip
    for table, rows in tables.items():
        assert list(rows[0]) == [column.name for column in TABLES[table]]
    assert [(r["name"], r["role"], r["aliases"]) for r in tables["people"]] == [
        ("Jo Ek", "mayor", "Ek; J. Ek")
    ]
    assert [(r["name"], r["lat"]) for r in tables["places"]] == [
        ("Windhoek", "-22.57"),
        ("Nowhere", ""),
    ]
    assert [(r["killed_low"], r["killed_precision"], r["read"]) for r in tables["articles"]] == [
        ("4", "at_least", "false"),
        ("", "", "false"),
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", ";", "＝", "＋", "－", "＠", "；"])
def test_no_cell_of_csv_is_a_formula(library, feed, entry, sign):
    (number,) = library.articles.ingest(feed, [entry("a")], NOW).new
    claim = Casualty(kind="killed", low=1, high=1, source=f'{sign}1"\n,x')
    library.articles.put_facts(number, Facts(casualties=(claim,)), "7")
    (row,) = csv.DictReader(io.StringIO(written(library, "claims", "csv")))
    assert row["source"] == f"'{sign}1\"\n,x"


def test_without_the_extra_the_message_names_it(library, number, monkeypatch):
    for name, form in (("pyarrow", "parquet"), ("xlsxwriter", "xlsx"), ("pyogrio", "gpkg")):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, name, None)
            with pytest.raises(DatelineError, match=rf"{name} is not installed.*dateline\[data\]"):
                written(library, "claims", form)
