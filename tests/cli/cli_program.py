"""How a shell starts the program."""

import sys

PROGRAM = (sys.executable, "-m", "tui.cli")
