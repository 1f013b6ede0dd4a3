"""Where a noun phrase for those who act begins: past what copy without commas joins to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable

_ACTORS = grammar().actors
_MEANS = attacks().means
_MEN = frozenset({"men", "members", "agents"})
_DASHES = frozenset({"-", "–", "—"})
_MODIFIERS = ("NN", "JJ", "HYPH", "VBN", "CC", "POS")
_LONGEST = 6
"""Words before the head of an actor's noun phrase: "members of the elite presidential guard"."""
_REACTING = attacks().reacting.forms | {"hit"}
_JOINED = frozenset({"and", "or", "-", "'s", "’s"})
_KINDS_OF_PLACES = frozenset(
    {"province", "city", "town", "village", "district", "area", "suburb", "region", "state"}
)
_FEW = frozenset({"few", "dozen", "hundred", "thousand", "number", "group"})
"""Words behind "a" that several people are told of with."""
WHERE = frozenset({"in", "near", "at", "around", "outside"})
"""Prepositions before places, which nobody acts behind."""


def actor_behind_place(tokens: TokenTable, verb: int) -> list[int]:
    """Find who stands between a place that opens a sentence and a verb: "In Kassala gunmen killed".

    Copy without commas makes one phrase of both: "In Ghazni province Islamic State beheaded".
    """
    first, noun = tokens.bounds(verb)[0], verb - 1
    people = _behind_where(tokens, verb)
    if people is not None:
        return [people]
    if tokens.lower[first] not in WHERE or tokens.tags[verb] != "VBD" or noun <= first + 1:
        return []
    start = noun
    while start > first and (tokens.tags[start] == "NNP") == (tokens.tags[noun] == "NNP"):
        start -= 1
    joined = tokens.deps[noun] == "pobj" and tokens.heads[noun] == first
    if tokens.tags[noun] == "NNP":
        return [noun] if joined and tokens.lower[start] in _KINDS_OF_PLACES else []
    named = tokens.tags[start] == "NNP" and tokens.lower[noun] in _ACTORS
    return [noun] if joined and named else []


def _behind_where(tokens: TokenTable, verb: int) -> int | None:
    """The people whom a parse has as a place right before a verb: "In Nyala men of the army"."""
    noun = verb - 1
    while tokens.deps[noun] == "pobj" and tokens.lower[tokens.heads[noun]] == "of":
        noun = tokens.heads[tokens.heads[noun]]
    ahead = tokens.heads[noun]
    where = tokens.deps[noun] == "pobj" and tokens.lower[ahead] in WHERE
    actors = tokens.lower[noun] in _ACTORS | _MEN and noun != ahead + 1
    past = tokens.tags[verb] in {"VBD", "VBN"} and tokens.bounds(verb)[0] <= noun
    return noun if where and actors and past else None


def start_of_people(tokens: TokenTable, head: int) -> int:
    """Find where a phrase for people begins, behind what a sentence without commas sets ahead."""
    start = head if _is_glued(tokens, head) else start_of(tokens, head)
    return head if _is_of_one(tokens, start, head) else _past_place(tokens, start, head)


def start_of(tokens: TokenTable, head: int) -> int:
    """Find where the modifiers of a head begin."""
    first = max(tokens.bounds(head)[0], head - _LONGEST)
    start = head
    while start > first and _modifies(tokens, start - 1):
        start -= 1
    while start < head and (
        tokens.tags[start] in {"CC", "POS", "HYPH"} or tokens.lower[start] in _JOINED
    ):
        start += 1
    return start


def _is_of_one(tokens: TokenTable, start: int, head: int) -> bool:
    """Whether what stands ahead is of one thing, and not of several: "In a row gunmen shot"."""
    several = tokens.tags[head] == "NNS" and tokens.lower[start] not in _FEW
    return several and tokens.lower[start - 1] in {"a", "an"}


def _past_place(tokens: TokenTable, start: int, head: int) -> int:
    """Where a phrase begins behind a place that opens the sentence: "In Kassala gunmen killed"."""
    first = tokens.bounds(head)[0]
    if tokens.deps[head] == "pobj" and tokens.lower[tokens.heads[head]] in WHERE:
        spots = (w for w in range(head - 1, start - 1, -1) if _is_spot(tokens, w))
        return next(spots, start - 1) + 1
    if start != first + 1 or tokens.lower[first] not in WHERE:
        return start
    while start < head and tokens.tags[start] == "NNP":
        start += 1
    return start


def _is_spot(tokens: TokenTable, word: int) -> bool:
    """Whether a word is of a place that a parse joins to the people told of behind it."""
    return tokens.entities[word] in {"GPE", "LOC"} or tokens.lower[word] in _KINDS_OF_PLACES


def _is_glued(tokens: TokenTable, head: int) -> bool:
    """Whether a noun opens a sentence that lost the stop before it: "on Bab Touma Terrorists".

    Only where a sentence begins has such a noun a capital outside headlines.
    """
    body = tokens.starts[head] >= tokens.title_end and tokens.tags[head] in {"NNS", "NNPS"}
    if not body or tokens.lower[head] not in _ACTORS or head + 1 >= len(tokens):
        return False
    written, behind = tokens.slice(head, head + 1), tokens.slice(head + 1, head + 2)
    return written[0].isupper() and behind[0].islower()


def _modifies(tokens: TokenTable, word: int) -> bool:
    """Whether a word can stand before a noun: a dash between spaces cannot."""
    if tokens.lower[word] in _REACTING:  # "Coalition Condemns Attack", "had hit rebels"
        return False
    glued = tokens.ends[word - 1 : word] == [tokens.starts[word]]
    if tokens.lower[word] in _DASHES and not glued:  # "BUNIA - Rebels"
        return False
    timed = tokens.entities[word] in {"DATE", "TIME"}
    if timed and tokens.tags[word] != "JJ":  # "On Monday gunmen", but "overnight Russian attacks"
        return False
    if tokens.lower[word] in _MEANS and tokens.tags[word] == "VBG":  # "shelling attacks"
        return True
    counted = tokens.tags[word] == "CD" and tokens.tags[word + 1] == "HYPH"  # "eight-member gang"
    return counted or (
        tokens.tags[word].startswith(_MODIFIERS) and (tokens.tags[word] != "HYPH" or glued)
    )
