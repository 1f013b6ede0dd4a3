"""Where everything lives: the folders of data, cache and configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tui.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Folders:
    """The three folders that are ours; `make` creates them for the user alone (0700)."""

    data: Path
    cache: Path
    config: Path

    @property
    def library(self) -> Path:
        """The file that must never be lost."""
        return self.data / "library.db"

    @property
    def config_file(self) -> Path:
        """The user's choices."""
        return self.config / "config.toml"

    @property
    def themes(self) -> Path:
        """The user's own themes."""
        return self.config / "themes"

    @property
    def names(self) -> tuple[str, str, str]:
        """Spell them out for another process, which reads them by `named`."""
        return str(self.data), str(self.cache), str(self.config)

    @classmethod
    def named(cls, data: str, cache: str, config: str) -> Self:
        """Read what `names` spelled out."""
        return cls(Path(data), Path(cache), Path(config))

    def hold(self, path: Path) -> bool:
        """Tell whether a path leads into one of them, where nothing but Dateline may write."""
        real = path.resolve()
        return any(
            real.is_relative_to(folder.resolve()) for folder in (self.data, self.cache, self.config)
        )

    def make(self) -> None:
        """Create what is missing. Raises SettingsError naming the folder that cannot be made."""
        for folder in (self.data, self.cache, self.config):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise SettingsError(
                    f"The folder {folder} cannot be made ({error.strerror}): "
                    "free it, or name another with DATELINE_HOME."
                ) from error


def folders(environment: Mapping[str, str] = os.environ) -> Folders:
    """Locate the folders of this user, or those under DATELINE_HOME where that is set."""
    if home := environment.get("DATELINE_HOME"):
        root = Path(home).expanduser().absolute()
        return Folders(root / "data", root / "cache", root / "config")
    import platformdirs

    return Folders(
        Path(platformdirs.user_data_dir("dateline", appauthor=False)),
        Path(platformdirs.user_cache_dir("dateline", appauthor=False)),
        Path(platformdirs.user_config_dir("dateline", appauthor=False)),
    )
