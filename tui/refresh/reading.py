"""What runs in a worker: bytes from outside into values, and texts into facts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.library.ingest_records import IngestRecord, to_records
from tui.model import Document, Facts, Page


@dataclass(frozen=True, slots=True)
class FeedRead:
    """What a feed's bytes said, its entries ready to be kept."""

    title: str = ""
    site: str = ""
    arrived: tuple[IngestRecord, ...] = ()


def get_ready() -> None:
    """Load what reading a feed takes."""
    import tui.feeds.parse
    import tui.pages.fragment  # noqa: F401


def read_feed(body: bytes, url: str, content_type: str) -> FeedRead:
    """A feed's bytes into entries with bodies. Raises FeedError."""
    from tui.feeds.parse import parse
    from tui.pages import fragment

    feed = parse(body, url, content_type)
    entries = [
        replace(entry, body=fragment(entry.html, entry.link or url)) for entry in feed.entries
    ]
    return FeedRead(feed.title, feed.site, tuple(to_records(entries)))


def read_page(body: bytes, url: str, content_type: str) -> Page:
    """A page's bytes into its article."""
    from tui.pages import extract

    return extract(body, url, content_type)


def read_facts(document: Document) -> Facts:
    """A text into facts. Raises AnalysisError where the model is missing."""
    from tui.facts import analyse

    return analyse(document)
