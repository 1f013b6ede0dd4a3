"""What may happen or would be done has not happened."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Casualty, Document


def killed(text: str, number: int) -> Casualty:
    claims = analyse(Document(id="unreal", text=text, date="2025-09-11")).casualties
    return next(claim for claim in claims if claim.kind == "killed" and claim.low == number)


def test_who_may_die_is_not_who_did():
    text = (
        "A blast killed her niece in Nong Het on Monday. It lit the dry grass of a field. Two "
        "cousins put it out. If the boy is moved too soon he could die, the doctors said."
    )
    assert killed(text, 1).source is None


@pytest.mark.parametrize("mark", ['"', "“"])
def test_what_would_be_done_by_a_quotation_has_not_happened(mark):
    text = f"A note said that he would {mark}kill all four guards on Monday."
    assert killed(text, 4).status == "hypothetical"
