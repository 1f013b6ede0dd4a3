"""A fact as fields that can be typed, and what was typed as a fact again. No Textual."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from tui import clean
from tui.app.render.formatting import days, from_days, number
from tui.library.countries import code_of, name_of
from tui.model import (
    MOST_PEOPLE,
    Casualty,
    ClaimKind,
    DatePrecision,
    Group,
    Organisation,
    Person,
    Place,
    Precision,
    Status,
    parse_count,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.facts.numbers import Quantity
    from tui.library.facts.fact_identity import Fact

FIELDS: dict[type, tuple[str, ...]] = {
    Casualty: (
        "number",
        "precision",
        "kind",
        "victims",
        "group",
        "place",
        "date",
        "by",
        "weapon",
        "source",
        "status",
        "part",
        "toll",
    ),
    Person: ("name", "role"),
    Place: ("name", "country"),
    Organisation: ("name", "kind"),
}

TOLL = {"as found": None, "states it": "states", "adds to it": "adds"}
"""How a claim counts in the article's toll, as one types it and as it is kept.

As found leaves it to the analysis, which may well have taken the toll from this claim.
"""

TOLL_MEANINGS = {
    "as found": "left to the analysis",
    "states it": "this number is the toll",
    "adds to it": "these people come on top",
}

_PRECISION = {name.replace("_", " "): name for name in get_args(Precision)}
_HEDGES = ("at least", "at most", "about")
_YES = {"yes": True, "no": False}
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(ClaimKind),
    "precision": tuple(_PRECISION),
    "status": get_args(Status),
    "group": get_args(Group),
    "part": tuple(_YES),
    "toll": tuple(TOLL),
}
"""What a field of a claim may hold; a group may be left empty."""

_COUNT = re.compile(r"(\d+)(?:\s*(?:-|–|to)\s*(\d+))?")
_DATE_PRECISIONS: tuple[DatePrecision, ...] = ("year", "month", "day")


class FieldError(ValueError):
    """A field that cannot be taken, and why."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class FactFields(NamedTuple):
    """A fact as it was typed, and how it counts in the toll: "states", "adds" or not."""

    fact: Fact
    toll: str | None = None


def fields(fact: Fact, toll: str | None = None) -> dict[str, str]:
    """List what can be typed of a fact, as it stands now."""
    if isinstance(fact, Casualty):
        return _of_claim(fact, toll)
    values = {name: getattr(fact, name) or "" for name in FIELDS[type(fact)]}
    if isinstance(fact, Place) and fact.country:
        values["country"] = name_of(fact.country)
    return values


def _of_claim(claim: Casualty, toll: str | None) -> dict[str, str]:
    counts = (claim.low, claim.high, claim.vague) != (None, None, None)
    special = {
        "number": number(claim).replace(",", "") if counts else "",
        "precision": claim.precision.replace("_", " "),
        "date": days(claim),
        "part": "yes" if claim.subset else "no",
        "toll": next((words for words, value in TOLL.items() if value == toll), "as found"),
    }
    names = FIELDS[Casualty]
    return {name: special.get(name) or getattr(claim, name, None) or "" for name in names}


def corrected(fact: Fact, typed: Mapping[str, str], toll: str | None = None) -> FactFields:
    """Make the fact as it was typed. Raises FieldError, naming the first field that cannot be."""
    values = {name: clean.line(raw) for name, raw in typed.items()}
    original = fields(fact, toll)
    if isinstance(fact, Casualty):
        return _claim(fact, values, original)
    changes: dict[str, Any] = {name: value or None for name, value in values.items()}
    if not changes["name"]:
        raise FieldError("name", "The name cannot be empty.")
    if values.get("country"):
        changes["country"] = code_of(values["country"])
        if changes["country"] is None:
            raise FieldError("country", "The country is a name or a code, like Syria or SY.")
    return FactFields(replace(fact, **changes))


def _claim(claim: Casualty, values: Mapping[str, str], original: Mapping[str, str]) -> FactFields:
    for name, choices in CHOICES.items():
        if values[name] not in choices and (values[name] or name != "group"):
            raise FieldError(name, f"{name} is one of {', '.join(choices)}.")
    plain = ("victims", "group", "place", "by", "weapon", "source")
    changes: dict[str, Any] = {name: values[name] or None for name in plain}
    changes |= {"kind": values["kind"], "status": values["status"]}
    changes["subset"] = _YES[values["part"]]
    if changes["place"] != claim.place:
        changes["where"] = None
    if values["date"] != original["date"]:
        changes |= _date(values["date"])
    stated = values["number"], values["precision"]
    if not values["number"] or stated != (original["number"], original["precision"]):
        changes |= _number(values["number"], values["precision"], original["precision"])
    return FactFields(replace(claim, **changes), TOLL[values["toll"]])


def _number(value: str, precision: str, original: str) -> dict[str, Any]:
    """Low, high, quantity word and precision. A hedge that does not fit any more gives way."""
    match = _COUNT.fullmatch(value.replace(",", ""))
    if match:
        low, high = _people(match[1]), _people(match[2] or match[1])
    else:
        quantity = _quantity(value)
        if quantity.low is None or quantity.high is None:
            return {"low": None, "high": None, "vague": quantity.vague, "precision": "vague"}
        low, high = quantity.low, quantity.high
        if precision == original and quantity.precision not in ("exact", "range"):
            precision = original = quantity.precision.replace("_", " ")
    if low > high:
        raise FieldError("number", "The number's first part is larger than its second.")
    fitting = ("exact", *_HEDGES) if low == high else ("range", "about")
    if precision not in fitting:
        if precision != original:
            raise FieldError("precision", f"{value} is {', '.join(fitting[:-1])} or {fitting[-1]}.")
        precision = fitting[0]
    return {"low": low, "high": high, "vague": None, "precision": _PRECISION[precision]}


def _people(digits: str) -> int:
    count = parse_count(digits)
    if count is None:
        raise FieldError("number", f"The number is at most {MOST_PEOPLE:,}: more never lived.")
    return count


def _quantity(value: str) -> Quantity:
    """Read a number of words, as in a text: twelve, about 40, dozens. Raises FieldError."""
    from tui.facts.numbers import find_quantities

    for quantity in find_quantities(value.lower()):
        if (quantity.start, quantity.end) == (0, len(value)):
            return quantity
    raise FieldError("number", "The number is like 14, 12-14, about 40 or dozens.")


def _date(value: str) -> dict[str, Any]:
    """Date and how exact it is, from what was typed. Raises FieldError."""
    if not value:
        return {"date": None, "date_end": None, "date_precision": None}
    ends = from_days(value)
    if ends is None:
        message = (
            "The date is a day like 20 June 2024, a month, a year, or a span like 8–18 May 2024."
        )
        raise FieldError("date", message)
    first, last = ends
    stated = _DATE_PRECISIONS[first.count("-")]
    return {"date": first, "date_end": last, "date_precision": stated}
