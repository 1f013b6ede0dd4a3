"""Bodies that a text introduces with a short form, by which half of it calls them."""

from __future__ import annotations

from tui.facts import analyse
from tui.library.facts.fact_tables import groups_by_name
from tui.model import Document, Facts

TEXT = (
    "KUTUM, Sudan - Fighters of the Rapid Support Forces (RSF) killed 12 people in Kutum on "
    "Monday, the Emergency Lawyers Group (ELG) said. The RSF also wounded 30, the ELG said."
)


def facts_of(text: str) -> Facts:
    """The facts of a text."""
    return analyse(Document(id="short", title="", text=text, date="2026-11-20"))


def test_who_did_it_and_who_says_so_have_both_forms() -> None:
    """A reader who knows the one form, or asks for it, finds the claims under the other."""
    found = [(claim.low, claim.by, claim.source) for claim in facts_of(TEXT).casualties]
    both = ("Rapid Support Forces (RSF)", "Emergency Lawyers Group (ELG)")
    assert found == [(12, *both), (30, *both)]


def test_initials_that_a_text_uses_beside_the_name_are_its_short_form() -> None:
    """Agencies seldom set brackets; letters that the text never uses are not added."""
    plain = TEXT.replace(" (RSF)", "").replace(" (ELG)", "")
    names = {claim.by for claim in facts_of(plain).casualties if claim.low == 12}
    assert names == {"Rapid Support Forces (RSF)"}
    alone = facts_of(plain.partition("The RSF")[0]).casualties
    assert {claim.by for claim in alone} == {"Rapid Support Forces"}


def test_a_tally_counts_a_group_once_whatever_it_is_called() -> None:
    """Both forms side by side are one group, as either is alone."""
    names = groups_by_name(facts_of(TEXT))
    assert {names[form] for form in ("RSF", "Rapid Support Forces (RSF)")} == {
        "Rapid Support Forces"
    }


def test_a_dash_between_blanks_parts_a_dateline_from_a_name() -> None:
    """The town before it is no part of the body that the text opens with."""
    names = {body.name for body in facts_of(TEXT).organisations}
    assert names == {"Rapid Support Forces", "Emergency Lawyers Group"}
    opening = facts_of("PORT SUDAN - Fighters of the Rapid Support Forces killed nine people.")
    assert {body.name for body in opening.organisations} == {"Rapid Support Forces"}


def test_a_country_before_a_dash_is_no_part_of_the_name_ahead_of_it() -> None:
    """Pages glue the headline of another article to a name."""
    text = (
        "In the picture is Iranian Foreign Minister Mohammad Javad Karimi Iran - Live News - "
        "Middle East - News. It was in Geneva."
    )
    people = {person.name for person in facts_of(text).people}
    assert people == {"Mohammad Javad Karimi"}
