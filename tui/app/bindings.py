"""From the registry to Textual's bindings: one map for the screen and one for each kind of pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingsMap

from tui.app.keymap import Keymap, Where, display

if TYPE_CHECKING:
    from collections.abc import Container


def bindings(keymap: Keymap, *places: Where) -> BindingsMap:
    """The bindings of a place, as the keys are mapped now; of several, the first one's first."""
    found: list[Binding] = []
    for action in sorted(keymap.registry, key=lambda action: action.where != places[0]):
        if action.where not in places:
            continue
        call = f"do('{action.id}')" if action.where == "everywhere" else f"screen.do('{action.id}')"
        found += [
            Binding(
                "comma" if key == "," else key,
                call,
                action.description,
                show=False,
                key_display=display(key),
                id=f"{action.id}",
            )
            for key in keymap.keys[action.id]
        ]
    return BindingsMap(found)


def some_bindings(keymap: Keymap, known: Container[str], *places: Where) -> BindingsMap:
    """The keys of a screen that knows only some actions; where two share one, the first place's."""
    found: dict[str, Binding] = {}
    for place in places:
        for key, binding in bindings(keymap, place):
            if binding.id in known:
                found.setdefault(key, binding)
    return BindingsMap(found.values())
