"""Puts the manual page into a wheel while that is built, so that `man dateline` finds it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManualBuildHook(BuildHookInterface[Any]):
    """Writes the page from the commands as they are in the tree that is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the page and name it among the wheel's data; `version` is the build's kind.

        An editable one has none: commands that are being changed must not keep it from its place.
        """
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from tui import __version__
            from tui.cli.group import commands
            from tui.cli.manual import manual_page
        finally:
            sys.path.remove(self.root)
        page = Path(self.directory, "dateline.1")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(manual_page(commands, __version__), encoding="utf-8")
        build_data["shared_data"][str(page)] = "share/man/man1/dateline.1"
