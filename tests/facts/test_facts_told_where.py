"""Where a claim's harm was done, and who says so: tables of cases, one for each kind."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tui.facts import analyse
from tui.model import Document

TABLES = (
    "accounts_and_days",
    "beside_speakers",
    "office_speakers",
    "goes_on_scenes",
    "late_days",
    "left_places",
    "mentioned_towns",
    "no_scenes",
    "origins_and_scenes",
    "spots_and_speakers",
    "unlisted_scenes",
)
CASES = {
    f"{table}: {name}": case
    for table in TABLES
    for name, case in tomllib.loads(
        (Path(__file__).parent / f"{table}.toml").read_text(encoding="utf-8")
    ).items()
}


def fields_of(case: dict[str, Any]) -> dict[str, str]:
    kind, number = case["claim"].split()
    day, title = case.get("day", ""), case.get("title", "")
    facts = analyse(Document(id="x", text=case["text"], title=title, date=day))
    assert not any((c.kind, c.low) == (kind, case.get("no", -1)) for c in facts.casualties)
    found = next(c for c in facts.casualties if (c.kind, c.low) == (kind, int(number)))
    return {field: getattr(found, field) or "" for field in ("place", "date", "source")}


@pytest.mark.parametrize("name", CASES)
def test_a_claim_is_told_with_its_own_place_day_and_source(name: str) -> None:
    case = CASES[name]
    found = fields_of(case)
    wanted = {field: case[field] for field in found if field in case}
    assert wanted
    assert {field: found[field] for field in wanted} == wanted
