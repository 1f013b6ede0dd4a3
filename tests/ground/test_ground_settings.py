"""config.toml and the folders: mistakes are named, and never stop the reader."""

import inspect
import stat
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import SettingsError
from tui.model import QueryRule
from tui.settings import Settings, folders, load
from tui.settings.edit import add_entry, with_entry


def test_a_home_of_ones_own_holds_everything(tmp_path: Path):
    found = folders({"DATELINE_HOME": str(tmp_path)})
    assert found.library == tmp_path / "data" / "library.db"
    assert found.cache == tmp_path / "cache"
    assert found.config_file == tmp_path / "config" / "config.toml"


def test_folders_are_the_users_alone(tmp_path: Path):
    found = folders({"DATELINE_HOME": str(tmp_path / "home")})
    found.make()
    for folder in (found.data, found.cache, found.config):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SettingsError, match="file"):
        folders({"DATELINE_HOME": str(tmp_path / "file")}).make()


def test_without_a_file_there_are_defaults(tmp_path: Path):
    assert load(tmp_path / "config.toml") == Settings()


def test_what_is_right_is_used_and_what_is_wrong_is_named(tmp_path: Path):
    file = tmp_path / "config.toml"
    file.write_text(
        'theme = "dateline-light"\nreading_width = 10_000\nwidht = 3\nfull_text = "yes"\n'
        '[keys]\nz = "quit"\n'
    )
    settings = load(file)
    assert settings.theme == "dateline-light"
    assert settings.keys == {"z": "quit"}
    assert settings.reading_width == Settings().reading_width
    assert settings.full_text is True
    assert len(settings.problems) == 3
    assert any("widht" in problem for problem in settings.problems)
    assert any("full_text must be true or false, not 'yes'" in p for p in settings.problems)


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"keys = 3"])
def test_a_broken_file_leaves_defaults_and_says_so(tmp_path: Path, content: bytes):
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    settings = load(file)
    assert settings.theme == Settings().theme
    assert settings.problems


def test_a_tag_that_is_too_long_is_named_and_the_others_are_used(tmp_path: Path):
    file = tmp_path / "config.toml"
    file.write_text(
        f'[rules]\n{"r" * 81} = "drone"\n{"s" * 80} = "boat"\n[tags]\nw = "{"t" * 200}"\nx = "y"\n'
    )
    settings = load(file)
    assert [(rule.tags, rule.query) for rule in settings.rules] == [(("s" * 80,), "boat")]
    assert settings.tags == {"x": "y"}
    assert [problem.partition(": ")[2] for problem in settings.problems] == [
        f"[rules] '{'r' * 24}'… is no tag: it has 81 characters, 80 fit.",
        f"[tags] '{'t' * 24}'… is no tag: it has 200 characters, 80 fit.",
    ]


def test_every_mistake_is_told_with_its_line(tmp_path: Path):
    file = tmp_path / "config.toml"
    file.write_text(
        'theme = "auto"\nwidht = 3\n\n[rules]\na = 3\n[rules.b]\nquery = "x"\n'
        '[rules.c]\nquery = "x"\ntag = [1]\n[tags]\n"+" = "plus"\n'
    )
    settings = load(file)
    places = [problem.split(": ")[0].removeprefix(f"{file}, ") for problem in settings.problems]
    assert places == ["line 2", "line 5", "line 6", "line 10"]
    assert settings.located("[rules] c, at 'x'") == f"{file}, line 9: [rules] c, at 'x'"
    assert settings.located("[tags] + is wrong") == f"{file}, line 12: [tags] + is wrong"
    assert settings.located("[keys] z: is wrong") == f"{file}: [keys] z: is wrong"


def test_a_rule_may_be_a_query_or_a_table(tmp_path: Path):
    file = tmp_path / "config.toml"
    file.write_text(
        '[rules]\nmass = "killed:>=10"\n[rules.aid]\nquery = "aid"\ntag = "help"\n'
        'star = true\nread = true\nnotify = true\nfile = "~/aid.jsonl"\n'
    )
    mass, aid = load(file).rules
    assert mass == QueryRule(name="mass", query="killed:>=10", tags=("mass",))
    assert aid.deeds == "tag 'help', star, mark read, notify, write to ~/aid.jsonl"


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path):
    file = tmp_path / "config.toml"
    file.write_bytes(b'\xef\xbb\xbftheme = "dateline-light"\n')
    assert load(file) == Settings(theme="dateline-light")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a = " + "9" * 700, "a number in it has too many digits"),
        ("a = " + "[" * 60 + "]" * 60, "its brackets are nested too deeply"),
        ("a = 1" + " " * 2_000, "it has more than 1,000 bytes"),
    ],
)
def test_absurd_input_is_one_message(tmp_path: Path, monkeypatch, text: str, reason: str):
    monkeypatch.setattr("tui.settings.toml_file.LARGEST", 1_000)
    digits, depth = sys.get_int_max_str_digits(), sys.getrecursionlimit()
    file = tmp_path / "config.toml"
    file.write_text(text)
    sys.set_int_max_str_digits(640)
    sys.setrecursionlimit(len(inspect.stack(0)) + 60)
    try:
        settings = load(file)
    finally:
        sys.setrecursionlimit(depth)
        sys.set_int_max_str_digits(digits)
    assert settings.problems == (f"{file} cannot be read: {reason}.",)
    assert not settings.readable


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[tags]\nw = "watch"\n'),
        ("a = 1 # mine", 'a = 1 # mine\n\n[tags]\nw = "watch"\n'),
        ('[tags] # t\nx = "y"\n[keys]\n', '[tags] # t\nw = "watch"\nx = "y"\n[keys]\n'),
    ],
)
def test_an_entry_is_added_and_all_else_stays(before: str, after: str):
    assert with_entry(before, "tags", "w", "watch") == after


@pytest.mark.parametrize("before", ['[tags]\nw = "x"\n', 'tags.a = "x"\n', "tags = 3\n"])
def test_an_entry_that_cannot_be_added_is_no_guess(before: str):
    with pytest.raises(SettingsError):
        with_entry(before, "tags", "w", "watch")


@given(st.text(min_size=1), st.text())
def test_any_text_is_added_as_it_is(key: str, value: str):
    try:
        text = with_entry("", "rules", key, value)
    except SettingsError:
        assert any(0xD800 <= ord(sign) < 0xE000 for sign in key + value)
    else:
        assert tomllib.loads(text) == {"rules": {key: value}}


def test_a_file_is_replaced_where_a_link_leads(tmp_path: Path):
    target, file = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    target.write_text("# mine\n")
    target.chmod(0o640)
    file.symlink_to(target)
    add_entry(file, "tags", "w", "watch")
    assert file.is_symlink()
    assert target.read_text() == '# mine\n\n[tags]\nw = "watch"\n'
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert not list(tmp_path.glob("*.part"))
