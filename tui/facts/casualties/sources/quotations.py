"""Where a text quotes somebody, of whose words the writer is not the speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model import Span

_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)


def quotations(text: str, begin: int = 0) -> tuple[Span, ...]:
    """Find the quotations from a character on; one that is never closed ends with its line."""
    return tuple(match.span() for match in _QUOTED.finditer(text, begin))
