"""Describe the columns of every table that an export writes, for its writers and the codebook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from tui.model import (
    Certainty,
    ClaimKind,
    DatePrecision,
    Decision,
    Group,
    PlaceKind,
    PlacePrecision,
    Precision,
    Status,
    Weapon,
)

ColumnType = Literal["text", "integer", "number", "boolean", "date", "time"]
TableName = Literal["claims", "articles", "people", "places"]


class Column(NamedTuple):
    """A column: what stands in it, and what ACLED, UCDP GED and HXL call the same.

    Only a day is #date to HXL: libhxl 5.2.2 exchanges day and month where a time follows. A value
    that nobody stated is missing: null, or an empty cell of a text format.
    """

    name: str
    type: ColumnType
    meaning: str
    values: tuple[str, ...] = ()
    acled: str = ""
    ged: str = ""
    hxl: str = ""


def _certainty(field: str) -> Column:
    meaning = f"how {field} was found; null where the reader set it"
    hxl = f"#meta+certainty+{field}"
    return Column(f"certainty_{field}", "text", meaning, get_args(Certainty), hxl=hxl)


_VERDICTS = tuple(value for value in get_args(Decision) if value != "rejected")
_VERDICT = Column("verdict", "text", "what the reader decided", _VERDICTS, hxl="#status+verdict")
_NOTE = (
    Column("note", "text", "what the reader wrote to it", hxl="#description+note"),
    Column(
        "grade",
        "text",
        "Admiralty Code: the source A to F, the information 1 to 6; F and 6 cannot be judged",
        hxl="#meta+grade",
    ),
)
_ARTICLE_ID = Column("article_id", "text", "permanent id of the article", hxl="#meta+article")
ARTICLE = (
    Column("tags", "text", "the article's tags, parted by '; '", acled="tags", hxl="#meta+tags"),
    Column("title", "text", "the article's headline", ged="source_headline", hxl="#meta+title"),
    Column("feed", "text", "the feed that brought it", ged="source_office", hxl="#meta+feed"),
    Column("link", "text", "the article's address", ged="source_article", hxl="#meta+url"),
    Column(
        "published", "time", "when it was published, UTC", ged="source_date", hxl="#meta+published"
    ),
    Column(
        "fetched", "time", "when the text that was analysed was fetched, UTC", hxl="#meta+fetched"
    ),
    Column("version", "text", "version of the analysis", hxl="#meta+version"),
)
_POINT = (
    Column(
        "country",
        "text",
        "ISO 3166-1 alpha-2; NA is Namibia",
        (),
        "country",
        "country",
        "#country+code+v_iso2",
    ),
    Column(
        "admin1",
        "text",
        "first subdivision of the country: region, province or state",
        (),
        "admin1",
        "adm_1",
        "#adm1+name",
    ),
    Column(
        "admin2",
        "text",
        "second subdivision: district or county",
        (),
        "admin2",
        "adm_2",
        "#adm2+name",
    ),
    Column("lat", "number", "degrees north, WGS 84", (), "latitude", "latitude", "#geo+lat"),
    Column("lon", "number", "degrees east, WGS 84", (), "longitude", "longitude", "#geo+lon"),
    Column("geonames", "integer", "GeoNames id", hxl="#loc+code+v_geonames"),
    Column(
        "point_precision",
        "text",
        "what the point is, or the middle of",
        get_args(PlacePrecision),
        "geo_precision",
        "where_prec",
        "#geo+precision",
    ),
)

CLAIMS = (
    _ARTICLE_ID,
    Column("claim_id", "text", "the same through every analysis", hxl="#meta+claim"),
    Column(
        "event_id",
        "text",
        "day and place that its toll is counted under; missing where no toll stands on it",
        acled="event_id_cnty",
        ged="id",
        hxl="#event+id",
    ),
    Column("in_toll", "boolean", "whether the article's toll stands on it", hxl="#meta+toll"),
    Column("kind", "text", "what happened to people", get_args(ClaimKind), hxl="#affected+type"),
    Column("low", "integer", "people, the lower number", ged="low", hxl="#affected+min"),
    Column(
        "best",
        "integer",
        "people, what tallies count: the lower number",
        acled="fatalities",
        ged="best",
        hxl="#affected",
    ),
    Column("high", "integer", "people, the upper number", ged="high", hxl="#affected+max"),
    Column(
        "precision",
        "text",
        "how the number is hedged",
        get_args(Precision),
        hxl="#affected+precision",
    ),
    Column("quantity_word", "text", "the word in place of a number: dozens", hxl="#affected+text"),
    Column("status", "text", "what the text makes of it", get_args(Status), hxl="#status"),
    Column("part", "boolean", "whether these are some of others counted too", hxl="#affected+part"),
    Column(
        "victims",
        "text",
        "who, in the words of the text",
        acled="actor2",
        ged="side_b",
        hxl="#group+victims",
    ),
    Column("group", "text", "their group", get_args(Group), acled="inter2", hxl="#group+type"),
    Column(
        "civilians",
        "boolean",
        "whether that group is of civilians",
        acled="civilian_targeting",
        ged="deaths_civilians",
        hxl="#group+civilian",
    ),
    Column("by", "text", "who did it", acled="actor1", ged="side_a", hxl="#org+actor"),
    Column(
        "weapon", "text", "with or by what", get_args(Weapon), acled="sub_event_type", hxl="#cause"
    ),
    Column(
        "place",
        "text",
        "where, in the words of the text, capitals of a dateline set as a name",
        acled="location",
        ged="where_coordinates",
        hxl="#loc+name",
    ),
    *_POINT,
    Column(
        "date_start", "date", "first day", acled="event_date", ged="date_start", hxl="#date+start"
    ),
    Column(
        "date_end",
        "date",
        "last day, that of the month or year where no day is stated",
        ged="date_end",
        hxl="#date+end",
    ),
    Column(
        "date_precision",
        "text",
        "what was stated",
        get_args(DatePrecision),
        acled="time_precision",
        ged="date_prec",
        hxl="#meta+date+precision",
    ),
    Column(
        "source", "text", "who says so", acled="source", ged="source_original", hxl="#meta+source"
    ),
    Column(
        "other_sources",
        "text",
        "who else states this of the same event: their sources or feeds, parted by '; '",
        ged="number_of_sources",
        hxl="#meta+source+other",
    ),
    Column("sentence", "text", "the words that say so", acled="notes", hxl="#description"),
    *map(_certainty, ("place", "date", "source", "by", "weapon")),
    _VERDICT,
    *_NOTE,
    *ARTICLE,
)
ARTICLES = (
    _ARTICLE_ID,
    Column(
        "event_id",
        "text",
        "day and place of its toll",
        acled="event_id_cnty",
        ged="id",
        hxl="#event+id",
    ),
    Column(
        "killed_low",
        "integer",
        "people, the lower number",
        acled="fatalities",
        ged="low",
        hxl="#affected+killed+min",
    ),
    Column(
        "killed_high", "integer", "people, the upper number", ged="high", hxl="#affected+killed+max"
    ),
    Column(
        "killed_precision",
        "text",
        "how that is hedged",
        get_args(Precision),
        hxl="#affected+killed+precision",
    ),
    Column("injured_low", "integer", "people, the lower number", hxl="#affected+injured+min"),
    Column("injured_high", "integer", "people, the upper number", hxl="#affected+injured+max"),
    Column(
        "injured_precision",
        "text",
        "how that is hedged",
        get_args(Precision),
        hxl="#affected+injured+precision",
    ),
    Column("author", "text", "who wrote it", hxl="#meta+author"),
    Column("language", "text", "ISO 639 code", hxl="#meta+language"),
    Column("read", "boolean", "whether it was read", hxl="#status+read"),
    Column("starred", "boolean", "whether it has a star", hxl="#status+starred"),
    *_NOTE,
    *ARTICLE,
)
PEOPLE = (
    _ARTICLE_ID,
    Column("name", "text", "the fullest form of the name", hxl="#contact+name"),
    Column("role", "text", "office, profession or kin", hxl="#contact+role"),
    Column("aliases", "text", "other forms, parted by '; '", hxl="#contact+alt"),
    Column("mentions", "integer", "how often the article names them", hxl="#indicator+mentions"),
    _VERDICT,
    *_NOTE,
    *ARTICLE,
)
PLACES = (
    _ARTICLE_ID,
    Column(
        "name",
        "text",
        "in the words of the text",
        acled="location",
        ged="where_coordinates",
        hxl="#loc+name",
    ),
    Column("kind", "text", "what it is", get_args(PlaceKind), hxl="#loc+type"),
    *_POINT,
    Column("mentions", "integer", "how often the article names it", hxl="#indicator+mentions"),
    _VERDICT,
    *_NOTE,
    *ARTICLE,
)
TABLES: dict[TableName, tuple[Column, ...]] = {
    "claims": CLAIMS,
    "articles": ARTICLES,
    "people": PEOPLE,
    "places": PLACES,
}
"""The columns of each table, in their order."""


def has_points(columns: Iterable[Column]) -> bool:
    """Tell whether rows of these columns have coordinates."""
    return any(column.name == "lat" for column in columns)
