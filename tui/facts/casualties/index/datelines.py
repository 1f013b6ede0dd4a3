"""Where a report comes from: the town, the agency and the day that stand before its first word."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"\s*(?:\([A-Z]{2,6}\)\s[-–—]+\s)?[A-Z](?:[^.!?\n]|(?<=\b[A-Z])\.(?=[A-Z])){2,50}?"
    r"(?:\.(?:,?\s?[A-Z]?[a-z]*\.?\s?\d{1,2}(?:, \d{4})?)?)?\s?"
    r"(?:(?:\([^)\n]{2,30}\)\s)?[-–—]+\s|\((?:AP|AFP|Reuters|UPI|Xinhua|IRIN)\)\s)"
    r"|\s*[A-Z]{3}[A-Z ,]{0,30}:\s"
    r"|\s*\([A-Z][^()\n]{2,30}\d{4}\)\s?[-–—]+\s"
    r"|\s*[A-Z][\w'’ -]{2,30}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r"(?:,? \d{4})?\s?(?:\([A-Z][^)\n]{1,20}\)|:)\s"
    r"|\s*[A-Z][^\W\d_][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
    r"(?:,? (?:on )?\d{1,2} [A-Z][a-z]{2,8}\.?|, [A-Z][a-z]{2,8}\.? \d{1,2})?(?:,? \d{4})?"
    r"\.\s+(?:/[A-Z]{2,8}/\.?\s+)?(?=[A-Z])"
)
"""A dateline as papers and agencies set it off, by a dash, a colon or a bracket."""
_SHOUTED = re.compile(
    r"\s*(?:(?:last updated(?: at)?|(?:date of )?publi(?:shed|cation)|posted(?: on)?)[: ]+)?"
    r"(?:(?:[A-Z][a-z]{2,8} ?\d{1,2}|\d{1,2} [A-Z][a-z]{2,8}) ?,? ?\d{4} )?"
    r"(?-i:[A-Z]{4,}(?:[ -][A-Z]{2,}){0,5}) (?-i:(?=[A-Z\d][a-z\d]))",
    re.IGNORECASE,
)
"""One that has lost its marks: "Last updated at May 312016 TUNIS At least"."""


def dateline_end(text: str, body: int) -> int:
    """Find the character at which a report's first sentence begins behind its dateline, else 0."""
    match = _DATELINE.match(text, body) or _SHOUTED.match(text, body)
    return match.end() if match is not None else 0
