"""Where people and arms come from, or a way begins or ends: no place of what happened."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.facts.casualties.places.care_places import HARMED
from tui.facts.casualties.places.report_places import LOCALS, is_people
from tui.facts.lexicon import grammar, name_words, numbers

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable

_ROLES = name_words().roles
_ACTORS = grammar().actors
_SOURCES = grammar().sources
_TOWARDS = grammar().towards
_BESIDE = frozenset(
    {"close", "next", "adjacent", "near", "road", "highway"}
    | {"approach", "approaches", "entrance", "entrances", "exit", "gate", "gates"}
)
_SUSPECTS = frozenset({"suspect", "suspects", "third", "another", "others"})
_HAIL = frozenset({"was", "were", "is", "are", "all", "both", "mostly", "mainly"})
"""Words before "from" and a place where somebody comes from: "three, all from Guinea, died"."""
_NUMBERS = frozenset(numbers().calendar.counts)
_CARRIERS = frozenset(
    {"boat", "bus", "coach", "convoy", "dinghy", "ferry", "flight", "lorry", "minibus", "plane"}
    | {"ship", "tanker", "train", "trawler", "truck", "trucks", "van", "vessel", "yacht"}
)
"""What is "from" where it is registered or set out."""
_SET_OUT = frozenset(
    {"came", "come", "comes", "coming", "crossed", "crossing", "arrived", "originally"}
    | {"sent", "dispatched", "deployed", "driven", "flown", "brought", "returning"}
)
"""Words before "from" and a place where somebody is from, or set out."""
_CAME = frozenset({"came", "went", "moved", "rode", "drove", "proceeded"})
_ATTACKERS = frozenset(
    {"attackers", "gunmen", "assailants", "bandits", "militants", "raiders", "jihadists"}
    | {"insurgents", "bombers", "attacker", "gunman", "assailant", "bomber"}
)
_ADVANCING = frozenset({"advance", "advanced", "advancing", "pushed"})
_ARMS_STAND = frozenset({"bases", "base", "positions", "territory", "posts", "barracks"})
_CLIMB = 6
"""Steps from a place to the verb of the clause that it stands in."""
_LINES = frozenset(
    {"bus", "buses", "ferry", "flight", "line", "route", "service", "train", "travelling"}
    | {"traveling", "running"}
)
_HOLDERS = 5
"""Words from "from" to what arms stand in: "from Rapid Support Forces positions"."""

_TAKEN_OUT = HARMED | {
    *("recovered", "retrieved", "pulled", "dug", "exhumed", "removed", "fished", "reported"),
    *("displaced", "evacuated", "expelled", "driven", "uprooted", "rescued", "freed", "released"),
    *("disappeared", "vanished", "taken", "fled", "seized", "snatched", "was", "were", "is", "are"),
}
"""Verbs of harm, flight and rescue behind which "from" says where that was."""

_REACH = 10
"""Words before a preposition in which stands that a way leads there."""
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_BOUND = re.compile(
    r"\b(?:on|along) (?:its|his|her|their|the|a) (?:\w+ )?(?:way|journey|trip|ride)"
    r" (?:back |home )?to\b"
    r"|\b(?:bound|heading|headed|en route) (?:for|to)\b"
)
_LODGED = re.compile(  # but people "sheltering" somewhere are counted there
    r"(?<!who )\b(?:are|is|were|was|been) (?:also |now |all |being |currently )?"
    r"(?:staying|sleeping|lodged|camping|living)"
    r" (?:with \w+ )?(?:at|in|inside|under)\b"
    r"|\bput (?:them|him|her|people|families) up (?:at|in)\b"
    r"|\bspent the night (?:at|in)\b"
)


def origin_or_way(preposition: str, ahead: str, *, onwards: bool) -> bool:
    """Tell whether a place is where somebody is from, or where a way begins or ends."""
    if preposition in _TOWARDS:
        return ahead not in _BESIDE
    if preposition == "from" and onwards:
        return True
    if preposition not in {"of", "from"}:
        return False
    owner = (is_people(ahead) and ahead not in LOCALS) or ahead in _ACTORS
    sent = ahead in _SOURCES | _SUSPECTS
    counted = ahead in _NUMBERS or ahead.isdigit()  # "two from Prague and one from Bristol"
    office = preposition == "of" and ahead in _ROLES  # "the administrator of X confirms"
    aged = ahead == "old" or ahead.endswith("-old")  # "a 19-year-old from X"
    hails = preposition == "from" and (ahead in _HAIL | _SET_OUT | _CARRIERS or counted or aged)
    owner = owner or office
    return hails or ahead in {",", ")", "years"} or owner or (preposition == "from" and sent)


def ends_way(tokens: TokenTable, preposition: int, first: int) -> bool:
    """Tell whether a place is where somebody was bound for or is put up, by what is in it.

    "It was hit on its way to the mines in X" and "They are staying in a school at X" say that
    nothing happened in X.
    """
    start = max(first, preposition - _REACH)
    window = tokens.small_slice(start, preposition)
    struck = not HARMED.isdisjoint(tokens.lower[slice(*tokens.bounds(preposition))])
    match = _BOUND.search(window) or (None if struck else _LODGED.search(window))
    if match is None:
        return False
    inside = tokens.tags[start + len(window[: match.end()].split()) : preposition]
    return not any(tag in _FINITE or tag in {",", ":"} for tag in inside)


def describes(tokens: TokenTable, last: int) -> bool:
    """Tell whether a place up to `last` only says where another is: "X, which borders Y"."""
    at = last - 1
    for _ in range(_CLIMB):
        if tokens.deps[at] == "relcl" or tokens.heads[at] == at:
            break
        at = tokens.heads[at]
    present = tokens.deps[at] == "relcl" and tokens.tags[at] in {"VBZ", "VBP"}
    which = any(tokens.lower[child] in {"which", "that"} for child in tokens.children[at])
    return present and which and tokens.tags[tokens.heads[at]].startswith("NNP")


def sets_out(tokens: TokenTable, preposition: int) -> bool:
    """Tell whether a verb says that something came from a place: "planes were called in from X".

    People who are harmed, found, freed or driven out of a place are of it: "was seized from X".
    """
    if tokens.lower[preposition] != "from":
        return False
    verb = tokens.heads[preposition]
    if tokens.tags[verb] in {"IN", "RP", "RB"}:
        verb = tokens.heads[verb]
    displaced = tokens.lower[verb] == "displaced" and tokens.deps[verb] == "acl"
    return tokens.tags[verb].startswith("VB") and (
        displaced or tokens.lower[verb] not in _TAKEN_OUT
    )


def is_line(tokens: TokenTable, preposition: int) -> bool:
    """Tell whether a place is one end of a line: "a bus covering the route between X and Y"."""
    ahead = tokens.lower[max(0, preposition - 2) : preposition]
    return tokens.lower[preposition] == "between" and not _LINES.isdisjoint(ahead)


def is_of_some(tokens: TokenTable, preposition: int) -> bool:
    """Tell whether a place is where some of the dead are from: "two of them villagers from X"."""
    ahead = tokens.lower[max(0, preposition - _HOLDERS) : preposition]
    of_them = any(pair in {("of", "them"), ("of", "whom")} for pair in pairwise(ahead))
    return tokens.lower[preposition] == "from" and of_them


def fired_from(tokens: TokenTable, preposition: int, first: int) -> bool:
    """Tell whether a place is where arms stand: "fire from army positions in X"."""
    ahead = tokens.lower[max(first, preposition - _HOLDERS) : preposition]
    return bool(ahead) and ahead[-1] in _ARMS_STAND and "from" in ahead


def advances(tokens: TokenTable, preposition: int) -> bool:
    """Tell whether troops fight their way there: "advanced towards the X quarter and killed"."""
    return tokens.lower[tokens.heads[preposition]] in _ADVANCING


def is_of_attackers(tokens: TokenTable, preposition: int) -> bool:
    """Tell whether attackers came to a place, which is where they attacked: "gunmen went to X"."""
    verb = tokens.heads[preposition]
    if tokens.lower[preposition] != "to" or tokens.lower[verb] not in _CAME:
        return False
    subjects = (w for w in tokens.children[verb] if tokens.deps[w] == "nsubj")
    return any(tokens.lower[subject] in _ATTACKERS for subject in subjects)
