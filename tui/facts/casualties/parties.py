"""The parties of a text: counted people, "a woman", "no one", and single people when asked for.

A party is a noun phrase with its number. Whether it was harmed is for the rules to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.facts.casualties.people import is_single, is_unit, nature, singular
from tui.facts.numbers import find_quantities

if TYPE_CHECKING:
    from tui.facts.casualties.people import Nature
    from tui.facts.casualties.reading import Reading
    from tui.facts.casualties.triggers import Trigger
    from tui.facts.numbers import Quantity
    from tui.model import Precision

PartyForm = Literal["number", "vague", "article", "zero", "single"]

_STOP_TAGS = frozenset(
    "IN TO CC DT PRP PRP$ WDT WP WP$ WRB MD VBD VBZ VBP VB EX , . : `` '' -LRB- -RRB- UH RP PDT".split()
)
_INSIDE = frozenset({"-", "–", "/", "'s", "’s", "'", "’", ".", "&"})
_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "i", "me"})
_ARTICLES = frozenset({"a", "an", "another"})
_ZERO = re.compile(
    r"(?<![\w-])(?:no[- ]one(?: else)?|nobody(?: else)?|none(?: of (?:the|them|those|whom))?|no other|no|zero|without(?: any)?)(?![\w-])",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(r"\s+of\s+(?:the|its|their|his|her|our|those|these|all)?\s*", re.IGNORECASE)
_FURTHER = frozenset(
    {"other", "others", "more", "another", "additional", "further", "else", "extra"}
)
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Party:
    """Words `start` to `end`; `head` is its noun, or null for a bare number.

    `core` is the span of the number in characters. `further` is said of "two others" and "three more".
    """

    start: int
    end: int
    head: int | None
    form: PartyForm
    core: tuple[int, int]
    low: int | None
    high: int | None
    vague: str | None
    precision: Precision
    nature: Nature
    further: bool = False
    of_whole: bool = False
    unit: bool = False


def find_parties(reading: Reading, triggers: tuple[Trigger, ...]) -> list[Party]:
    """Every counted, indefinite or denied party, in the order of the text and never overlapping."""
    harm = {word: trigger for trigger in triggers for word in range(trigger.start, trigger.end)}
    found: list[Party] = []
    quantities = find_quantities(reading.text)
    numbers = {reading.at(quantity.core[0]) for quantity in quantities}
    for quantity in quantities:
        party = _counted(reading, quantity, harm, numbers)
        if party is not None:
            found.append(party)
    taken = {word for party in found for word in range(party.start, party.end)}
    found += _zeros(reading, harm, taken)
    found += _articles(reading, harm, taken, numbers)
    found.sort(key=lambda party: (party.start, -party.end))
    return found


def _counted(
    reading: Reading, quantity: Quantity, harm: dict[int, Trigger], numbers: set[int]
) -> Party | None:
    start, after = reading.at(quantity.start), reading.before(quantity.end)
    if start >= len(reading) or after <= start:
        return None
    limit = reading.bounds(after - 1)[1]
    of_whole = False
    begin = after
    if begin < limit and reading.words[begin] in {"of"}:
        jump = begin + 1
        while jump < limit and reading.tags[jump] in {"DT", "PRP$", "PDT"}:
            jump += 1
        of_whole = jump > begin + 1 or quantity.vague is None
        begin = jump
    elif quantity.vague and quantity.vague in {"number of", "most", "half", "majority", "handful"}:
        while begin < limit and reading.tags[begin] in {"DT", "PRP$"}:
            begin += 1
    if begin < limit and reading.words[begin] in {"them", "whom", "those", "these", "which"}:
        end, noun = noun_phrase(reading, begin + 1, limit, harm, numbers)
        if noun is None or nature(reading.words[noun]) != "people":
            end, noun = begin + 1, begin
        return _party(reading, quantity, start, end, noun, of_whole=True)
    end, head = noun_phrase(reading, begin, limit, harm, numbers)
    if head is None and begin > after and begin in harm:
        whole = harm[begin].form == "past" or begin > after + 1
        return _party(reading, quantity, start, begin + whole, begin if whole else None, of_whole=whole)
    if head is None:
        end = after if begin != after and begin not in numbers else max(end, after)
        of_whole = of_whole and begin in numbers
    return _party(reading, quantity, start, max(end, after), head, of_whole=of_whole)


def _party(
    reading: Reading, quantity: Quantity, start: int, end: int, head: int | None, *, of_whole: bool
) -> Party:
    known: Nature = "unknown"
    if head is not None:
        word = reading.words[head]
        known = "people" if word in {"them", "whom", "those"} else nature(word)
        if known == "unknown" and reading.entities[head] == "NORP":
            known = "people"
    words = reading.words[start:end]
    return Party(
        start=start,
        end=end,
        head=head,
        form="vague" if quantity.vague else "number",
        core=quantity.core,
        low=quantity.low,
        high=quantity.high,
        vague=quantity.vague,
        precision=quantity.precision,
        nature=known,
        further=not _FURTHER.isdisjoint(words),
        of_whole=of_whole,
        unit=head is not None and is_unit(reading.words[head]),
    )


def noun_phrase(
    reading: Reading, begin: int, limit: int, harm: dict[int, Trigger], numbers: set[int]
) -> tuple[int, int | None]:
    """Where the noun phrase that begins at a word ends, and its head, or null where there is none."""
    head: int | None = None
    end = begin
    for word in range(begin, min(limit, begin + _LONGEST)):
        text, tag = reading.words[word], reading.tags[word]
        if text in _FURTHER:
            end = word + 1
            if text == "others" and not (word + 1 < limit and nature(reading.words[word + 1]) == "people"):
                return end, word
            continue
        if word in numbers or (
            tag in _STOP_TAGS and text not in _INSIDE and not _person_here(reading, word)
        ):
            break
        if word in harm and not _attributive(reading, word, harm, limit):
            break
        if (
            tag.startswith(("VB", "RB"))
            and word not in harm
            and not _modifies(reading, word, limit)
        ):
            break
        if head is not None and _names(reading, head, word):
            break
        if text in _INSIDE:
            continue
        end = word + 1
        if tag.startswith("NN") or nature(text) != "unknown" or reading.entities[word] == "NORP":
            head = word
    if head is not None:
        end = head + 1
    return end, head


def _person_here(reading: Reading, word: int) -> bool:
    """Whether a word that the model takes for no noun is a noun for people in the lexicon."""
    return nature(reading.words[word]) == "people" and reading.tags[word] not in {
        "IN",
        "CC",
        "DT",
        "PRP",
        "PRP$",
    }


def _attributive(reading: Reading, word: int, harm: dict[int, Trigger], limit: int) -> bool:
    """Whether a trigger stands before the noun it describes: "two wounded soldiers", "four dead bodies"."""
    trigger = harm[word]
    if trigger.mode == "body" or (
        trigger.mode == "noun" and nature(reading.words[word]) == "people"
    ):
        return True
    after = trigger.end
    if trigger.form != "past" or after >= limit:
        return False
    return reading.tags[after] in {"NN", "NNS"} and nature(reading.words[after]) != "unknown"


def _modifies(reading: Reading, word: int, limit: int) -> bool:
    """Whether a verb's form or an adverb stands inside a noun phrase: "12 masked men", "two badly hurt boys"."""
    return (
        word + 1 < limit
        and reading.tags[word + 1] in {"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH"}
        and (reading.tags[word] in {"VBN", "VBG", "RB", "RBS", "RBR"})
    )


def _names(reading: Reading, head: int, word: int) -> bool:
    """Whether the phrase is over after its head: a name or a day follows, or a second phrase."""
    text, after = reading.words[head], reading.words[word]
    if nature(text) != "people" or word != head + 1 or nature(after) == "people":
        return False
    plural = singular(text) != text and not text.endswith("s'")
    return plural or reading.tags[word] in {"NNP", "NNPS", "JJ"}


def _zeros(reading: Reading, harm: dict[int, Trigger], taken: set[int]) -> list[Party]:
    found: list[Party] = []
    for match in _ZERO.finditer(reading.text):
        start, after = reading.at(match.start()), reading.before(match.end())
        if start in taken or after <= start:
            continue
        limit = reading.bounds(start)[1]
        end, head = noun_phrase(reading, after, limit, harm, taken)
        alone = (
            not match[0].casefold().startswith(("no ", "without")) and match[0].casefold() != "no"
        )
        if alone:
            end, head = after, None
        elif head is not None and reading.words[head] in {"report", "reports", "word", "news", "sign", "signs"}:
            if not _harm_ahead(reading, end, limit, harm):
                continue
            head = None
        elif head is not None and nature(reading.words[head]) == "things":
            continue
        elif head is None and not (after < limit and _harm_ahead(reading, after, limit, harm)):
            continue
        found.append(
            Party(
                start,
                end,
                head,
                "zero",
                match.span(),
                0,
                0,
                None,
                "exact",
                "people" if alone or head is None else nature(reading.words[head]),
            )
        )
        taken.update(range(start, end))
    return found


def _harm_ahead(reading: Reading, start: int, limit: int, harm: dict[int, Trigger]) -> bool:
    """Whether "no" denies harm: "no deaths", "no immediate reports of casualties"."""
    return any(word in harm for word in range(start, min(limit, start + 6)))


def _articles(
    reading: Reading, harm: dict[int, Trigger], taken: set[int], numbers: set[int]
) -> list[Party]:
    """Single people that an article introduces: "a man", "another policeman"."""
    found: list[Party] = []
    for word, text in enumerate(reading.words):
        if text not in _ARTICLES or word in taken:
            continue
        limit = reading.bounds(word)[1]
        begin = _past_age(reading, word + 1, limit)
        end, head = noun_phrase(reading, begin, limit, harm, numbers - set(range(word, begin)))
        if head is None or not is_single(reading.words[head]):
            continue
        span = (reading.starts[word], reading.ends[word])
        found.append(
            Party(
                word, end, head, "article", span, 1, 1, None, "exact", "people", text == "another"
            )
        )
        taken.update(range(word, end))
    return found


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
            in {"NN", "NNP", "JJ", "DT", "PRP$", "VBN", "HYPH", "CD", "NNS"}
            and start > head - 6
        ):
            start -= 1
            if reading.tags[start] in {"DT", "PRP$"}:
                break
    span = (reading.starts[start], reading.ends[end - 1])
    return Party(start, end, head, "single", span, 1, 1, None, "exact", "people")
