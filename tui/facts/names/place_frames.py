"""What stands around a name and only a place can fill: "the mayor of X", "troops withdrew from X".

The words are of many languages' places, so that the frame has to tell, whatever the model calls
the name. A frame counts unless the text shows elsewhere that somebody or a body is called so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar, name_words, place_words
from tui.facts.names.lexicon import ROLES
from tui.facts.names.name_context import capital
from tui.facts.names.shown_otherwise import is_given, is_somebody, is_titled

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_WORDS = place_words()
_COMING = _WORDS.movers | _WORDS.forces
_DIRECTIONS = name_words().directions
_WHERE = frozenset({"in", "at", "near", "from", "into", "around", "outside", "through", "to"})
_THERE = frozenset({"in", "near", "outside", "around"})
_ACROSS = _THERE | frozenset({"at", "through", "across", "to", "into", "over", "towards"})
_NATURAL = _THERE | frozenset({"at", "above", "below"})
_WAY = _WHERE | frozenset({"toward", "towards", "past", "off", "over"})
_FAR = frozenset({"north", "south", "east", "west", "away", "afield", "far"})
_LENGTHS = frozenset({"kilometres", "kilometers", "km", "kms", "miles"})
_FIRED = frozenset({"shelling", "bombardment", "mortar", "artillery"})
_FLYING = frozenset({"fled", "flee", "fleeing"})
_FOUGHT = frozenset({"battle", "battles", "clashes", "fighting"})
_ALONG = frozenset({"the", "on", "along", "overlooking", "at", "near"})
_TAKING_PART = frozenset({"nsubj", "nsubjpass", "dobj"})
_AGE = 2
"""Words before "of" that an age takes with its comma, and those of a street's name."""
_UP = 4
"""Steps up the parse from a preposition to the verb whose way it tells."""


def is_led_to(context: NameContext, first: int, last: int) -> bool:
    """Tell whether what stands before the tokens [first, last) leads to a place alone.

    The words must be nameable, and the name end there, for which the caller answers.
    """
    doc = context.doc
    at = first - 1
    while at > 0 and (doc[at].lower_ in _DIRECTIONS or doc[at].is_space):
        at -= 1
    if at > 0 and _is_certain(doc, at, last):
        return not is_titled(context, first, last)
    reached = at >= 0 and not is_given(doc, first) and _is_likely(doc, at)
    return reached and not is_somebody(context, first, last)


def has_place_behind(context: NameContext, first: int, last: int) -> bool:
    """Tell whether what only a place has stands behind: "X residents", "X's outskirts"."""
    return _heads_frame(context.doc, first, last) and not is_titled(context, first, last)


def _is_certain(doc: list[Token], at: int, last: int) -> bool:
    """Whether nothing but a place stands behind what ends at `at`."""
    if _is_beset(doc, at) or _is_home(doc, at, last) or _is_behind_street(doc, at, last):
        return True
    way = doc[at].lower_ == "to" and doc[at - 1].lower_ in _WORDS.ways
    owned = way or _is_apposed(doc, at, last) or _belongs(doc, at) or _has_people(doc, at)
    return owned or _is_measured(doc, at) or _is_housed(doc, at)


def _is_likely(doc: list[Token], at: int) -> bool:
    """Whether hardly anything but a place stands behind what ends at `at`."""
    if at == 0:
        return _is_struck(doc, at)
    reached = _is_reached(doc, at) or _is_taken(doc, at) or _is_fought_for(doc, at)
    return reached or _is_struck(doc, at) or _is_left(doc, at)


def _heads_frame(doc: list[Token], first: int, last: int) -> bool:
    """Whether what stands behind a name is a place's: "X residents", "X's outskirts"."""
    word, following, third = (*(t.lower_ for t in doc[last : last + 3]), "", "", "")[:3]
    ahead = doc[first - 1].lower_ if first else ""
    if word in {"'s", "’s"}:
        main = following in {"main", "central"} and third in _WORDS.central
        return following in _WORDS.belongings or main
    if word in _WORDS.dwellers:
        return ahead not in {"of", "by"}
    if word in _WORDS.reaches:
        return ahead in _ALONG and doc[last].text.islower()
    burst = word == "burst" and following in {"its", "their"}
    based = word == "-" and following in {"based", "born"}
    return burst or based or ([word, following] == ["came", "under"] and third in _FIRED)


def _is_beset(doc: list[Token], at: int) -> bool:
    """Whether a word says what befell the place: "in temporarily occupied X"."""
    if doc[at].lower_ not in _WORDS.beset:
        return False
    ahead = at - 1 - (doc[at - 1].lower_.endswith("ly"))
    return ahead >= 0 and doc[ahead].lower_ in _WHERE


def _is_home(doc: list[Token], at: int, last: int) -> bool:
    """Whether an age stands before "of": "Jane Roe, 33, of X, was"."""
    closed = last >= len(doc) or doc[last].text in {",", ".", ";"} or not capital(doc[last])
    commas = at > _AGE and doc[at].lower_ in {"of", "from"} and doc[at - 1].text == ","
    return commas and closed and doc[at - 2].like_num and doc[at - 2].text.isdigit()


def _is_behind_street(doc: list[Token], at: int, last: int) -> bool:
    """Whether a street of the place stands before: "in Mill Street, X, at"."""
    if doc[at].text != "," or at < _AGE or doc[at - 1].lower_ not in _WORDS.streets:
        return False
    named = capital(doc[at - 1]) and capital(doc[at - 2])
    behind = list(doc[last : last + 2])
    aged = len(behind) > 1 and behind[0].text == "," and behind[1].like_num
    closed = not behind or behind[0].text in {",", ".", ";"} or behind[0].pos_ == "ADP"
    return named and closed and not aged


def _is_apposed(doc: list[Token], at: int, last: int) -> bool:
    """Whether a kind of place stands before, and commas around it: "the regional capital, X,"."""
    closed = last < len(doc) and doc[last].text == ","
    return closed and doc[at].text == "," and doc[at - 1].lower_ in _WORDS.apposed


def _belongs(doc: list[Token], at: int) -> bool:
    """Whether what stands before "of" is a place's: "the mayor of", "the village head of"."""
    if doc[at].lower_ != "of":
        return False
    noun, ahead = doc[at - 1].lower_, doc[at - 2].lower_ if at > 1 else ""
    if noun in _WORDS.heads:
        return ahead in _WORDS.local_heads
    if noun == "direction":  # not "under the direction of X"
        return at > _AGE and doc[at - 3].lower_ in {"from", "in"}
    return noun in _WORDS.offices or noun in _WORDS.belongings


def _is_measured(doc: list[Token], at: int) -> bool:
    """Whether a way is told that ends there: "west of X", "12 km from X"."""
    noun = doc[at - 1].lower_
    if doc[at].lower_ == "of":
        return noun in grammar().winds
    return noun in _LENGTHS and doc[at].lower_ == "from"


def _is_housed(doc: list[Token], at: int) -> bool:
    """Whether a building or a post stands there: "a lodge in X", "the post at X"."""
    if doc[at].lower_ not in _NATURAL:
        return False
    words = _WORDS.sites if doc[at].lower_ == "at" else _WORDS.sites | _WORDS.buildings
    noun = doc[at - 1]
    return noun.lower_ in words and noun.text.islower() and doc[at].head.pos_ != "VERB"


def _has_people(doc: list[Token], at: int) -> bool:
    """Whether who is there stands before: "police in X", "villagers at X"."""
    word, noun = doc[at].lower_, doc[at - 1].lower_
    if word == "at":
        return noun in _WORDS.dwellers
    local = _WORDS.local | _WORDS.people | _WORDS.stationed | _WORDS.forces
    return word == "in" and noun in local and doc[at].head == doc[at - 1]


def _is_reached(doc: list[Token], at: int) -> bool:
    """Whether what moves comes there or goes: "families from X", "the column moved through X"."""
    word, ahead = doc[at].lower_, doc[at - 1].lower_
    if ahead == "far" or (ahead in _FAR and doc[at - 2].lower_ == "far"):
        return word in {"as", "from"}
    if word == "from" and ahead in _WORDS.people | _WORDS.stationed:
        return True
    verb = _verb_above(doc[at])
    if verb is None or not (word in _WAY or word == "for" or (word == "of" and ahead == "out")):
        return False
    if verb.lower_ in _WORDS.journeys and word in {"to", "from", "through"}:
        return True
    if verb.lower_ in _FLYING and word in {"to", "into"}:
        return True
    verbs = _WORDS.leaving if word == "for" else _WORDS.motion
    return verb.lower_ in verbs and _comes(verb, _COMING | _WORDS.people | _WORDS.stationed)


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
            if child.dep_ in _TAKING_PART and _is_one(child, words):
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


def _is_taken(doc: list[Token], at: int) -> bool:
    """Whether forces take or hold it: "rebels seized X", "regained control over X"."""
    verb = doc[at]
    if verb.lower_ in _WORDS.taking:
        return _comes(verb, _WORDS.forces)
    if verb.lower_ in {"of", "over"} and doc[at - 1].lower_ in {"control", "recapture"}:
        return any(token.lower_ in _WORDS.forces for token in doc[at].sent)
    return False


def _is_fought_for(doc: list[Token], at: int) -> bool:
    """Whether it is fought for or marched on: "the battle for X"."""
    if doc[at].lower_ != "for":
        return False
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
    if verb is None:
        return False
    done = doc[at].lower_ in _THERE and verb.lower_ in _WORDS.physical
    done = done and verb in {doc[at].head, doc[at].head.head}
    shop = [token.ent_type_ for token in doc[at + 1 : at + 3]] == ["ORG", "ORG"]
    return (done and not shop) or _comes(verb, _WORDS.happenings)


def _is_left(doc: list[Token], at: int) -> bool:
    """Whether those who live there leave it: "families left X"."""
    return doc[at].lower_ == "left" and _comes(doc[at], _WORDS.people | _COMING)


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
    words = _WORDS.unplaced | name_words().no_scene
    words |= name_words().dealings if doc[at].lower_ == "between" else frozenset()
    head = doc[at].head
    head = head.head if head.dep_ == "prep" and head.pos_ == "ADP" else head  # "in X and in Y"
    heads = {head.lower_, doc[at - 1].lower_ if at else ""}
    return not words.isdisjoint(heads) or (doc[at].lower_ == "at" and _is_employed(head))


def _is_employed(token: Token) -> bool:
    """Whether somebody is at what he works for: "nurses at X"."""
    return token.lower_.removesuffix("s") in ROLES | {"staff", "expert"}
