"""All links of a document: the direct ones, and what lists, parts and paired triggers pass on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.argument_search import right, takes_object
from tui.facts.casualties.document_index import Link, Scene
from tui.facts.casualties.implied_outcomes import without_what_is_implied
from tui.facts.casualties.named_victims import named_first, rows, the_dead
from tui.facts.casualties.relations import Relations, relate
from tui.facts.casualties.rule_dispatch import PROPORTIONS, direct_links
from tui.facts.casualties.text_tables import table_links
from tui.facts.casualties.total_rules import gapped, manners, of_the_dead, raised

if TYPE_CHECKING:
    from tui.facts.casualties.participant import Party
    from tui.facts.casualties.triggers import Trigger
    from tui.model import ClaimKind

_WITH = (
    ("along", "with"),
    ("together", "with"),
    ("as", "well", "as"),
    ("in", "addition", "to"),
    ("alongside",),
)
_LONGEST = 12
_PAIRING = frozenset({"and", "or", ",", "&", "/"})


def find_links(scene: Scene) -> list[Link]:
    """Every link, each party and kind once, in the order of the text."""
    tables = table_links(scene)
    cells = {link.party.start for link in tables}
    direct = [link for link in direct_links(scene) if link.party.start not in cells]
    direct += _shared(scene, direct)
    direct += _comitative(scene, direct)
    direct += [*of_the_dead(scene, direct), *named_first(scene)]
    direct += gapped(scene, direct)
    direct += [*manners(scene, direct), *raised(scene, direct)]
    direct += the_dead(scene, direct)
    direct += rows(scene, direct)
    relations = relate(scene)
    parts = relations.parts()
    own = {link.party.start: link for link in reversed(direct)}
    found: list[Link] = []
    for link in direct:
        found += _spread(scene, relations, parts, own, link)
    harmed = {(link.party.start, link.trigger.kind) for link in found}
    found = [*tables, *(_settled(link, harmed, relations) for link in found)]
    seen: dict[tuple[int, str], Link] = {}
    for link in found:
        key = (link.party.start, link.trigger.kind)
        seen.setdefault(key, link)
    return without_what_is_implied(scene, _without_epithets(list(seen.values())))


def _without_epithets(links: list[Link]) -> list[Link]:
    """Leave out what only says who other victims are: "killed 19 displaced people"."""
    harmed = {link.party.start for link in links if link.side != "inside"}
    return [link for link in links if link.side != "inside" or link.party.start not in harmed]


def _settled(link: Link, harmed: set[tuple[int, ClaimKind]], relations: Relations) -> Link:
    """A link whose party is a part only if its whole came to the same harm."""
    whole = relations.whole.get(link.party.start)
    if not link.subset or whole is None or link.trigger.mode in {"among", "included"}:
        return link
    same = (whole.start, link.trigger.kind) in harmed
    return link if same else replace(link, subset=False)


def _shared(scene: Scene, direct: list[Link]) -> list[Link]:
    """Links of triggers that share the party of the one beside them: "killing and wounding 12"."""
    linked = {link.trigger.start: link for link in direct}
    found: list[Link] = []
    for position, trigger in enumerate(scene.triggers):
        if trigger.start in linked or trigger.mode in {"claim", "toll", "among", "included"}:
            continue
        for other in (
            *scene.triggers[position + 1 : position + 2],
            *scene.triggers[max(0, position - 1) : position],
        ):
            link = linked.get(other.start)
            if link is None or other.kind == trigger.kind or not _paired(scene, trigger, other):
                continue
            if link.side == "right" and takes_object(scene, trigger.end):
                continue
            if (link.side == "left") == (other.start < trigger.start) or trigger.form == "noun":
                shared = Link(link.party, trigger, "shared-trigger", link.side)
                linked[trigger.start] = shared
                found.append(shared)
                break
    return found


def _comitative(scene: Scene, direct: list[Link]) -> list[Link]:
    """Victims named after the verb: "4 soldiers were hurt along with 3 bystanders"."""
    words = scene.reading.words
    found: list[Link] = []
    for link in direct:
        end = link.trigger.end
        for joint in _WITH:
            if link.side == "left" and tuple(words[end : end + len(joint)]) == joint:
                party = right(scene, end + len(joint))
                if party is not None and party.nature == "people":
                    found.append(Link(party, link.trigger, "comitative", "right"))
    return found


def _paired(scene: Scene, one: Trigger, other: Trigger) -> bool:
    """Whether two triggers stand side by side, with nothing or a conjunction between them."""
    first, second = sorted((one, other), key=lambda trigger: trigger.start)
    between = scene.reading.words[first.end : second.start]
    tags = scene.reading.tags[first.end : second.start]
    plain = [w in _PAIRING or t in {"VBN", "VBD"} for w, t in zip(between, tags, strict=True)]
    return len(between) <= 3 and all(plain)


def _spread(
    scene: Scene,
    relations: Relations,
    parts: dict[int, list[Party]],
    own: dict[int, Link],
    link: Link,
) -> list[Link]:
    """A direct link, and what it passes to the whole, to its list, and to the parts of each."""
    top = _top(scene, relations, link)
    group = [top]
    if link.side == "left" and link.rule != "number-noun":
        group += _list(relations, relations.before, own, top)
        behind = _list(relations, relations.after, own, top)
        group += [party for party in behind if party.end <= link.trigger.start]
    if link.side == "right" and link.rule not in {"toll", "count"}:
        group += _list(relations, relations.after, own, top)
    found: list[Link] = []
    for party in group:
        rule = link.rule if party is link.party or party is top else "coordination"
        subset = link.subset or party.start in relations.whole
        found.append(Link(party, link.trigger, rule, link.side, subset))
        for part in parts.get(party.start, ()):
            if part.vague in PROPORTIONS:
                continue
            if part.start not in own or own[part.start] is link:
                found.append(Link(part, link.trigger, "breakdown", link.side, subset=True))
                found += [
                    Link(inner, link.trigger, "breakdown", link.side, subset=True)
                    for inner in parts.get(part.start, ())
                    if inner.start not in own and inner.vague not in PROPORTIONS
                ]
    return found


def _top(scene: Scene, relations: Relations, link: Link) -> Party:
    """The whole that a link means when it lands on the part beside the trigger."""
    party = link.party
    whole = relations.whole.get(party.start)
    if link.side != "left" or whole is None or whole.end > party.start:
        return party
    if link.rule == "number-noun" or party.start in relations.clauses:
        return party
    if party.head is not None and scene.reading.words[party.head] in {"them", "whom"}:
        return party
    between = range(whole.end, party.start)
    listed = scene.reading.words[whole.end : party.start][-3:-1] == ["among", "whom"]
    finite = not listed and any(scene.reading.tags[w] in {"VBD", "VBZ", "VBP"} for w in between)
    return party if finite or any(word in scene.harm for word in between) else whole


def _list(
    relations: Relations, step: dict[int, Party], own: dict[int, Link], start: Party
) -> list[Party]:
    """The parties of the same list on one side, up to one that has a trigger of its own."""
    found: list[Party] = []
    party = step.get(start.start)
    while party is not None and party.start not in own and len(found) < _LONGEST:
        if party.start in relations.whole and start.start not in relations.whole:
            break
        found.append(party)
        party = step.get(party.start)
    return found
