"""How things are drawn, without an app: rows, facts, the article, the layout, the plain screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
import scene
from hypothesis import given
from hypothesis import strategies as st
from scene import row

from tui.app.panes import headline_row, sidebar
from tui.app.panes.article.typeset import typeset
from tui.app.panes.facts.fact_rows import findings, toll_lines
from tui.app.render.formatting import ASCII, symbols
from tui.app.render.text_layout import cells
from tui.app.themes import load, shipped
from tui.model import (
    Article,
    Block,
    Body,
    Facts,
    Organisation,
    Person,
    Range,
    Statement,
    Toll,
)

DARK = load(shipped()["dateline-dark"])


def article(**changes: object):
    plain = Article(row=row(), body=scene.body(), full=True, facts=scene.FACTS)
    return replace(plain, **changes)


def text(line):
    return "".join(piece.text for piece in line).rstrip()


def lines_of(found):
    return [text(line) for line in found]


def test_a_headline_that_was_updated_has_a_sign_and_the_toll_before_it():
    changed = row(updated=True, previous_toll=Toll(Range(8, 8)), toll=Toll(Range(37, 37)))
    for room in (40, 60, 120):
        drawn = "\n".join(lines_of(headline_row.draw(changed, room, scene.NOW)))
        assert "†8→†37" in drawn
        assert "↻" in drawn
    plain = "\n".join(lines_of(headline_row.draw(changed, 120, scene.NOW, marks=ASCII)))
    assert "+8>+37" in plain
    same = row(updated=True, previous_toll=row().toll)
    assert "→" not in text(headline_row.draw(same, 120, scene.NOW)[0])
    long = row(updated=True, previous_toll=Toll(Range(1204, 1204), Range(2310, 2310)))
    assert "†14 ‡30" in text(headline_row.draw(long, 120, scene.NOW)[0])


@pytest.mark.parametrize("room", [20, 37, 51, 52, 87, 88, 160])
def test_a_headline_fits_its_width_and_height(room):
    wide = row(title="字" * 200 + " and more", tags=("one", "two", "three-is-long"), starred=True)
    for one in (row(), wide, row(title="", toll=Toll())):
        drawn = headline_row.draw(one, room, scene.NOW)
        assert len(drawn) == headline_row.height(room)
        assert all(cells(line) <= room for line in drawn)


def test_a_headline_shows_what_matters():
    drawn = lines_of(headline_row.draw(row(tags=("siege",)), 40, scene.NOW))
    assert drawn[0].startswith(" ●  Market strike")
    assert drawn[-1].split() == ["3h", "Meridian", "Wire", "#siege", "†14", "‡30"]
    assert lines_of(headline_row.draw(row(read=True), 40, scene.NOW))[0].startswith("    Market")
    assert lines_of(headline_row.draw(row(starred=True), 40, scene.NOW))[0].startswith(" ●★ ")
    assert lines_of(headline_row.draw(row(starred=True), 40, scene.NOW, marked=True))[0][1] == "✓"


@pytest.mark.parametrize("room", [20, 33, 51, 52, 87, 88, 120, 200])
def test_tags_move_no_title_and_leave_no_line_blank(room):
    tags = ("alpha", "beta", "a tag of some length", "delta")
    for title in (scene.TITLE, "Short", "字" * 90):
        plain = headline_row.draw(row(title=title), room, scene.NOW)
        role = "headline"
        for count in range(1, 5):
            drawn = headline_row.draw(row(title=title, tags=tags[:count]), room, scene.NOW)
            assert [p for line in drawn for p in line if p.role == role] == [
                p for line in plain for p in line if p.role == role
            ]
            visible = (words := "\n".join(lines_of(drawn))).count("#")
            assert visible == count or f"+{count - visible}" in words or room < 24
        assert all(lines_of(plain))


def test_feed_and_tags_share_the_room_of_a_narrow_headline():
    for tags, room, last in (
        (("alpha", "beta"), 32, "3h Meridian… +2 †14 ‡30"),
        (("evacuation",), 33, "3h Meridia… #eva… †14 ‡30"),
        (("raid", "flood", "ab", "x"), 48, "3h Meridian Wire #raid #flood +2 †14 ‡30"),
    ):
        drawn = lines_of(headline_row.draw(row(tags=tags), room, scene.NOW))
        assert " ".join(drawn[-1].split()) == last
    short = lines_of(headline_row.draw(row(title="Short", tags=("alpha",)), 32, scene.NOW))
    assert short[1].split() == ["Meridian", "Wire", "#alpha"]


def test_an_old_terminal_gets_plain_characters():
    drawn = "".join(lines_of(headline_row.draw(row(), 60, scene.NOW, marks=ASCII)))
    drawn += "".join(text(x) for item in findings(article(), 40, marks=ASCII) for x in item.lines)
    drawn += "".join(lines_of(toll_lines(Toll(Range(12, 14), None), 40, ASCII)))
    assert drawn.isascii()
    assert symbols("ISO-8859-1") is ASCII


def test_an_article_keeps_its_offsets_at_any_width():
    for room in (16, 40, 72, 120):
        sheet = typeset(article(), room)
        for line in sheet.lines:
            assert cells(line) <= room
            for piece in line:
                if piece.start >= 0:
                    end = piece.start + len(piece.text)
                    assert scene.FULL[piece.start : end] == piece.text
        for claim in scene.FACTS.casualties:
            found = sheet.lines[sheet.line_of(claim.span[0])]
            assert any(p.start <= claim.span[0] < p.start + len(p.text) for p in found)


def test_an_article_is_set_as_such():
    drawn = lines_of(typeset(article(), 60).lines)
    assert "21 June 2024, 09:00" in drawn[3]
    assert any(line.startswith("│ “We heard") for line in drawn)
    assert any(line.startswith("• The hospital has asked") for line in drawn)
    header = next(line for line in drawn if line.startswith("Day"))
    monday = next(line for line in drawn if line.startswith("Monday"))
    assert header.index("Killed") == monday.index("2")


def test_mentions_have_the_role_of_their_kind():
    roles = {}
    for line in typeset(article(), 72).lines:
        for piece in line:
            roles.setdefault(piece.text, set()).update(piece.role.split())
    assert "person" in roles["Amal Haddad"]
    assert "place" in roles["Tal Sadir"]
    assert "organisation" in roles["Northern Front"]
    assert "casualty" in roles["more than 30 wounded"]
    assert "the town's hospital".startswith(next(t for t, r in roles.items() if "link" in r))
    assert "strong" in roles["TAL SADIR —"]


def test_odd_bodies_are_set_too():
    for body in (
        Body(),
        Body("one line"),
        Body("a\n\n\n\nb"),
        Body("x" * 5000),
        Body("\ttabs\there", (Block("code", 0, 10),)),
        Body("r1 | r2\n\nlong | " + "word " * 80, (Block("row", 0, 7), Block("row", 9, 416))),
    ):
        sheet = typeset(article(body=body, facts=None), 30)
        assert all(cells(line) <= 30 for line in sheet.lines)


def test_facts_come_in_order_with_what_is_known():
    found = findings(article(), 40)
    headings = [text(item.lines[-1]).split()[0] for item in found if item.kind == "heading"]
    assert headings == ["Claims", "Background", "People", "Places", "Organisations"]
    assert found[0].kind == "toll"
    claims = [lines_of(item.lines) for item in found if item.kind == "casualty"]
    assert claims[0] == [
        "  14 killed, at least",
        "     who   people",
        "     how   shelling",
        "     where Tal Sadir",
        "     when  20 June 2024",
        "     says  the town's hospital",
    ]
    assert [lines[0].strip() for lines in claims[1:]] == [
        "└ 3 killed",
        "30 injured, at least",
        "61 killed",
    ]


def test_facts_fit_any_width():
    for room in (24, 34, 48):
        assert all(cells(line) <= room for one in findings(article(), room) for line in one.lines)


WORDS = st.text("abc 滑é-", max_size=60).map(str.strip)


@given(
    st.lists(st.tuples(WORDS, WORDS, st.integers(1, 12)), min_size=1, max_size=6),
    st.integers(20, 90),
)
def test_names_that_are_drawn_when_they_come_into_view_have_the_room_they_need(names, room):
    people = [
        Person(name=name or "x", role=about or None, mentions=((0, 1),) * often)
        for name, about, often in names
    ]
    groups = [Organisation(name=one.name, kind=one.role, mentions=one.mentions) for one in people]
    facts = Facts(language="en", people=tuple(people), organisations=tuple(groups))
    for item in findings(article(facts=facts), room):
        assert len(item.lines) == len(list(item.lines)) > 0


def test_an_article_without_facts_says_why():
    assert "Not analysed yet" in "".join(lines_of(findings(article(facts=None), 40)[0].lines))
    french = findings(article(), 40, analysed=False)
    assert not french[0].selectable


def test_what_a_source_states_stands_below_the_facts_at_any_width():
    statement = Statement(
        place="Sea of Varn",
        lat=35.5,
        lon=-12.25,
        event="earthquake",
        alert="Orange",
        population="1.2 million people in the range of severe shaking, by the first estimate",
    )
    for room in (24, 34, 48):
        drawn = findings(article(statement=statement), room)
        assert all(cells(line) <= room for item in drawn for line in item.lines)
        assert not any(item.selectable for item in drawn[-4:])
    lines = [text(line).strip() for item in drawn for line in item.lines]
    assert lines[lines.index("Source states") + 1 :][:3] == [
        "Event  earthquake",
        "Place  Sea of Varn at 35.500, -12.250",
        "Alert  Orange",
    ]
    waiting = findings(article(facts=None, statement=statement), 40)
    assert "Source states" in "".join(text(line) for item in waiting for line in item.lines)


def test_large_tolls_fall_back_to_one_line():
    small = lines_of(toll_lines(Toll(Range(120_000, 140_000), Range(2, 2)), 34))
    assert small[1] == "120,000–140,000 killed"
    assert len(toll_lines(Toll(Range(3, 3), None), 34)) == 5


def test_the_shelf_lists_all_that_opens(filled):
    filled.marks.tag([filled.articles.numbers()[0]], add=['a "quoted" tag'])
    filled.saved.put("Many dead", "killed:>=10")
    views = {view.name: view for view in sidebar.shelf(filled)}
    assert views["Unread"].count == 11
    assert views["Relief Council Updates"].error
    assert views["Many dead"].count == 3
    for view in views.values():
        if view.kind != "heading":
            found = filled.articles.count(view.query)
            assert found >= (view.kind != "view"), view
    assert filled.articles.count(views["Aid"].query) == 3


@pytest.mark.parametrize("room", range(36, 121, 4))
def test_age_and_toll_stand_in_one_column_whatever_the_feed_is_called(room):
    """Cells, not characters: a feed may be called in letters that are two cells wide."""
    drawn = []
    for feed, hurt, tags in (
        ("Meridian Wire", Toll(Range(14, 14), Range(30, 30)), ("one",)),
        ("聯合新聞網", Toll(Range(1204, 1204), None), ()),
        ("A", Toll(), ("one", "two")),
        ("A feed whose title goes on and on", Toll(None, Range(3, 5)), ("a-tag-of-some-length",)),
    ):
        one = row(feeds=(feed,), toll=hurt, tags=tags)
        lines = headline_row.draw(one, room, scene.NOW, tag_roles={"one": "tag-red"})
        drawn.append(next(line for line in lines if any("3h" in piece.text for piece in line)))
        assert all(cells(line) <= room for line in lines)
    ages = {cells(line[: [p.text.strip() for p in line].index("3h")]) for line in drawn}
    assert len(ages) == 1
    tolls = [
        cells(line[: index + 1])
        for line in drawn
        for index, piece in enumerate(line)
        if piece.role == "toll" and piece.text.strip()
    ]
    assert len(tolls) == 3
    assert len(set(tolls)) == 1
