"""Articles handed over to another reader, with all that was done with them."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, datetime

from library_bundles import CLAIM, FACTS, TEXT, article_of, state, verdict

from tui.library import identity
from tui.library.bundles.bundle import Bundle
from tui.library.facts.opinions import differing, opinion_line
from tui.library.undo import article_rows
from tui.model import Annotation, Casualty
from tui.report import article_lines

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def test_another_library_has_all_of_it(library, number, file, theirs):
    intake = theirs.handover.take(Bundle(file))
    assert intake[1:] == ("Ana", 1, 0, 0, 0)
    assert intake.change.description == "took in 1 article from Ana"
    mine, article = library.articles.get(number), article_of(theirs)
    assert replace(article.row, read=False) == replace(mine.row, number=article.row.number)
    assert (article.body, article.facts, article.full) == (mine.body, mine.facts, mine.full)
    assert article.verdicts == mine.verdicts
    assert article.annotations == mine.annotations
    assert differing(article) == ()
    assert theirs.articles.count("tag:mines note:pit grade:B2 place:ain killed:4 miners") == 1
    assert theirs.feeds.all() == ()
    assert theirs.articles.facts_due("7", 9) == ()
    assert theirs.check() == ()


def test_the_same_file_again_changes_nothing(file, theirs):
    theirs.handover.take(Bundle(file))
    before = state(theirs)
    intake = theirs.handover.take(Bundle(file))
    assert (intake.change.count, intake.new, intake.old) == (0, 0, 1)
    assert state(theirs) == before


def test_it_is_undone_redone_and_undone_as_one_change(file, theirs):
    empty = state(theirs)
    theirs.handover.take(Bundle(file))
    after = state(theirs)
    assert theirs.marks.undo().description == "took in 1 article from Ana"
    assert {**state(theirs), "changes": [], "dropped": []} == empty
    assert theirs.check() == ()
    assert theirs.marks.redo().description == "took in 1 article from Ana"
    assert {**state(theirs), "changes": []} == {**after, "changes": []}
    assert theirs.articles.count("tag:mines note:pit miners place:ain") == 1
    assert theirs.check() == ()
    theirs.marks.undo()
    assert theirs.articles.count() == 0


def test_many_articles_go_and_come_back_by_pieces(library, stored, theirs, tmp_path, monkeypatch):
    monkeypatch.setattr(article_rows, "PIECE", 2)
    for number in stored(*"abcde", text=TEXT).values():
        library.articles.put_facts(number, FACTS, "7")
    path = tmp_path / "all.bundle"
    with path.open("wb") as stream:
        library.handover.write("", stream, "Ana")
    theirs.handover.take(Bundle(path))
    after = state(theirs)
    starred = theirs.articles.numbers()[3]
    assert len(theirs.marks.undo().numbers) == 5
    assert theirs.articles.count() == 0
    assert len(theirs.marks.redo().numbers) == 5
    assert {**state(theirs), "changes": []} == {**after, "changes": []}
    theirs.marks.star([starred])
    theirs.marks.undo()
    theirs.marks.undo()
    assert len(state(theirs)["dropped"]) == 5
    assert theirs.check() == ()
    theirs.saved.put("Ain", "place:ain")
    assert theirs.marks.redo() is None
    assert state(theirs)["dropped"] == []


def test_what_both_decided_differently_stands_side_by_side(library, number, file):
    library.marks.verdict(number, verdict(CLAIM, "rejected"))
    library.marks.note([number], "another pit")
    library.marks.grade([number], "", CLAIM)
    intake = library.handover.take(Bundle(file))
    assert (intake.new, intake.old, intake.differing) == (0, 1, 2)
    article = library.articles.get(number)
    assert article.verdicts == (verdict(CLAIM, "rejected"),)
    assert Annotation(note="another pit") in article.annotations
    assert Annotation(kind=CLAIM[0], key=CLAIM[1], grade="B2") in article.annotations
    assert sorted(map(opinion_line, differing(article))) == [
        "Ana: Note: same pit as in May",
        "Ana: confirmed",
    ]
    rejected = [line.strip() for line in article_lines(article, 200)][-3:]
    assert rejected == [
        "4 killed (miners) in Ain on 2026-03-09",
        "Grade B2: usually reliable, probably true",
        "Ana: confirmed",
    ]
    library.marks.undo()
    assert library.articles.get(number).opinions == ()
    assert library.articles.get(number).verdicts == (verdict(CLAIM, "rejected"),)


def test_undo_names_the_article_that_another_judged_otherwise(library, number, file):
    library.marks.verdict(number, verdict(CLAIM, "rejected"))
    library.marks.note([number], "another pit")
    library.marks.grade([number], "C3", CLAIM)
    library.handover.take(Bundle(file))
    assert library.articles.get(number).opinions != ()
    assert library.marks.undo().numbers == (number,)


def test_what_another_wrote_is_searched_as_long_as_it_is_here(library, number, file):
    library.marks.note([number], "another pit")
    library.marks.grade([number], "C3", CLAIM)
    library.handover.take(Bundle(file))
    for query in ("note:may", "note:another", "grade:B2", "grade:C", "note:"):
        assert library.articles.numbers(query).tolist() == [number], query
    library.marks.note([number], "")
    assert library.articles.numbers("note:").tolist() == [number]
    assert library.articles.numbers("note:may").tolist() == [number]
    assert library.articles.count("note:another") == 0
    library.marks.undo()
    library.marks.undo()
    assert library.articles.count("note:may OR grade:B2") == 0
    library.marks.redo()
    assert library.articles.numbers("note:may grade:B2").tolist() == [number]


def test_an_article_that_is_here_keeps_its_text(library, number, file, feed, entry):
    library.articles.ingest(feed, [entry("a", text="Five miners died.")], NOW)
    library.handover.take(Bundle(file))
    assert library.articles.get(number).body.text == "Five miners died."
    assert library.articles.count() == 2


def test_an_article_of_another_feed_with_the_same_link_is_the_same(file, theirs, entry):
    feed = theirs.feeds.add("http://other.example/feed").number
    (number,) = theirs.articles.ingest(feed, [entry("a")], NOW).new
    intake = theirs.handover.take(Bundle(file))
    assert (intake.new, intake.old) == (0, 1)
    assert theirs.articles.rows([number])[0].tags == ("mines", "Ünïcode")


def test_a_fact_that_the_other_added_comes_too(library, number, theirs, tmp_path):
    gone = Casualty(kind="missing", low=2, high=2, victims="men", quote="miners", span=(0, 6))
    value = json.dumps({"kind": "missing", "low": 2, "high": 2, "victims": "men"})
    library.marks.verdict(number, verdict(identity(gone), "added", value))
    path = tmp_path / "added.bundle"
    with path.open("wb") as stream:
        library.handover.write("tag:mines", stream, "Ana")
    theirs.handover.take(Bundle(path))
    assert [claim.kind for claim in article_of(theirs).facts.casualties] == [
        *("killed", "injured", "missing")
    ]


def test_the_same_selection_gives_the_same_bytes(library, number, file):
    stream = io.BytesIO()
    library.handover.write("tag:mines", stream, "Ana")
    assert stream.getvalue() == file.read_bytes()


def test_how_far_a_file_is_taken_in_is_told_in_its_bytes(file, theirs):
    steps: list[tuple[int, int]] = []
    theirs.handover.take(Bundle(file), lambda done, total: steps.append((done, total)))
    size = file.stat().st_size
    assert steps == [(size, size)]
    theirs.handover.take(Bundle(file))
    assert theirs.articles.count() == 1
