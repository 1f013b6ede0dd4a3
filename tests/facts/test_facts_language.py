"""Other languages are recognised, named and left alone."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.facts.language import language
from tui.model import Document, Facts

TEXTS = {
    "fr": "Un attentat a fait douze morts et trente blessés dans la capitale, selon la police.",
    "es": "Al menos doce personas murieron y treinta resultaron heridas en la explosión.",
    "de": "Bei einem Anschlag auf einen Markt sind mindestens zwölf Menschen getötet worden.",
    "ar": "قتل عشرة أشخاص على الأقل في انفجار سيارة مفخخة في العاصمة",
    "ru": "В результате взрыва на рынке погибли двенадцать человек, ещё тридцать ранены.",
    "en": "At least twelve people were killed and thirty hurt in a market blast, police said.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_the_language_is_named(code, text):
    assert language(text) == code


@pytest.mark.parametrize("code", [code for code in TEXTS if code != "en"])
def test_another_language_has_no_facts(code):
    facts = analyse(Document(id="other", text=TEXTS[code]))
    assert facts.language == code
    assert facts == Facts(language=code)


def test_a_name_in_its_own_script_does_not_change_the_language():
    text = "Karim Jabareen (كريم جبارين), a pupil, was shot dead by gunmen outside a bakery."
    assert language(text) == "en"


@pytest.mark.parametrize("text", ["12 killed in Goma", "Kyiv", "7 dead"])
def test_a_short_headline_is_taken_for_english(text):
    assert language(text) == "en"


@pytest.mark.parametrize("text", ["", " \n", "😀😀", "12345", "\x00\x1b"])
def test_no_text_has_no_language(text):
    assert language(text) == "und"
    assert analyse(Document(id="none", text=text)).casualties == ()


def test_names_do_not_make_an_english_text_spanish():
    text = (
        "Tomás Lagos and José Mamani of Cauquenes died in Coquimbo on Friday. Manuel Cifuentes of "
        "Farellones was found in Rancagua by Ignacio Fernández."
    )
    assert language(text) == "en"
