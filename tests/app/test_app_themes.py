"""Themes: readable, checked, chosen, reloaded when saved, as light or dark as the terminal."""

from __future__ import annotations

import json

import pytest
from page import asked, see, settled, status, until

from tui.app import themes
from tui.app.session_state import SessionState
from tui.app.start.driver import BackgroundColor, Sieve
from tui.app.theme_manager import ThemeManager
from tui.errors import SettingsError
from tui.settings import Settings

KINDS = ("accent", "person", "place", "organisation", "casualty", "good", "warning", "error")
LEAST = {
    "text": {"ground": 7, "raised": 7, "selected": 4.5, "quiet": 4.5, "current": 4.5},
    "strong": {"ground": 7, "raised": 7, "selected": 4.5, "quiet": 4.5, "current": 4.5},
    "muted": {"ground": 4.5, "raised": 4.5, "selected": 4.5, "quiet": 4.5, "current": 4.5},
    # what faint words say stands elsewhere too, and under the cursor they may step back
    "faint": {"ground": 4.5, "raised": 4, "selected": 3.3, "quiet": 3.9},
}
DESIGNED = [n for n, file in themes.shipped().items() if not themes.load(file).native]


def test_six_and_more_themes_are_shipped_and_sound():
    found = themes.shipped()
    assert len(found) >= 6
    for file in found.values():
        theme = themes.load(file)
        assert theme.about
        assert set(theme.styles) == set(themes.STYLES)


@pytest.mark.parametrize("name", DESIGNED)
def test_every_word_can_be_read_on_every_ground(name):
    colours = themes.load(themes.shipped()[name]).colours
    least = LEAST | dict.fromkeys(KINDS, LEAST["muted"])
    for ink, grounds in least.items():
        for ground, ratio in grounds.items():
            needed = 7 if name == "dateline-contrast" and ground == "ground" else ratio
            assert contrast(colours[ink], colours[ground]) >= needed, (ink, ground)


def test_a_broken_theme_is_one_problem_and_the_reader_starts(tmp_path):
    (tmp_path / "mine.toml").write_text('[colours]\naccent = "no colour"\nsky = "red"\n')
    theme, problems = themes.choose("mine", tmp_path)
    assert theme.name == themes.DEFAULT
    assert "accent" in problems[0]
    assert "sky" in problems[0]
    assert themes.load_themes(tmp_path).problems == problems
    with pytest.raises(SettingsError):
        themes.load(tmp_path / "mine.toml")


def test_a_theme_of_the_users_needs_only_what_differs(tmp_path):
    (tmp_path / "mine.toml").write_text('dark = false\n[colours]\naccent = "#004400"\n')
    theme, problems = themes.choose("mine", tmp_path)
    assert problems == ()
    assert theme.colours["accent"] == "#004400"
    light = themes.load(themes.shipped()["dateline-light"])
    assert theme.colours["text"] == light.colours["text"]


def test_an_unknown_theme_names_those_there_are(tmp_path):
    _, problems = themes.choose("nope", tmp_path)
    assert "dateline-dark" in problems[0]


def wardrobe(folders, settings, left=None, **environment: str):
    surroundings = {"COLORTERM": "truecolor"} | environment
    return ThemeManager(folders.themes, settings, left or SessionState(), surroundings)


def test_no_colour_means_none(folders):
    plain = wardrobe(folders, Settings(theme="dateline-sea"), NO_COLOR="1").pick().theme
    assert {*plain.colours.values()} == {"default"}


@pytest.mark.parametrize(
    ("environment", "left", "name"),
    [
        ({}, SessionState(), "dateline-night"),
        ({}, SessionState(ground="light"), "dateline-paper"),
        ({"COLORFGBG": "0;15"}, SessionState(), "dateline-paper"),
        ({"COLORFGBG": "15;default;0"}, SessionState(ground="light"), "dateline-night"),
        ({"COLORFGBG": "what"}, SessionState(ground="light"), "dateline-paper"),
        ({"COLORTERM": "", "TERM": "xterm"}, SessionState(), "dateline-terminal"),
        ({"COLORTERM": "", "TERM": "screen-256color"}, SessionState(), "dateline-night"),
        ({"COLORTERM": "", "TERM": "foot"}, SessionState(), "dateline-night"),
        ({}, SessionState(theme="dateline-sea", instead_of="auto"), "dateline-sea"),
        ({}, SessionState(theme="dateline-sea", instead_of="dateline-light"), "dateline-night"),
    ],
)
def test_the_theme_suits_the_terminal_until_one_is_chosen(folders, environment, left, name):
    settings = Settings(theme_light="dateline-paper", theme_dark="dateline-night")
    assert wardrobe(folders, settings, left, **environment).pick().theme.name == name


@pytest.mark.parametrize(
    ("answer", "ground"),
    [
        ("\x1b]11;rgb:1414/1616/1b1b\x07", "dark"),
        ("\x1b]11;rgb:fb/fa/f7\x1b\\", "light"),
        ("\x1b]11;rgba:ffff/ffff/ffff/ffff\x1b\\", "light"),
        ("\x1b[?997;1n", "dark"),
        ("\x1b[?997;2n", "light"),
    ],
)
def test_a_terminals_answers_are_no_keys_wherever_they_are_cut(answer, ground):
    for cut in range(2, len(answer) + 1):
        sieve = Sieve()
        keys, first = sieve.feed("j" + answer[:cut])
        more, second = sieve.feed(answer[cut:] + "k")
        assert keys + more == "jk"
        assert [found.ground for found in first + second] == [ground]


@pytest.mark.parametrize("keys", ["\x1b", "\x1b[A", "\x1b]", "\x1b[?2026;2$y", "\x1b[<0;3;4M", "é"])
def test_what_is_no_answer_reaches_the_keys(keys):
    sieve = Sieve()
    passed, found = sieve.feed(keys)
    assert passed + sieve.let_go() == keys
    assert not found


async def test_the_terminal_becoming_light_is_followed_and_remembered(filled, open_app, folders):
    app = open_app(theme="auto")
    async with app.run_test() as pilot:
        assert app.context.theme().name == "dateline-dark"
        app.post_message(BackgroundColor("light"))
        await pilot.pause()
        assert app.context.theme().name == app.context.theme().name == "dateline-light"
    assert open_app(theme="auto").context.theme().name == "dateline-light"


async def test_a_theme_is_worn_as_it_is_saved(filled, open_app, folders):
    folders.themes.mkdir()
    file = folders.themes / "mine.toml"
    file.write_text('[colours]\naccent = "#aabbcc"\n')
    app = open_app(theme="mine")
    async with app.run_test() as pilot:
        file.write_text('[colours]\naccent = "#ddeeff"\n')
        await look_twice(app)
        assert app.context.theme().colours["accent"] == "#ddeeff"
        file.write_text('[colours]\naccent = "no colour"\n')
        await look_twice(app)
        assert "accent" in status(app)
        await pilot.press("j")
        await look_twice(app)
        assert not status(app)
        assert app.context.theme().colours["accent"] == "#ddeeff"
        file.write_text('[colours]\naccent = "#010203"\n')
        await look_twice(app)
        assert app.context.theme().colours["accent"] == "#010203"


async def test_a_theme_that_was_broken_at_the_start_is_worn_once_it_is_mended(
    filled, open_app, folders
):
    folders.themes.mkdir()
    file = folders.themes / "mine.toml"
    file.write_text("[colours")
    app = open_app(theme="mine")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "mine.toml" in status(app)
        assert app.context.theme().name == themes.DEFAULT
        file.write_text('title = "Mine"\n')
        await look_twice(app)
        assert app.context.theme().title == "Mine"


async def test_the_palette_shows_a_theme_worn_and_keeps_the_chosen_one(filled, open_app, folders):
    app = open_app(theme="auto")
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press(":", *"paper", "down")
        await settled(app, pilot)
        assert app.context.theme().name == "dateline-paper"
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.context.theme().name == "dateline-dark"
        await pilot.press(":", *"paper", "down", "enter")
        await settled(app, pilot)
        assert app.context.theme().name == "dateline-paper"
        assert json.loads((folders.data / "screen.json").read_text())["theme"] == "dateline-paper"
    assert open_app(theme="auto").context.theme().name == "dateline-paper"
    assert open_app(theme="dateline-sea").context.theme().name == "dateline-sea"


async def look_twice(app):
    """A file is read once it has stayed as it is between two looks."""
    for _ in range(2):
        await app.look_at_theme()


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_name_of_a_themes_file_is_cleaned(tmp_path):
    (tmp_path / "my\x1b[31m\nown.toml").write_text('title = "My\x1b[31m own"\n'.replace("\x1b", ""))
    (tmp_path / "bro\x1bken.toml").write_text("[colours")
    loaded = themes.load_themes(tmp_path)
    names = [theme.name for theme in loaded.themes]
    assert any("own" in name for name in names)
    assert not any("\x1b" in text for text in (*names, *loaded.problems))


def test_dim_ink_is_mixed_with_its_ground_unless_the_terminal_has_both():
    dark, terminal = (themes.load(themes.shipped()[n]) for n in ("dateline-dark", themes.TERMINAL))
    border, faint = dark.styles["border"], dark.styles["faint"]
    assert not border.dim
    ground = dark.colours["ground"]
    assert 1 < contrast(border.color.name, ground) < contrast(faint.color.name, ground)
    assert terminal.styles["border"].dim


async def test_a_card_in_the_terminals_colours_leaves_what_lies_below_to_be_seen(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(app, pilot)
        app.apply(themes.load(themes.shipped()["dateline-terminal"]))
        await pilot.press("question_mark")
        await pilot.pause()
        drawn = "".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "Dateline" in drawn


@pytest.mark.parametrize(("accent", "converted"), [("#aa3300", False), ("red", True)])
async def test_lines_are_converted_only_where_a_colour_is_the_terminals(
    filled, open_app, tmp_path, accent, converted
):
    (tmp_path / "mine.toml").write_text(f'[colours]\naccent = "{accent}"\n')
    app = open_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(app, pilot)
        app.apply(themes.load(tmp_path / "mine.toml"))
        assert bool(app.main.headlines.get_line_filters()) == converted


@pytest.mark.parametrize("theme", ["dateline-contrast", "dateline-plain", "dateline-terminal"])
@pytest.mark.parametrize("key", ["M", "#"])
async def test_what_counts_is_underlined_nowhere_and_no_bar_is_a_hole(filled, open_app, theme, key):
    app = open_app(theme=theme)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press(key)
        await settled(app, pilot)
        pane = app.screen.pane
        cells = [cell for y in range(pane.size.height) for cell in pane.render_line(y)]
        assert not any(cell.style.underline and not cell.text.strip(" ") for cell in cells)
        bars = [cell for cell in cells if "█" in cell.text]
        assert bars
        assert key == "#" or not any(cell.style.reverse for cell in bars)


async def test_what_is_reversed_has_one_ground(filled, open_app):
    app = open_app(theme="dateline-terminal")
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(app, pilot)
        await pilot.press("2")
        pane = see(app).headlines
        rows = [cell.style for y in range(pane.size.height) for cell in pane.render_line(y)]
        assert len({style.color for style in rows if style.reverse}) == 1
        assert len({style.color for style in rows if not style.reverse}) > 1


@pytest.mark.parametrize("theme", ["dateline-plain", "dateline-terminal"])
async def test_cursors_are_seen_without_a_ground_of_their_own(filled, open_app, theme):
    app = open_app(theme=theme)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("slash", *"abc")
        await asked(app, pilot)
        assert any(cell.style.reverse for cell in see(app).answer.render_line(0))
        await pilot.press("escape")
        await pilot.press("colon", *"theme")
        await until(pilot, lambda: app.screen.query_one("CommandList").option_count > 2)
        found = app.screen.query_one("CommandList")
        chosen, other = ([cell.style for cell in found.render_line(y)][-1] for y in (0, 1))
        assert (chosen.bold, chosen.bgcolor) != (other.bold, other.bgcolor)
        assert app.screen.styles.background.a == 0  # the page is to be seen behind it
