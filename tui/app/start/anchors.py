"""Columns in any terminal: what stands behind letters that are written together is put in place.

    text on which terminals disagree -> cells erased, the text, the cursor in the next column

Textual writes a line from left to right and takes the cursor to be where Rich's count says. Where
a terminal counts otherwise, all that follows in the line would be moved: rules, tolls, other panes.
"""

from __future__ import annotations

import re

from tui.app.render.cells import cell_len, varies

_PIECES = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|(?P<style>\x1b\[[\d;:]*m|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\))"
    r"|\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.?"
    r"|(?P<text>[^\x1b]+)",
    re.DOTALL,
)


def anchored(data: str) -> str:
    """Put the cursor where it must be behind each text on which terminals disagree.

    All cells up to there are erased first, and blanks between are not written: a terminal that
    needs more cells has the end of the text in them, one that needs fewer would leave what was
    there.
    Text that follows without a blank goes on as it is: a word of several colours stays whole.
    """
    return "".join(_Writer(data).parts) if varies(data) else data


class _Writer:
    """Follows the cursor through what is written, in columns as Rich counts them."""

    def __init__(self, data: str) -> None:
        self.parts: list[str] = []
        self.column = 0
        """Where the cursor should be; 0 where that is not known."""
        self.erasing = -1
        """The part that erases the cells of the text behind which the cursor is elsewhere."""
        self.erased = 0
        self.past_blanks = False
        for piece in _PIECES.finditer(data):
            if piece["text"] and self.column and "\n" not in piece[0]:
                self.write(piece[0])
                continue
            if not piece["style"]:
                self.column, self.erasing = int(piece["column"] or 0), -1
            self.parts.append(piece[0])

    def write(self, text: str) -> None:
        """Write text at the cursor."""
        apart = self.past_blanks or not (text[0].isalnum() or varies(text[0]))
        if self.erasing >= 0 and apart:
            rest = text.lstrip(" ")
            self.erase(len(text) - len(rest))
            self.past_blanks = not rest
            if not rest:
                return
            self.parts.append(f"\x1b[{self.column}G")
            self.erasing, text = -1, rest
        size = cell_len(text)
        if varies(text) and self.erasing < 0:
            self.erasing, self.erased, self.past_blanks = len(self.parts), 0, False
            self.parts.append("")
        if self.erasing >= 0:
            self.erase(size)
        else:
            self.column += size
        self.parts.append(text)

    def erase(self, count: int) -> None:
        """Erase so many cells more before the text is written, and go past them."""
        self.erased += count
        self.column += count
        if self.erased:
            self.parts[self.erasing] = f"\x1b[{self.erased}X"
