"""How harm was done where no weapon of the article did it: "beaten", "hit by falling stones"."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.stretches import stretches
from tui.facts.casualties.agents.verb_subjects import subjects
from tui.facts.casualties.index.mentions import is_weak, weapon
from tui.facts.casualties.index.person_nouns import group, is_animal
from tui.facts.casualties.places.totals import is_over_time
from tui.facts.lexicon import weapons

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.filler import Filler
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.model import Status

_BY_HAND = frozenset(
    {"beaten", "lynched", "strangled", "hanged", "stoned", "clubbed", "bludgeoned"}
)
"""Participles that say how harm was done; with what else stands in the same clause."""
_SENTENCED = frozenset({"executed", "executing", "hanged", "beheaded"})
"""Participles for those whom a court had killed."""
_BY_BEASTS = frozenset({"mauled", "gored", "savaged", "stung", "bitten"})
"""Participles that say that an animal did it."""
_OTHER_NEWS = re.compile(
    r"\b(?:Related (?:News|Articles|Stories|Topics)|More News|Category News|Read More)\b"
)
_HEADLINE = 40
"""Characters around a claim that a headline among others has for itself."""
_FIGHTERS = frozenset({"militants", "security forces"})
_OVER_DAYS = re.compile(
    r"\b(?:in|over|during|after) (?:the (?:past|last) )?(?:\w+ )?(?:days|weeks|months) of"
    r" (?:\w+ ){0,3}(?:attacks|strikes|air ?strikes|raids|shelling|bombing|bombardment)\b"
)
_RUNNING = re.compile(
    r"\bha(?:s|ve) (?:\w+ ){0,3}?(?:killed|died|wounded|injured|lost|left)\b[^;]*?"
    r"\b(?:(?:this|in a|in one) (?:week|month|year)"
    r"|(?:in|over) (?:the (?:past|last) )?(?:[\w-]+ )?(?:weeks|months|years))\b"
)
"""How a sentence counts what has been done again and again."""
_SINCE = re.compile(
    r"\bin the same period\b|\bin (?:the (?:past|last) )?24 hours\b|\bsince (?:then|the end of)\b"
)
"""How a sentence counts over a time that began with no attack."""
_DYING = re.compile(r"\b(?:die[sd]?|dying|perish\w*|succumb\w*|lives|drown\w*)\b")
"""Verbs of a sentence for those whom nobody killed."""
_CLAUSE = re.compile(r"[,;.:]|\b(?:and|but|while)\b")
_STRIKE = re.compile(r"\b(?:an?|another|the) (?:\w+ )?strike (?!action\b)")
"""One of those attacks, as a text goes on to call them."""
_ALIKE = re.compile(
    r"\b(?:similar|second such|another such|identical) (?:\w+ )?(?:accidents?|attacks?"
    r"|bombings?|blasts?"
    r"|collapses?|crash(?:es)?|disasters?|explosions?|fires?|incidents?|raids?|strikes?"
    r"|traged(?:y|ies))\b",
    re.IGNORECASE,
)
_THROWN = re.compile(r" (?:[\w-]+ ){0,2}by (?:[\w-]+ ){0,3}(?:stones?|rocks?|bricks?|bottles?)\b")
_STONED = re.compile(
    r"\bone of (?:them|whom|the dead)\b[^.;]{0,40}? (?:hit|struck) by (?:an? )?(?:[\w-]+ )?"
    r"(?:stone|rock|brick|bottle)\b"
)
"""What says that some of whom a sentence counts came to harm by what people throw."""
_RIOT = re.compile(r"\b(?:tear gas|pepper spray|batons?|water cannons?|rubber bullets)\b")
"""What police use on crowds, which is none of a text's other weapons."""
_SEVERAL = 10
"""People from which on a count can be of many attacks."""
_ALL_OVER = re.compile(
    r"\b(?:across|throughout|all over) (?:the )?"
    r"(?:country|province|governorate|region|state|city)\b"
)
"""Where many were killed by more than one attack."""
_OF_WAR = re.compile(r"\b(?:war|conflict|uprising|insurgency|violence) (?:has|have|had) ")
"""What a sentence has for its subject that counts the dead of years."""
SEVERAL = ""
"""What a claim's weapon is of which a row of them is told."""
_FIGHTING = "(?:clashes|conflict|fighting|insecurity|violence|war)"
_AND_FIGHTING = re.compile(rf"(?:,|\band|\bor) {_FIGHTING}\b|\b{_FIGHTING}(?:,|,? and|,? or) ")
_SPEAKS_ANEW = re.compile(r"\band (?:said|says|added|adds)\b")


def scope_of_weapon(tokens: TokenTable, argument: Argument) -> tuple[int, int] | None:
    """Find the stretch of its sentence whose weapon a claim can have.

    Somebody beaten has only one of the same clause, what is said anew is of other people, and None
    is where an animal did it, or what was thrown or fell, which is no weapon.
    """
    trigger = argument.trigger
    start, end = tokens.scope(tokens.sentence_of[trigger.start])
    spot, behind = tokens.starts[trigger.start], tokens.ends[trigger.end - 1]
    if _THROWN.match(tokens.text, behind, end) or is_of_beast(tokens, argument):
        return None
    if is_glued(tokens, argument):
        return spot - _HEADLINE, behind + _HEADLINE
    if is_by_hand(tokens, argument):
        close = _CLAUSE.search(tokens.text, behind, end)
        return spot, close.start() if close else end
    if tokens.lower[trigger.start] in _SENTENCED:  # for what they had done themselves
        end = max(tokens.text.find(" for ", behind, end), 0) or end
    anew = _SPEAKS_ANEW.search(tokens.text, behind, end)
    return start, anew.start() if anew else end


def own_weapon(
    index: DocumentIndex,
    mentions: Mentions,
    argument: Argument,
    scope: tuple[int, int] | None,
    cause: str | None,
) -> str | None:
    """Find what a claim's sentence says did it, in its own part of a sentence on two incidents.

    "A car bomb killed nine on Monday, while gunmen shot a judge" has a bomb for the nine. Whom
    "floods and fighting" drove out SEVERAL things did, unless floods are the text's `cause`.
    """
    tokens, word = index.tokens, argument.trigger.start
    start, end = scope or tokens.scope(tokens.sentence_of[word])
    part = stretches(index, word)[0]
    first, last = tokens.starts[part.start], tokens.ends[part.stop - 1]
    others = harm_of_others(index, argument)
    inside = (max(start, first), min(end, last))
    named = (
        weapon(mentions, tokens.starts[word], where, others) for where in (inside, (start, end))
    )
    name = next((name for name in named if name is not None), None)
    fled = argument.trigger.kind == "displaced" and name != cause
    fought = fled and _AND_FIGHTING.search(tokens.small, *tokens.scope(tokens.sentence_of[word]))
    return SEVERAL if name is not None and fought else name


def is_of_beast(tokens: TokenTable, argument: Argument) -> bool:
    """Tell whether an animal did it, as the claim's own verb says: "mauled by two dogs"."""
    verb = argument.trigger.start
    if tokens.lower[verb] in _BY_BEASTS:
        return True
    bys = (c for c in tokens.children[verb] if tokens.lower[c] == "by" and c > verb)
    doers = [c for by in bys for c in tokens.children[by]]
    doers += [w for w in subjects(tokens, verb) if w < verb]
    return any(is_animal(tokens.lower[w]) for w in doers)


def is_glued(tokens: TokenTable, argument: Argument) -> bool:
    """Tell whether a claim is of a headline of other news that a page sets behind the text."""
    start, _ = tokens.scope(tokens.sentence_of[argument.trigger.start])
    return _OTHER_NEWS.search(tokens.text, start, tokens.starts[argument.trigger.start]) is not None


def is_of_another_hand(index: DocumentIndex, argument: Argument, *, timed: bool) -> bool:
    """Tell whether a claim's own sentence says how harm was done, so that its event does not.

    Such are a verb for it, days of attacks that it counts over, a fight of both sides, other news.
    """
    tokens = index.tokens
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    counts = _OVER_DAYS.search(tokens.text, *scope) is not None or _runs(index, argument)
    stoned = _STONED.search(tokens.text, *scope) is not None
    apart = stoned or _RIOT.search(tokens.text, *scope) is not None
    apart = apart or is_mutual(index, argument) or is_glued(tokens, argument)
    counts = counts or (timed and _counts_since(index, argument))
    return is_by_hand(tokens, argument) or counts or apart


def is_mutual(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether fighters of two sides died together: "45 militants and 20 soldiers".

    Nobody's attack on others did that.
    """
    first, last = index.tokens.bounds(argument.trigger.start)
    if "dead combatants" in index.tokens.small_slice(first, last):
        return True
    fighters = [
        participant
        for participant in index.participants
        if first <= participant.start < last
        and participant.form == "number"
        and group(index.tokens.lower[participant.start : participant.end]) in _FIGHTERS
    ]
    pairs = itertools.pairwise(fighters)
    return any(index.tokens.lower[one.end : other.start] == ["and"] for one, other in pairs)


def is_by_hand(tokens: TokenTable, argument: Argument) -> bool:
    """Tell whether a claim's own verb says how harm was done, so that its event does not."""
    trigger = argument.trigger
    return not _BY_HAND.isdisjoint(tokens.lower[trigger.start : trigger.end])


def is_alike(
    tokens: TokenTable, argument: Argument, name: str | None, cause: str | None, worth: Status
) -> bool:
    """Tell whether a claim's sentence tells of harm done as the text's was: "a similar attack".

    Without a `name` of its own "a strike" is from where those of the text come.
    """
    if name is None and _is_recalled(tokens, argument, cause, worth):
        return True
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    strike = name is None and cause == "airstrike" and _STRIKE.search(tokens.small, *scope)
    return bool(strike) or _ALIKE.search(tokens.text, *scope) is not None


def _is_recalled(tokens: TokenTable, argument: Argument, cause: str | None, worth: Status) -> bool:
    """Whether a claim that is no news is of the cause of a text's accident or epidemic.

    It recalls who died of the same before, and so did those of its own whom it denies or fears.
    """
    if cause not in weapons().recalled or argument.trigger.kind not in {"killed", "injured"}:
        return False
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    dying = _DYING.search(tokens.small, *scope) is not None
    return worth in {"denied", "hypothetical"} or (worth == "background" and dying)


def harm_of_others(index: DocumentIndex, argument: Argument) -> list[range]:
    """Find the words of a sentence for harm that others came to: "as an elder is shot dead"."""
    tokens, own = index.tokens, argument.trigger
    inside = range(*tokens.bounds(own.start))
    triggers = {index.harm[word].start: index.harm[word] for word in inside if word in index.harm}
    return [
        range(tokens.starts[trigger.start], tokens.ends[trigger.end - 1])
        for trigger in triggers.values()
        if trigger.start != own.start
    ]


def arms_of_claim(
    index: DocumentIndex, mentions: Mentions, argument: Argument, weapon: Filler | None
) -> str | None:
    """Return a claim's weapon if its sentence names it by more than the words for others' harm."""
    if weapon is None or weapon.certainty != "sentence" or is_weak(weapon.text):
        return None
    tokens, others = index.tokens, harm_of_others(index, argument)
    start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
    inside = (spot for spot, _ in mentions.weapons if start <= spot < end)
    named = any(all(spot not in stretch for stretch in others) for spot in inside)
    return weapon.text if named else None


def _runs(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a claim of more than one counts on: "five have now been killed this month"."""
    scope = index.tokens.scope(index.tokens.sentence_of[argument.trigger.start])
    return (
        argument.participant.high != 1 and _RUNNING.search(index.tokens.small, *scope) is not None
    )


def _counts_since(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a claim of more than one counts over a time that began with no attack."""
    scope = index.tokens.scope(index.tokens.sentence_of[argument.trigger.start])
    return argument.participant.high != 1 and _SINCE.search(index.tokens.small, *scope) is not None


def is_count(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether a claim counts what happened over a time, which no single attack did."""
    tokens, participant = index.tokens, argument.participant
    sentence = tokens.small[slice(*tokens.scope(tokens.sentence_of[argument.trigger.start]))]
    several = (participant.high or _SEVERAL) >= _SEVERAL
    told = is_over_time(sentence) or _OF_WAR.search(sentence) is not None
    if _runs(index, argument) or _counts_since(index, argument):
        return True
    return several and (told or _ALL_OVER.search(sentence) is not None)
