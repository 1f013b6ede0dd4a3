"""People, places and organisations of sentences, from tables that anyone can extend."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tui.facts.names import Names, find_names
from tui.facts.parsing import parse
from tui.model import Document

HERE = Path(__file__).parent


def table(name: str) -> list[tuple[str, list[str]]]:
    sections = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    return [case for section in sections.values() for case in section.items()]


def names_in(text: str, title: str = "") -> Names:
    return find_names(parse(Document(id="case", text=text, title=title)))


PEOPLE = [*table("names_people.toml"), *table("names_offices.toml")]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people(text: str, expected: list[str]):
    people = names_in(text).people
    assert [f"{p.name} | {p.role}" if p.role else p.name for p in people] == expected


PLACES = [*table("names_places.toml"), *table("unlisted_names.toml")]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[str]):
    places = names_in(text).places
    found = [f"{p.name} | {p.kind or '-'} | {p.country or '-'}" for p in places]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), table("names_organisations.toml"))
def test_organisations(text: str, expected: list[str]):
    groups = names_in(text).organisations
    found = [f"{g.name} | {g.kind or '-'} | {', '.join(g.aliases)}".strip() for g in groups]
    assert found == expected


def test_mentions_are_spans_of_the_whole_document():
    document = Document(
        id="d",
        title="Blast in Kirkuk",
        text="A blast hit Kirkuk, Iraq. Gen. Rashid Yar said so. Yar blamed Hamas.",
    )
    names = find_names(parse(document))
    said = {
        entry.name: [document.full[start:end] for start, end in entry.mentions]
        for entry in (*names.people, *names.places, *names.organisations)
    }
    assert said == {
        "Rashid Yar": ["Rashid Yar", "Yar"],
        "Kirkuk": ["Kirkuk", "Kirkuk"],
        "Iraq": ["Iraq"],
        "Hamas": ["Hamas"],
    }


def test_a_curly_apostrophe_leaves_name_and_spans_as_written():
    document = Document(id="d", text="The Iraqi minister, Mohammed Shia’ al Sudani, left Baghdad.")
    (person,) = find_names(parse(document)).people
    assert person.name == "Mohammed Shia’ al Sudani"
    assert person.role == "Iraqi minister"


def test_a_text_without_commas_keeps_its_names_apart():
    text = (
        "Iranian Foreign Minister Javad Zarif spoke with his Russian and Omani counterparts Sergei "
        "Lavrov and Yusuf Alawi on Monday about Syrias war. Rebels shelled Aleppos Salaheddin "
        "district and the towns of Nubl and al-Zahraa the state agency said. Bashar al-Assads "
        "army replied with rockets on Kafr Hamra Anadan and Hayyan in northern Aleppo and killed "
        "three men a monitor said on Tuesday in a short statement to the press"
    )
    names = names_in(text)
    assert {p.name: p.role for p in names.people} == {
        "Javad Zarif": "Iranian Foreign Minister",
        "Sergei Lavrov": "Russian Foreign Minister",
        "Yusuf Alawi": "Omani Foreign Minister",
        "Bashar al-Assad": None,
    }
    places = {p.name for p in names.places}
    assert {"Syria", "Aleppo", "Salaheddin", "Kafr Hamra", "Anadan", "Hayyan"} <= places


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "-",
        "al-",
        "A",
        "'s",
        "(IS)",
        "Mr.",
        "\x00\x1b[31m\u202e",
        "😀 Paris 😀",
        "قال الرئيس بشار الأسد في دمشق",
        "<p>In <b>Paris</b>, said Mr. <i>X</i></p>",
        "In Of The And Al-",
        "Capt. . , ( ) - – —",
        "in Kirkuk " * 300,
        "A" * 10_000,
        "al-" * 500,
    ],
    ids=range(18),
)
def test_no_text_breaks_it(text: str):
    names = names_in(text, title=text[:80])
    full = Document(id="x", text=text, title=text[:80]).full
    for entry in (*names.people, *names.places, *names.organisations):
        assert all(0 <= start < end <= len(full) for start, end in entry.mentions)


def test_the_same_text_gives_the_same_names():
    text = "Moscow and Kyiv met in Geneva, Switzerland, said Ann Lee, a clerk. Lee left for Paris."
    assert names_in(text) == names_in(text)


def test_a_text_without_commas_says_behind_a_name_what_somebody_is():
    text = (
        "Shells fell on the market of the town on Monday and killed nine people the police said. "
        "Omar Haddad a baker who lost his shop said that it was the third attack in a week. "
        "Salma Nasser the nurse whose clinic was hit said she had no more blood. The guards Karim "
        "Aziz 41 and Walid Sabri 29 were found dead beside the gate on Tuesday and a third was "
        "taken to a hospital in the capital where he died two hours later of his wounds."
    )
    people = names_in(text).people
    assert [(person.name, person.role) for person in people] == [
        ("Omar Haddad", "baker"),
        ("Salma Nasser", "nurse"),
        ("Karim Aziz", "guard"),
        ("Walid Sabri", "guard"),
    ]
