"""Subscriptions: fetched, parsed, discovered, imported and exported.

`fetch` is the only way to the network and the only one that needs httpx; `parse`, `discover`
and `opml` turn bytes into values and touch nothing else.
"""

import sys

# httpx would load its command line with it: click, pygments and three megabytes.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
