"""What joins two participants into a list: "and", a comma, behind a name or a short phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.asides import past_aside
from tui.facts.casualties.index.noun_phrases import quotes_a_word
from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant

_JOINTS = (
    ("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"),
    ("and", "also"), ("and",), (",",), ("&",), ("plus",), ("or",), ("nor",), ("besides",),
    ("alongside",),
)  # fmt: skip
_KIN = grammar().kin
_PHRASE_TAGS = grammar().phrase_tags
_SAYING = speech().spoken
_EITHER = frozenset({"casualty", "casualties"})
"""Nouns for those of whom some are dead and some hurt: "400 casualties and 60 dead"."""
_SPEAKERS = frozenset({"i", "he", "she", "we", "they"})
"""Pronouns that are nobody's object."""
_BRACKETS = frozenset({"-LRB-", "-RRB-"})
_INSERTED = 6
"""Words from the comma that opens an insertion behind "and" to the end of it, at the most."""
_LONGEST = 14
"""Words between two of a list at the most: whose leader the first is, and the name."""


def joined(index: DocumentIndex, first: Participant, second: Participant) -> bool:
    """Tell whether a list's joint stands between two participants, alone or behind a phrase."""
    aside = past_aside(index, first.end + quotes_a_word(index.tokens, first.end))
    start = _past_ship(index, aside)
    gap = _without_insertion(index.tokens.lower[start : second.start])
    if not gap or len(gap) > _LONGEST or _says_both(index, second, gap):
        return False
    apposed = first.form == "number" and gap[0] == "," and start + 1 in index.names
    if apposed and index.tokens.lower[second.end : second.end + 1] == [","]:
        return False  # who they are: "Two reporters, Ann Roe and a cameraman, were hurt"
    ahead = index.tokens.lower[max(0, first.start - 2) : first.start]
    family = second.head is None and ahead == ["family", "of"]  # "a family of four, and 24 were"
    result = ahead[-1:] == ["as"] and start == first.end and gap == [","]  # "As a result, two died"
    clause = gap == [",", "and"] and first.form == "single"  # "fell from it, and all six died"
    clause = clause and index.tokens.lower[second.start] == "all"
    either = first.head is not None and index.tokens.lower[first.head] in _EITHER
    parted = family or result or either or clause
    if parted or _do_it(index, first) or _goes_its_way(index, first, second):
        return False
    if gap[-1] == "," and second.form in {"article", "single"} and _aside(index, first, second):
        return False
    for joint in _JOINTS:
        if tuple(gap[-len(joint) :]) == joint:
            phrase = _without_name(index, range(start, start + len(gap) - len(joint)))
            comma = len(phrase) > 1 and index.tokens.lower[phrase.stop - 1] == ","
            if comma and joint == ("and",) and _idle(index, second):
                phrase = phrase[:-1]  # "killed a mother in her kitchen, and a neighbour"
            if _is_short(index, phrase) or _is_clause(index, phrase, joint, second):
                return True
    return False


def _past_ship(index: DocumentIndex, word: int) -> int:
    """Where a list goes on behind those aboard: "all 62 on board and three on the ground"."""
    lower = index.tokens.lower
    where = next((w for w in (["aboard"], ["on", "board"]) if lower[word : word + len(w)] == w), [])
    behind = word + len(where)
    return behind if where and lower[behind : behind + 1] == ["and"] else word


def _goes_its_way(index: DocumentIndex, first: Participant, second: Participant) -> bool:
    """Whether one behind an object does something else: "kills 4, hundreds sleep in the open"."""
    tokens, end = index.tokens, second.end
    object_of = index.harm.get(first.start - 1)
    if object_of is not None and tokens.lower[second.start] in _SPEAKERS:
        return True  # "lost my two brothers and I am looking for the third"
    acts = object_of is not None and object_of.mode == "act" and object_of.form != "past"
    does = tokens.tags[end : end + 1] in (["VBP"], ["VBZ"], ["VBD"])
    return acts and does and second.head is None


def _without_insertion(gap: list[str]) -> list[str]:
    """Words between two of a list without when it was: "and, minutes later, a guard"."""
    if gap[-1:] != [","]:
        return gap
    opened = [at for at in range(len(gap) - _INSERTED, len(gap) - 2) if at > 0 and gap[at] == ","]
    return gap[: opened[-1]] if opened and gap[opened[-1] - 1] == "and" else gap


def _do_it(index: DocumentIndex, first: Participant) -> bool:
    """Whether one is who did a deed, behind which no list goes on: "beaten by a mob of 300"."""
    tokens = index.tokens
    for word in range(first.start - 1, tokens.bounds(first.start)[0], -1):
        if tokens.lower[word] == "by":
            return tokens.tags[word - 1] == "VBN" or word - 1 in index.harm
        if not tokens.tags[word].startswith(("DT", "JJ", "NN", "RB", "IN", "HYPH")):
            return False
    return False


def _is_clause(
    index: DocumentIndex, phrase: range, joint: tuple[str, ...], second: Participant
) -> bool:
    """Whether a clause about those before ends at ", and": "two men who had refused, and a girl".

    It has a verb of its own, so that the last of the list must have none.
    """
    lower = index.tokens.lower
    closed = joint == ("and",) and len(phrase) > 1
    if not closed or lower[phrase[0]] not in {"who", "whose"} or lower[second.start - 2] != ",":
        return False
    return _idle(index, second) and not any(word in index.harm for word in phrase)


def _without_name(index: DocumentIndex, phrase: range) -> range:
    """What stands before a name between commas: "a leader of the party, Ali Khan, and"."""
    lower, word = index.tokens.lower, phrase.stop - 1
    if len(phrase) < 3 or lower[word] != ",":
        return phrase
    word -= 1
    while word in phrase and word in index.names:
        word -= 1
    parted = word < phrase.stop - 2 and word in phrase and lower[word] == ","
    return range(phrase.start, word) if parted and word > phrase.start else phrase


def _says_both(index: DocumentIndex, second: Participant, gap: list[str]) -> bool:
    """Whether one is who those before are: "two men, both farmers", but not "and both drivers"."""
    if index.tokens.lower[second.start : second.start + 2] == ["none", "of"]:
        return True  # "22 sailors, none of whom was hurt"
    both = index.tokens.lower[second.start] == "both"
    return both and (gap[-1] != "and" or second.end - second.start < 2)


def _aside(index: DocumentIndex, first: Participant, second: Participant) -> bool:
    """Whether one behind a comma is who the one before is, or says something."""
    return (first.low == 1 and not _goes_on(index, second)) or _speaks(index, second)


def _is_short(index: DocumentIndex, phrase: Sequence[int]) -> bool:
    """Whether words before a joint part no list: a name, a place, "accused of theft,"."""
    tags, lower = index.tokens.tags, index.tokens.lower
    if all(_is_name(index, word) for word in phrase):
        return True
    if any(word in index.harm for word in phrase):
        return False
    if lower[phrase[0]] == "," and any(word in index.names for word in phrase):
        return all(_of_title(index, word) for word in phrase)
    if len(phrase) > 2 and lower[phrase[0]] == "," == lower[phrase[-1]]:
        return tags[phrase[1]] == "VBN"
    if lower[phrase[0]] == "of" and lower[phrase[-1]] == ",":  # "of the 2nd Battalion, the Guards,"
        phrase = [word for word in phrase if lower[word] != ","]
    titled = tags[phrase[0]] in {"IN", "NNP"}
    return titled and all(tags[word] in _PHRASE_TAGS | _BRACKETS for word in phrase)


def _of_title(index: DocumentIndex, word: int) -> bool:
    """Whether a word can be of a name with its title, behind somebody: ", the Rev. Ann Lee,"."""
    tag = index.tokens.tags[word]
    return tag in {"DT", "IN", ",", "."} or tag.startswith("NN") or word in index.names


def _is_name(index: DocumentIndex, word: int) -> bool:
    """Whether a word is of a name, or an age or a comma behind it."""
    text, tag = index.tokens.lower[word], index.tokens.tags[word]
    return (
        word in index.names or text == "," or (tag == "CD" and index.tokens.lower[word - 1] == ",")
    )


def _goes_on(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a row goes on behind somebody's relative: "a man, his wife Ann and"."""
    position = participant.end
    while position in index.names:
        position += 1
    if participant.form == "single" and index.tokens.lower[participant.start] in _KIN:
        return index.tokens.lower[position : position + 1] in (["and"], [","])  # "his wife, son,"
    owned = index.tokens.tags[participant.start] == "PRP$"
    somebody = participant.form == "article" or index.tokens.tags[participant.start] == "DT"
    if somebody and participant.end + 1 in index.by_start:
        return index.tokens.lower[participant.end] == "and"  # "a cook, the schoolgirl and her aunt"
    aged = position == participant.end and index.tokens.lower[position : position + 1] == [","]
    behind = past_aside(index, position) + 1 if aged else position  # a name's row is read elsewhere
    return owned and index.tokens.lower[behind : behind + 1] == ["and"]


def _idle(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a participant is one more of a list, and does nothing of its own."""
    tokens, end = index.tokens, participant.end
    does = end < len(tokens) and tokens.tags[end] in {"VBD", "VBZ", "VBP", "MD", "VBN"}
    return not does and not _speaks(index, participant)


def _speaks(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a participant is said to say something: "12, an officer and witnesses said"."""
    tokens = index.tokens
    last = min(tokens.bounds(participant.start)[1], participant.end + 5)
    for word in range(participant.end, last):
        if tokens.lower[word] in _SAYING:
            return True
        if not tokens.tags[word].startswith(("NN", "CC", "CD", "JJ", "DT", "IN", ",")):
            return False
    return False
