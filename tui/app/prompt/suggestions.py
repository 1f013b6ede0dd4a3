"""What can be chosen while something is asked, and how much of it has room in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.render.text_layout import Line, Run, cells

if TYPE_CHECKING:
    from collections.abc import Sequence


class Suggestion(NamedTuple):
    """What can be chosen: the whole line with it, and the words that stand for it."""

    value: str
    label: str


def begins(value: str, typed: str) -> bool:
    """Whether a value begins as it was typed, in capitals or not."""
    return value.casefold().startswith(typed.strip().casefold())


def mistake_line(message: str, at: int, room: int, sign: str, *, pointed: bool) -> Line:
    """Draw a sign above a mistake and the message beside it, or alone where neither side has room.

    Where it is not `pointed` at a character of the line, the sign may make room for the message.
    """
    behind = len(sign) + 1 + len(message)
    at = min(at, room - 1) if pointed else max(0, min(at, room - behind))
    if at + behind <= room:
        return (Run(" " * at), Run(f"{sign} {message}", "error"))
    if len(message) < at:
        return (Run(" " * (at - len(message) - 1)), Run(f"{message} {sign}", "error"))
    return (Run(" " * at), Run(sign, "error"))


def counted_line(offers: Sequence[Suggestion], chosen: int, room: int) -> tuple[Line, str]:
    """Draw offers in a line, and say at its end which of them is chosen.

    Where none is, that is how many there are beside those that have room.
    """
    count = len(offers)
    end = f"{chosen + 1} of {count}" if chosen >= 0 < count - 1 else ""
    line = fitting_line(offers, chosen, room - len(end))
    if chosen < 0 and (len(line) + 1) // 2 < count:
        line = fitting_line(offers, -1, room - len(f"and {count} more"))
        end = f"and {count - (len(line) + 1) // 2} more"
    return line, end


def fitting_line(offers: Sequence[Suggestion], chosen: int, room: int) -> Line:
    """Draw as many offers as have room: the chosen one, up to two before it, those after.

    None is chosen below zero.
    """
    drawn = [
        Run(offer.label, "accent" if index == chosen else "text")
        for index, offer in enumerate(offers)
    ]
    current = max(0, chosen)
    first = max(0, current - 2)
    while first < current and cells(_parted(drawn[first : current + 1])) > room:
        first += 1
    last = current + 1
    while last < len(drawn) and cells(_parted(drawn[first : last + 1])) <= room:
        last += 1
    return _parted(drawn[first:last])


def _parted(offers: Sequence[Run]) -> Line:
    return tuple(part for offer in offers for part in (offer, Run("   ")))[:-1]
