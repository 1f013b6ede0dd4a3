"""Parties without a number of their own: "a woman", "no one", "the pilot", "Qasim Halabouni"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.noun_phrases import noun_phrase
from tui.facts.casualties.index.participant import Participant
from tui.facts.casualties.index.person_nouns import is_single, nature, nature_of
from tui.facts.casualties.index.victim_slots import in_victim_slot, subject_noun
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.index.triggers import Trigger

_TOGETHER = {"couple": 2, "duo": 2, "trio": 3, "twins": 2, "triplets": 3}
"""Nouns for so many people, which an article introduces as it does one."""
_ORDINALS = grammar().one_of_row - {"latest", "first"}
_SUBJECTS = frozenset({"is", "was", "remains", "died", "remained"})
"""Verbs of which an ordinal alone is the subject."""
_PLACED = frozenset(
    {"in", "at", "on", "near", "beneath", "under", "inside", "outside", "by", "beside", "behind"}
)
_BEFORE_NOUN = frozenset({"any", "neither", "no", "no other", "zero", "not a single", "not one"})
_INTRODUCING = grammar().articles | {"both"}
_UNCOUNTED = frozenset(
    {"count", "counts", "data", "estimate", "estimates", "figure", "figures", "record", "records"}
    | {"number", "numbers", "statistics", "tally", "total"}
)
_TIDINGS = frozenset({"report", "reports", "word", "news"})
_ZERO = re.compile(
    r"(?<![\w-])(?:no[- ]one(?: else)?|nobody(?: else)?|none(?: of (?:the|them|those|whom))?"
    r"|neither of (?:the|them|those|whom)|not (?:a single|one(?! but))"
    r"|no other|no|nil|zero|neither|without(?: any)?|(?<=not aware of )any|(?<=unaware of )any)"
    r"(?![\w-])",
    re.IGNORECASE,
)


_TOLD = frozenset({"identified", "named", "who", "whose", "known"})
"""Words that open what is told of somebody."""
_UNSAID = frozenset(
    {"saying", "giving", "specifying", "naming", "elaborating", "disclosing", "mentioning"}
)


def find_denied(tokens: TokenTable, harm: dict[int, Trigger], taken: set[int]) -> list[Participant]:
    """Parties of nobody: "no one", "no civilians", "no reports of casualties"."""
    results: list[Participant] = []
    for match in _ZERO.finditer(tokens.text):
        start, stop = tokens.word_at(match.start()), tokens.word_end(match.end())
        if start in taken or stop <= start:
            continue
        reach = _nobody(tokens, harm, taken, stop, match[0].casefold())
        if reach is None:
            continue
        end, head = reach
        kind = "people" if head is None else nature(tokens.lower[head])
        if head is not None and tokens.lower[head] in _UNCOUNTED:
            kind = "things"  # "no figure for the injured is known"
        participant = Participant(start, end, head, "zero", match.span(), 0, 0, None, "exact", kind)
        results.append(participant)
        taken.update(range(start, end))
    return results


def _nobody(
    tokens: TokenTable, harm: dict[int, Trigger], taken: set[int], stop: int, written: str
) -> tuple[int, int | None] | None:
    """Where a denial ends and its noun, or None where "no" denies neither people nor harm."""
    if written not in _BEFORE_NOUN and not written.startswith("without"):
        return stop, None
    limit = tokens.bounds(stop - 1)[1]
    if not _UNSAID.isdisjoint(tokens.lower[stop : stop + 1]):
        return None  # "without saying where they died"
    end, head = noun_phrase(tokens, stop, limit, harm, taken)
    if head is not None and tokens.lower[head] in _TIDINGS:
        if tokens.lower[head] == "word" or tokens.lower[end : end + 1] == ["on"]:
            return None  # "no word on casualties" says nothing of them
        stop, head = end, None
    if head is None and written == "neither":
        return (stop, None) if stop in harm else None
    if head is None:
        ahead = _harm_ahead(harm, stop, limit)
        return (ahead, None) if ahead is not None else None
    kind = nature(tokens.lower[head])
    lacked = written.startswith("without") and kind == "unknown" and head not in harm
    return None if kind == "things" or lacked else (end, head)


def _harm_ahead(harm: dict[int, Trigger], start: int, limit: int) -> int | None:
    """The trigger that is near: "no deaths", "no immediate reports of casualties"."""
    return next((word for word in range(start, min(limit, start + 6)) if word in harm), None)


def find_indefinite(
    tokens: TokenTable, harm: dict[int, Trigger], taken: set[int], numbers: set[int]
) -> list[Participant]:
    """Find people whom a word introduces: "a man", "another policeman", "a couple", "both men"."""
    results: list[Participant] = []
    for word, text in enumerate(tokens.lower):
        if word in taken:
            continue
        participant: Participant | None
        # headlines: "Elderly couple perish in fire", "Twins and their aunt die"
        if text in _TOGETHER and (word + 1 in harm or tokens.lower[word + 1 : word + 2] == ["and"]):
            participant = _together(tokens, word)
        elif text in _INTRODUCING or tokens.tags[word] in {"DT", "PRP$"}:
            participant = _introduced(tokens, harm, numbers, word)
        else:
            continue
        if participant is not None:
            results.append(participant)
            taken.update(range(word, participant.end))
    return results


def _together(tokens: TokenTable, word: int) -> Participant:
    """The people whom one noun alone counts: "couple", "trio"."""
    count, span = _TOGETHER[tokens.lower[word]], (tokens.starts[word], tokens.ends[word])
    return Participant(
        *(word, word + 1, word, "article", span, count, count, None, "exact", "people")
    )


def _introduced(
    tokens: TokenTable, harm: dict[int, Trigger], numbers: set[int], word: int
) -> Participant | None:
    """The people whom a word introduces, if it introduces any."""
    both = _both_alone(tokens, word)
    extent = (word + 1, None) if both else _indefinite_phrase(tokens, harm, numbers, word)
    if extent is None:
        return None
    end, head = extent
    together = _TOGETHER.get(tokens.lower[head], 1) if head is not None else 1
    two = tokens.lower[word] == "both" or _two_together(tokens, word)
    count = max(together, 1 + two)
    return Participant(
        start=word,
        end=end,
        head=head,
        form="number" if both else "article",
        core=(tokens.starts[word], tokens.ends[word]),
        low=count,
        high=count,
        vague=None,
        precision="exact",
        nature="people",
        further=tokens.lower[word] == "another",
    )


def _indefinite_phrase(
    tokens: TokenTable, harm: dict[int, Trigger], numbers: set[int], word: int
) -> tuple[int, int | None] | None:
    """Where a phrase of one or two people ends and its head, or None where it names none."""
    text, limit = tokens.lower[word], tokens.bounds(word)[1]
    the = 1 + (text == "both" and tokens.lower[word + 1 : word + 2] == ["the"])
    begin = past_age(tokens, word + the, limit)
    parents, introduces = _two_together(tokens, word), text in _INTRODUCING
    end, head = begin, begin - 1
    if not _is_age(tokens, word, begin):
        ordinal_alone = text == "the" and _is_ordinal(tokens, begin, alone=True)
        if not (introduces or parents or ordinal_alone):
            return None
        end, noun = noun_phrase(tokens, begin, limit, harm, numbers - set(range(word, begin)))
        head = -1 if noun is None else noun
    ordinal = _is_ordinal(tokens, begin, alone=not introduces)
    if ordinal and head == begin and not in_victim_slot(tokens, word, head, end, harm):
        head = -1
    if head < 0 and ordinal:
        return None if tokens.lower[begin + 1 : begin + 2] == ["one"] else (begin + 1, None)
    if head < 0 and introduces:
        end, subject = subject_noun(tokens, begin, end)
        head = -1 if subject is None else subject
    if head < 0:
        alone = text == "another" and _alone(tokens, harm, begin)
        return (begin, None) if alone else None
    if tokens.lower[end : end + 1] == ["of"] and end + 1 in numbers:
        return None  # "a family of five"
    slot = text != "both" and in_victim_slot(tokens, word, head, end, harm)
    return (end, head) if parents or end == begin or slot or _fits(tokens, text, head) else None


def _two_together(tokens: TokenTable, word: int) -> bool:
    """Whether a word opens "their parents" or "the couple", who are two."""
    next_words = tokens.lower[word + 1 : word + 4]
    if tokens.tags[word] == "PRP$":
        twins = next_words[:1] == ["twin"] and tokens.lower[word + 2].endswith("s")
        return twins or next_words[:1] == ["parents"]  # "her twin daughters"
    owns = next_words[1:2] in (["'s"], ["’s"]) and nature(next_words[-1]) == "people"
    couple = next_words[:1] == ["couple"] and next_words[1:2] != ["of"] and not owns
    parents = next_words in (["parents", "and", "their"], ["grandparents", "and", "their"])
    return (couple or parents) and tokens.lower[word] == "the"


def _is_ordinal(tokens: TokenTable, word: int, *, alone: bool) -> bool:
    """Whether an ordinal stands at a word, and alone for somebody: "the fourth was dead"."""
    if _ORDINALS.isdisjoint(tokens.lower[word : word + 1]):
        return False
    body = tokens.lower[max(0, word - 3) : word - 1] == ["body", "of"]  # "the body of the fourth"
    return not alone or body or not _SUBJECTS.isdisjoint(tokens.lower[word + 1 : word + 2])


def _alone(tokens: TokenTable, harm: dict[int, Trigger], word: int) -> bool:
    """Whether "another" is somebody: "another wounded", "another is in", "wounding another"."""
    gapped = tokens.lower[word - 2] in {"and", ","} and not _PLACED.isdisjoint(
        tokens.lower[word : word + 1]
    )
    if gapped and any(at in harm for at in range(tokens.bounds(word)[0], word - 2)):
        return True  # "One died in Goma and another in Sake"
    active = harm.get(word - 2)
    did = tokens.tags[word - 2] == "VBD"  # "killed two and wounded another"
    if active is not None and active.mode == "act" and (did or active.form in {"ing", "s"}):
        return word >= len(tokens) or tokens.tags[word] in {".", ",", "IN", "CC", "WRB"}
    if tokens.lower[word : word + 1] == [","] and not _TOLD.isdisjoint(
        tokens.lower[word + 1 : word + 2]
    ):
        return True  # "another, identified as Roe, was"
    behind = word + (tokens.tags[word : word + 1] == ["RB"])  # "another critically injured"
    if behind in harm:
        return harm[behind].form == "past"
    return tokens.lower[word : word + 1] in (["is"], ["was"], ["remains"])


def _both_alone(tokens: TokenTable, word: int) -> bool:
    """Whether "both" stands for two who were named: "Lee, 77, and Roe, 80, both of Dover,"."""
    return (
        tokens.lower[word] == "both"
        and word > 0
        and tokens.lower[word - 1] == ","
        and tokens.lower[word + 1 : word + 2] in (["of"], ["from"], ["in"])
    )


def _is_age(tokens: TokenTable, word: int, begin: int) -> bool:
    """Whether an age stands for who has it: "the 22-year-old was hurt"."""
    if begin == word + 1 or begin >= len(tokens):
        return False
    return not tokens.tags[begin].startswith(("JJ", "NN", "HYPH", "VBN"))


def _fits(tokens: TokenTable, opener: str, head: int) -> bool:
    """Whether "a" stands before one person or a couple, and "both" before people."""
    noun = tokens.lower[head]
    if opener == "both":
        return nature(noun) == "people" and not is_single(noun)
    of_nation = tokens.entities[head] == "NORP" and tokens.tags[head] in {"NN", "NNP"}
    compound = tokens.tags[head] == "NN" and nature_of(tokens.lower, head) != nature(noun)
    return is_single(noun) or noun in _TOGETHER or of_nation or compound


def past_age(tokens: TokenTable, begin: int, limit: int) -> int:
    """Return where the phrase goes on after an age: "a 26-year-old man", "a 77 year old woman"."""
    for word in range(begin, min(limit, begin + 6)):
        if tokens.lower[word] in {"old", "year-old"} or tokens.lower[word].endswith("year-old"):
            return word + 1
        if nature(tokens.lower[word]) == "people":
            break
    return begin
