"""The manual page, made of the commands and brought by the wheel."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import click
import pytest
from hatchling.builders.wheel import WheelBuilder

from tui import __version__
from tui.cli.group import commands
from tui.cli.manual import manual_page
from tui.library.queries.fields import FIELDS

ROOT = Path(__file__).parents[2]
PAGE = manual_page(commands, __version__)


def test_every_command_and_option_stands_in_the_manual():
    plain = PAGE.replace(r"\-", "-")
    for name, command in commands.commands.items():
        section = plain.split(f".SS dateline {name} ")[1].split("\n.S")[0]
        for option in command.params:
            for written in option.opts if isinstance(option, click.Option) else ():
                assert written in section, (name, written)


def test_every_field_of_a_query_stands_in_the_manual():
    section = PAGE.replace(r"\-", "-").split(".SH QUERIES")[1].split(".SH ")[0]
    assert {name for name in FIELDS if f"{name}:" not in section.split()} == set()


def test_what_all_commands_have_stands_once():
    assert PAGE.count(r"\-\-help") == 1
    assert "INTEGER RANGE" not in PAGE


def test_text_cannot_become_roff():
    command = click.Command("x", help=".Names begin so, or 'so, and C:\\temp")
    page = manual_page(click.Group("g", commands={"x": command}), "1")
    assert "\n\\&.Names begin so, or 'so, and C:\\etemp\n" in page


def test_man_has_nothing_to_say_against_it(tmp_path):
    if shutil.which("man") is None:
        pytest.skip("no man here")
    file = tmp_path / "dateline.1"
    file.write_text(PAGE)
    ran = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", str(file)], capture_output=True, check=True
    )
    assert ran.stderr == b""
    assert b"dateline export" in ran.stdout


def test_the_wheel_brings_it(tmp_path):
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/man/man1/dateline.1"))
        assert archive.read(name).decode() == PAGE
