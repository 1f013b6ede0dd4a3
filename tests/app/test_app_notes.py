"""Notes and grades by the keyboard: on the article, on the fact under the cursor, undone, found."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest
import scene
from page import asked, see, settled, shown, status
from textual.events import Paste

from tui.app.commands.annotate import offers
from tui.library import Library, identity
from tui.library.facts.grades import GRADES
from tui.model import Annotation


async def write(app, pilot, key, words):
    words = ["space" if letter == " " else letter for letter in words]
    await pilot.press(key)
    await asked(app, pilot)
    await pilot.press(*words, "enter")
    await settled(app, pilot)


async def test_a_note_and_a_grade_stand_above_the_text_and_are_taken_back(filled, open_app):
    number = filled.articles.numbers()[0]
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        await write(app, pilot, "i", "the mayor has a list")
        assert status(app) == "Wrote a note to 1 article. Ctrl-Z takes it back."
        await write(app, pilot, "I", "b2")
        assert filled.articles.rows([number])[0].grade == "B2"
        text = " ".join(" ".join(shown(app, "article")).split())
        assert "Grade B2: usually reliable, probably true. Note: the mayor has a list" in text
        await pilot.press("ctrl+z", "ctrl+z")
        await settled(app, pilot)
        assert "Note:" not in " ".join(shown(app, "article"))
        await pilot.press("ctrl+y")
        await settled(app, pilot)
        assert filled.articles.count("note:mayor") == 1


async def test_a_note_of_several_lines_is_pasted_whole(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        await pilot.press("i")
        await asked(app, pilot)
        app.post_message(Paste("The mayor says 14.\r\n\n  The clinic\nsays 16.\n"))
        await pilot.pause()
        await pilot.press("enter")
        await settled(app, pilot)
        (annotation,) = filled.articles.get(number).annotations
        assert annotation.note == "The mayor says 14. The clinic says 16."


async def test_in_the_facts_they_are_on_the_fact_and_at_its_sentence_too(filled, open_app):
    number = filled.articles.numbers()[0]
    claim = scene.FACTS.casualties[0]
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        await pilot.press("4")
        await write(app, pilot, "i", "a nurse counted 16")
        assert status(app) == (
            "Wrote a note to the claim at least 14 killed, Tal Sadir. Ctrl-Z takes it back."
        )
        await pilot.press("enter")
        assert see(app).focus == "article"
        await write(app, pilot, "I", "C")
        kind, key = identity(claim)
        assert filled.articles.get(number).annotations == (
            Annotation(kind=kind, key=key, note="a nurse counted 16", grade="C"),
        )
        assert any("C: a nurse counted 16" in line for line in shown(app, "facts"))
        await pilot.press("i")
        await asked(app, pilot)
        assert see(app).answer.value == "a nurse counted 16"
        await pilot.press("escape")
        await settled(app, pilot)
        assert filled.articles.count("note:nurse") == 1


async def test_a_note_whose_fact_is_gone_is_still_shown(filled, open_app):
    number = filled.articles.numbers()[0]
    claim = scene.FACTS.casualties[0]
    filled.marks.note([number], "a nurse counted 16", identity(claim))
    rest = replace(scene.FACTS, casualties=scene.FACTS.casualties[1:])
    filled.articles.put_facts(number, rest, "2")
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.pause()
        await pilot.press("4", "G")
        lines = shown(app, "facts")
        at = next(n for n, line in enumerate(lines) if "Notes without their fact" in line)
        assert "killed 14-14 people" in lines[at + 1]
        assert "a nurse counted 16" in lines[at + 2]


async def test_several_marked_articles_are_graded_at_once(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        await pilot.press("space", "space")
        await pilot.press("I")
        await asked(app, pilot)
        await pilot.press("9", "enter")
        await pilot.pause()
        assert "A grade is a letter" in see(app).offers[0]
        await pilot.press("backspace", "D", "tab", "enter")
        await settled(app, pilot)
        assert status(app) == "Graded 2 articles D1. Ctrl-Z takes it back."
        assert filled.articles.count("grade:D1") == 2


@pytest.mark.parametrize(
    ("typing", "first", "count"),
    [("", "A completely reliable", 12), ("b", "B1 confirmed by other sources", 6), ("B2", "", 0)],
)
def test_each_sign_of_a_grade_is_offered_with_its_words(typing, first, count):
    labels = [offer.label for offer in offers(typing)]
    assert (labels[0] if labels else "", len(labels)) == (first, count)
    assert {offer.value for offer in offers(typing)} <= set(GRADES)


async def test_articles_are_handed_over_and_taken_in_from_the_reader(
    filled, open_app, tmp_path, monkeypatch
):
    monkeypatch.setenv("LOGNAME", "ana")
    number = filled.articles.numbers()[0]
    count = filled.articles.count()
    filled.marks.note([number], "the mayor has a list")
    app = open_app()
    async with app.run_test(size=(200, 44)) as pilot:
        await pilot.pause()
        await write(app, pilot, "e", str(tmp_path / "x.bundle"))
        assert status(app).startswith(f"Wrote {count} articles to ")
        filled.marks.note([number], "no list at all")
        await write(app, pilot, "a", str(tmp_path / "x.bundle"))
        words = f"From ana: 0 articles new, {count} here already, of which 1 has "
        words += "tags, notes or verdicts anew. ana decided otherwise in 1 place"
        assert status(app).startswith(words)
        assert "ana: Note: the mayor has a list" in " ".join(shown(app, "article"))
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert "ana: Note" not in " ".join(shown(app, "article"))


async def test_articles_that_undo_takes_out_leave_the_list(filled, open_app, tmp_path):
    file = tmp_path / "x.bundle"
    with file.open("wb") as stream:
        filled.handover.write("killed:14", stream, "Ana")
    known = filled.articles.count()
    (line,) = gzip.decompress(file.read_bytes()).splitlines()[1:]
    article = {
        **json.loads(line),
        "id": "another",
        "link": "",
        "title": "Twelve die",
        "facts": None,
    }
    article["feed"]["key"] = "another"
    head = json.dumps({"bundle": 1, "reader": "Ana"}).encode()
    file.write_bytes(gzip.compress(head + b"\n" + json.dumps(article).encode()))
    app = open_app()
    async with app.run_test(size=(200, 44)) as pilot:
        await pilot.pause()
        await write(app, pilot, "a", str(file))
        assert status(app).startswith("From Ana: 1 article new, 0 here already. Ctrl-Z")
        await see(app).open()
        assert see(app).headlines.count == known + 1
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert see(app).headlines.count == known
        assert "no longer in the library" not in " ".join(shown(app, "headlines"))
        await pilot.press("ctrl+y")
        await settled(app, pilot)
        assert see(app).headlines.count == known + 1


async def test_the_prompt_names_the_article_and_ctrl_c_calls_it_off(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("i")
        await pilot.pause()
        assert filled.articles.get(number).row.title in " ".join(see(app).offers)
        await pilot.press(*"heard", "ctrl+c")
        await settled(app, pilot)
        assert not see(app).prompt.display
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert status(app) == "Q quits."
    assert filled.articles.get(number).annotations == ()


@pytest.mark.parametrize("key", ["t", "i", "comma"])
async def test_who_cannot_write_is_told_before_anything_is_typed(filled, open_app, key, folders):
    with Library.open(folders, write=False) as second:
        app = open_app(library=second)
        async with app.run_test(size=(140, 44)) as pilot:
            await pilot.press(key)
            await settled(app, pilot)
            assert not see(app).prompt.display
            assert status(app).endswith("cannot be written: it was opened for reading.")
