"""Functions that are imported when they are first called, so that a table may name them all."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class DeferredModule:
    """Stands for a module; each of its functions imports it when it is called.

    Where a type checker sees the module itself in its place, a name that is wrong is found there.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, function: str) -> Callable[..., Any]:
        """The function of this name, not imported yet."""

        def call(*arguments: Any, **options: Any) -> Any:
            return getattr(import_module(self._name), function)(*arguments, **options)

        return call
