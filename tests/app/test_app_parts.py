"""Parts of a count: under which it stands, and how the branches that lead there are drawn."""

from __future__ import annotations

from dataclasses import replace

import scene
from page import see, settled

from tui.app.panes.facts.claim_groups import grouped
from tui.app.render.formatting import UNICODE
from tui.model import Casualty, Where

TOWN = Where(lat=7.9, lon=-72.7, precision="town")


def killed(number, place=None, **fields: object):
    where = TOWN if place else None
    plain = {"low": number, "high": number, "place": place, "where": where}
    return Casualty(kind="killed", **(plain | fields))  # type: ignore[arg-type]


async def drawn(filled, open_app, *claims: Casualty):
    """The facts pane of an article with these claims, by the reader's own keys."""
    number = next(iter(filled.articles.numbers()))
    filled.articles.put_facts(number, replace(scene.FACTS, casualties=claims), "1")
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("enter", "4")
        await settled(app, pilot)
        return see(app).rows("facts")


def test_a_part_that_no_count_of_its_town_holds_is_one_of_the_largest_told_before():
    hills, camp = killed(26, "Tibrava"), killed(9, "Osarra")
    leader = killed(1, "Vallehondo", subset=True)
    fighters = killed(3, victims="fighters")
    groups = grouped((hills, camp, leader, fighters)).events
    assert [(group.claims, group.parts) for group in groups] == [
        ((0,), (2,)),
        ((1,), ()),
        ((3,), ()),
    ]
    told_later = grouped((leader, fighters)).events
    assert [(group.claims, group.parts) for group in told_later] == [((1,), (0,))]


async def test_the_branches_of_one_group_stand_in_one_column(filled, open_app):
    parts = [killed(number, subset=True) for number in (112, 4, 31)]
    heads = [
        row for row in await drawn(filled, open_app, killed(219), *parts) if UNICODE.branch in row
    ]
    assert [row.split(UNICODE.branch)[1].split()[:2] for row in heads] == [
        ["112", "killed"],
        ["4", "killed"],
        ["31", "killed"],
    ]
    assert len({row.index(UNICODE.branch) for row in heads}) == 1
    assert len({row.index("killed") for row in heads}) == 1


async def test_a_long_number_of_what_was_long_ago_leaves_no_gap_before_the_others(filled, open_app):
    past = killed(1_200_000, status="background")
    (head,) = (row for row in await drawn(filled, open_app, killed(7), past) if "7 killed" in row)
    assert head.startswith(("  7 killed", "▌ 7 killed"))
