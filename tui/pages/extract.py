"""An article's page into its text and metadata, by trafilatura."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from tui import clean
from tui.model import Body, Page
from tui.pages.promotion import without_promotion
from tui.pages.walker import tree, walk

MAX_BYTES = 2_000_000
"""Bytes of a page that are read; beyond, a page is not worth its cost."""

_CONTROLS = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|12[7-9]|1[34]\d|15\d)|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F]));?"
)


def extract(body: bytes, url: str, content_type: str = "") -> Page:
    """The article in a page. It never fails: what cannot be read has the state "empty"."""
    from trafilatura import bare_extraction
    from trafilatura.utils import decode_file

    html = clean.text(_CONTROLS.sub(" ", decode_file(body[:MAX_BYTES])))
    try:
        found = bare_extraction(
            html,
            url=url or None,
            fast=True,
            favor_precision=True,
            include_comments=False,
            include_links=True,
            with_metadata=True,
        )
    except Exception:  # noqa: BLE001 - whatever a page breaks in it, the feed's own text is there
        found = None
    if found is None:
        root = tree(html)
        article = root.find(".//article") if root is not None else None
        text = walk(article, url) if article is not None else Body()
        return Page(state="full" if text.text else "empty", body=without_promotion(text))
    text = without_promotion(walk(found.body, url))
    return Page(
        state="full" if text.text else "empty",
        title=clean.line(found.title or ""),
        author=clean.line(found.author or ""),
        published=_day(found.date),
        site=clean.line(found.sitename or ""),
        language=clean.line(found.language or ""),
        body=text,
    )


def _day(raw: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(raw)).replace(tzinfo=UTC)
    except ValueError:
        return None
