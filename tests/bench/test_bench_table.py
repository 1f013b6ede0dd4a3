"""The table of budgets says what was measured, beside what, and whether it is met."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from table import Row, alone, beside, show, within

ALL = Path(__file__).with_name("all.py")
PROMISED = [
    *("cold refresh, 100 x 100", "refresh with nothing new, 100 x 100", "of which conditional"),
    *("size on disk", "search for a rare word", "search for a common word", "the slowest of"),
    *("one read mark", "one tag on 1,000", "first frame with 5,000", "memory with 5,000"),
    *("claims of 5,000 as csv", "claims of 5,000 as jsonl", "claims of 5,000 as parquet"),
    *("memory of an export of claims", "tally by country"),
    *("key to frame, p95, in peace", "key to frame, p95, while a refresh and analysis run"),
    "analysis, words a second",
]


def test_a_ratio_beyond_its_budget_is_said_to_be(capsys):
    show(
        [
            beside("frame", 300, "empty app", 200, "ms", 1.25),
            beside("memory", 50, "empty app", 40, "MB", 1.25),
            within("search", 49.9, "ms", 50),
            within("counts", 1.5, "ms"),
            alone("refresh", 2, "s", "newsboat"),
            Row("conditional", "99 of 100", met=False),
        ]
    )
    lines = [line.split() for line in capsys.readouterr().out.splitlines()[2:]]
    assert lines == [
        ["frame", "300", "ms", "empty", "app", "200", "ms", "1.50", "<=", "1.25", "NO"],
        ["memory", "50.0", "MB", "empty", "app", "40.0", "MB", "1.25", "<=", "1.25", "yes"],
        ["search", "49.9", "ms", "<=", "50.0", "ms", "yes"],
        ["counts", "1.50", "ms"],
        ["refresh", "2.00", "s", "newsboat", "is", "not", "installed"],
        ["conditional", "99", "of", "100", "NO"],
    ]


@pytest.mark.slow
def test_one_command_measures_every_budget():
    ran = subprocess.run(
        [sys.executable, str(ALL), "--quick"], capture_output=True, text=True, check=True
    )
    lines = ran.stdout.splitlines()
    for promised in PROMISED:
        assert [line for line in lines if line.startswith(promised)], promised
    assert "newsboat" in ran.stdout
