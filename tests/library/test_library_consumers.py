"""The programs that analysts use read every table with its types, and nothing but what was written.

What goes wrong in practice is in it: Namibia's code, a month instead of a day, columns without any
value, texts that would be formulas, quotes, line breaks, zones.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from datetime import UTC, date, datetime
from typing import Any

import duckdb
import geopandas
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pyogrio
import pytest

from tui.library.rows.columns import CLAIMS
from tui.library.rows.table_formats import BINARY
from tui.library.table_export import export_table
from tui.model import Casualty, Facts, Range, Stated, Toll, Where

WINDHOEK = Where(lat=-22.57, lon=17.08, country="NA", admin1="Khomas", precision="town")
SOURCES = ('=SUM(1)\n"a", b', "＝cmd;x", ";=1+1", "-12", "№ 7 – 日本", "NA", "null", "'quoted'")
GUARDED = frozenset(SOURCES[:4])
PUBLISHED = datetime(2026, 3, 10, 11, tzinfo=UTC)


def claim(number: int, source: str) -> Casualty:
    """Every second one tells of a month, and of no place."""
    if number % 2:
        return Casualty(kind="killed", low=number, high=number, date="2026-02", source=source)
    return Casualty(
        kind="killed", low=number, high=None, precision="at_least", group="civilians",
        place="Windhoek", where=WINDHOEK, date="2026-03-08", source=source,
    )  # fmt: skip


@pytest.fixture
def filled(library, stored):
    (number,) = stored("a").values()
    claims = tuple(claim(n, source) for n, source in enumerate(SOURCES))
    stated = (Stated(kind="killed", count=Range(1, 1), claims=(1,)),)
    facts = Facts(casualties=claims, toll=Toll(Range(1, 1)), stated=stated)
    library.articles.put_facts(number, facts, "7")
    return library


@pytest.fixture
def written(filled, tmp_path):
    """Writes the claims in a format; gives the file."""

    def write(form: str) -> Any:
        stream: Any = io.BytesIO() if form in BINARY else io.StringIO(newline="")
        export_table(filled, "", "claims", form, stream)
        content = stream.getvalue()
        file = tmp_path / f"claims.{form}"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def in_csv(source: str) -> str:
    return f"'{source}" if source in GUARDED else source


def is_read(rows: list[dict[str, Any]], sources: list[str]) -> None:
    """Rows of a program that has no null but None, with days as days."""
    assert [row["source"] for row in rows] == sources
    assert [row["low"] for row in rows] == list(range(len(SOURCES)))
    assert [row["country"] for row in rows] == ["NA", None] * 4
    assert [row["date_start"] for row in rows] == [date(2026, 3, 8), date(2026, 2, 1)] * 4
    assert [row["date_end"] for row in rows] == [date(2026, 3, 8), date(2026, 2, 28)] * 4
    assert [row["in_toll"] for row in rows] == [n == 1 for n in range(len(SOURCES))]
    assert {row["published"] for row in rows} == {PUBLISHED}
    assert [row["lat"] for row in rows] == [-22.57, None] * 4
    assert {row["admin2"] for row in rows} == {None}


def test_csv_in_duckdb(written):
    table = duckdb.sql(f"FROM read_csv('{written('csv')}')")
    types = dict(zip(table.columns, map(str, table.types), strict=True))
    assert {types[name] for name in ("low", "best", "high")} == {"BIGINT"}
    assert types["published"] == types["fetched"] == "TIMESTAMP WITH TIME ZONE"
    is_read(table.to_arrow_table().to_pylist(), [in_csv(source) for source in SOURCES])


def test_jsonl_in_duckdb(written):
    columns = {"low": "BIGINT", "lat": "DOUBLE", "in_toll": "BOOLEAN", "published": "TIMESTAMPTZ"}
    texts = dict.fromkeys((c.name for c in CLAIMS if c.type == "text"), "VARCHAR")
    days = dict.fromkeys(("date_start", "date_end"), "DATE")
    file = written("jsonl")
    table = duckdb.sql(f"FROM read_ndjson('{file}', columns = {columns | texts | days})")
    is_read(table.to_arrow_table().to_pylist(), list(SOURCES))
    assert duckdb.sql(f"SELECT sum(best), max(country) FROM read_ndjson('{file}')").fetchall() == [
        (28, "NA")
    ]


def test_parquet_in_arrow_and_duckdb(written):
    file = written("parquet")
    table = pq.read_table(file)
    assert table.column_names == [column.name for column in CLAIMS]
    is_read(table.to_pylist(), list(SOURCES))
    is_read(duckdb.sql(f"FROM '{file}'").to_arrow_table().to_pylist(), list(SOURCES))


def test_what_an_article_has_alike_stands_in_each_row_of_a_parquet(library, stored):
    numbers = stored("a", "b", "c")
    for key, count in (("a", 3), ("b", 1), ("c", 2)):
        claims = tuple(claim(n, f"{key}{n}") for n in range(count))
        library.articles.put_facts(numbers[key], Facts(casualties=claims), "7")
    library.marks.tag([numbers["b"]], add=["checked"])
    stream: Any = io.BytesIO()
    export_table(library, "", "claims", "parquet", stream)
    rows = pq.read_table(stream).to_pylist()
    assert [row["source"] for row in rows] == ["a0", "a1", "a2", "b0", "c0", "c1"]
    assert [row["tags"] for row in rows] == [*[None] * 3, "checked", *[None] * 2]
    assert [row["title"][-1] for row in rows] == [*"aaa", "b", *"cc"]
    assert [row["published"].hour for row in rows] == [11, 11, 11, 10, 9, 9]
    assert {row["fetched"].hour for row in rows} == {12}


def test_an_empty_parquet_has_the_same_schema(library, filled):
    schemas = []
    for query in ("", "nothing"):
        stream = io.BytesIO()
        export_table(library, query, "claims", "parquet", stream)
        schemas.append(pq.read_table(io.BytesIO(stream.getvalue())).schema)
    assert schemas[0] == schemas[1]


def test_csv_and_parquet_in_pandas(written):
    frame = pd.read_csv(
        written("csv"),
        keep_default_na=False,
        na_values=[""],
        parse_dates=["published", "date_start"],
    )
    assert frame["country"].dropna().unique().tolist() == ["NA"]
    assert frame["source"].tolist() == [in_csv(source) for source in SOURCES]
    assert (str(frame["low"].dtype), str(frame["in_toll"].dtype)) == ("int64", "bool")
    assert frame["published"].iloc[0] == PUBLISHED
    assert frame["date_start"].iloc[1] == pd.Timestamp(2026, 2, 1)
    table = pd.read_parquet(written("parquet"))
    assert table["source"].tolist() == list(SOURCES)
    assert table["published"].iloc[0] == PUBLISHED


def test_csv_and_parquet_in_polars(written):
    frame = pl.read_csv(written("csv"), try_parse_dates=True)
    is_read(frame.to_dicts(), [in_csv(source) for source in SOURCES])
    is_read(pl.read_parquet(written("parquet")).to_dicts(), list(SOURCES))


def test_geojson_and_gpkg_in_geopandas(written):
    for form in ("geojson", "gpkg"):
        layer = geopandas.read_file(written(form))
        assert (len(layer), layer.crs.to_epsg()) == (4, 4326)
        assert [(point.x, point.y) for point in layer.geometry] == [(17.08, -22.57)] * 4
        assert layer["source"].tolist() == list(SOURCES[::2])
        assert layer["country"].tolist() == ["NA"] * 4
        assert [day.isoformat()[:10] for day in layer["date_start"]] == ["2026-03-08"] * 4
        assert layer["low"].tolist() == [0, 2, 4, 6]


def test_gpkg_in_gdal(written):
    about = pyogrio.read_info(written("gpkg"), layer="claims")
    assert (about["driver"], about["geometry_type"], about["features"]) == ("GPKG", "Point", 4)
    kinds = dict(zip(about["fields"], about["dtypes"], strict=True))
    assert (kinds["low"], kinds["in_toll"], kinds["source"]) == ("int64", "bool", "object")
    assert kinds["published"].startswith("datetime64")


@pytest.mark.skipif(not shutil.which("ogr2ogr"), reason="GDAL's programs are not installed")
def test_geojson_through_ogr2ogr(written, tmp_path):
    target = tmp_path / "through.gpkg"
    subprocess.run(["ogr2ogr", target, written("geojson")], check=True, capture_output=True)
    assert geopandas.read_file(target)["source"].tolist() == list(SOURCES[::2])


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_xlsx_in_libreoffice(written, tmp_path):
    profile = (tmp_path / "profile").as_uri()
    out = tmp_path / "out"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(out), str(written("xlsx"))],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with (out / "claims.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["source"] for row in rows] == list(SOURCES)
    assert [row["country"] for row in rows] == ["NA", ""] * 4
    assert [row["date_start"] for row in rows] == ["2026-03-08", "2026-02-01"] * 4
    assert {row["published"] for row in rows} == {"2026-03-10 11:00:00"}


def test_a_table_without_rows_is_one(filled):
    content = {}
    for form in ("csv", "jsonl", "geojson", "parquet"):
        stream: Any = io.BytesIO() if form in BINARY else io.StringIO()
        export_table(filled, "nothing", "claims", form, stream)
        content[form] = stream.getvalue()
    names = [column.name for column in CLAIMS]
    assert content["csv"] == ",".join(names) + "\n"
    assert content["jsonl"] == ""
    assert json.loads(content["geojson"]) == {"type": "FeatureCollection", "features": []}
    table = pq.read_table(io.BytesIO(content["parquet"]))
    assert (table.num_rows, table.column_names) == (0, names)
