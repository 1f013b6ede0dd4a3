"""How parties hang together: lists, and parts of a whole ("12 people, including 3 children")."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.facts.casualties.document_index import BE, HAVE
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Scene
    from tui.facts.casualties.participant import Party

_INCLUDING = words("including")
_AMONG = words("among")
_THEM = words("them")
_JOINTS = (
    ("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"),
    ("and", "also"), ("and",), (",",), ("&",), ("plus",), ("or",), ("besides",), ("alongside",),
)  # fmt: skip
_PHRASE_TAGS = words("phrase_tags")
_LIST_TAGS = frozenset(
    ["DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CC", ",", "VBG", "CD", "PRP$", "HYPH", "IN"]
) - {"IN"}
_LISTED = words("listed")
SAYING = words("saying")
_REACH = 25
_WINDOW = 30
_OPENER = 2


@dataclass(slots=True)
class Relations:
    """`after` joins a party to the next of its list; `whole` says of which party it is a part.

    `clauses` are the parts with a verb of their own: "25 patients, of whom 8 died".
    """

    after: dict[int, Party] = field(default_factory=dict)
    before: dict[int, Party] = field(default_factory=dict)
    whole: dict[int, Party] = field(default_factory=dict)
    clauses: set[int] = field(default_factory=set)
    party: dict[int, Party] = field(default_factory=dict)

    def parts(self) -> dict[int, list[Party]]:
        """The parts of each whole, in the order of the text."""
        found: dict[int, list[Party]] = {}
        for start in sorted(self.whole):
            found.setdefault(self.whole[start].start, []).append(self.party[start])
        return found


def relate(scene: Scene) -> Relations:
    """The lists and parts among the parties of a document."""
    found = Relations()
    found.party = {party.start: party for party in scene.parties}
    parties = sorted(
        (p for p in scene.parties if p.nature != "things"), key=lambda party: party.start
    )
    for first, second in pairwise(parties):
        if scene.reading.sentence_of[first.start] == scene.reading.sentence_of[second.start]:
            _pair(scene, found, first, second)
    for number, party in enumerate(parties):
        whole = _whole(scene, parties[max(0, number - _WINDOW) : number], party) or _part_first(
            scene, parties[number + 1 :], party
        )
        if whole is not None and party.form != "zero" and _fits(party, whole):
            _part(scene, found, party, whole)
    for party in parties:
        previous = found.before.get(party.start)
        if (
            previous is not None
            and previous.start in found.whole
            and party.start not in found.whole
            and not party.further
        ):
            whole = found.whole[previous.start]
            if whole is not party and _fits(party, whole):
                found.whole[party.start] = whole
    return found


def _pair(scene: Scene, found: Relations, first: Party, second: Party) -> None:
    """Note how two neighbours of a sentence hang together."""
    if _of_these(scene, first, second):
        found.whole[second.start] = first
        found.clauses.add(second.start)
    elif _joined(scene, first, second):
        found.after[first.start] = second
        found.before[second.start] = first


def _part(scene: Scene, found: Relations, party: Party, whole: Party) -> None:
    """Note a part of a whole, unless it is told of for something else."""
    if _does_else(scene, party):
        return
    found.whole[party.start] = whole
    if scene.reading.words[party.start - 1] in {"whom", "which"}:
        found.clauses.add(party.start)
    _with_list(scene, found, party)
    found.after.pop(whole.start, None) if found.after.get(whole.start) is party else None
    found.before.pop(party.start, None)


def _of_these(scene: Scene, first: Party, second: Party) -> bool:
    """Whether a clause begins with the whole: "of the 30 people on the boat, 12 drowned"."""
    words = scene.reading.words
    opens = scene.reading.bounds(first.start)[0]
    before = words[max(opens, first.start - 2) : first.start]
    gap = _gap(scene, first, second)
    return (
        first.start - opens <= _OPENER
        and "of" in before
        and second.form in {"number", "vague"}
        and bool(gap)
        and gap[-1] == ","
        and gap.count(",") == 1
        and _fits(second, first)
    )


def _with_list(scene: Scene, found: Relations, party: Party) -> None:
    """Make those before in a list parts as well: "42, seven women and a girl among them"."""
    if scene.reading.words[party.end : party.end + 2] != ["among", "them"]:
        return
    chain = [party]
    while (before := found.before.get(chain[-1].start)) is not None:
        chain.append(before)
    if len(chain) < 3 or not all(_fits(part, chain[-1]) for part in chain):
        return
    for part in chain[:-1]:
        found.whole[part.start] = chain[-1]
        found.before.pop(part.start, None)
    for part in chain[1:]:
        found.after.pop(part.start, None)


def _does_else(scene: Scene, party: Party) -> bool:
    """Whether a part is told of for what it did: "four died when one of them lifted a sack"."""
    reading = scene.reading
    word = party.end
    if not party.of_whole or word >= reading.bounds(party.start)[1] or word in scene.harm:
        return False
    return reading.tags[word] == "VBD" and reading.words[word] not in BE | HAVE


def _fits(part: Party, whole: Party) -> bool:
    """Whether a party is small enough to be a part of another."""
    if part.high is None or whole.high is None:
        return True
    return part.high <= whole.high


def _gap(scene: Scene, first: Party, second: Party) -> list[str]:
    return scene.reading.words[first.end : second.start]


def _joined(scene: Scene, first: Party, second: Party) -> bool:
    """Whether only a list's joint, or a short phrase and a joint, stands between two parties."""
    gap = _gap(scene, first, second)
    if not gap or len(gap) > 10:
        return False
    if gap[-1] == "," and second.form in {"article", "single"}:
        owned = scene.reading.tags[second.start] == "PRP$"
        after = second.end
        while after in scene.names:
            after += 1
        goes_on = owned and scene.reading.words[after : after + 1] == ["and"]
        if (first.low == 1 and not goes_on) or _speaks(scene, second):
            return False
    for joint in _JOINTS:
        if tuple(gap[-len(joint) :]) == joint:
            phrase = range(first.end, second.start - len(joint))
            tags, harm = scene.reading.tags, scene.harm
            if all(word in scene.names or scene.reading.words[word] == "," for word in phrase):
                return True
            if all(tags[word] in _PHRASE_TAGS and word not in harm for word in phrase):
                return not phrase or tags[phrase[0]] in {"IN", "NNP"}
    return False


def _speaks(scene: Scene, party: Party) -> bool:
    """Whether a party is said to say something: "12, an officer and witnesses said"."""
    reading = scene.reading
    last = min(reading.bounds(party.start)[1], party.end + 5)
    for word in range(party.end, last):
        if reading.words[word] in SAYING:
            return True
        if not reading.tags[word].startswith(("NN", "CC", "JJ", "DT", "IN", ",")):
            return False
    return False


def _whole(scene: Scene, earlier: list[Party], part: Party) -> Party | None:
    """The party before "including" or "among them" of which this one is a part."""
    words = scene.reading.words
    first, last = scene.reading.bounds(part.start)
    word = _opener(words, part.start - 1, first)
    if words[part.start - 1] in _LISTED:
        word = _start_of_list(scene, part.start - 1, first)
    opened = words[word] in _INCLUDING or (
        words[word] in _THEM and words[word - 1] in _AMONG | {"of"}
    )
    if not opened and part.of_whole and part.head is not None:
        opened = not {"them", "whom"}.isdisjoint(words[part.start : part.end])
    if not opened and words[part.end : part.end + 2] == ["among", "them"]:
        opened = part.end + 2 >= last or scene.reading.tags[part.end + 2] not in _PHRASE_TAGS
    if not opened:
        return None
    opener = word if words[word] in _INCLUDING | _THEM else part.start
    for party in reversed(earlier):
        if party.start < max(first, part.start - _REACH):
            return None
        if party.end > opener:
            continue
        if party.form != "single" and not party.unit and _fits(part, party) and party.low != 0:
            return party
    return None


def _opener(words: list[str], word: int, first: int) -> int:
    """The word that can open a part, past hedges and "among whom were"."""
    while word > first and words[word] in {"at", "least", ":", "(", "also", "the"}:
        word -= 1
    listed = word > first and words[word] in {"was", "were"} and words[word - 1] == "whom"
    return word - listed


def _start_of_list(scene: Scene, word: int, first: int) -> int:
    """The word before a list with uncounted members: "including tourists and 3 nuns"."""
    tags = scene.reading.tags
    start = word
    while word > max(first, start - 14) and (tags[word] in _LIST_TAGS) and word not in scene.harm:
        if scene.reading.words[word] in _INCLUDING:
            return word
        word -= 1
    return word


def _part_first(scene: Scene, later: list[Party], part: Party) -> Party | None:
    """The party of which this one before it is a part: "3 children were among 12 killed"."""
    if not later:
        return None
    if scene.partitive.get(later[0].start) is part:
        return later[0]
    gap = _gap(scene, part, later[0])
    near = (
        len(gap) < 8
        and scene.reading.sentence_of[part.start] == scene.reading.sentence_of[later[0].start]
    )
    if (
        near
        and gap
        and (gap[-1] in _AMONG or gap[-2:] in (["among", "the"], ["of", "the"]) or gap == ["of"])
    ):
        return later[0]
    return None
