"""Why an address could not be fetched, in words that a reader understands."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import httpx

from tui import clean


def reason(error: BaseException) -> str:
    """Explain in a few words what went wrong on the way, from the error or what caused it."""
    for cause in _causes(error):
        match cause:
            case ssl.SSLCertVerificationError():
                why = clean.line(str(cause.verify_message), 120)
                return f"its certificate cannot be trusted ({why})"
            case ssl.SSLError():
                return "no secure connection could be made: if it is meant, type http:// before it"
            case socket.gaierror():
                return "the name of its server is not known, or there is no network"
            case ConnectionRefusedError():
                return "its server refuses connections"
            case ConnectionResetError() | BrokenPipeError():
                return "the server broke the connection off"
    return _by_kind(error)


def _by_kind(error: BaseException) -> str:
    match error:
        case httpx.RemoteProtocolError():
            return "the server broke off or does not speak HTTP"
        case httpx.ProxyError():
            return "the proxy refused"
        case httpx.ConnectError():
            return "its server cannot be reached"
        case httpx.NetworkError():
            return "the connection broke"
        case httpx.InvalidURL() | httpx.UnsupportedProtocol() | UnicodeError():
            return "its address is none that can be fetched"
    return f"it cannot be fetched ({type(error).__name__})"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that led to it, those in groups too."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        current = waiting.pop(0)
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        waiting += [current.__cause__, current.__context__]
        if isinstance(current, BaseExceptionGroup):
            waiting += current.exceptions
