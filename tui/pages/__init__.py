"""An article's page, or a feed's HTML, into text that can be set and analysed.

Only `extract` needs trafilatura and imports it when it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.deferred import deferred_names
from tui.pages.fragment import fragment, plain

if TYPE_CHECKING:
    from tui.pages.extraction import extract
    from tui.pages.promotion import trim

__all__ = ["extract", "fragment", "plain", "trim"]

# Who reads feeds needs `fragment` alone. No module may have the name of what is deferred.
__getattr__ = deferred_names(__name__, {"extract": "extraction", "trim": "promotion"})
