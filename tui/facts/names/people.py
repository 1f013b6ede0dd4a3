"""People: whom the model calls a person, and whom titles, ages and verbs of saying give away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import bare, find, fold
from tui.facts.names.lexicon import (
    ORGANISED,
    PARTICLES,
    ROLES,
    TITLES,
    VERBS,
    demonyms,
    given_names,
)
from tui.facts.names.organisations import known
from tui.facts.names.reading import capital, hangs, joins, point
from tui.facts.names.surroundings import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.facts.names.reading import Reading

_LONGEST = 8
_NEVER = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march july august september october november december ramadan eid christmas easter allah national security council subscribe youtube flu fentanyl fever virus
    god quran koran bible internet photo source tags related read share email comment updated
    published home news video live covid ebola coronavirus h1n1 h5n1 sars mers influenza zika
    cholera hurricane typhoon cyclone storm tropical mosque church province city village town
    operation daily world also more street road avenue square airport hospital river mount lake
    university school earth boeing airbus sukhoi tupolev toyota""".split()
)
_GEO_WORDS = frozenset(
    """province city district governorate county region town village neighbourhood neighborhood
    countryside suburb suburbs state camp island river valley road street highway airport base crossing""".split()
)
_ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ad", "ar", "at", "az"})
_BUILT = frozenset(
    """mosque church hospital school university street road square airport base district
    neighbourhood neighborhood neighbourhoods neighborhoods towns villages districts suburb
    suburbs provinces province village city town camp governorate area region suburb
    brigade brigades battalion movement group front militia island river valley bridge prison
    checkpoint crossing countryside road hotel stadium market phalanges disease syndrome virus
    fever act law prize award""".split()
)
_STOPS = frozenset("a an our the in on by and or for from with at their his her its this that".split())
_CIVIL = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "capt", "lt", "col", "gen",
                    "sgt", "maj", "sen", "rep", "gov", "rev", "cpl", "president", "sheikh"})  # fmt: skip


def find_people(reading: Reading) -> list[tuple[int, int]]:
    """Spans of names of people, from the left; their tokens are taken."""
    found: dict[int, int] = {}
    spans = [*_labelled(reading), *_shown(reading)]
    for first, last in (half for span in spans for half in _parted(reading, *span)):
        trimmed = _trim(reading, first, last)
        if trimmed and reading.free(*trimmed) and _plausible(reading, *trimmed):
            found[trimmed[0]] = trimmed[1]
            reading.take(*trimmed, "person")
    return sorted(found.items())


def _parted(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The names of a run, where the text has lost the commas between them."""
    doc = reading.doc
    start = first
    if reading.stripped:
        for index in range(first + 2, last - 1):
            fresh = fold(doc[index].text) in given_names()
            if fresh and _nameword(doc[index - 1]) and index - start > 1:
                if fold(doc[index - 1].text) not in given_names():
                    yield start, index
                    start = index
    yield start, last


def _labelled(reading: Reading) -> Iterator[tuple[int, int]]:
    for entity in reading.parsed.doc.ents:
        if entity.label_ == "PERSON":
            yield _grown(reading, entity.start, entity.end)


def _grown(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The span with the particles and names that the model cut off."""
    doc = reading.doc
    while last < len(doc) and last - first < _LONGEST and not doc[last].is_sent_start:
        step = last
        while step < len(doc) and joins(doc[step]) and step - last < 3:
            step += 1
        if step >= len(doc) or not _goes_on(doc, last, step):
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


def _goes_on(doc: list[Token], last: int, step: int) -> bool:
    """Whether the word at `step` still belongs to the name that the model ended at `last`."""
    word = doc[step]
    if step == last:
        return _nameword(word) and word.pos_ == "PROPN" and not word.ent_type_
    glued = doc[step - 1].text == "-" and not doc[step - 1].whitespace_ and word.is_alpha
    return _nameword(word) or (glued and step == last + 1)


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
            if step >= len(doc) or doc[step].is_sent_start or not (
                _nameword(doc[step]) or (step > last and _goes_on(doc, last, step))
            ):
                break
            last = step + 1
        first = index
        while first < last - 1 and _titled(doc[first]):
            first += 1
        if first < last and not reading.shouting(first) and _evident(reading, first, last):
            yield first, last
        index = last


def _evident(reading: Reading, first: int, last: int) -> bool:
    """Whether a run that the model does not call a person is one all the same."""
    doc = reading.doc
    words = [t for t in doc[first:last] if t.text[0].isalpha()]
    if _civil(reading, first):
        return True
    if len(words) < 2 or any(t.ent_type_ in {"LOC", "NORP", "DATE"} for t in words):
        return False
    if any(t.ent_type_ == "GPE" for t in words) and find(reading.key(first, last)):
        return False
    known_first = fold(words[0].text) in given_names()
    return known_first or _spoken_of(reading, first, last)


def _civil(reading: Reading, first: int) -> bool:
    """Whether "Mr", "Dr" or "Sheikh" stands before."""
    before = _before(reading, first)
    return before is not None and before.lower_.strip(".") in _CIVIL and before.text[0].isupper()


def _before(reading: Reading, first: int) -> Token | None:
    """The word before a name, over the point of a shortened title."""
    index = first - 2 if point(reading.doc, first - 1) else first - 1
    return reading.doc[index] if index >= 0 else None


def _spoken_of(reading: Reading, first: int, last: int) -> bool:
    """Whether a role, an age or a verb of saying shows a run of names to be a person."""
    doc = reading.doc
    before = _before(reading, first)
    after = doc[last] if last < len(doc) else None
    if before is not None and before.lower_.strip(".") in ROLES | TITLES:
        return True
    if after is None:
        return False
    if after.text in {",", "("}:
        ahead = doc[last + 1 : last + 3]
        if len(ahead) == 2 and ahead[0].like_num and ahead[1].text in {",", ")"}:
            return True
        apposed = before is not None and before.text == "," and doc[first - 2].lower_ in ROLES
        return apposed or (len(ahead) > 0 and ahead[0].lower_ == "who")
    return after.lower_ in VERBS - {"is", "was", "has", "had", "died", "reported"} or (
        after.lower_ in ROLES and after.text.islower()
    )


def _nameword(token: Token) -> bool:
    text = token.text
    if not capital(token):
        return False
    return token.is_alpha or "'" in text[1:-1] or (text[-1] == "." and text.isupper())


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
    while first < last and (
        _titled(doc[first]) or doc[first].text in {"-", "'s", "."} or doc[first].lower_ in _STOPS
    ):
        first += 1
    while last > first and not (
        doc[last - 1].text[0].isupper() or hangs(doc[last - 1])
    ):
        last -= 1
    while last - first > 1 and doc[last - 1].lower_ in VERBS | _NEVER | _GEO_WORDS:
        last -= 1
    return (first, last) if first < last else None


def _part(token: Token) -> bool:
    if token.text[0].isupper():
        return token.ent_type_ != "DATE" and not token.is_digit and token.lower_ not in _STOPS
    return joins(token) or token.text in {".", '"'} or hangs(token)


def _plausible(reading: Reading, first: int, last: int) -> bool:
    doc = reading.doc
    words = [t for t in doc[first:last] if t.text[0].isalpha()]
    lows = [t.lower_.strip(".") for t in words]
    if not any(t.text[0].isupper() for t in words):
        return False
    if any(w in ORGANISED or w in _NEVER or w in _GEO_WORDS for w in lows[1:]):
        return False
    if lows[0] in ORGANISED | _NEVER | _GEO_WORDS and lows[0] not in given_names():
        return False
    key = reading.key(first, last)
    if key in known() or bare(key) in known():
        return False
    foreign = [low for low in lows if low in demonyms()]
    if foreign and (lows[0] in demonyms() or fold(lows[0]) not in given_names()):
        return False
    if last < len(doc) and doc[last].lower_ in _BUILT:
        return False
    names = [w for w in words if w.lower_ not in PARTICLES]
    if not names:
        return False
    if len(names) == 1:
        return _single(reading, first, last, names[0])
    if all(t.text.isupper() and len(t) > 2 for t in names) and not reading.shouting(first):
        return False
    return _weight(reading, first, last, names) >= 1.0 and not _placed(reading, first, last, key)


def _weight(reading: Reading, first: int, last: int, names: list[Token]) -> float:
    """How much speaks for a person, given that the model or the words around suggested one."""
    doc = reading.doc
    score = 1.0
    if fold(names[0].text) in given_names():
        score += 1.0
    if _civil(reading, first) or _spoken_of(reading, first, last):
        score += 1.5
    if doc[first].lower_ in _ARTICLES:
        score -= 1.0
    if reading.shouting(first):
        score -= 1.0
    common = sum(1 for t in names if t.lower_ in reading.common)
    score -= 1.0 * common
    if first and doc[first - 1].lower_ in {"in", "near", "at", "outside", "around", "to", "between", "of"}:
        score -= 0.7
    if last < len(doc) and _nameword(doc[last]) and doc[last].ent_type_ not in {"DATE"}:
        score -= 0.5
    return score


def _single(reading: Reading, first: int, last: int, word: Token) -> bool:
    """A single name is somebody's if a title or a verb says so."""
    doc = reading.doc
    if len(word) < 3 or word.text.isupper() or any(c.isdigit() for c in word.text):
        return False
    before = _before(reading, first)
    after = doc[last] if last < len(doc) else None
    titled = before is not None and before.lower_.strip(".") in _CIVIL | ROLES
    if before is not None and titled and before.text[0].isupper():
        return _placed_title(reading, first, last) is False
    if before is not None and before.lower_ in {"in", "at", "near", "from", "the", "of"}:
        return False
    if any(p.thousands > 2 or p.id < 0 for p in find(reading.key(first, last))):
        return False
    if (after is not None and after.lower_ in VERBS) or (
        before is not None and before.lower_ in VERBS
    ):
        return True
    if word.ent_type_ != "PERSON" or word.lower_ in reading.common or reading.shouting(first):
        return False
    joined = before is not None and before.lower_ == "and" and reading.taken.get(first - 2)
    return joined == "person" or _recurs(reading, word)


def _recurs(reading: Reading, word: Token) -> bool:
    """Whether a single name is called a person every time, and once more than a modifier."""
    same = [t for t in reading.doc if t.text == word.text]
    if len(same) < 2 or any(t.ent_type_ not in {"PERSON", ""} for t in same):
        return False
    if any(around(reading.doc, t.i, t.i + 1).kind for t in same):
        return False
    free = {"nsubj", "nsubjpass", "dobj", "conj", "poss", "attr", "appos"}
    return sum(t.dep_ in free and t.nbor().pos_ != "NOUN" for t in same[:-1]) > 0


def _placed_title(reading: Reading, first: int, last: int) -> bool:
    """Whether the name is a place together with the title before it: "Sheikh Maqsoud"."""
    if first == 0 or not reading.doc[first - 1].is_alpha:
        return False
    return bool(find(reading.key(first - 1, last)))


def _placed(reading: Reading, first: int, last: int, key: str) -> bool:
    """Whether two or more words name a place rather than a person."""
    doc = reading.doc
    if _placed_title(reading, first, last):
        return True
    before = _before(reading, first)
    found = find(key) or find(bare(key))
    if _civil(reading, first):
        return False
    inside = before is not None and before.lower_ in {"in", "at", "near", "outside", "off"}
    if inside and any(p.id < 0 or p.thousands >= 10 for p in found):
        return True
    if _spoken_of(reading, first, last):
        return False
    if any(p.id < 0 or p.kind in {"country", "region"} or p.thousands >= 20 for p in found):
        return True
    located = before is not None and before.lower_ in {"in", "at", "near", "outside", "around"}
    return bool(found) and located
