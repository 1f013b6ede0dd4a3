"""What runs in a worker: bytes from outside into values, and texts into facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.texts.ingest_records import IngestRecord
    from tui.model import Body, Document, Facts, Page


_HEADLINE = 120
"""Characters of a headline that is made from a text; papers' own rarely have more."""

_LABEL = 20
"""Characters of a first line that says too little to stand alone."""

_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")

_SENTENCE = re.compile(
    rf".{{20,{_HEADLINE - 1}}}?(?:[.!?…](?=\s)(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)"
    r"(?<!\b[A-Z][a-z][a-z]\.)|[。！？।؟۔።])"
)
"""Up to a full stop of any script, but not after a short title, as in "Gen." or "St."."""


@dataclass(frozen=True, slots=True)
class FeedRead:
    """Hold what a feed's bytes said, its entries ready to be kept."""

    title: str = ""
    site: str = ""
    arrived: tuple[IngestRecord, ...] = ()


def warm_up() -> None:
    """Load the modules that reading a feed takes, before there is a feed to read."""
    import tui.feeds.parse
    import tui.library.texts.entry_records
    import tui.pages.fragment  # noqa: F401


def read_feed(body: bytes, url: str, content_type: str) -> FeedRead:
    """Parse a feed's bytes into entries with bodies. Raises FeedError."""
    from tui.feeds.parse import parse
    from tui.library.texts.entry_records import to_record
    from tui.pages.fragment import to_keep

    feed = parse(body, url, content_type)
    arrived = []
    for entry in reversed(feed.entries):  # as they are numbered
        text = to_keep(entry.html, entry.base or entry.link or url)
        # what has no title, as posts of a bridged channel, is headed by its text
        if (title := entry.title or headline(text)) or entry.link:
            arrived.append(to_record(entry, title, text))
    return FeedRead(feed.title, feed.site, tuple(arrived))


def headline(body: Body) -> str:
    """Take the beginning of a text as its title: its first sentence, or the words of it that fit.

    A first line that is no more than a label ("Update") stands before the next.
    """
    first, _, rest = body.text[: 4 * _HEADLINE].partition("\n")
    if len(first) < _LABEL and (following := rest.strip().split("\n", 1)[0]):
        first = first.rstrip(" :")
        first += f"{' ' if first.endswith(_ENDS) else ': '}{following}"
    first = first.replace(" | ", " ").strip()
    if len(first) <= _HEADLINE:
        return first
    if sentence := _SENTENCE.match(first):
        return sentence[0]
    cut = first[:_HEADLINE]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:，、") + "…"


def read_page(body: bytes, url: str, content_type: str) -> Page:
    """Extract the article from a page's bytes."""
    from tui.pages import extract

    return extract(body, url, content_type)


def read_facts(document: Document) -> Facts:
    """Analyse a text. Raises AnalysisError where the model is missing."""
    from tui.facts import analyse

    return analyse(document)
