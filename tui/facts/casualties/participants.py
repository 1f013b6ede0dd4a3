"""The parties of a text: counted people, and those that an article or a "no" introduces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.noun_phrases import FURTHER, noun_phrase
from tui.facts.casualties.participant import Party
from tui.facts.casualties.person_nouns import is_unit, nature
from tui.facts.casualties.uncounted import denied, introduced
from tui.facts.lexicon import words
from tui.facts.numbers import find_quantities

if TYPE_CHECKING:
    from tui.facts.casualties.person_nouns import Nature
    from tui.facts.casualties.token_table import Reading
    from tui.facts.casualties.triggers import Trigger
    from tui.facts.numbers import Quantity


_THEM = words("them")
_BEFORE_NOUN = frozenset({"number of", "most", "half", "majority", "handful"})


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
    found += denied(reading, harm, taken)
    found += introduced(reading, harm, taken, numbers)
    found.sort(key=lambda party: (party.start, -party.end))
    return found


def _counted(
    reading: Reading, quantity: Quantity, harm: dict[int, Trigger], numbers: set[int]
) -> Party | None:
    start, after = reading.at(quantity.start), reading.before(quantity.end)
    if start >= len(reading) or after <= start:
        return None
    if quantity.vague and _is_name(reading, after - 1):
        return None
    limit = reading.bounds(after - 1)[1]
    begin, of_whole = _past_of(reading, quantity, after, limit)
    if begin < limit and reading.words[begin] in _THEM:
        end, noun = noun_phrase(reading, begin + 1, limit, harm, numbers)
        if noun is None or nature(reading.words[noun]) != "people":
            end, noun = begin + 1, begin
        return _party(reading, quantity, start, end, noun, of_whole=True)
    end, head = noun_phrase(reading, begin, limit, harm, numbers)
    if head is None and begin > after and begin in harm:
        whole = harm[begin].form == "past" or begin > after + 1
        noun = begin if whole else None
        return _party(reading, quantity, start, begin + whole, noun, of_whole=whole)
    if head is None:
        end = after if begin != after and begin not in numbers else max(end, after)
        of_whole = of_whole and begin in numbers
    return _party(reading, quantity, start, max(end, after), head, of_whole=of_whole)


def _is_name(reading: Reading, word: int) -> bool:
    """Whether a quantity word is part of a name: capitalised within a sentence of the text."""
    if reading.tags[word] == "NNP":
        return True
    start = reading.starts[word]
    within = word > reading.bounds(word)[0] and start > reading.title_end
    return (
        within
        and reading.text[start].isupper()
        and reading.text[start - 1] == " "
        and (word + 1 < len(reading) and reading.text[reading.starts[word + 1]].isupper())
    )


def _past_of(reading: Reading, quantity: Quantity, begin: int, limit: int) -> tuple[int, bool]:
    """Where the noun begins behind "of the", and whether the number is a part of that noun."""
    after = begin
    if begin < limit and reading.words[begin] == "of":
        begin += 1
        while begin < limit and reading.tags[begin] in {"DT", "PRP$", "PDT"}:
            begin += 1
        return begin, begin > after + 1 or quantity.vague is None
    if quantity.vague in _BEFORE_NOUN:
        while begin < limit and reading.tags[begin] in {"DT", "PRP$"}:
            begin += 1
    return begin, False


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
        further=not FURTHER.isdisjoint(words),
        of_whole=of_whole,
        unit=head is not None and is_unit(reading.words[head]),
    )
