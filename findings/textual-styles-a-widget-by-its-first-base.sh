#!/usr/bin/env bash
# textual 8.2.8: a widget made of two others looks like the first and behaves like both.
#
# Python resolves methods, and Textual key bindings, along all bases of a class. Default CSS and the
# type names that selectors match are taken from the first base that is a widget, and from the first of
# that one, and so on: what stands second is left out. A scrolling list with a small widget mixed in
# before it ("class Log(Marked, VerticalScroll)") keeps the keys that scroll, loses the rule that
# lets it, and is not found by query("VerticalScroll"), though isinstance says that it is one.
# Nothing is raised. Naming the mixed-in widget last, or deriving it from object, keeps all.
#
# Output seen:
#   Log(VerticalScroll, Marked)   overflow-y: auto    width: 1fr   by type: found      keys: scroll
#   Log(Marked, VerticalScroll)   overflow-y: hidden  width: None  by type: not found  keys: scroll
# Exits with 1 if the order of the bases matters otherwise.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install textual==8.2.8
"$place/venv/bin/python" - <<'PYTHON'
import asyncio
import sys

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget


class Marked(Widget):
    """A widget to be mixed in."""


class ScrollFirst(VerticalScroll, Marked):
    pass


class MarkedFirst(Marked, VerticalScroll):
    pass


class Both(App[None]):
    def compose(self) -> ComposeResult:
        yield ScrollFirst()
        yield MarkedFirst()


async def seen() -> list[str]:
    app, lines = Both(), []
    async with app.run_test():
        for widget in app.screen.children:
            assert isinstance(widget, VerticalScroll)
            assert isinstance(widget, Marked)
            found = widget in app.query("VerticalScroll")
            keys = "scroll" if "down" in widget._bindings.key_to_bindings else "none"
            lines.append(
                f"overflow-y: {widget.styles.overflow_y:6}  width: {str(widget.styles.width):4}"
                f"  by type: {'found' if found else 'not found':9}  keys: {keys}"
            )
    return lines


SEEN = [
    "overflow-y: auto    width: 1fr   by type: found      keys: scroll",
    "overflow-y: hidden  width: None  by type: not found  keys: scroll",
]
lines = asyncio.run(seen())
print("Log(VerticalScroll, Marked)  ", lines[0])
print("Log(Marked, VerticalScroll)  ", lines[1])
sys.exit(lines != SEEN)
PYTHON
