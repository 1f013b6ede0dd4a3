"""Who came to harm, in the words of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.document_index import BE
from tui.facts.casualties.index.person_nouns import is_national, nature, singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.token_table import TokenTable

_PRONOUNS = grammar().pronouns
_POINTING = grammar().them
_REMAINS = grammar().remains
"""Nouns that stand for people by what is left of them: lives lost, bodies found, fatalities."""
_PARTS = grammar().including | {"them", "whom"}
_OTHERS = frozenset({"other", "others"})
_COUNTS = frozenset({"deaths", "casualties", "fatalities", "injuries"})
_STATES = frozenset({"wounded", "injured", "missing"})
_HARMED = _COUNTS | _STATES | {"dead", "killed", "victims"}
"""Words for the harmed that do not say who they were: "eight of the dead were recruits"."""
_OF_KIND = {
    "missing": {"missing"},
    "displaced": {"displaced", "homeless", "uprooted"},
    "abducted": {"abducted", "kidnapped"},
}
_HELD = frozenset({"believed", "thought", "reported", "said", "known"})
_NOBODY = frozenset({"nobody", "no-one"})
_DENYING = frozenset({"no", "none", "neither", "zero", "not", "any", "without"})
_WHOLE = 12
"""Words of the longest whole: "of the 14 who were killed in the crash on Sunday"."""
_TITLES = 3
"""Words of a title or rank before a name: "their teacher, Mrs Comfort Audu"."""


def victims(index: DocumentIndex, argument: Argument, mentions: Mentions) -> str | None:
    """Find the words for the victims; for a bare number those of the number before it."""
    participant = argument.participant
    if participant.form == "zero":
        return _denied(index, participant)
    if participant.head is None:
        told = _what_they_were(index, participant) or _in_trigger(index.tokens, argument)
        return told or _like_the_last(index, participant)
    noun = index.tokens.lower[participant.head]
    told = _name_behind(index.tokens, participant, mentions) if participant.of_whole else None
    if told is None and noun in _HARMED:
        told = _what_they_were(index, participant)
    if told is not None:
        return told
    if noun in _POINTING | _PRONOUNS:
        counted = noun in _POINTING and participant.form == "number"
        return _like_the_last(index, participant) if counted else None
    if noun in _STATES:
        return f"{noun} people"
    plain = noun in _REMAINS | _COUNTS | {"dead"}
    return "people" if plain else _phrase(index.tokens, argument, mentions)


def _name_behind(tokens: TokenTable, one: Participant, mentions: Mentions) -> str | None:
    """The name of one of several: "one of them, Ama Boateng, died"."""
    end = _name_beside(tokens, mentions, one.end, one.end)
    single = one.low == one.high == 1 and tokens.lower[one.end : one.end + 1] == [","]
    return tokens.slice(one.end + 1, end) if single and end > one.end else None


def _phrase(tokens: TokenTable, argument: Argument, mentions: Mentions) -> str | None:
    """The noun phrase of the victims without its number, with what is said behind it."""
    participant = argument.participant
    head = participant.head if participant.head is not None else participant.end
    start = participant.start
    if participant.form in {"number", "vague"}:
        start = tokens.word_end(participant.core[1])
        while start < head and _is_partitive(tokens, start):
            start += 1
    moved = argument.trigger.kind == "displaced" and argument.trigger.end <= participant.start
    end = participant.end if moved else _complement(tokens, participant.end)
    if participant.form in {"single", "article"}:
        end = _name_beside(tokens, mentions, participant.end, end)
    if participant.end <= argument.trigger.start:
        end = min(end, argument.trigger.start)
    phrase = _without_half_quotes(" ".join(tokens.slice(start, end).split()))
    several = participant.form == "vague" or (participant.high or 0) > 1
    if phrase.startswith("including "):
        return "people"  # "killed 25 including rebels"
    if several and phrase.endswith("civilian"):
        return "civilians"  # "38 unintentional civilian deaths"
    name = mentions.opened.get(tokens.starts[start]) if start < len(tokens) else None
    if name in mentions.persons and phrase in (name or "").split():
        return name  # "the deaths of Bratt and her son", of one who was named in full before
    return _without_state(phrase, argument.trigger.kind) or None


def _without_state(phrase: str, kind: str) -> str:
    """Leave out the word that only says what befell them: "missing workers" of the missing."""
    state, _, rest = phrase.partition(" ")
    same = state.casefold() in _OF_KIND.get(kind, ())
    return (rest or "people") if same else phrase


def _without_half_quotes(phrase: str) -> str:
    """Leave out a mark of which the other one stands outside: "A TTP 'commander"."""
    for first, last in ("''", '""', "‘’", "“”"):
        marks = [at for at in (0, phrase.find(f" {first}") + 1) if phrase.startswith(first, at)]
        if marks and phrase.find(last, marks[0] + 1) < 0:
            phrase = phrase[: marks[0]] + phrase[marks[0] + 1 :]
    return phrase


def _denied(index: DocumentIndex, participant: Participant) -> str | None:
    """Those of whom nobody came to harm: "no children", "none of the passengers"."""
    tokens = index.tokens
    start = stop = tokens.word_end(participant.core[1])
    opener = tokens.lower[participant.start]
    if opener in _NOBODY or tokens.lower[participant.start : start] in (
        ["no", "one"],
        ["not", "one"],
    ):
        return "people"
    if opener not in _DENYING:
        return _unharmed(index, participant)
    last = tokens.bounds(participant.start)[1]
    while stop < last and tokens.tags[stop].startswith(("JJ", "NN", "HYPH", "VBN")):
        stop += 1
    noun = tokens.lower[stop - 1]
    if noun in _HARMED | _REMAINS and stop > start:
        return _whose_harm(tokens, start, stop)
    if stop == start or nature(noun) != "people":
        return None
    return tokens.slice(start, stop)


def _just_told(index: DocumentIndex, both: Participant) -> str | None:
    """Those whom "both" means, if the sentence has counted them just before."""
    tokens, first = index.tokens, index.tokens.bounds(both.start)[0]
    ahead = (index.by_start.get(word) for word in range(both.start - 1, first - 1, -1))
    counted = next((each for each in ahead if each is not None), None)
    if counted is None or counted.form != "number" or counted.nature != "people":
        return None
    return tokens.slice(tokens.word_end(counted.core[1]), counted.end) or None


def _unharmed(index: DocumentIndex, participant: Participant) -> str | None:
    """Somebody who came to no harm, in the text's words: "the driver of the van"."""
    tokens = index.tokens
    head = participant.head
    if tokens.lower[participant.start : participant.end] in (["both"], ["all"]):
        return _just_told(index, participant)
    if head is None or tokens.lower[head] in _PRONOUNS | _POINTING:
        return None
    counted = tokens.tags[participant.start] == "CD"
    start = tokens.word_end(participant.core[1]) if counted else participant.start
    return tokens.slice(start, _complement(tokens, participant.end)) or None


def _whose_harm(tokens: TokenTable, start: int, stop: int) -> str:
    """Those of whose harm there was none: "no civilian casualties", "no deaths"."""
    described = next((w for w in tokens.lower[start : stop - 1] if nature(w) == "people"), None)
    if described is None:
        return "people"
    return described if singular(described) != described else f"{described}s"


def _is_partitive(tokens: TokenTable, word: int) -> bool:
    """Whether a word only leads from a number to its noun: "all of the", "nine of them"."""
    return tokens.lower[word] in {"of", "them"} or tokens.tags[word] in {"DT", "PDT"}


def _what_they_were(index: DocumentIndex, participant: Participant) -> str | None:
    """The noun behind a bare number: "of the dead, 61 were women"."""
    tokens = index.tokens
    last = tokens.bounds(participant.start)[1]
    verb = _past_whole(index, participant)
    if verb >= last or tokens.lower[verb] not in BE:
        return None
    start = verb + 1
    if _HELD.issuperset(tokens.lower[start : start + 1]) and tokens.lower[
        start + 1 : start + 3
    ] == ["to", "be"]:
        start += 3
    stop = start
    while stop < last and tokens.tags[stop].startswith(("DT", "JJ", "NN", "HYPH")):
        stop += 1
    is_people = stop > start and nature(tokens.lower[stop - 1]) == "people"
    return tokens.slice(start, stop) if is_people else None


def _in_trigger(tokens: TokenTable, argument: Argument) -> str | None:
    """Who is counted by a noun ahead of the number: "the number of dead combatants at 17"."""
    for word in range(argument.trigger.start + 1, argument.participant.start):
        noun = tokens.lower[word]
        counted = tokens.tags[word] == "NNS" and noun not in _HARMED | _REMAINS | {"people"}
        if counted and tokens.lower[word - 1] in _HARMED and nature(noun) == "people":
            return noun
    return None


def _past_whole(index: DocumentIndex, participant: Participant) -> int:
    """The word behind those of whom a number is a part: "nine of the 12 killed"."""
    tokens, end = index.tokens, participant.end
    last = min(tokens.bounds(participant.start)[1], end + _WHOLE)
    whole = participant.of_whole or tokens.lower[end : end + 1] == ["of"]
    for word in range(end, last) if whole else ():
        harmed = word in index.harm and tokens.lower[word] not in BE
        finite = tokens.tags[word] in {"VBD", "VBZ", "VBP"} and not harmed
        if finite or tokens.lower[word] == ",":
            return word
    return end


def _like_the_last(index: DocumentIndex, participant: Participant) -> str | None:
    """The noun that a bare number leaves out: "killed two guards and wounded five"."""
    first = index.tokens.bounds(participant.start)[0]
    earlier = (index.by_start.get(word) for word in range(participant.start - 1, first - 1, -1))
    for participant_before in earlier:
        if participant_before is None or participant_before.nature != "people":
            continue
        opener = index.tokens.lower[max(0, participant_before.start - 2) : participant_before.start]
        part = participant_before.of_whole or not _PARTS.isdisjoint(opener)
        if (
            participant_before.form in {"number", "vague"}
            and participant_before.head is not None
            and not part
        ):
            noun = index.tokens.lower[participant_before.head]
            plain = nature(noun) == "people" and noun not in _POINTING | _REMAINS | _OTHERS
            plain = plain and not is_national(noun)
            noun = "civilians" if noun == "civilian" else noun
            return noun if plain else "people"
    return "people"


def _name_beside(tokens: TokenTable, mentions: Mentions, end: int, instead: int) -> int:
    """Where a name ends that stands beside: "a nurse, Ama Boateng,"."""
    word = end + 1 if end < len(tokens) and tokens.lower[end] == "," else end
    if word >= len(tokens):
        return instead
    last_title = min(len(tokens), word + _TITLES)
    while word + 1 < last_title and tokens.starts[word] not in mentions.opened:
        if tokens.tags[word] != "NNP":
            break
        word += 1
    name = mentions.opened.get(tokens.starts[word])
    if name is None or name not in mentions.persons:
        return instead
    last = word
    while last < min(len(tokens), word + 6) and tokens.ends[last] not in mentions.closed:
        last += 1
    return last + 1


def _complement(tokens: TokenTable, end: int) -> int:
    """Where a phrase like "of the Islamic State" or "from Mali" behind a participant ends."""
    last = tokens.bounds(end - 1)[1]
    if end >= last or tokens.lower[end] not in {"of", "from"}:
        return end
    word = end + 1
    while word < min(last, end + 8) and tokens.tags[word].startswith(
        ("DT", "PRP$", "NN", "JJ", "HYPH", "CD")
    ):
        if tokens.entities[word] in {"DATE", "TIME"}:
            break
        word += 1
    return word if tokens.tags[word - 1].startswith("NN") else end
