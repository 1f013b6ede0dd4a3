"""What live reports, round-ups and situation reports leave to the reader."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document


def facts(text, title=""):
    return analyse(Document(id="live", title=title, text=text, date="2026-03-11"))


def claims(text, title=""):
    return facts(text, title).casualties


LIVE = """Crews search a mill in Ladhpur.

19:40 Toll rises to 18

The death toll has risen to 18, the mayor says.

06:30 What we know

A fire broke out around 4 am on {day} at a mill in Ladhpur. Five people are known to have died."""


def test_the_only_day_of_a_live_report_is_that_on_which_it_began():
    found = claims(LIVE.format(day="Tuesday"), "Ladhpur mill fire live: death toll rises to 18")
    assert {(c.low, c.date) for c in found} == {(18, "2026-03-10"), (5, "2026-03-10")}


def test_one_day_of_several_is_not_that_of_all():
    text = LIVE.format(day="Tuesday") + " The owner was held on Monday."
    assert all(c.date is None for c in claims(text) if c.low == 5)


@pytest.mark.parametrize(
    ("text", "low", "source"),
    [
        ("The channel Bay Watch spoke of six dead. Another, Dusk, put the dead at two.", 2, "Dusk"),
        ("Guards killed three. The Bar Union has published a list of nine names.", 9, "Bar Union"),
    ],
)
def test_who_else_counts_is_named(text, low, source):
    assert next(c for c in claims(text) if c.low == low).source == source


def test_a_since_of_a_clause_is_no_time_of_the_count():
    text = (
        "Police killed three people in Kisii on Monday, a clerk said. The Bar Union, which has had "
        "clerks there since Tuesday, has published a list of nine names."
    )
    count = next(c for c in claims(text) if c.low == 9)
    assert (count.date, count.date_end) == ("2026-03-09", None)


def test_who_was_missing_since_a_day_was_not_killed_until_now():
    text = "A clerk who had been missing since Friday's flood was found dead in a cellar in Ulm."
    assert all(c.date_end is None for c in claims(text))


@pytest.mark.parametrize(
    ("text", "kind", "victims"),
    [
        ("Two nuns were kidnapped on Monday; both were freed unharmed.", "injured", "nuns"),
        ("The general put the number of dead rebels at 12.", "killed", "rebels"),
        (
            "Ana Roth had called her aunt. Lee is tried for the killing of Roth.",
            "killed",
            "Ana Roth",
        ),
        ("There is a list of 30 missing miners on the gate.", "missing", "miners"),
        ("About 800 of the displaced live in tents.", "displaced", "people"),
    ],
)
def test_victims_are_who_they_were_and_not_what_befell_them(text, kind, victims):
    assert next(c for c in claims(text) if c.kind == kind).victims == victims


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("The rebels lost 700 men, killed and wounded, in a week, the army said.", "at_most"),
        ("Shelling killed and wounded 30 people in Kupiansk.", "at_most"),
        ("There were no dead or injured, officials said.", "exact"),
        ("Shelling killed four and wounded 30 people in Kupiansk.", "exact"),
    ],
)
def test_one_number_of_dead_and_wounded_is_the_most_of_either(text, precision):
    assert {c.precision for c in claims(text)} == {precision}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Five people were killed in Homs and Hama on Monday.", "Homs and Hama"),
        ("Fighting around Homs and Hama has displaced 900 people.", "Homs and Hama"),
        ("Ghana and Togo reported no deaths.", "Ghana and Togo"),
        ("Five people were killed in Homs and Hama said it was shut.", "Homs"),
        ("Six people died in Homs, Hama and Idlib on Monday.", "Homs"),
        ("Four people died in Aleppo and Syria's army left.", "Aleppo"),
    ],
)
def test_two_places_that_a_sentence_joins_are_one(text, place):
    assert claims(text)[0].place == place


def test_two_places_are_shown_at_the_first_and_two_countries_nowhere():
    towns = claims("Five people were killed in Homs and Hama on Monday.")[0].where
    assert towns is not None
    assert towns.lat == pytest.approx(34.73, abs=0.1)
    assert claims("Ghana and Togo reported no deaths.")[0].where is None


def test_a_row_of_the_dead_goes_on_behind_what_is_told_of_the_first():
    text = (
        "Four men died. The coroner named the first of the dead as Ana Roth, a cook who came "
        "here in May, and Paul Kern, 31, a baker from Ulm."
    )
    named = [c for c in claims(text) if c.subset]
    assert [(c.victims, c.date) for c in named] == [("Ana Roth", None), ("Paul Kern", None)]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Residents of Phongsaly said they had heard it circle in fog.", "Phongsaly"),
        ("Residents of Phongsaly said they were sad.", "Laos"),
    ],
)
def test_a_wreck_is_where_people_saw_it(told, place):
    text = f"Five soldiers died when their helicopter hit a hill on Friday, the army said. {told}"
    assert claims(text, "Helicopter crash in northern Laos kills five")[0].place == place


REPORT = """This report is of 2 to 9 March.

Clashes in Sake and Kitshanga displaced 6,000 people.

Clinics counted 30 deaths and 70 injuries.

On 4 March shells killed four women at Minova."""


def test_the_lines_of_a_report_are_of_what_its_headline_names():
    found = {c.low: c.place for c in claims(REPORT, "DR Congo: North Kivu Situation Report")}
    assert found == {6000: "Sake and Kitshanga", 30: "North Kivu", 70: "North Kivu", 4: "Minova"}


@pytest.mark.parametrize(
    "told",
    [
        "At least 29 people are dead, the chief says, after crews found eight more bodies.",
        "The death toll rose to 29 as rescuers found eight more bodies.",
    ],
)
def test_bodies_that_make_a_total_are_part_of_it(told):
    found = claims(f"Crews search a mill.\n\n12:05 29 dead, fire under control\n\n{told}")
    assert {c.low: c.subset for c in found} == {29: False, 8: True}
