"""Every benchmark, one after the other: the budgets of the project in one run."""

import subprocess
import sys
from pathlib import Path

PARTS = (
    ("reader.py",),
    ("network.py",),
    ("library.py",),
    ("facts.py",),
    ("fields.py",),
)

for script, *arguments in PARTS:
    print(f"\n== {script.removesuffix('.py')} {' '.join(arguments)}", flush=True)
    command = [sys.executable, str(Path(__file__).parent / script), *arguments]
    subprocess.run(command, check=True)
