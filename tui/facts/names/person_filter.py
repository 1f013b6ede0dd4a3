"""Whether a run of capitals is somebody's name, and not a place, a group or a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import bare, fold, look_up
from tui.facts.lexicon import name_words
from tui.facts.names.apposition import role_after
from tui.facts.names.lexicon import (
    ORGANISED,
    PARTICLES,
    ROLES,
    TITLED,
    VERBS,
    demonyms,
    given_names,
    known_names,
)
from tui.facts.names.lone_names import (
    is_aged,
    is_event,
    is_honoured_place,
    is_kin_beside,
    is_of_years,
    is_shown,
    is_spoken_for,
    recurs,
)
from tui.facts.names.name_context import capital, nameword
from tui.facts.names.named_things import is_thing
from tui.facts.names.offices_given import swears_in
from tui.facts.names.other_names import is_called_besides
from tui.facts.names.placed_names import (
    civil,
    is_placed,
    is_placed_anywhere,
    listed_place,
    placed_title,
    previous_word,
)
from tui.facts.names.rank_grades import CHOSEN
from tui.facts.names.role_words import is_head, plural
from tui.facts.names.roles import role_before

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

NEVER = name_words().never
"""Words that are in no person's name, save as a first name."""

GEOGRAPHIC = name_words().geo_words
"""Words for kinds of places."""

_ARTICLES = name_words().arabic_articles
_FIRST_WORDS = name_words().first_words - name_words().person_openers
_CIVIL = name_words().civil
_KIN = name_words().kin | {"child", "baby", "toddler", "boy", "girl"}
_RELATED = _KIN | {"law"}
_WHOSE = name_words().owners
_NEVER_FIRST = name_words().never_first
_FIGURES, _CREDENTIALS = name_words().figures, name_words().credentials
_CREDITED = frozenset({"reporting", "writing", "editing", "written", "edited", "reported"})
_OF_SOMEBODY = frozenset(
    {"body", "bodies", "family", "families", "parents", "relatives", "murder", "remains", "home"}
    | {"arrest", "assassination", "friend", "funeral", "killing", *name_words().kin}
)
"""What somebody has: "the families of"."""
_CALLED = frozenset({"Mama", "Mzee", "Papa", "U"})  # before the name of somebody respected
_NUMERALS = frozenset({"JR", "SR", "III"})
_FEATURES = name_words().spots - {"falls", "pass", "point", "ridge", "springs"} | {"creek"}
_IMPERSONAL = NEVER | GEOGRAPHIC | ORGANISED
_NOBODY = _IMPERSONAL | _NEVER_FIRST
_SAYING = VERBS - name_words().not_said
_PLACING = name_words().near_person
_INSIDE = name_words().inside_place
_WITHIN = _INSIDE - {"at"}
_ENOUGH = 1.0
"""What speaks for a single word being a person must weigh more than what speaks against it."""


def evident(context: NameContext, first: int, last: int) -> bool:
    """Tell whether a run that the model does not call a person is one all the same."""
    doc = context.doc
    parts = [t for t in doc[first:last] if t.text[0].isalpha()]
    if civil(context, first) or (len(parts) == 1 and _evident_single(context, first, last)):
        return True
    if len(parts) < 2 or any(t.ent_type_ in {"NORP", "DATE"} for t in parts):
        return False
    if any(t.ent_type_ == "LOC" for t in parts):
        return _apposed(context, first, last)
    if any(t.ent_type_ == "GPE" for t in parts) and look_up(context.key(first, last)):
        return False
    lead = parts[1] if parts[0].text in _CALLED and len(parts) > 2 else parts[0]
    known_first = fold(lead.text) in given_names()
    return known_first or _spoken_of(context, first, last) or _apposed(context, first, last)


def _apposed(context: NameContext, first: int, last: int) -> bool:
    """Whether a role stands beside a name: "the governor, X," or "X, a spokeswoman"."""
    doc = context.doc
    behind = doc[last : last + 2]
    if len(behind) < 2 or behind[0].text != ",":
        return False
    if first > 1 and doc[first - 1].text == "," and role_before(context, first):
        return True
    return behind[1].lower_ in {"a", "an", "the"} and role_after(context, last) is not None


def _evident_single(context: NameContext, first: int, last: int) -> bool:
    """Whether what stands around shows a single name to be somebody's."""
    doc = context.doc
    old = first > 1 and doc[first - 1].lower_ == "old" and doc[first - 2].text == "-"
    aged = (old or is_aged(context, last)) and doc[first].pos_ == "PROPN"
    aged = aged or is_called_besides(context, last) or is_shown(context, first, last)
    return aged or _of_family(context, first, last) or _figure(context, first, last)


def _of_family(context: NameContext, first: int, last: int) -> bool:
    """Whether a name stands behind a word of kin: "her daughter Noor", "his wife, Amal,"."""
    doc = context.doc
    if first < 2 or not doc[first].text[0].isupper() or doc[first].pos_ not in {"PROPN", "NOUN"}:
        return False
    if doc[first].ent_type_ in {"DATE", "NORP", "TIME"}:
        return False
    if doc[first - 1].text == ",":
        closed = last < len(doc) and doc[last].text in {",", "."}
        ahead = [token.lower_ for token in doc[max(0, first - 7) : first - 1]]
        owned = ahead[-3:] == ["in", "-", "law"] or not _WHOSE.isdisjoint(ahead[-4:-1])
        related = ahead[-1] in _RELATED or _is_servant(context, first)
        return closed and owned and related
    return doc[first - 1].lower_ in _KIN


def _is_servant(context: NameContext, first: int) -> bool:
    """Whether an unlisted name stands behind what somebody is to another: "her driver, Janan,"."""
    noun, owner = context.doc[first - 2], context.doc[first - 3]
    known = context.doc[first].ent_type_ == "ORG" or noun.lower_ in name_words().bodies_too
    return not known and is_head(noun) and owner.lower_ in {"his", "her", "their", "my"}


def _spoken_of(context: NameContext, first: int, last: int) -> bool:
    """Whether a role, an age or a verb of saying shows a run of names to be a person."""
    doc = context.doc
    previous = previous_word(context, first)
    next_token = doc[last] if last < len(doc) else None
    if is_called_besides(context, last) or is_kin_beside(doc, first, last):
        return True
    credited = first > 1 and doc[first - 1].lower_ == "by" and doc[first - 2].lower_ in _CREDITED
    if credited or (previous is not None and _is_office(previous)):
        return True
    if next_token is None:
        return False
    if next_token.text in {",", "("}:
        ahead = doc[last + 1 : last + 3]
        old = is_aged(context, last) or is_of_years(context, last + 1)
        if old or (ahead and ahead[0].lower_ in _CREDENTIALS):
            return True
        apposed = previous is not None and previous.text == "," and doc[first - 2].lower_ in ROLES
        return apposed or (len(ahead) > 0 and ahead[0].lower_ == "who")
    return next_token.lower_ in _SAYING or (
        next_token.lower_ in ROLES and next_token.text.islower()
    )


def _is_office(token: Token) -> bool:
    """Whether a word before a name is what somebody is: "minister", "Capt", "bodyguard"."""
    listed = token.lower_.strip(".") in TITLED
    return listed or token.lower_ in CHOSEN or (token.pos_ == "NOUN" and is_head(token))


def plausible(context: NameContext, first: int, last: int) -> bool:
    """Tell whether the tokens, titles already off, are a person's name."""
    doc = context.doc
    parts = [t for t in doc[first:last] if t.text[0].isalpha()]
    names = [
        t
        for t in parts
        if t.lower_ not in PARTICLES or (t is parts[-1] and capital(t) and len(t) > 1)
    ]
    if not names or not any(t.text[0].isupper() for t in parts) or _are_several(names):
        return False
    aged = fold(doc[first].text) in given_names() and is_aged(context, last)
    if not aged and _impersonal([t.lower_.strip(".") for t in parts], context.key(first, last)):
        return False
    beside = _apposed(context, first, last) and doc[first - 1].lower_ not in _WITHIN
    if (not beside and is_placed_anywhere(context, first, last)) or is_thing(context, first, last):
        return False
    if len(names) == 1:
        return _single(context, first, last, names[0])
    loud = [t for t in names if t.text.isupper() and len(t) > 2 and t.text not in _NUMERALS]
    if loud and not context.shouting(first) and not _dotted(loud):
        return False
    spoken = _spoken_of(context, first, last) or _apposed(context, first, last)
    placed = is_placed(context, first, last, spoken=spoken)
    return not placed and _weight(context, first, last, names) >= _ENOUGH


def _are_several(names: list[Token]) -> bool:
    """Whether a run is what several people are: "Assistant Sub-Inspectors"."""
    office = names[-1].lower_.rpartition("-")[2].removesuffix("s")
    return plural(names[-1]) and office in TITLED


def _dotted(tokens: list[Token]) -> bool:
    """Whether capitals are initials, as in "J.R."."""
    return all("." in token.text for token in tokens)


def _impersonal(lows: list[str], key: str) -> bool:
    """Whether a word shows it to be a group, a place, a people or no name at all."""
    if key in known_names() or bare(key) in known_names() or key in demonyms():
        return True
    if any(low in _IMPERSONAL for low in lows[1:]) or lows[1:][-1:] == ["nation"]:
        return True
    if fold(lows[0]) in given_names():
        return False
    if lows[0] in _NOBODY or (len(lows) > 1 and lows[-1] in _FEATURES):
        return True
    return any(low in demonyms() for low in lows)


def _weight(context: NameContext, first: int, last: int, names: list[Token]) -> float:
    """How much speaks for a person, given that the model or the words around suggested one."""
    doc = context.doc
    score = 1.0
    if fold(names[0].text) in given_names():
        score += 1.0
    apposed = _apposed(context, first, last)
    if apposed or civil(context, first) or _spoken_of(context, first, last):
        score += 1.5
    if doc[first].lower_ in _ARTICLES:
        score -= 1.0
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in _OF_SOMEBODY:
        score += 1.0
    if context.shouting(first):
        score -= 1.0
    common = sum(1 for t in names if t.text[0].isupper() and t.lower_ in context.common)
    score -= 1.0 * common
    owns = last < len(doc) and doc[last].lower_ in {"'s", "’s"}
    if first and doc[first - 1].lower_ in _WITHIN and not owns and not swears_in(doc, first):
        score -= 1.5  # nobody is in or near a person
    elif (first and doc[first - 1].lower_ in _PLACING) or listed_place(context, first):
        score -= 0.7
    if doc[first].lower_ in _FIRST_WORDS:
        score -= 1.5
    if last < len(doc) and nameword(doc[last]) and doc[last].ent_type_ != "DATE":
        score -= 0.5
    return score


def _single(context: NameContext, first: int, last: int, word: Token) -> bool:
    """A single name is somebody's if a title or a verb says so."""
    doc = context.doc
    if len(word) < 3 or word.text.isupper() or any(c.isdigit() for c in word.text) or plural(word):
        return False
    if (
        placed_title(context, first, last)
        or is_event(word)
        or is_honoured_place(context, first, last)
    ):
        return False
    previous, next_word = (
        previous_word(context, first),
        doc[last].lower_ if last < len(doc) else "",
    )
    lead = previous.lower_.strip(".") if previous is not None else ""
    titled = previous is not None and lead in _CIVIL | ROLES and previous.text[0].isupper()
    if titled or _of_family(context, first, last) or _figure(context, first, last):
        return True
    settled = any(p.thousands > 2 or p.id < 0 for p in look_up(context.key(first, last)))
    aged = next_word in {",", "("} and _spoken_of(context, first, last)
    is_given = aged and fold(word.text) in given_names()
    if is_given or (not settled and _evident_single(context, first, last)):
        return True
    if settled or lead in name_words().before_surname or is_spoken_for(context, first):
        return False
    return next_word in VERBS or lead in VERBS or _called(context, first, word, lead)


def _figure(context: NameContext, first: int, last: int) -> bool:
    """Whether a single name is that of a public figure, or said to be a name: "her name was X"."""
    doc, word = context.doc, context.doc[first]
    if first > 1 and doc[first - 1].lower_ in {"was", "is"} and doc[first - 2].lower_ == "name":
        return word.pos_ == "PROPN"
    if word.lower_ not in _FIGURES or word.pos_ != "PROPN" or context.shouting(first):
        return False
    return last >= len(doc) or doc[last].pos_ not in {"NOUN", "PROPN", "ADJ"}


def _called(context: NameContext, first: int, word: Token, lead: str) -> bool:
    """Whether the model calls a single name a person, and something bears it out."""
    if word.ent_type_ != "PERSON" or word.lower_ in context.common or context.shouting(first):
        return False
    joined = lead == "and" and context.taken.get(first - 2) == "person"
    return joined or recurs(context, word)
