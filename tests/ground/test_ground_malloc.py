"""What the allocator is told, where it is one that listens."""

from __future__ import annotations

import _ctypes
import platform
import subprocess
import sys

from tui import malloc


def test_glibc_takes_its_options():
    glibc = platform.libc_ver()[0] == "glibc"
    assert malloc.tune({malloc.MAP: 128 << 10}) == glibc


def test_another_library_is_left_alone(monkeypatch):
    monkeypatch.setattr(_ctypes, "dlsym", lambda library, _: library.missing)
    assert not malloc.tune({malloc.MAP: 128 << 10})


def test_types_of_other_languages_are_not_loaded_for_it():
    script = (
        "import sys; from tui import malloc; malloc.tune({malloc.HEAPS: 1}); print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert "ctypes" not in run.stdout.split()
