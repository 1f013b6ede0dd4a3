"""The columns of a corpus in Arrow: one row a document, its facts as lists of structs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import ModuleType
from typing import Any, NamedTuple

from tui.extras import import_extra


class Field(NamedTuple):
    """A column, or a field of one: its type, what stands in it, and what it is made of."""

    name: str
    type: str
    meaning: str = ""
    fields: tuple[Field, ...] = ()


def _span(name: str, meaning: str) -> Field:
    return Field(name, "struct", meaning, (Field("start", "int32"), Field("end", "int32")))


_MENTIONS = Field(
    "mentions",
    "list",
    "where the text has it, in characters of title, blank line and text",
    (Field("start", "int32"), Field("end", "int32")),
)
_ALIASES = Field("aliases", "strings", "other forms of the name")
_POINT = (
    Field("lat", "double", "degrees north, WGS 84"),
    Field("lon", "double", "degrees east, WGS 84"),
    Field("country", "string", "ISO 3166-1 alpha-2; NA is Namibia"),
    Field("admin1", "string", "first subdivision of the country: region, province or state"),
    Field("admin2", "string", "second subdivision: district or county"),
    Field("geonames", "int64", "GeoNames id"),
    Field("precision", "string", "what the point is, or the middle of"),
)
_RANGE = (Field("low", "int64", "people, the lower number"), Field("high", "int64", "the upper"))

CASUALTY = (
    Field("kind", "string", "what happened to people"),
    *_RANGE,
    Field("vague", "string", "the word in place of a number: dozens"),
    Field("precision", "string", "how the number is hedged"),
    Field("status", "string", "what the text makes of it; tolls count events"),
    Field("subset", "bool", "whether these are some of others counted too"),
    Field("victims", "string", "who, in the words of the text"),
    Field("group", "string", "their group"),
    Field("by", "string", "who did it"),
    Field("weapon", "string", "with or by what"),
    Field("place", "string", "where, in the words of the text"),
    Field("where", "struct", "the point of that place", _POINT),
    Field("date", "date", "first day of what date_precision says"),
    Field("date_end", "date", "last day of a span"),
    Field("date_precision", "string", "what was stated: day, week, month, year"),
    Field("source", "string", "who says so"),
    Field(
        "certainty",
        "struct",
        "how each of these was found",
        tuple(Field(name, "string") for name in ("place", "date", "source", "by", "weapon")),
    ),
    _MENTIONS,
    Field("quote", "string", "the words that say so"),
    _span("span", "where the quote stands"),
)

FIELDS = (
    Field("id", "string", "the document's id, its path, or its WARC-Record-ID"),
    Field("title", "string", "its headline"),
    Field("date", "date", "its day of publication"),
    Field("language", "string", "ISO 639 code; facts are found in English"),
    Field(
        "people",
        "list",
        "people that it names",
        (
            Field("name", "string", "the fullest form of the name"),
            Field("role", "string", "office, profession or kin"),
            _ALIASES,
            _MENTIONS,
        ),
    ),
    Field(
        "places",
        "list",
        "places that it names",
        (
            Field("name", "string", "in the words of the text"),
            Field("kind", "string", "what it is"),
            *_POINT,
            _MENTIONS,
        ),
    ),
    Field(
        "organisations",
        "list",
        "groups, forces, agencies, ministries and media",
        (Field("name", "string"), _ALIASES, Field("kind", "string", "what it is"), _MENTIONS),
    ),
    Field("casualties", "list", "claims that people were killed, injured, ...", CASUALTY),
    Field(
        "toll",
        "struct",
        "the document's own count",
        (Field("killed", "struct", "", _RANGE), Field("injured", "struct", "", _RANGE)),
    ),
    Field("source", "string", "the file or address that it is from"),
    Field("url", "string", "the address of the page, where an archive or a reader tells it"),
    Field("problem", "string", "why there are no facts, or not all; null where all went well"),
    Field("version", "string", "version of the analysis"),
    Field("digest", "string", "digest of what was analysed"),
)
"""The columns, the same in every part and in the order of the JSON of `dateline facts`."""


def flattened(fields: tuple[Field, ...] = FIELDS, above: str = "") -> Iterator[Field]:
    """List all fields by their paths, a list's with [] behind its name."""
    for field in fields:
        path = f"{above}{field.name}"
        yield field._replace(name=path)
        yield from flattened(field.fields, f"{path}{'[]' if field.type == 'list' else ''}.")


def pyarrow() -> tuple[Any, Any]:
    """Import pyarrow and its Parquet. Raises DatelineError, which names the extra, without it."""
    return import_extra("pyarrow", "data", "Parquet"), import_extra(
        "pyarrow.parquet", "data", "Parquet"
    )


def schema(arrow: ModuleType) -> Any:
    """Build the schema of the columns."""
    return arrow.schema([(field.name, _type(arrow, field)) for field in FIELDS])


def _type(arrow: ModuleType, field: Field) -> Any:
    if field.fields:
        struct = arrow.struct([(inner.name, _type(arrow, inner)) for inner in field.fields])
        return arrow.list_(struct) if field.type == "list" else struct
    simple: Mapping[str, Any] = {
        "string": arrow.string(),
        "strings": arrow.list_(arrow.string()),
        "int32": arrow.int32(),
        "int64": arrow.int64(),
        "double": arrow.float64(),
        "bool": arrow.bool_(),
        "date": arrow.date32(),
    }
    return simple[field.type]


def typed(row: Any, fields: tuple[Field, ...] = FIELDS) -> dict[str, Any]:
    """Turn a row of JSON into the values of its columns: days of dates, spans of pairs."""
    if isinstance(row, list):
        return dict(zip(("start", "end"), row, strict=True))
    return {field.name: _value(row.get(field.name), field) for field in fields}


def _value(value: Any, field: Field) -> Any:
    if value is None:
        return None
    if field.type == "list":
        return [typed(item, field.fields) for item in value]
    if field.type == "struct":
        return typed(value, field.fields)
    return _day(value) if field.type == "date" else value


def _day(iso: str) -> date | None:
    """The first day of an ISO day, month or year; null of what is none."""
    try:
        return date.fromisoformat(f"{iso[:10]}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"[:10])
    except ValueError:
        return None
