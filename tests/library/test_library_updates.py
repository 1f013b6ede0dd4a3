"""An article that changes in substance is marked so, and keeps what it said before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library import Library, serialize
from tui.library.texts.sentence_diff import (
    differ_in_substance,
    differences,
    sentences,
    titles_differ,
)
from tui.model import Body, Entry, Facts, Page, Range, Toll
from tui.report import diff_lines, row_line, row_spoken

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
FIRST = "A ferry sank in the strait on Monday. Eight people died, the harbour master said."
LATER = "A ferry sank in the strait on Monday. The toll rose to 37 people, the harbour master said."


def entry(title: str = "Ferry sinks", text: str = FIRST, key: str = "f") -> Entry:
    link = "http://wire.example/ferry"
    return Entry(key=key, link=link, title=title, published=NOW, language="en", body=Body(text))


def bring(library: Library, feed: int, *entries: Entry) -> int:
    library.articles.ingest(feed, entries, NOW)
    return library.articles.numbers()[0]


def analyse(library: Library, number: int, killed: int | None) -> None:
    toll = Toll(Range(killed, killed) if killed else None)
    library.articles.put_facts(number, Facts(language="en", toll=toll), "1")


def row(library: Library, number: int):
    return library.articles.rows([number])[0]


def test_a_higher_toll_stands_beside_the_one_before(library, feed):
    number = bring(library, feed, entry())
    analyse(library, number, 8)
    library.marks.read([number])
    assert not row(library, number).updated
    bring(library, feed, entry(text=LATER))
    assert row(library, number).read, "until the analysis has counted again"
    analyse(library, number, 37)
    changed = row(library, number)
    assert changed.updated
    assert not changed.read
    assert changed.previous_toll == Toll(Range(8, 8))
    assert "†8 → †37" in row_line(changed, 200)
    assert "updated, before 8 killed" in " ".join(row_spoken(changed))
    assert list(library.articles.numbers("is:updated is:unread")) == [number]
    assert library.feeds.all()[0].unread == 1


def test_facts_stay_while_what_was_read_for_them_is_the_same(library, feed):
    page = Page(state="full", body=Body(f"{FIRST} {LATER}"))
    number = bring(library, feed, entry())
    library.articles.put_page(number, page, NOW)
    analyse(library, number, 8)

    def waits() -> bool:
        return bool(library.articles.facts_due("1", 9)) and library.articles.get(number).awaited

    bring(library, feed, entry(text=LATER))  # the page's text is what is read
    assert not waits()
    assert library.articles.pages_due(9)
    library.articles.put_page(number, page, NOW)
    assert not waits()
    library.articles.put_page(number, Page(state="full", body=Body(f"{LATER} {FIRST}")), NOW)
    assert waits()
    analyse(library, number, 8)
    bring(library, feed, entry(title="Ferry sinks, many are missing", text=LATER))
    assert waits()


def test_facts_stay_where_a_feed_says_the_same_at_another_address(library, feed):
    number = bring(library, feed, entry())
    analyse(library, number, 8)
    moved = replace(entry(), link="http://wire.example/strait/ferry", author="Ada Osman")
    bring(library, feed, moved)
    assert library.articles.get(number).facts is not None
    assert library.articles.get(number).row.link == moved.link
    (cells,) = library.tables.rows("articles", "").values()
    assert moved.link in cells
    bring(library, feed, replace(moved, body=Body(LATER)))
    assert library.articles.get(number).facts is None


def test_an_analysis_of_the_same_text_leaves_the_read_mark(library, feed):
    number = bring(library, feed, entry())
    analyse(library, number, 8)
    bring(library, feed, entry(text=LATER))
    analyse(library, number, 37)
    library.marks.read([number])
    library.articles.put_facts(number, Facts(language="en"), "2")
    analyse(library, number, 40)
    assert row(library, number).read


def test_a_new_headline_is_unread_again_at_once(library, feed):
    number = bring(library, feed, entry())
    library.marks.read([number])
    bring(library, feed, entry(title="Ferry sinks; master arrested"))
    assert row(library, number).updated
    assert not row(library, number).read


def test_unread_again_is_a_choice(home):
    with Library.open(home, unread_again=False) as library:
        feed = library.feeds.add("http://wire.example/").number
        number = bring(library, feed, entry())
        analyse(library, number, 8)
        library.marks.read([number])
        bring(library, feed, entry(title="Ferry sinks; 37 dead", text=LATER))
        analyse(library, number, 37)
        assert row(library, number).updated
        assert row(library, number).read


@pytest.mark.parametrize(
    "text",
    [
        FIRST.replace("Eight people", "Eight  PEOPLE").replace(".", "!"),
        FIRST + " Last updated 3 hours ago.",
        "3 min read\n" + FIRST,
    ],
)
def test_what_is_no_change_of_substance_is_not_marked(library, feed, text):
    number = bring(library, feed, entry())
    library.marks.read([number])
    bring(library, feed, entry(title="FERRY  sinks", text=text))
    assert not row(library, number).updated
    assert row(library, number).read
    assert library.articles.get(number).revisions == ()


def test_a_sentence_of_another_script_is_of_substance(library, feed):
    number = bring(library, feed, entry(text="渡轮在海峡沉没，造成八人死亡。"))
    bring(library, feed, entry(text="渡轮在海峡沉没，造成三十七人死亡。"))
    assert row(library, number).updated


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nine died.", "Ten died."),
        ("8 doden.", "9 doden."),
        ("8 feriti.", "9 feriti."),
        ("8 ofiar.", "9 ofiar."),
        ("8 загиблих.", "9 загиблих."),
        ("8 νεκροί.", "9 νεκροί."),
        ("8 جريح", "9 جريح"),
        ("۸ کشته", "۹ کشته"),
        ("8 घायल", "9 घायल"),
        ("8人死亡。", "9人死亡。"),
        ("사망 8명", "사망 9명"),
    ],
)
def test_a_count_of_victims_is_of_substance_however_short(old, new):
    assert differ_in_substance(f"{FIRST} {old}", f"{FIRST} {new}")
    assert not differ_in_substance(f"{FIRST} Comments: 8.", f"{FIRST} Comments: 9.")


def test_the_number_of_an_update_is_no_new_headline():
    assert not titles_differ("UPDATE 1-Ferry sinks", "UPDATE 2-Ferry sinks")
    assert titles_differ("UPDATE 1-Ferry sinks", "UPDATE 2-Ferry found")


def test_a_page_in_place_of_the_feeds_lines_is_no_change(library, feed):
    number = bring(library, feed, entry())
    full = Body(f"{FIRST} Divers found the wreck at a depth of forty metres.")
    library.articles.put_page(number, Page(state="full", body=full), NOW)
    assert not row(library, number).updated
    later = Body(f"{LATER} Divers found the wreck at a depth of forty metres.")
    library.articles.put_page(number, Page(state="full", body=later), NOW)
    assert row(library, number).updated
    assert [one.text for one in library.articles.get(number).revisions] == [full.text]


def test_headline_and_page_of_one_update_are_one_revision(library, feed):
    number = bring(library, feed, entry())
    library.articles.put_page(number, Page(state="full", body=Body(FIRST)), NOW)
    analyse(library, number, 8)
    bring(library, feed, entry(title="Ferry toll rises to 37"))
    analyse(library, number, 8)
    library.articles.put_page(number, Page(state="full", body=Body(LATER)), NOW)
    library.marks.read([number])
    analyse(library, number, 37)
    (earlier,) = library.articles.get(number).revisions
    assert (earlier.title, earlier.text) == ("Ferry sinks", FIRST)
    assert earlier.toll == Toll(Range(8, 8))
    assert not row(library, number).read


def test_the_history_is_part_of_what_is_exported(library, feed):
    number = bring(library, feed, entry())
    analyse(library, number, 8)
    bring(library, feed, entry(text=LATER))
    (earlier,) = serialize.article(library.articles.get(number))["revisions"]
    assert earlier["text"] == FIRST
    assert earlier["toll"] == {"killed": {"low": 8, "high": 8}, "injured": None}
    assert earlier["replaced"].startswith("2026-03-10")


def test_the_history_goes_with_its_article(library, feed, sql):
    number = bring(library, feed, entry())
    bring(library, feed, entry(text=LATER))
    library.marks.read([number])
    newer = [entry(key=f"n{n}", title=f"News {n}", text="words") for n in range(2)]
    library.articles.ingest(feed, newer, NOW + timedelta(days=1))
    library.feeds.remove(feed)
    assert sql(library, "SELECT count(*) FROM revisions") == [(0,)]


def test_a_diff_shows_the_sentences_that_changed(library, feed):
    number = bring(library, feed, entry())
    bring(library, feed, entry(title="Ferry toll rises", text=LATER))
    lines = list(diff_lines(library.articles.get(number), 200))
    assert "- Ferry sinks" in lines
    assert "+ Ferry toll rises" in lines
    assert "  A ferry sank in the strait on Monday." in lines
    assert "- Eight people died, the harbour master said." in lines
    assert "+ The toll rose to 37 people, the harbour master said." in lines


def test_a_diff_of_what_never_changed_says_so(library, feed):
    number = bring(library, feed, entry())
    assert list(diff_lines(library.articles.get(number), 80)) == [
        "This article has not changed since it came."
    ]


@given(st.text("ab .!\n", max_size=40), st.text("ab .!\n", max_size=40))
def test_a_diff_holds_both_texts(old, new):
    found = list(differences(old, new))
    assert [one.sentence for one in found if one.sign != "-"] == list(sentences(new))
    gone = [one.sentence for one in found if one.sign != "+"]
    assert len(gone) == len(list(sentences(old)))
    assert not differ_in_substance(old, old)


@pytest.mark.parametrize(
    ("old", "new"), [("8 dead.", "37 dead."), ("Killed: 9", "Killed: 12"), ("9 Tote.", "12 Tote.")]
)
def test_a_short_line_that_counts_victims_is_of_substance(old, new):
    assert differ_in_substance(f"{FIRST}\n{old}", f"{FIRST}\n{new}")
    assert not differ_in_substance(f"{FIRST}\n9 comments", f"{FIRST}\n12 comments")


WORDS = ("falls", "dockers", "collapses", "welders", "ferries")
QUAY = Entry(key="q", link="", title="Quay shut", published=NOW, body=Body("Ferries wait."))


def crane(key: str, title: str, text: str) -> Entry:
    link = "http://harbour.example/crane"
    return Entry(key=key, link=link, title=title, published=NOW, body=Body(text))


def test_what_one_transaction_brings_and_changes_is_found_by_its_last_words(library, feed):
    other = library.feeds.add("http://harbour.example/feed", "Harbour").number
    with library.transaction():
        library.articles.ingest(feed, [crane("a", "Crane falls", "")], NOW)
        library.articles.ingest(other, [crane("b", "Crane falls", "Dockers ran."), QUAY], NOW)
        library.articles.ingest(feed, [crane("a", "Crane collapses", "Welders ran.")], NOW)
    found = {word: len(library.articles.numbers(word)) for word in WORDS}
    assert found == {"falls": 0, "dockers": 0, "collapses": 1, "welders": 1, "ferries": 1}
    assert library.check() == ()


def test_the_words_of_a_transaction_that_fails_are_not_in_the_index(library, feed):
    def fail() -> None:
        with library.transaction():
            library.articles.ingest(feed, [crane("a", "Crane falls", "Dockers ran.")], NOW)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    library.articles.ingest(feed, [QUAY], NOW)
    assert list(library.articles.numbers("dockers")) == []
    assert len(library.articles.numbers("ferries")) == 1
    assert library.check() == ()
