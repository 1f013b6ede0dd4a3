"""What the allocator is told, where it is one that listens."""

from __future__ import annotations

import ctypes
import platform

from tui import malloc


def test_glibc_takes_its_options():
    glibc = platform.libc_ver()[0] == "glibc"
    assert malloc.tune({malloc.MAP: 128 << 10}) == glibc


def test_another_library_is_left_alone(monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    assert not malloc.tune({malloc.MAP: 128 << 10})
