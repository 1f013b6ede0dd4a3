"""Names that are imported when they are first used, so that a table may name them all."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def deferred_names(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Make the `__getattr__` of a package, which imports the module that a name is at home in.

    So a worker that needs one module of a room loads no other; `homes` has the module of each name.
    The function raises AttributeError for a name that it has not, as the language asks (PEP 562).
    """

    def __getattr__(name: str) -> object:  # noqa: N807 what it becomes in the package
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return __getattr__


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
