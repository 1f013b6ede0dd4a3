"""Parties without a number of their own: "a woman", "no one", "the pilot", "Qasim Halabouni"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.noun_phrases import noun_phrase
from tui.facts.casualties.participant import Party
from tui.facts.casualties.person_nouns import is_single, nature
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.token_table import Reading
    from tui.facts.casualties.triggers import Trigger

_PRONOUNS = words("pronouns")
_ORDINALS = words("one_of_row") - {"latest", "first"}
_BEFORE_NOUN = frozenset({"neither", "no", "no other", "zero"})
_INTRODUCING = words("articles") | {"both"}
_TIDINGS = frozenset({"report", "reports", "word", "news"})
_ZERO = re.compile(
    r"(?<![\w-])(?:no[- ]one(?: else)?|nobody(?: else)?|none(?: of (?:the|them|those|whom))?"
    r"|neither of (?:the|them|those|whom)|no other|no|zero|neither|without(?: any)?)(?![\w-])",
    re.IGNORECASE,
)


def denied(reading: Reading, harm: dict[int, Trigger], taken: set[int]) -> list[Party]:
    """Parties of nobody: "no one", "no civilians", "no reports of casualties"."""
    found: list[Party] = []
    for match in _ZERO.finditer(reading.text):
        start, after = reading.at(match.start()), reading.before(match.end())
        if start in taken or after <= start:
            continue
        reach = _nobody(reading, harm, taken, after, match[0].casefold())
        if reach is None:
            continue
        end, head = reach
        kind = "people" if head is None else nature(reading.words[head])
        party = Party(start, end, head, "zero", match.span(), 0, 0, None, "exact", kind)
        found.append(party)
        taken.update(range(start, end))
    return found


def _nobody(
    reading: Reading, harm: dict[int, Trigger], taken: set[int], after: int, written: str
) -> tuple[int, int | None] | None:
    """Where a denial ends and its noun, or null where "no" denies neither people nor harm."""
    if written not in _BEFORE_NOUN and not written.startswith("without"):
        return after, None
    limit = reading.bounds(after - 1)[1]
    end, head = noun_phrase(reading, after, limit, harm, taken)
    if head is not None and reading.words[head] in _TIDINGS:
        after, head = end, None
    if head is None and written == "neither":
        return None
    if head is None:
        ahead = _harm_ahead(harm, after, limit)
        return (ahead, None) if ahead is not None else None
    return None if nature(reading.words[head]) == "things" else (end, head)


def _harm_ahead(harm: dict[int, Trigger], start: int, limit: int) -> int | None:
    """The trigger that is near: "no deaths", "no immediate reports of casualties"."""
    return next((word for word in range(start, min(limit, start + 6)) if word in harm), None)


def introduced(
    reading: Reading, harm: dict[int, Trigger], taken: set[int], numbers: set[int]
) -> list[Party]:
    """People whom a word introduces: "a man", "another policeman", "a couple", "both men"."""
    found: list[Party] = []
    for word, text in enumerate(reading.words):
        if word in taken or not (text in _INTRODUCING or reading.tags[word] in {"DT", "PRP$"}):
            continue
        begin = _past_age(reading, word + 1, reading.bounds(word)[1])
        after = reading.words[word + 1 : word + 3]
        parents = reading.tags[word] == "PRP$" and after[:1] == ["parents"]
        parents = parents or (
            text == "the" and after[:1] == ["couple"] and after != ["couple", "of"]
        )
        end: int = begin
        head: int | None = begin - 1
        both = _both_alone(reading, word)
        if both:
            head = None
        elif _is_age(reading, word, begin):
            pass
        elif text in _INTRODUCING or parents:
            limit = reading.bounds(word)[1]
            end, head = noun_phrase(reading, begin, limit, harm, numbers - set(range(word, begin)))
        else:
            continue
        if head is None and reading.words[begin : begin + 1] and reading.words[begin] in _ORDINALS:
            end = begin + 1
        elif head is None and text == "another" and _alone(reading, harm, begin):
            end = begin
        elif not both and not (
            head is not None and (parents or end == begin or _fits(reading, text, head))
        ):
            continue
        span = (reading.starts[word], reading.ends[word])
        couple = head is not None and reading.words[head] == "couple"
        count = 1 + (text == "both" or couple or parents)
        found.append(
            Party(
                start=word,
                end=end,
                head=head,
                form="number" if both else "article",
                core=span,
                low=count,
                high=count,
                vague=None,
                precision="exact",
                nature="people",
                further=text == "another",
            )
        )
        taken.update(range(word, end))
    return found


def _alone(reading: Reading, harm: dict[int, Trigger], word: int) -> bool:
    """Whether what came to harm or is in a state follows straight: "another wounded", "is in"."""
    if word in harm:
        return harm[word].form == "past"
    return reading.words[word : word + 1] in (["is"], ["was"], ["remains"])


def _both_alone(reading: Reading, word: int) -> bool:
    """Whether "both" stands for two who were named: "Lee, 77, and Roe, 80, both of Dover,"."""
    return (
        reading.words[word] == "both"
        and word > 0
        and reading.words[word - 1] == ","
        and reading.words[word + 1 : word + 2] in (["of"], ["from"], ["in"])
    )


def _is_age(reading: Reading, word: int, begin: int) -> bool:
    """Whether an age stands for who has it: "the 22-year-old was hurt"."""
    if begin == word + 1 or begin >= len(reading):
        return False
    return not reading.tags[begin].startswith(("JJ", "NN", "HYPH", "VBN"))


def _fits(reading: Reading, opener: str, head: int) -> bool:
    """Whether "a" stands before one person or a couple, and "both" before people."""
    noun = reading.words[head]
    if opener == "both":
        return nature(noun) == "people" and not is_single(noun)
    of_nation = reading.entities[head] == "NORP" and reading.tags[head] in {"NN", "NNP"}
    return is_single(noun) or noun == "couple" or of_nation


def _past_age(reading: Reading, begin: int, limit: int) -> int:
    """Where the phrase goes on after an age: "a 26-year-old man", "a 77 year old woman"."""
    for word in range(begin, min(limit, begin + 6)):
        if reading.words[word] in {"old", "year-old"} or reading.words[word].endswith("year-old"):
            return word + 1
        if nature(reading.words[word]) == "people":
            break
    return begin


def single(
    reading: Reading, head: int, names: frozenset[int], *, anyone: bool = False
) -> Party | None:
    """The one person that a word names, if it does: "the pilot", "he", "Qasim Halabouni".

    `names` are the words inside names of people; `anyone` asks nothing of the word.
    """
    text, tag = reading.words[head], reading.tags[head]
    start, end = head, head + 1
    if head in names:
        while start - 1 in names and reading.sentence_of[start - 1] == reading.sentence_of[head]:
            start -= 1
        while end in names and reading.sentence_of[end] == reading.sentence_of[head]:
            end += 1
    elif anyone:
        pass
    elif not (text in _PRONOUNS or (is_single(text) and tag in {"NN", "NNP", "JJ", "VB", "VBP"})):
        return None
    else:
        first = reading.bounds(head)[0]
        while (
            start > first
            and reading.tags[start - 1]
            in {"NN", "NNP", "JJ", "DT", "PRP$", "VBN", "HYPH", "CD", "NNS", "POS"}
            and start > head - 6
        ):
            start -= 1
            if reading.tags[start] in {"DT", "PRP$"}:
                break
    span = (reading.starts[start], reading.ends[end - 1])
    return Party(start, end, head, "single", span, 1, 1, None, "exact", "people")
