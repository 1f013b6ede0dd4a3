"""How a text turns to another incident than the one it has told of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.mentions import nearby

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex

NOT_SAYING = (
    r"(?! (?:has |had |have |also |later |then )*(?:said|says?|added|adds|told|reported|put|gave"
    r"|quoted|denied|denies|noted|warned|stated|confirmed|claimed|believes?|wants?|did|does|do)\b)"
)
"""What stands behind "it" or "they" where those only tell, or are told of by their part in it."""
TURNS = re.compile(
    r"(?:elsewhere|meanwhile|separately"
    r"|in (?:(?:an?|another) (?:separate|unrelated)|other|related|(?:the )?neighbou?ring) )",
    re.IGNORECASE,
)
"""Words at the head of a sentence that turns to another incident."""


def turns_away(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether a claim's sentence turns to another incident: "Elsewhere, ...", "Meanwhile"."""
    bounds = index.tokens.bounds(argument.trigger.start)
    return TURNS.match(index.tokens.slice(*bounds)) is not None


def has_turned(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Tell whether a sentence goes on about another incident, to which one before has turned.

    "Separately, three were killed. The incident occurred in X" says nothing of the text's event.
    """
    tokens = index.tokens
    back = nearby(tokens, tokens.sentence_of[tokens.word_at(scope[0])])[1:]
    return any(TURNS.match(tokens.text, start) for start, _ in back)
