"""What is pasted, without control characters: Textual's parser makes keys of what follows Escape.

Who copies from a page does not see what is in it, and a key may remove a feed.
"""

from __future__ import annotations

import re

BEGINS, ENDS = "\x1b[200~", "\x1b[201~"
"""What a terminal writes around a paste."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_LEAST = {BEGINS: 2, ENDS: 1}
"""Characters of a mark that are waited for: an Escape alone is a key, outside a paste."""


class PasteFilter:
    """Filters what a terminal sends, also where it comes in parts."""

    def __init__(self) -> None:
        self._pasting = False
        self._held = ""

    def feed(self, data: str) -> str:
        """Return what was sent, without control characters in what is pasted."""
        data, self._held = self._held + data, ""
        kept: list[str] = []
        while data:
            mark = ENDS if self._pasting else BEGINS
            text, found, data = data.partition(mark)
            if not found:
                text, self._held = _parted(text, mark)
            kept += (_CONTROLS.sub("", text) if self._pasting else text, found)
            self._pasting ^= bool(found)
        return "".join(kept)

    def let_go(self) -> str:
        """Release what was held back and begins no paste after all."""
        if self._pasting:
            return ""
        held, self._held = self._held, ""
        return held


def _parted(text: str, mark: str) -> tuple[str, str]:
    """The text, and the beginning of a mark at its end."""
    for length in range(len(mark) - 1, _LEAST[mark] - 1, -1):
        if text.endswith(mark[:length]):
            return text[:-length], text[-length:]
    return text, ""
