"""Which key does what: the actions' own keys, changed by config.toml, with nothing dropped.

A key of `[keys]` moves to the action it names. Where another action is thereby left without a
key, or two spellings of one key name two actions, that is reported in a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.actions import ACTIONS, BY_ID, Action

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {
    "return": "enter",
    "esc": "escape",
    "spacebar": "space",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "comma": ",",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "asterisk": "*",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "semicolon": ";",
}
_LONG = frozenset(
    [
        "enter",
        "escape",
        "space",
        "tab",
        "backspace",
        "delete",
        "insert",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "f1",
        "f2",
        "f3",
        "f4",
        "f5",
        "f6",
        "f7",
        "f8",
        "f9",
        "f10",
        "f11",
        "f12",
    ]
)
_MODIFIERS = ("ctrl", "alt", "shift")


class Keymap(NamedTuple):
    """The keys of each action as they are mapped now, and what was wrong with `[keys]`."""

    keys: Mapping[str, tuple[str, ...]]
    problems: tuple[str, ...] = ()

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action with its keys as they are mapped, written as a reader would."""
        return tuple(
            action._replace(keys=tuple(display(key) for key in self.keys[action.id]))
            for action in ACTIONS
        )

    def first(self, action: str) -> str:
        """The key to name for an action, as a reader would write it; "" where it has none."""
        keys = self.keys[action]
        return display(keys[0]) if keys else ""

    def named(self, action: str) -> str:
        """What to press for an action, in a sentence: its key, or its name in the palette."""
        if key := self.first(action):
            return key
        return f"{self.first('palette') or 'the palette'}, {BY_ID[action].description!r},"


def mapped(chosen: Mapping[str, str]) -> Keymap:
    """The defaults with the user's choices; a choice that cannot be used is a problem."""
    problems: list[str] = []
    taken: dict[str, str] = {}
    for spelling, action in chosen.items():
        key = canonical(spelling)
        if key is None:
            problems.append(f"[keys] {spelling!r} is no key; write one like 'x', 'F5' or 'Ctrl-X'.")
        elif action not in BY_ID:
            problems.append(f"[keys] {spelling}: {_unknown(action)}")
        elif taken.get(key, action) != action:
            problems.append(
                f"[keys] {display(key)} is given to both {taken[key]} and {action}; "
                f"it does {taken[key]}."
            )
        else:
            taken[key] = action
    keys = {action.id: _keys(action, taken) for action in ACTIONS}
    problems += [
        _robbed(action, taken) for action in ACTIONS if action.keys and not keys[action.id]
    ]
    return Keymap(keys, tuple(problems))


def canonical(spelling: str) -> str | None:
    """A key by the name that is used here, from any usual spelling; None where it is none."""
    if len(spelling) == 1:
        return spelling if spelling.isprintable() and spelling != " " else None
    *modifiers, name = spelling.replace("-", "+").split("+")
    modifiers = [modifier.lower() for modifier in modifiers]
    if len(name) > 1:
        name = _NAMES.get(name.lower(), name.lower())
    if any(modifier not in _MODIFIERS for modifier in modifiers):
        return None
    if len(name) != 1 and name not in _LONG:
        return None
    if modifiers and len(name) == 1:
        name = name.lower()
    return "+".join([*(m for m in _MODIFIERS if m in modifiers), name])


def display(key: str) -> str:
    """A key as a reader would write it: Ctrl-Z, Space, j."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    if modifiers or len(name) > 1:
        name = {"pageup": "PgUp", "pagedown": "PgDn"}.get(name, name.capitalize())
    return "-".join([*(modifier.capitalize() for modifier in modifiers), name])


def _keys(action: Action, taken: Mapping[str, str]) -> tuple[str, ...]:
    """Its own keys that nobody took in its place, after those that were given to it."""
    given = tuple(key for key, owner in taken.items() if owner == action.id)
    kept = tuple(
        key
        for key in action.keys
        if key not in given and not (key in taken and _clash(action, BY_ID[taken[key]]))
    )
    return given + kept


def _clash(one: Action, other: Action) -> bool:
    places = {one.where, other.where}
    if places == {"feeds", "lists"} or len(places) == 1:
        return True
    return "everywhere" in places and not places & {"map", "timeline"}


def _robbed(action: Action, taken: Mapping[str, str]) -> str:
    owners = ", ".join(f"{display(key)} now does {taken[key]}" for key in action.keys)
    return f"[keys] {action.id} has no key any more: {owners}. Give it another one."


def _unknown(action: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(action, BY_ID, n=1)
    hint = f"did you mean {close[0]}?" if close else "`dateline keys` lists them."
    return f"there is no action {action!r}; {hint}"
