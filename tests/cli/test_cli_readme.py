"""The README tells what the program does."""

from pathlib import Path

from tui.app.actions import GROUPS, mapped
from tui.cli.group import commands

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def table() -> str:
    """The keys of every action as the README's table."""
    lines = ["| keys | action | id |", "|---|---|---|"]
    for group in GROUPS:
        lines.append(f"| | **{group}** | |")
        for action in mapped({}).actions:
            if action.group == group:
                keys = " ".join(f"`{key}`" for key in action.keys) or "by name: `:`"
                lines.append(f"| {keys} | {action.description} | `{action.id}` |")
    return "\n".join(lines)


def test_every_action_stands_in_the_readme():
    assert table() in README


def test_every_command_stands_in_the_readme():
    for name in commands.commands:
        assert f"dateline {name}" in README, name


def test_the_pictures_are_there():
    pictures = [part.split(")")[0] for part in README.split("](screenshots/")[1:]]
    assert pictures
    for picture in pictures:
        assert (Path(__file__).parents[2] / "screenshots" / picture).is_file(), picture
