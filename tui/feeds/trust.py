"""The certificates that servers are checked by: those that httpx takes by itself.

To read them takes 25 ms, a tenth of a refresh with nothing new, in which Python's lock is free: so
whoever loads the client for a run loads them in a thread beside it.
"""

from __future__ import annotations

import os
import ssl
from functools import cache

import certifi

from tui.errors import FetchError


def load() -> ssl.SSLContext:
    """Load the certificates named by the environment, or else those of certifi; once for each.

    Raises FetchError where the environment names what is none.
    """
    try:
        return _load(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    except OSError as error:
        raise FetchError(
            f"The certificates named by SSL_CERT_FILE or SSL_CERT_DIR cannot be read: {error}"
        ) from error


def nobody() -> ssl.SSLContext:
    """Trust no certificate: for a client that asks without encryption, or not at all."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@cache
def _load(file: str | None, folder: str | None) -> ssl.SSLContext:
    if file:
        return ssl.create_default_context(cafile=file)
    if folder:
        return ssl.create_default_context(capath=folder)
    return ssl.create_default_context(cafile=certifi.where())
