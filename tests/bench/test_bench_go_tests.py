"""What tests in Go want is read from their source, and only what was looked at is judged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from go_tests import GoTest, Shown, read_tests

SOURCE = """
package boats

func TestFleet(t *testing.T) {
	data := `two boats, "one" of them red`
	fleet, err := Read(strings.NewReader(data)) // with a remark
	if err != nil {
		t.Fatal(err)
	}
	expected := []string{
		"Heron, the first",
		"Tern",
	}
	if len(fleet.Boats) != 2 {
		t.Fatalf("Lost: %d", len(fleet.Boats))
	}
	for i := range 2 {
		if fleet.Boats[i].Name != expected[i] {
			t.Errorf("Wrong name")
		}
	}
	if fleet.Boats[1].Colour != "red" {
		t.Errorf("Wrong colour")
	}
	if !fleet.Boats[0].Built.Equal(time.Date(2003, time.June, 3, 9, 8, 0, 0, time.UTC)) {
		t.Errorf("Wrong day")
	}
}

func TestNoFleet(t *testing.T) {
	if _, err := Read(strings.NewReader("")); err == nil {
		t.Error("It is none")
	}
}
"""


@pytest.fixture
def fleet(tmp_path: Path) -> dict[str, GoTest]:
    file = tmp_path / "fleet_test.go"
    file.write_text(SOURCE, encoding="utf-8")
    return {test.name: test for test in read_tests(file)}


def reading(*names: str) -> dict[str, Any]:
    def read(text: str) -> dict[str, Any]:
        if not text:
            raise ValueError(text)
        assert text == 'two boats, "one" of them red'
        return {"Boats": [{"Name": Shown(name), "Built": Shown(0)} for name in names]}

    return {"Read": read}


def test_comparisons_are_right_wrong_or_about_nothing_that_is_answered_for(fleet):
    outcomes = fleet["TestFleet"].run(reading("Heron, the first", "Gull"))
    assert [holds for _, holds in outcomes] == [True, True, False, None, False]
    assert "'Gull', wanted 'Tern'" in outcomes[2][0]


def test_what_is_missing_is_wrong(fleet):
    outcomes = fleet["TestFleet"].run(reading("Heron, the first"))
    assert [holds for _, holds in outcomes] == [False, True, False, False, False]


def test_an_error_that_is_wanted_is_right(fleet):
    assert [holds for _, holds in fleet["TestNoFleet"].run(reading())] == [True]
    assert [holds for _, holds in fleet["TestNoFleet"].run({"Read": str})] == [False]
