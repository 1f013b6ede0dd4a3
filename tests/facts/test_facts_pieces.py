"""Title and text are parsed apart, a long text in pieces, and each reads as it does alone."""

import pytest

from tui.facts import analyse, model_pipes, parsing
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
    assert "".join(parsing._pieces(text, size)) == text


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


def test_a_piece_of_many_small_words_is_parsed_in_smaller_ones():
    text = "1 2 3 4 " * 2_000
    pieces = list(parsing._tokenised(text))
    assert max(map(len, pieces)) <= parsing.PIECE_WORDS
    assert "".join(piece.text for piece in pieces) == text
    assert len(list(parsing._tokenised("\n\n".join(PARAGRAPHS * 20)))) == 1


def test_a_document_is_read_up_to_so_many_words(monkeypatch):
    monkeypatch.setattr(parsing, "MAX_WORDS", 4_000)
    text = "\n\n".join(PARAGRAPHS) + "\n\n" + ". " * 20_000
    document = Document(id="a", title="Ministers meet", text=text)
    parsed = parsing.parse(document)
    assert 1_000 < len(parsed.doc) <= 4_000
    assert len(parsed.doc.text) == len(parsed.text) < len(document.full)
    facts = analyse(document)
    assert [claim.low for claim in facts.casualties] == [4, 12]


def test_a_sentence_without_an_end_ends():
    text = "The police said that Anna Ferro killed 12 people in Goma and 3 were injured " * 100
    parsed = parsing.parse(Document(id="a", title="", text=text))
    assert max(map(len, parsed.doc.sents)) <= model_pipes.LONGEST_RUN


@pytest.mark.parametrize("run", ["!", "(", "a", "Ab."])
def test_a_word_without_an_end_is_passed_over(run):
    text = f"{PARAGRAPHS[0]} {run * 20_000} {PARAGRAPHS[1]}"
    document = Document(id="a", title="", text=text)
    facts = analyse(document)
    assert [claim.low for claim in facts.casualties] == [4, 12]
    for claim in facts.casualties:
        assert text[slice(*claim.span)] == claim.quote
