"""Addresses of feeds as people paste them: in brackets or quotes, with feed: before them, bare."""

from __future__ import annotations

import re

from tui import clean

_WRAPPING = " \t\r\n<>\"'“”‘’«»`"
_PREFIX = re.compile(r"(?:view-source:|url:)", re.IGNORECASE)
_READERS = re.compile(
    r"(?:feed|feeds|rss|pcast|podcast|itpc|itms|webcal)\+?:(?://)?", re.IGNORECASE
)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_BARE = re.compile(
    r"(?:localhost|[\w-]+(?:\.[\w-]+)+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#].*)?", re.IGNORECASE
)


def addresses_of(raw: str) -> tuple[str, ...]:
    """Read an address as pasted: the likeliest first; none where it is no web address.

    `feed:` and its like name no way to fetch it, and a bare host none either: first https, then
    http. A fragment is no part of what is fetched.
    """
    text = _PREFIX.sub("", raw.strip(_WRAPPING), count=1).partition("#")[0]
    opener = _READERS.match(text)
    if opener:
        text = text[opener.end() :].lstrip("/")
    if match := _WEB.match(text):
        text = match[0].lower() + text[match.end() :]
        return tuple(filter(None, (clean.address(text),)))
    text = text.removeprefix("//")
    if "://" in text or not _BARE.fullmatch(text):
        return ()
    tries = (clean.address(f"{scheme}://{text}") for scheme in ("https", "http"))
    return tuple(filter(None, tries))
