"""A small library of invented articles, with facts set by hand: no network, no model."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tui.model import (
    Block,
    Body,
    Casualty,
    Entry,
    Facts,
    Link,
    Organisation,
    Person,
    Place,
    Range,
    Row,
    Span,
    Toll,
)

if TYPE_CHECKING:
    from tui.library import Library

NOW = datetime(2024, 6, 21, 12, 0, tzinfo=UTC)

TITLE = "Market strike in Tal Sadir kills at least 14, hospital says"
TEXT = """\
TAL SADIR — At least 14 people were killed and more than 30 wounded on Thursday when two shells \
hit the vegetable market of Tal Sadir, the town's hospital said.

Three children are among the dead, according to the hospital's director, Dr Amal Haddad.

What is known

“We heard the first one and ran to the wall,” said Yusuf Karim, who sells tea beside the market. \
“The second one fell where the people were.”

The Northern Front denied that it had fired on the town. Its spokesman, Colonel Idris Mansour, \
said that its guns had been silent since Monday.

The hospital has asked for blood of every group.

Two ambulances were hit on the road to Qasr Harun.

Day | Killed | Injured

Monday | 2 | 5

Thursday | 14 | 30

Last year, 61 people were killed in a raid on the same market, the Relief Council says."""

_KINDS = {
    "What is known": ("heading", 2),
    "“We heard": ("quote", 0),
    "The hospital has": ("item", 0),
    "Two ambulances": ("item", 0),
    "Day |": ("row", 0),
    "Monday |": ("row", 0),
    "Thursday |": ("row", 0),
}


def body(text: str = TEXT) -> Body:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        kind, level = next((v for k, v in _KINDS.items() if part.startswith(k)), ("paragraph", 0))
        blocks.append(Block(kind, at, at + len(part), level))  # type: ignore[arg-type]
        at += len(part) + 2
    start = text.find("the town's hospital")
    links = (Link(start, start + 19, "https://hospital.example.org/"),) if start >= 0 else ()
    return Body(text, tuple(blocks), links)


FULL = f"{TITLE}\n\n{TEXT}"


def spans(words: str) -> tuple[Span, ...]:
    return tuple((m.start(), m.end()) for m in re.finditer(re.escape(words), FULL))


def claim(quote: str, **fields: object) -> Casualty:
    return Casualty(quote=quote, span=spans(quote)[-1], **fields)  # type: ignore[arg-type]


FACTS = Facts(
    language="en",
    casualties=(
        claim(
            "At least 14 people were killed",
            kind="killed",
            low=14,
            high=14,
            precision="at_least",
            victims="people",
            weapon="shelling",
            place="Tal Sadir",
            date="2024-06-20",
            source="the town's hospital",
        ),
        claim(
            "more than 30 wounded",
            kind="injured",
            low=30,
            high=30,
            precision="at_least",
            weapon="shelling",
            place="Tal Sadir",
            date="2024-06-20",
            source="the town's hospital",
        ),
        claim(
            "Three children are among the dead",
            kind="killed",
            low=3,
            high=3,
            subset=True,
            victims="children",
            group="children",
            source="Dr Amal Haddad",
        ),
        claim(
            "61 people were killed",
            kind="killed",
            low=61,
            high=61,
            status="background",
            victims="people",
            weapon="raid",
            date="2023",
            source="Relief Council",
        ),
    ),
    people=(
        Person(name="Amal Haddad", role="director of the hospital", mentions=spans("Amal Haddad")),
        Person(
            name="Yusuf Karim",
            role="sells tea beside the market",
            mentions=spans("Yusuf Karim"),
        ),
        Person(
            name="Idris Mansour",
            role="spokesman of the Northern Front, Colonel",
            mentions=spans("Idris Mansour"),
        ),
    ),
    places=(
        Place(name="Tal Sadir", kind="town", country="SY", mentions=spans("Tal Sadir")),
        Place(name="Qasr Harun", kind="town", country="SY", mentions=spans("Qasr Harun")),
    ),
    organisations=(
        Organisation(name="Northern Front", kind="armed group", mentions=spans("Northern Front")),
        Organisation(name="Relief Council", mentions=spans("Relief Council")),
    ),
    toll=Toll(Range(14, 14), Range(30, 30)),
)

_WIRE = (
    ("Ferry carrying 212 capsizes off Mawela; 19 bodies recovered", (19, None)),
    ("Cholera spreads in three river districts as wells run dry", (41, None)),
    ("Court sentences former militia commander to thirty years", None),
    ("Convoy of flour reaches the besieged quarter after eleven weeks", None),
    ("Drone attack on power station leaves half of Orsk Valley dark", (2, 7)),
    ("Talks on prisoner exchange to resume in Doha next week", None),
    ("Landslide buries a hamlet near Puente Alto; 1,204 people displaced", (8, 26)),
    ("[BREAKING] [/] bracketed headline must stay as it is", None),
    ("Armée : deux soldats tués dans une embuscade au nord", None),
    ("Ceasefire monitors count fewer violations for a third week", None),
)


def entries() -> list[Entry]:
    first = Entry(
        key="market",
        link="https://wire.example.org/market",
        title=TITLE,
        author="Lena Hoff",
        published=NOW - timedelta(hours=3),
        language="en",
        body=body(),
    )
    rest = [
        Entry(
            key=f"wire-{index}",
            link=f"https://wire.example.org/{index}",
            title=title,
            published=NOW - timedelta(hours=5 + 7 * index),
            language="en",
            body=Body(f"{title}. More is expected in the course of the day."),
        )
        for index, (title, _) in enumerate(_WIRE)
    ]
    return [first, *rest]


def fill(library: Library) -> None:
    """Two feeds, eleven articles, one of them with all kinds of facts."""
    wire = library.feeds.add("https://wire.example.org/feed", "Meridian Wire", "Wires")
    other = library.feeds.add("https://relief.example.org/rss", "Relief Council Updates", "Aid")
    every = entries()
    library.articles.ingest(wire.number, every[:8], NOW)
    library.articles.ingest(other.number, every[8:], NOW)
    for number in library.articles.numbers():
        row = library.articles.rows([number])[0]
        library.articles.put_facts(number, facts_of(row.title), "1")
    library.feeds.succeeded(wire.number, now=NOW, changed=True, due=NOW + timedelta(days=9000))
    library.feeds.failed(
        other.number,
        "relief.example.org did not answer within 30 seconds",
        now=NOW,
        due=NOW + timedelta(days=9000),
    )


def facts_of(title: str) -> Facts:
    if title == TITLE:
        return FACTS
    toll = next((hurt for name, hurt in _WIRE if name == title), None)
    if title.startswith("Armée"):
        return Facts(language="fr")
    killed, injured = toll or (None, None)
    counted = Toll(
        Range(killed, killed) if killed else None, Range(injured, injured) if injured else None
    )
    return replace(Facts(language="en"), toll=counted)


def row(**changes: object) -> Row:
    """A headline of the market strike, with what a test says otherwise."""
    plain = Row(
        number=1,
        id="a",
        title=TITLE,
        link="https://x.example/",
        feeds=("Meridian Wire",),
        author="",
        published=NOW - timedelta(hours=3),
        language="en",
        read=False,
        starred=False,
        tags=(),
        toll=Toll(Range(14, 14), Range(30, 30)),
    )
    return replace(plain, **changes)
