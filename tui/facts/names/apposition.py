"""The role behind a name: after a comma, in brackets, or after "is a"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.names.lexicon import ORGANISED
from tui.facts.names.role_words import LINKS, LONGEST, QUALIFIERS, WITHIN, is_head, role_text

if TYPE_CHECKING:
    from tui.facts.names.name_context import Reading

_LEADS = {
    "runs": "head",
    "founded": "founder",
    "organised": "organiser",
    "organized": "organizer",
    "led": "leader",
    "heads": "head",
    "leads": "leader",
    "directs": "director",
    "commands": "commander",
    "chairs": "chair",
    "owns": "owner",
    "edits": "editor",
    "manages": "manager",
}
_WHOSE = frozenset({"his", "her", "their", "its"})


def role_after(reading: Reading, last: int) -> str | None:
    """The role that follows: ", the mayor of Y,", ", 34, a farmer", "(spokesman)", "judge at"."""
    doc = reading.doc
    opened = _low(reading, last) in {",", "(", "–", "-", "—"}
    if reading.stripped and _low(reading, last) in {"the", "a", "an"}:
        return _unmarked(reading, last)
    index = _skip_age(reading, last + 1) if opened else last
    if not opened and _low(reading, index) in {"is", "was"}:
        index += 1
        if _low(reading, index) not in {"a", "an", "the", "one"}:
            return None
    if opened and _low(reading, index) in {"also", "currently", "now"}:
        index += 1
    if _low(reading, index) == "who" and not doc[index].text.isupper():
        if _low(reading, index + 1) in _LEADS:
            return _leading(reading, index + 1)
        if _low(reading, index + 1) not in {"is", "was"}:
            return None
        index += 2
    while index < len(doc) and doc[index].lower_ in _WHOSE:
        index += 1
    if index > 0 and doc[index - 1].lower_ in _WHOSE and index < len(doc) and doc[index].like_num:
        return None  # another of a list: "X, their 21-year-old aunt"
    stop = _forward(reading, index)
    return _role_in(reading, index, stop, opened=opened)


def _unmarked(reading: Reading, index: int) -> str | None:
    """A role that has lost its commas: "X the antiquities chief said"."""
    stop = _forward(reading, index + 1)
    role = _role_in(reading, index + 1, stop, opened=True)
    over = stop >= len(reading.doc) or reading.doc[stop].pos_ in {"VERB", "AUX", "PUNCT"}
    return role if role and over else None


def _leading(reading: Reading, verb: int) -> str | None:
    """The office of who leads something: "X, who runs the programme", is "head of programme"."""
    start = verb + 1
    while start < len(reading.doc) and reading.doc[start].lower_ in {"the", "a", "an", *_WHOSE}:
        start += 1
    stop = _forward(reading, start)
    return f"{_LEADS[_low(reading, verb)]} of {reading.text(start, stop)}" if stop > start else None


def _low(reading: Reading, index: int) -> str:
    """A token in small letters, "" beyond the end."""
    return reading.doc[index].lower_ if index < len(reading.doc) else ""


def belongs(reading: Reading, last: int) -> str | None:
    """Whom a person speaks for: "X of United Ambulance", "X, from the Health Ministry"."""
    doc = reading.doc
    index = last + 1 if _low(reading, last) == "," else last
    if index + 1 >= len(doc) or doc[index].lower_ not in {"of", "from", "with"}:
        return None
    start = index + 1
    while start < len(doc) and doc[start].lower_ in {"the", "a"}:
        start += 1
    last = start
    while last < len(doc) and reading.taken.get(last) == "org":
        last += 1
    if last == start and doc[index].lower_ in {"from", "of"}:
        last = _forward(reading, start)
        if not any(token.lower_ in ORGANISED for token in doc[start:last]):
            return None
    return reading.text(index, last) if last > start else None


def _role_in(reading: Reading, index: int, stop: int, *, opened: bool) -> str | None:
    doc = reading.doc
    if stop <= index or doc[index].lower_ in LINKS - {"the"}:
        return None
    link = next((i for i in range(index, stop) if doc[i].lower_ in LINKS - {"the", "and"}), stop)
    heads = [i for i in range(index, link) if is_head(doc[i])]
    if not heads:
        return None
    if not opened:
        plain = doc[index].text[0].islower() and heads[0] <= index + 2
        return role_text(reading, index, stop) if plain else None
    beyond = heads[-1] + 1
    if beyond < link and doc[beyond].pos_ == "PROPN":
        return None
    return role_text(reading, index, stop)


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
    while stop < len(doc) and stop - index < LONGEST:
        fresh = doc[stop].is_sent_start and stop > index
        if fresh or not _reaches(reading, index, stop):
            break
        stop += 1
    while stop > index and (doc[stop - 1].lower_ in LINKS or doc[stop - 1].text in {"-", "("}):
        stop -= 1
    return stop


def _reaches(reading: Reading, index: int, stop: int) -> bool:
    """Whether the phrase from `index` takes in the token at `stop`."""
    token = reading.doc[stop]
    if reading.taken.get(stop) == "person":
        return stop > index and _beside_person(reading, stop)
    if token.pos_ in WITHIN or token.pos_ == "DET" or token.lower_ in LINKS | QUALIFIERS:
        return True
    initials = len(token) > 1 and token.text.isupper()
    if initials or token.text in {"-", "'s", "’s", "/"} or _compound(reading, stop):
        return True
    if stop == index or stop + 1 >= len(reading.doc):
        return False
    return token.text == ")" or (token.text == "(" and reading.doc[stop + 1].text.isupper())


def _compound(reading: Reading, index: int) -> bool:
    """Whether a word is joined to another by a hyphen: "a 52-year-old foreman"."""
    doc = reading.doc
    ahead = _low(reading, index + 1) == "-" and not doc[index].whitespace_
    return ahead or (index > 0 and doc[index - 1].text == "-" and not doc[index - 1].whitespace_)


def _beside_person(reading: Reading, stop: int) -> bool:
    """Whether another person's name goes on, or stands right behind its title: "aide to Mr X"."""
    before = reading.doc[stop - 1]
    return reading.taken.get(stop - 1) == "person" or is_head(before) or before.lower_ == "of"
