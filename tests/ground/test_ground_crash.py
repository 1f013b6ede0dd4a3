"""Reports of faults: what they say, what they keep back, how many are kept."""

from __future__ import annotations

import stat
import sys

import pytest

from tui import crash

SECRET = "Fourteen killed in https://example.org/market"


def fault(*, group: bool = False) -> BaseException:
    """An error with another behind it, as they are caught."""
    try:
        try:
            int(SECRET)
        except ValueError as first:
            if group:
                raise ExceptionGroup(SECRET, [first, KeyError(SECRET)]) from None
            object().missing  # noqa: B018
    except Exception as error:  # noqa: BLE001
        return error
    raise AssertionError


@pytest.mark.parametrize("group", [False, True])
def test_a_report_says_where_and_never_what_was_read(tmp_path, group):
    file = crash.report(tmp_path, fault(group=group))
    told = file.read_text(encoding="utf-8")
    assert "builtins.ValueError" in told
    assert "test_ground_crash.py" in told
    assert "python" in told
    assert SECRET not in told
    assert str(tmp_path) not in told
    assert ("builtins.AttributeError: 'object' object has no attribute" in told) is not group
    assert ("builtins.KeyError" in told) is group


def test_reports_are_the_users_alone_and_the_newest_ten_are_kept(tmp_path):
    files = [crash.report(tmp_path, fault()) for _ in range(13)]
    kept = crash.reports(tmp_path)
    assert len(kept) == crash.MOST_REPORTS
    assert set(kept) <= set(files)
    assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600
    assert stat.S_IMODE(kept[0].parent.stat().st_mode) == 0o700


def test_where_no_report_can_be_written_that_is_said(tmp_path):
    (tmp_path / crash.FOLDER).write_text("in the way")
    assert "No report could be written" in crash.sentence(tmp_path, fault())
    assert crash.reports(tmp_path) == []


def test_what_follows_a_command_is_kept_back(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dateline", "add", "https://example.org/private"])
    told = crash.report(tmp_path, fault()).read_text(encoding="utf-8")
    assert "command    add" in told
    assert "private" not in told
