"""Names and passwords of feeds, apart from their addresses and from the library's file.

All of them are one secret, a JSON object by address, so that a refresh reads it once. An empty
file beside the library says that there is one: to look for a keyring takes a tenth of a second.
"""

from __future__ import annotations

import json
from contextlib import closing
from functools import cached_property
from typing import TYPE_CHECKING
from zlib import decompress

from tui import clean
from tui.library.codecs import compress

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from pathlib import Path

    from tui.credentials import Secret

FILE = "feeds.secret"
MARK = "feeds.logins"

Login = str
"""A name and a password as an address holds them: "name:password", with escapes."""


class LoginStore:
    """Holds the logins of the feeds of one library, by their addresses."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._mark = library.with_name(MARK)

    @cached_property
    def _secret(self) -> Secret:
        from tui.credentials import Secret

        return Secret(self._library.with_name(FILE), f"feeds of {self._library}")

    def all(self) -> dict[str, Login]:
        """Read them; an address that is not here has none."""
        if not self._mark.exists():
            return {}
        try:
            logins = json.loads(self._secret.load() or "{}")
        except ValueError:
            return {}
        return {str(url): str(login) for url, login in logins.items()}

    def update(self, changes: Mapping[str, Login | None]) -> None:
        """Keep some, and forget those of None. Raises CredentialsError.

        Two processes that change them hold the library's writing transaction, one at a time.
        """
        old = self.all()
        new = {url: login for url, login in (old | dict(changes)).items() if login}
        if new == old:
            return
        if new:
            self._mark.touch(mode=0o600)
            self._secret.save(json.dumps(new))
        else:
            self._secret.forget()
            self._mark.unlink(missing_ok=True)

    def move(self, old: str, new: str) -> None:
        """Let a feed's login follow its address, unless that has left the site."""
        if old != new:
            from tui.credentials import same_site

            login = self.all().get(old) if same_site(old, new) else None
            self.update({old: None, new: login})


def part_logins(connection: sqlite3.Connection, library: Path) -> bool:
    """Move logins that stand in addresses of feeds out of the library; tell whether there were any.

    They may stand in links, pictures, titles and searches too, wherever one was made of a feed's
    address. Two subscriptions of one address stay two, told apart by a fragment.
    """
    with closing(connection.execute("SELECT number, url FROM feeds WHERE url LIKE '%@%'")) as rows:
        split = [(number, url, *clean.split_login(url)) for number, url in rows]
    parted = [(number, url, plain, login) for number, url, plain, login in split if login]
    if not parted:
        return False
    logins: dict[str, Login | None] = {}
    for number, url, plain, login in parted:
        address = _free_address(connection, plain)
        connection.execute("UPDATE feeds SET url = ? WHERE number = ?", (address, number))
        logins[address] = login
        _scrub(connection, number, f"//{url.partition('://')[2].rpartition('@')[0]}@")
    LoginStore(library).update(logins)
    return True


def _free_address(connection: sqlite3.Connection, address: str) -> str:
    attempt = 1
    while True:
        candidate = address if attempt == 1 else f"{address}#{attempt}"
        row = connection.execute("SELECT 1 FROM feeds WHERE url = ?", (candidate,)).fetchone()
        if row is None:
            return candidate
        attempt += 1


def _scrub(connection: sqlite3.Connection, feed: int, login: str) -> None:
    """Take "//name:password@" out of every text, and out of the links of the feed's articles."""
    columns = connection.execute(
        "SELECT m.name, c.name FROM pragma_table_list AS m JOIN pragma_table_info(m.name) AS c "
        "WHERE m.schema = 'main' AND m.type = 'table' AND c.type = 'TEXT' "
        "AND m.name NOT LIKE 'sqlite_%'"
    ).fetchall()
    for table, column in columns:
        connection.execute(
            f"UPDATE OR REPLACE {table} SET {column} = replace({column}, :login, '//') "  # noqa: S608
            f"WHERE instr({column}, :login)",
            {"login": login},
        )
    settings = connection.execute(
        "SELECT number, setting FROM texts WHERE setting <> x'' "
        "AND number IN (SELECT article FROM entries WHERE feed = ?)",
        (feed,),
    ).fetchall()
    for number, packed in settings:
        old = decompress(packed)
        if (new := old.replace(login.encode(), b"//")) != old:
            connection.execute(
                "UPDATE texts SET setting = ? WHERE number = ?", (compress(new), number)
            )
