"""Which words for arms tell of no harm by them: arms that were found, a bomb squad, names."""

from __future__ import annotations

import re

_AHEAD = 60
"""Characters before a word for arms within which a verb says what became of them."""
_BEHIND = 30
_ARMS = re.compile(
    r"(?:car |truck |roadside |suicide |mortar |hand |explosive |machine |improvised explosive )?"
    r"(?:ammunition|bombs?|cannons?|devices?|drones?|explosives?|grenades?|guns?|handguns?|howitzers?"
    r"|ieds?|knife|knives|landmines?|machetes?|machine[- ]guns?|mines?|missiles?|mortars?|pistols?"
    r"|revolvers?|rifles?|rockets?|shells?|shotguns?|tanks?|uavs?)(?: \w+)?"
)
"""Words for arms as things, where others are for what is done with them."""
_TAKEN = re.compile(
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bwith )\b(?:captured|capturing|confiscated"
    r"|destroyed|destroying|detected|disarmed|discovered|dismantled|neutrali[sz]ed|recovered|seized|seizing"
    r"|unearthed)"
    r" (?:(?!who|whom|after|and kill|from|in|at|when|while|by|with)[\w,'-]+ ){0,5}?"
    r"(?:(?:rigged|filled|loaded|packed|laden) with )?$"
)
"""What one does with arms that harm nobody any more."""
_OF_OTHERS = re.compile(
    r"(?:[ -](?:making|makers?|building|cells?|factor(?:y|ies)|plants?"
    r"|disposal (?:man|men|experts?|officers?|specialists?|workers?)"
    r"|workshops?|depots?|dumps?|cach(?:e|es)|stores?|shops?|licen[cs]es?|control|laws?|threats?|scares?"
    r"|shelters?|hoax(?:es)?|smuggl\w+|crimes?|violence (?:unit|charity)|detectors?|sniffing|range"
    r"|systems?|tests?|programmes?|programs?|exercises?|drills?))\b"
)
"""Nouns of which a word for arms says only the kind."""
_NAMED = re.compile(
    r"\b(?:operation|task force|exercise|camp|fob|combat team|brigade|squadron) (?:[\w-]+ )?$"
)
"""What stands before a word of a name: "Task Force Lightning"."""


def is_idle(small: str, start: int, end: int) -> bool:
    """Tell whether arms named in a text in small letters did nothing there, by what is around."""
    ahead = small[max(0, start - _AHEAD) : start]
    if _OF_OTHERS.match(small, end, end + _BEHIND) or _NAMED.search(ahead):
        return True
    return _ARMS.fullmatch(small, start, end) is not None and _TAKEN.search(ahead) is not None
