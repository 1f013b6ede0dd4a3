"""Grade sources and information by the scale of the field, the NATO Admiralty Code.

A letter says how reliable the source has been, a number how credible this piece of information
is. F and 6 are not the worst: they say that it cannot be judged. Each is given apart from the
other, so either may stand alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model import Annotation, Row

RELIABILITY: dict[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""What the letter says of the source, in the words of the scale."""

CREDIBILITY: dict[str, str] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""What the number says of the information."""

GRADES = (
    *RELIABILITY,
    *CREDIBILITY,
    *(source + information for source in RELIABILITY for information in CREDIBILITY),
)
"""Every grade there is: a letter, a number, both."""

_GRADE = re.compile(r"\s*([A-Fa-f]?)[\s-]?([1-6]?)\s*")


def parse_grade(typed: str) -> str | None:
    """Parse a grade as somebody types it, b2 or B-2; "" is none, `None` what is no grade."""
    match = _GRADE.fullmatch(typed)
    return match[1].upper() + match[2] if match else None


def annotation_words(annotation: Annotation | Row) -> str:
    """Write a grade and a note in one line, each with its name; "" where there is none."""
    grade = f"Grade {annotation.grade}: {grade_words(annotation.grade)}" if annotation.grade else ""
    note = f"Note: {annotation.note}" if annotation.note else ""
    return ". ".join(filter(None, (grade, note)))


def grade_words(grade: str) -> str:
    """Describe a grade in the words of the scale: usually reliable, probably true."""
    scale = RELIABILITY | CREDIBILITY
    return ", ".join(scale[sign] for sign in grade)
