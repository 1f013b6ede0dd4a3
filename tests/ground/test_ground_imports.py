"""No circle of imports: whoever reads a module can read all that it stands on before it."""

from __future__ import annotations

import functools
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest


@functools.cache
def imports() -> dict[str, set[str]]:
    """What each module imports, for types alone too."""
    graph = grimp.build_graph("tui", exclude_type_checking_imports=False, cache_dir=None)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def test_no_circle_of_imports():
    assert len(imports()) > 200
    tuple(TopologicalSorter(imports()).static_order())


def test_a_circle_would_be_seen():
    circle = {**imports(), "tui.model": {"tui.facts.document"}}
    with pytest.raises(CycleError):
        tuple(TopologicalSorter(circle).static_order())
