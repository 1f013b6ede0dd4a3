"""The report of a run, beside its folder of parts: what was read, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tui.atomic import open_atomic
from tui.errors import unwritable

MAX_PROBLEMS = 10_000
"""Documents with a problem that a report names; the rows name all."""


def report_path(folder: Path) -> Path:
    """Name the report of a folder."""
    return folder.with_name(f"{folder.name}.report.json")


def write_report(folder: Path, inputs: Sequence[str], state: str, **fields: Any) -> None:
    """Write the report, which replaces the one before. Raises DatelineError."""
    path = report_path(folder)
    report = {"inputs": list(inputs), "state": state, **fields}
    try:
        with open_atomic(path, "wb", durable=False) as file:
            file.write(msgspec.json.format(msgspec.json.encode(report)) + b"\n")
    except OSError as error:
        raise unwritable(path, error) from error


def reported_inputs(folder: Path) -> list[str] | None:
    """Read which inputs the folder was last filled from, or None where nobody says."""
    try:
        report: Any = msgspec.json.decode(report_path(folder).read_bytes())
    except (OSError, msgspec.DecodeError):
        return None
    inputs = report.get("inputs") if isinstance(report, Mapping) else None
    return list(map(str, inputs)) if isinstance(inputs, list) else None
