"""Whom a text means where it says that "he", "it" or "the group" speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.casualties.index.antecedents import antecedent
from tui.facts.casualties.index.person_nouns import nature, singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_SOURCES = grammar().sources
_PERSONAL = grammar().personal
_OPENING = 2
"""Words of a sentence before which "it" is whom the sentence before is about."""
PRONOUNS = _PERSONAL | {"it", "they"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something at a word of a sentence."""

    at: int
    sentence: int
    speaker: str
    cited: bool = False
    """Whether somebody who speaks there tells only what this speaker said: "citing police"."""
    later: bool = False
    """Whether only a later sentence names who speaks there: "an official said. Ann Lee said"."""
    back: bool = False
    """Whether a text only points back to who has spoken: "he said", "the ministry said"."""


def by_antecedents(
    tokens: TokenTable, speakers: list[tuple[int, str | None]], cited: set[int], mentions: Mentions
) -> list[Attribution]:
    """Find who speaks at each word, with pronouns and "the group" as the names they stand for."""
    spoken: list[Attribution] = []
    called: dict[str, str] = {}
    for word, speaker in sorted(speakers, key=lambda item: item[0]):
        if speaker in PRONOUNS:
            fitting = [each for each in spoken if called.get(each.speaker, speaker) == speaker]
            about = _only_person if speaker in _PERSONAL else _only_body
            name = about(tokens, word, spoken, mentions) if speaker != "they" else None
            name = name or _resolved(speaker, fitting, mentions)
            if name is not None and speaker in _PERSONAL:
                called[name] = speaker
        else:
            at = tokens.text, tokens.starts[min(word, len(tokens) - 1)]
            name = antecedent(speaker, at, [each.speaker for each in spoken], mentions)
        if name is not None:
            back = speaker != name or _points_back(speaker, spoken)
            spoken.append(
                Attribution(word, tokens.sentence_of[word], name, word in cited, back=back)
            )
    return spoken


def _points_back(speaker: str, spoken: list[Attribution]) -> bool:
    """Whether a phrase is of somebody who has spoken: "the official" behind "a local official"."""
    article, _, noun = speaker.casefold().partition(" ")
    told = (each.speaker.casefold().split() for each in spoken)
    return article == "the" and any(noun in words for words in told)


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


def _only_body(
    tokens: TokenTable, word: int, spoken: list[Attribution], mentions: Mentions
) -> str | None:
    """The body whose deed the sentence before tells: "The Front raided a camp. It said".

    Behind a verb of its own sentence "it" is who does that: "the TV showed what it said were".
    """
    first = tokens.bounds(word)[0]
    opens = word - first <= _OPENING
    sentence = tokens.sentence_of[word] - opens
    if sentence < 0 or (opens and spoken and spoken[-1].sentence >= sentence):
        return None
    if opens and "\n\n" in tokens.text[tokens.ends[first - 1] : tokens.starts[first]]:
        return None
    roots = (n for n in range(*tokens.sentences[sentence]) if tokens.heads[n] == n)
    verb = next(roots, word)
    if verb >= word or not tokens.tags[verb].startswith("VB"):
        return None
    subjects = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj" and c < verb]
    names = [mentions.covering(tokens.starts[c]) for c in subjects]
    named = [name for name in names if name is not None and name not in mentions.persons]
    bodies = (_body(tokens, head) for head in (*subjects, verb - 1))
    return named[0] if named else next((body for body in bodies if body is not None), None)


def _body(tokens: TokenTable, head: int) -> str | None:
    """The body that ends at a word, by its name or its noun: "the Popular Mobilisation"."""
    start, first = head, tokens.bounds(head)[0]
    while start > first and tokens.tags[start - 1].startswith(("NN", "JJ")):
        start -= 1
    ahead = tokens.lower[start - 1] if start > first else ""
    named = all(tokens.slice(word, word + 1)[0].isupper() for word in range(start, head + 1))
    noun = tokens.lower[head]
    of_name = named and ahead == "the" and head > start
    of_noun = noun in _SOURCES and tokens.tags[head] in {"NN", "NNP"} and nature(noun) != "people"
    return tokens.slice(start, head + 1) if of_name or of_noun else None


def _is_subject(tokens: TokenTable, word: int) -> bool:
    """Whether a word is the subject of a verb, or names who that is: "the officer, Ann Lee,"."""
    while tokens.deps[word] == "appos":
        word = tokens.heads[word]
    return tokens.deps[word] in {"nsubj", "nsubjpass"}


def _resolved(pronoun: str, attributions: list[Attribution], mentions: Mentions) -> str | None:
    """Whom "he" or "it" means: who spoke last, a person for "he" and "she" alone."""
    if pronoun not in _PERSONAL:
        attributions = [each for each in attributions if each.speaker not in mentions.persons]
    for attribution in reversed(attributions[-4:]):
        speaker = attribution.speaker
        if pronoun not in _PERSONAL or speaker in mentions.persons or _is_somebody(speaker):
            return speaker
    only = {attribution.speaker for attribution in attributions}
    name = only.pop() if len(only) == 1 else None
    several = name is not None and name not in mentions.persons and _is_several(name)
    return None if several and pronoun in _PERSONAL else name


def _is_several(speaker: str) -> bool:
    """Whether a speaker without a name is more than one: "opposition activists"."""
    noun = speaker.casefold().split()[-1]
    return nature(noun) == "people" and singular(noun) != noun


def _is_somebody(speaker: str) -> bool:
    """Whether a speaker is one person without a name: "a 14-year-old boy"."""
    article, _, noun = speaker.casefold().rpartition(" ")
    return article.split()[:1] in (["a"], ["an"]) and nature(noun) == "people"
