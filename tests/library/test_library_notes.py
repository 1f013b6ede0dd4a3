"""Notes and grades on articles and on facts: kept, undone, searched, exported."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import QueryError
from tui.library import Library, clock, identity
from tui.library.export import export
from tui.library.facts.grades import GRADES, grade_words, parse_grade
from tui.library.serialize import article as form
from tui.library.table_export import export_table
from tui.model import Annotation, Casualty, Facts, Person, Place, Range, Toll, Verdict

DEAD = Casualty(kind="killed", low=4, high=4, victims="miners", quote="died", span=(0, 4))
HURT = Casualty(kind="injured", low=9, high=9, victims="miners")
FACTS = Facts(
    language="en",
    people=(Person(name="Jo Ek"),),
    places=(Place(name="Ain", country="DZ"),),
    casualties=(DEAD, HURT),
    toll=Toll(Range(4, 4)),
)
CLAIM = identity(DEAD)


@pytest.fixture
def number(library, stored):
    number = stored("a", "b")["a"]
    library.articles.put_facts(number, FACTS, "1")
    return number


def test_a_note_and_a_grade_stand_on_the_article_until_they_are_undone(home, library, number):
    assert library.marks.note([number], "same  mine\nas May").description == (
        "wrote a note to 1 article"
    )
    assert library.marks.grade([number], "B2").description == "graded 1 article B2"
    library.close()
    with Library.open(home) as again:
        (row,) = again.articles.rows([number])
        assert (row.note, row.grade) == ("same mine as May", "B2")
        assert again.articles.get(number).annotations == (
            Annotation(note="same mine as May", grade="B2"),
        )
        undone = again.marks.undo()
        assert (undone.description, undone.numbers, undone.fact) == (
            *("graded 1 article B2", (number,), None),
        )
        again.marks.undo()
        assert again.articles.get(number).annotations == ()
        assert again.articles.count("note:") == 0
        again.marks.redo()
        again.marks.redo()
        assert again.articles.rows([number])[0].grade == "B2"
        assert again.articles.count("note:mine grade:B2") == 1


def test_a_note_on_a_claim_follows_it_through_an_analysis_that_words_it_otherwise(library, number):
    library.marks.note([number], "the owner denies it", CLAIM)
    library.marks.grade([number], "C", CLAIM)
    assert library.marks.undo().fact == CLAIM
    library.marks.redo()
    worded = replace(DEAD, victims="coal miners")
    library.articles.put_facts(number, replace(FACTS, casualties=(worded, HURT)), "2")
    (annotation,) = library.articles.get(number).annotations
    assert annotation == Annotation(
        kind="casualty", key=identity(worded)[1], note="the owner denies it", grade="C"
    )


def test_a_note_on_a_fact_that_the_reader_added_goes_with_it(library, number):
    claim = Casualty(kind="missing", low=3, high=3, victims="men", quote="gone", span=(0, 4))
    kind, key = identity(claim)
    value = json.dumps({"kind": "missing", "low": 3, "high": 3, "victims": "men"})
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="added", value=value))
    library.marks.note([number], "heard on the radio", (kind, key))
    five = Casualty(kind="missing", low=5, high=5, victims="men")
    corrected = Verdict(
        kind=kind, key=identity(five)[1], decision="added", value=value.replace("3", "5")
    )
    library.marks.verdicts(number, [corrected], [(kind, key)])
    (annotation,) = library.articles.get(number).annotations
    assert (annotation.key, annotation.note) == (identity(five)[1], "heard on the radio")
    library.marks.undo()
    (annotation,) = library.articles.get(number).annotations
    assert annotation.key == key


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("note:", 1),
        ("note:owner", 1),
        ("note:OWNÉR", 1),
        ('note:"owner denies"', 1),
        ('note:"denies owner"', 0),
        ('note:"May the owner"', 0),
        ("-note:", 1),
        ("-note:owner", 1),
        ("owner", 0),
        ("grade:", 1),
        ("grade:B2", 1),
        ("grade:b-2", 1),
        ("grade:B", 1),
        ("grade:2", 1),
        ("grade:C", 1),
        ("grade:C2", 0),
        ("grade:A OR grade:3", 0),
        ("-grade:B", 1),
        ("note:owner grade:B headline", 1),
    ],
)
def test_queries_find_notes_and_grades_of_articles_and_facts(library, number, query, found):
    library.marks.note([number], "same as May")
    library.marks.grade([number], "B2")
    library.marks.note([number], "the owner denies it", CLAIM)
    library.marks.grade([number], "C", CLAIM)
    assert library.articles.count(query) == found


@pytest.mark.parametrize("grade", ["G", "B7", "2B", "BB", "good"])
def test_what_is_no_grade_is_answered_with_what_is_one(library, grade):
    with pytest.raises(QueryError, match="A to F") as mistake:
        library.articles.count(f"grade:{grade}")
    assert mistake.value.position == len("grade:")


def test_a_note_that_is_taken_away_is_found_no_more(library, number):
    library.marks.note([number], "flood")
    library.marks.note([number], "fire")
    assert (library.articles.count("note:flood"), library.articles.count("note:fire")) == (0, 1)
    assert library.marks.note([number], " ").description == "took the note off 1 article"
    assert library.articles.count("note:") == 0
    assert library.marks.note([number], "").count == 0


def test_several_articles_are_graded_at_once_and_one_that_is_gone_is_none(library, number):
    numbers = list(library.articles.numbers())
    assert library.marks.grade([*numbers, 987], "F6").count == 2
    library.marks.undo()
    assert library.articles.count("grade:") == 0


def test_every_table_has_notes_and_grades(library, number):
    library.marks.note([number], "=1+1; same as May")
    library.marks.grade([number], "B2")
    library.marks.grade([number], "A", CLAIM)
    library.marks.note([number], "not the mayor", identity(FACTS.people[0]))
    rows = {}
    for table in ("articles", "claims", "people", "places"):
        stream = io.StringIO()
        export_table(library, "headline", table, "jsonl", stream)
        lines = [json.loads(line) for line in stream.getvalue().splitlines()]
        rows[table] = [(row["note"], row["grade"]) for row in lines]
    assert rows == {
        "articles": [("=1+1; same as May", "B2"), (None, None)],
        "claims": [(None, "A"), (None, None)],
        "people": [("not the mayor", None)],
        "places": [(None, None)],
    }
    stream = io.StringIO()
    export_table(library, "", "articles", "csv", stream)
    first, _ = csv.DictReader(io.StringIO(stream.getvalue()))
    assert (first["note"], first["grade"]) == ("'=1+1; same as May", "B2")


def test_a_rejected_claim_takes_its_note_out_of_the_table(library, number):
    kind, key = identity(HURT)
    library.marks.note([number], "still here", (kind, key))
    library.marks.verdict(number, Verdict(kind=CLAIM[0], key=CLAIM[1], decision="rejected"))
    stream = io.StringIO()
    export_table(library, "headline", "claims", "jsonl", stream)
    (row,) = map(json.loads, stream.getvalue().splitlines())
    assert (row["kind"], row["note"]) == ("injured", "still here")


def test_show_markdown_and_csv_have_them_too(library, number):
    library.marks.note([number], "same as *May*")
    library.marks.grade([number], "E", CLAIM)
    shown = form(library.articles.get(number))
    assert (shown["note"], shown["grade"]) == ("same as *May*", None)
    assert [(claim["note"], claim["grade"]) for claim in shown["facts"]["casualties"]] == [
        (None, "E"),
        (None, None),
    ]
    stream = io.StringIO()
    export(library, "headline", "markdown", stream)
    assert "\nNote: same as \\*May\\*\n" in stream.getvalue()
    assert "miners\n  Grade E: unreliable\n" in stream.getvalue()
    stream = io.StringIO()
    export(library, "", "csv", stream)
    assert "same as *May*" in stream.getvalue()


def test_retention_and_unsubscribing_leave_what_was_annotated(library, number, feed, monkeypatch):
    library.marks.grade([number], "A1", CLAIM)
    library.marks.read(library.articles.numbers())
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=50))
    assert library.expire(10) == 1
    library.feeds.remove(feed)
    assert list(library.articles.numbers()) == [number]


def test_an_article_that_goes_takes_its_words_out_of_the_index(library, number):
    library.marks.note([number], "flood")
    library.marks.undo()
    library.feeds.remove(1)
    assert library.articles.count("note:flood") == 0
    assert library.check() == ()


@given(st.sampled_from(GRADES), st.sampled_from(["{}", " {} ", "{}\n"]))
def test_a_grade_is_read_in_any_case(grade, written):
    assert parse_grade(written.format(grade.lower())) == grade
    assert grade_words(grade)


@given(st.text(max_size=4))
def test_whatever_is_typed_is_a_grade_or_none(typed):
    assert parse_grade(typed) in {*GRADES, "", None}
