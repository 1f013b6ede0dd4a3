"""Times of a claim's sentence that are of another act in it, and not of the claim's harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.days.time_governors import ancestors, governor
from tui.facts.casualties.index.descriptions import lasts
from tui.facts.iso_dates import is_day

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.time_spans import TimeExpression

_IN_WHICH = re.compile(r"^ [\w-]+(?: (?:in|at|on) [^,.]{3,30})?,? (?:in|during) which\b")
"""How a clause hangs on what a time is of: "the May 2024 raid, in which nine died"."""
_HANGING = frozenset({"which", "who", "whom", "where"})
_RELATIVE = frozenset({"who", "which", "whose", "whom"})
_DAWN = 3
"""Words from "before" to a day where it is the hour of it: "before dawn on Monday"."""


def of_other_act(index: DocumentIndex, time: TimeExpression, trigger: int) -> bool:
    """Tell whether a time is of an arrest and not of the harm, or the reverse.

    A clause of its own with its own subject has its own day: "19 were taken, and police freed
    four on Tuesday".
    """
    tokens = index.tokens
    word = governor(tokens, time)
    if _beyond_semicolon(tokens, time, word, trigger) or _meanwhile(tokens, time, trigger):
        return True
    own, dated = index.harm.get(trigger), index.harm.get(word)
    if own is not None and dated is not None and own is not dated:
        if tokens.deps[word] == "conj" and tokens.heads[word] == trigger:
            return any(tokens.deps[child] == "nsubj" for child in tokens.children[word])
        return "captured" in {own.kind, dated.kind} and own.kind != dated.kind
    if dated is not None or tokens.deps[word] != "conj" or word < trigger:
        return False
    return any(tokens.deps[child] == "nsubj" for child in tokens.children[word])


def _beyond_semicolon(tokens: TokenTable, time: TimeExpression, word: int, trigger: int) -> bool:
    """Whether a time is of a later clause or a span of an earlier: "9 held; one left in May"."""
    parted = ";" in tokens.lower[min(word, trigger) : max(word, trigger)]
    return parted and (word > trigger or time.last is not None) and tokens.tags[word][:2] == "VB"


def _meanwhile(tokens: TokenTable, time: TimeExpression, trigger: int) -> bool:
    """Whether a time is set against the harm: "9 died in May, while in 2019 it was fifty"."""
    start = tokens.word_at(time.start)
    set_against = [w for w in range(trigger, start) if tokens.lower[w] == "while"]
    return bool(set_against) and tokens.tags[set_against[-1] + 1] != "VBG"


def of_cause(tokens: TokenTable, time: TimeExpression, trigger: int) -> bool:
    """Tell whether a time is that of what has done harm since: "The war of May has killed"."""
    above, path = ancestors(tokens, trigger), ancestors(tokens, governor(tokens, time))
    word = next((each for each in above if lasts(tokens, each)), None)
    if is_day(time.iso) or word not in path:
        return False
    below = [each for each in path[: path.index(word)] if each not in above]
    ties = {tokens.deps[each] for each in below}
    return "nsubj" in ties and not ties.isdisjoint({"relcl", "acl"})


def is_aside(index: DocumentIndex, time: TimeExpression, trigger: int) -> bool:
    """Tell whether a time is of a relative clause ahead of the harm: "whose boat sank in May,"."""
    lower, end = index.tokens.lower, index.tokens.word_end(time.end)
    start = index.tokens.word_at(time.start)
    first = index.tokens.bounds(start)[0]
    commas = [w for w in range(first, start) if lower[w] == ","]
    opened = bool(commas) and lower[commas[-1] + 1] in _RELATIVE
    return opened and end <= trigger and lower[end : end + 1] == [","]


def is_outside(index: DocumentIndex, time: TimeExpression, trigger: int) -> bool:
    """Tell whether a time is that of the main clause, and the harm in one that hangs on it."""
    lower = index.tokens.lower
    end, start = index.tokens.word_end(time.end), index.tokens.word_at(time.start)
    if _is_limit(index.tokens, trigger, start):
        return True
    if governor(index.tokens, time) == trigger:
        return False  # "In May rebels who crossed the river killed nine"
    if end <= trigger and "whose" in lower[index.tokens.bounds(start)[0] : start]:
        return True
    same = trigger < index.tokens.bounds(start)[1]
    hangs = same and end <= trigger and not _HANGING.isdisjoint(lower[end:trigger])
    return hangs and not _IN_WHICH.search(index.tokens.text, time.end, index.tokens.starts[trigger])


def _is_limit(tokens: TokenTable, trigger: int, start: int) -> bool:
    """Whether a time says of another act by when harm is done: "before the rains end in April"."""
    between = tokens.lower[trigger:start]
    until = [n for n, text in enumerate(between) if text in {"before", "until"}]
    return bool(until) and len(between) - until[0] > _DAWN
