"""The noun phrase of a speaker: a name in it or beside it, else its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_SOURCES = grammar().sources
_QUOTING = frozenset({"cited", "cites", "quoted", "quotes"})
_NOBODY = grammar().nobody
_LONGEST = 10
"""Words of the longest source: "the head of the United Nations refugee agency" has nine."""
_BESIDE = 6
"""Words behind a source's noun in which its name may stand: "a spokesman, Major X"."""
_OWNED = 14
"""The same where the noun has an owner: "the head of the rescue agency in Kendari, Ann Lee"."""
_APPOSED = 18
"""The same of a verb's subject, whose name is set between commas before it."""
_MODIFIERS = 8
"""Words before the head of a source's noun phrase."""
_ROLE = 4
"""Words between a body's name and that of who speaks for it: "deputy station chief"."""
_WITHIN = tuple(grammar().source_tags)
_OF_WHOM = frozenset({"at", "in", "from", "of", "for", "with"})
_SPEAK_FOR = grammar().speak_for
_SEATED = frozenset({"in", "of"})
"""What stands between a source without a name and where it is: "residents of Maungdaw"."""
_LINKS = frozenset({"the", "of", "for", "and"})
"""Small words within a name."""
_SOMEWHERE = ("-based", "-led", "-run")
"""How words end that say where a source is, and are no name of it."""
_BRANCHES = frozenset({"arm", "branch", "chapter", "department", "division", "section", "wing"})
_STAFF = frozenset({"member", "members", "staff", "medics", "doctors", "lawyers", "leaders"})
"""People of a body who speak for it without a name: "medics of the Red Crescent"."""
_TALLIES = frozenset(
    {"count", "tally", "tallies", "statistics", "data", "figures", "estimates", "records"}
)
"""What a body makes that speaks by it: "a tally by the union"."""
_DAYS = frozenset({"DATE", "TIME"})
_LETTERS = re.compile(r", ([A-Z]{2}[A-Za-z-]*),| \(([A-Z][A-Za-z]*[A-Za-z-])\)")
"""The short form that stands beside what a body is: "the prisons agency, SNAI," said."""
_NO_ONES = frozenset({"its", "our", "my"})
"""Owners of what is cited, which do not say whose it is."""
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night", "weekend"})


def speaker_of_head(
    tokens: TokenTable, mentions: Mentions, head: int, verb: int, *, strong: bool
) -> str | None:
    """Find the speaker by the head of a noun phrase: a name in it or beside it, else its words.

    Behind a `strong` verb, which only people and what they write can be the subject of, a noun
    that no table knows is a speaker too.
    """
    start = _begin(tokens, mentions, head)
    stop = min(verb, head + _APPOSED) if verb > head else _reach(tokens, head + 1)
    if (person := _person(tokens, mentions, start, stop, head)) is not None:
        return person
    if (name := mentions.covering(tokens.starts[head])) is not None:
        return name
    owner = owner_of_tally(tokens, start, head)
    if owner is not None:
        return owner
    text, written = tokens.lower[head], tokens.slice(head, head + 1)
    if written in mentions.countries and tokens.deps[head] == "nsubj":
        return None if mentions.behind_place(tokens.starts[head], tokens.text) else written
    quoted = tokens.deps[head] == "dobj" and tokens.lower[tokens.heads[head]] in _QUOTING
    subject = (quoted or tokens.deps[head] == "nsubj") and text not in _NOBODY
    noun = tokens.tags[head].startswith("NN")
    spoken = nature(text) == "people" or (strong and noun and nature(text) != "things")
    if (text not in _SOURCES and not (subject and spoken)) or _somebodys(tokens, start, text):
        return None
    while start < head and tokens.entities[start] in _DAYS:  # "on Friday Siege Watch said"
        start += 1
    name = _name_ahead(tokens, mentions, start)
    return name or _as_said(tokens, mentions, start, head)


def _as_said(tokens: TokenTable, mentions: Mentions, start: int, head: int) -> str:
    """The words of a noun phrase, with the short form that stands beside them."""
    end = _with_owner(tokens, mentions, head)
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


def _reach(tokens: TokenTable, behind: int) -> int:
    """How far the name may be that stands behind a source's noun: "the head of the board, X"."""
    last = tokens.bounds(behind - 1)[1]
    owned = behind < last and tokens.lower[behind] in _OF_WHOM
    return min(last, behind + (_OWNED if owned else _BESIDE))


def _somebodys(tokens: TokenTable, start: int, head: str) -> bool:
    """Whether a speaker is only said to be somebody's: "its members", but not "their families"."""
    owner = tokens.lower[start]
    return owner in {"its", "our", "my"} or (owner == "their" and nature(head) != "people")


def _with_owner(tokens: TokenTable, mentions: Mentions, head: int) -> int:
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
    return tag.startswith(_WITHIN)


def _person(tokens: TokenTable, mentions: Mentions, start: int, stop: int, head: int) -> str | None:
    """The person named nearest to a head within a range of words."""
    best: tuple[int, str] | None = None
    for word in range(start, min(stop, len(tokens))):
        name = mentions.opened.get(tokens.starts[word])
        if name is None or name not in mentions.persons:
            continue
        titled = word
        while titled > head + 1 and tokens.tags[titled - 1] == "NNP":
            titled -= 1  # "a spokesman for the army, Major X,"
        commas = {tokens.lower[head + 1], tokens.lower[titled - 1]}
        if word > head + 1 and commas.isdisjoint({",", "("}):
            continue
        candidate = (abs(word - head), name)
        best = candidate if best is None else min(best, candidate)
    return best[1] if best is not None else None


def speaker_at(
    tokens: TokenTable, mentions: Mentions, begin: int, *, strict: bool = False
) -> str | None:
    """Find the source whose name or noun phrase begins at a word.

    Of what is cited (`strict`), which may be a thing, only people and their bodies are sources.
    """
    if begin >= len(tokens) or tokens.lower[begin] in _NO_ONES or _is_time(tokens, begin):
        return None
    last = tokens.bounds(begin)[1]
    word = begin
    while word < last and tokens.tags[word] in {"DT", "PRP$", "CD"}:
        word += 1
    stop, name = _up_to_name(tokens, mentions, word, last)
    if name is not None:
        return _chief_of(tokens, mentions, stop, last) or name
    if stop == word:
        return _title_case(tokens, word, last)
    by = stop + tokens.tags[stop].startswith("VBN") if stop < last else stop
    if tokens.lower[stop - 1] in _TALLIES and tokens.lower[by : by + 1] in (["by"], ["from"]):
        return speaker_at(tokens, mentions, by + 1, strict=strict)
    named = owner_of_tally(tokens, begin, stop - 1) or _person(
        tokens, mentions, stop, _reach(tokens, stop), stop - 1
    )
    if named is None and tokens.lower[stop : stop + 1] == [","] and stop + 1 < last:
        named = mentions.opened.get(tokens.starts[stop + 1])
    if named is not None or not _can_tell(tokens.lower[word:stop], strict=strict):
        return named
    return " ".join(tokens.slice(begin, stop).split())


def owner_of_tally(tokens: TokenTable, begin: int, head: int) -> str | None:
    """Find whose count speaks: "the observatory's last count", "SNHR statistics"."""
    if tokens.lower[head] not in _TALLIES:
        return None
    marks = [word for word in range(begin, head) if tokens.tags[word] == "POS"]
    if marks:
        return " ".join(tokens.slice(begin, marks[0]).split())
    name = tokens.slice(head - 1, head) if head > begin else ""
    return name if name[:2].isupper() else None


def _is_time(tokens: TokenTable, begin: int) -> bool:
    """Whether a noun phrase is when something was done: "had been released by the afternoon"."""
    nouns = tokens.lower[begin : begin + 2]
    return tokens.entities[begin] in _DAYS or not _PARTS_OF_DAY.isdisjoint(nouns)


def _title_case(tokens: TokenTable, word: int, last: int) -> str | None:
    """A name of several words that reads as a clause: "according to Save the Children"."""
    stop = end = word
    while stop < min(last, word + _LONGEST):
        written = tokens.slice(stop, stop + 1)
        if written[0].isupper():
            end = stop + 1
        elif written not in _LINKS:
            break
        stop += 1
    return " ".join(tokens.slice(word, end).split()) if end - word > 1 else None


def _up_to_name(
    tokens: TokenTable, mentions: Mentions, word: int, last: int
) -> tuple[int, str | None]:
    """Where the nouns from a word end, and the name there; where it is based is no name of it."""
    stop = word
    while stop < min(last, word + _LONGEST):
        based = tokens.lower[stop - 1] == "-" and f"-{tokens.lower[stop]}" in _SOMEWHERE
        based = based or tokens.tags[stop : stop + 2] == ["VBN", "NN"]  # "a leaked memo"
        if not based and not tokens.tags[stop].startswith(("NN", "JJ", "HYPH", "POS")):
            break
        name = mentions.covering(tokens.starts[stop])
        owner = tokens.text.startswith(_SOMEWHERE, tokens.ends[stop])
        if name is not None and not owner and not name.endswith(_SOMEWHERE):
            return stop, name
        stop += 1
    return stop, _letters_at(tokens, mentions, stop) if word < stop < last else None


def _letters_at(tokens: TokenTable, mentions: Mentions, word: int) -> str | None:
    """The name in capitals that closes a phrase, which parsers misread: "the watchdog AIHRC"."""
    name = mentions.opened.get(tokens.starts[word])
    closes = tokens.lower[word + 1 : word + 2] in ([","], ["."])
    return name if name is not None and name.isupper() and closes else None


def _can_tell(words: list[str], *, strict: bool) -> bool:
    """Whether a noun phrase can be a source: not of things alone; `strict`, of people or bodies."""
    kinds = {nature(word) for word in words}
    spoken = "people" in kinds if strict else kinds != {"things"}
    return spoken or not _SOURCES.isdisjoint(words)


def _chief_of(tokens: TokenTable, mentions: Mentions, word: int, last: int) -> str | None:
    """Who speaks for the body whose name stands at a word: "the X station chief Ann Lee"."""
    end = mentions.end_of(tokens.starts[word])
    role = tokens.word_end(end) if end is not None else last
    for head in range(role, min(last, role + _ROLE)):
        name = mentions.opened.get(tokens.starts[head])
        if name in mentions.persons:
            return name if head > role else None
        if not tokens.tags[head].startswith("NN"):
            return None
    return None
