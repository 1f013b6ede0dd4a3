"""Addresses of feeds as people paste them: in brackets or quotes, with feed: before them, bare."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from tui import clean

_WRAPPING = " \t\r\n\u200b\ufeff<>\"'“”‘’«»`"
_AMONG_WORDS = re.compile(r"[^/]*\s((?:https?|feed)://[^\s()]+)(?:\s\(.*\))?|(\S+)\s\(.*\)")
"""An address behind a name or a list's sign, or with a name in brackets behind it."""

_PREFIX = re.compile(r"(?:view-source:|url:)\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"(?:\[[^\]]*\])?\((.*)\)", re.DOTALL)
"""Brackets around an address, with what is to be clicked before them in markdown."""

_NO_HOSTS = re.compile(r"(?:mailto|javascript|data|about|tel):(?!\d+(?:/|$))", re.IGNORECASE)
_READERS = re.compile(
    r"(?:feed|feeds|rss|pcast|podcast|itpc|itms|webcal)\+?:(?://)?", re.IGNORECASE
)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_DOUBLED = re.compile(r"https?:/{0,2}(?=https?:?//)", re.IGNORECASE)
_MISWRITTEN = re.compile(r"(https?)(?::/?|//)(?=[^\s/:]+\.[^\s/:]+)", re.IGNORECASE)
"""A scheme that lacks its colon or a slash, as browsers read on over."""

_BARE = re.compile(
    r"([^/?#\s]+@)?(?:localhost|[\w-]+(?:\.[\w-]+)+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#].*)?",
    re.IGNORECASE,
)


def addresses_of(raw: str) -> tuple[str, ...]:
    """Read an address as pasted: the likeliest first; none where it is no web address.

    `feed:` and its like name no way to fetch it, and a bare host none either: first https, then
    http. A fragment is no part of what is fetched. A name and password stay in it: who keeps or
    shows it parts them from it (`clean.split_login`).
    """
    text = raw.strip(_WRAPPING).rstrip(".,;").replace("\\", "/")
    if among := _AMONG_WORDS.fullmatch(text):
        text = among[1] or among[2]
    if brackets := _BRACKETS.fullmatch(text):
        text = brackets[1].strip(_WRAPPING)
    text = _PREFIX.sub("", text, count=1).partition("#")[0].replace("&amp;", "&")
    opener = _READERS.match(text)
    if opener:
        text = text[opener.end() :].lstrip("/")
    text = mend_scheme(text)
    if match := _WEB.match(text):
        text = match[0].lower() + text[match.end() :]
        return tuple(filter(None, (_with_login(text),)))
    text = text.removeprefix("//")
    bare = _BARE.fullmatch(text)
    if "://" in text or not bare or _NO_HOSTS.match(text):
        return ()
    schemes = ("https",) if bare[1] else ("https", "http")  # no password goes out in the clear
    tries = (_with_login(f"{scheme}://{text}") for scheme in schemes)
    return tuple(filter(None, tries))


def mend_scheme(text: str) -> str:
    """Mend an address that has its scheme twice, or lacks the colon or a slash of it."""
    text = _DOUBLED.sub("", text, count=1)
    if slip := _MISWRITTEN.match(text):
        text = f"{slip[1]}://{text[slip.end() :]}"
    return text


def no_address(raw: str) -> str:
    """Say why no feed can be looked for at what was typed; "" where one can be."""
    if sum("://" in word for word in raw.split()) > 1:
        return "That is more than one address: add one after the other."
    return "" if addresses_of(raw) else "That is no web address: it must be http or https."


def resolve(base: str, target: str) -> str:
    """Resolve an address that stands in a document from `base`; "" where it can be none.

    One that begins with the host of its document lacks no more than its scheme.
    """
    try:
        parts = urlsplit(base)
        host = parts.netloc.removeprefix("www.")
        if host and target.strip().removeprefix("www.").startswith(f"{host}/"):
            target = f"{parts.scheme}://{target.strip()}"
        address = urljoin(base, target.strip())
        urlsplit(address)
    except ValueError:
        return ""
    return address


def _with_login(text: str) -> str:
    return clean.with_login(*clean.split_login(text))
