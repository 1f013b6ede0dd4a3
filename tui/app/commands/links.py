"""The article's address and its links: opened in the browser, copied."""

from __future__ import annotations

import asyncio
import os
import shlex
import sys
from pathlib import PurePath
from subprocess import DEVNULL
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui import clean
from tui.app.prompt.question import Complaint, Question

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.model import Row

OPENER = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"

TERMINAL_BROWSERS = frozenset({"elinks", "links", "lynx", "w3m", "www-browser"})
"""Browsers that would need the terminal, which the reader has."""


async def browser(main: MainScreen) -> None:
    """Open the article's address in the browser, without a shell, http and https only."""
    row = _row(main)
    if row is None:
        main.say("There is no article here to open.", "muted")
        return
    address = clean.address(row.link)
    if not address:
        main.say("This article has no web address.", "muted")
        return
    await _visit(main, address)


async def _visit(main: MainScreen, address: str) -> None:
    """Open an address, and say that only once a browser took it."""
    if await _open(address):
        main.say(f"Opened {address}", "muted")
    else:
        way = f"{main.keymap.named('copy-link')} copies the article's link."
        main.say(f"No browser could be started for {address}: {way}", "warning")


async def _open(address: str) -> bool:
    """Let a browser with windows of its own open an address, away from the reader's terminal.

    `webbrowser` looks for browsers of the terminal where TERM names one, and these write over the
    reader and take its keys.
    """
    environment = {k: v for k, v in os.environ.items() if k not in ("TERM", "BROWSER")}
    if browsers := list(filter(_has_windows, os.environ.get("BROWSER", "").split(os.pathsep))):
        environment["BROWSER"] = os.pathsep.join(browsers)
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-c", OPENER, address),
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError:
        return False
    return await process.wait() == 0


def _has_windows(command: str) -> bool:
    """Whether a command of $BROWSER is none of a browser for the terminal."""
    try:
        program = shlex.split(command)[:1]
    except ValueError:
        return False
    return bool(program) and PurePath(program[0]).name not in TERMINAL_BROWSERS


async def links(main: MainScreen) -> None:
    """Number the article's links, ask for a number, and open that one in the browser."""
    article = main.article_pane.article
    if article is None:
        main.say("Open an article first.", "muted")
        return
    targets = article.body.links
    if not targets:
        main.say("This article has no links.", "muted")
        return
    main.article_pane.number(links=True)
    hosts = (f"{n} {urlsplit(link.url).hostname}" for n, link in enumerate(targets[:12], 1))
    answer = await main.ask(
        Question(
            "Open link:", hint="  ".join(hosts), check=lambda text: _no_link(text, len(targets))
        )
    )
    main.article_pane.number(links=False)
    if answer:
        await _visit(main, clean.address(targets[int(answer) - 1].url))


def _no_link(typed: str, count: int) -> Complaint | None:
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= count:
        return None
    return Complaint(f"Type a number from 1 to {count}.")


def copy_link(main: MainScreen) -> None:
    """Copy the article's address, through the terminal."""
    row = _row(main)
    if row is None or not clean.address(row.link):
        main.say("This article has no web address.", "muted")
        return
    main.app.copy_to_clipboard(clean.address(row.link))
    main.say(f"Copied {row.link}", "muted")


def _row(main: MainScreen) -> Row | None:
    number = main.headlines.current
    rows = main.library.articles.rows([number]) if number is not None else ()
    return rows[0] if rows else None
