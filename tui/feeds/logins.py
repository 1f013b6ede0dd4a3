"""Names and passwords on their way to the servers that they are for, and to no others."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

import httpx

from tui.credentials import same_site


class Logins:
    """Finds the login of an address: its own, or the only one of its site.

    Pages and redirects within a site that is closed need what opens its feed.
    """

    def __init__(self, logins: Mapping[str, str]) -> None:
        """Hold logins as they stand in addresses ("name:password", with escapes), by address."""
        self._logins = dict(logins)

    def add(self, url: str, login: str) -> None:
        """Take the login of one more address."""
        self._logins[url] = login

    def find(self, url: str) -> httpx.BasicAuth | None:
        """Find what opens an address; None where nothing is known that would."""
        login = self._logins.get(url)
        if login is None:
            site = {login for known, login in self._logins.items() if same_site(known, url)}
            login = site.pop() if len(site) == 1 else ""
        name, _, password = login.partition(":")
        return httpx.BasicAuth(unquote(name), unquote(password)) if login else None
