"""A package of tables is what its description says, in the words of a program that checks it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import frictionless
import pytest

from tui import __version__
from tui.library.data_package import DESCRIPTOR, write_package
from tui.library.rows.columns import TABLES
from tui.model import Casualty, Facts, Person, Place, Range, Stated, Toll, Where

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
CLAIM = Casualty(
    kind="killed", low=4, high=4, precision="at_least", group="civilians", place="Windhoek",
    date="2026-02", date_precision="month", source='=SUM(1) "of\nthe" town',
    where=Where(lat=-22.57, lon=17.08, country="NA", admin1="Khomas", precision="town"),
)  # fmt: skip
FACTS = Facts(
    language="en",
    people=(Person(name="Jo Ek", role="mayor"),),
    places=(Place(name="Windhoek", kind="town", country="NA", lat=-22.57, lon=17.08),),
    casualties=(CLAIM, Casualty(kind="injured", vague="dozens", precision="vague")),
    toll=Toll(Range(4, 4)),
    stated=(Stated(kind="killed", count=Range(4, 4), claims=(0,)),),
)


@pytest.fixture
def filled(library, stored):
    for number in stored("a", "b").values():
        library.articles.put_facts(number, FACTS, "7")
    return library


def described(folder) -> Any:
    return json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))


@pytest.mark.parametrize("hxl", [False, True])
def test_a_package_is_valid(filled, tmp_path, hxl):
    write_package(filled, "headline", tmp_path, TABLES, hxl=hxl)
    report = frictionless.validate(str(tmp_path / DESCRIPTOR))
    assert report.flatten(["rowNumber", "fieldName", "note"]) == []
    assert [(task.name, task.stats["rows"]) for task in report.tasks] == [
        *(("claims", 4), ("articles", 2), ("people", 2), ("places", 2))
    ]


def test_a_value_outside_its_vocabulary_would_not_be(filled, tmp_path):
    write_package(filled, "", tmp_path, ["claims"])
    file = tmp_path / "claims.csv"
    file.write_text(file.read_text(encoding="utf-8").replace('"killed"', '"slain"'), "utf-8")
    report = frictionless.validate(str(tmp_path / DESCRIPTOR))
    assert {row[0] for row in report.flatten(["fieldName"])} == {"kind"}


def test_it_says_types_units_keys_query_and_versions(filled, tmp_path):
    write_package(filled, "headline", tmp_path, TABLES)
    package = described(tmp_path)
    assert package["query"] == "headline"
    assert package["versions"] == {
        "dateline": __version__,
        "library": filled.version,
        "analyses": ["7"],
    }
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert {name: schema.get("primaryKey") for name, schema in schemas.items()} == {
        "claims": ["claim_id"],
        "articles": ["article_id"],
        "people": None,
        "places": None,
    }
    assert schemas["claims"]["foreignKeys"][0]["reference"]["resource"] == "articles"
    fields = {field["name"]: field for field in schemas["claims"]["fields"]}
    assert list(fields) == [column.name for column in TABLES["claims"]]
    assert (fields["low"]["unit"], fields["lat"]["unit"]) == ("person", "degree")
    assert (fields["low"]["type"], fields["published"]["type"]) == ("integer", "datetime")
    assert (fields["best"]["acled"], fields["best"]["ucdp_ged"]) == ("fatalities", "best")
    assert "civilians" in fields["group"]["vocabulary"]
    assert "enum" not in fields["group"].get("constraints", {})


def test_a_package_of_one_table_refers_to_no_other(filled, tmp_path):
    write_package(filled, "nothing", tmp_path, ["people"])
    assert "foreignKeys" not in described(tmp_path)["resources"][0]["schema"]
    assert sorted(f.name for f in tmp_path.iterdir() if f.is_file()) == [DESCRIPTOR, "people.csv"]
    assert frictionless.validate(str(tmp_path / DESCRIPTOR)).valid


def test_only_a_day_is_a_date_to_hxl():
    columns = [column for table in TABLES.values() for column in table]
    dates = [column for column in columns if column.hxl.startswith("#date")]
    assert dates
    assert {column.type for column in dates} == {"date"}
