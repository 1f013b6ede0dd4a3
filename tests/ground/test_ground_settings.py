"""config.toml and the folders: mistakes are named, and never stop the reader."""

import stat
from pathlib import Path

import pytest

from tui.errors import SettingsError
from tui.settings import Settings, folders, load


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
