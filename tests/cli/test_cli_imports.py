"""What a command does not use it does not pay for."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "trafilatura", "httpx", "textual", "lark", "thinc", "numpy")


def imported(*arguments: str) -> set[str]:
    """The modules that a fresh `dateline` with these arguments has imported when it ends."""
    code = (
        "import sys; sys.argv = ['dateline', *sys.argv[1:]]\n"
        "from tui.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(ran.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["paths"], ["list", "--help"]])
def test_light_commands_import_nothing_heavy(home, arguments):
    assert not imported(*arguments) & set(HEAVY)


def test_listing_imports_nothing_heavy(home):
    assert not imported("list", "--json") & set(HEAVY)


def test_the_first_screen_as_text_imports_nothing_heavy(home):
    assert not imported() & set(HEAVY)
