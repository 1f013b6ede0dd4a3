"""Whom a text means where it says that "he", "it" or "the group" speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.casualties.antecedents import antecedent
from tui.facts.casualties.person_nouns import nature

if TYPE_CHECKING:
    from tui.facts.casualties.mentions import Mentions
    from tui.facts.casualties.token_table import TokenTable

_PERSONAL = frozenset({"he", "she"})
PRONOUNS = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something at a word of a sentence."""

    at: int
    sentence: int
    speaker: str
    cited: bool = False
    """Whether somebody who speaks there tells only what this speaker said: "citing police"."""


def by_antecedents(
    tokens: TokenTable, speakers: list[tuple[int, str | None]], cited: set[int], mentions: Mentions
) -> list[Attribution]:
    """Find who speaks at each word, with pronouns and "the group" as the names they stand for."""
    spoken: list[Attribution] = []
    for word, speaker in sorted(speakers, key=lambda item: item[0]):
        if speaker in PRONOUNS:
            name = _resolved(speaker, spoken, mentions)
        else:
            at = tokens.text, tokens.starts[word]
            name = antecedent(speaker, at, [each.speaker for each in spoken], mentions)
        if name is not None:
            spoken.append(Attribution(word, tokens.sentence_of[word], name, word in cited))
    return spoken


def _resolved(pronoun: str, attributions: list[Attribution], mentions: Mentions) -> str | None:
    """Whom "he" or "it" means: who spoke last, a person for "he" and "she"."""
    for attribution in reversed(attributions[-4:]):
        speaker = attribution.speaker
        if pronoun not in _PERSONAL or speaker in mentions.persons or _is_somebody(speaker):
            return speaker
    return None


def _is_somebody(speaker: str) -> bool:
    """Whether a speaker is one person without a name: "a 14-year-old boy"."""
    article, _, noun = speaker.casefold().rpartition(" ")
    return article.split()[:1] in (["a"], ["an"]) and nature(noun) == "people"
