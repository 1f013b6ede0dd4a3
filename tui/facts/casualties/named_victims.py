"""Victims who are told of behind the word for what they are: "the dead were Ann Lee and Jo Roe"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.document_index import BE, Link, Scene
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.participant import Party
    from tui.facts.casualties.triggers import Trigger

_SAYING = words("saying")
_IDENTIFIED = frozenset({"identified", "named"})
_DEAD = re.compile(
    r"\b(?:the (?:\w+ )?(?:dead|deceased|victims?|fatalities|slain)|those (?:killed|who died))"
    r"(?: (?:in|of|at|on) [\w' -]{2,40}?)?"
    r"(?:(?: (?:was|were|are|is|have been|has been|had been))?(?: \w+)? (?P<as>identified|named) as"
    r"|,(?= (?:an? |two |three |four |five |his |her |their |both )))",
    re.IGNORECASE,
)
"""Words for the dead with who they were behind them: "the victims were named as", "the dead, a"."""


def named_first(scene: Scene) -> list[Link]:
    """Victims behind the verb that opens a sentence: "Killed were Ann Lee, 64, and Jo Lee"."""
    reading = scene.reading
    found: list[Link] = []
    for first, last in reading.sentences:
        trigger = scene.harm.get(first)
        if trigger is None or trigger.form != "past" or trigger.end >= last:
            continue
        verb = _past_place(scene, trigger.end, last)
        if reading.words[verb] in BE:
            found += _links(scene, trigger, range(verb + 1, last), "active-object")
    return found


def _past_place(scene: Scene, word: int, last: int) -> int:
    """The word behind a short phrase of place: "Killed in the crash were"."""
    reading = scene.reading
    if reading.tags[word] != "IN":
        return word
    for after in range(word + 1, min(last, word + 6)):
        if reading.words[after] in BE:
            return after
        if not reading.tags[after].startswith(("DT", "JJ", "NN", "POS")):
            break
    return word


def the_dead(scene: Scene, direct: list[Link]) -> list[Link]:
    """Those whom a text names as its dead; "the victims" are dead where it has told of deaths."""
    reading = scene.reading
    killed = [link.trigger for link in direct if link.trigger.kind == "killed"]
    found: list[Link] = []
    for match in _DEAD.finditer(reading.text):
        start, end = reading.at(match.start()), reading.before(match.end())
        own = (scene.harm[word] for word in range(start, end) if word in scene.harm)
        trigger = next(own, killed[0] if killed else None)
        if trigger is None or trigger.kind != "killed":
            continue
        after = range(end, reading.bounds(end - 1)[1])
        if match["as"]:
            found += _links(scene, trigger, after, "named")
        else:
            found += _listed(scene, trigger, after)
    return found


def rows(scene: Scene, direct: list[Link]) -> list[Link]:
    """Those behind the first of a row: "the deaths of Ann Lee, 39, her son Tom, 6, and Jo Roe"."""
    linked = {link.party.start for link in direct}
    found: list[Link] = []
    for link in direct:
        if link.side != "right" or link.party.form != "single":
            continue
        named = link.party.start in scene.names
        end = link.party.end if named else _past_name(scene, link.party.end)
        row = [party for party in _row(scene, end) if party.start not in linked]
        found += [Link(party, link.trigger, "row", "right", link.subset) for party in row]
    return found


def _row(scene: Scene, word: int) -> list[Party]:
    """The named and the somebody's of a row that ends in "and"; who does something is no part."""
    reading = scene.reading
    last = reading.bounds(word - 1)[1]
    found: list[Party] = []
    closed = False
    while word < last:
        begin = _past_ages(scene, word, last)
        joint = reading.words[word:begin]
        if not joint or begin >= last:
            break
        party = _member(scene, begin, last)
        if party is None:
            break
        closed = closed or "and" in joint
        found.append(party)
        word = _past_name(scene, party.end)
    after = _past_ages(scene, word, last)
    if after < last and reading.tags[after] in {"VBD", "VBZ", "VBP", "MD"}:
        found = found[:-1]
    return found if closed else []


def _past_ages(scene: Scene, word: int, last: int) -> int:
    """The word behind the commas, ages and "and" between two of a row."""
    reading = scene.reading
    while word < last and (
        reading.words[word] in {",", "and"}
        or (reading.tags[word] == "CD" and reading.words[word - 1] == ",")
    ):
        word += 1
    return word


def _member(scene: Scene, word: int, last: int) -> Party | None:
    """One of a row: a name, or somebody's relative or the like."""
    reading = scene.reading
    if word in scene.names:
        return scene.person(word)
    if reading.tags[word] != "PRP$":
        return None
    for head in range(word + 1, min(last, word + 5)):
        party = scene.of(head) if reading.tags[head] == "NN" else None
        if party is not None:
            return party
        if not reading.tags[head].startswith(("JJ", "NN", "CD", "HYPH")):
            return None
    return None


def _past_name(scene: Scene, word: int) -> int:
    """The word behind the name of somebody's relative: "her son Tom", "her partner, Jo Roe"."""
    if scene.reading.words[word : word + 1] == [","] and word + 1 in scene.names:
        word += 1
    while word in scene.names:
        word += 1
    return word


def _listed(scene: Scene, trigger: Trigger, after: range) -> list[Link]:
    """The parties of an apposition, up to the comma that closes it; none where somebody speaks."""
    reading = scene.reading
    found: list[Party] = []
    word = after.start
    while word in after:
        party = scene.by_start.get(word)
        if party is not None and party.nature == "people":
            found.append(party)
            word = party.end
        elif reading.words[word] in {"and", ","} or word in scene.names:
            if reading.words[word] == "," and word + 1 not in scene.by_start:
                break
            word += 1
        else:
            return []
    spoken = not _SAYING.isdisjoint(reading.words[word + 1 : word + 4])
    spoken = spoken or not _SAYING.isdisjoint(reading.words[word : word + 1])
    return [] if spoken else [Link(party, trigger, "named", "right") for party in found]


def _links(scene: Scene, trigger: Trigger, after: range, rule: str) -> list[Link]:
    return [Link(party, trigger, rule, "right") for party in _people(scene, after)]


def _people(scene: Scene, after: range) -> Iterator[Party]:
    """The people whose names stand in a row."""
    reading = scene.reading
    for word in after:
        if word in scene.names and word - 1 not in scene.names:
            party = scene.person(word)
            if party is not None:
                yield party
        elif word not in scene.names and _over(reading.tags[word], reading.words[word]):
            return


def _over(tag: str, word: str) -> bool:
    """Whether a word ends a row of names; "of Dover" does not."""
    return tag.startswith(("VB", "WP", "IN")) and word not in {"of", "from"}
