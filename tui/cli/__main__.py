"""`python -m tui.cli` is `dateline`."""

from tui.cli import main

# A worker process imports the module that started the program, and must not start it again.
if __name__ == "__main__":
    main()
