"""What an action is, and which key does it: its own keys, changed by config.toml.

A key of `[keys]` moves to the action it names. Where another action is thereby left without a
key, or two spellings of one key name two actions, that is reported in a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Concatenate, Literal, NamedTuple, ParamSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

Where = Literal[
    "everywhere",
    "lists",
    "feeds",
    "article",
    "facts",
    "selection",
    "map",
    "timeline",
    "tally",
    "card",
    "other-articles",
    "welcome",
    "form",
    "prompt",
]

SCREENS: frozenset[Where] = frozenset({"map", "timeline", "tally"})
"""Places with keys of their own, where those of everywhere are not in force."""

CARDS: frozenset[Where] = frozenset({"card", "other-articles", "welcome", "form", "prompt"})
"""Places that are open for one answer: their actions mean nothing but there."""

TYPED: frozenset[Where] = frozenset({"form", "prompt"})
"""Places where text is typed: a letter can be no key there."""

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
NAMED_KEYS = frozenset(
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
"""Keys that a name stands for in config.toml."""
_MODIFIERS = ("ctrl", "alt", "shift")


class Action(NamedTuple):
    """One thing a reader can do.

    `keys` are the defaults, by Textual's names; an action without one is found in the palette.
    `where` is the pane that must have the focus ("lists" are feeds and headlines); an action of a
    pane comes before one of everywhere that has the same key. The map is a screen of its own, with
    nothing beside it, and so are timeline and tally. A "card" lies over the screen and is read or
    chosen from, a "form" has fields to type in; both carry out their actions themselves. `short` is
    its word in the footer, where it is worth a place. `does` carries it out on the main screen, at
    once or as an awaitable; where it `asks` in the prompt or opens a card or a screen, what is
    typed ahead is for that.
    """

    id: str
    keys: tuple[str, ...]
    description: str
    group: str
    where: Where
    short: str
    does: Callable[[Any], Any]
    asks: bool = False


P = ParamSpec("P")
Does = Callable[Concatenate[Any, P], object]


class ActionGroup:
    """Makes the actions of a group that are done in one place, and that open the prompt or not."""

    def __init__(self, group: str, where: Where = "everywhere", *, asks: bool = False) -> None:
        self.group = group
        self.where = where
        self.asks = asks

    def __call__(
        self,
        identifier: str,
        keys: tuple[str, ...],
        description: str,
        short: str,
        does: Does[P],
        *arguments: P.args,
        **options: P.kwargs,
    ) -> Action:
        """Make a row; the function is called with the main screen and what follows it here."""

        def carry_out(main: Any) -> object:
            return does(main, *arguments, **options)

        group, where = self.group, self.where
        return Action(identifier, keys, description, group, where, short, carry_out, self.asks)


@dataclass(frozen=True)
class Keymap:
    """The actions, the keys of each as they are mapped now, and what was wrong with `[keys]`."""

    registry: tuple[Action, ...]
    keys: Mapping[str, tuple[str, ...]]
    problems: tuple[str, ...] = ()

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action with its keys as they are mapped, written as a reader would."""
        return tuple(
            action._replace(keys=tuple(display(key) for key in self.keys[action.id]))
            for action in self.registry
        )

    @cached_property
    def by_id(self) -> Mapping[str, Action]:
        """Every action by its id."""
        return {action.id: action for action in self.registry}

    def first(self, action: str) -> str:
        """Name the key of an action, as a reader would write it; "" where it has none."""
        keys = self.keys[action]
        return display(keys[0]) if keys else ""

    def brief(self, *actions: str) -> str:
        """Name the keys of actions where there is little room: Esc, or j k."""
        return " ".join(filter(None, map(self.first, actions))).replace("Escape", "Esc")

    def named(self, action: str) -> str:
        """Name what to press for an action, in a sentence: its key, or its name in the palette."""
        if key := self.first(action):
            return key
        return f"{self.first('palette') or 'the palette'}, {self.by_id[action].description!r},"


def _refused(
    key: str, action: str, actions: Mapping[str, Action], taken: Mapping[str, str]
) -> str | None:
    """Why an action cannot have a key, or None where it can."""
    if action not in actions:
        return _unknown(action, actions)
    if len(key) == 1 and actions[action].where in TYPED:
        return f"{action} is done where text is typed; give it a key like F5 or Ctrl-X."
    if taken.get(key, action) != action:
        both = f"{display(key)} is given to both {taken[key]} and {action}"
        return f"{both}; it does {taken[key]}."
    return None


def mapped(registry: tuple[Action, ...], chosen: Mapping[str, str]) -> Keymap:
    """Map the defaults and the user's choices; a choice that cannot be used is a problem."""
    actions = {action.id: action for action in registry}
    problems: list[str] = []
    taken: dict[str, str] = {}
    spellings: dict[str, str] = {}
    for spelling, action in chosen.items():
        key = canonical(spelling)
        if key is None:
            problems.append(f"[keys] {spelling!r} is no key; write one like 'x', 'F5' or 'Ctrl-X'.")
        elif (problem := _refused(key, action, actions, taken)) is not None:
            problems.append(f"[keys] {spelling}: {problem}")
        else:
            taken[key], spellings[key] = action, spelling
    owners = {key: actions[action] for key, action in taken.items()}
    keys = {action.id: _keys(action, owners) for action in registry}
    problems += [
        f"[keys] {spellings[action.keys[0]]}: {_robbed(action, taken)}"
        for action in registry
        if action.keys and not keys[action.id]
    ]
    return Keymap(registry, keys, tuple(problems))


def canonical(spelling: str) -> str | None:
    """Name a key as it is named here, from any usual spelling; None where it is none."""
    if len(spelling) == 1:
        return spelling if spelling.isprintable() and spelling != " " else None
    *modifiers, name = spelling.replace("-", "+").split("+")
    modifiers = [modifier.lower() for modifier in modifiers]
    if len(name) > 1:
        name = _NAMES.get(name.lower(), name.lower())
    if any(modifier not in _MODIFIERS for modifier in modifiers):
        return None
    if len(name) != 1 and name not in NAMED_KEYS:
        return None
    if modifiers and len(name) == 1:
        name = name.lower()
    return "+".join([*(m for m in _MODIFIERS if m in modifiers), name])


def display(key: str) -> str:
    """Write a key as a reader would: Ctrl-Z, Space, j."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    if modifiers or len(name) > 1:
        name = {"pageup": "PgUp", "pagedown": "PgDn"}.get(name, name.capitalize())
    return "-".join([*(modifier.capitalize() for modifier in modifiers), name])


def _keys(action: Action, owners: Mapping[str, Action]) -> tuple[str, ...]:
    """List its own keys that nobody took in its place, after those that were chosen for it."""
    chosen = tuple(key for key, owner in owners.items() if owner.id == action.id)
    defaults = tuple(
        key
        for key in action.keys
        if key not in chosen and not (key in owners and _clash(action, owners[key]))
    )
    return chosen + defaults


def _clash(action: Action, rival: Action) -> bool:
    places = {action.where, rival.where}
    if places == {"feeds", "lists"} or len(places) == 1:
        return True
    return "everywhere" in places and not places & (SCREENS | CARDS)


def _robbed(action: Action, taken: Mapping[str, str]) -> str:
    owners = ", ".join(f"{display(key)} now does {taken[key]}" for key in action.keys)
    return f"{action.id} has no key any more: {owners}. Give it another one."


def _unknown(action: str, actions: Mapping[str, Action]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(action, actions, n=1)
    hint = f"did you mean {close[0]}?" if close else "`dateline keys` lists them."
    return f"there is no action {action!r}; {hint}"
