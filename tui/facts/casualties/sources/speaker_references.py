"""Whom a text means where it says that "he", "it" or "the group" speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.casualties.index.antecedents import antecedent
from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_PERSONAL = grammar().personal
PRONOUNS = _PERSONAL | {"it", "they"}


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
    called: dict[str, str] = {}
    for word, speaker in sorted(speakers, key=lambda item: item[0]):
        if speaker in PRONOUNS:
            fitting = [each for each in spoken if called.get(each.speaker, speaker) == speaker]
            name = _only_person(tokens, word, spoken, mentions) if speaker in _PERSONAL else None
            name = name or _resolved(speaker, fitting, mentions)
            if name is not None and speaker in _PERSONAL:
                called[name] = speaker
        else:
            at = tokens.text, tokens.starts[word]
            name = antecedent(speaker, at, [each.speaker for each in spoken], mentions)
        if name is not None:
            spoken.append(Attribution(word, tokens.sentence_of[word], name, word in cited))
    return spoken


def _only_person(
    tokens: TokenTable, word: int, spoken: list[Attribution], mentions: Mentions
) -> str | None:
    """The only person whom the sentence before is about, where nobody speaks in it."""
    sentence = tokens.sentence_of[word] - 1
    if sentence < 0 or (spoken and spoken[-1].sentence >= sentence):
        return None
    inside = range(*tokens.sentences[sentence])
    subjects = {mentions.covering(tokens.starts[n]) for n in inside if _is_subject(tokens, n)}
    names = subjects & mentions.persons.keys()
    return names.pop() if len(names) == 1 else None


def _is_subject(tokens: TokenTable, word: int) -> bool:
    """Whether a word is the subject of a verb, or names who that is: "the officer, Ann Lee,"."""
    while tokens.deps[word] == "appos":
        word = tokens.heads[word]
    return tokens.deps[word] in {"nsubj", "nsubjpass"}


def _resolved(pronoun: str, attributions: list[Attribution], mentions: Mentions) -> str | None:
    """Whom "he" or "it" means: who spoke last, a person for "he" and "she"."""
    for attribution in reversed(attributions[-4:]):
        speaker = attribution.speaker
        if pronoun not in _PERSONAL or speaker in mentions.persons or _is_somebody(speaker):
            return speaker
    only = {attribution.speaker for attribution in attributions}
    return only.pop() if len(only) == 1 else None


def _is_somebody(speaker: str) -> bool:
    """Whether a speaker is one person without a name: "a 14-year-old boy"."""
    article, _, noun = speaker.casefold().rpartition(" ")
    return article.split()[:1] in (["a"], ["an"]) and nature(noun) == "people"
