"""Sentences and the claims in them, from a table that anyone can extend."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import get_args

import pytest

from tui.facts import explain
from tui.model import Casualty, Document, Rule

TABLE = tomllib.loads(Path(__file__).with_name("claims.toml").read_text(encoding="utf-8"))
CASES = [(text, claims) for section in TABLE.values() for text, claims in section.items()]


def shorthand(claim: Casualty) -> str:
    """A claim as the table writes it: only what is not usual is said."""
    count = str(claim.vague or claim.low)
    if claim.low != claim.high:
        count = f"{claim.low}-{claim.high}"
    said = [claim.kind, count]
    said += [claim.status] if claim.status != "event" else []
    said += ["part"] if claim.subset else []
    said += [claim.precision] if claim.precision not in {"exact", "vague"} else []
    return " ".join(said)


def test_every_rule_is_fired_by_some_sentence():
    fired = {why.rule for text, _ in CASES for why in explain(Document(id="case", text=text))[1]}
    assert fired == set(get_args(Rule))


@pytest.mark.parametrize(("text", "claims"), CASES, ids=[text for text, _ in CASES])
def test_claims_of_a_sentence(text: str, claims: list[str]):
    facts, why = explain(Document(id="case", text=text))
    assert sorted(shorthand(claim) for claim in facts.casualties) == sorted(claims)
    assert len(why) == len(facts.casualties)
