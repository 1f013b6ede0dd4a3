"""Verbs that lead to a place: what moves goes there, forces take it, a storm strikes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words, place_words
from tui.facts.names.lexicon import ROLES

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = place_words()
_COMING = _WORDS.movers | _WORDS.forces
_GOING = _COMING | _WORDS.people | _WORDS.stationed
_FROM = _WORDS.people | _WORDS.stationed | _WORDS.homed
_LEAVING = _WORDS.people | _COMING
_UNPLACED = _WORDS.unplaced | name_words().no_scene
_DEALT = _UNPLACED | name_words().dealings
_EMPLOYED = (ROLES | {"staff", "expert"}) - {"member"}
_THERE = frozenset({"in", "near", "outside", "around"})
_ACROSS = _THERE | frozenset({"at", "through", "across", "to", "into", "over", "towards"})
_WAY = (
    _THERE
    | frozenset({"at", "from", "into", "off", "over", "past", "through", "to", "toward"})
    | {"towards"}
)
_FAR = frozenset({"north", "south", "east", "west", "away", "afield", "far"})
_FLYING = frozenset({"fled", "flee", "fleeing"})
_MARCHES = frozenset({"advance", "march", "offensive"})
_FOUGHT = frozenset({"battle", "battles", "clashes", "fighting"})
_TAKING_PART = frozenset({"nsubj", "nsubjpass", "dobj"})
_CARRYING = frozenset({"take", "taken", "taking", "took"})
_UP = 4
"""Steps up the parse from a preposition to the verb whose way it tells."""


def is_likely(doc: list[Token], at: int, last: int) -> bool:
    """Tell whether hardly anything but a place stands behind what ends at `at`."""
    if at == 0:
        return _is_struck(doc, at)
    reached = _is_reached(doc, at) or _is_taken(doc, at, last) or _is_fought_for(doc, at)
    return reached or _is_struck(doc, at) or _is_left(doc, at)


def _is_reached(doc: list[Token], at: int) -> bool:
    """Whether what moves comes there or goes: "families from X", "the column moved through X"."""
    word, ahead = doc[at].lower_, doc[at - 1].lower_
    if ahead == "far" or (ahead in _FAR and doc[at - 2].lower_ == "far"):
        return word in {"as", "from"}
    if word == "from" and ahead in _FROM:
        return True
    verb = _verb_above(doc[at])
    if verb is None or not (word in _WAY or word == "for" or (word == "of" and ahead == "out")):
        return False
    return _is_bound(verb, word)


def _is_bound(verb: Token, word: str) -> bool:
    """Whether a verb of motion leads over a preposition to a place alone."""
    if word == "from" and verb.lower_ in _FLYING:
        return False  # "fled from X", who chased them
    if verb.lower_ in _WORDS.journeys and word in {"to", "from", "through"}:
        return True
    inward = word in {"to", "into"}
    if inward and (verb.lower_ in _FLYING or _comes(verb, _WORDS.vehicles)):
        return True
    verbs = _WORDS.leaving if word == "for" else _WORDS.motion
    return verb.lower_ in verbs and _comes(verb, _GOING)


def _verb_above(token: Token) -> Token | None:
    """The verb whose way a preposition tells, over what else hangs between."""
    for _ in range(_UP):
        if token.head == token:
            return None
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return None


def _comes(verb: Token, words: frozenset[str]) -> bool:
    """Whether one of the words is who does what a verb says, its own subject or the clause's."""
    for _ in range(_UP):
        for child in verb.children:
            if child.dep_ in _TAKING_PART and (_is_one(child, words) or child.like_num):
                return True
        if verb.dep_ not in {"conj", "xcomp", "advcl"}:
            return False
        verb = verb.head
    return False


def _is_one(token: Token, words: frozenset[str]) -> bool:
    """Whether a noun is one of the words, or stands behind it: "the river X"."""
    return token.lower_ in words or any(
        child.dep_ == "compound" and child.lower_ in words for child in token.children
    )


def _is_taken(doc: list[Token], at: int, last: int) -> bool:
    """Whether forces take or hold it: "rebels seized X", "regained control over X"."""
    verb = doc[at]
    if verb.lower_ in _WORDS.taking:
        away = doc[last].lower_ in _WAY if last < len(doc) else False  # "took X to prison"
        return not (away and verb.lower_ in _CARRYING) and _comes(verb, _WORDS.forces)
    if verb.lower_ == "over" and doc[at - 1].lower_ in _CARRYING:
        return _comes(doc[at - 1], _WORDS.forces)
    if verb.lower_ in {"of", "over"} and doc[at - 1].lower_ in {"control", "recapture"}:
        return any(token.lower_ in _WORDS.forces for token in doc[at].sent)
    return False


def _is_fought_for(doc: list[Token], at: int) -> bool:
    """Whether it is fought for or marched on: "the battle for X"."""
    if doc[at].lower_ != "for":
        return doc[at].lower_ == "on" and doc[at - 1].lower_ in _MARCHES
    verb = _verb_above(doc[at])
    rages = verb is not None and doc[at].head == verb and _comes(verb, _FOUGHT)
    return rages or doc[at - 1].lower_ in _WORDS.fights


def _is_struck(doc: list[Token], at: int) -> bool:
    """Whether what happens of itself does so there: "the river rose at X", "a quake shook X"."""
    if doc[at].lower_ in _WORDS.ravaging:
        return _comes(doc[at], _WORDS.happenings)
    if doc[at].lower_ not in _ACROSS:
        return False
    verb = _verb_above(doc[at])
    if verb is None or (doc[at].lower_ == "over" and _comes(verb, _WORDS.fliers)):
        return verb is not None
    done = doc[at].lower_ in _THERE and verb.lower_ in _WORDS.physical
    done = done and verb in {doc[at].head, doc[at].head.head} and not is_unplaced(doc, at)
    shop = [token.ent_type_ for token in doc[at + 1 : at + 3]] == ["ORG", "ORG"]
    return (done and not shop) or _comes(verb, _WORDS.happenings)


def _is_left(doc: list[Token], at: int) -> bool:
    """Whether those who live there leave it: "families left X"."""
    return doc[at].lower_ == "left" and _comes(doc[at], _LEAVING)


def is_within(doc: list[Token], at: int, labels: set[str]) -> bool:
    """Tell whether a preposition of places leads to a name that the model sees nothing else in.

    Roles, writings and stakes are in what is no place.
    """
    if at < 0 or not _is_there(doc[at]) or not labels <= {"", "GPE", "LOC", "FAC", "PERSON"}:
        return False
    return not is_unplaced(doc, at)


def _is_there(token: Token) -> bool:
    """Whether a word is a preposition of places: "rescued off X", not "shot off"."""
    return token.lower_ in _THERE or (token.lower_ == "off" and token.dep_ == "prep")


def is_unplaced(doc: list[Token], at: int) -> bool:
    """Tell whether a preposition hangs on what is at or in no place: "worked at", "starred in"."""
    words = _DEALT if doc[at].lower_ == "between" else _UNPLACED
    head = doc[at].head
    head = head.head if head.dep_ == "prep" and head.pos_ == "ADP" else head  # "in X and in Y"
    heads = {head.lower_, doc[at - 1].lower_ if at else ""}
    return not words.isdisjoint(heads) or (doc[at].lower_ == "at" and _is_employed(head))


def _is_employed(token: Token) -> bool:
    """Whether somebody is at what he works for: "nurses at X"."""
    return token.lower_.removesuffix("s") in _EMPLOYED
