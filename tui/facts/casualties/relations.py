"""How parties hang together: lists of them, and parts of a whole ("12 people, including 3 children")."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.parties import Party
    from tui.facts.casualties.scene import Scene

_INCLUDING = frozenset(
    "including include includes included incl incl. inclusive namely particularly".split()
)
_AMONG = frozenset({"among", "amongst"})
_THEM = frozenset("them whom those which these".split())
_JOINTS = (
    ("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"), ("and", "also"),
    ("and",), (",",), ("&",), ("plus",), ("or",), ("besides",), ("alongside",), (",", "and"), ("and", "about"),
)  # fmt: skip
_PHRASE_TAGS = frozenset("IN DT NN NNS NNP NNPS JJ PRP$ CD POS HYPH".split())
_REACH = 25


@dataclass(slots=True)
class Relations:
    """`after` joins a party to the next of its list; `whole` says of which party it is a part."""

    after: dict[int, Party] = field(default_factory=dict)
    before: dict[int, Party] = field(default_factory=dict)
    whole: dict[int, Party] = field(default_factory=dict)

    def parts(self, party: Party, scene: Scene) -> list[Party]:
        """The parts of a party, in the order of the text."""
        return [part for part in scene.parties if self.whole.get(part.start) is party]


def relate(scene: Scene) -> Relations:
    """The lists and parts among the parties of a document."""
    found = Relations()
    parties = sorted(
        (p for p in scene.parties if p.nature != "things"), key=lambda party: party.start
    )
    for first, second in zip(parties, parties[1:], strict=False):
        if scene.reading.sentence_of[first.start] != scene.reading.sentence_of[second.start]:
            continue
        if _joined(scene, first, second):
            found.after[first.start] = second
            found.before[second.start] = first
    for number, party in enumerate(parties):
        whole = _whole(scene, parties[:number], party) or _part_first(
            scene, parties[number + 1 :], party
        )
        if whole is not None and _fits(party, whole):
            found.whole[party.start] = whole
            found.after.pop(whole.start, None) if found.after.get(whole.start) is party else None
            found.before.pop(party.start, None)
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
    if gap[-1] == "," and first.low == 1 and second.form in {"article", "single"}:
        return False
    for joint in _JOINTS:
        if tuple(gap[-len(joint) :]) == joint:
            phrase = range(first.end, second.start - len(joint))
            tags, harm = scene.reading.tags, scene.harm
            if all(tags[word] in _PHRASE_TAGS and word not in harm for word in phrase):
                return not phrase or tags[phrase[0]] in {"IN", "NNP"}
    return False


def _whole(scene: Scene, earlier: list[Party], part: Party) -> Party | None:
    """The party before "including" or "among them" of which this one is a part."""
    words = scene.reading.words
    first, last = scene.reading.bounds(part.start)
    word = part.start - 1
    while word > first and words[word] in {"at", "least", ":", "(", "also", "the"}:
        word -= 1
    opened = words[word] in _INCLUDING or (
        words[word] in _THEM and words[word - 1] in _AMONG | {"of"}
    )
    if not opened and part.of_whole and part.head is not None:
        opened = words[part.head] in {"them", "whom"}
    if not opened and words[part.end : part.end + 2] == ["among", "them"]:
        opened = part.end < last
    if not opened:
        return None
    for party in reversed(earlier):
        if party.start < max(first, part.start - _REACH):
            return None
        if party.form != "single" and _fits(part, party) and party.low != 0:
            return party
    return None


def _part_first(scene: Scene, later: list[Party], part: Party) -> Party | None:
    """The party after "were among" of which this one is a part: "3 children were among 12 killed"."""
    if not later:
        return None
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
