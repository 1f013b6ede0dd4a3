"""The toll follows the reader's verdicts by the rule of the analysis, everywhere alike."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import msgspec
import pytest

from tui.library import identity
from tui.library.export import export
from tui.library.facts.claim_words import toll_hedge
from tui.library.facts.verdicts import apply_verdicts
from tui.library.serialize import article as form
from tui.model import Casualty, Facts, Place, Range, Stated, Toll, Verdict
from tui.report import article_lines, article_spoken, toll_mark, toll_words


def killed(count: int, start: int, **fields: object) -> Casualty:
    return Casualty(
        kind="killed", low=count, high=count, span=(start, start + 9), place="Kirkuk", **fields
    )


HEADLINE, RIVAL = killed(14, 0), killed(11, 60, source="a doctor")
SOLDIERS, CIVILIANS = killed(8, 90, victims="soldiers"), killed(4, 91, victims="civilians")
LONG_AGO = killed(61, 120, status="background")
FACTS = Facts(
    language="en",
    places=(Place(name="Kirkuk", country="IQ", lat=35.47, lon=44.39, geonames=94787),),
    casualties=(HEADLINE, RIVAL, SOLDIERS, CIVILIANS, LONG_AGO),
    toll=Toll(Range(14, 14)),
    stated=(
        Stated(kind="killed", count=Range(14, 14), claims=(0,)),
        Stated(kind="killed", count=Range(12, 12), claims=(2, 3)),
        Stated(kind="killed", count=Range(11, 11), claims=(1,)),
    ),
)


@pytest.fixture
def number(library, stored):
    number = stored("a")["a"]
    library.articles.put_facts(number, FACTS, "1")
    return number


@pytest.fixture
def judge(library, number):
    """Gives a verdict on a claim; with other numbers it is corrected."""

    def give(claim: Casualty, **changes: object) -> None:
        kind, key = identity(claim)
        value = json.dumps(msgspec.to_builtins(replace(claim, **changes))) if changes else None
        decision = "corrected" if changes else "rejected"
        library.marks.verdict(number, Verdict(kind=kind, key=key, decision=decision, value=value))

    return give


def told(library, number):
    """The toll of the killed, as the list, its query, the export, map and timeline have it."""
    (row,) = library.articles.rows([number])
    count = row.toll.killed
    out = io.StringIO()
    export(library, "", "csv", out)
    (exported,) = csv.DictReader(io.StringIO(out.getvalue()))
    low = exported["killed_low"]
    assert low == ("" if count is None else str(count.low))
    assert form(library.articles.get(number))["toll"]["killed"] == (
        count and {"low": count.low, "high": count.high}
    )
    events = [day.killed for day in library.survey.days() if day.status == "event"]
    assert events == ([count.low] if count else [])
    assert [place.killed for place in library.survey.places()] == [count.low if count else 0]
    assert library.articles.count(f"killed:{count.low if count else '>0'}") == (count is not None)
    return count


def test_what_the_analysis_would_take_next_is_the_toll_once_its_claim_is_rejected(
    library, number, judge
):
    assert told(library, number) == Range(14, 14)
    judge(HEADLINE)
    assert told(library, number) == Range(12, 12)
    judge(SOLDIERS)
    assert told(library, number) == Range(4, 4)  # the others whom the sentence counts
    judge(CIVILIANS)
    assert told(library, number) == Range(11, 11)
    judge(RIVAL)
    assert told(library, number) is None  # what was long ago is no toll
    for _ in range(4):
        library.marks.undo()
    assert told(library, number) == Range(14, 14)


def test_a_rejected_claim_that_the_toll_does_not_stand_on_changes_nothing(library, number, judge):
    judge(RIVAL)
    judge(CIVILIANS)
    assert told(library, number) == Range(14, 14)


def test_that_nobody_was_harmed_never_takes_the_place_of_a_rejected_count(library, number, judge):
    none = killed(0, 150, victims="nurses")
    stated = (*FACTS.stated[:1], Stated(kind="killed", count=Range(0, 0), claims=(1,)))
    facts = replace(FACTS, casualties=(HEADLINE, none), stated=stated)
    library.articles.put_facts(number, facts, "1")
    judge(HEADLINE)
    assert told(library, number) is None
    (row,) = library.articles.rows([number])
    assert (toll_mark(row.toll), toll_words(row.toll)) == ("", "")
    shown = [*article_lines(library.articles.get(number), 80)]
    assert not any(line.startswith("Toll") for line in shown)
    assert library.survey.tally(()).total.killed is None
    library.articles.put_facts(number, replace(facts, stated=()), "1")
    assert told(library, number) is None


def test_an_article_that_says_first_that_nobody_was_harmed_says_so(library, number):
    none, facts = killed(0, 0), Toll(Range(0, 0))
    library.articles.put_facts(
        number, replace(FACTS, casualties=(none,), toll=facts, stated=()), "1"
    )
    (row,) = library.articles.rows([number])
    assert (row.toll.killed, toll_mark(row.toll)) == (Range(0, 0), "")
    assert "Toll: killed 0" in [*article_lines(library.articles.get(number), 80)]


def test_a_number_that_people_cannot_be_is_no_correction(library, number, judge):
    for low, high in ((2**63 - 1, 2**63 - 1), (5 * 10**21, 5 * 10**21), (25, 20), (-3, -3)):
        judge(HEADLINE, low=low, high=high)
        assert told(library, number) == Range(14, 14)
    judge(HEADLINE, low=10**11, high=10**11)
    assert library.survey.tally(()).total.killed == (10**11, 10**11, 10**11)


def test_what_a_toll_leaves_open_is_said_for_the_ear(library, number, judge):
    judge(HEADLINE, precision="at_least")
    hedges = library.articles.hedges([number])
    assert hedges == {number: {"killed": "at_least"}}
    article = library.articles.get(number)
    assert "    at least 14 killed; " in [*article_spoken(article, hedges[number])][1]
    assert toll_hedge(apply_verdicts(article.facts, article.verdicts), "killed") == "at least "
    library.articles.put_facts(number, replace(FACTS, casualties=(), toll=Toll(), stated=()), "1")
    assert library.articles.hedges([number, number + 1]) == {}


def test_a_corrected_number_is_the_toll_and_one_that_is_no_event_gives_way(library, number, judge):
    judge(HEADLINE, low=15, high=16)
    assert told(library, number) == Range(15, 16)
    judge(HEADLINE, status="hypothetical")
    assert told(library, number) == Range(12, 12)
    judge(CIVILIANS, low=5, high=5)
    assert told(library, number) == Range(13, 13)
    judge(HEADLINE, kind="injured")
    assert library.articles.rows([number])[0].toll.killed == Range(13, 13)


def test_facts_that_say_nothing_of_it_go_on_with_the_next_claim(library, number, judge):
    library.articles.put_facts(number, replace(FACTS, stated=()), "1")
    judge(HEADLINE)
    assert told(library, number) == Range(11, 11)


def test_how_a_toll_was_chosen_is_no_part_of_what_is_shown(library, number):
    assert set(form(library.articles.get(number))["facts"]) == {
        *("id", "title", "date", "language", "people", "places", "organisations"),
        *("casualties", "toll"),
    }


def test_show_holds_the_verdicts_and_says_them(library, number, judge):
    judge(HEADLINE)
    judge(RIVAL, low=9, high=9, precision="at_least")
    lines = list(article_lines(library.articles.get(number), 80))
    assert "Toll: killed 12" in lines
    claims = lines[lines.index("Casualties:") : lines.index("Places:")]
    assert not any("14 killed" in line for line in claims)
    assert any("at least 9 killed" in line and "[corrected]" in line for line in claims)
    assert "  14 killed in Kirkuk" in lines[lines.index("Rejected:") :]
    assert "Toll: killed 12" in list(article_spoken(library.articles.get(number)))


def test_hedges_survive_in_every_form(library, number):
    facts = replace(
        FACTS,
        casualties=(
            Casualty(kind="killed", low=14, high=14, precision="at_least"),
            Casualty(kind="injured", low=30, high=40, precision="about"),
            Casualty(kind="missing", vague="dozens", precision="vague"),
        ),
        toll=Toll(Range(14, 14), Range(30, 40)),
        stated=(),
    )
    library.articles.put_facts(number, facts, "2")
    said = ("at least 14 killed", "about 30 to 40 injured", "dozens missing")
    shown = "\n".join(article_lines(library.articles.get(number), 80))
    assert "Toll: killed at least 14, injured about 30-40" in shown
    written = {}
    for form_name in ("csv", "jsonl", "markdown"):
        stream = io.StringIO()
        export(library, "", form_name, stream)
        written[form_name] = stream.getvalue()
    for words in said:
        assert words in shown
        assert words in written["markdown"]
    assert "Toll: at least 14 killed, about 30 to 40 injured" in written["markdown"]
    (row,) = csv.DictReader(io.StringIO(written["csv"]))
    assert (row["killed_precision"], row["injured_precision"]) == ("at_least", "about")
    assert '"precision":"at_least"' in written["jsonl"]


def test_markdown_says_what_the_reader_corrected(library, number, judge):
    judge(RIVAL, low=9, high=9)
    judge(CIVILIANS)
    stream = io.StringIO()
    export(library, "", "markdown", stream)
    text = stream.getvalue()
    assert "9 killed: Kirkuk — a doctor (corrected by the reader)" in text
    assert "civilians" not in text
