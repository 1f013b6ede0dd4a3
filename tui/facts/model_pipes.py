"""What a document is told before the model parses it and after: sentences, classes, its pieces.

All look at a document's columns: asking each token by itself takes ten times as long.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.symbols import IDS
from spacy.tokens import Doc

from tui.facts.lexicon import grammar, numbers

if TYPE_CHECKING:
    from spacy.strings import StringStore

LONGEST_RUN = 300
"""Words without a full stop after which a sentence ends: the rules look through whole sentences."""

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

_PARSED: list[int | str] = ["TAG", "POS", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
"""What is asked of a word's parse; sentences begin where heads leave each other."""

_AUXILIARY = frozenset(["aux", "auxpass"])
_DETERMINING = frozenset(["det", "predet"])
_FORMS_OF_BE = grammar().forms_of_be

_BULLETS = frozenset("-–—•*·▪●◦‣>")
_HOUR = re.compile(r"[0-2]?\d[:.][0-5]\d")
_LABEL = 5
"""Words from the start of a line to the number behind its label and colon."""
_STOPS = frozenset(".!?")
_HALVES = frozenset({"a.m.", "p.m."})
_WEEKDAYS = frozenset(day.title() for day in numbers().calendar.weekdays)


_SHORTENED = frozenset(
    form
    for word in (
        *("brig", "capt", "cdr", "cmdr", "col", "const", "cpl", "hav", "insp", "lt", "maj", "pfc"),
        *("pvt", "sgt", "spc", "supt", "approx", "esp", "excl", "incl", "resp"),
    )
    for form in (word, word.title())
)
"""Ranks and little words that are written short, with a full stop that ends no sentence."""


class ParagraphStarts:
    """A pipe that starts a sentence at each paragraph and list item, where parsers would read on.

    None starts at the day of an hour, "at 11:20 p.m. Saturday, police said", nor behind what is
    written short: "Cpl. Ann Roe and Pfc. Lee Poe".
    """

    def __init__(self, strings: StringStore) -> None:
        """Look up the words, by which a Doc counts."""
        self._stops, self._halves, self._days, self._shortened = (
            {strings[text] for text in texts} for texts in (_STOPS, _HALVES, _WEEKDAYS, _SHORTENED)
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set where sentences of a document begin, and where none does."""
        orths, blank = doc.to_array(["ORTH", "IS_SPACE"]).T.tolist()
        run = 0
        for number in range(1, len(orths)):
            stopped = orths[number - 1] in self._stops
            run = 0 if stopped else run + 1
            if orths[number - 1] in self._halves and orths[number] in self._days:
                doc[number].is_sent_start = False
            if stopped and orths[number - 2] in self._shortened and not blank[number]:
                doc[number].is_sent_start = False
            opens = blank[number - 1] and not blank[number] and _opens(doc, orths, number)
            if opens or run >= LONGEST_RUN:
                doc[number].is_sent_start = True
                run = 0
        return doc


def _opens(doc: Doc, orths: list[int], number: int) -> bool:
    """Whether a paragraph or a list item begins behind white space."""
    strings = doc.vocab.strings
    breaks = strings[orths[number - 1]].count("\n")
    return breaks > 1 or (breaks > 0 and _opens_line(strings, orths, number))


def _opens_line(strings: StringStore, orths: list[int], number: int) -> bool:
    """Whether a line of a list or a log begins: a dot, an hour, "Rafah: 7 killed"."""
    word = strings[orths[number]]
    if word in _BULLETS or _HOUR.fullmatch(word):
        return True
    ahead = [strings[orth] for orth in orths[number + 1 : number + _LABEL]]
    if not word[0].isupper() or ":" not in ahead:
        return False
    counted = ahead[ahead.index(":") + 1 :]
    return bool(counted) and counted[0][0].isdigit()


class WordClasses:
    """A pipe that gives each word its universal word class by its tag.

    The model's own way there, a matcher over 179 patterns, and its lemmatizer take a third of
    its time for differences that no rule here asks for.
    """

    def __init__(self, strings: StringStore) -> None:
        """Look the names of tags, relations and classes up, by which a Doc counts."""
        self._of_tag = {strings[tag]: kind for tag, kind in _CLASSES.items()}
        self._auxiliary = {strings[relation] for relation in _AUXILIARY}
        self._forms_of_be = {strings[form] for form in _FORMS_OF_BE}
        self._determining = {strings[relation] for relation in _DETERMINING}
        self._mark = strings["mark"]
        self._class = functools.cache(lambda *word: IDS[self._kind(*word)])

    def __call__(self, doc: Doc) -> Doc:
        """Set the word classes of a document."""
        tags, relations, lowers = doc.to_array(["TAG", "DEP", "LOWER"]).T.tolist()
        forms = map(self._forms_of_be.__contains__, lowers)
        classes = list(map(self._class, tags, relations, forms))
        column: Any = np.array(classes, dtype="uint64")
        return doc.from_array(["POS"], column)

    def _kind(self, tag: int, relation: int, of_be: bool) -> str:  # noqa: FBT001 called by column
        kind = self._of_tag.get(tag, "X")
        if kind == "VERB" and (relation in self._auxiliary or of_be):
            return "AUX"
        if kind == "DET" and relation not in self._determining:
            return "PRON"
        return "SCONJ" if kind == "ADP" and relation == self._mark else kind


def joined(docs: list[Doc]) -> Doc:
    """Join documents: spaCy's own way there walks each word of each several times."""
    table: Any = np.concatenate([doc.to_array(["ORTH", "SPACY", *_PARSED]) for doc in docs])
    orths, spaces = table[:, :2].T.tolist()
    return Doc(docs[0].vocab, orths, list(map(bool, spaces))).from_array(_PARSED, table[:, 2:])
