"""An article's page, or a feed's HTML, into text that can be set and analysed.

Only `extract` needs trafilatura and imports it when it is called.
"""

from tui.pages.extract import extract
from tui.pages.fragment import fragment, plain
from tui.pages.promotion import trim

__all__ = ["extract", "fragment", "plain", "trim"]
