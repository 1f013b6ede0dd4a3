#!/bin/sh
# textual 8.2.8: what a widget drew stays in memory after the widget was removed.
#
# StylesCache.get_inner_outer is a method under functools.lru_cache(1024), so its cache is keyed by
# the StylesCache itself, and that holds every drawn line of its widget. Up to 1,024 widgets that
# were removed are kept so; screens that are opened and closed again grow the program by all that
# they drew. Clearing the cache, StylesCache.get_inner_outer.cache_clear(), lets them go.
#
# Output seen:
#   removed 20 widgets; kept: 20; after cache_clear: 1
# (the last one is still held by the program itself). Exits with 1 if removed widgets are no longer kept.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check textual==8.2.8
"$place/venv/bin/python" - <<'EOF'
import asyncio
import gc
import sys
import weakref

from textual._styles_cache import StylesCache
from textual.app import App
from textual.widgets import Static

COUNT = 20


async def main() -> None:
    app = App()
    async with app.run_test() as pilot:
        lines = []
        for _ in range(COUNT):
            widget = Static("some text")
            await app.mount(widget)
            await pilot.pause()
            lines.append(weakref.ref(widget._styles_cache))
            await widget.remove()
        del widget
        await pilot.pause()
        gc.collect()
        kept = sum(line() is not None for line in lines)
        StylesCache.get_inner_outer.cache_clear()
        gc.collect()
        after = sum(line() is not None for line in lines)
        print(f"removed {COUNT} widgets; kept: {kept}; after cache_clear: {after}")
        sys.exit(0 if kept > COUNT // 2 and after < 3 else 1)


asyncio.run(main())
EOF
