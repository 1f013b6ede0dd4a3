"""How much memory a program takes, whoever starts it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# A process counts as its own what the one that forked it had taken, so a small one stands between.
_BETWEEN = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, status)
"""
_UNIT = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Ran:
    """How a program ended, what it wrote to stderr, and the most that a process of it took."""

    status: int
    printed: bytes
    megabytes: float


def measured(
    *arguments: str, environment: dict[str, str] | None = None, cwd: Path | None = None
) -> Ran:
    """Run Python with these arguments to its end."""
    ran = subprocess.run(
        [sys.executable, "-c", _BETWEEN, sys.executable, *arguments],
        env=environment,
        cwd=cwd,
        capture_output=True,
        check=True,
    )
    size, status = map(int, ran.stdout.split())
    return Ran(status, ran.stderr, size / _UNIT)
