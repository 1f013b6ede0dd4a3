"""Claims of harm to people: how many were killed, injured, missing, held or driven out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from tui.facts.numbers import value
from tui.model import Casualty, ClaimKind, Explanation, Range, Toll

if TYPE_CHECKING:
    from tui.facts.parsing import Parsed

_KINDS: dict[str, ClaimKind] = {
    kind: kind for kind in get_args(ClaimKind)
} | {"dead": "killed", "wounded": "injured", "hurt": "injured"}
_PASSIVE = re.compile(
    r"\b(\d[\d,]*|[a-z]+(?:-[a-z]+)?)\b((?:\s+[\w-]+){0,7}?)\s+(?:were|was|been)\s+"
    rf"({'|'.join(_KINDS)})\b",
    re.IGNORECASE,
)


def find_casualties(
    parsed: Parsed, names: Any
) -> tuple[tuple[Casualty, ...], tuple[Explanation, ...], Toll]:
    """The claims of a document in the order of its text, why each was made, and the toll."""
    claims: dict[tuple[str, int], tuple[Casualty, Explanation]] = {}
    for match in _PASSIVE.finditer(parsed.text):
        number = value(match[1])
        if number is None:
            continue
        kind = _KINDS[match[3].lower()]
        claim = Casualty(
            kind=kind,
            low=number,
            high=number,
            victims=match[2].strip() or None,
            quote=match[0],
            span=match.span(),
        )
        why = Explanation(sentence=match[0], number=match[1], trigger=match[3], rule="passive")
        claims.setdefault((kind, number), (claim, why))
    found = list(claims.values())
    counts = {kind: number for kind, number in reversed(claims)}
    toll = Toll(
        killed=Range(counts["killed"], counts["killed"]) if "killed" in counts else None,
        injured=Range(counts["injured"], counts["injured"]) if "injured" in counts else None,
    )
    return tuple(c for c, _ in found), tuple(w for _, w in found), toll
