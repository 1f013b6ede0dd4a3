"""The facts of an article as they stand after the reader's verdicts.

What was rejected is out, what was corrected is as the reader wrote it, and the toll follows its
claim: so a query, an export and the list all see what the reader decided.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from tui.library.identity import Fact, identity, rematch
from tui.model import Range, Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.model import Casualty, Facts, Verdict

_Kind = TypeVar("_Kind", bound=Fact)
_Given = dict[tuple[str, str], "Verdict"]


def settled(facts: Facts, verdicts: Iterable[Verdict]) -> Facts:
    """The facts with each verdict applied to the fact that it is about."""
    given = {(verdict.kind, verdict.key): verdict for verdict in rematch(facts, verdicts)}
    if not given:
        return facts
    return replace(
        facts,
        people=_applied(facts.people, given),
        places=_applied(facts.places, given),
        organisations=_applied(facts.organisations, given),
        casualties=_applied(facts.casualties, given),
        toll=Toll(
            killed=_toll("killed", facts.toll.killed, facts.casualties, given),
            injured=_toll("injured", facts.toll.injured, facts.casualties, given),
        ),
    )


def _applied(
    facts: tuple[_Kind, ...], given: Mapping[tuple[str, str], Verdict]
) -> tuple[_Kind, ...]:
    after = (_after(fact, given.get(identity(fact))) for fact in facts)
    return tuple(fact for fact in after if fact is not None)


def _after(fact: _Kind, verdict: Verdict | None) -> _Kind | None:
    """The fact after its verdict; null where it was rejected."""
    if verdict is None or verdict.decision == "confirmed":
        return fact
    if verdict.decision == "rejected":
        return None
    import msgspec

    try:
        return msgspec.json.decode(verdict.value or "", type=type(fact))
    except msgspec.MsgspecError:  # not in the form of a fact: then only the analysis is left
        return fact


def _toll(
    kind: str,
    stated: Range | None,
    claims: Iterable[Casualty],
    given: Mapping[tuple[str, str], Verdict],
) -> Range | None:
    """The toll of one kind: it follows the claim that states it, unless another states it too."""
    if stated is None:
        return None
    sources = [
        claim for claim in claims if (claim.kind, claim.low, claim.high) == (kind, *_pair(stated))
    ]
    after = [_after(claim, given.get(identity(claim))) for claim in sources]
    left = [claim for claim in after if claim is not None]
    if not sources or any(claim in sources for claim in left):
        return stated
    for claim in left:
        if claim.kind == kind and claim.low is not None:
            return Range(claim.low, claim.low if claim.high is None else claim.high)
    return None


def _pair(count: Range) -> tuple[int, int]:
    return count.low, count.high
