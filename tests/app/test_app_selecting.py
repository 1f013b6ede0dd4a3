"""Selecting in the text: words and sentences, by keys and by the mouse."""

from __future__ import annotations

from typing import Any

import scene
from page import see, shown
from textual.events import MouseMove

from tui.app.panes.article import selection


def selected(app):
    start, end = see(app).article.selection.span
    return scene.FULL[start:end]


def test_words_and_sentences_of_a_text():
    full = "Dr. Ada Lind fled.  “It burned,” she said. U.S. aid came.\n\nNo end"
    text = selection.read(full)
    assert [full[a:b] for a, b in text.sentences] == [
        "Dr. Ada Lind fled.",
        "“It burned,” she said.",
        "U.S. aid came.",
        "No end",
    ]
    assert [full[a:b] for a, b in text.words][:4] == ["Dr", "Ada", "Lind", "fled"]
    assert selection.sentence(selection.read(""), 0) is None
    assert selection.words(selection.read("..."), 0, 1) is None


def test_a_long_document_is_indexed_once_and_found_from_any_place():
    sentence = "Mr. A. B. Karim said that 14 fled. "
    full = sentence * 6_000
    text = selection.read(full)
    assert selection.read(full) is text
    assert len(text.sentences) == 6_000
    now = selection.sentence(text, len(sentence) * 3_000 + 5)
    for _ in range(2_000):
        now = selection.by_sentence(text, now, 1)
    assert now.span == text.sentences[5_000]
    assert full[slice(*selection.by_word(text, now, -1).span)] == "fled"


def test_a_selection_moves_and_grows_by_words_and_sentences():
    full = "One two three. Four five."
    text = selection.read(full)

    def after(*moves: tuple[Any, int, bool]) -> str:
        now = selection.sentence(text, 0)
        for by, steps, extend in moves:
            now = by(text, now, steps, extend=extend)
        start, end = now.span
        return full[start:end]

    word, sentence = selection.by_word, selection.by_sentence
    assert after() == "One two three."
    assert after((word, 1, False)) == "One"
    assert after((word, -1, False)) == "three"
    assert after((word, 1, False), (word, 1, False), (word, 1, True)) == "two three"
    assert after((word, -1, True)) == "One two"
    assert after((word, 1, True)) == "One two three. Four"
    assert after((sentence, 1, True)) == full
    assert after((sentence, 1, True), (sentence, -1, True)) == "One two three."
    assert after((sentence, 1, False), (sentence, 1, False)) == "Four five."
    assert after((word, -1, False), (word, -1, True), (word, -1, True)) == "One two three"


async def test_a_selection_is_seen_moved_and_ended(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("v")
        await pilot.pause()
        assert see(app).focus == "article"
        assert selected(app).startswith("TAL SADIR — At least 14")
        hints = [hint.action for hint in see(app).hints]
        assert hints[0] == "select-word"
        assert "add-fact" in hints
        await pilot.press("j", "l", "l", "L")
        assert selected(app) == "children are"
        roles = {
            piece.style.underline
            for y in range(see(app).article.size.height)
            for piece in see(app).article.render_line(y)
            if piece.text == "are"
        }
        assert roles == {True}
        await pilot.press("h", "v", "l", "l")
        assert selected(app) == "children are among"
        await pilot.press("escape")
        await pilot.pause()
        assert see(app).article.selection is None
        await pilot.press("j")
        assert see(app).article.selection is None
        assert see(app).hints[0].action == "page"


async def test_help_begins_with_the_keys_of_a_selection_and_leaves_it(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("v", "question_mark")
        await pilot.pause()
        first = app.screen.query_one("#help-text").render_line(0).text
        assert "while text is selected" in first
        await pilot.press("escape")
        await pilot.pause()
        assert selected(app).startswith("TAL SADIR — At least 14")


async def test_the_mouse_selects_by_dragging(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        y = next(i for i, line in enumerate(shown(app, "article")) if "Amal Haddad" in line)
        x = shown(app, "article")[y].index("Amal")
        await pilot.mouse_down("#article", offset=(x + 1, y))
        await pilot._post_mouse_events([MouseMove], "#article", offset=(x + 7, y), button=1)
        await pilot.mouse_up("#article", offset=(x + 7, y))
        await pilot.pause()
        assert selected(app) == "Amal Haddad"
        await pilot.click("#article", offset=(x + 1, y))
        await pilot.pause()
        assert see(app).article.selection is None
