"""What a person is: the role that stands before a name, or after it behind a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.names.lexicon import ORGANISED, ROLES, TITLES, demonyms
from tui.facts.names.reading import capital, point

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.reading import Reading

_WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
_LINKS = frozenset({"of", "for", "at", "and", "in", "on", "to", "with", "the", "from", "&"})
_LONGEST = 16
_FORMS = frozenset("mr mrs ms miss mx sir st the rev hon former late dr professor prof".split())
_ENDINGS = ("ologist", "icist", "iatrist", "grapher", "keeper", "master", "woman", "holder")
_GROUPS = frozenset(
    "group group's groups organisation organisation's organization organization's monitor monitors "
    "monitor's agency agency's charity charity's watchdog watchdog's observatory".split()
)
_IDLE = frozenset({"the", "a", "an", "his", "her", "their", "its", "s", "year", "old", "-", "s'"})
_CREDITS = {"reporting": "reporter", "writing": "writer", "editing": "editor", "written": "writer"}


def role_before(reading: Reading, first: int) -> str | None:
    """The role that ends where a name begins: "Iraqi Prime Minister X", "the lawyer, X,"."""
    doc = reading.doc
    if first == 0 or _fresh(doc, first):
        return None
    last = first
    if doc[last - 1].lower_ in {"named", "surnamed", "called"}:
        last -= 1
    elif first > 1 and [t.lower_ for t in doc[first - 2 : first]] == ["identified", "as"]:
        last -= 2
    comma = last > 0 and doc[last - 1].text == ","
    if comma:
        last -= 1
    start = _own_start(reading, _back(reading, last), last)
    heads = [i for i in range(start, last) if _is_head(doc[i])]
    if not heads:
        return None
    if comma and not _heads_phrase(reading, start, last, heads):
        return None
    if not comma and not _adjacent(reading, heads[-1], last):
        return None
    return _clean(reading, start, last)


def _fresh(doc: list[Token], index: int) -> bool:
    """Whether a sentence begins there; one behind "Capt." does not."""
    if index >= len(doc) or not doc[index].is_sent_start:
        return False
    return not point(doc, index - 1)


def _back(reading: Reading, last: int) -> int:
    """Where the noun phrase that ends at `last` begins."""
    doc = reading.doc
    start = last
    while 0 < start and last - start < _LONGEST and not _fresh(doc, start):
        if not _reaches(reading, start - 1, last):
            break
        start -= 1
    return start


def _reaches(reading: Reading, index: int, last: int) -> bool:
    """Whether the phrase takes in the token at `index`, going left."""
    doc = reading.doc
    token, before = doc[index], doc[index - 1] if index else None
    low = token.lower_
    if point(doc, index):
        return True
    if token.text in {"-", "–", "/"}:
        return before is not None and not before.whitespace_ and not token.whitespace_
    if low in {"'s", "’s", "'"}:
        return True
    if low in {"the", "a", "an", "his", "her", "their", "its"}:
        return before is not None and before.lower_ in {"of", "for", "at"}
    if low in {"of", "for", "at", "and"}:
        if index + 1 >= last or before is None or before.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return False
        return low != "and" or _joins_roles(reading, index)
    if reading.taken.get(index) in {"person"} or token.is_punct or token.like_num:
        return False
    return token.pos_ in _WITHIN or low in ROLES


def _own_start(reading: Reading, start: int, last: int) -> int:
    """Where the role itself begins: "the government of President" starts at "President"."""
    doc = reading.doc
    while start < last:
        word = doc[start]
        if not word.text[0].isalnum() or word.lower_ in _LINKS | {"s", "a", "an"}:
            start += 1
            continue
        link = next((i for i in range(start, last) if doc[i].lower_ in {"of", "for", "at"}), None)
        if link is None or _is_head(doc[link - 1]) or any(_is_head(t) for t in doc[start:link]):
            break
        start = link + 1
    return start


def _joins_roles(reading: Reading, index: int) -> bool:
    doc = reading.doc
    if capital(doc[index - 1]) and capital(doc[index + 1]) and index - 1 not in reading.taken:
        return True
    return _is_head(doc[index - 1]) or any(_is_head(t) for t in doc[max(0, index - 3) : index])


def _is_head(token: Token) -> bool:
    word = token.lower_.strip(".")
    if word in ROLES:
        return True
    if token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in ROLES:
        return True
    if word in TITLES and word not in _FORMS:
        return token.text[0].isupper()
    return token.pos_ == "NOUN" and word.endswith(_ENDINGS)


def _adjacent(reading: Reading, head: int, last: int) -> bool:
    """Whether the role really touches the name, over an "of" phrase or a short form if need be."""
    doc = reading.doc
    if head == last - 1 or (head == last - 2 and point(doc, last - 1)):
        return True
    between = doc[head + 1 : last]
    if between[0].lower_ in {"of", "for", "at"}:
        return True
    return len(between) <= 3 and all(t.text[0].isupper() or not t.is_alpha for t in between)


def _heads_phrase(reading: Reading, start: int, last: int, heads: list[int]) -> bool:
    """Whether a role word is the head of the phrase before a comma."""
    doc = reading.doc
    stop = next(
        (i for i in range(start, last) if doc[i].lower_ in {"of", "for", "at", "in"}), last
    )
    return stop - 1 in heads


def role_after(reading: Reading, last: int) -> str | None:
    """The role that follows a name: ", the mayor of Y,", ", 34, a farmer", "(spokesman)", "judge at"."""
    doc = reading.doc
    index = last
    opened = index < len(doc) and doc[index].text in {",", "(", "–", "-", "—"}
    if opened:
        index += 1
        index = _skip_age(reading, index)
    elif index < len(doc) and doc[index].lower_ in {"is", "was"}:
        index += 1
        if index >= len(doc) or doc[index].lower_ not in {"a", "an", "the", "one"}:
            return None
    if index < len(doc) and doc[index].lower_ in {"who", "which"}:
        index += 1
        if index >= len(doc) or doc[index].lower_ not in {"is", "was"}:
            return None
        index += 1
    while index < len(doc) and doc[index].lower_ in {"his", "her", "their", "its", "whose"}:
        index += 1
    stop = _forward(reading, index)
    return _role_in(reading, index, stop, opened=opened) or _belongs(reading, index)


def _belongs(reading: Reading, index: int) -> str | None:
    """Whom a person speaks for: "X of United Ambulance", "X, from the Health Ministry"."""
    doc = reading.doc
    if index + 1 >= len(doc) or doc[index].lower_ not in {"of", "from", "with"}:
        return None
    start = index + 1
    while start < len(doc) and doc[start].lower_ in {"the", "a"}:
        start += 1
    last = start
    while last < len(doc) and reading.taken.get(last) == "org":
        last += 1
    if last == start and doc[index].lower_ == "from":
        last = _forward(reading, start)
        if not any(token.lower_ in ORGANISED for token in doc[start:last]):
            return None
    return reading.text(index, last) if last > start else None


def shared_role(reading: Reading, first: int) -> str | None:
    """The role that a list of people shares: "by daughters X and Y"."""
    doc = reading.doc
    start = first
    while start > 0 and (
        reading.taken.get(start - 1) == "person" or doc[start - 1].lower_ in {",", "and"}
    ):
        start -= 1
    if start == first or start < 1 or doc[start - 1].tag_ != "NNS" or start == 0:
        return None
    return role_before(reading, start)


def credit(reading: Reading, first: int) -> str | None:
    """The part in making the article that a credit gives: "Reporting by X and Y; editing by Z"."""
    doc = reading.doc
    index = first - 1
    while index > 0 and first - index < 30:
        token = doc[index]
        if token.lower_ == "by" and doc[index - 1].lower_ in _CREDITS:
            return _CREDITS[doc[index - 1].lower_]
        if not (token.text[0].isupper() or token.lower_ in {"and", ",", "in", "-", "&"}):
            return None
        index -= 1
    return None


def _role_in(reading: Reading, index: int, stop: int, *, opened: bool) -> str | None:
    doc = reading.doc
    if stop <= index or doc[index].lower_ in _LINKS - {"the"}:
        return None
    link = next((i for i in range(index, stop) if doc[i].lower_ in _LINKS - {"the", "and"}), stop)
    heads = [i for i in range(index, link) if _is_head(doc[i])]
    if not heads:
        return None
    if not opened and (doc[index].text[0].isupper() or heads[0] > index + 2):
        return None
    if opened and heads[-1] != link - 1 and heads[-1] + 1 < link and doc[heads[-1] + 1].pos_ == "PROPN":
        return None
    return _clean(reading, index, stop)


def _skip_age(reading: Reading, index: int) -> int:
    doc = reading.doc
    if index < len(doc) and doc[index].lower_ == "aged":
        index += 1
    if index + 1 < len(doc) and doc[index].like_num and doc[index + 1].text in {",", ")"}:
        return index + 2
    return index


def _forward(reading: Reading, index: int) -> int:
    """Where the noun phrase that begins at `index` ends."""
    doc = reading.doc
    stop = index
    while stop < len(doc) and stop - index < _LONGEST:
        token = doc[stop]
        if token.is_sent_start and stop > index:
            break
        if reading.taken.get(stop) == "person":
            break
        if token.pos_ in _WITHIN | {"DET"} or token.lower_ in _LINKS | {"-", "'s", "’s", "/"}:
            stop += 1
        elif token.text in {"(", ")"} and stop > index and stop + 1 < len(doc) and (
            token.text == ")" or doc[stop + 1].text.isupper()
        ):
            stop += 1
        else:
            break
    while stop > index and (doc[stop - 1].lower_ in _LINKS or doc[stop - 1].text in {"-", "("}):
        stop -= 1
    return stop


def _clean(reading: Reading, start: int, last: int) -> str | None:
    doc = reading.doc
    while start < last and doc[start].lower_ in _IDLE:
        start += 1
    while last > start and doc[last - 1].text in {"'s", ",", "-"}:
        last -= 1
    words = [doc[i].lower_.strip(".") for i in range(start, last) if doc[i].text[0].isalnum()]
    if not words or all(word in _FORMS or word in demonyms() for word in words):
        return None
    if len(words) > 12:
        return None
    if words[0] in _GROUPS and len(words) > 1:
        return _of_group(reading, start, last) or reading.text(start, last)
    role = reading.text(start, last)
    if doc[last - 1].tag_ == "NNS":
        role = role.removesuffix(doc[last - 1].text) + doc[last - 1].lemma_
    return role


def _of_group(reading: Reading, start: int, last: int) -> str | None:
    """The role with the organisation's name: "the group's director" is "director of X"."""
    doc = reading.doc
    index = start - 1
    while index > 0 and reading.taken.get(index) != "org":
        index -= 1
    first = index
    while first > 0 and reading.taken.get(first - 1) == "org":
        first -= 1
    if reading.taken.get(index) != "org":
        return None
    begin = start + 1
    while begin < last and doc[begin].text in {"'s", "’s", "'", "-"}:
        begin += 1
    return f"{reading.text(begin, last)} of {reading.text(first, index + 1)}"
