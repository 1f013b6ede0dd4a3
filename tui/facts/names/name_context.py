"""A parsed document with notes on which words are already spoken for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold
from tui.facts.names.lexicon import PARTICLES, TITLES, VERBS, given_names

if TYPE_CHECKING:
    from spacy.tokens import Span as EntitySpan
    from spacy.tokens import Token

    from tui.facts.parsing import ParsedDocument
    from tui.model import Span

_TITLE_CASE = 0.85
"""The share of capitals in a title from which on they mean nothing; verbs have them there too."""
_UNTITLED = frozenset({"ADP", "CCONJ", "DET", "PART", "PRON", "SCONJ"})
"""What a title in capitals writes small, however long it is."""

_COMPOUNDED = frozenset({"area", "based", "born", "led", "made", "owned", "run", "style", "wide"})
"""Words that a hyphen joins to a name, and that are no part of it: "X-based"."""


@dataclass(slots=True)
class NameContext:
    """What all searches share.

    `doc` has the tokens, since a Doc makes them anew at each look. `taken` maps a token's index to
    what holds it; `groups` has where each mention of an organisation ends, its name and kind;
    `same` has the tokens of each text with a capital, `common` the words written small somewhere,
    `surnames` those that somewhere stand behind a given name.
    `entities` are the model's, which a Doc collects anew at each look, too; `country` is that of
    most places and peoples, "" before anybody asked. `stripped` says that the text has lost its
    commas and apostrophes, so that names run together and end in a glued s. `keys` are the
    folded names of tokens, which several searches ask for.
    """

    parsed: ParsedDocument
    taken: dict[int, str] = field(default_factory=dict)
    doc: list[Token] = field(default_factory=list)
    groups: list[tuple[int, str, str | None]] = field(default_factory=list)
    same: dict[str, list[Token]] = field(default_factory=dict)
    title_last: int = 0
    title_shouts: bool = False
    common: frozenset[str] = frozenset()
    entities: tuple[EntitySpan, ...] = ()
    surnames: frozenset[str] = frozenset()
    country: str | None = ""
    stripped: bool = False
    keys: dict[tuple[int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find where the title ends, and whether its capitals mean anything."""
        self.doc = list(self.parsed.doc)
        self.entities = tuple(self.parsed.doc.ents)
        texts = [token.text for token in self.doc]
        capitals = []
        for token, text in zip(self.doc, texts, strict=True):
            if token.idx >= self.parsed.title_end:
                break
            self.title_last = token.i + 1
            if len(text) > 2 and token.is_alpha and token.pos_ not in _UNTITLED:
                capitals.append(text[0].isupper())
        surnames, is_given = set(), False
        for token, text in zip(self.doc, texts, strict=True):
            if text[0].isupper():
                self.same.setdefault(text, []).append(token)
                if is_given:
                    surnames.add(fold(text))
                is_given = text.istitle() and fold(text) in given_names()
            else:
                is_given = False
        self.surnames = frozenset(surnames)
        self.common = frozenset(text for text in texts if len(text) > 2 and text.islower())
        whole = self.parsed.text
        marks = whole.count(",") + whole.count("'") + whole.count("’")
        self.stripped = len(self.doc) > 60 and marks <= len(self.doc) / 200
        self.title_shouts = bool(capitals) and sum(capitals) / len(capitals) > _TITLE_CASE

    def text(self, first: int, last: int) -> str:
        """Return the source's characters of the tokens [first, last), on one line."""
        start, end = self.span(first, last)
        return " ".join(self.parsed.text[start:end].split())

    def span(self, first: int, last: int) -> Span:
        """Find where those tokens stand."""
        end = self.doc[last - 1]
        return self.doc[first].idx, end.idx + len(end.text)

    def key(self, first: int, last: int) -> str:
        """Return the folded name that those tokens spell."""
        known = self.keys.get((first, last))
        if known is None:
            known = self.keys[first, last] = fold(self.text(first, last))
        return known

    def take(self, first: int, last: int, holder: str) -> None:
        """Note that the tokens belong to a name."""
        for index in range(first, last):
            self.taken[index] = holder

    def free(self, first: int, last: int, *holders: str) -> bool:
        """Tell whether no token belongs to one of the holders (to any, if none is named)."""
        return not any(
            index in self.taken and (not holders or self.taken[index] in holders)
            for index in range(first, last)
        )

    def shouting(self, index: int) -> bool:
        """Tell whether a token stands in a headline where every word has a capital."""
        return self.title_shouts and index < self.title_last


def parted(doc: list[Token], first: int, last: int) -> bool:
    """Tell whether a sentence begins behind a token, up to a later one."""
    return any(token.is_sent_start for token in doc[first + 1 : last + 1])


def capital(token: Token) -> bool:
    """Tell whether a token is written like part of a name."""
    if token.is_lower:
        return False  # most words, of whom spaCy knows it without their text
    text = token.text
    return text[0].isupper() or (len(text) > 3 and text[1] in "'’" and text[2].isupper())


def nameword(token: Token) -> bool:
    """Tell whether a token can be a word or an initial of a person's name."""
    text = token.text
    if not capital(token):
        return False
    return token.is_alpha or "'" in text[1:-1] or (text[-1] == "." and text.isupper())


def joins(token: Token) -> bool:
    """Tell whether a token can stand inside a name uncapitalised: a particle, hyphen, blank."""
    mark = token.text in {"-", "–", "'", "’"} and not parts(token)
    if token.text == "at":
        return token.i + 1 < len(token.doc) and token.nbor().text == "-"  # "Nurses at Wood said"
    return mark or token.lower_ in PARTICLES or soft_break(token)


def parts(token: Token) -> bool:
    """Tell whether a mark parts two names, as a comma or a dateline's dash: "Kendari - Rescue"."""
    dash = token.text in {"-", "–", "—"} and token.whitespace_
    return token.text == "," or bool(dash and token.i and token.nbor(-1).whitespace_)


def hangs(token: Token) -> bool:
    """Tell whether a small word hangs on a hyphen, as in "Ki-moon" or "Port-au-Prince"."""
    if not token.is_alpha or token.i == 0 or capital(token):
        return False
    previous = token.nbor(-1)
    glued = previous.text == "-" and not previous.whitespace_ and len(token) < 7
    return glued and token.text not in _COMPOUNDED


def soft_break(token: Token) -> bool:
    """Tell whether a token is the blank of a line wrapped inside a paragraph."""
    return token.is_space and token.text.count("\n") <= 1


def point(doc: list[Token], index: int) -> bool:
    """Tell whether a token is the point of a shortened title, as in "Capt. X"."""
    if index < 1 or index >= len(doc) or doc[index].text != "." or doc[index - 1].whitespace_:
        return False
    previous = doc[index - 1]
    return previous.lower_ in TITLES and capital(previous) and len(previous) < 6


def goes_on(doc: list[Token], last: int, step: int) -> bool:
    """Tell whether the word at `step` still belongs to the name that the model ended at `last`."""
    word = doc[step]
    if step == last:
        speaks = step + 1 < len(doc) and doc[step + 1].lower_ in VERBS
        fits = not word.ent_type_ or (speaks and word.ent_type_ in {"ORG", "GPE", "PERSON"})
        return nameword(word) and word.pos_ == "PROPN" and fits
    glued = doc[step - 1].text == "-" and not doc[step - 1].whitespace_ and word.is_alpha
    return nameword(word) or (glued and step == last + 1)
