"""Particles that Arabic, Hebrew and Amharic write as one with their word: "and", "in", "the".

Arabic's longer ones are cut off where a text is indexed, as its stemmers do. Single letters begin
many words anyway (ברק is lightning, not "in spit"), so a text keeps them, and they are set before
what is asked for: ירושלים finds בירושלים too, and حلب finds بحلب.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CUT_OFF = re.compile("(?<!\\w)(?:و?(?:[بفک]?ال|لل)|و)([\u0621-\u064a\u06a9\u06cc]{3,})(?!\\w)")
"""The article and particles of Arabic before a word, folded."""

_FINAL_HAMZA = re.compile("[\u0621-\u064a\u06a9\u06cc]{3,}اء?")
_SET_BEFORE = {
    re.compile("[\u05d0-\u05ea](?:[\u05d0-\u05ea]{2}|[\u05d0-\u05ea]? )"): (
        "ה ו ב ל מ ש כ וה וב ול ומ וש וכ שה שב של שמ מה כש וכש כשה ושה ושב".split()  # noqa: SIM905
    ),
    re.compile("(?!ال)[\u0621-\u064a\u06a9\u06cc]{2}(?:[\u0621-\u064a\u06a9\u06cc]| )"): (
        "و ب ل ک ف وب ول".split()  # noqa: SIM905
    ),
    re.compile("[\u1200-\u137f]{2}"): "የ በ ለ ከ ስለ እንደ እና".split(),  # noqa: SIM905
    re.compile("ال\\w+ "): "و ب ک ف وب".split(),  # noqa: SIM905
}
"""Particles by how what is asked for begins that they are set before.

A word of two letters, which becomes another by them, has them only where others follow it.
"""


def without_particles(text: str) -> list[str]:
    """Find the words of Arabic that stand behind particles in a text, without them."""
    return _CUT_OFF.findall(text) if "ا" in text else []  # as in every text of Arabic


def in_other_forms(term: str) -> Iterator[str]:
    """Write a term of a query without its particle, and behind each that a text may have."""
    if found := _CUT_OFF.fullmatch(term):
        yield found[1]
    if _FINAL_HAMZA.fullmatch(term):  # which Persian and hasty writers leave out: صنعا
        yield term.removesuffix("ء") if term.endswith("ء") else f"{term}ء"
    for beginning, particles in _SET_BEFORE.items():
        if beginning.match(term):
            yield from (particle + term for particle in particles)
    if term.startswith("ال") and " " in term:
        yield from (f"لل{term[2:]}", f"ولل{term[2:]}")
