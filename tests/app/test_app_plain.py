"""The first screen as plain text, for a pipe or a screen reader."""

from __future__ import annotations

import scene

from tui.app.start.plain import first_screen
from tui.library.facts.fact_identity import identity
from tui.model import Verdict


def test_the_plain_screen_says_what_the_first_screen_shows(filled, library):
    number = next(iter(filled.articles.numbers()))
    kind, key = identity(scene.FACTS.casualties[1])
    filled.marks.verdict(number, Verdict(kind=kind, key=key, decision="rejected"))
    said = first_screen(filled, 80)
    assert "Meridian Wire  8 unread of 8" in said
    assert "did not answer within 30 seconds" in said
    assert "at least 14 killed; Meridian Wire; 21 June 2024; unread" in said
    facts, _, rejected = said.partition("Rejected:")
    assert "at least 14 killed (people) by shelling in Tal Sadir" in facts
    assert "30 injured" in rejected
    assert "30 injured" not in facts
    assert all(len(line) <= 80 for line in said.splitlines())


def test_the_plain_screen_of_an_empty_library_says_how_to_begin(library):
    assert "dateline add URL" in first_screen(library, 80)
