"""The command `facts`: what it reads, and what it prints of each document."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path


def test_facts_of_text_html_jsonl_and_pipe(dateline, tmp_path: Path):
    text = "Four soldiers were killed in an airstrike near Kirkuk, the army said.\n"
    file = tmp_path / "note.txt"
    file.write_text(text)
    (row,) = dateline("facts", "--json", str(file)).rows
    claim = row["casualties"][0]
    assert (claim["kind"], claim["low"], claim["high"]) == ("killed", 4, 4)
    assert text[slice(*claim["span"])] == claim["quote"]
    lines = tmp_path / "many.jsonl"
    objects = [{"id": str(n), "title": "", "text": text, "date": "2026-11-02"} for n in range(3)]
    lines.write_text("\n".join(map(json.dumps, objects)))
    assert [row["id"] for row in dateline("facts", "--json", str(lines)).rows] == ["0", "1", "2"]
    assert "4 killed" in dateline("facts", str(file)).out
    explained = dateline("facts", "--explain", str(file)).out
    assert "Four soldiers were killed" in explained
    assert "rule" in explained
    assert "(stated in its clause)" in explained


def test_facts_go_on_after_a_file_that_is_not_there(dateline, tmp_path: Path):
    file = tmp_path / "note.txt"
    file.write_text("Two people died in Lima.")
    ran = dateline("facts", "--json", str(tmp_path / "none.txt"), str(file))
    assert ran.status == 1
    assert "none.txt" in ran.err
    assert len(ran.rows) == 1


def test_facts_go_on_after_a_line_that_is_no_document(dateline, tmp_path: Path):
    lines = tmp_path / "many.jsonl"
    lines.write_text(
        '{"id": "a", "text": "Two people died in Lima."}\n{oops\n{"id": 3}\n\n'
        '{"id": "b", "text": "Five people died in Lima."}\n'
    )
    ran = dateline("facts", "--json", str(lines))
    assert ran.status == 1
    assert [row["id"] for row in ran.rows] == ["a", "b"]
    assert "line 2" in ran.err
    assert "line 3" in ran.err


def test_facts_reads_pages_and_pipes(dateline, tmp_path: Path, monkeypatch, newsroom):
    html = (
        "<!doctype html><html><body><article><h1>Blast in Basra</h1>"
        + "".join(
            f"<p>{text}</p>"
            for text in (
                "Three people were killed by a bomb in Basra on Tuesday, the police said.",
                "The market had just opened when the blast tore through a row of vegetable stalls.",
                "Shopkeepers carried the injured to a clinic two streets away in handcarts.",
            )
        )
        + "</article></body></html>"
    )
    file = tmp_path / "page.html"
    file.write_text(html)
    assert dateline("facts", "--json", str(file)).rows[0]["toll"]["killed"]["low"] == 3
    url = newsroom.put("/page.html", html)
    assert dateline("facts", "--json", url).rows[0]["casualties"][0]["low"] == 3
    line = b'\n{"id": "x", "text": "Six people died."}\n'
    piped = type("Pipe", (), {"buffer": io.BytesIO(line)})
    monkeypatch.setattr(sys, "stdin", piped)
    assert dateline("facts", "--json", "-").rows[0]["id"] == "x"


def test_another_language_is_named_and_left_alone(dateline, tmp_path: Path):
    file = tmp_path / "note.txt"
    file.write_text(
        "Au moins douze personnes ont été tuées dimanche dans une explosion au marché central "
        "de la ville, ont annoncé les autorités locales dans un communiqué."
    )
    ran = dateline("facts", "--json", str(file))
    assert ran.rows[0]["language"] == "fr"
    assert ran.rows[0]["casualties"] == []
    assert "'fr'" in ran.err
