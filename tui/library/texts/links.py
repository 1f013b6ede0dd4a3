"""Reduce links to what tells two articles apart, and derive permanent ids."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    import hashlib

_TRACKING = re.compile(
    r"(?:(?:utm|mtm|at)_\w+|pk_(?:campaign|kwd|source|medium)|fbclid|gclid|dclid|partner|emc|"
    r"msclkid|mc_[ce]id|igshid|yclid|ref_src|cmpid|ocid|ns_\w+|smid|CMP|ftcamp|traffic_source|"
    r"maca|xtor|wt_?mc|__twitter_impression|_ga|rss|feed|feedtype|feedname|ito|s_cid|mkt_tok|"
    r"guc(?:e_\w+|counter)|spm|ncid|icid|intcmp|taid|sref|campaign)",
    re.IGNORECASE,
)
_OF_FEED = re.compile(r"rss(?![a-z])|.*[_.-]rss$", re.IGNORECASE)
"""Values that say that a click came from a feed: mod=rss_world, src=rss, from=homepage-rss."""

_BYTES = 8
_BASE_32 = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _BASE_32 for second in _BASE_32]
"""Two letters for ten bits each; Python's own base 32 takes five times as long."""

_PLAIN = re.compile(r"https?://(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*)(/[\w./~=+-]*)?", re.ASCII)
"""A link of a host and a path, as most are."""


def canonical(link: str) -> str:
    """Strip from a link what does not change the article; "" where there is no link.

    That is the scheme, "www.", the host's case and default port, the fragment, a slash at the
    end, parameters that count where a click came from, and the order of the others.
    """
    if plain := _PLAIN.fullmatch(link):
        return f"{plain[1]}{(plain[2] or '').rstrip('/')}"
    parts = urlsplit(link)
    if not parts.hostname:
        return ""
    host = parts.hostname.removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    significant = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(pair[0]) and not _OF_FEED.match(pair[1])
    ]
    query = f"?{urlencode(sorted(significant))}" if significant else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def is_front_page(address: str) -> bool:
    """Tell whether a canonical address is a site and not a page of it."""
    return "/" not in address and "?" not in address


def without_query(address: str) -> str:
    """Leave out of an address what follows its path, but for the place within the page."""
    page, sign, place = address.partition("#")
    return f"{re.split('[?;]', page, maxsplit=1)[0]}{sign}{place}" if "://" in page else address


def hash_number(*parts: object) -> int:
    """Hash values to a stable 64-bit number, signed as SQLite stores it."""
    return int.from_bytes(_hash(*parts), "big", signed=True)


def article_id(feed_url: str, key: str, attempt: int = 0) -> str:
    """Derive the permanent id of a feed's entry: ten letters and digits.

    It depends on nothing in our file, so that removing a feed and adding it again, on another
    machine too, gives the same ids. A second attempt is for the rare one that is taken.
    """
    bits = int.from_bytes(_hash(feed_url, key, attempt), "big") >> (8 * _BYTES - 50)
    return "".join([_PAIRS[bits >> place & 1023] for place in (40, 30, 20, 10, 0)])


def _hash(*parts: object) -> bytes:
    joined = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return _blake2b()(joined, digest_size=_BYTES).digest()


@cache
def _blake2b() -> type[hashlib.blake2b]:
    from hashlib import blake2b  # which loads OpenSSL, and a reader at rest needs no hash

    return blake2b
