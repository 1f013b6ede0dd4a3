"""The word that a time hangs on in its sentence's parse, and by it what the time is of.

"Killed on Monday" dates the harm, "said on Tuesday" what was told, "recovered on Wednesday" what
came after. The parser ties a time to its verb more reliably than nearness in the sentence does:
"On Wednesday the mayor visited survivors of a fire that killed six".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.document_index import BE
from tui.facts.casualties.index.happenings import HAPPENED
from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import attacks, grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.time_spans import TimeExpression

_CLIMBS = 8
"""Steps up a parse from a time to the word that it is of."""
_SAYING = speech().spoken | speech().publishing.forms | {"spoke", "speaks", "speaking"}
_ATTACKING = attacks().verbs.forms
_ANSWERING = frozenset({"denied", "denies", "condemned", "condemns", "mourned", "rejected"})
"""Verbs of what was done about harm, on a day after it."""
_BLAMING = frozenset({"accused", "accuses", "blamed", "blames"})
_BESIDE = frozenset({"on", "late", "early", "earlier", "in", "a", "the", "statement"})
"""Words between a verb of saying and its time: "said in a statement on Friday"."""
_CLOSING = frozenset({",", ".", ";", "in", "at", "near", "by", "when", "after", "and", "while"})
"""Words behind a day with which no sentence that was said on it begins."""
_REPORTS = grammar().reports
_PARTS = grammar().parts_of_day
_FARTHEST = 20
_LATER = grammar().later
_SEQUELS = grammar().sequels
_BENEATH = frozenset({"under", "beneath", "by", "alive", "rubble", "debris", "mud", "snow"})
_UNDER = 9
"""Words behind "buried" in which is told what came down on people."""
_REMAINS = frozenset({"remain", "remained", "remains"})
_SUCCUMBED = frozenset({"succumbed", "succumbs", "succumbing"})
_OF_WOUNDS = re.compile(
    r" (?:(?:\w+ ){0,2}later\b"
    r"|(?:\w+ ){0,2}(?:of|from|to) (?:his|her|their) (?:\w+ )?(?:injuries|wounds|burns)"
    r"|(?:in|at) (?:an? |the )?(?:\w+ )?hospital\b)"
)
"""How a death is told of that came after the day of the harm."""
_DIED = frozenset({"died", "dies", "die"})
_OF_WOUNDED = re.compile(r"\b(?:later|of the (?:wounded|injured))\b[^.;]{0,30}$")
"""What stands before a death that came after the day of the harm."""
_HOUSELESS = frozenset({"homeless", "lost", "forced"})
"""How people are told of who have no house as soon as it is gone."""
_ARRESTED = frozenset({"arrested", "arrests", "detained", "detains", "apprehended", "held"})
_COURT = frozenset({"court", "inquest", "judge", "judges", "juror", "jurors", "jury", "panel"})
"""Who hears of harm long after it."""
_BORN = re.compile(r"\bborn (?:(?:in|on) )?$")
_COMPARED = re.compile(
    r"\b(?:more|fewer|less|many|few) (?:than|as) (?:in|during|the ones?|those)\b[^.;,]*$"
)
"""What stands before the time of a number beside which a text sets its own."""
_NAMED = re.compile(
    r" (?:Battalion|Brigade|Bridge|Division|Hospital|Movement|Square|Street|Avenue|Stadium)\b"
    r"|,? (?:peace |truce )?(?:accords?|agreement|deal|treaty|census|elections?)\b"
)
"""What follows a time that is part of a name or of when something was signed or counted."""
_FUTURE = frozenset({"will", "would", "'ll", "shall"})


def governor(tokens: TokenTable, time: TimeExpression) -> int:
    """Find the verb or noun that a time hangs on, past prepositions and parts of days."""
    first, end = tokens.word_at(time.start), tokens.word_end(time.end)
    outer = (word for word in range(first, end) if not first <= tokens.heads[word] < end)
    word = next(outer, first)
    for _ in range(_CLIMBS):
        head = tokens.heads[word]
        if head == word:
            break
        word = head
        if not _passes(tokens, word):
            break
    if tokens.deps[word] in {"nsubj", "nsubjpass"} and _is_verb(tokens, end):
        return end  # "a judge on Wednesday sentenced"
    return _told_behind(tokens, first, word)


def _told_behind(tokens: TokenTable, first: int, verb: int) -> int:
    """The verb ahead of a time that the parse has with its speaker: "..., police said"."""
    subjects = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    if tokens.lower[verb] not in _SAYING or not subjects or not first < subjects[0] < verb:
        return verb
    ahead = range(first - 1, tokens.bounds(first)[0] - 1, -1)
    return next((word for word in ahead if _is_verb(tokens, word)), verb)


def _is_verb(tokens: TokenTable, word: int) -> bool:
    """Whether a word is a verb that tells what was done."""
    return (
        word < len(tokens) and tokens.tags[word].startswith("VB") and (tokens.lower[word] not in BE)
    )


def _passes(tokens: TokenTable, word: int) -> bool:
    """Whether a time hangs on what a word hangs on: a preposition, "the night", "the start"."""
    tag = tokens.tags[word]
    return tag in {"IN", "TO", "RB", "CD", "DT", "JJ"} or tokens.lower[word] in _PARTS


def steps(tokens: TokenTable, word: int, far: int) -> int:
    """Count the steps in a sentence's parse from one word to another, up to 20."""
    path = ancestors(tokens, word)
    for count, each in enumerate(ancestors(tokens, far)):
        if each in path:
            return count + path.index(each)
    return _FARTHEST


def ancestors(tokens: TokenTable, word: int) -> list[int]:
    """Return a word and those above it in the parse."""
    path = [word]
    while tokens.heads[path[-1]] != path[-1] and len(path) < _FARTHEST:
        path.append(tokens.heads[path[-1]])
    return path


def is_of_name(index: DocumentIndex, time: TimeExpression) -> bool:
    """Tell whether a time is of a birth, a treaty or another event's count, or in a name.

    "The 14 October Brigade" and "two more than in the slide of 1931" date no harm.
    """
    text = index.tokens.text
    born = _BORN.search(text, max(0, time.start - len("was born on ")), time.start)
    first = index.tokens.starts[index.tokens.bounds(index.tokens.word_at(time.start))[0]]
    beside = _COMPARED.search(text, first, time.start)
    return bool(born or beside or _NAMED.match(text, time.end))


def is_of_report(index: DocumentIndex, time: TimeExpression) -> bool:
    """Tell whether a time is when something was said, published or planned."""
    tokens = index.tokens
    word = governor(tokens, time)
    if _is_confirmed(tokens, time, word) or tokens.lower[word] in _BLAMING:
        return True
    if tokens.tags[word].startswith("N") and word not in index.harm:
        return tokens.lower[word] in _REPORTS
    if word in index.harm:
        return _opens_report(tokens, time)
    if tokens.deps[word] == "pcomp":  # "said after flying over the town on Friday"
        word = tokens.heads[tokens.heads[word]]
    spoken = tokens.lower[word] in _SAYING | _ANSWERING or _follows_saying(tokens, time)
    noun = tokens.lower[tokens.heads[word]] if tokens.deps[word] in {"acl", "relcl"} else ""
    planned = any(tokens.lower[c] in _FUTURE for c in tokens.children[word])
    return spoken or noun in _REPORTS or planned


def _is_confirmed(tokens: TokenTable, time: TimeExpression, word: int) -> bool:
    """Whether a time behind a noun is when somebody spoke of it: "confirmed the raid on Friday"."""
    behind = word < tokens.word_at(time.start) and tokens.deps[word] == "dobj"
    return behind and tokens.lower[tokens.heads[word]] in _SAYING | _ANSWERING


def _opens_report(tokens: TokenTable, time: TimeExpression) -> bool:
    """Whether what was said on a day follows it: "said on Thursday nine soldiers were killed"."""
    subject = tokens.word_end(time.end)
    owned = tokens.text.startswith(("'s", "’s"), time.end - 2)
    goes_on = subject < len(tokens) and tokens.lower[subject] not in _CLOSING
    return goes_on and not owned and _follows_saying(tokens, time)


def is_of_saying(index: DocumentIndex, time: TimeExpression) -> bool:
    """Tell whether a time is when somebody said something, and not when it was published."""
    tokens = index.tokens
    return is_of_report(index, time) and tokens.lower[governor(tokens, time)] in speech().spoken


def _follows_saying(tokens: TokenTable, time: TimeExpression) -> bool:
    """Whether a time stands right behind a verb of saying: "said on Friday they had found"."""
    word = tokens.word_at(time.start) - 1
    first = tokens.bounds(word)[0] if word >= 0 else 0
    while word > first and tokens.lower[word] in _BESIDE:
        word -= 1
    return word >= first and tokens.lower[word] in _SAYING and tokens.tags[word] == "VBD"


def is_of_aftermath(index: DocumentIndex, time: TimeExpression) -> bool:
    """Tell whether a time is of the search, a funeral, a court or a count, and not of the harm."""
    tokens = index.tokens
    word = governor(tokens, time)
    if _tells_sequel(tokens, word) or is_burial(tokens, verb_above(tokens, word)):
        return True
    if word in index.harm:
        searched = index.harm[word].kind == "missing" and tokens.lower[word] in _LATER
        if tokens.lower[word] in _REMAINS:
            return True  # "five remained in jail on Friday"
        return index.harm[word].mode == "toll" or searched or tokens.lower[word] in _SEQUELS
    if tokens.tags[word].startswith("VB"):
        if _is_of_scene(tokens, word):
            return False
        passive = any(tokens.deps[child] == "auxpass" for child in tokens.children[word])
        return tokens.lower[word] in _LATER or (passive and tokens.lower[word] == "buried")
    return tokens.lower[word] in _SEQUELS


def _is_of_scene(tokens: TokenTable, verb: int) -> bool:
    """Whether a verb that courts and rescuers have is of a scene: "neighbours heard it"."""
    if tokens.lower[verb] == "heard":
        subjects = (c for c in tokens.children[verb] if tokens.deps[c] == "nsubj")
        nouns = {tokens.lower[c] for c in subjects} - _COURT
        return any(nature(noun) == "people" for noun in nouns)
    return tokens.lower[verb] == "pulled" and tokens.lower[verb + 1 : verb + 2] == ["back"]


def verb_above(tokens: TokenTable, word: int) -> int:
    """The verb of the clause that a word stands in, or the word itself."""
    return next((w for w in ancestors(tokens, word) if tokens.tags[w].startswith("VB")), word)


def is_burial(tokens: TokenTable, word: int) -> bool:
    """Tell whether a verb is of the dead in their graves, and not of what came down on them."""
    behind = tokens.lower[word + 1 : word + _UNDER]
    return tokens.lower[word] == "buried" and _BENEATH.isdisjoint(behind)


def _tells_sequel(tokens: TokenTable, word: int) -> bool:
    """Whether a verb tells of what came after harm: "A burial took place", "ended the search"."""
    told_of = (c for c in tokens.children[word] if "subj" in (t := tokens.deps[c]) or t == "dobj")
    return not _SEQUELS.isdisjoint(tokens.lower[c] for c in told_of)


def is_of_sequel(index: DocumentIndex, time: TimeExpression) -> bool:
    """Tell whether a time is of who died of earlier wounds, or of an arrest for what was done."""
    tokens = index.tokens
    word = governor(tokens, time)
    if _tells_sequel(tokens, word):
        return True
    picked_up = tokens.lower[word : word + 2] == ["picked", "up"]
    if word not in index.harm and not picked_up:
        return False
    if picked_up or tokens.lower[word] in _ARRESTED:
        told = range(tokens.bounds(word)[1])
        harmed = {index.harm[w].kind for w in told if w in index.harm}
        return not harmed.isdisjoint({"killed", "injured"})
    died = index.harm[word].kind == "killed"
    late = _OF_WOUNDS.match(tokens.text, tokens.ends[word]) is not None
    return tokens.lower[word] in _SUCCUMBED or (died and late)


def is_of_event_day(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether harm was done on the day itself: people flee, and the wounded die, for days."""
    tokens, word = index.tokens, argument.trigger.start
    if argument.trigger.kind == "displaced":
        return tokens.lower[word] in _HOUSELESS
    if argument.trigger.kind != "killed" or tokens.lower[word] not in _DIED:
        return True
    ahead = tokens.small_slice(tokens.bounds(word)[0], word)
    return not (_OF_WOUNDS.match(tokens.text, tokens.ends[word]) or _OF_WOUNDED.search(ahead))


def is_of_deed(index: DocumentIndex, time: TimeExpression) -> bool:
    """Tell whether a time hangs on a word for harm, an attack or a disaster itself."""
    tokens = index.tokens
    word = governor(tokens, time)
    if tokens.deps[word] == "pobj" and word not in index.harm:
        word = verb_above(tokens, word)  # "stabbed a man in a garage on Friday"
    attacked = word in index.harm or tokens.lower[word] in _ATTACKING
    happened = HAPPENED.match(tokens.text, tokens.starts[word])
    return attacked or (happened is not None and tokens.tags[word].startswith("VB"))


def is_of_death(index: DocumentIndex, time: TimeExpression) -> bool:
    """Tell whether a time is that of a death or a wound, and of no count of them."""
    harm = index.harm.get(governor(index.tokens, time))
    return harm is not None and harm.mode != "toll" and harm.kind in {"killed", "injured"}
