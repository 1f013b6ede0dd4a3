"""The participants of a text: counted people, and those that an article or a "no" introduces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.noun_phrases import FURTHER, noun_phrase
from tui.facts.casualties.index.participant import Participant
from tui.facts.casualties.index.person_nouns import is_animal, is_single, is_unit, nature, nature_of
from tui.facts.casualties.index.uncounted import find_denied, find_indefinite
from tui.facts.lexicon import grammar
from tui.facts.numbers import FRACTIONS, aged_groups, find_quantities, shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.person_nouns import Nature
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.index.triggers import Trigger
    from tui.facts.numbers import Quantity


_THEM = grammar().them
_BADLY = grammar().badly
_BANDS = frozenset(
    {"class", "company", "congregation", "expedition", "group", "party", "squad", "team", "unit"}
)
"""Nouns for those of whom some are people: "52 of their group"."""
_WHICH_HALF = frozenset({"this", "that", "other", "first", "second", "latter"})
_UNITS = frozenset(
    {"para", "corps", "battalion", "bn", "brigade", "division", "regiment", "rifles", "squadron"}
    | {"commando", "grenadiers", "lancers", "company", "platoon"}
)
_UNIT = 4
"""Words of the longest name of a unit up to what it is: "13 Jammu and Kashmir Rifles" has more."""
_BEFORE_NOUN = frozenset({"number of", "most", "majority", "handful"}) | FRACTIONS.keys()


def find_participants(tokens: TokenTable, triggers: tuple[Trigger, ...]) -> list[Participant]:
    """Find counted, indefinite and denied participants, in order and never overlapping."""
    harm = {word: trigger for trigger in triggers for word in range(trigger.start, trigger.end)}
    results: list[Participant] = []
    quantities = shared(tokens.text, find_quantities(tokens.text))
    numbers = {tokens.word_at(quantity.core[0]) for quantity in quantities}
    for quantity in quantities:
        participant = _counted(tokens, quantity, harm, numbers)
        if participant is not None:
            results.append(participant)
    results += _aged(tokens)
    taken = {word for participant in results for word in range(participant.start, participant.end)}
    results += find_denied(tokens, harm, taken)
    results += find_indefinite(tokens, harm, taken, numbers)
    results.sort(key=lambda participant: (participant.start, -participant.end))
    return results


def _aged(tokens: TokenTable) -> Iterator[Participant]:
    """Relatives whom only their ages count: "her sons, 5 and 7"."""
    for first, last, count in aged_groups(tokens.text):
        start, end = tokens.word_at(first), tokens.word_end(last)
        yield Participant(
            start, end, end - 1, "number", (first, last), count, count, None, "exact", "people"
        )


def _counted(
    tokens: TokenTable, quantity: Quantity, harm: dict[int, Trigger], numbers: set[int]
) -> Participant | None:
    start, stop = tokens.word_at(quantity.start), tokens.word_end(quantity.end)
    if start >= len(tokens) or stop <= start:
        return None
    if _is_of_unit(tokens, tokens.word_at(quantity.core[0]), stop):
        return None
    if quantity.vague and (_is_name(tokens, stop - 1) or _is_one_half(tokens, quantity)):
        return None
    limit = tokens.bounds(stop - 1)[1]
    begin, of_whole = _past_of(tokens, quantity, stop, limit)
    if begin < limit and tokens.lower[begin] in _THEM:
        end, noun = noun_phrase(tokens, begin + 1, limit, harm, numbers)
        if noun is None or nature(tokens.lower[noun]) != "people":
            end, noun = begin + 1, begin
        return _participant(tokens, quantity, start, end, noun, of_whole=True)
    end, head = noun_phrase(tokens, begin, limit, harm, numbers)
    if head is not None and tokens.lower[end : end + 1] == ["and"]:
        end, head = _past_second_modifier(
            tokens, head, end, noun_phrase(tokens, end + 1, limit, harm, numbers)
        )
    if head is not None and (quantity.low or 0) > 1 and _is_title(tokens, head):
        end, head = stop, None  # "wounding 16 governor Jane Roe said"
    if head is None and begin > stop and begin in harm:
        is_head = harm[begin].form == "past" or begin > stop + 1
        noun = begin if is_head else None
        whole = is_head and (begin > stop + 1 or quantity.vague is None)
        return _participant(tokens, quantity, start, begin + is_head, noun, of_whole=whole)
    if head is None:
        end = stop if begin != stop and begin not in numbers else max(end, stop)
        of_whole = of_whole and begin in numbers
    return _participant(tokens, quantity, start, max(end, stop), head, of_whole=of_whole)


def _past_second_modifier(
    tokens: TokenTable, head: int, end: int, behind: tuple[int, int | None]
) -> tuple[int, int]:
    """The noun that two modifiers share: "60 government and allied fighters"."""
    close, noun = behind
    modifies = tokens.tags[head] in {"NNP", "JJ"} and nature(tokens.lower[head]) != "people"
    shared = noun is not None and tokens.tags[noun] == "NNS" and noun > end + 1
    if noun is None or not (modifies and shared and nature(tokens.lower[noun]) == "people"):
        return end, head
    return (close, noun) if tokens.tags[end + 1].startswith(("JJ", "VBN", "NN")) else (end, head)


def _is_of_unit(tokens: TokenTable, start: int, stop: int) -> bool:
    """Whether a number is in the name of a unit of an army: "a rifleman of the 21 Para"."""
    ahead = start - 1 - (tokens.lower[start - 1] == "the")
    if ahead < 0 or tokens.lower[ahead] not in {"of", "from"} or not tokens.lower[start].isdigit():
        return False
    name = tokens.lower[stop : stop + _UNIT]
    unit = next((n for n, word in enumerate(name) if word in _UNITS), _UNIT)
    named = all(
        tokens.text[tokens.starts[stop + n]].isupper() for n in range(min(unit + 1, len(name)))
    )
    return unit < len(name) and named


def _is_one_half(tokens: TokenTable, quantity: Quantity) -> bool:
    """Whether a half is of land or time: "from this half of the county", "the first half of"."""
    half = tokens.word_at(quantity.core[0])
    half += tokens.lower[half] in {"the", "a"}
    around = {*tokens.lower[max(0, half - 1) : half + 2]}
    return quantity.vague == "half" and not _WHICH_HALF.isdisjoint(around)


def _is_title(tokens: TokenTable, head: int) -> bool:
    """Whether a noun is somebody's office before a name, and so counted by no number."""
    next_tag = tokens.tags[head + 1] if head + 1 < len(tokens) else ""
    return next_tag == "NNP" and is_single(tokens.lower[head]) and tokens.tags[head] == "NN"


def _is_name(tokens: TokenTable, word: int) -> bool:
    """Whether a quantity word is part of a name: capitalised within a sentence of the text."""
    if tokens.tags[word] == "NNP":
        return True
    start = tokens.starts[word]
    within = word > tokens.bounds(word)[0] and start > tokens.title_end
    return (
        within
        and tokens.text[start].isupper()
        and tokens.text[start - 1] == " "
        and (word + 1 < len(tokens) and tokens.text[tokens.starts[word + 1]].isupper())
    )


def _past_of(tokens: TokenTable, quantity: Quantity, begin: int, limit: int) -> tuple[int, bool]:
    """Where the noun begins behind "of the", and whether the number is a part of that noun."""
    stop = begin
    quoted = quantity.vague and tokens.lower[begin : begin + 2] in (['"', "of"], ["”", "of"])
    begin += bool(quoted)  # '"dozens" of families'
    if begin < limit and tokens.lower[begin] == "of":
        begin += 1
        while begin < limit and tokens.tags[begin] in {"DT", "PRP$", "PDT"}:
            begin += 1
        badly = tokens.lower[begin : begin + 1] if begin > stop + 1 else []
        begin += not _BADLY.isdisjoint(badly)  # "nine of the critically injured"
        return begin, begin > stop + 1 or quantity.vague is None
    if quantity.vague in _BEFORE_NOUN:
        while begin < limit and tokens.tags[begin] in {"DT", "PRP$"}:
            begin += 1
    return begin, False


def _nature_of_head(tokens: TokenTable, head: int | None) -> Nature:
    """Whether a head is of people: a noun or pronoun for them, or a nation's."""
    if head is None:
        return "unknown"
    if tokens.lower[head] in {"them", "whom", "those"}:
        return "people"
    nature = nature_of(tokens.lower, head)
    if nature == "things" and _is_band(tokens, head):
        return "people"
    return "people" if nature == "unknown" and tokens.entities[head] == "NORP" else nature


def _is_band(tokens: TokenTable, head: int) -> bool:
    """Whether a beast in capitals names fighters: "17 Tigers", straight behind their number."""
    named = tokens.text[tokens.starts[head]].isupper() and tokens.starts[head] > tokens.title_end
    return named and is_animal(tokens.lower[head]) and tokens.tags[head - 1] == "CD"


def _participant(
    tokens: TokenTable,
    quantity: Quantity,
    start: int,
    end: int,
    head: int | None,
    *,
    of_whole: bool,
) -> Participant:
    lower = tokens.lower[start:end]
    several = (quantity.low or 0) > 1 and head is not None and tokens.tags[head] == "NN"
    members = several and of_whole and head is not None and tokens.lower[head] in _BANDS
    return Participant(
        start=start,
        end=end,
        head=head,
        form="vague" if quantity.vague else "number",
        core=quantity.core,
        low=quantity.low,
        high=quantity.high,
        vague=quantity.vague,
        precision=quantity.precision,
        nature="people" if members else _nature_of_head(tokens, head),
        further=not FURTHER.isdisjoint(lower),
        of_whole=of_whole,
        unit=head is not None and is_unit(tokens.lower[head]) and not several,
    )
