"""config: every setting with its origin; and config.toml edited, checked and put in place."""

from __future__ import annotations

import sys

import pytest

from tui.app import session_state
from tui.app.session_state import SessionState

EDITOR = """
import pathlib, sys
pathlib.Path(sys.argv[-1]).write_text({text!r})
"""


@pytest.fixture
def edited(home, tmp_path, program):
    """Runs `config --edit` with an editor that writes this text."""

    def run(text: str) -> object:
        script = tmp_path / "editor.py"
        script.write_text(EDITOR.format(text=text))
        return program("config", "--edit", VISUAL=f"{sys.executable} {script}")

    return run


def test_every_setting_has_a_value_a_default_and_an_origin(home, dateline):
    home.config_file.write_text(
        'reading_width = 80\nkeep_days = 0\n[tags]\nw = "watch"\n[rules]\nmass = "killed:>=10"\n'
    )
    session_state.save(home.data, SessionState(theme="dateline-paper", instead_of="auto"))
    rows = {row.pop("setting"): row for row in dateline("config", "--json").rows}
    file = {"origin": "config.toml"}
    assert rows["reading_width"] == {"value": 80, "default": 72, "line": 1, **file}
    assert rows["keep_days"] == {"value": 0, "default": 0, "line": 2, **file}
    assert rows["tags.w"] == {"value": "watch", "default": None, "line": 4, **file}
    assert rows["rules.mass"]["value"] == {"query": "killed:>=10", "tags": ["mass"]}
    assert rows["theme"]["value"] == "dateline-paper"
    assert rows["theme"]["origin"] == "reader"
    assert rows["full_text"] == {"value": True, "default": True, "origin": "default", "line": None}


def test_settings_are_listed_in_columns_and_mistakes_told(home, dateline):
    home.config_file.write_text("reading_width = 80\nwidht = 3\n")
    ran = dateline("config")
    assert "reading_width    80" in ran.out
    assert ran.out.splitlines()[3].split() == [
        *("reading_width", "80", "default", "72"),
        *("config.toml,", "line", "1"),
    ]
    assert "line 2: unknown key 'widht'" in ran.err


def test_what_was_edited_takes_its_place(home, edited):
    ran = edited('[rules]\nmass = "killed:>=10"\n')
    assert ran.status == 0
    assert ran.out.startswith(f"{home.config_file} is as you saved it.\nThe rule mass is new")
    assert home.config_file.read_text() == '[rules]\nmass = "killed:>=10"\n'
    assert [file.name for file in home.config.iterdir()] == ["config.toml"]
    assert edited('[rules]\nmass = "killed:>=10"\n').out == "Nothing was changed.\n"


def test_a_mistake_leaves_the_file_and_keeps_the_draft(home, edited):
    home.config_file.write_text('theme = "auto"\n')
    ran = edited('theme = "auto"\n[keys]\nz = "nothing"\n')
    assert ran.status == 1
    assert "config.toml, line 3: [keys] z: there is no action 'nothing'" in ran.err
    assert home.config_file.read_text() == 'theme = "auto"\n'
    draft = home.config / "config.draft.toml"
    assert draft.read_text().endswith('z = "nothing"\n')
    assert "which was not taken the last time" in edited("reading_width = 60\n").err
    assert home.config_file.read_text() == "reading_width = 60\n"
    assert not draft.exists()


def test_every_mistake_is_named_with_file_and_line(home, edited):
    ran = edited(
        'theme = "nowhere"\nwidht = 3\n[keys]\nz = "nothing"\n[rules]\nx = "killed:many"\n'
    )
    lines = [line for line in ran.err.splitlines() if "config.toml, line" in line]
    places = [line.split(": ")[1] for line in lines]
    assert sorted(places) == [f"config.toml, line {line}" for line in (1, 2, 4, 6)]


def test_an_editor_that_fails_is_named(home, program):
    ran = program("config", "--edit", VISUAL="/nowhere/editor")
    assert ran.status == 1
    assert "$EDITOR names the editor" in ran.err
