"""Facts: what was found in a text, each with its spans there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tui.model.text import Span

ClaimKind = Literal["killed", "injured", "missing", "captured", "abducted", "displaced"]
TollKind = Literal["killed", "injured"]
Precision = Literal["exact", "at_least", "at_most", "about", "range", "vague"]
Status = Literal["event", "background", "hypothetical", "denied"]
FactKind = Literal["casualty", "person", "place", "organisation"]
FACT_LISTS: dict[str, str] = {
    "casualty": "casualties",
    "person": "people",
    "place": "places",
    "organisation": "organisations",
}
"""Which list of `Facts` holds each kind, in the order in which they are shown."""
Group = Literal[
    "children", "women", "journalists", "aid workers", "medics", "militants", "security forces",
    "civilians", "other",
]  # fmt: skip
Weapon = Literal[
    "suicide bombing", "drone", "chemical", "barrel bomb", "cluster bomb", "airstrike", "mine",
    "booby trap", "bomb", "grenade", "missile", "rocket", "shelling", "gunfire", "knife", "spear",
    "arrow", "beating", "stoning", "strangling", "hanging", "tear gas",
    "vehicle", "plane crash", "train crash", "shipwreck", "aftershock", "earthquake",
    "tsunami", "avalanche", "landslide", "flood", "storm", "lightning", "volcano", "heat", "cold",
    "famine",
    "fire", "disease", "carbon monoxide poisoning", "poisoning", "overdose", "stampede", "collapse",
    "fall", "electrocution", "torture", "drowning", "suffocation",
    "explosion", "stroke", "heart attack", "cancer", "dehydration",
]  # fmt: skip
Rule = Literal[
    "active-object", "among-the-dead", "attributive", "behind-a-place", "bodies", "breakdown",
    "claimed-lives", "comitative", "comparison", "coordination", "count", "gapping", "hospital",
    "intransitive", "label", "manner", "named", "noun-of", "number-noun", "of-the-dead",
    "passive-subject", "reduced-passive", "row", "shared-trigger", "state", "table", "they",
    "toll", "unharmed",
]  # fmt: skip
PlaceKind = Literal[
    "country", "region", "district", "town", "neighbourhood", "street", "water", "island",
    "mountain", "camp", "crossing", "area",
]  # fmt: skip
PlacePrecision = Literal["point", "town", "district", "region", "country"]
DatePrecision = Literal["day", "week", "month", "year"]
Certainty = Literal["stated", "sentence", "incident", "dateline", "headline"]

MOST_PEOPLE = 10**11
"""No count of people is larger: so many have lived at all. Sums of such counts fit in 64 bits."""


def parse_count(digits: str) -> int | None:
    """Read a count of people from digits; `None` where it is more than `MOST_PEOPLE`."""
    short = len(digits.lstrip("0")) <= len(str(MOST_PEOPLE))
    return count if short and (count := int(digits)) <= MOST_PEOPLE else None


@dataclass(frozen=True, slots=True)
class Range:
    """A count of people: `low` to `high`, both the same where one number is stated."""

    low: int
    high: int

    @property
    def possible(self) -> bool:
        """Whether people can be so many, and the second number is not the smaller."""
        return 0 <= self.low <= self.high <= MOST_PEOPLE


@dataclass(frozen=True, slots=True)
class Toll:
    """The article's own count of killed and injured in its main event; null is not stated."""

    killed: Range | None = None
    injured: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A number that the toll of a kind is taken from, and the claims, by place, that state it."""

    kind: TollKind
    count: Range
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A named individual: the fullest form of the name, and every mention of it."""

    name: str
    role: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The point of a claim's place, as `Place` has it."""

    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    geonames: int | None = None
    precision: PlacePrecision = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place. `country` is an ISO 3166-1 alpha-2 code, null across several.

    `kind` is a PlaceKind, or what an earlier version called it in facts that it left.
    `precision` says what `lat` and `lon` are: the point itself, a town's, or the middle of a
    district, region or country. A place that no gazetteer has is put where the text says it lies.
    `admin1` and `admin2` are the first-level and second-level subdivision.
    """

    name: str
    kind: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    geonames: int | None = None
    mentions: tuple[Span, ...] = ()

    @property
    def where(self) -> Where | None:
        """Its point, as the claims that name it carry it; `None` where none is known."""
        if self.lat is None or self.lon is None:
            return None
        return Where(
            lat=self.lat,
            lon=self.lon,
            country=self.country,
            admin1=self.admin1,
            admin2=self.admin2,
            geonames=self.geonames,
            precision=self.precision or "point",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A named group, force, agency, ministry or medium."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty:
    """One claim of harm to people. What the text does not say is null.

    `low` and `high` are null where the text has only a quantity word, then `vague` is its lemma.
    `span` is where `quote` stands, `mentions` is wherever the text tells of the same. `date` is an
    ISO 8601 day, month or year, as `date_precision` says, and `date_end` the last day of a span;
    `where` is the point of `place`. `certainty` says of `place`, `date`, `source`, `by` and
    `weapon` how each was found: in its clause, in its sentence, by its incident, by the dateline
    or the headline.
    """

    kind: ClaimKind
    low: int | None = None
    high: int | None = None
    vague: str | None = None
    precision: Precision = "exact"
    status: Status = "event"
    subset: bool = False
    victims: str | None = None
    group: str | None = None
    by: str | None = None
    weapon: str | None = None
    place: str | None = None
    where: Where | None = None
    date: str | None = None
    date_end: str | None = None
    date_precision: DatePrecision | None = None
    source: str | None = None
    certainty: dict[str, Certainty] = field(default_factory=dict, hash=False)
    mentions: tuple[Span, ...] = ()
    quote: str = ""
    span: Span = (0, 0)

    @property
    def possible(self) -> bool:
        """Whether its number is one of people; one end may be missing, or both."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return not ends or Range(ends[0], ends[-1]).possible


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that was found in one document; spans count in `Document.full`.

    Of `stated` the first of a kind is the toll's; the others come next, should it be rejected.
    """

    language: str = ""
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    toll: Toll = Toll()
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a claim was made: its sentence, number and trigger as they stand, and the rule's name."""

    sentence: str
    number: str
    trigger: str
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text to be analysed. `date` is as the source wrote it; "" is unknown."""

    id: str
    text: str
    title: str = ""
    date: str = ""

    @property
    def full(self) -> str:
        """The text in which spans count: title, a blank line and text, or the text alone."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text
