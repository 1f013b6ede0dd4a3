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


MAX_NAME = 40
"""Characters of a name in a question, whose end is to be read at the usual widths."""


class ExportTarget(NamedTuple):
    """A file, and as on the command line --rows TABLE or --brief."""

    file: Path
    rows: str | None
    brief: bool

    @property
    def form(self) -> str:
        """Return the format that the name's ending says, "" where it says none."""
        return ENDINGS.get(self.file.suffix.lower(), "")

    def standing(self) -> tuple[str, str]:
        """Name what would be replaced, "" where nothing would, and say what becomes of it."""
        pictures = self._pictures_folder()
        full = pictures and kind(pictures) == "folder" and not _is_empty(pictures)
        folder = f"the pictures in {clean.line(pictures.name, MAX_NAME)}" if pictures else ""
        if not kind(self.file):
            return folder if full else "", "they stay until the new ones are there"
        until = "stays until the new one is whole"
        remark = f"with its pictures it {until}" if full else f"it {until}"
        return clean.line(self.file.name, MAX_NAME), remark

    def _pictures_folder(self) -> Path | None:
        """Where the pictures of a brief in markdown go."""
        chosen = Export("", self.form, self.rows, "brief" if self.brief else "")
        pictures = picture_files(chosen, self.file)
        return pictures.folder if pictures else None

    def problem(self) -> str:
        """Say why nothing can be written there, "" where it can."""
        if kind(self.file.parent) != "folder":
            return f"There is no folder {clean.line(str(self.file.parent))}."
        if kind(self.file) not in ("", "file"):
            return "What has this name is no file; choose another one."
        pictures = self._pictures_folder()
        if pictures and kind(pictures) not in ("", "folder"):
            return (
                f"{clean.line(pictures.name)}, for its pictures, is no folder; choose another name."
            )
        return ""


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
    problem = target.problem()
    return Complaint(problem) if problem else target


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
