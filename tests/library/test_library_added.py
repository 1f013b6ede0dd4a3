"""Facts that the reader added: kept, counted, found and written like those of the analysis."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import msgspec
import pytest

from tui.library.export import export
from tui.library.facts.fact_identity import identity
from tui.library.serialize import article as form
from tui.model import Casualty, Facts, Person, Place, Range, Toll, Verdict

TEXT = "Shells fell on Orsk. Seven people were killed at the mill, said Ada Lind. Ada Lind fled."
FOUND = Facts(
    language="en",
    casualties=(Casualty(kind="injured", low=2, high=2, quote="Shells fell", span=(0, 11)),),
    toll=Toll(None, Range(2, 2)),
)


@pytest.fixture
def number(library, stored):
    number = stored("a", text=TEXT)["a"]
    library.articles.put_facts(number, FOUND, "1")
    return number


def start(library, number):
    """Where the text begins in the document: behind the title and a blank line."""
    return len(library.articles.get(number).document.full) - len(TEXT)


def added(fact, **more: object):
    kind, key = identity(fact)
    value = {**msgspec.to_builtins(fact), **more}
    return Verdict(kind=kind, key=key, decision="added", value=json.dumps(value))


def killed(library, number, low=7, **fields: object):
    quote = "Seven people were killed"
    at = start(library, number) + TEXT.index(quote)
    plain = {"high": low, "victims": "people", "quote": quote, "span": (at, at + len(quote))}
    return Casualty(kind="killed", low=low, **(plain | fields))  # type: ignore[arg-type]


def test_an_added_fact_stands_behind_those_that_were_found(library, number):
    claim = killed(library, number)
    assert library.marks.verdict(number, added(claim)).description == "added the claim 7 killed"
    got = library.articles.get(number)
    assert got.facts.casualties == (*FOUND.casualties, claim)
    library.marks.withdraw(number, *identity(claim))
    assert library.articles.get(number).facts == FOUND
    library.marks.undo()
    assert library.articles.get(number).facts.casualties[1] == claim
    library.marks.undo()
    assert library.articles.get(number).facts == FOUND


def test_an_added_name_has_every_mention_of_it(library, number):
    at = start(library, number) + TEXT.index("Ada Lind")
    person = Person(name="Ada Lind", role="miller", mentions=((at, at + 8),))
    library.marks.verdict(number, added(person))
    (found,) = library.articles.get(number).facts.people
    assert found.mentions == ((at, at + 8), (at + 10, at + 18))


def test_queries_find_what_was_added_until_it_is_taken_back(library, number):
    place = Place(name="Orsk", country="RU")
    library.marks.verdict(number, added(killed(library, number, weapon="shelling")))
    library.marks.verdict(number, added(place))
    assert library.articles.count("weapon:shelling place:ru place:orsk") == 1
    library.marks.undo()
    assert library.articles.count("weapon:shelling -place:orsk") == 1


@pytest.mark.parametrize(
    ("counted", "toll"),
    [(None, None), ("states", Range(7, 7)), ("adds", Range(7, 7)), ("odd", None)],
)
def test_an_added_claim_counts_in_the_toll_where_the_reader_says_so(library, number, counted, toll):
    another = replace(FOUND.casualties[0], kind="killed", low=3, high=3)
    found = replace(FOUND, casualties=(*FOUND.casualties, another))
    library.articles.put_facts(number, found, "1")
    library.marks.verdict(number, added(killed(library, number), toll=counted))
    assert library.articles.rows([number])[0].toll == Toll(toll, Range(2, 2))
    assert library.articles.count("killed:7") == (toll is not None)


def test_an_added_claim_is_the_toll_where_nobody_else_was_harmed_so(library, number):
    library.marks.verdict(number, added(killed(library, number)))
    assert library.articles.rows([number])[0].toll == Toll(Range(7, 7), Range(2, 2))
    library.marks.verdict(number, added(killed(library, number, 3, victims="monks")))
    assert library.articles.rows([number])[0].toll == Toll(None, Range(2, 2))


def test_what_is_counted_on_top_adds_up(library, number):
    claim = killed(library, number)
    library.articles.put_facts(number, replace(FOUND, toll=Toll(Range(10, 12))), "1")
    library.marks.verdict(number, added(claim, toll="adds"))
    assert library.articles.rows([number])[0].toll.killed == Range(17, 19)
    stated = killed(library, number, 20, victims="all")
    library.marks.verdict(number, added(stated, toll="states"))
    assert library.articles.rows([number])[0].toll.killed == Range(27, 27)


def test_what_a_later_analysis_finds_itself_is_there_once(library, number):
    claim = killed(library, number, source="the miller")
    library.marks.verdict(number, added(claim))
    worded = replace(claim, victims="seven people", source=None)
    person = Person(name="Ada Lind", mentions=((40, 48),))
    library.articles.put_facts(number, replace(FOUND, casualties=(worded,), people=(person,)), "2")
    got = library.articles.get(number)
    assert got.facts.casualties == (worded,)
    (verdict,) = got.verdicts
    assert (verdict.decision, verdict.key) == ("added", identity(worded)[1])
    out = io.StringIO()
    export(library, "", "markdown", out)
    assert out.getvalue().count("- 7 killed") == 1
    assert "the miller" in out.getvalue()


def test_one_number_of_two_sentences_stays_two_claims(library, number):
    claim = killed(library, number)
    library.marks.verdict(number, added(claim))
    elsewhere = replace(claim, victims="soldiers", span=(0, 11), quote="Shells fell")
    library.articles.put_facts(number, replace(FOUND, casualties=(elsewhere,)), "2")
    assert library.articles.get(number).facts.casualties == (elsewhere, claim)


def test_an_added_fact_follows_its_words_into_a_new_text(library, number, entry):
    from datetime import UTC, datetime

    library.marks.verdict(number, added(killed(library, number)))
    longer = entry("a", text=f"A new first sentence. {TEXT}")
    library.articles.ingest(1, [longer], datetime(2026, 3, 10, 12, tzinfo=UTC))
    got = library.articles.get(number)
    (claim,) = got.facts.casualties
    assert got.document.full[slice(*claim.span)] == "Seven people were killed"


def test_show_and_exports_have_the_added_fact_with_its_verdict(library, number):
    library.marks.verdict(number, added(killed(library, number), toll="states"))
    shown = form(library.articles.get(number))
    _, claim = shown["facts"]["casualties"]
    assert (claim["kind"], claim["low"], claim["verdict"]["decision"]) == ("killed", 7, "added")
    assert claim["verdict"]["value"]["toll"] == "states"
    assert shown["toll"]["killed"] == {"low": 7, "high": 7}
    for kind, words in (("csv", ",7,7,exact,2,2,exact,"), ("markdown", "- 7 killed: people")):
        out = io.StringIO()
        export(library, "", kind, out)
        assert words in out.getvalue()


def test_a_broken_addition_is_left_out(library, number):
    broken = Verdict(kind="casualty", key="killed|9-9|", decision="added", value="{")
    library.marks.verdict(number, broken)
    assert library.articles.get(number).facts == FOUND
    assert library.articles.rows([number])[0].toll == FOUND.toll
