"""Compare two texts by sentence: whether they differ in substance, and where.

A sentence is known by its words, so that another quotation mark, blank or capital is no change.
One of a few letters is none of substance, unless it tells of victims: it is mostly a time, a
counter or a credit.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST_BYTES = 20
"""Letters, in UTF-8, of a sentence of substance: "Last updated 3 hours ago" has 19.

In bytes, because seven characters of Chinese say as much as twenty letters of English.
"""

_END = re.compile(r"[.!?][\"'”’»)\]]*\s+|[。！？।]\s*|\n+")
_VICTIMS = re.compile(
    r"\b(?:dead|deaths?|died|dies|killed|kills|injur|wounded|hurt|missing|toll|casualt|drown|fatal"
    r"|displaced|victim|arrested|trapped|rescued|evacuat|mort|tué|blessé|disparu|décès|noyé"
    r"|muert|fallec|herid|víctima|desaparecid|ahogad|ferid|vítima|feriti|dispers|vittim|uccis"
    r"|tote|getötet|verletzt|vermisst|opfer|gestorben|dode|dood|gewond|vermist|slachtoffer"
    r"|omgekomen|ofiar|zabit|zgin|rann|zagini|mrtv|zraněn|zranen|nezvěst|död|skad|saknad"
    r"|dræb|døde|drept|såre|omkom|öl[dü]|yaral|kayıp|rănit|dispăru|halott|halál|sérült|meghalt|kuol|loukkaantu"
    r"|tewas|luka|hilang|korban|meninggal|chết|tử vong|bị thương|mất tích|thiệt mạng|wamekufa"
    r"|majeruhi)"
    r"|погиб|убит|ранен|пострада|жертв|пропал|загиб|загин|поранен|вбит|зникл|νεκρ|τραυματ|αγνοούμεν"
    r"|قتل|قتيل|جريح|جرحى|مصاب|شهيد|شهداء|ضحايا|وفاة|مفقود|کشته|زخمی|ہلاک|جاں بحق|لاپتہ"
    r"|הרוג|נהרג|פצוע"
    r"|मौत|मृत|मारे|घायल|लापता|নিহত|আহত|মৃত|নিখোঁজ|பலி|உயிரிழ|காயம|死|遇难|遇難|伤|傷|失踪|失蹤|負傷|けが"
    r"|不明|사망|숨졌|부상|실종|เสียชีวิต|บาดเจ็บ|สูญหาย|ሞቱ|ቆስ",
    re.IGNORECASE,
)
_VERSION = re.compile(r"update \d{1,2}\s?[-–—:]\s?", re.IGNORECASE)
"""What agencies set before a headline, and count up."""

_WORD = re.compile(r"\w+")


class Difference(NamedTuple):
    """A sentence that both texts have, or that was removed or added."""

    sign: Literal[" ", "-", "+"]
    sentence: str


def sentence_starts(text: str) -> list[int]:
    """List where the sentences of a text start, and its end."""
    return [0, *(match.end() for match in _END.finditer(text)), len(text)]


def differ_in_substance(old: str, new: str) -> bool:
    """Tell whether a sentence of some length stands in one of two texts only."""
    return old != new and _substance(old) != _substance(new)


def titles_differ(old: str, new: str) -> bool:
    """Tell whether two headlines differ in a word."""
    return _words(_VERSION.sub("", old, count=1)) != _words(_VERSION.sub("", new, count=1))


def differences(old: str, new: str) -> Iterator[Difference]:
    """Compare two texts sentence by sentence, in their order; what was removed comes first."""
    old_sentences, new_sentences = list(sentences(old)), list(sentences(new))
    matcher = SequenceMatcher(
        None, list(map(_words, old_sentences)), list(map(_words, new_sentences)), autojunk=False
    )
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield from (Difference(" ", sentence) for sentence in new_sentences[new_start:new_end])
            continue
        yield from (Difference("-", sentence) for sentence in old_sentences[start:end])
        yield from (Difference("+", sentence) for sentence in new_sentences[new_start:new_end])


def sentences(text: str) -> Iterator[str]:
    """Split a text at what ends a sentence or a line."""
    start = 0
    for end in _END.finditer(text):
        if sentence := text[start : end.end()].strip():
            yield sentence
        start = end.end()
    if sentence := text[start:].strip():
        yield sentence


def _substance(text: str) -> set[tuple[str, ...]]:
    return {
        words
        for sentence in sentences(text)
        if (words := _words(sentence))
        and (_letters(words) >= FEWEST_BYTES or _VICTIMS.search(sentence))
    }


def _letters(words: tuple[str, ...]) -> int:
    return sum(len(word.encode()) for word in words if not word.isdecimal())


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
