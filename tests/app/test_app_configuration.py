"""config.toml is taken when it is saved: keys, tags, rules, settings, themes; or not at all."""

from __future__ import annotations

import tomllib

import pytest
import scene
from page import asked, see, settled, status, until

from tui.model import Entry, Facts, QueryRule


async def save(app, folders, text):
    """Save config.toml; it is read once it has stayed as it is between two looks."""
    folders.config_file.write_text(text)
    for _ in range(2):
        await app.configuration.look()


async def test_keys_and_tags_are_taken_when_they_are_saved(filled, open_app, folders):
    app = open_app()
    async with app.run_test() as pilot:
        await save(app, folders, '[keys]\nz = "star"\n\n[tags]\nw = "watch"\n')
        assert status(app) == "The settings were read again."
        await pilot.press("z")
        await settled(app, pilot)
        assert status(app).startswith("Starred 1 article")
        await pilot.press(",", "w")
        await settled(app, pilot)
        assert "watch" in status(app)
        await pilot.press("?")
        await settled(app, pilot)
        assert app.context.keymap.first("star") == "z"


async def test_what_is_saved_is_looked_at_again_soon(filled, open_app, folders):
    app = open_app()
    async with app.run_test() as pilot:
        folders.config_file.write_text('[keys]\nz = "star"\n')
        await app.configuration.look()
        assert app.context.keymap.first("star") != "z"
        await until(pilot, lambda: app.context.keymap.first("star") == "z")
        assert status(app) == "The settings were read again."


async def test_settings_and_the_theme_are_taken(filled, open_app, folders):
    app = open_app()
    async with app.run_test(size=(160, 40)) as pilot:
        await save(app, folders, 'reading_width = 50\ntheme = "dateline-paper"\n')
        await pilot.pause()
        assert see(app).article.reading_width == 50
        assert app.context.theme().name == "dateline-paper"


MISTAKES = (
    ('reading_width = 50\n\n[keys]\nz = "stars"\n', "line 4: [keys] z: there is no action"),
    ('[keys]\nz = "quit"\nf = "read"\n', "line 3: [keys] f: star has no key any more"),
    ('[keys]\nz = "star"\n\nZ = "quit"\n"Z" = "read"\n', "cannot be read"),
    ('[keys]\nCtrl-T = "tag"\n\n"ctrl+t" = "star"\n', "line 4: [keys] ctrl+t: Ctrl-T "),
    ("reading_width = 50\nwidht = 3\n", "config.toml, line 2: unknown key 'widht'"),
    ("reading_width = 50\n[rules]\nx = 'killed:many'\n", "line 3: [rules] x, at 'many'"),
    ("reading_width = \n", "config.toml cannot be read: "),
    (
        "[rules.x]\nquery = 'a'\nnotify = 3\n",
        "notify: 3 does not fit; it is true or false.",
    ),
    ("[rules.x]\nquery = 3\ntag = 'x'\n", "query: 3 does not fit; it is a text."),
    ("[rules.x]\nquery = 'a'\ntag = 3\n", "tag: 3 does not fit; it is a text, or a list"),
    ('theme = "nowhere"\n', "There is no theme 'nowhere'"),
)
"""What is saved, and the reason that is told."""


async def test_a_mistake_is_shown_with_its_line_and_the_last_good_settings_stay(
    filled, open_app, folders
):
    app = open_app()
    async with app.run_test(size=(160, 40)) as pilot:
        await save(app, folders, '[keys]\nz = "star"\n')
        for text, reason in MISTAKES:
            await save(app, folders, text)
            assert reason in status(app), text
            assert status(app).endswith(
                (". The settings stay as they were.", "? The settings stay as they were.")
            )
            assert "defaults" not in status(app)
            assert see(app).article.reading_width != 50
        await pilot.press("z")
        await settled(app, pilot)
        assert status(app).startswith("Starred 1 article")


async def test_new_rules_are_all_named_with_what_each_finds(filled, open_app, folders):
    app = open_app()
    async with app.run_test(size=(200, 40)) as pilot:
        await save(app, folders, '[rules]\nstrikes = "strike"\nill = "cholera"\nno = "xyzzy"\n')
        await settled(app, pilot)
        assert status(app).startswith(
            "The rules strikes (1) and ill (1) are new, and find articles that are here already: "
        )
        assert status(app).endswith("applies one of them to them.")


async def test_a_new_rule_is_offered_and_applied_to_what_is_there(filled, open_app, folders):
    app = open_app()
    async with app.run_test(size=(200, 40)) as pilot:
        await save(app, folders, '[rules]\nstrikes = "strike"\n')
        assert "The rule strikes is new, and finds" in status(app)
        see(app).do("apply-rule")
        await asked(app, pilot)
        await pilot.press("enter")
        await asked(app, pilot)
        await pilot.press("y")
        await settled(app, pilot)
        assert status(app).startswith("Applied the rule 'strikes' to")
        tagged = filled.articles.numbers("tag:strikes")
        assert list(tagged) == list(filled.articles.numbers("strike"))
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert not filled.articles.numbers("tag:strikes")
        see(app).do("apply-rule")
        await asked(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "none new to it" in status(app)


async def test_lines_of_a_rule_that_cannot_be_written_are_told_of(
    filled, open_app, folders, tmp_path
):
    file = tmp_path / "strikes.jsonl"
    app = open_app()
    async with app.run_test(size=(200, 40)) as pilot:
        await save(app, folders, f'[rules.strikes]\nquery = "strike"\nfile = "{file}"\n')
        file.mkdir()
        see(app).do("apply-rule")
        await asked(app, pilot)
        await pilot.press("enter")
        await asked(app, pilot)
        await pilot.press("y")
        await settled(app, pilot)
        assert "strikes.jsonl is no file that lines can be added to" in status(app)
        file.rmdir()
        see(app).do("apply-rule")
        await asked(app, pilot)
        await pilot.press("enter")
        await asked(app, pilot)
        label = str(see(app).prompt.query_one("#label").render())
        assert label.strip() == "Write 1 line that could not be written before?"
        await pilot.press("y")
        await settled(app, pilot)
        assert status(app) == f"Wrote 1 line to {file}."
        assert len(file.read_text().splitlines()) == 1


async def test_a_new_rule_is_for_what_comes_from_then_on(filled, open_app, folders):
    app = open_app()
    async with app.run_test():
        await save(app, folders, '[rules]\neverything = "-nothing"\n')
        feed = filled.feeds.all()[0].number
        entry = Entry(key="later", link="", title="Later", published=scene.NOW)
        (number,) = filled.articles.ingest(feed, [entry], scene.NOW).new
        filled.articles.put_facts(number, Facts(language="en"), "9")
        assert filled.articles.rows([number])[0].tags == ("everything",)
        assert filled.lend().rules == (
            QueryRule(name="everything", query="-nothing", tags=("everything",)),
        )


@pytest.mark.parametrize("_", range(5))
async def test_a_long_message_just_before_the_end_is_no_fault(filled, open_app, _):
    app = open_app()
    async with app.run_test():
        see(app).say("The rule is new, and finds articles that are here already. " * 4)
    assert app.crash is None


async def test_a_rule_is_made_of_a_search(filled, open_app, folders):
    folders.config_file.write_text("reading_width = 60  # my own\n")
    app = open_app()
    async with app.run_test(size=(200, 40)) as pilot:
        await see(app).open(search="strike")
        await pilot.pause()
        see(app).do("make-rule")
        await asked(app, pilot)
        await pilot.press(*"strikes", "enter")
        await settled(app, pilot)
        assert "The rule strikes is new" in status(app)
        text = folders.config_file.read_text()
        assert text.startswith("reading_width = 60  # my own\n")
        assert tomllib.loads(text)["rules"] == {"strikes": "strike"}


async def test_a_one_key_tag_that_is_lacking_is_made(filled, open_app, folders):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(",", "w")
        await asked(app, pilot)
        await pilot.press(*"watch", "enter")
        await settled(app, pilot)
        assert status(app).startswith("Tagged 1 article 'watch'")
        assert tomllib.loads(folders.config_file.read_text()) == {"tags": {"w": "watch"}}
        await pilot.press("j", ",", "w")
        await settled(app, pilot)
        assert len(filled.articles.numbers("tag:watch")) == 2
        await pilot.press(",", '"')
        await asked(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.context.settings.tags == {"w": "watch"}


async def test_a_rule_that_was_written_between_two_readers_is_offered_once(
    filled, open_app, folders
):
    app = open_app()
    async with app.run_test(size=(200, 40)) as pilot:
        await settled(app, pilot)
        assert not status(app)
    rules = (QueryRule(name="strikes", query="strike", tags=("strikes",)),)
    app = open_app(rules=rules)
    async with app.run_test(size=(200, 40)) as pilot:
        await settled(app, pilot)
        assert status(app).startswith("The rule strikes is new, and finds")
    app = open_app(rules=rules)
    async with app.run_test(size=(200, 40)) as pilot:
        await settled(app, pilot)
        assert not status(app)
