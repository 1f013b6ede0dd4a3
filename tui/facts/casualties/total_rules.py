"""Rules for totals and lists: "the toll rose to 12", "among the dead were 3 children"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.argument_search import far_right, left, right, subject, voice
from tui.facts.casualties.document_index import BE, Link, Scene
from tui.facts.casualties.person_nouns import group, singular
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.participant import Party
    from tui.facts.casualties.triggers import Trigger

_TO = words("reaching")
_REACH = 30
_PLACING = frozenset({"in", "at", "on", "near"})
_RAISED = re.compile(
    r"\b(?:bring|brings|bringing|brought|push|pushes|pushing|raise|raises|raising"
    r"|take|takes|taking) (?:the|its) (?:overall |official |country's )?"
    r"(?:count|figure|number|tally|toll|total)(?: so far| there| in \w+| since \w+)? to\b",
    re.IGNORECASE,
)
_SICK = frozenset({"cases", "infected", "infections", "patients", "sick", "ill"})
_OPENER = 6
"""Words of a sentence in which "of the dead" or "of the 43 dead" stands."""
_KIN = words("kin")
_LOSERS = words("losers")
_BADLY = words("badly")
_SHARES = words("shares")


def toll_link(scene: Scene, trigger: Trigger) -> Link | None:
    """The number that a toll has reached: the first after "to", "at", "of" or a verb of being."""
    words = scene.reading.words
    last = scene.reading.bounds(trigger.start)[1]
    for word in range(trigger.start, trigger.end):
        party = scene.covering.get(word)
        if party is not None and party.form == "number":
            return Link(party, trigger, "number-noun", "inside")
    ahead = scene.by_end.get(trigger.start)
    if ahead is not None and scene.reading.words[ahead.start - 1] == "to":
        return Link(ahead, trigger, "toll", "right")
    for word in range(trigger.end, min(last, trigger.end + _REACH)):
        party = scene.by_start.get(word)
        if party is None or party.form not in {"number", "vague"} or party.nature == "things":
            continue
        if words[word] == "from" and party.precision == "range":
            party = replace(party, low=party.high, precision="exact")
            return Link(party, trigger, "toll", "right")
        if words[word - 1] in _TO or word == trigger.end or words[word] in {"above", "over"}:
            return Link(party, trigger, _counted(scene, trigger), "right")
    return None


def _counted(scene: Scene, trigger: Trigger) -> str:
    """The rule of a total: one that a source "put at" a number is its count, no running toll."""
    ahead = scene.reading.words[max(0, trigger.start - 3) : trigger.start]
    return "count" if not {"put", "puts", "putting"}.isdisjoint(ahead) else "toll"


def among_link(scene: Scene, trigger: Trigger) -> Link | None:
    """Victims who were among the dead, before the phrase or after it."""
    words = scene.reading.words
    end = trigger.end
    if trigger.mode == "included" or (end < len(words) and words[end] in BE):
        party = right(scene, end if trigger.mode == "included" else end + 1)
        return Link(party, trigger, "among-the-dead", "right", subset=True) if party else None
    _, edge = voice(scene, trigger)
    if edge == trigger.start:
        beside = scene.by_end.get(edge)
        party = beside if beside is not None and beside.form == "number" else None
    else:
        party = left(scene, edge) or _subject(scene, trigger)
    return Link(party, trigger, "among-the-dead", "left", subset=True) if party else None


def _subject(scene: Scene, trigger: Trigger) -> Party | None:
    """The subject of "were among the dead", where something stands between."""
    word = subject(scene, trigger.start)
    return scene.covering.get(word) if word is not None and word < trigger.start else None


def of_the_dead(scene: Scene, direct: list[Link]) -> list[Link]:
    """Parts by what they were: "of the dead, 61 were women and 22 were children"."""
    reading = scene.reading
    linked = {link.party.start for link in direct}
    found: list[Link] = []
    for first, last in reading.sentences:
        if reading.words[first] not in {"of", "among"}:
            continue
        head = range(first, min(last, first + _OPENER))
        trigger = next((scene.harm[word] for word in head if word in scene.harm), None)
        if trigger is None or reading.words[first + 1] not in {"the", "those", "these", "them"}:
            continue
        found += [
            Link(party, trigger, "of-the-dead", "right", subset=True)
            for party in scene.parties
            if head.stop - 2 <= party.start < last
            and party.start >= trigger.end
            and party.start not in linked
            and party.form == "number"
            and _is_something(scene, party.end, last)
        ]
    return found


def gapped(scene: Scene, direct: list[Link]) -> list[Link]:
    """Numbers whose verb stands with the one before: "two died in A and three in B"."""
    words = scene.reading.words
    linked = {link.party.start for link in direct}
    found: list[Link] = []
    for party in scene.parties:
        first, last = scene.reading.bounds(party.start)
        bare = party.form == "number" and party.head is None and party.start not in linked
        if not bare or party.end >= last or words[party.start - 1] not in {"and", ","}:
            continue
        placed = words[party.end] in _PLACING
        if not placed and not _is_something(scene, party.end, last):
            continue
        known = [k for k in direct if first <= k.party.start < party.start and _told(k)]
        known = [k for k in known if placed or k.subset]
        if known and not any(w in scene.harm for w in range(party.end, min(last, party.end + 8))):
            one = known[-1]
            rest = words[max(one.party.end, one.trigger.end) :][:1]
            if not placed or rest[0] in _PLACING | BE:
                found.append(Link(party, one.trigger, "gapping", "right", subset=one.subset))
    return found


def raised(scene: Scene, direct: list[Link]) -> list[Link]:
    """The total that new deaths make: "nine died on Monday, taking the total to 132"."""
    reading = scene.reading
    linked = {link.party.start for link in direct}
    found: list[Link] = []
    for match in _RAISED.finditer(reading.text):
        end = reading.before(match.end())
        first = reading.bounds(end - 1)[0]
        party = scene.by_start.get(end)
        before = [k for k in direct if first <= k.trigger.start < end and k.party.low != 0]
        if party is None or party.start in linked or not before or party.form != "number":
            continue
        between = reading.words[before[-1].trigger.end : reading.at(match.start())]
        if _SICK.isdisjoint(between):
            found.append(Link(party, before[-1].trigger, "toll", "right"))
    return found


def manners(scene: Scene, direct: list[Link]) -> list[Link]:
    """Parts of the injured by how badly they were hurt: "12 were wounded, several critically"."""
    reading = scene.reading
    hurt = [link for link in direct if link.trigger.kind == "injured"]
    linked = {link.party.start for link in direct}
    found: list[Link] = []
    for party in scene.parties:
        first, last = reading.bounds(party.start)
        bare = party.head is None and party.form in {"number", "vague"}
        if not bare or party.start in linked or party.end >= last or party.vague in _SHARES:
            continue
        known = [link for link in hurt if first <= link.trigger.start < party.start]
        if known and reading.words[party.end] in _BADLY and reading.words[party.start - 1] == ",":
            found.append(Link(party, known[-1].trigger, "manner", "right", subset=True))
    return found


def _told(link: Link) -> bool:
    return link.party.form in {"number", "article"} and link.rule not in {"toll", "count"}


def _is_something(scene: Scene, word: int, last: int) -> bool:
    """Whether people are said to be something: "were women", "are from Mali"."""
    if word + 1 >= last or scene.reading.words[word] not in BE:
        return False
    return scene.reading.tags[word + 1].startswith(("NN", "JJ", "DT", "CD", "IN", "RB"))


def claim_link(scene: Scene, trigger: Trigger) -> Link | None:
    """Lives that were claimed, cost, taken or lost, and fighters whom a force lost."""
    how, edge = voice(scene, trigger)
    verb = scene.reading.words[trigger.start]
    if (
        verb == "lost"
        and scene.reading.words[trigger.end : trigger.end + 1]
        and (scene.reading.words[trigger.end] in {"his", "her", "their"})
    ):
        return _kin(scene, trigger)
    party, side = right(scene, trigger.end), "right"
    if how == "passive" or (party is None and verb == "lost"):
        party, side = left(scene, edge), "left"
    if party is None and verb.startswith("claim"):
        party = far_right(scene, trigger.end)
    if party is None or party.form not in {"number", "vague"}:
        return None
    if party.head is None:
        first = scene.reading.bounds(trigger.start)[0]
        fought = verb == "lost" and any(
            word.startswith("lo") and group(scene.reading.words[index + 1 : index + 6]) in _LOSERS
            for index, word in enumerate(scene.reading.words[first : trigger.start], first)
        )
        return Link(party, trigger, "claimed-lives", "right") if fought else None
    noun = singular(scene.reading.words[party.head])
    people = scene.reading.words[party.start : party.end]
    if (
        noun == "life"
        or (verb.startswith("claim") and party.nature == "people" and side == "right")
        or (
            verb.startswith("los")
            and side == "right"
            and (group(people) in _LOSERS or noun in {"man", "member"} | _KIN)
        )
    ):
        return Link(party, trigger, "claimed-lives", "left" if side == "left" else "right")
    return None


def _kin(scene: Scene, trigger: Trigger) -> Link | None:
    """Relatives whom somebody lost: "she lost her husband", "he lost his two sons"."""
    party = right(scene, trigger.end)
    if party is None or party.head is None or party.nature != "people":
        return None
    noun = singular(scene.reading.words[party.head])
    return Link(party, trigger, "claimed-lives", "right") if noun in _KIN else None
