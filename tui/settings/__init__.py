"""Where everything lives, and what the user chose in config.toml."""

from tui.settings.choices import Settings, load
from tui.settings.directories import Folders, folders

__all__ = ["Folders", "Settings", "folders", "load"]
