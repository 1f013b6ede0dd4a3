"""What each part of the query language finds, in a library of eight articles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tui.errors import QueryError
from tui.library import Library
from tui.library.countries import code_of
from tui.library.fields import FIELDS, STATES
from tui.model import (
    Body,
    Casualty,
    Entry,
    Facts,
    Organisation,
    Person,
    Place,
    Range,
    Toll,
)

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def _entry(key: str, title: str, text: str, days: float, **other: str) -> Entry:
    return Entry(
        key=key,
        link=f"http://news.example/{key}",
        title=title,
        published=NOW - timedelta(days=days),
        body=Body(text),
        **other,
    )


@pytest.fixture
def library(library: Library) -> Library:
    """Articles a to f of the World feed, g and h of the Local one; a is the newest."""
    world = library.feeds.add("http://world.example/feed", "World News", "Desk").number
    local = library.feeds.add("http://local.example/feed", "Local").number
    library.articles.store(
        world,
        [
            _entry("a", "Drone strike on Aleppo", "The river flooded.", 1, author="Ann Lee"),
            _entry("b", "River floods", "Water rose in Aleppo’s café.", 2, language="en-GB"),
            _entry("c", "Inondations", "Le fleuve a débordé.", 3, language="fr"),
            _entry("d", "Court case", "Nothing about water: covid-19 only.", 10),
            _entry("e", "Quake", "The earth shook and a river rose.", 40),
            _entry("f", "Archive", "Old words AND more.", 400),
        ],
        NOW,
    )
    library.articles.store(
        local,
        [_entry("g", "Market", "Prices rose.", 5), _entry("h", "Bridge", "A bridge closed.", 6)],
        NOW,
    )
    number = {row.title: row.number for row in library.articles.rows(library.articles.numbers())}
    library.articles.put_facts(
        number["Drone strike on Aleppo"],
        Facts(
            language="en",
            people=(
                Person(name="Amir Rashid Yarallah", aliases=("Abu Lam",)),
                Person(name="Jo Ek"),
            ),
            places=(Place(name="Aleppo", country="SY"), Place(name="Ain")),
            organisations=(Organisation(name="Islamic State", aliases=("IS",)),),
            casualties=(
                Casualty(kind="killed", low=10, high=15, weapon="drone", group="children"),
            ),
            toll=Toll(Range(10, 15), Range(3, 3)),
        ),
        "1",
    )
    library.articles.put_facts(
        number["Quake"],
        Facts(places=(Place(name="Ardabil", country="IR"),), toll=Toll(Range(0, 0))),
        "1",
    )
    library.marks.read([number["River floods"], number["Market"]])
    library.marks.star([number["Quake"]])
    library.marks.review([number["Court case"]])
    library.marks.tag([number["River floods"], number["Bridge"]], add=["Flood watch"])
    return library


NAMES = {
    "Drone strike on Aleppo": "a",
    "River floods": "b",
    "Inondations": "c",
    "Court case": "d",
    "Quake": "e",
    "Archive": "f",
    "Market": "g",
    "Bridge": "h",
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "abcghdef"),
        ("   ", "abcghdef"),
        ("river", "abe"),
        ("RIVER", "abe"),
        ("river aleppo", "ab"),
        ("river AND aleppo", "ab"),
        ("river OR bridge", "abhe"),
        ('"river rose"', "e"),
        ('"rose river"', ""),
        ("“river rose”", "e"),
        ("«river rose»", "e"),
        ("deborde", "c"),
        ("CAFÉ", "b"),
        ("cafe’s", ""),
        ("covid-19", "d"),
        ('"AND" more', "f"),
        ("river -aleppo", "e"),
        ("river NOT aleppo", "e"),
        ("-river", "cghdf"),
        ("-(river OR rose)", "chdf"),
        ("-river -bridge", "cgdf"),
        ("NOT NOT river", "abe"),
        ("river (quake OR floods)", "be"),
        ("(river OR bridge) (is:read OR is:unread)", "abhe"),
        ("title:river", "b"),
        ("-title:river river", "ae"),
        ("author:lee", "a"),
        ("tag:'Flood", ""),
        ('tag:"flood WATCH"', "bh"),
        ("tag:unknown", ""),
        ('-tag:"flood watch" is:read', "g"),
        ('tag:"flood watch" OR is:starred', "bhe"),
        ("feed:local", "gh"),
        ("feed:world", "abcdef"),
        ("feed:desk", "abcdef"),
        ("feed:http://local.example/feed", "gh"),
        ('feed:"http://local.example/feed" OR feed:"http://world.example/feed"', "abcghdef"),
        ("feed:nowhere", ""),
        ("feed:l rose", "bge"),
        ("person:yarallah", "a"),
        ('person:"rashid yarallah"', "a"),
        ('person:"abu lam"', "a"),
        ('person:"yarallah abu"', ""),
        ("person:aleppo", ""),
        ('org:"islamic state"', "a"),
        ("org:IS", "a"),
        ("place:aleppo", "a"),
        ("place:Syria", "a"),
        ("place:SY", "a"),
        ("place:iran", "e"),
        ("place:france", ""),
        ("killed:>=10", "a"),
        ("killed:>=12", "a"),
        ("killed:>15", ""),
        ("killed:>14", "a"),
        ("killed:<10", "e"),
        ("killed:<=10", "ae"),
        ("killed:12", "a"),
        ("killed:=16", ""),
        ("killed:0", "e"),
        ("killed:5..11", "a"),
        ("killed:11..5", "a"),
        ("-killed:>=0", "bcghdf"),
        ("injured:>0", "a"),
        ("weapon:drone", "a"),
        ("group:children place:SY since:30d", "a"),
        ("is:unread", "achdef"),
        ("is:read", "bg"),
        ("is:starred", "e"),
        ("is:reviewed", "d"),
        ("is:tagged", "bh"),
        ("since:3d", "abc"),
        ("since:72h", "abc"),
        ("before:3d", "ghdef"),
        ("since:1w before:4d", "gh"),
        ("since:2m", "abcghde"),
        ("since:1y", "abcghde"),
        ("since:2026-03-08", "ab"),
        ("before:2026", "f"),
        ("since:2026-02", "abcghd"),
        ("since:yesterday", "a"),
        ("since:today", ""),
        ("river since:1w", "ab"),
        ("language:en", "ab"),
        ("language:EN-us", "ab"),
        ("language:fr OR place:iran", "ce"),
        ("river OR person:yarallah OR is:starred", "abe"),
        ("place:SY river", "a"),
        ("river -place:SY", "be"),
        ('feed:"World News" -river -is:starred', "cdf"),
    ],
)
def test_a_query_finds(library, query, found):
    rows = library.articles.rows(library.articles.numbers(query))
    assert "".join(NAMES[row.title] for row in rows) == found
    assert library.articles.count(query) == len(found)
    assert list(library.articles.numbers(query, 2)) == [row.number for row in rows[:2]]


@pytest.mark.parametrize(
    ("query", "position", "says"),
    [
        ("is:unred", 3, "unread, read, starred, reviewed"),
        ("river is:", 9, "unread, read, starred, reviewed"),
        ("colour:red", 0, "title:, author:"),
        ("river http://news.example", 6, "Quote it"),
        ("(river", 0, ")"),
        ("river)", 5, "no ( before"),
        ("river OR", 8, "a word"),
        ("()", 1, "a word"),
        ("OR river", 0, "OR stands between"),
        ("river AND OR quake", 10, "OR stands between"),
        ("-", 0, "letters or digits"),
        ("river !?", 6, "letters or digits"),
        ('river "open', 6, "not closed"),
        ('title:"open', 6, "not closed"),
        ("tag: x", 4, "a tag"),
        ("place:", 6, "country"),
        ("killed:many", 7, ">="),
        ("killed:>=", 7, ">="),
        ("killed:>=1..3", 7, "5..10"),
        ("since:soon", 6, "7d"),
        ("since:2026-13", 6, "7d"),
        ("before:2026-02-30", 7, "7d"),
        ("since:99999y", 6, "7d"),
        ("language:x1", 9, "such as en"),
        ("(" * 40 + "a" + ")" * 40, 25, "too deep"),
        ("-" * 40 + "a", 25, "too deep"),
    ],
)
def test_a_mistake_is_answered_with_its_place_and_what_could_stand_there(
    library, query, position, says
):
    with pytest.raises(QueryError) as caught:
        library.articles.numbers(query)
    assert caught.value.position == position
    assert says in str(caught.value)


def test_a_long_query_is_refused_and_one_not_so_long_is_answered(library):
    with pytest.raises(QueryError, match="too long"):
        library.articles.numbers("river " * 2000)
    assert library.articles.count(" OR ".join(["river"] * 200)) == 3
    assert library.articles.count("river " * 400) == 3
    feeds = [f'feed:"http://f{n}.example/"' for n in range(200)]
    assert library.articles.count(" OR ".join([*feeds, "feed:local"])) == 2


def test_quotes_within_a_quoted_value_are_escaped(library, feed, entry):
    library.marks.tag(library.articles.numbers("bridge"), add=['say "so"\\'])
    assert library.articles.count(r'tag:"say \"so\"\\"') == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("sy", "SY"),
        ("Syria", "SY"),
        ("U.S.", "US"),
        ("Côte d’Ivoire", "CI"),
        ("DRC", "CD"),
        ("türkiye", "TR"),
        ("north korea", "KP"),
        ("GBR", "GB"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_countries_are_known_by_name_and_code(name, code):
    assert code_of(name) == code


PIECES = st.sampled_from(
    [
        *(f"{field}:" for field in FIELDS),
        *STATES,
        *"()-\"“”«»*:^+\\'",
        " ",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        ">=10",
        "7d",
        "2026-01-01",
        "río",
        "SY",
        "\x00",
        "\ud800",
        "\u202e",
        "{text}",
        ";--",
    ]
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.lists(PIECES | st.text(max_size=6), max_size=12).map("".join))
@example('"a" NEAR/3 "b"')
@example("text:a")
@example("a" * 5000)
def test_whatever_is_typed_is_answered_or_refused_with_a_place(library, text):
    try:
        found = library.articles.numbers(text)
    except QueryError as error:
        refusal = error
    else:
        assert library.articles.count(text) == len(found)
        assert list(found) == sorted(found, reverse=True)
        return
    assert 0 <= refusal.position <= len(text)
    assert str(refusal)


WORDS = st.sampled_from(
    ["river", "bridge", "is:read", "is:starred", "killed:>0", "tag:'x", "feed:local", "place:SY"]
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        inner.map(lambda part: f"-({part})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
    ),
    max_leaves=8,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(one=TREES, other=TREES)
def test_the_language_is_a_logic(library, one, other):
    def found(query: str) -> set[int]:
        return set(library.articles.numbers(query))

    everything = found("")
    assert found(f"-({one})") == everything - found(one)
    assert found(f"({one}) ({other})") == found(one) & found(other)
    assert found(f"({one}) OR ({other})") == found(one) | found(other)
    assert found(f"({one}) -({other})") == found(one) - found(other)
