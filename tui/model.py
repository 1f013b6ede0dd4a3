"""The frozen types that every room speaks.

They are plain dataclasses, because the first frame must wait for no library: msgspec turns
them into JSON and back where that is needed. Times are aware datetimes in UTC. A span is
[start, end) in characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

Span = tuple[int, int]

BlockKind = Literal["paragraph", "heading", "quote", "item", "row", "code"]
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
    "bomb", "rocket", "shelling", "gunfire", "knife", "vehicle", "plane crash", "train crash",
    "shipwreck", "aftershock", "earthquake", "tsunami", "landslide", "flood", "storm", "volcano",
    "heat", "cold", "famine", "fire", "disease", "poisoning", "stampede", "collapse", "torture",
    "drowning", "explosion",
]  # fmt: skip
Rule = Literal[
    "active-object", "among-the-dead", "attributive", "behind-a-place", "bodies", "breakdown",
    "claimed-lives", "comitative", "coordination", "count", "gapping", "hospital", "intransitive",
    "label", "manner", "named", "noun-of", "number-noun", "of-the-dead", "passive-subject",
    "reduced-passive", "row", "shared-trigger", "state", "table", "they", "toll", "unharmed",
]  # fmt: skip
PlaceKind = Literal[
    "country", "region", "district", "town", "neighbourhood", "street", "water", "island",
    "mountain", "camp", "crossing", "area",
]  # fmt: skip
PlacePrecision = Literal["point", "town", "district", "region", "country"]
DatePrecision = Literal["day", "week", "month", "year"]
Certainty = Literal["stated", "sentence", "incident", "dateline", "headline"]
Decision = Literal["confirmed", "rejected", "corrected", "added"]
PageState = Literal[
    "full", "short", "paywall", "consent", "challenge", "login", "blocked", "missing", "empty"
]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a text set in one way; `level` is a heading's rank or an item's depth."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a text that leads to an address (http or https, already checked)."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Body:
    r"""An article's text as plain characters, blocks parted by "\n\n", and how it is set."""

    text: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a source says of an event in elements made for it, beside its text; "" is nothing.

    `lat` and `lon` are in degrees, `alert`, `magnitude` and `population` in the source's own words.
    `exercise` says that there is no event; `dated` is a date of publication that had not come yet.
    """

    place: str = ""
    lat: float | None = None
    lon: float | None = None
    event: str = ""
    alert: str = ""
    magnitude: str = ""
    population: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    status: str = ""
    exercise: bool = False
    picture: str = ""
    dated: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed, cleaned. `key` is the feed's own id for it, or else its link.

    `html` is its content as it came, never shown, and `base` where its links lead from; `body` is
    what the pages room made of it. `utc_offset` is the outlet's clock, in minutes.
    """

    key: str
    link: str
    title: str
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    html: str = ""
    base: str = ""
    body: Body = Body()
    utc_offset: int | None = None
    statement: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """What a feed's bytes said."""

    title: str
    site: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an article's page said. `state` tells how far its text can be relied on.

    `published` keeps the zone of the clock that dated it, `problem` says what stands in the
    place of the article where it is not the whole of it.
    """

    state: PageState
    title: str = ""
    author: str = ""
    published: datetime | None = None
    site: str = ""
    language: str = ""
    body: Body = Body()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A subscription as the library knows it. `error` is null where the last try went well.

    `due` is when its schedule asks it again, `hold` until when its server wants not to be
    asked at all, `failures` how often it failed in a row, `gone` that it said 410, `account` that
    the account's server fetches it.
    """

    number: int
    url: str
    title: str
    folder: str = ""
    site: str = ""
    unread: int = 0
    articles: int = 0
    checked: datetime | None = None
    changed: datetime | None = None
    error: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    due: datetime | None = None
    hold: datetime | None = None
    failures: int = 0
    gone: bool = False
    account: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """A count of people: `low` to `high`, both the same where one number is stated."""

    low: int
    high: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a list shows of an article. `number` is the library's own, `id` the permanent one.

    `utc_offset` is that of the outlet's clock, in minutes; null where nobody knows it. `updated`
    says that its text or headline has changed in substance, `previous_toll` what its toll was
    before the last change, where that is known.
    """

    number: int
    id: str
    title: str
    link: str
    feeds: tuple[str, ...]
    author: str
    published: datetime
    language: str
    read: bool
    starred: bool
    tags: tuple[str, ...]
    toll: Toll
    reviewed: bool = False
    utc_offset: int | None = None
    updated: bool = False
    previous_toll: Toll | None = None

    @property
    def day(self) -> date:
        """The day of publication at the outlet, by which its text means "today"."""
        return (self.published + timedelta(minutes=self.utc_offset or 0)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The reader's decision on a fact, or a fact that the reader added.

    `kind` is "casualty", "person", "place" or "organisation"; `key` is what identifies the
    fact in its article through every re-analysis; `value` is the corrected or added fact as
    JSON, for a claim with `toll` where the reader says that it counts in the toll.
    """

    kind: str
    key: str
    decision: Decision
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What an article said until it changed in substance at the moment `replaced`."""

    replaced: datetime
    title: str
    text: str
    toll: Toll = Toll()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as it is read: its row, its text, and its facts once they were looked for.

    `revisions` are what it said before, the first first.
    """

    row: Row
    body: Body
    full: bool
    facts: Facts | None = None
    verdicts: tuple[Verdict, ...] = ()
    statement: Statement | None = None
    problem: str = ""  # why its page could not be fetched at the last try
    revisions: tuple[Revision, ...] = ()

    @property
    def document(self) -> Document:
        """The article as the text that is analysed, so that spans agree everywhere."""
        return Document(
            id=self.row.id,
            title=self.row.title,
            text=self.body.text,
            date=self.row.day.isoformat(),
        )
