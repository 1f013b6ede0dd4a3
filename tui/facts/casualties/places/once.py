"""What several fields of a claim ask for, found once for each claim."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.facts.casualties.index.document_index import Argument

P = ParamSpec("P")
R = TypeVar("R")


class Remembering(Protocol):
    """What lives as long as a document is read, and keeps what it was asked."""

    @property
    def known(self) -> dict[tuple[object, ...], object]:
        """Answers, by the method and what it was given."""


S = TypeVar("S", bound=Remembering)


def once(
    method: Callable[Concatenate[S, Argument, P], R],
) -> Callable[Concatenate[S, Argument, P], R]:
    """Keep what a method gives for an argument, in the `known` of its object."""

    def kept(self: S, argument: Argument, /, *args: P.args, **named: P.kwargs) -> R:
        key = (method, argument, args, *named.items())
        if key not in self.known:
            self.known[key] = method(self, argument, *args, **named)
        return self.known[key]  # type: ignore[return-value] # what the method gave

    functools.update_wrapper(kept, method)
    return kept
