"""Whom a headline names as its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.sources.begun_speakers import speaker_at

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_HEADED = re.compile(r"(?::|, (?=\S+(?: \S+)? says?$)) ")
"""What stands before a headline's source: "Two drown: police", "Two drown, police say"."""


def headline_speaker(tokens: TokenTable, mentions: Mentions) -> str | None:
    """Find whom a headline names as its source at its end: "Two men drown: police"."""
    for match in _HEADED.finditer(tokens.text, 0, tokens.title_end):
        word = tokens.word_at(match.end())
        speaker = speaker_at(tokens, mentions, word, strict=True)
        ends = speaker is not None and tokens.text[match.end() :].startswith(speaker)
        behind = tokens.text[match.end() + len(speaker or "") : tokens.title_end].strip()
        if ends and behind in {"", "say", "says"}:
            return speaker
    return None
