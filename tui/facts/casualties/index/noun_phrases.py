"""Noun phrases: how far one reaches, and which word is its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import is_national, nature, singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.index.triggers import Trigger

_STOP_TAGS = grammar().stop_tags
_INSIDE = grammar().inside
FURTHER = grammar().further
_AUXILIARIES = grammar().be | grammar().have | grammar().modals
_COMPOUNDS = (["passers", "-", "by"], ["passer", "-", "by"], ["hangers", "-", "on"])
_GOES_ON = frozenset({"JJ", "NN", "NNP", "NNS"})
_WHERE = frozenset({"outside", "inside", "near", "behind", "across"})
_SAID = frozenset({"said", "told", "reported", "announced", "confirmed"})
_SPEAKER = 3
"""Words of a speaker between a victim and what he said: "health ministry officials"."""
_QUOTES = frozenset("\"'“”‘’")
_QUOTED = 4
"""Words from a mark to the other one of a few words that are quoted."""
_LONGEST = 9
"""Words of the longest noun phrase; a run of more is a heading or a table."""
_ORGANISATION = re.compile(
    r"[A-Z][\w’'-]*(?: (?:(?:of|and|for|the) )?[A-Z][\w’'-]*){0,9}"
    r" \([A-Z][\w/ -]{1,20}\)(?:-\w+)? (?=[a-z])"
    r"|(?:[A-Z][\w’'-]* ){1,4}"
    r"(?:Army|Council|Force|Forces|Front|Guards?|Movement|Organi[sz]ation|Party|Union)"
    r"(?: of [A-Z][\w-]*(?: [A-Z][\w-]*)?)? (?=[a-z])"
)
"""A name whose members are counted behind it: "three Party of Labour (PL) cadres"."""


def noun_phrase(
    tokens: TokenTable, begin: int, limit: int, harm: dict[int, Trigger], numbers: set[int]
) -> tuple[int, int | None]:
    """Find where the noun phrase that begins at a word ends, and its head if it has one."""
    behind = _past_organisation(tokens, begin, limit)
    if behind is not None:
        end, head = noun_phrase(tokens, behind, limit, harm, numbers)
        if head is not None and nature(tokens.lower[head]) == "people":
            return end, head
    head = None
    end = begin
    for word in range(begin, min(limit, begin + _LONGEST)):
        text = tokens.lower[word]
        if text in FURTHER:
            end = word + 1
            if text == "others" and not _people_at(tokens, word + 1, limit):
                return end, word
            continue
        if head is None and quotes_a_word(tokens, word):
            continue
        named = head is not None and _names(tokens, head, word, limit)
        named = named and not _of_body(tokens, word, limit)
        if named or word in numbers or _over(tokens, word, limit, harm):
            break
        if text not in _INSIDE:
            end = word + 1
            if _is_noun(tokens, word) and (word not in harm or harm[word].form == "noun"):
                head = word
    return _past_head(tokens, head, end), head


def quotes_a_word(tokens: TokenTable, word: int) -> bool:
    """Tell whether a mark opens or closes quotation of a word or two: "three 'commanders' of"."""
    if tokens.lower[word] not in _QUOTES:
        return False
    near = (*range(word - _QUOTED, word - 1), *range(word + 2, word + _QUOTED + 1))
    return any(0 <= other < len(tokens) and tokens.lower[other] in _QUOTES for other in near)


def _past_head(tokens: TokenTable, head: int | None, end: int) -> int:
    if head is None:
        return end
    return head + (3 if tokens.lower[head : head + 3] in _COMPOUNDS else 1)


def _past_organisation(tokens: TokenTable, begin: int, limit: int) -> int | None:
    """The word behind the name of an organisation, where its members may be counted."""
    if begin >= limit:
        return None
    match = _ORGANISATION.match(tokens.text, tokens.starts[begin], tokens.ends[limit - 1])
    return tokens.word_at(match.end()) if match is not None else None


def _of_body(tokens: TokenTable, word: int, limit: int) -> bool:
    """Whether a nation stands before somebody of a body: "a Kenyan AU soldier"."""
    body = is_national(tokens.lower[word - 1]) and tokens.slice(word, word + 1).isupper()
    return body and _people_at(tokens, word + 1, limit)


def _titled(tokens: TokenTable, word: int, limit: int) -> bool:
    """Whether a title in capitals goes on to its own noun: "an Assistant Sub Inspector"."""
    if not tokens.text[tokens.starts[word - 1]].isupper() or tokens.tags[word - 1] == "NNPS":
        return False
    for position in range(word, min(limit, word + 3)):
        if tokens.lower[position] == "-":
            continue  # "Assistant Sub-Inspector"
        if not tokens.text[tokens.starts[position]].isupper():
            return False
        if nature(tokens.lower[position]) == "people":
            return singular(tokens.lower[word - 1]) == tokens.lower[word - 1]
    return False


def _next_line(tokens: TokenTable, word: int, limit: int) -> bool:
    """Whether a word is the label of the next line: "Injured: 21", "Location: Zliten"."""
    labelled = word + 1 < limit and tokens.lower[word + 1] == ":"
    return labelled and "\n" in tokens.text[tokens.ends[word - 1] : tokens.starts[word]]


def _people_at(tokens: TokenTable, word: int, limit: int) -> bool:
    return word < limit and nature(tokens.lower[word]) == "people"


def _is_noun(tokens: TokenTable, word: int) -> bool:
    next_tag = tokens.tags[word + 1] if word + 1 < len(tokens) else ""
    if tokens.tags[word] == "JJ" and tokens.entities[word] == "NORP" and next_tag in _GOES_ON:
        return False
    if tokens.lower[word - 1 : word + 1] == ["-", "by"]:
        return False  # of "a passer-by"
    in_lexicon = nature(tokens.lower[word]) != "unknown"
    return in_lexicon or tokens.tags[word].startswith("NN") or tokens.entities[word] == "NORP"


def _over(tokens: TokenTable, word: int, limit: int, harm: dict[int, Trigger]) -> bool:
    """Whether a word can be no part of a noun phrase that has begun before it."""
    tag = tokens.tags[word]
    if _next_line(tokens, word, limit) or _places(tokens, word, limit):
        return True
    if word not in harm and _hyphenated(tokens, word, limit):
        return False
    if word in harm:
        return not _attributive(tokens, word, harm, limit)
    if tag == "VBD" and word + 1 < limit and tokens.tags[word + 1] in {"NN", "NNS"}:
        return tokens.lower[word] in _AUXILIARIES or not _people_at(tokens, word + 1, limit)
    if tag in _STOP_TAGS:
        return tokens.lower[word] not in _INSIDE and not _person_here(tokens, word)
    return tag.startswith(("VB", "RB")) and not _modifies(tokens, word, limit)


def _places(tokens: TokenTable, word: int, limit: int) -> bool:
    """Whether a word says where, though the tagger took it for another: "kills four outside"."""
    if tokens.lower[word] not in _WHERE or tokens.tags[word + 1 : word + 2] == ["HYPH"]:
        return False
    end = word + 1
    while end < limit and tokens.tags[end].startswith(("NN", "JJ", "DT", "PRP$")):
        end += 1
    return not _people_at(tokens, end - 1, limit)


def _hyphenated(tokens: TokenTable, word: int, limit: int) -> bool:
    """Whether a word is half of a compound before a noun: "off" in "four off-duty soldiers"."""
    return (
        word + 3 < limit
        and tokens.tags[word] in {"IN", "RP", "VB", "RB"}
        and (tokens.tags[word + 1] == "HYPH")
    )


def _person_here(tokens: TokenTable, word: int) -> bool:
    """Whether a word that the model takes for no noun is a noun for people in the lexicon."""
    return nature(tokens.lower[word]) == "people" and tokens.tags[word] not in {
        "CC",
        "DT",
        "PRP",
        "PRP$",
    }


def _attributive(tokens: TokenTable, word: int, harm: dict[int, Trigger], limit: int) -> bool:
    """Whether a trigger stands before the noun it describes: "two wounded soldiers"."""
    trigger = harm[word]
    if trigger.mode == "body" or (
        trigger.mode == "noun" and nature(tokens.lower[word]) == "people"
    ):
        return True
    position = trigger.end
    if trigger.form != "past" or nature(tokens.lower[word - 1]) == "things":
        return False  # "a grenade killed mayor Ann Lee"
    while position < limit and position < trigger.end + 2 and tokens.tags[position] == "JJ":
        position += 1
    while position < min(limit, trigger.end + 5) and tokens.tags[position] == "NNP":
        position += 1
    if position >= limit or tokens.tags[position] not in {"NN", "NNS"}:
        return False
    return nature(tokens.lower[position]) != "unknown"


def _modifies(tokens: TokenTable, word: int, limit: int) -> bool:
    """Whether a verb's form or an adverb stands inside a noun phrase: "12 masked men"."""
    return (
        word + 1 < limit
        and tokens.tags[word + 1] in {"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH"}
        and (tokens.tags[word] in {"VBN", "VBG", "RB", "RBS", "RBR"})
    )


def opens_speaker(tokens: TokenTable, word: int, limit: int) -> bool:
    """Tell whether a word opens who said so, where a comma is lost: "a groom officials said"."""
    verbs = (at for at in range(word + 1, min(limit, word + _SPEAKER + 1)))
    verb = next((at for at in verbs if tokens.lower[at] in _SAID), None)
    if verb is None or tokens.tags[verb] != "VBD":
        return False
    titled = tokens.tags[verb - 1] == "NNP" and nature(tokens.lower[word]) == "people"
    nouns = all(tokens.tags[at].startswith(("NN", "JJ")) for at in range(word, verb))
    return nouns and (tokens.tags[verb - 1] == "NNS" or titled)


def _names(tokens: TokenTable, head: int, word: int, limit: int) -> bool:
    """Whether the phrase is over after its head: a name or a day follows, or a second phrase."""
    text, next_text = tokens.lower[head], tokens.lower[word]
    if opens_speaker(tokens, word, limit) and nature(text) == "people":
        return True
    if nature(text) != "people" or word != head + 1 or nature(next_text) == "people":
        return False
    if _titled(tokens, word, limit):
        return False
    plural = singular(text) != text and not text.endswith("s'")
    return plural or tokens.tags[word] in {"NNP", "NNPS", "JJ"}
