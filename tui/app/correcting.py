"""Correcting a fact: a card with its fields, and what is written there as a fact again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui import clean
from tui.app.wording import number
from tui.model import Casualty, ClaimKind, Organisation, Person, Place, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from tui.app.decided import Fact

NOTE = "Tab to the next field · Enter saves · Esc calls it off"

_COUNT = re.compile(r"(\d+)(?:\s*(?:-|–|to)\s*(\d+))?")
_FIELDS: dict[type, tuple[str, ...]] = {
    Casualty: ("number", "kind", "victims", "place", "date", "by", "source", "status"),
    Person: ("name", "role"),
    Place: ("name", "country"),
    Organisation: ("name", "kind"),
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(ClaimKind),
    "status": get_args(Status),
}


def fields(fact: Fact) -> dict[str, str]:
    """What can be corrected in a fact, as it stands now."""
    values: dict[str, str] = {}
    for name in _FIELDS[type(fact)]:
        if name == "number" and isinstance(fact, Casualty):
            values[name] = number(fact).replace(",", "")
        else:
            values[name] = getattr(fact, name) or ""
    return values


def corrected(fact: Fact, written: Mapping[str, str]) -> Fact:
    """The fact as it was written. Raises ValueError saying which field cannot be."""
    changes: dict[str, Any] = {}
    for name, raw in written.items():
        value = clean.line(raw)
        if isinstance(fact, Casualty) and name == "number":
            changes |= _number(value) if value != fields(fact)["number"] else {}
        elif isinstance(fact, Casualty) and name in _CHOICES:
            if value not in _CHOICES[name]:
                raise ValueError(f"{name} is one of {', '.join(_CHOICES[name])}.")
            changes[name] = value
        elif name == "name" and not value:
            raise ValueError("The name cannot be empty.")
        elif name == "country" and value and not re.fullmatch("[A-Za-z]{2}", value):
            raise ValueError("The country is a code of two letters, like SY.")
        else:
            changes[name] = (value.upper() if name == "country" else value) or None
    return replace(fact, **changes)


def _number(value: str) -> dict[str, Any]:
    match = _COUNT.fullmatch(value.replace(",", ""))
    if match is None:
        if not value or value[0].isdigit():
            raise ValueError("The number is like 14, 12-14 or dozens.")
        return {"low": None, "high": None, "vague": value, "precision": "vague"}
    low, high = int(match[1]), int(match[2] or match[1])
    if low > high:
        raise ValueError("The number's first part is larger than its second.")
    precision = "exact" if low == high else "range"
    return {"low": low, "high": high, "vague": None, "precision": precision}


class Correct(ModalScreen["Fact | None"]):
    """A card with a line for each field; gives the corrected fact, or null."""

    CSS_PATH = "cards.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Call off", show=False),
        Binding("enter", "save", "Save", show=False, priority=True),
        Binding("tab,down", "app.focus_next", "Next", show=False, priority=True),
        Binding("shift+tab,up", "app.focus_previous", "Previous", show=False, priority=True),
    ]

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.fact = fact

    def compose(self) -> ComposeResult:
        """A line for each field."""
        with Vertical(id="correct-card", classes="card"):
            yield Static("Correct this fact", classes="card-title", markup=False)
            for name, value in fields(self.fact).items():
                with Horizontal(classes="field"):
                    yield Static(name, classes="field-name", markup=False)
                    yield Input(value, id=f"field-{name}", compact=True, classes="line")
            yield Static("", id="complaint", markup=False)
            yield Static(NOTE, classes="note", markup=False)

    def action_save(self) -> None:
        """Take what was written, or say what is wrong with it."""
        written = {
            name: self.query_one(f"#field-{name}", Input).value for name in fields(self.fact)
        }
        try:
            self.dismiss(corrected(self.fact, written))
        except ValueError as error:
            self.query_one("#complaint", Static).update(str(error))
