"""The sample newsroom: a site in the package, answered for by the same client as all others.

So the pipeline it goes through is the real one, to the last line, and needs no network.
"""

from __future__ import annotations

import hashlib
import re
from importlib import resources
from urllib.parse import urlsplit

import httpx

from tui.feeds.starter_feeds import SAMPLE

HOST = urlsplit(SAMPLE.url).netloc
MODIFIED = "Thu, 01 Jan 2026 12:00:00 GMT"

_NAMES = re.compile(r"/(feed\.xml|[a-z0-9-]+\.html)")
_KINDS = {"xml": "application/rss+xml; charset=utf-8", "html": "text/html; charset=utf-8"}


class SampleTransport(httpx.AsyncBaseTransport):
    """Answer for the sample's host from the package, with validators, as a server would."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request: 200, 304 or 404."""
        match = _NAMES.fullmatch(request.url.path)
        body = _read(match[1]) if match else None
        if match is None or body is None:
            return httpx.Response(404, request=request)
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        headers = {"ETag": etag, "Last-Modified": MODIFIED}
        if request.headers.get("If-None-Match") == etag:
            return httpx.Response(304, headers=headers, request=request)
        headers["Content-Type"] = _KINDS[match[1].rpartition(".")[2]]
        stream = httpx.ByteStream(body)
        return httpx.Response(200, stream=stream, headers=headers, request=request)


def _read(name: str) -> bytes | None:
    folder = resources.files("tui.feeds") / "sample"
    file = folder / name
    return file.read_bytes() if file.is_file() else None
