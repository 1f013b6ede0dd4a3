"""The noun phrase of a speaker: a name in it or beside it, else its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import nature
from tui.facts.casualties.sources.named_speakers import OFFICES
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_SOURCES = grammar().sources
_QUOTING = frozenset({"cited", "cites", "quoted", "quotes"})
_BODIES = grammar().bodies
_OWNED_BY = frozenset({"its", "their"})
"""Whose a body is that its phrase says more of: "Peru, its civil defence agency said"."""
_NOBODY = grammar().nobody
_BESIDE = 6
"""Words behind a source's noun in which its name may stand: "a spokesman, Major X"."""
_OWNED = 14
"""The same where the noun has an owner: "the head of the rescue agency in Kendari, Ann Lee"."""
_APPOSED = 18
"""The same of a verb's subject, whose name is set between commas before it."""
_MODIFIERS = 8
"""Words before the head of a source's noun phrase."""
_WITHIN = tuple(grammar().source_tags)
_OF_WHOM = frozenset({"at", "in", "from", "of", "for", "with"})
_SPEAK_FOR = grammar().speak_for
_SEATED = frozenset({"in", "of"})
"""What stands between a source without a name and where it is: "residents of Maungdaw"."""
_BRANCHES = frozenset(
    {"arm", "branch", "bureau", "center", "centre", "chapter", "committee", "department", "desk"}
    | {"directorate", "division", "office", "section", "unit", "wing"}
)
"""Parts of a body, which say little without whose they are."""
_STAFF = frozenset({"member", "members", "staff", "medics", "doctors", "lawyers", "leaders"})
"""People of a body who speak for it without a name: "medics of the Red Crescent"."""
TALLIES = frozenset(
    {
        "count",
        "tally",
        "estimate",
        "tallies",
        "statistics",
        "data",
        "figures",
        "estimates",
        "records",
    }
    | {"report", "reports", "statement"}
)
"""What a body makes that speaks by it: "a tally by the union"."""
_DAYS = frozenset({"DATE", "TIME"})
_GIVES_NAME = re.compile(
    r",? (?:(?:of|in|at|from|with) [^.;,]{3,60}? )?who (?:gave (?:his|her|their) (?:\w+ )?name"
    r"(?: only)?|(?:identified|introduced) (?:himself|herself)(?: only)?) as "
)
"""How somebody is named who tells: "a clerk of the court who gave his name as"."""
_LETTERS = re.compile(r", ([A-Z]{2}[A-Za-z-]*),| \(([A-Z][A-Za-z]*[A-Za-z-])\)")
"""The short form that stands beside what a body is: "the prisons agency, SNAI," said."""


def speaker_of_head(
    tokens: TokenTable, mentions: Mentions, head: int, verb: int, *, strong: bool
) -> str | None:
    """Find the speaker by the head of a noun phrase: a name in it or beside it, else its words.

    Behind a `strong` verb, which only people and what they write can be the subject of, a noun
    that no table knows is a speaker too.
    """
    start = _begin(tokens, mentions, head)
    stop = min(verb, head + _APPOSED) if verb > head else reach(tokens, head + 1)
    person = _self_named(tokens, mentions, head) or person_near(tokens, mentions, start, stop, head)
    if person is not None:
        return person
    name = mentions.covering(tokens.starts[head]) or owner_of_tally(tokens, start, head)
    if name is not None:
        return name
    text, written = tokens.lower[head], tokens.slice(head, head + 1)
    if written in mentions.countries and tokens.deps[head] == "nsubj":
        return None if mentions.behind_place(tokens.starts[head], tokens.text) else written
    quoted = tokens.deps[head] == "dobj" and tokens.lower[tokens.heads[head]] in _QUOTING | {"said"}
    subject = (quoted or tokens.deps[head] == "nsubj") and text not in _NOBODY
    noun = tokens.tags[head].startswith("NN")
    spoken = nature(text) == "people" or (strong and noun and nature(text) != "things")
    start += text in _BODIES and start + 1 < head and tokens.lower[start] in _OWNED_BY
    listed = text in _SOURCES or (text in OFFICES and head == verb - 1)
    if (not listed and not (subject and spoken)) or _somebodys(tokens, start, text):
        return None
    while start < head and tokens.entities[start] in _DAYS:  # "on Friday Siege Watch said"
        start += 1
    return _name_ahead(tokens, mentions, start) or _as_said(tokens, mentions, start, head)


def _self_named(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """The name that somebody goes by: "a clerk who gave his name as X", "a nurse known as X"."""
    end = tokens.scope(tokens.sentence_of[head])[1]
    match = _GIVES_NAME.match(tokens.text, tokens.ends[head], end)
    name = mentions.opened.get(match.end()) if match is not None else None
    return name if name in mentions.persons else None


def _as_said(tokens: TokenTable, mentions: Mentions, start: int, head: int) -> str:
    """The words of a noun phrase, with the short form that stands beside them."""
    end = with_owner(tokens, mentions, head)
    said = " ".join(tokens.slice(start, end).split())
    letters = _LETTERS.match(tokens.text, tokens.ends[end - 1])
    return f"{said} ({letters[1] or letters[2]})" if letters is not None else said


def _name_ahead(tokens: TokenTable, mentions: Mentions, start: int) -> str | None:
    """The name that copy without commas sets before what it is: "Airwars a London-based group"."""
    first = tokens.bounds(start)[0]
    if tokens.lower[start] not in {"a", "an"} or start == first:
        return None
    name = mentions.closed.get(tokens.ends[start - 1])
    begin = start
    while name is None and begin > first and tokens.tags[begin - 1].startswith("NNP"):
        begin -= 1
    opens = begin == first or (begin - 1 == first and tokens.lower[first] == "the")
    return tokens.slice(begin, start) if name is None and begin < start and opens else name


def _begin(tokens: TokenTable, mentions: Mentions, head: int) -> int:
    """Where the noun phrase of a source begins, at its article or possessive if it has one."""
    first = max(tokens.bounds(head)[0], head - _MODIFIERS)
    if tokens.starts[first] < mentions.dateline <= tokens.starts[head]:
        first = tokens.word_at(mentions.dateline)
    start = head
    while start > first and _within(tokens, start - 1):
        start -= 1
        if tokens.tags[start] in {"DT", "PRP$"}:
            break
    while start < head and tokens.tags[start] in {"CC", "CD", "HYPH"}:
        start += 1 + (tokens.tags[start] == "HYPH" and start + 1 < head)
    return start


def reach(tokens: TokenTable, behind: int) -> int:
    """Tell how far the name may be that stands behind a noun: "the head of the board, X"."""
    last = tokens.bounds(behind - 1)[1]
    owned = behind < last and tokens.lower[behind] in _OF_WHOM
    return min(last, behind + (_OWNED if owned else _BESIDE))


def _somebodys(tokens: TokenTable, start: int, head: str) -> bool:
    """Whether a speaker is only said to be somebody's: "its members", but not "their families"."""
    owner = tokens.lower[start]
    return owner in {"its", "our", "my"} or (owner == "their" and nature(head) != "people")


def with_owner(tokens: TokenTable, mentions: Mentions, head: int) -> int:
    """Where a phrase ends with the organisation that somebody speaks for: "a source at X"."""
    last = tokens.bounds(head)[1]
    if tokens.lower[head] in _BRANCHES and tokens.lower[head + 1 : head + 2] == ["of"]:
        return _past_nouns(tokens, head + 2, last)
    if head + 2 < last and tokens.lower[head + 1] in _SEATED and tokens.lower[head] in _SOURCES:
        seat = mentions.place_end(tokens.starts[head + 2])
        if seat is not None:
            return tokens.word_end(seat)  # "police in Baraboo"
    staff = tokens.lower[head] in _STAFF and tokens.lower[head + 1 : head + 2] == ["of"]
    spokesman = tokens.lower[head].startswith("spokes") and tokens.lower[head + 1] == "for"
    if staff or (spokesman and head + 1 < last):
        return _past_nouns(tokens, head + 2, last)
    speaks_for = tokens.lower[head] in _SPEAK_FOR
    if not speaks_for or head + 1 >= last or tokens.lower[head + 1] not in _OF_WHOM:
        return head + 1
    for word in range(head + 2, min(last, head + 5)):
        end = mentions.end_of(tokens.starts[word])
        if end is not None:
            return tokens.word_end(end)
    return head + 1


def _past_nouns(tokens: TokenTable, word: int, last: int) -> int:
    """Where the noun phrase that begins at a word ends: "the branch of the medical union"."""
    tags = ("DT", "JJ", "NN", "POS", "HYPH")
    while word < last and tokens.tags[word].startswith(tags):
        word += 1
    return word


def _within(tokens: TokenTable, word: int) -> bool:
    """Whether a word belongs to the noun phrase of the source behind it."""
    text, tag = tokens.lower[word], tokens.tags[word]
    if tag == "CC":
        ahead = tokens.lower[word - 1] if word else ""
        return ahead in _SOURCES or nature(ahead) == "people"
    if tag == "NNS":
        joined = tokens.deps[word] == "compound"  # "a rights body"
        return text in _SOURCES or joined or tokens.tags[word + 1] in {"CC", "POS"}
    compound = tag == "VB" and tokens.deps[word] == "compound"  # "Aid groups warn"
    return compound or tag.startswith(_WITHIN)


def person_near(
    tokens: TokenTable, mentions: Mentions, start: int, stop: int, head: int
) -> str | None:
    """Find the person named nearest to a head within a range of words."""
    best: tuple[int, str] | None = None
    for word in range(start, min(stop, len(tokens))):
        name = mentions.opened.get(tokens.starts[word])
        if name is None or name not in mentions.persons:
            continue
        titled = word
        while titled > head + 1 and tokens.tags[titled - 1] == "NNP":
            titled -= 1  # "a spokesman for the army, Major X,"
        commas = {*tokens.lower[head + 1 : head + 2], tokens.lower[titled - 1]}
        apart = titled > head + 1 or tokens.lower[titled:word] == []
        if word > head + 1 and apart and commas.isdisjoint({",", "("}):
            continue  # but "A military spokesman Brigadier X"
        candidate = (abs(word - head), name)
        best = candidate if best is None else min(best, candidate)
    return best[1] if best is not None else None


def owner_of_tally(tokens: TokenTable, begin: int, head: int) -> str | None:
    """Find whose count speaks: "the observatory's last count", "SNHR statistics"."""
    if tokens.lower[head] not in TALLIES:
        return None
    marks = [word for word in range(begin, head) if tokens.tags[word] == "POS"]
    if marks:
        return " ".join(tokens.slice(begin, marks[0]).split())
    if tokens.lower[head + 1 : head + 2] in (["of"], ["with"]) and tokens.lower[head][-1] == "s":
        end = _past_nouns(tokens, head + 2, tokens.bounds(head)[1])
        if end > head + 3:  # "Figures with the transport department show"
            return " ".join(tokens.slice(head + 2, end).split())
    if tokens.lower[head + 1 : head + 2] in (["by"], ["from"]):
        end = _past_nouns(tokens, head + 2, tokens.bounds(head)[1])
        return " ".join(tokens.slice(head + 2, end).split()) or None  # "a report by a network"
    name = tokens.slice(head - 1, head) if head > begin else ""
    return name if len(name) > 1 and name[:2].isupper() else None
