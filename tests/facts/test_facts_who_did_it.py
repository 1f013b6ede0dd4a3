"""Who did it, by cases of a table: courts, kin, what was thrown, blame, and other deeds."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tui.facts import analyse
from tui.model import Document

TABLE = tomllib.loads(Path(__file__).with_name("doers.toml").read_text(encoding="utf-8"))
CASES = {f"{part}: {name}": case for part, cases in TABLE.items() for name, case in cases.items()}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_who_did_it(case):
    document = Document(
        id="doers", title=case.get("title", ""), text=case["text"], date="2026-11-04"
    )
    kind, low = case["claim"]
    found = [c.by for c in analyse(document).casualties if (c.kind, c.low) == (kind, low)]
    assert found == [case["by"] or None]


MEANS = tomllib.loads(Path(__file__).with_name("means.toml").read_text(encoding="utf-8"))
WITH_WHAT = {
    f"{part}: {name}": case for part, cases in MEANS.items() for name, case in cases.items()
}


@pytest.mark.parametrize("case", WITH_WHAT.values(), ids=list(WITH_WHAT))
def test_with_what_it_was_done(case):
    document = Document(
        id="means", title=case.get("title", ""), text=case["text"], date="2026-11-04"
    )
    kind, low = case["claim"]
    found = {c.weapon for c in analyse(document).casualties if (c.kind, c.low) == (kind, low)}
    assert found == {case["weapon"] or None}
