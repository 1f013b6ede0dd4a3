"""Whether a capital only stands for its government: "Moscow said" is no mention of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words
from tui.facts.names.lexicon import demonyms
from tui.facts.parsing import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.gazetteer import GazetteerEntry

_CAPITALS = name_words().capitals
_ADJECTIVAL = name_words().adjectival
_CAPITAL_WORDS = frozenset({"new delhi", "tel aviv", "the hague", "addis ababa"})
_RULERS = name_words().rulers
_SEATED = name_words().seated
_BEHIND = frozenset({"backed", "led", "allied", "aligned"})
_FORCES = frozenset({"army", "forces", "troops", "regime", "junta", "government", "military"})
"""What is of a capital as of the state that it stands for: "the army of Bamako"."""
_ACTS = name_words().government_acts
_TOWARDS = name_words().dealt_with
_DEALINGS = name_words().dealings


def for_government(doc: list[Token], first: int, last: int, place: GazetteerEntry) -> bool:
    """Tell whether a capital acts, speaks or is dealt with like a government."""
    name = " ".join(token.lower_ for token in doc[first:last])
    if place.kind not in {"city", "region", "town"}:
        return False
    if name not in _CAPITALS and name not in _CAPITAL_WORDS:
        return False
    head = doc[last - 1]
    while (
        head.dep_ in {"conj", "compound"}
        and head.head.ent_type_ in {"GPE", "LOC"}
        and (head.head.i != head.i)
    ):
        head = head.head
    return _acts(head) or _dealt_with(head) or _rules(doc, first, last)


def adjectival(doc: list[Token], first: int, last: int) -> bool:
    """Tell whether a short country name stands for its adjective: "US officials", "U.S.-led"."""
    name = "".join(token.lower_ for token in doc[first:last])
    if name not in _ADJECTIVAL or last >= len(doc):
        return False
    next_token = doc[last]
    if next_token.text == "-" and last + 1 < len(doc):
        joined = doc[last + 1].lower_
        return joined in demonyms() or joined in _BEHIND | {"made", "supported"}
    if next_token.lower_ in _BEHIND:
        return True
    if next_token.lower_ == "and" and last + 1 < len(doc) and doc[last + 1].lower_ in demonyms():
        return True
    if next_token.pos_ == "PROPN":
        return doc[last - 1].head.i >= last and doc[last - 1].dep_ in {"compound", "amod", "nmod"}
    return (
        next_token.pos_ in {"NOUN", "ADJ"}
        and next_token.text.islower()
        and not next_token.is_sent_start
    )


def _acts(head: Token) -> bool:
    return head.dep_ in {"nsubj", "agent"} and lemma(head.head) in _ACTS


def _dealt_with(head: Token) -> bool:
    if head.dep_ == "dobj":
        return lemma(head.head) in _DEALINGS
    if head.dep_ != "pobj":
        return False
    preposition = head.head
    if preposition.lower_ == "by" and preposition.dep_ == "agent":
        return True
    if preposition.lower_ not in _TOWARDS:
        return False
    return lemma(preposition.head) in _DEALINGS or preposition.head.lower_ in _DEALINGS


def _rules(doc: list[Token], first: int, last: int) -> bool:
    """Whether a word for rulers stands beside: "the Baghdad executive", "government in Baghdad"."""
    if last < len(doc) and doc[last].text == ")":
        last += 1
    if last < len(doc) and doc[last].lower_ in _RULERS:
        return True
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in _FORCES:
        return True
    if first > 1 and doc[first - 1].lower_ == "in" and doc[first - 2].lower_ in _SEATED:
        return True
    return last + 1 < len(doc) and doc[last].text == "-" and doc[last + 1].lower_ in _BEHIND
