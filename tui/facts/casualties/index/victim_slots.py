"""Whether a noun of which no table knows what it names stands where a verb of harm has its victim.

Only people are murdered and shot dead: what "a" introduces there is a person, whatever the noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import nature_of
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.index.triggers import Trigger

_BE = grammar().be | grammar().have
_TIMES = frozenset({"DATE", "TIME", "QUANTITY", "MONEY", "PERCENT", "EVENT"})
_KINDS = frozenset({"killed", "abducted", "captured"})
_HURT = frozenset(
    {"injured", "wounded", "injuring", "wounding", "wounds", "injures", "wound", "injure"}
)
_AMBIGUOUS = frozenset(
    {
        "executed", "execute", "executes", "executing", "captured", "capture", "captures",
        "capturing", "wiped", "eliminated", "neutralised", "neutralized", "hijacked", "blown",
        "suffocated", "cut", "arrested", "drowned", "slaughtered", "buried",
    }
)  # fmt: skip
"""Verbs whose object may be a plan, a loop, a forest or a pig as well as somebody."""
_MEANS = frozenset({"in", "by", "during", "from", "with", "at"})
"""Before a noun that no verb has for its subject: "climbers caught in a blizzard died"."""
_FAR = 12
"""Words between a noun and its verb: "a personnel of the Frontier Corps was"."""
_BETWEEN = (
    "DT",
    "IN",
    "JJ",
    "NN",
    "CD",
    "POS",
    "HYPH",
    "-LRB-",
    "-RRB-",
    "VBN",
    "VBG",
    "PRP$",
    "``",
    "''",
)


def in_victim_slot(
    tokens: TokenTable, start: int, head: int, end: int, harm: dict[int, Trigger]
) -> bool:
    """Tell whether a noun phrase from `start` to `end` is the victim of a verb of harm."""
    if nature_of(tokens.lower, head) == "things" or tokens.entities[head] in _TIMES:
        return False
    return _is_object(tokens, start, head, harm) or _is_subject(tokens, start, end, harm)


def subject_noun(tokens: TokenTable, begin: int, end: int) -> tuple[int, int | None]:
    """Find the noun that the tagger took for an adjective, the parser for a subject: "an usher"."""
    for word in range(begin, min(tokens.bounds(begin - 1)[1], begin + 3)):
        if tokens.deps[word] in {"nsubj", "nsubjpass"} and tokens.tags[word].startswith("JJ"):
            return word + 1, word
    return end, None


def _is_object(tokens: TokenTable, start: int, head: int, harm: dict[int, Trigger]) -> bool:
    """Whether the phrase follows straight on an active verb: "killed a nazim"."""
    trigger = harm.get(start - 1)
    if trigger is None or trigger.mode != "act" or not _harms_people(tokens, trigger):
        return False
    passive = tokens.lower[trigger.start - 1] in _BE if trigger.start else False
    return not passive and tokens.deps[head] in {"dobj", "obj"}


def _is_subject(tokens: TokenTable, start: int, end: int, harm: dict[int, Trigger]) -> bool:
    """Whether a passive verb or a state follows: "a nazim of the council was shot dead"."""
    first, last = tokens.bounds(end - 1)
    if start > first and tokens.lower[start - 1] in _MEANS:
        return False
    joined = start > first and tokens.lower[start - 1] in {"and", ","}
    for word in range(end, min(last, end + _FAR)):
        trigger = harm.get(word)
        if trigger is not None:
            if not _harms_people(tokens, trigger):
                return False
            finite = tokens.lower[word - 1] in _BE or tokens.tags[word - 1] in {"RB", "RBR"}
            dies = trigger.mode == "fall" and not trigger.weak
            return dies or (trigger.form == "past" and (finite or joined or word == end))
        if tokens.tags[word : word + 2] == ["CD", "NNS"]:
            return False  # whose verb it is
        if tokens.lower[word] in _BE or tokens.tags[word] in {"RB", "RBR", ","}:
            continue
        if not tokens.tags[word].startswith(_BETWEEN):
            return False
    return False


def _harms_people(tokens: TokenTable, trigger: Trigger) -> bool:
    if trigger.mode not in {"act", "state", "fall"} or trigger.weak:
        return False
    if not _AMBIGUOUS.isdisjoint(tokens.lower[trigger.start : trigger.end]):
        return False
    return trigger.kind in _KINDS or tokens.lower[trigger.start] in _HURT
