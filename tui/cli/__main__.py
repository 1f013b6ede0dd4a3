"""`python -m tui.cli` is `dateline`."""

from tui.cli import main

main()
