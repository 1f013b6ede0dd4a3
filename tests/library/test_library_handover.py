"""Articles handed over to another reader, with all that was done with them; and hostile bundles."""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui import clean
from tui.errors import BundleError
from tui.library import Library, identity
from tui.library.bundle import Bundle, Limits
from tui.library.bundle_articles import MOST_TAGS, cleaned
from tui.library.export import export
from tui.library.opinions import differing, words
from tui.library.serialize import article as form
from tui.model import Annotation, Casualty, Facts, Person, Place, Range, Stated, Toll, Verdict
from tui.report import article_lines
from tui.settings import Folders

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
TEXT = "Four miners died at Ain. Nine were hurt."
AT = len("Headline a\n\n")
DEAD = Casualty(kind="killed", low=4, high=4, victims="miners", place="Ain", date="2026-03-09",
                quote="Four miners died", span=(AT, AT + 16))  # fmt: skip
HURT = Casualty(kind="injured", low=9, high=9, quote="Nine were hurt", span=(AT + 25, AT + 39))
FACTS = Facts(
    language="en",
    people=(Person(name="Jo Ek", mentions=((0, 2),)),),
    places=(Place(name="Ain", country="DZ", lat=33.0, lon=0.0),),
    casualties=(DEAD, HURT),
    toll=Toll(Range(4, 4), Range(9, 9)),
    stated=(Stated(kind="killed", count=Range(4, 4), claims=(0,)),),
)
CLAIM, INJURED = identity(DEAD), identity(HURT)
HEAD = {"bundle": 1, "reader": "Ana"}


def verdict(about: tuple[str, str], decision: Any, value: str | None = None) -> Verdict:
    return Verdict(kind=about[0], key=about[1], decision=decision, value=value)


@pytest.fixture
def number(library, stored) -> int:
    number = stored("a", "b", text=TEXT)["a"]
    library.articles.put_facts(number, FACTS, "7")
    library.marks.tag([number], add=["mines", "Ünïcode"])
    library.marks.star([number])
    library.marks.verdict(number, verdict(CLAIM, "confirmed"))
    library.marks.note([number], "same pit as in May")
    library.marks.grade([number], "B2", CLAIM)
    return int(number)


@pytest.fixture
def file(library, number, tmp_path) -> Path:
    path = tmp_path / "mine.bundle"
    with path.open("wb") as stream:
        assert library.handover.write("tag:mines", stream, "Ana") == 1
    return path


@pytest.fixture
def theirs(tmp_path):
    folders = Folders(tmp_path / "t" / "data", tmp_path / "t" / "cache", tmp_path / "t" / "config")
    with Library.open(folders) as opened:
        yield opened


def bundle(tmp_path: Path, *lines: Any, name: str = "made.bundle") -> Bundle:
    path = tmp_path / name
    packed = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    path.write_bytes(gzip.compress(b"\n".join(packed)))
    return Bundle(path)


def lines_of(file: Path) -> list[Any]:
    return [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]


def article_of(library: Library) -> Any:
    (number,) = library.articles.numbers()
    return library.articles.get(number)


def state(library: Library) -> Any:
    with library._store.reading() as connection:
        tables = ("feeds", "articles", "headlines", "texts", "facts", "tagged", "verdicts", "notes",
                  "opinions", "entries", "claims", "changes")  # fmt: skip
        return {
            table: sorted(map(str, connection.execute(f"SELECT * FROM {table}")))
            for table in tables
        }


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
    assert (intake.change.count, intake.new, intake.known) == (0, 0, 1)
    assert state(theirs) == before


def test_it_is_undone_redone_and_undone_as_one_change(file, theirs):
    empty = state(theirs)
    theirs.handover.take(Bundle(file))
    after = state(theirs)
    assert theirs.marks.undo().description == "took in 1 article from Ana"
    assert {**state(theirs), "changes": []} == empty
    assert theirs.check() == ()
    assert theirs.marks.redo().description == "took in 1 article from Ana"
    assert {**state(theirs), "changes": []} == {**after, "changes": []}
    assert theirs.articles.count("tag:mines note:pit miners place:ain") == 1
    assert theirs.check() == ()
    theirs.marks.undo()
    assert theirs.articles.count() == 0


def test_what_both_decided_differently_stands_side_by_side(library, number, file):
    library.marks.verdict(number, verdict(CLAIM, "rejected"))
    library.marks.note([number], "another pit")
    library.marks.grade([number], "", CLAIM)
    intake = library.handover.take(Bundle(file))
    assert (intake.new, intake.known, intake.differing) == (0, 1, 2)
    article = library.articles.get(number)
    assert article.verdicts == (verdict(CLAIM, "rejected"),)
    assert Annotation(note="another pit") in article.annotations
    assert Annotation(kind=CLAIM[0], key=CLAIM[1], grade="B2") in article.annotations
    assert sorted(map(words, differing(article))) == [
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


def test_an_article_that_is_here_keeps_its_text(library, number, file, feed, entry):
    library.articles.ingest(feed, [entry("a", text="Five miners died.")], NOW)
    library.handover.take(Bundle(file))
    assert library.articles.get(number).body.text == "Five miners died."
    assert library.articles.count() == 2


def test_an_article_of_another_feed_with_the_same_link_is_the_same(file, theirs, entry):
    feed = theirs.feeds.add("http://other.example/feed").number
    (number,) = (
        theirs.articles.ingest(feed, [entry("a", key="z", text="")], NOW).new
        if 0
        else (theirs.articles.ingest(feed, [entry("a")], NOW).new)
    )
    intake = theirs.handover.take(Bundle(file))
    assert (intake.new, intake.known) == (0, 1)
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


def test_what_a_bundle_says_is_cleaned_at_the_door(file, theirs, tmp_path):
    head, article = lines_of(file)
    head["reader"] = "\x1b]0;x\x07Ana\u202e"
    article["title"] = "Headline\x1b[2J a"
    article["link"] = "javascript:alert(1)"
    article["feed"]["url"] = "https://ana:secret@news.example/feed"
    article["tags"] = ["\x1b[31mred", " \u200b ", *(f"t{n}" for n in range(200))]
    article["annotations"] = [{"note": "look\x1b[31m", "grade": "B2"}, {"grade": "Z"}]
    article["verdicts"] = [{"kind": "spell", "key": "", "decision": "confirmed"}]
    intake = theirs.handover.take(bundle(tmp_path, head, article))
    assert intake.reader == "]0;xAna"
    taken = article_of(theirs)
    assert "\x1b" not in taken.row.title + taken.row.note
    assert (taken.row.link, taken.row.tags[0], taken.row.grade) == ("", "[31mred", "B2")
    assert len(taken.row.tags) == MOST_TAGS - 1
    assert not any("secret" in row for row in state(theirs)["feeds"])
    assert taken.verdicts == ()
    assert taken.facts is None  # its positions are those of another text


def broken(article: dict[str, Any]) -> list[dict[str, Any]]:
    facts = article["facts"]
    claim = facts["casualties"][0]
    return [
        {**article, "published": "yesterday"},
        {**article, "published": "2026-03-10T11:00:00"},
        {**article, "published": "0001-01-01T00:00:00Z"},
        {**article, "facts": {**facts, "places": [{**facts["places"][0], "lat": 10**9}]}},
        {**article, "statement": {"lat": 1, "lon": -181}},
        {**article, "text": 7},
        {**article, "blocks": [{"kind": "paragraph", "start": 0, "end": 10**6}]},
        {**article, "blocks": [{"kind": "script", "start": 0, "end": 1}]},
        {**article, "facts": {**facts, "casualties": [{**claim, "low": 10**30}]}},
        {**article, "facts": {**facts, "casualties": [{**claim, "span": [5, 10**6]}]}},
        {**article, "facts": {**facts, "casualties": [{**claim, "kind": "eaten"}]}},
        {**article, "facts": {**facts, "people": [{"name": "Jo", "mentions": [[-1, 2]]}]}},
        {"id": "x"},
    ]


def test_a_bad_article_is_left_out_and_the_others_come(file, theirs, tmp_path):
    head, article = lines_of(file)
    bad = broken(article)
    intake = theirs.handover.take(bundle(tmp_path, head, *bad, b"{", b"[" * 9, article))
    assert (intake.new, intake.refused) == (1, len(bad) + 2)
    assert [*intake.lines()] == [
        "From Ana: 1 article new, 0 here already.",
        "15 articles of the file were damaged and left out.",
    ]
    nothing = theirs.handover.take(bundle(tmp_path, head, b"{"))
    assert [*nothing.lines()] == [
        "Nothing came from Ana.",
        "1 article of the file was damaged and left out.",
    ]
    assert theirs.check() == ()


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists))
def test_whatever_a_line_holds_it_is_an_article_or_none(value):
    assert cleaned(json.dumps({"text": value, "title": value}).encode()) is None


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all that stands in a value, branches too."""
    items: Any = value.items() if isinstance(value, dict) else ()
    items = enumerate(value) if isinstance(value, list) else items
    return [path, *(leaf for key, item in items for leaf in leaves(item, (*path, key)))][not path :]


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.sampled_from(["added", "corrected", "article", "9999-12-31T23:59:59Z", "{}", "B2", "\x1b["]),
    st.lists(st.integers(-5, 99), max_size=3),
    st.dictionaries(st.sampled_from(["lat", "kind", "key", "note"]), st.text(max_size=5)),
)


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_one_thing_in_an_article_is_changed_to_it_can_be_read(
    file, theirs, tmp_path, data
):
    head, article = lines_of(file)
    for _ in range(data.draw(st.integers(1, 3))):
        *path, last = data.draw(st.sampled_from(leaves(article)))
        branch = article
        for key in path:
            branch = branch[key]
        branch[last] = data.draw(VALUES)
    theirs.handover.take(bundle(tmp_path, head, article))
    for number in theirs.articles.numbers():
        taken = theirs.articles.get(number)
        assert form(taken)
        assert [*article_lines(taken, 80)]
        assert clean.line(taken.row.title) == taken.row.title
    assert theirs.survey.tally(("day", "place")).rows is not None
    export(theirs, "", "csv", io.StringIO())
    assert theirs.check() == ()


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(total=500), "more than 500 bytes"),
        (Limits(line=100), "an article of more than 100 bytes"),
        (Limits(articles=1), "more than 1 articles"),
    ],
)
def test_what_is_too_large_is_refused_as_a_whole(file, theirs, tmp_path, limits, reason):
    head, article = lines_of(file)
    made = bundle(tmp_path, head, article, {**article, "id": "b", "link": ""})
    with pytest.raises(BundleError, match=reason):
        theirs.handover.take(Bundle(made.path, limits))
    assert theirs.articles.count() == 0
    assert theirs.marks.undo() is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no bundle"),
        (b"<opml/>", "damaged, or no bundle"),
        (gzip.compress(b"{}", mtime=0), "no bundle"),
        (gzip.compress(b'{"bundle": 1, "reader": "A"}', mtime=0)[:-9], "damaged, or no bundle"),
        (gzip.compress(b'{"bundle": 99, "reader": "A"}', mtime=0), "newer dateline"),
    ],
)
def test_a_file_that_is_no_bundle_is_refused(theirs, tmp_path, content, reason):
    path = tmp_path / "x.bundle"
    path.write_bytes(content)
    with pytest.raises(BundleError, match=reason):
        theirs.handover.take(Bundle(path))


def test_a_missing_file_is_one_message(theirs, tmp_path):
    with pytest.raises(BundleError, match="cannot be read"):
        theirs.handover.take(Bundle(tmp_path / "none"))


def test_the_same_selection_gives_the_same_bytes(library, number, file):
    stream = io.BytesIO()
    library.handover.write("tag:mines", stream, "Ana")
    assert stream.getvalue() == file.read_bytes()
