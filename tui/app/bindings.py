"""From the registry to Textual's bindings: one map for the screen and one for each kind of pane."""

from __future__ import annotations

from string import ascii_letters, ascii_lowercase, digits, punctuation
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingsMap

from tui.app.keymap import NAMED_KEYS, Keymap, Where, display

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from textual.dom import DOMNode


def bind(node: DOMNode, keys: BindingsMap) -> None:
    """Make these the only keys of a widget or a screen.

    Textual reads keys from a class, where ours follow config.toml: so each object gets its own, in
    an attribute of Textual's that a test names.
    """
    node._bindings = keys  # noqa: SLF001


def unbind(node: DOMNode, keys: Iterable[str]) -> None:
    """Take keys from a widget, so that they reach what is around it."""
    for key in keys:
        node._bindings.key_to_bindings.pop(key, None)  # noqa: SLF001


def bindings(keymap: Keymap, *places: Where, priority: bool = False) -> BindingsMap:
    """Bind the keys of a place as they are mapped now; of several places, the first one's first.

    With `priority` they come before those of what has the focus.
    """
    made: list[Binding] = []
    for action in sorted(keymap.registry, key=lambda action: action.where != places[0]):
        if action.where not in places:
            continue
        call = f"do('{action.id}')" if action.where == "prompt" else f"screen.do('{action.id}')"
        made += [
            Binding(
                "comma" if key == "," else key,
                call,
                action.description,
                show=False,
                key_display=display(key),
                priority=priority,
                id=f"{action.id}",
            )
            for key in keymap.keys[action.id]
        ]
    return BindingsMap(made)


def merged(*maps: BindingsMap) -> BindingsMap:
    """Put bindings together; where two share a key, the first map's has it."""
    by_key: dict[str, Binding] = {}
    for key, binding in (pair for each in maps for pair in each):
        by_key.setdefault(key, binding)
    return BindingsMap(by_key.values())


def with_reasons(keymap: Keymap, own: BindingsMap, *more: str) -> BindingsMap:
    """Add every other key that a terminal sends, and `more`; they say why they do nothing."""
    keys = {key for action in keymap.registry for key in keymap.keys[action.id]}
    keys |= {*ascii_letters, *digits, *punctuation, *NAMED_KEYS, *more}
    keys |= {f"ctrl+{letter}" for letter in ascii_lowercase.replace("c", "")}  # c says what quits
    reasons = [
        Binding("comma" if key == "," else key, f"screen.explain({key!r})", "", show=False)
        for key in sorted(keys)
    ]
    return merged(own, BindingsMap(reasons))


def some_bindings(
    keymap: Keymap, identifiers: Container[str], *places: Where, priority: bool = False
) -> BindingsMap:
    """Bind the keys of some actions; where two share a key, the first place's has it."""
    by_key: dict[str, Binding] = {}
    for place in places:
        for key, binding in bindings(keymap, place, priority=priority):
            if binding.id in identifiers:
                by_key.setdefault(key, binding)
    return BindingsMap(by_key.values())
