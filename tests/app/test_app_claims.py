"""Claims that belong together: parts under their whole, counts that disagree side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
import scene
from hypothesis import given
from hypothesis import strategies as st
from page import done, see, settled, shown, text

from tui.app.panes.facts.claim_groups import grouped
from tui.app.panes.facts.claim_lines import ClaimLines
from tui.app.panes.facts.fact_rows import findings, toll_hedges, toll_lines
from tui.app.render.formatting import ASCII, UNICODE
from tui.app.render.text_layout import cells
from tui.library.facts.rivals import rivals
from tui.model import Article, Body, Casualty, Facts, Range, Row, Stated, Toll, Where


def count(low, source="officials", **fields: object):
    plain = {"kind": "killed", "high": low, "place": "Orsk", "source": source}
    return Casualty(low=low, **(plain | fields))  # type: ignore[arg-type]


OFFICIALS = count(19, "regional officials", victims="people")
RED_CROSS = count(24, "the Red Cross", precision="at_least")
FRONT = count(0, "Northern Front")
CHILDREN = count(3, None, subset=True, group="children", victims="children")
INJURED = count(40, None, kind="injured")
OLD = count(61, "Relief Council", status="background", date="2023")
DENIED = count(7, None, status="denied")
EVERY = (OLD, OFFICIALS, INJURED, RED_CROSS, CHILDREN, DENIED, FRONT)


def test_rivals_stand_together_with_the_parts_of_each_and_asides_come_after():
    events, asides = grouped(EVERY)
    assert [(group.claims, group.parts) for group in events] == [((1, 3, 6), (4,)), ((2,), ())]
    told = {status: [group.claims for group in groups] for status, groups in asides.items()}
    assert list(told.items()) == [("background", [(0,)]), ("denied", [(5,)]), ("hypothetical", [])]


def test_what_was_rejected_is_no_rival_any_more():
    events, _ = grouped(EVERY, rejected={3, 6})
    assert [group.claims for group in events] == [(1,), (3,), (2,), (6,)]
    assert [group.parts for group in events] == [(4,), (), (), ()]


def test_claims_stand_in_the_order_of_their_harm_those_of_the_toll_first():
    kinds = ("displaced", "missing", "injured", "killed", "captured", "killed")
    claims = [count(4, None, kind=kind, place=f"place {n}") for n, kind in enumerate(kinds)]
    claims.append(count(0, None, kind="killed", place="elsewhere"))
    assert [group.claims[0] for group in grouped(claims).events] == [3, 5, 2, 1, 0, 4, 6]
    assert [group.claims[0] for group in grouped(claims, main={2, 5}).events][:3] == [5, 2, 3]


def test_the_toll_says_how_sure_it_is():
    disputed = (OFFICIALS, replace(RED_CROSS, low=19, high=19), FRONT, INJURED)
    facts = Facts(
        casualties=disputed,
        toll=Toll(Range(19, 19), Range(40, 40)),
        stated=(
            Stated(kind="killed", count=Range(24, 24), claims=(1,)),
            Stated(kind="killed", count=Range(19, 19), claims=(1,)),
            Stated(kind="injured", count=Range(40, 40), claims=(3,)),
        ),
    )
    assert toll_hedges(facts) == {"killed": "at least, not agreed", "injured": ""}
    assert toll_hedges(facts, rejected={0, 2}) == {"killed": "at least", "injured": ""}
    lines = [text(line) for line in toll_lines(facts.toll, 34, hedges={"killed": "at least"})]
    assert lines[-2:] == ["killed      injured    ", "at least               "]
    assert len(lines) == 6
    small = [text(line) for line in toll_lines(facts.toll, 9, hedges={"killed": "at least"})]
    assert small == ["", "19 kille…", "40 injur…"]


@pytest.mark.parametrize(
    "other",
    [
        count(24, "the Red Cross"),
        count(24, "the Red Cross", place="the Orsk region"),
        count(0, "Northern Front"),
        count(24, "the Red Cross", victims="civilians", group="civilians"),
    ],
)
def test_two_named_sources_that_count_one_harm_differently_are_rivals(other):
    assert rivals(OFFICIALS, other)
    assert rivals(other, OFFICIALS)


@pytest.mark.parametrize(
    "other",
    [
        count(19, "the Red Cross"),
        count(24, None),
        count(24, "officials"),
        count(24, "the Red Cross", kind="injured"),
        count(24, "the Red Cross", place="Mawela"),
        count(24, "the Red Cross", place=None),
        count(24, "the Red Cross", victims="soldiers", group="security forces"),
        count(12, "the Red Cross", subset=True),
        count(24, "the Red Cross", status="denied"),
        count(191, "the Red Cross"),
        count(24, "the Red Cross", quote="bringing to 24 the dead of this year"),
        count(None, "the Red Cross", vague="dozens"),
    ],
)
def test_what_is_counted_otherwise_is_no_rival(other):
    assert not rivals(OFFICIALS, other)
    assert not rivals(other, OFFICIALS)


def test_days_and_means_that_differ_are_other_events():
    day = replace(OFFICIALS, date="2024-06-20", weapon="shelling")
    assert rivals(day, replace(RED_CROSS, date="2024-06-20"))
    assert not rivals(day, replace(RED_CROSS, date="2024"))
    assert not rivals(day, replace(RED_CROSS, weapon="mine"))


def test_a_running_total_and_one_source_alone_stay_apart():
    risen = count(24, "officials", quote="the toll rose to 24")
    groups = grouped((OFFICIALS, risen, count(20, "officials"))).events
    assert [group.claims for group in groups] == [(0,), (1,), (2,)]


def test_a_part_stands_under_a_whole_that_can_hold_it_or_by_itself():
    small, large = count(2, None), count(14, None)
    assert [g.parts for g in grouped((large, small, CHILDREN)).events] == [(2,), ()]
    assert [g.parts for g in grouped((CHILDREN, small, large)).events] == [(), (0,)]
    assert [g.claims for g in grouped((CHILDREN, small)).events] == [(0,), (1,)]


def test_a_part_stands_under_a_rejected_whole_where_there_is_no_other():
    large, other = count(14, None), count(20, None)
    assert [g.parts for g in grouped((large, CHILDREN), rejected={0}).events] == [(1,)]
    groups = grouped((large, CHILDREN, other), rejected={0}).events
    assert [(g.claims, g.parts) for g in groups] == [((0,), ()), ((2,), (1,))]


def test_a_part_of_one_town_stands_under_no_whole_of_another():
    town = Where(lat=-1.6, lon=29.2, precision="town")
    region = replace(town, precision="region")
    everywhere = count(38, None, place="North Kivu", where=region)
    here = count(16, None, place="Mugunga", where=town)
    there = count(13, None, place="Nyiragongo", where=town, subset=True)
    groups = grouped((everywhere, here, there)).events
    assert [(group.claims, group.parts) for group in groups] == [((0,), (2,)), ((1,), ())]


def test_a_part_whose_whole_is_not_there_has_no_branch():
    orphan = replace(CHILDREN, kind="displaced")
    article = replace(ARTICLE, facts=replace(ARTICLE.facts, casualties=(OFFICIALS, orphan)))
    text = [
        "".join(run.text for run in line) for row in findings(article, 50) for line in row.lines
    ]
    (head,) = (line for line in text if "displaced" in line)
    assert UNICODE.branch not in head
    assert any(line.strip().startswith("of    a count that is not") for line in text)


def test_every_claim_is_shown_once():
    for group in ((), EVERY, EVERY[::-1], scene.FACTS.casualties):
        events, asides = grouped(group)
        every = [*events, *(g for groups in asides.values() for g in groups)]
        found = sorted(index for g in every for index in (*g.claims, *g.parts))
        assert found == list(range(len(group)))


ARTICLE = Article(
    row=Row(
        number=1,
        id="a",
        title=scene.TITLE,
        link="",
        feeds=(),
        author="",
        published=scene.NOW,
        language="en",
        read=True,
        starred=False,
        tags=(),
        toll=Toll(),
    ),
    body=scene.body(),
    full=True,
    facts=replace(scene.FACTS, casualties=EVERY, people=(), places=(), organisations=()),
)


def drawn(room, **options: object):
    return findings(ARTICLE, room, **options)


WORDS = st.text(st.sampled_from("ab cß中\u0301क्षि"), max_size=70)
CLAIMS = st.builds(
    Casualty,
    kind=st.sampled_from(["killed", "abducted"]),
    low=st.integers(0, 9_999_999),
    high=st.integers(0, 9_999_999),
    precision=st.sampled_from(["exact", "at_least", "about"]),
    subset=st.booleans(),
    victims=WORDS,
    weapon=WORDS,
    place=WORDS,
    date=st.sampled_from(["2024-06-20", "2024", ""]),
    source=WORDS,
)


@given(st.lists(CLAIMS, min_size=1, max_size=4), st.integers(24, 70), st.booleans())
def test_a_claim_is_as_high_as_was_counted_before_it_was_drawn(claims, room, noted):
    facts = replace(ARTICLE.facts, casualties=tuple(claims))
    notes = {("casualty", 0): ["seen twice"]} if noted else {}
    for row in findings(replace(ARTICLE, facts=facts), room, notes=notes):
        assert len(row.lines) == len([*row.lines])
        assert all(cells(line) <= room for line in row.lines)


@pytest.mark.parametrize("room", [24, 33, 41, 47, 59])
def test_rival_counts_stand_side_by_side_and_fit(room):
    items = drawn(room)
    assert all(cells(line) <= room for item in items for line in item.lines)
    cell = [item for item in items if item.width]
    assert [item.index for item in cell] == [1, 3, 6]
    columns = {24: 1, 33: 2, 41: 2, 47: 3, 59: 3}[room]
    assert [item.beside for item in cell] == [index % columns > 0 for index in range(3)]
    assert all(item.left + item.width <= room for item in cell)
    said = [" ".join(" ".join(text(line) for line in item.lines).split()) for item in cell]
    for words, found in zip(("19 regional", "24 at least", "0 Northern Front"), said, strict=True):
        assert words in found


def test_rival_counts_on_an_old_terminal_are_plain():
    assert "".join(text(line) for item in drawn(40, marks=ASCII) for line in item.lines).isascii()


async def test_each_rival_is_come_to_decided_and_clicked_by_itself(filled, open_app):
    number = filled.articles.numbers()[0]
    span = scene.spans("Northern Front")[0]
    rival = count(19, "the Front", place="Tal Sadir", victims="people", span=span)
    first, *rest = scene.FACTS.casualties
    facts = replace(scene.FACTS, casualties=(first, *rest, rival))
    filled.articles.put_facts(number, facts, "1")
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await done(app, pilot, "4")
        lines = shown(app, "facts")
        head = next(i for i, line in enumerate(lines) if "2 counts, not agreed" in line)
        both = next(i for i, line in enumerate(lines) if "14" in line and "19" in line)
        assert head < both < next(i for i, line in enumerate(lines) if "└ 3 killed" in line)
        assert see(app).facts.fact == first
        await done(app, pilot, "j")
        assert see(app).facts.fact == rival
        assert see(app).article.spans == (span,)
        assert shown(app, "facts")[both].index("▌") > lines[both].index("14")
        await done(app, pilot, "d")
        (verdict,) = filled.articles.get(number).verdicts
        assert (verdict.key, verdict.decision) == ("killed|19-19|people", "rejected")
        assert see(app).facts.fact == scene.FACTS.casualties[2]  # which stood below it
        lines = shown(app, "facts")
        assert not any("not agreed" in line for line in lines)
        alone = next(i for i, line in enumerate(lines) if "19 killed" in line)
        assert alone > next(i for i, line in enumerate(lines) if "└ 3 killed" in line)
        await pilot.click("#facts", offset=(lines[alone].index("19"), alone))
        await settled(app, pilot)
        assert see(app).facts.fact == rival


@pytest.mark.parametrize("room", [22, 26, 30, 34, 38, 50])
def test_a_date_is_never_broken_up(room):
    place = {"place": "Pedernales", "date": "2026-11-21", "weapon": "earthquake"}
    claim = replace(OFFICIALS, **place)
    (group,) = grouped([claim])[0]
    (item,) = ClaimLines([claim], room, {}, UNICODE).section([group])
    lines = [text(line) for line in item.lines]
    assert any(line.rstrip().endswith("21 Nov 2026") for line in lines)
    assert not any(line.rstrip().endswith(("·", ",")) for line in lines)


@pytest.mark.parametrize(("language", "said"), [("", "took too long"), ("und", "were found here")])
def test_a_text_whose_reading_was_ended_says_so(language, said):
    article = replace(ARTICLE, body=Body("Words."), facts=Facts(language=language))
    drawn = " ".join(text(line) for row in findings(article, 80) for line in row.lines)
    assert said in drawn


@pytest.mark.parametrize(("words", "said"), [(29_000, False), (31_000, True)])
def test_a_text_that_was_not_read_to_its_end_says_so(words, said):
    body = Body(" ".join(["word"] * words))
    article = replace(ARTICLE, body=body, facts=Facts(language="en"))
    drawn = [text(line) for found in findings(article, 80) for line in found.lines]
    assert any("first 30,000 words" in line for line in drawn) == said
