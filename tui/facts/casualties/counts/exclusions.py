"""Reasons why a participant did not come to the harm beside which it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import subject
from tui.facts.casualties.counts.bare_words import is_bare
from tui.facts.casualties.counts.journeys import is_journey
from tui.facts.casualties.counts.living_victims import is_saved
from tui.facts.casualties.counts.searches import is_wanted
from tui.facts.casualties.counts.taken_people import is_hold, is_lift, is_no_catch, is_passenger
from tui.facts.casualties.index.document_index import INCLUDING
from tui.facts.casualties.index.person_nouns import group, nature, singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex

_FUGITIVES = grammar().held | {"robber", "suspect", "thief", "attacker", "killer", "convict"}
_DRIVEN = frozenset({"displaced", "uprooted"})
"""What happens to nobody but those who lose their homes, of whom one may be told."""
_GETAWAY = frozenset({"robbed", "stole", "opened", "shot", "stabbed", "attacked", "fired", "broke"})
_HOUSING = frozenset(
    {"housing", "houses", "hosting", "hosts", "shelters", "accommodating", "accommodates"}
)
_CAMPS = re.compile(r"\b(?:camps?|shelters?|refugees?|displaced|displacement|evacuation|idps?)\b")
_CONTEST = re.compile(
    r"\b(?:in the (?:\w+[ -])?(?:final|semi-?final|quarter-?final|match|race|tournament|election"
    r"|vote|play-?offs?|round)|to the (?:title|medal|line)|on (?:points|penalties|aggregate))\b"
)
_LEFT = (["left"], ["leave"], ["leaving"])
_FEW = 10
"""From how many on people who leave a place are its people, and no travellers."""
_DEAD = frozenset({"bodies", "dead", "remains", "victims"})
_UNTRACED = re.compile(
    r"^(?:(?! and | but |[,;:]).)*\b(?:not|never)(?: yet)?(?: been| be)?"
    r" (?:traced|found|recovered|located)\b"
)
_PATIENTS = frozenset({"sick", "ill", "casualties"})
_TAKING_IN = frozenset({"take", "takes", "taken", "taking", "took"})
"""What a clinic does with patients every day; who moves them evacuates them."""
_LODGED = frozenset({"sleeping", "slept", "accommodated", "lodged", "put", "staying"})
_RESIDENTS = frozenset(
    {"evacuee", "person", "people", "refugee", "resident", "survivor", "villager", "others"}
    | {"inhabitant", "civilian", "other", "individual"}
)
_BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains"})
_ALIVE = 6
"""Words behind "buried" in which "alive" stands: "buried 17 miners alive"."""
_BURYING = frozenset({"buried", "bury", "burying"})
_OFFSPRING = frozenset({"child", "son", "daughter", "kid", "grandchild"})
_CASES = frozenset({"case", "cases", "charges", "counts", "firs"})
_NEAR = 5
"""Words before a number in which stands what it is a part of."""
_MOURNERS = frozenset(
    {"he", "i", "she", "they", "we", "who", "tribe", "clan", "village", "town"}
) | {
    *("community", "family", "neighbourhood", "neighborhood", "parish", "regiment", "battalion"),
}


def is_excluded(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether somebody stands beside a word of harm and did not come to that harm."""
    return any(is_unhurt(index, argument) for is_unhurt in _EXCLUSIONS)


def _is_apart(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a paragraph begins with the trigger, and who came to harm is of the one before."""
    tokens, participant = index.tokens, argument.participant
    if argument.side != "left" or participant.end > argument.trigger.start:
        return False
    begin = tokens.starts[argument.trigger.start]
    return "\n\n" in tokens.text[tokens.ends[participant.end - 1] : begin]


def _is_untraced(index: DocumentIndex, argument: Argument) -> bool:
    """Whether bodies are not there, or it is known of "the dead" who "were never found"."""
    trigger, tokens, first = argument.trigger, index.tokens, argument.participant.start
    if trigger.kind == "missing" and "found" in tokens.lower[trigger.start : trigger.end]:
        first -= 2 * (tokens.lower[first - 1] == "of")  # "the bodies of two"
        return not _DEAD.isdisjoint(tokens.lower[max(0, first) : trigger.start])
    if trigger.mode != "body":
        return False
    if argument.participant.low == 0:
        return True
    last = tokens.bounds(trigger.start)[1]
    behind = " ".join(["", *tokens.lower[trigger.end : last]])
    return _UNTRACED.search(behind) is not None


def _is_housed(index: DocumentIndex, argument: Argument) -> bool:
    """Whether people who are housed have not lost their homes: they live in no camp."""
    trigger, tokens = argument.trigger, index.tokens
    if trigger.kind != "displaced" or tokens.lower[trigger.start] not in _HOUSING:
        return False
    first, last = tokens.bounds(trigger.start)
    sentence = " ".join(tokens.lower[first:last])
    return _CAMPS.search(sentence) is None or argument.participant.nature != "people"


def _is_fugitive(index: DocumentIndex, argument: Argument) -> bool:
    """Whether one who fled is a fugitive, or a household came to a harm that only people can."""
    participant, trigger = argument.participant, argument.trigger
    fled = trigger.kind == "displaced"
    driven = index.tokens.lower[trigger.start] in _DRIVEN
    fugitive = fled and participant.form in {"single", "article"} and not driven
    fell = trigger.mode in {"fall", "noun"}
    fugitive = fugitive or (fell and fled and _escaped(index, argument))
    words = index.tokens.lower[trigger.start : trigger.end]
    if fled and (words[-2:] == ["left", "for"] or words in _LEFT):
        few = (participant.high or _FEW) < _FEW
        return not participant.unit and (few or not _lives_there(index, argument))
    lost = trigger.kind == "missing"  # "two families are unaccounted for"
    return (fugitive and not participant.unit) or (participant.unit and not fled and not lost)


def _is_shot_down(index: DocumentIndex, argument: Argument) -> bool:
    """Whether something that no noun names was shot down: "of which 44 were shot down"."""
    shot = index.tokens.lower[argument.trigger.start : argument.trigger.end + 1] == ["shot", "down"]
    return shot and argument.participant.nature != "people"


def _escaped(index: DocumentIndex, argument: Argument) -> bool:
    """Whether those who fled did harm or were prisoners: "the 12 attackers fled"."""
    head, tokens = argument.participant.head, index.tokens
    noun = singular(tokens.lower[head]) if head is not None else ""
    did = tokens.lower[argument.participant.end : argument.trigger.start]
    return noun in _FUGITIVES or group([noun]) == "militants" or not _GETAWAY.isdisjoint(did)


def _is_casualty(index: DocumentIndex, argument: Argument) -> bool:
    """Whether the wounded or sick are brought to safety: "evacuated 26 wounded"."""
    participant, trigger, lower = argument.participant, argument.trigger, index.tokens.lower
    if trigger.kind != "displaced":
        return False
    inside = (index.harm.get(word) for word in range(participant.start, participant.end + 1))
    hurt = any(harm is not None and harm.kind == "injured" for harm in inside)
    people = lower[participant.start : participant.end]
    admitted = "patients" in people and lower[trigger.start] in _TAKING_IN
    return hurt or admitted or not (_PATIENTS | _BODIES).isdisjoint(people)


def _is_remains(index: DocumentIndex, argument: Argument) -> bool:
    """Whether what was burned are bodies: "some burned beyond recognition"."""
    end = argument.trigger.end
    return index.tokens.lower[end : end + 2] == ["beyond", "recognition"]


def _is_no_arrest(index: DocumentIndex, argument: Argument) -> bool:
    """Whether it only says that the police have nobody yet: "no arrests have been made"."""
    noun = index.tokens.tags[argument.trigger.start].startswith("NN")
    return argument.participant.low == 0 and noun and argument.trigger.kind == "captured"


def _is_covered(index: DocumentIndex, argument: Argument) -> bool:
    """Whether it was no funeral of several: a slope "buried 12 people", one man "was buried"."""
    trigger, participant, lower = argument.trigger, argument.participant, index.tokens.lower
    if trigger.kind != "killed" or lower[trigger.start] not in _BURYING:
        return False
    if trigger.end > trigger.start + 1 or "alive" in lower[trigger.end : trigger.end + _ALIVE]:
        return False  # "buried alive"
    several = participant.form in {"number", "vague"} and (participant.low or 2) > 1
    if argument.side != "right" or not several:
        return not several
    word = subject(index, trigger.start)
    return word is None or (lower[word] not in _MOURNERS and nature(lower[word]) != "people")


def _is_indisposed(index: DocumentIndex, argument: Argument) -> bool:
    """Whether one person only fell ill, whom nothing shows to have been poisoned with others."""
    trigger, single = argument.trigger, argument.participant.form in {"article", "single"}
    last = index.tokens.lower[trigger.end - 1]
    return single and trigger.kind == "injured" and last in {"ill", "sick", "unwell"}


def _is_asleep(index: DocumentIndex, argument: Argument) -> bool:
    """Whether guests or pilgrims spend a night where residents would have lost their homes."""
    participant, trigger, lower = argument.participant, argument.trigger, index.tokens.lower
    if trigger.kind != "displaced" or lower[trigger.start] not in _LODGED:
        return False
    return not participant.unit and not _lives_there(index, argument)


def _lives_there(index: DocumentIndex, argument: Argument) -> bool:
    """Whether people are residents, or nobody in particular."""
    head = argument.participant.head
    return head is None or singular(index.tokens.lower[head]) in _RESIDENTS


def _is_of_clause(index: DocumentIndex, argument: Argument) -> bool:
    """Whether harm is that of a clause of its own: "170 victims since IS was expelled"."""
    tokens, end = index.tokens, argument.trigger.start
    words = range(argument.participant.end, end)
    since = next((word for word in words if tokens.lower[word] == "since"), end)
    verbs = [w for w in range(since, end) if tokens.tags[w].startswith("VB")]
    own = {"was", "were", "been"}.issuperset(tokens.lower[word] for word in verbs)
    dated = tokens.entities[min(since + 1, end)] == "DATE"
    return argument.rule == "passive-subject" and since < end and own and not dated


def _is_age(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a bare number between commas is how old somebody is: "Ali, eight, was shot"."""
    participant, lower = argument.participant, index.tokens.lower
    start, end = participant.start, participant.end
    bare = participant.head is None and participant.form == "number" and argument.side == "left"
    named = lower[start - 1] == "," and index.tokens.tags[start - 2].startswith("NNP")
    return bare and named and lower[end : end + 1] == [","]


def _is_of_parent(index: DocumentIndex, argument: Argument) -> bool:
    """Whether children only say who came to harm: "a driller with three children, died"."""
    participant, lower = argument.participant, index.tokens.lower
    start, end = participant.start, participant.end
    kin = participant.head is not None and singular(lower[participant.head]) in _OFFSPRING
    closed = lower[end : end + 1] == [","] and argument.side == "left"
    return kin and closed and lower[start - 1] in {"with", "of"} and start - 1 in index.by_end


def _is_brought_out_hurt(index: DocumentIndex, argument: Argument) -> bool:
    """Whether those who were evacuated are the wounded: "16 were wounded and evacuated to"."""
    trigger, lower = argument.trigger, index.tokens.lower
    if trigger.kind != "displaced" or lower[trigger.start - 1] != "and":
        return False
    harm = index.harm.get(trigger.start - 2)
    return harm is not None and harm.kind == "injured"


def _is_in_no_danger(index: DocumentIndex, argument: Argument) -> bool:
    """Whether nobody is badly hurt, which others may be: "none of them is in a critical state"."""
    trigger = argument.trigger
    condition = trigger.mode == "state" and index.tokens.lower[trigger.start] == "in"
    return condition and argument.participant.low == 0 and trigger.kind == "injured"


def _is_of_cases(index: DocumentIndex, argument: Argument) -> bool:
    """Whether it counts what somebody is wanted for: "14 cases, including three murders"."""
    start = argument.participant.start
    ahead = index.tokens.lower[max(0, start - _NEAR) : start]
    listed = not INCLUDING.isdisjoint(ahead) and not _CASES.isdisjoint(ahead)
    return listed and argument.trigger.form == "noun"


def _is_taken_place(index: DocumentIndex, argument: Argument) -> bool:
    """Whether what was taken is a thing with somebody's name: "captured the Shaer gas field"."""
    participant, tokens = argument.participant, index.tokens
    taken = argument.trigger.kind in {"captured", "abducted"} and argument.side == "right"
    named = participant.form == "single" and participant.start in index.names
    ahead = tokens.lower[participant.start - 1]
    end = participant.end
    noun = tokens.tags[end : end + 1] in (["NN"], ["NNS"]) and nature(tokens.lower[end]) != "people"
    return taken and named and ahead == "the" and noun


def _is_contest(index: DocumentIndex, argument: Argument) -> bool:
    """Whether somebody was only beaten at a game or a vote: "beat two Danes in the final"."""
    tokens = index.tokens
    beaten = tokens.lower[argument.trigger.start] in {"beat", "beats", "beating", "beaten"}
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    return beaten and _CONTEST.search(tokens.small, *scope) is not None


_EXCLUSIONS = (
    is_hold,
    is_bare,
    is_journey,
    is_lift,
    is_no_catch,
    _is_taken_place,
    _is_of_clause,
    _is_contest,
    _is_of_cases,
    _is_in_no_danger,
    _is_brought_out_hurt,
    _is_age,
    _is_of_parent,
    _is_indisposed,
    _is_asleep,
    _is_covered,
    _is_no_arrest,
    _is_apart,
    _is_remains,
    _is_casualty,
    _is_untraced,
    _is_housed,
    is_passenger,
    _is_shot_down,
    is_saved,
    _is_fugitive,
    is_wanted,
)
