"""People: whom the model calls a person, and whom titles, ages and verbs of saying give away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import bare, find
from tui.facts.names.lexicon import ORGANISED, PARTICLES, ROLES, TITLES, VERBS, demonyms
from tui.facts.names.organisations import known
from tui.facts.names.reading import capital, joins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.facts.names.reading import Reading

_LONGEST = 8
_NEVER = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december ramadan eid christmas easter islam allah
    god quran koran bible internet photo source tags related read share email comment updated
    published home news video live covid ebola coronavirus h1n1 h5n1 sars mers influenza zika
    cholera hurricane typhoon cyclone storm tropical mosque church province city village town
    operation daily world also more street road avenue square airport hospital river mount lake
    university school earth sun moon mars boeing airbus sukhoi tupolev toyota""".split()
)
_GEO_WORDS = frozenset(
    """province city district governorate county region town village neighbourhood neighborhood
    countryside state camp island river valley road street highway airport base crossing""".split()
)
_CIVIL = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "capt", "lt", "col", "gen",
                    "sgt", "maj", "sen", "rep", "gov", "rev", "cpl", "president", "sheikh"})  # fmt: skip


def find_people(reading: Reading) -> list[tuple[int, int]]:
    """Spans of names of people, from the left; their tokens are taken."""
    found: dict[int, int] = {}
    for first, last in [*_labelled(reading), *_shown(reading)]:
        trimmed = _trim(reading, first, last)
        if trimmed and reading.free(*trimmed) and _plausible(reading, *trimmed):
            found[trimmed[0]] = trimmed[1]
            reading.take(*trimmed, "person")
    return sorted(found.items())


def _labelled(reading: Reading) -> Iterator[tuple[int, int]]:
    for entity in reading.doc.ents:
        if entity.label_ == "PERSON":
            yield _grown(reading, entity.start, entity.end)


def _grown(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The span with the particles and names that the model cut off."""
    doc = reading.doc
    while last < len(doc) and last - first < _LONGEST and not doc[last].is_sent_start:
        step = last
        while step < len(doc) and joins(doc[step]) and step - last < 3:
            step += 1
        if step == last or step >= len(doc) or not _nameword(doc[step]):
            break
        last = step + 1
    while first > 0 and (doc[first - 1].lower_ in PARTICLES or doc[first - 1].text == "-"):
        step = first - 1
        while step > 0 and (doc[step].text == "-" or doc[step].lower_ in PARTICLES):
            step -= 1
        if not _nameword(doc[step]) or doc[step].lower_ in TITLES | ROLES:
            break
        first = step
    return first, last


def _shown(reading: Reading) -> Iterator[tuple[int, int]]:
    """Runs of capitals that a title, an age or a verb of saying shows to be a person."""
    doc = reading.doc
    index = 0
    while index < len(doc):
        if not _nameword(doc[index]) or index in reading.taken:
            index += 1
            continue
        last = index + 1
        while last < len(doc) and last - index < _LONGEST and last not in reading.taken:
            step = last
            while step < len(doc) and joins(doc[step]) and step - last < 3:
                step += 1
            if step >= len(doc) or not _nameword(doc[step]) or doc[step].is_sent_start:
                break
            last = step + 1
        first = index
        while first < last - 1 and _titled(doc[first]):
            first += 1
        if first < last and not reading.shouting(first) and _evident(reading, first, last):
            yield first, last
        index = last


def _evident(reading: Reading, first: int, last: int) -> bool:
    doc = reading.doc
    words = [t for t in doc[first:last] if t.text[0].isalpha()]
    before = doc[first - 1] if first else None
    after = doc[last] if last < len(doc) else None
    if before is not None and before.lower_.strip(".") in _CIVIL and before.text[0].isupper():
        return True
    if len(words) < 2 or any(t.ent_type_ in {"GPE", "LOC", "NORP", "DATE"} for t in words):
        return False
    role = before is not None and before.lower_ in ROLES
    aged = (
        after is not None
        and after.text in {",", "("}
        and last + 1 < len(doc)
        and doc[last + 1].like_num
        and last + 2 < len(doc)
        and doc[last + 2].text in {",", ")"}
    )
    said = after is not None and after.lower_ in VERBS - {"is", "was", "has", "had", "died", "reported"}
    return role or aged or said


def _nameword(token: Token) -> bool:
    return capital(token) and token.is_alpha or (capital(token) and "'" in token.text[1:-1]) or (
        len(token.text) == 2 and token.text[1] == "." and token.text[0].isupper()
    )


def _titled(token: Token) -> bool:
    word = token.lower_.strip(".")
    return word in TITLES or word in ROLES or word in demonyms()


def _trim(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """The span without titles before it and anything that is no name behind it."""
    doc = reading.doc
    stop = first
    while stop < last and _part(doc[stop]):
        stop += 1
    last = stop
    while first < last and (_titled(doc[first]) or doc[first].text in {"-", "'s", "."}):
        first += 1
    while last > first and not (_nameword(doc[last - 1]) or doc[last - 1].text[0].isupper()):
        last -= 1
    while last - first > 1 and (
        doc[last - 1].lower_ in VERBS or doc[last - 1].lower_ in _NEVER | ROLES | _GEO_WORDS
    ):
        last -= 1
    return (first, last) if first < last else None


def _part(token: Token) -> bool:
    if token.text[0].isupper():
        return token.ent_type_ != "DATE" and not token.is_digit
    return joins(token) or token.text in {"."} or (token.text == '"')


def _plausible(reading: Reading, first: int, last: int) -> bool:
    doc = reading.doc
    words = [t for t in doc[first:last] if t.text[0].isalpha()]
    lows = [t.lower_.strip(".") for t in words]
    if not words or not any(t.text[0].isupper() for t in words):
        return False
    if any(w in ORGANISED or w in _NEVER or w in _GEO_WORDS for w in lows):
        return False
    key = reading.key(first, last)
    if key in known() or bare(key) in known() or any(t in demonyms() for t in lows[:1]):
        return False
    names = [w for w in words if w.lower_ not in PARTICLES]
    if not names:
        return False
    if len(names) == 1:
        return _single(reading, first, last, names[0])
    if all(t.text.isupper() and len(t) > 2 for t in names) and not reading.shouting(first):
        return False
    return not _placed(reading, first, last, key)


def _single(reading: Reading, first: int, last: int, word: Token) -> bool:
    """A single name is somebody's if a title or a verb says so."""
    doc = reading.doc
    if len(word) < 3 or word.text.isupper() or any(c.isdigit() for c in word.text):
        return False
    before = doc[first - 1] if first else None
    after = doc[last] if last < len(doc) else None
    if before is not None and before.lower_.strip(".") in _CIVIL | ROLES and before.text[0].isupper():
        return True
    if before is not None and before.lower_ in {"in", "at", "near", "from", "the", "towards", "of"}:
        return False
    if any(p.thousands > 2 or p.id < 0 for p in find(reading.key(first, last))):
        return False
    said = after is not None and after.lower_ in VERBS or before is not None and before.lower_ in VERBS
    return said


def _placed(reading: Reading, first: int, last: int, key: str) -> bool:
    """Whether two or more words name a place rather than a person."""
    doc = reading.doc
    before = doc[first - 1] if first else None
    if before is not None and (_titled(before) or before.lower_ in VERBS):
        return False
    if last < len(doc) and doc[last].lower_ in VERBS - {"is", "was", "has", "had"}:
        return False
    found = find(key) or find(bare(key))
    if any(place.id < 0 or place.kind in {"country", "region"} or place.thousands >= 20 for place in found):
        return True
    located = before is not None and before.lower_ in {"in", "at", "near", "outside", "around"}
    typed = last < len(doc) and doc[last].lower_ in _GEO_WORDS
    return typed or (bool(found) and located)
