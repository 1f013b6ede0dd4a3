"""Title and text are parsed apart, a long text in pieces, and each reads as it does alone."""

import pytest

from tui.facts import analyse, parsing
from tui.model import Document

PARAGRAPHS = [
    "Four soldiers were killed in an airstrike near Kirkuk on Sunday, the army said.",
    "Twelve civilians were injured in Baghdad, according to Elena Ramos, a doctor.",
    "The minister, Amal Haddad, spoke of the weather and of the harvest in Erbil.",
]


@pytest.mark.parametrize("size", [90, 200, 10_000])
def test_the_pieces_are_the_whole(monkeypatch, size):
    text = "\n\n".join(PARAGRAPHS * 3) + " \n\n\n" + "a" * 700 + "\n \n" + " ".join(PARAGRAPHS)
    monkeypatch.setattr(parsing, "PIECE", size)
    document = Document(id="a", title="Ministers meet", text=text)
    assert parsing.parse(document).doc.text == parsing.readable(document.full)
    assert "".join(parsing._pieces(text)) == text


def test_facts_are_the_same_in_pieces(monkeypatch):
    document = Document(id="a", title="Ministers meet", text="\n\n".join(PARAGRAPHS))
    whole = analyse(document)
    assert whole.casualties
    assert whole.people
    monkeypatch.setattr(parsing, "PIECE", 100)
    assert analyse(document) == whole


@pytest.mark.parametrize(
    "title", ["", "Ministers meet", "Attack near Kirkuk", "Item 0-3", "Harbour Wire", "Live:"]
)
def test_a_title_without_a_verb_does_not_change_how_the_text_reads(title):
    text = "Seven people were killed in Goma on Monday, the police said. The market had opened."
    found = analyse(Document(id="a", title=title, text=text))
    assert [(claim.low, claim.quote) for claim in found.casualties] == [
        (7, "Seven people were killed"),
    ]
    assert found.toll.killed is not None
