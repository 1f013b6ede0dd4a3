"""Find the claims that a toll stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import Range, Stated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Casualty, Facts, TollKind

TOLL_KINDS: tuple[TollKind, ...] = ("killed", "injured")


def toll_options(kind: TollKind, facts: Facts) -> list[Stated]:
    """List what the toll is taken from and what comes next, as the analysis said.

    Of facts without that: the claims of the toll's number, then each that counts as it stands.
    That nobody was harmed never comes next: it would deny what was only miscounted.
    """
    options = _toll_options(kind, facts)
    return [*options[:1], *(option for option in options[1:] if option.count.high)]


def _toll_options(kind: TollKind, facts: Facts) -> list[Stated]:
    stated = [stated for stated in facts.stated if stated.kind == kind]
    toll = getattr(facts.toll, kind)
    if stated or toll is None:
        return stated
    events = [(n, claim_range(c)) for n, c in enumerate(facts.casualties) if counts(c, kind)]
    same = [Stated(kind=kind, count=toll, claims=(n,)) for n, count in events if count == toll]
    rest = [Stated(kind=kind, count=count, claims=(n,)) for n, count in events if count != toll]
    return [*same, *rest] if same else []


def toll_claims(facts: Facts) -> frozenset[int]:
    """List the places, in the facts' claims, of those that the tolls stand on."""
    places: set[int] = set()
    for kind in TOLL_KINDS:
        options = toll_options(kind, facts)
        if options and options[0].count == getattr(facts.toll, kind):
            places.update(options[0].claims)
    return frozenset(places)


def counts(claim: Casualty, kind: TollKind) -> bool:
    """Tell whether a claim counts people of the main event, not some of others."""
    counts_all = claim.low is not None and not claim.subset
    return counts_all and claim.kind == kind and claim.status == "event"


def claim_range(claim: Casualty) -> Range:
    """Return the range that a claim states, both ends the same where it has but one."""
    low = claim.low or 0
    return Range(low, low if claim.high is None else claim.high)


def range_sum(ranges: Iterable[Range]) -> Range:
    """Add up ranges, the lower numbers and the higher ones."""
    ranges = tuple(ranges)
    return Range(sum(r.low for r in ranges), sum(r.high for r in ranges))
