"""People: whom the model calls a person, and whom titles, ages and verbs of saying give away."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold, look_up
from tui.facts.lexicon import name_words
from tui.facts.names.force_officers import force_officers
from tui.facts.names.lexicon import PARTICLES, ROLES, TITLED, TITLES, VERBS, demonyms, given_names
from tui.facts.names.name_context import goes_on, hangs, joins, nameword, parts
from tui.facts.names.named_pairs import pairs_of_people
from tui.facts.names.nicknames import DOUBLE, QUOTES, opening, past_nickname
from tui.facts.names.office_seats import past_seat
from tui.facts.names.person_filter import GEOGRAPHIC, NEVER, evident, plausible
from tui.facts.names.place_lookup import is_glued_owner
from tui.facts.names.rank_grades import CHOSEN
from tui.facts.names.role_words import is_calling
from tui.facts.names.signatures import signatures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_PAIR = 2
"""Words of a name and a surname."""
_LONGEST = 8
"""Words of the longest name of a person, particles counted."""
_OFFICES = name_words().offices_held
_STOPS = name_words().stops
_NOT_NAMES = name_words().not_names
_HEADS = frozenset({"president", "minister", "prime", "king", "queen", "prince"})
_BEFORE = frozenset({"are", "is", "was", "were", "and", "named", "called", "as"})
_SHORT = 2
"""Letters of a word that hardly is a place: Wa, in front of a name."""
_CUT = 2
"""Words of a name that the model cut off, at the most."""
_SIBLINGS = frozenset({"brothers", "cousins", "sisters", "twins"})
_AHEAD = _STOPS | _SIBLINGS
_BEHIND = VERBS | NEVER | GEOGRAPHIC


def find_people(context: NameContext) -> list[tuple[int, int]]:
    """Spans of names of people, from the left; their tokens are taken."""
    spans_by_start: dict[int, int] = {}
    for first, last in [*signatures(context), *force_officers(context)]:
        spans_by_start[first] = last
        context.take(first, last, "person")
    spans = [*_labelled(context), *_evident_runs(context)]
    for first, last in (half for span in spans for half in _parted(context, *span)):
        trimmed = _trim(context, first, last)
        if trimmed and context.free(*trimmed) and plausible(context, *trimmed):
            spans_by_start[trimmed[0]] = trimmed[1]
            context.take(*trimmed, "person")
    for first, last in [
        *(pair for pair in pairs_of_people(context) if context.free(*pair)),
        *_listed(context, sorted(spans_by_start.items())),
        *_full_names(context, sorted(spans_by_start.items())),
        *((a, z) for a, z in _first_names(context) if context.free(a, z)),
    ]:
        spans_by_start[first] = last
        context.take(first, last, "person")
    return sorted(spans_by_start.items())


def _listed(context: NameContext, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The names between two people of a list that nothing else shows: "Ann Lee, X Y and Jo Roe"."""
    doc = context.doc
    for (_, before), (after, _) in pairwise(spans):
        first, last = before + 1, after - 1
        joints = [doc[at].lower_ for at in (before, last)]
        if joints[0] != "," or joints[1] not in {"and", ","} or not 2 <= last - first <= _CUT + 1:
            continue
        names = all(nameword(doc[at]) and not _titled(doc[at]) for at in range(first, last))
        if names and context.free(first, last) and not look_up(context.key(first, last)):
            yield first, last


def _full_names(context: NameContext, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The full names, which the model missed, of those whom the text goes on to call by surname."""
    doc = context.doc
    for surname in {doc[first].text for first, last in spans if last - first == 1}:
        for token in context.same[surname]:
            index, behind = token.i, doc[token.i + 1 : token.i + 2]
            alone = not any(nameword(each) for each in behind) and context.free(index, index + 1)
            whole = index > 1 and not nameword(doc[index - 2]) and _unclaimed(context, index - 1)
            if alone and whole and not context.shouting(index):
                yield index - 1, index + 1


def _first_names(context: NameContext) -> Iterator[tuple[int, int]]:
    """First names of couples, whose surname stands behind the second: "Jonas and Ann Lee"."""
    for index, token in enumerate(context.doc[:-3]):
        if token.text[0].isupper() and is_shared(context, index, index + 1):
            yield index, index + 1


def is_shared(context: NameContext, first: int, last: int) -> bool:
    """Tell whether a first name stands before another's full name, with which it shares the rest.

    It does not where it is elsewhere somebody's surname: "Clinton and Ann Lee".
    """
    doc = context.doc
    if last - first > 1 or doc[last].lower_ != "and" or fold(doc[first].text) not in given_names():
        return False
    ahead = [t for t in doc[max(0, first - 2) : first] if t.lower_ not in _AHEAD]
    lone = not any(nameword(token) or token.i in context.taken for token in ahead)
    others = [doc[last + 1 + n] for n in range(2) if last + 1 + n < len(doc)]
    named = len(others) > 1 and all(context.taken.get(token.i) == "person" for token in others)
    is_given = named and (fold(others[0].text) in given_names() or others[0].ent_type_ == "PERSON")
    same = context.same[doc[first].text]
    surname = any(t.i and nameword(doc[t.i - 1]) and not _is_lead(doc[t.i - 1]) for t in same)
    return lone and is_given and not surname


def _parted(context: NameContext, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The names of a run, where the text has lost the commas between them."""
    doc = context.doc
    start = first
    if context.stripped:
        for index in range(first + 2, last - 1):
            previous = doc[index - 1]
            fresh = fold(doc[index].text) in given_names() and index - start > 1
            if fresh and nameword(previous) and fold(previous.text) not in given_names():
                yield start, index
                start = index
    yield start, last


def _labelled(context: NameContext) -> Iterator[tuple[int, int]]:
    for entity in context.entities:
        if entity.label_ == "PERSON":
            yield _grown(context, entity.start, entity.end)


def _grown(context: NameContext, first: int, last: int) -> tuple[int, int]:
    """The span with the particles and names that the model cut off."""
    doc = context.doc
    last = past_nickname(doc, opening(doc, first, last))
    while last < len(doc) and last - first < _LONGEST and not doc[last].is_sent_start:
        step = last
        while step < len(doc) and joins(doc[step]) and step - last < 3:
            step += 1
        if step >= len(doc) or not goes_on(doc, last, step):
            break
        last = step + 1
    while first > 0 and (doc[first - 1].lower_ in PARTICLES or doc[first - 1].text == "-"):
        step = first - 1
        while step > 0 and (doc[step].text == "-" or doc[step].lower_ in PARTICLES):
            step -= 1
        if not nameword(doc[step]) or doc[step].lower_ in TITLED:
            break
        first = step
    while first > 0 and nameword(doc[first - 1]) and first - 1 not in context.taken:
        previous = doc[first - 1]
        if previous.lower_ in TITLED or fold(previous.text) not in given_names():
            break
        first -= 1
    last -= last - first > _PAIR and _heads_another(context, last - 1)
    return _behind_title(context, first, last), last


def _heads_another(context: NameContext, index: int) -> bool:
    """Whether a country opens another headline that a page has glued to a name: "Iran - Live"."""
    doc = context.doc
    ahead = index + 1 < len(doc) and doc[index + 1].text != "," and parts(doc[index + 1])
    return ahead and any(e.kind == "country" for e in look_up(context.key(index, index + 1)))


def _behind_title(context: NameContext, first: int, last: int) -> int:
    """Where a name begins of which the model cut the first words off, behind a title."""
    doc = context.doc
    start = first
    while start > 0 and first - start < _CUT and _unclaimed(context, start - 1):
        start -= 1
    if start in {0, first}:
        return first - _is_apposed(context, first - 1, last)
    titled = doc[start - 1].lower_.strip(".") in TITLES - _HEADS
    opened = start == first - 1 and doc[start - 1].lower_ in _BEFORE
    return start if titled or opened else first - _is_apposed(context, first - 1, last)


def _is_apposed(context: NameContext, index: int, last: int) -> bool:
    """Whether a word of any class opens a name between commas: "a guard, Many Sisouphanh,"."""
    doc = context.doc
    if index < 1 or last >= len(doc) or not nameword(doc[index]) or index in context.taken:
        return False
    closed = doc[index - 1].text == "," and doc[last].text in {",", "."}
    return closed and not doc[index].is_sent_start and not _titled(doc[index])


def _unclaimed(context: NameContext, index: int) -> bool:
    """Whether a capital word may be of a name: no title, role, place or group."""
    token = context.doc[index]
    if index in context.taken or token.is_sent_start or not nameword(token):
        return False
    labelled = token.ent_type_ in {"ORG", "GPE", "LOC", "NORP", "DATE", "FAC"}
    return (
        token.pos_ == "PROPN"
        and not labelled
        and not _titled(token)
        and (len(token) <= _SHORT or not look_up(token.lower_))
    )


def _evident_runs(context: NameContext) -> Iterator[tuple[int, int]]:
    """Runs of capitals that a title, an age or a verb of saying shows to be a person."""
    doc = context.doc
    index = 0
    while index < len(doc):
        if not nameword(doc[index]) or index in context.taken:
            index += 1
            continue
        last = index + 1
        while last < len(doc) and last - index < _LONGEST and last not in context.taken:
            step = last = past_nickname(doc, last)
            while step < len(doc) and joins(doc[step]) and step - last < 3:
                step += 1
            if step >= len(doc) or doc[step].is_sent_start or not _leads_on(doc, last, step):
                last += (
                    step == last + 1 and nameword(doc[last]) and len(doc[last]) > 1
                )  # "Arun Das"
                break
            last = step + 1
        inner = range(index, last - 1)
        titles = [at for at in inner if _titled(doc[at]) and not _is_given(doc, at, last)]
        first = titles[-1] + 1 if titles else index
        while first < last and (doc[first].text == "-" or doc[first].lower_ in CHOSEN):
            first += 1
        first = past_seat(context, first, last)
        if first < last and not context.shouting(first) and evident(context, first, last):
            yield first, last
        index = last


def _leads_on(doc: list[Token], last: int, step: int) -> bool:
    return nameword(doc[step]) or (step > last and goes_on(doc, last, step))


def _titled(token: Token) -> bool:
    word = token.lower_.strip(".")
    return word in TITLES or word in ROLES or word in demonyms()


def _trim(context: NameContext, first: int, last: int) -> tuple[int, int] | None:
    """The span without titles before it and anything that is no name behind it."""
    doc = context.doc
    first += doc[first].is_digit
    stop = first
    while stop < last and _part(doc[stop]) and not is_glued_owner(context, doc[stop]):
        stop += 1
    last = stop
    inner = [i for i in range(first, last - 1) if doc[i].lower_ in _OFFICES]
    first = inner[-1] + 1 if inner else first
    while first < last and _is_lead(doc[first]) and not _is_given(doc, first, last):
        first += 1
    while last > first and not (doc[last - 1].text[0].isupper() or hangs(doc[last - 1])):
        last -= 1
    opens = [at for at in range(first, last) if doc[at].text in DOUBLE]
    last = opens[0] if len(opens) == 1 and opens[0] > first else last
    first = past_seat(context, first, last)
    while last - first > 1 and doc[last - 1].lower_ in _BEHIND:
        last -= 1
    return (first, last) if first < last else None


def _is_given(doc: list[Token], first: int, last: int) -> bool:
    """Whether a word that is a title too is a first name: "her fiancé, Dean Hall, 27,"."""
    is_given = last - first == _CUT and fold(doc[first].text) in given_names()
    if not is_given or first == 0:
        return False
    return _titled(doc[first - 1]) or (doc[first - 1].text == "," and doc[last : last + 1] != [])


def _is_lead(token: Token) -> bool:
    """Whether a word before a name is no part of it: a title, a unit, "While" at the beginning."""
    low = token.lower_
    opening = low in _NOT_NAMES or low.removesuffix("s") in ROLES or is_calling(low)
    opens = (token.is_sent_start and opening) or low in _SIBLINGS
    numbered = any(char.isdigit() for char in token.text)
    return (
        opens
        or numbered
        or _titled(token)
        or token.text in {"-", "'s", "."}
        or low in _STOPS
        or low in CHOSEN
    )


def _part(token: Token) -> bool:
    if token.text[0].isupper():
        return token.ent_type_ != "DATE" and not token.is_digit and token.lower_ not in _STOPS
    return joins(token) or token.text in QUOTES | {"."} or hangs(token)
