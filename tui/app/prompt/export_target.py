"""Read where an export goes and how: a file's name, whose ending is the format, and options."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from tui import clean
from tui.app.prompt.paths import PathCompletion
from tui.app.prompt.question import Complaint
from tui.app.prompt.suggestions import Suggestion
from tui.export.formats import BRIEFS, ENDINGS, MAPS, TABLES, Export, picture_files
from tui.typed_paths import kind, typed_path

_OPTIONS = re.compile(r"\s+(?=--)")


class ExportTarget(NamedTuple):
    """A file, and as on the command line --rows TABLE or --brief."""

    file: Path
    rows: str | None
    brief: bool

    @property
    def form(self) -> str:
        """Return the format that the name's ending says, "" where it says none."""
        return ENDINGS.get(self.file.suffix.lower(), "")


def parse_target(typed: str) -> ExportTarget | Complaint:
    """Parse what was typed; a complaint where that can be no file or no option."""
    name, *options = _OPTIONS.split(typed.strip())
    target = ExportTarget(typed_path(name).absolute(), None, brief=False)
    if not target.form:
        return Complaint(f"End the name with one of {' '.join(ENDINGS)}.", len(name))
    offered = _options(target.form)
    for option in map(" ".join, map(str.split, options)):
        if option not in offered:
            listed = ", ".join(offered) or "nothing"
            return Complaint(f"Behind a name with {target.file.suffix} can stand {listed}.")
        if option == "--brief":
            target = target._replace(brief=True)
        else:
            target = target._replace(rows=option.removeprefix("--rows "))
    if target.brief and target.rows:
        return Complaint("Choose one of --rows and --brief.")
    if kind(target.file.parent) != "folder":
        return Complaint(f"There is no folder {clean.line(str(target.file.parent))}.")
    if kind(target.file):
        return Complaint("This file exists; choose another name.")
    return _pictures_problem(target) or target


def _pictures_problem(target: ExportTarget) -> Complaint | None:
    """What stands where the pictures of a brief in markdown would go."""
    chosen = Export("", target.form, target.rows, "brief" if target.brief else "")
    pictures = picture_files(chosen, target.file)
    if pictures and kind(pictures.folder) and not _is_empty(pictures.folder):
        name = clean.line(pictures.folder.name)
        return Complaint(f"{name}, for its pictures, exists; choose another name.")
    return None


def _is_empty(path: Path) -> bool:
    try:
        return next(path.iterdir(), None) is None
    except OSError:
        return False


def _options(form: str) -> list[str]:
    """What can stand behind a name of this format."""
    if form == "bundle":
        return []
    tables = [table for table in TABLES if form not in MAPS or table in ("claims", "places")]
    brief = ["--brief"] if form in BRIEFS else []
    return [*brief, *(f"--rows {table}" for table in tables)]


class TargetCompletion:
    """Completes paths, and options behind a name whose ending is a format."""

    def __init__(self) -> None:
        self._paths = PathCompletion(tuple(ENDINGS))
        self.learn = self._paths.learn

    def complete(self, typed: str) -> list[Suggestion]:
        """List what goes on as it was typed."""
        name, blank, begun = typed.partition(" ")
        form = ENDINGS.get(Path(name).suffix.lower(), "")
        if not (blank and form):
            return self._paths.complete(typed)
        return [
            Suggestion(f"{name} {option}", option)
            for option in _options(form)
            if option.startswith(begun) and option != begun
        ]
