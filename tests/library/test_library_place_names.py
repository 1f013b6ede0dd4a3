"""Capitals of datelines are set as names, and abbreviations stay."""

from __future__ import annotations

import pytest

from tui.library.facts.place_names import place_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("QUITO", "Quito"),
        ("TIBU", "Tibu"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("PORT-AU-PRINCE", "Port-au-Prince"),
        ("LA PAZ", "La Paz"),
        ("N'DJAMENA", "N'Djamena"),
        ("SÃO PAULO", "São Paulo"),
        ("UAE", "UAE"),
        ("DRC", "DRC"),
        ("Quito", "Quito"),
        ("McMurdo", "McMurdo"),
        ("東京", "東京"),
        ("Quarry Street, BARABOO", "Quarry Street, Baraboo"),
        ("", ""),
    ],
)
def test_capitals_are_set_as_a_name(written, name):
    assert place_name(written) == name
