"""Names of a package that import their modules when they are used."""

from __future__ import annotations

import pytest

import tui.sync
from tui.deferred import deferred_names
from tui.sync.run import sync


def test_a_name_is_the_one_of_its_module():
    assert tui.sync.sync is sync


def test_a_name_that_a_package_has_not_is_no_attribute():
    with pytest.raises(AttributeError, match=r"module 'tui\.sync' has no attribute 'snyc'"):
        deferred_names("tui.sync", {"sync": "run"})("snyc")
