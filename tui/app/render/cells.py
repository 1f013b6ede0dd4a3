"""What a cell is: decided here, for all that is drawn.

Terminals do not agree about letters that are written together, as vowel signs of Indic scripts,
emoji sequences and flags: some count a cluster as one, as Rich and Textual do; others, tmux and
xterm among them, count each character by itself. So text is fitted by the larger of both counts
(`most_cells`), which is no less than the field's library wcwidth counts, and than tmux takes: tests
measure both. Lines are filled by Rich's (`cell_len`), and what stands behind such text is put into
its column again when it is written (`start.anchors`).
"""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size

__all__ = ["cell_len", "clusters", "most_cells", "set_cell_size", "varies"]

# Scripts with vowel signs that take a cell of their own or none, joiners, flags, skin tones, jamo.
_VARIES = re.compile(
    r"[\u0900-\u0dff\u0f00-\u109f\u1100-\u11ff\u1700-\u17ff\u1900-\u1cff\ua800-\uaaff\uabc0-\uabff"
    r"\u200d\ufe0f\U00011000-\U000119ff\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)
_JOINER = "\u200d"


def varies(text: str) -> bool:
    """Tell whether terminals may disagree about the cells of a text."""
    return _VARIES.search(text) is not None


def most_cells(text: str) -> int:
    """Count the cells that a text takes in the terminal that gives it the most."""
    if not varies(text):
        return cell_len(text)
    # By clusters: a terminal may give more to one and less to another than the other count.
    counts = ((cell_len(cluster), sum(map(_alone, cluster))) for cluster in clusters(text))
    return max(cell_len(text), sum(map(max, counts)))


def clusters(text: str) -> list[str]:
    """Split a text where it may be cut: marks and what is joined stay with their letter."""
    from unicodedata import category

    found: list[str] = []
    for character in text:
        joined = found and (
            character == _JOINER
            or found[-1].endswith(_JOINER)
            or category(character) in ("Mn", "Mc", "Me")
            or _is_tone(character)
        )
        if joined:
            found[-1] += character
        else:
            found.append(character)
    return found


def _alone(character: str) -> int:
    """The cells of a character that is counted by itself; a spacing mark then has one.

    Half a flag has two in many terminals, as the whole has, and so has a skin tone.
    """
    if "\U0001f1e6" <= character <= "\U0001f1ff" or _is_tone(character):
        return 2
    from unicodedata import category

    return 1 if category(character) == "Mc" else cell_len(character)


def _is_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"
