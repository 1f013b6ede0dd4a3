"""Every command explains itself by an example."""

from __future__ import annotations

import importlib

import pytest
from click.testing import CliRunner

from tui.cli.group import commands


@pytest.mark.parametrize("name", ["", *commands.commands])
def test_every_help_has_an_example(name):
    ran = CliRunner().invoke(commands, [*name.split(), "--help"], prog_name="dateline")
    assert ran.exit_code == 0
    usage, _, text = ran.output.partition("\n")
    assert usage.startswith("Usage: dateline")
    assert f"dateline {name}".strip() in " ".join(text.split()), ran.output


@pytest.mark.parametrize("name", [*commands.commands])
def test_examples_name_options_that_there_are(name):
    command = commands.commands[name]
    known = {option for parameter in command.params for option in parameter.opts}
    for line in (command.help or "").split("\n"):
        words = line.strip().removeprefix("Example: ").split()
        if words[:2] == ["dateline", name]:
            used = {word.partition("=")[0] for word in words if word.startswith("--")}
            assert used <= known, line


def test_the_group_has_every_command_of_its_modules():
    homes = {command.callback.__module__ for command in commands.commands.values()}
    named = [command.name for home in homes for command in importlib.import_module(home).COMMANDS]
    assert sorted(named) == sorted(commands.commands)
