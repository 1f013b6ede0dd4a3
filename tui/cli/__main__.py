"""`python -m tui.cli` is `dateline`."""

from tui.cli import main

if __name__ == "__main__":
    main()
