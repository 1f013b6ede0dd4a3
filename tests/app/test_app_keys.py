"""The registry, the keymap: pure data that everything else is made from."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest

from tui.app.actions import ACTIONS, GROUPS, mapped
from tui.app.bindings import bindings
from tui.app.keymap import Where, canonical, display

PLACES = get_args(Where)


def test_every_action_has_an_id_of_its_own_and_a_group_in_order():
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert {action.group for action in ACTIONS} == set(GROUPS)


def test_no_two_actions_of_one_place_share_a_key():
    for place in PLACES:
        keys = [key for action in ACTIONS if action.where == place for key in action.keys]
        assert len(keys) == len(set(keys))


def test_bindings_are_the_registry():
    keys = mapped({})
    assert keys.problems == ()
    bound = {binding.id: binding for place in PLACES for _, binding in bindings(keys, place)}
    assert set(bound) == {action.id for action in ACTIONS if action.keys}


def test_a_mapped_key_does_what_it_is_mapped_to():
    keys = mapped({"z": "star", "Ctrl-T": "tag", "F5": "refresh"})
    assert keys.problems == ()
    assert keys.keys["star"] == ("z", "f")
    assert keys.keys["tag"][0] == "ctrl+t"
    assert keys.first("refresh") == "F5"


def test_swapped_keys_are_no_problem():
    keys = mapped({"j": "up", "k": "down"})
    assert keys.problems == ()
    assert keys.keys["up"] == ("j", "up")
    assert keys.keys["down"] == ("k", "down")


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"f": "stra"}, "did you mean star"),
        ({"f": "frobnicate"}, "there is no action 'frobnicate'"),
        ({"Hyper-Q": "quit"}, "is no key"),
        ({"  ": "quit"}, "is no key"),
        ({"f": "read"}, "star has no key any more: f now does read"),
        ({"Ctrl-T": "tag", "ctrl+t": "star"}, "Ctrl-T is given to both tag and star"),
        ({"x": "accept"}, "x: accept is done where text is typed; give it a key like"),
        ({"Tab": "save"}, "next-field has no key any more: Tab now does save"),
    ],
)
def test_mistakes_and_clashes_are_reported(chosen, words):
    assert any(words in problem for problem in mapped(chosen).problems)


def test_a_key_may_mean_one_thing_in_a_list_and_another_in_the_article():
    keys = mapped({"z": "page"})
    assert keys.keys["mark"] == ("space",)
    problems = mapped({"c": "star"}).problems
    assert [words.split(" has no key")[0] for words in problems] == [
        "[keys] c: colour-tag",
        "[keys] c: confirm",
    ]


def test_keys_have_one_name_and_a_readable_one():
    for spelling in ("Ctrl-Z", "ctrl+z", "CTRL-z"):
        assert canonical(spelling) == "ctrl+z"
    assert canonical("Return") == "enter"
    assert canonical("?") == "?"
    assert [display(key) for key in ("ctrl+z", "space", "N", "pagedown", "shift+tab", "+")] == [
        "Ctrl-Z",
        "Space",
        "N",
        "PgDn",
        "Shift-Tab",
        "+",
    ]


async def test_a_mapped_key_works_in_the_app(filled, open_app):
    app = open_app(keys={"s": "star"})
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("s")
        await app.workers.wait_for_complete()
        assert filled.articles.rows([filled.articles.numbers()[0]])[0].starred


def test_the_first_frame_waits_for_nothing_heavy(tmp_path):
    code = """
import asyncio, sys
from pathlib import Path
from tui.app import prepare
from tui.app.app import Dateline
from tui.library import Library
from tui.settings import Folders, Settings
root = Path(sys.argv[1])
folders = Folders(root / "data", root / "cache", root / "config")
folders.make()
async def main():
    with Library.open(folders) as library:
        app = Dateline(*prepare(library, folders, Settings(), online=False))
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            heavy = {"spacy", "trafilatura", "httpx", "babel", "lxml", "dateparser"}
            print(sorted(heavy & set(sys.modules)))
asyncio.run(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr[-2000:]


def test_the_registry_needs_no_textual():
    code = (
        "import sys, tui.app, tui.app.actions, tui.app.keymap, tui.app.start.plain;"
        "print([m for m in sys.modules if m.split('.')[0] in ('textual', 'rich')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_commands_are_imported_with_the_first_key_that_needs_them():
    code = (
        "import sys, tui.app.app, tui.app.main.main_screen;"
        "print([m for m in sys.modules if m.startswith('tui.app.commands.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
