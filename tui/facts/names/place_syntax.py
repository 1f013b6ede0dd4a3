"""Names that their syntax shows to be of places, whatever the model calls them.

"The villages of X and Y", "the road linking X and Y", "residents of X", "fled X": no person and no
body stands there, so that neither takes a village that no gazetteer has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold
from tui.facts.lexicon import grammar, name_words
from tui.facts.names.bare_adverbials import is_whereabouts
from tui.facts.names.capital_runs import nameable, toponymic
from tui.facts.names.lexicon import ORGANISED, PARTICLES, ROLES, TITLES, demonyms, given_names
from tui.facts.names.location_cues import THINGS, TYPES, kind_behind
from tui.facts.names.name_context import capital, hangs
from tui.facts.names.place_frames import has_place_behind, is_led_to
from tui.facts.names.place_lists import ITEMS, is_among_places, is_part, list_end
from tui.facts.names.place_lookup import lies_ahead, listed
from tui.facts.names.shown_otherwise import HONOURED, is_somebody
from tui.facts.names.unlisted_places import event_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.location_cues import LocationCues
    from tui.facts.names.name_context import NameContext

_LONGEST = 4
"""Words of a place's name that no gazetteer has."""
_AREAL = name_words().areal
_DWELLERS = name_words().dwellers
_WAYS = name_words().ways
_REACHED = name_words().reached
_TAKING = name_words().taking - {"like", "of", "on", "to", "visit", "visited", "visiting"}
_SIDED = frozenset(
    {"market", "port", "vicinity", "entrance", "outskirts", "edge", "shelling", "bombing"}
)
_OWNERS = frozenset({*TYPES, *grammar().place_kinds, *name_words().fought, *_SIDED})
"""What is of a place: the village of X, the Battle of X."""
_SKIPPED = name_words().directions | {"the", "-"}
_GOING_ON = frozenset({"NOUN", "PROPN", "PART"})
_HELD = frozenset({"held", "controlled", "occupied", "administered", "besieged"})
_AT = frozenset({"in", "at", "on", "near", "from", "into", "around", "outside", "through"}) | {
    "the"
}
_BEHIND = (
    name_words().settled
    | (TYPES.keys() - name_words().loose_kinds)
    | {"area", "junction", "crossing", "bazaar"}
)
"""Kinds behind a name that are a place's, and no body's or building's."""
_LOCAL = frozenset({"residential", "refugee", "border", "mining", "displacement"})
_TRADING = frozenset({"livestock", "cattle", "vegetable", "fish", "grain", "weekly"})
"""What a market is of, behind the name of the place that it is at."""
_PURPOSES = _LOCAL | _TRADING
_FOREIGN = frozenset(
    {"aldea", "barangay", "barrio", "caserío", "colonia", "corregimiento", "desa", "douar", "ejido"}
    | {"favela", "kampong", "kampung", "purok", "sitio", "tambon", "vereda"}
)
"""Kinds in the language of a place, which stand before its name wherever it is told."""
_BARE = frozenset({"village", "hamlet"})
"""Kinds that stand before a name without "of", though places alone are called so."""
_SITES = _BEHIND | {"site", "camp"}
_SHELLED = frozenset({"shelled", "shelling", "bombarded", "bombarding"})
"""What is done to places alone."""
_FALLING = frozenset(
    {"raid", "raids", "strike", "strikes", "airstrike", "airstrikes", "bombardment", "shelling"}
    | {"bomb", "bombs", "barrels", "shell", "shells", "rocket", "rockets", "missile", "missiles"}
)
"""What falls on places."""
_FIRED = frozenset({"rocket", "rockets", "missile", "missiles", "shells", "mortars", "artillery"})
"""What is fired at places."""
_ATTACKS = frozenset({"attack", "attacks", "assault", "offensive", "fired", "ambush"})
"""What is made on people and bodies too."""
_HAMLETS = frozenset({"village", "hamlet", "settlement", "town"})
_KIND_OF_WORD = 3
"""Words of "village of Let", before the rest of the name."""
_BEFORE_NAME = 3
"""Words between what falls and the place it falls on, "on" among them."""
_MOVING = frozenset(
    {"moving", "moved", "heading", "headed", "marching", "advancing", "advanced", "travelling"}
    | {"traveling", "driving", "drove", "fleeing", "retreating", "retreated", "pushing", "sailing"}
)
"""Motion, towards which is a place."""
_LIVING = frozenset({"live", "lives", "lived", "living"})
_CLOSING = frozenset({".", ",", "and", ";", "in", "on", "near", "after", "before", "when", "where"})
_WITHIN = frozenset({"in", "at", "near"})
_CALLED = frozenset({"called", "named", "as"})


def stands_as_place(context: NameContext, first: int, last: int) -> bool:
    """Tell whether the tokens [first, last) stand where only a place does."""
    doc = context.doc
    if context.shouting(first) or not _is_plain(doc[first:last]):
        return False
    if kind_behind(doc, list_end(doc, last)) is not None:
        return True  # "X and Y, two villages in"
    called = _is_held(doc, first) or _is_called(doc, first) or has_kind(doc, first, last)
    if called or has_place_behind(context, first, last):
        return True
    first = _past_title(doc, first)
    if not _ends(context, last):
        return False
    struck = not _is_labelled(doc[first]) and _is_struck(doc, first, last)
    led = struck or _opens(context, first, last, ITEMS) or is_led_to(context, first, last)
    led = led or is_whereabouts(context, first, last)
    return led or is_among_places(context, first, last)


def _is_struck(doc: list[Token], first: int, last: int) -> bool:
    """Whether something falls on what is named: "shelled X", "six raids on X", "X was shelled"."""
    passive = [token.lower_ for token in doc[last : last + 2]]
    if len(passive) > 1 and passive[0] in {"was", "were"} and passive[1] in _SHELLED:
        return True
    ahead = doc[first - 1].lower_ if first else ""
    if ahead in _SHELLED:
        return True
    window = {t.lower_ for t in doc[max(0, first - 1 - _BEFORE_NAME) : max(0, first - 1)]}
    plain = all(token.ent_type_ in {"", "GPE", "LOC", "FAC"} for token in doc[first:last])
    if ahead in {"at", "into", "towards"}:
        return bool(_FIRED & window)
    return ahead == "on" and bool(_FALLING & window or (plain and _ATTACKS & window))


def _is_labelled(token: Token) -> bool:
    """Whether a word is somebody's first name."""
    return fold(token.text) in given_names()


def _is_held(doc: list[Token], first: int) -> bool:
    """Whether somebody holds what is named: "in rebel-held X", "government-controlled X"."""
    return first > 1 and doc[first - 1].lower_ in _HELD and doc[first - 2].text == "-"


def _is_called(doc: list[Token], first: int) -> bool:
    """Whether the kind of a settlement stands bare before its name: "near village X"."""
    if first < 2:
        return False
    kind = doc[first - 1]
    foreign = kind.text in _FOREIGN and not kind.is_sent_start
    return foreign or (kind.lower_ in _BARE and doc[first - 2].lower_ in _AT)


def has_kind(doc: list[Token], first: int, last: int) -> bool:
    """Tell whether a name with its kind behind it is where something is: "in X area of"."""
    if first == 0 or last >= len(doc) or doc[first - 1].lower_ not in _AT:
        return False
    at = last + (doc[last].lower_ in _PURPOSES)
    kind = doc[at].lower_ if at < len(doc) else ""
    following = doc[at + 1 : at + 2]
    ends = not following or following[0].pos_ not in _GOING_ON
    if doc[last].lower_ in _TRADING:
        return kind == "market" and ends
    return kind in (_SITES if at > last else _BEHIND) and ends


def _past_title(doc: list[Token], first: int) -> int:
    """Where a name begins of which only the end is taken for somebody, behind its kind.

    A title may open it, "the village of Sheikh X", or a word of its own, "the village of Let X".
    """
    if first < _KIND_OF_WORD or doc[first - 2].lower_ != "of" or not doc[first - 1].text.istitle():
        return first
    opened = doc[first - 3].lower_ in _HAMLETS and doc[first - 1].lower_ not in ROLES
    return first - 1 if opened or doc[first - 1].lower_ in TITLES else first


def is_surely_called(cues: LocationCues, tokens: list[Token]) -> bool:
    """Tell whether a kind that bodies share is a place's: "the Tal X camp", "in the Y area"."""
    if cues.kind == "camp":
        alone = cues.located and len(tokens) == 1 and tokens[0].lower_ not in ORGANISED
        return toponymic(tokens) or alone
    local = cues.kind in {"area", "neighbourhood"} and cues.located
    return local and not any(token.ent_type_ in {"ORG", "FAC"} for token in tokens)


def _is_plain(tokens: list[Token]) -> bool:
    """Whether every word may be of a place's name that no gazetteer has."""
    words = [t for t in tokens if t.text != "-" and t.lower_ not in PARTICLES and not hangs(t)]
    if not 0 < len(words) <= _LONGEST or tokens[-1].lower_ in THINGS or not capital(tokens[-1]):
        return False
    if len(tokens[-1]) == 1:
        return False  # "homes in Area C"
    words = words[1:] if len(words) > 1 and words[0].lower_ in HONOURED else words
    return nameable(words) and not any(token.lower_ in demonyms() for token in words)


def _ends(context: NameContext, last: int) -> bool:
    """Whether a name ends before the token `last`: no capital and no noun goes on from it."""
    following = context.doc[last] if last < len(context.doc) else None
    if (
        following is None
        or following.is_space
        or following.lower_ in TYPES.keys() | grammar().winds
    ):
        return True
    goes_on = following.pos_ in _GOING_ON and following.lower_ != "to"
    numbered = following.like_num and not following.is_alpha  # "in X two days before"
    return not (capital(following) or numbered or goes_on)


def _opens(
    context: NameContext, first: int, last: int, items: int, *, acting: bool = False
) -> bool:
    """Whether what stands before a name is followed by places alone, though they may act."""
    doc, at = context.doc, first - 1
    while at > 0 and doc[at].lower_ in _SKIPPED:
        at -= 1
    if at < 0:
        return False
    word, ahead = doc[at].lower_, doc[at - 1].lower_ if at else ""
    if word == "of" or word in _CALLED:
        return ahead in _OWNERS or _calls(context, at)
    labelled = _is_labelled(doc[first])
    if word in {"and", ","} and items:
        return not labelled and _goes_on(context, at, last, items)
    if acting:  # "in X and Y said" has somebody called Y
        return word in {"from", "in"} and ahead in _DWELLERS
    lies = word in _WITHIN and lies_ahead(context, last) and (not labelled or _happens(doc[first]))
    if lies or _joins_ways(doc, at):
        return True
    held = not labelled and _holds(context, at, first, last)
    return held and not is_somebody(context, first, last)


def _holds(context: NameContext, at: int, first: int, last: int) -> bool:
    """Whether the word at `at` is one that places follow, and hardly anybody: "fled X"."""
    doc = context.doc
    word, ahead = doc[at].lower_, doc[at - 1].lower_ if at else ""
    office = word == "in" and ahead in ROLES and doc[at - 1].text.islower()
    if office or word in _AREAL:  # "a civil society leader in X"
        return _body_free(doc[first:last])
    if word in {"toward", "towards"}:
        return doc[at].head.lower_ in _MOVING
    dwell = word in {"from", "in"} and ahead in _DWELLERS
    lives = word in _WITHIN and doc[at].head.lower_ in _LIVING
    reached = word in _REACHED or (
        word in _TAKING and lies_ahead(context, list_end(context.doc, last))
    )
    return dwell or lives or (at == first - 1 and reached)


def _body_free(tokens: list[Token]) -> bool:
    """Whether the model sees no body in a name of several words."""
    return len(tokens) == 1 or all(token.ent_type_ != "ORG" for token in tokens)


def _happens(token: Token) -> bool:
    """Whether a sentence tells of an event, in which a name behind "at" is a scene's."""
    return any(word.lower_ in event_words() for word in token.sent)


def _calls(context: NameContext, at: int) -> bool:
    """Whether somebody lives there, or a place is called so: "residents of", "a spot known as"."""
    doc = context.doc
    if doc[at].lower_ == "of":
        return doc[at - 1].lower_ in _DWELLERS
    return any(t.lower_ in TYPES or t.lower_ in {"place", "spot"} for t in doc[max(0, at - 3) : at])


def _joins_ways(doc: list[Token], at: int) -> bool:
    """Whether a way begins or ends at a name: "the road linking X", "a bridge between X"."""
    ahead = {token.lower_ for token in doc[max(0, at - 3) : at]}
    return doc[at].lower_ in {"linking", "connecting", "between", "from"} and bool(_WAYS & ahead)


def _goes_on(context: NameContext, at: int, last: int, items: int) -> bool:
    """Whether a name goes on a list of places: "X" in "the villages of A, B and X"."""
    doc, end = context.doc, at
    while end > 0 and doc[end - 1].lower_ in {",", "and"}:
        end -= 1
    start = end
    while start > 0 and is_part(doc[start - 1]):
        start -= 1
    while start < end and not capital(doc[start]):
        start += 1
    if start == end or not _is_plain(doc[start:end]):
        return False
    and_follows = any(t.lower_ == "and" for t in doc[at : list_end(context.doc, last)])
    acting = last < len(doc) and doc[last].pos_ in {"VERB", "AUX"}
    closed = acting or last >= len(doc) or doc[last].lower_ in _CLOSING
    if not (and_follows and closed):
        return False
    between = start > 0 and doc[start - 1].lower_ == "between" and listed(context, start, end)
    return bool(between) or _opens(context, start, last, items - 1, acting=acting)
