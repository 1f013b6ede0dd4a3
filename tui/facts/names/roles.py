"""What a person is: the role that stands before a name, or after it behind a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.names.lexicon import ROLES, TITLES, demonyms

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.reading import Reading

_WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART"})
_LINKS = frozenset({"of", "for", "at", "and", "in", "on", "to", "with", "the", "from", "&"})
_LONGEST = 16
_FORMS = frozenset(
    """mr mrs ms miss mx sir st the rev hon former late """.split()
)


def role_before(reading: Reading, first: int) -> str | None:
    """The role that ends where a name begins: "Iraqi Prime Minister X", "the lawyer, X,"."""
    doc = reading.doc
    last = first
    comma = last > 0 and doc[last - 1].text == ","
    if comma:
        last -= 1
    start = _back(reading, last)
    if start == last:
        return None
    heads = [i for i in range(start, last) if _is_head(doc[i])]
    if not heads:
        return None
    if comma and not _heads_phrase(reading, start, last, heads):
        return None
    if not comma and not _adjacent(reading, heads[-1], last, heads):
        return None
    return _clean(reading, start, last)


def _back(reading: Reading, last: int) -> int:
    """Where the noun phrase that ends at `last` begins."""
    doc = reading.doc
    start = last
    while start > 0 and last - start < _LONGEST:
        token = doc[start - 1]
        if token.is_sent_start and start < last and doc[start].is_sent_start:
            break
        if token.text in {"-", "–", "/", "'s", "’s", "'", "."} and start - 1 > 0:
            start -= 1
        elif token.lower_ in {"the", "a", "an", "his", "her", "their", "its"}:
            if start - 2 >= 0 and doc[start - 2].lower_ in {"of", "for", "at"}:
                start -= 1
            else:
                break
        elif token.lower_ in {"of", "for", "and", "at"} and start < last:
            if start - 2 < 0 or doc[start - 2].pos_ not in {"NOUN", "PROPN"}:
                break
            if token.lower_ == "and" and not _joins_roles(reading, start - 1):
                break
            start -= 1
        elif token.pos_ in _WITHIN and reading.taken.get(token.i) != "person" and token.text != ",":
            if token.is_punct or token.like_num:
                break
            start -= 1
        else:
            break
    while start < last and (not doc[start].text[0].isalnum() or doc[start].lower_ in _LINKS | {"s"}):
        start += 1
    return start


def _joins_roles(reading: Reading, index: int) -> bool:
    doc = reading.doc
    return _is_head(doc[index - 1]) or any(_is_head(t) for t in doc[max(0, index - 3) : index])


def _is_head(token: Token) -> bool:
    word = token.lower_.strip(".")
    return (
        word in ROLES
        or (token.lemma_.lower() in ROLES and token.pos_ in {"NOUN", "PROPN"})
        or (word in TITLES and word not in _FORMS and token.text[0].isupper())
    )


def _adjacent(reading: Reading, head: int, last: int, heads: list[int]) -> bool:
    """Whether the role really touches the name, over an "of" phrase or a short form if need be."""
    doc = reading.doc
    if head == last - 1:
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
    stop = _forward(reading, index)
    return _role_in(reading, index, stop, opened=opened)


def _role_in(reading: Reading, index: int, stop: int, *, opened: bool) -> str | None:
    doc = reading.doc
    if stop <= index:
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
        if token.pos_ in _WITHIN | {"DET"} or token.lower_ in _LINKS or token.text in {"-", "'s", "’s", "/"}:
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
    while start < last and doc[start].lower_ in {"the", "a", "an", "his", "her", "their", "its", "s"}:
        start += 1
    while last > start and doc[last - 1].text in {"'s", ",", "-"}:
        last -= 1
    words = [doc[i].lower_.strip(".") for i in range(start, last) if doc[i].text[0].isalnum()]
    if not words or all(word in _FORMS or word in demonyms() for word in words):
        return None
    return reading.text(start, last)
