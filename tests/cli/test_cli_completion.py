"""Completion, in the shells themselves where they are installed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess

import pytest
from cli_program import PROGRAM

from tui.cli.group import commands
from tui.library import Library

BASH = """
source {script}
COMP_LINE={line} COMP_POINT={point}
_dateline_completion dateline 2>/dev/null
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def shell(home, program, tmp_path, monkeypatch):
    """Completes a line in a shell, where `dateline` is this program."""
    with Library.open(home) as library:
        library.feeds.add("http://paper.example/feed.xml", "Delta Wire", folder="Iraq")
    command = tmp_path / "dateline"
    command.write_text(f'#!/bin/sh\nexec {" ".join(PROGRAM)} "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    def complete(name: str, line: str) -> list[str]:
        script = tmp_path / f"script.{name}"
        script.write_text(program("completion", name).out)
        if name == "bash":
            code = BASH.format(script=script, line=shlex.quote(line), point=len(line))
            ran = subprocess.run(["bash", "--norc", "-c", code], capture_output=True, check=True)
        else:
            code = f"source {script}; complete -C {line!r}"
            ran = subprocess.run(["fish", "-N", "-c", code], capture_output=True, check=True)
        return [part.partition("\t")[0] for part in ran.stdout.decode().splitlines() if part]

    return complete


@pytest.mark.parametrize("name", ["bash", "fish"])
def test_a_shell_completes_commands_options_and_choices(shell, name):
    if shutil.which(name) is None:
        pytest.skip(f"no {name} here")
    assert shell(name, "dateline tal") == ["tally"]
    assert set(shell(name, "dateline export --fo")) == {"--format", "--force"}
    assert shell(name, "dateline export --format par") == ["parquet"]
    assert set(shell(name, "dateline completion ")) >= {"bash", "zsh", "fish"}


def test_bash_completes_what_stands_behind_a_colon(shell):
    assert shell("bash", "dateline list kil") == ["killed:"]
    assert shell("bash", "dateline list basra is:unr") == ["unread"]
    assert shell("bash", "dateline handover iraq.bundle is:unr") == ["unread"]
    assert shell("bash", "dateline list feed:Del") == ['\\"Delta\\ Wire\\"']
    assert shell("bash", "dateline remove http://pap") == ["//paper.example/feed.xml"]
    assert shell("bash", "dateline add --folder Ir") == ["Iraq"]


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ('dateline list "kil', ["killed:", "killed: "]),  # two, lest bash closes the quote
        ('dateline list "basra is:unr', ["basra is:unread"]),
        ("dateline list 'basra is:unr", ["basra is:unread"]),
        ('dateline list "feed:Del', ['feed:\\"Delta Wire\\"']),
        ("dateline list 'feed:Del", ['feed:"Delta Wire"']),
        ('dateline list feed:"Del', ['\\"Delta Wire\\"']),
        ("dateline list \"it's is:unr", ["it's is:unread"]),
        ('dateline remove "http://pap', ["http://paper.example/feed.xml"]),
        ('dateline add --folder "Ir', ["Iraq"]),
        ('dateline list "feed:paper" is:unr', ["unread"]),
    ],
)
def test_bash_completes_behind_an_open_quote(shell, line, answers):
    assert shell("bash", line) == answers


def test_what_was_typed_stays_where_bash_has_several_answers(shell, home):
    with Library.open(home) as library:
        library.feeds.add("http://other.example/feed.xml", "Delhi")
    assert set(shell("bash", 'dateline list "feed:del')) == {"Delhi", '\\"Delta Wire\\"'}


def test_zsh_takes_its_script(program, shell, tmp_path):
    if shutil.which("zsh") is None:
        pytest.skip("no zsh here")
    script = tmp_path / "_dateline"
    script.write_text(program("completion", "zsh").out)
    subprocess.run(["zsh", "-n", str(script)], check=True)
    environment = {"_DATELINE_COMPLETE": "zsh_complete", "COMP_CWORD": "2"}
    ran = program(COMP_WORDS="dateline list is:unr", **environment)
    assert (ran.status, ran.out.splitlines()) == (0, ["plain", "is:unread", "_"])


def test_the_tab_key_makes_no_library(program, home, tmp_path):
    environment = {"_DATELINE_COMPLETE": "zsh_complete", "COMP_CWORD": "2"}
    ran = program(
        COMP_WORDS="dateline list tag:", **environment, DATELINE_HOME=str(tmp_path / "new")
    )
    assert (ran.status, ran.out.strip()) == (0, "")
    assert not (tmp_path / "new").exists()


def test_every_command_is_offered(program):
    environment = {"_DATELINE_COMPLETE": "zsh_complete", "COMP_CWORD": "1"}
    offered = program(COMP_WORDS="dateline ", **environment).out.splitlines()[1::3]
    assert set(offered) == set(commands.commands)
