"""Rules give an article its tags when it is analysed: once, and never against the reader."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tui.library import Library
from tui.library.rules import config_uses, problems
from tui.model import Body, Entry, Facts, Page, Place, QueryRule, Range, Toll
from tui.settings import Folders
from tui.settings.rules import read_rules

NOW = datetime(2024, 6, 21, 12, tzinfo=UTC)


def tagging(rules):
    """Rules as config.toml has them: a tag with its query, or a table."""
    return read_rules(rules)[0]


RULES = tagging(
    {"watch": "killed:>=10 place:SY", "ferry news": "ferry OR boat", "broken": "killed:many"}
)


@pytest.fixture
def folders(tmp_path):
    return Folders(tmp_path / "data", tmp_path / "cache", tmp_path / "config")


@pytest.fixture
def library(folders):
    with Library.open(folders, rules=RULES) as opened:
        yield opened


def add(library, *titles: str, text="More is expected."):
    feed = library.feeds.add("https://wire.example.org/feed").number
    entries = [
        Entry(
            key=title,
            link=f"https://wire.example.org/{index}",
            title=title,
            published=NOW - timedelta(hours=index),
            body=Body(text),
        )
        for index, title in enumerate(titles)
    ]
    library.articles.ingest(feed, entries, NOW)
    rows = library.articles.rows(library.articles.numbers())
    numbers = {row.title: row.number for row in rows}
    return [numbers[title] for title in titles]


def facts(killed, country="SY"):
    place = Place(name="Somewhere", country=country)
    return Facts(language="en", places=(place,), toll=Toll(Range(killed, killed)))


def tags(library, number):
    return library.articles.rows([number])[0].tags


def test_what_fits_gets_the_tag_when_it_is_analysed(library):
    strike, small, ferry = add(library, "Market strike", "Small strike", "Ferry capsizes")
    library.articles.put_facts(strike, facts(14), "1")
    library.articles.put_facts(small, facts(3), "1")
    library.articles.put_facts(ferry, facts(19, "IT"), "1")
    assert [tags(library, number) for number in (strike, small, ferry)] == [
        ("watch",),
        (),
        ("ferry news",),
    ]


def test_a_tag_that_the_reader_took_off_never_comes_back(library):
    (number,) = add(library, "Market strike")
    library.articles.put_facts(number, facts(14), "1")
    library.marks.tag([number], remove=["watch"])
    library.articles.put_facts(number, facts(14), "2")
    add(library, "Market strike", text="The death toll has risen.")
    library.articles.put_facts(number, facts(16), "2")
    assert tags(library, number) == ()


def test_a_toll_that_rises_with_the_text_is_noticed_but_a_new_analysis_tags_nothing_old(library):
    grown, old = add(library, "Market strike", "Old strike")
    for number in (grown, old):
        library.articles.put_facts(number, facts(3), "1")
    body = Body("Fourteen people were killed. " * 30)
    library.articles.put_page(grown, Page(state="full", body=body), NOW)
    library.articles.put_facts(grown, facts(14), "1")
    library.articles.put_facts(old, facts(14), "2")
    assert tags(library, grown) == ("watch",)
    assert tags(library, old) == ()


def test_a_rule_is_no_change_of_the_readers(library):
    (number,) = add(library, "Market strike")
    library.marks.star([number])
    library.articles.put_facts(number, facts(14), "1")
    undone = library.marks.undo()
    assert undone is not None
    assert undone.description == "starred 1 article"
    assert tags(library, number) == ("watch",)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", False),
        ("strike", True),
        ("ferry", False),
        ("-ferry", True),
        ("strike -market", False),
        ("(ferry OR strike) killed:14", True),
        ("feed:wire is:unread", True),
        ("tag:first", True),
        ("place:Somewhere -place:IT", True),
        ("since:2024-06-01 before:2024-07-01", True),
        ("NOT (strike OR ferry)", False),
    ],
)
def test_every_kind_of_query_can_be_a_rule(folders, query, found):
    with Library.open(folders, rules=tagging({"first": "market", "second": query})) as library:
        other, number = add(library, "Ferry capsizes", "Market strike")
        library.articles.put_facts(number, facts(14), "1")
        library.articles.put_facts(other, facts(14), "1")
        assert ("second" in tags(library, number)) is found


def test_mistakes_are_told_at_their_place(tmp_path):
    (one,) = problems(tagging({"a": "strike", "watch": "drone killed:many"}), tmp_path)
    assert one.startswith("[rules] watch, at 'many', character 14: killed: takes a number")
    assert problems(tagging({"watch": "drone ("}), tmp_path)[0].startswith(
        "[rules] watch, at its end: "
    )
    empty, unnamed = problems(tagging({"all": " ", "#": "drone"}), tmp_path)
    assert "would tag everything" in empty
    assert "'#' is no tag" in unnamed


def test_a_tag_by_a_rule_keeps_its_article(library):
    old, other = add(library, "Ferry capsizes", "Market strike")
    for number in (old, other):
        library.articles.put_facts(number, facts(0), "1")
    library.marks.read([old, other])
    later = NOW + timedelta(days=40)
    fresh = Entry(key="fresh", link="https://wire.example.org/f", title="Fresh", published=later)
    library.articles.ingest(library.feeds.all()[0].number, [fresh], later)
    assert library.expire(30) == 1
    assert [row.number for row in library.articles.rows([old, other])] == [old]


def test_the_tag_of_a_rule_is_no_longer_than_any_other(folders):
    with Library.open(
        folders, rules=[QueryRule(name="x" * 300, query="ferry", tags=("x" * 300,))]
    ) as library:
        (number,) = add(library, "Ferry capsizes")
        library.articles.put_facts(number, facts(0), "1")
        (tag,) = tags(library, number)
        assert len(tag) == 80
        library.marks.tag([number], remove=["x" * 300])
        assert tags(library, number) == ()


def test_where_the_configuration_names_a_tag_is_told():
    rules = tagging(
        {"#Watch": "drone", "b": 'tag:"watch" boat', "c": "watch (", "d": "tag:watcher"}
    )
    assert config_uses("watch", rules, {"w": "WATCH", "x": "b"}) == (
        "[rules] #Watch",
        "[rules] b",
        "[tags] w",
    )
    assert config_uses("other", rules, {}) == ()


def test_a_rule_finds_by_words_what_the_same_transaction_brought(library):
    add(library, "Rain in Manila")
    with library.transaction():
        entry = Entry(key="b", link="https://wire.example.org/b", title="Ferry sinks off Mindoro")
        (number,) = library.articles.ingest(1, [entry], NOW).new
        library.articles.put_facts(number, facts(3), "1")
    assert library.articles.rows([number])[0].tags
