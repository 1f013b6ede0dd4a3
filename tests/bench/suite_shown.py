"""What Dateline shows of a feed, and how that is compared with what the suites of others want."""

from __future__ import annotations

import re

from tui.errors import DatelineError
from tui.feeds.parse import parse
from tui.feeds.plain_line import author_line, plain_line
from tui.model import Entry, ParsedFeed
from tui.pages import fragment
from tui.refresh.worker_tasks import headline

URL = "http://127.0.0.1:8097/feed.xml"
ITEM = re.compile(rb"(<(?:\w+:)?(?:item|entry)(?:\s[^>]*)?>)")
_ITEM_END = re.compile(rb"(</(?:\w+:)?(?:item|entry)>)")
_ROOT = re.compile(rb"(<(?:\w+:)?(?:channel|feed)(?:\s[^>]*)?>)")
_TITLE = rb"\1<title>Untitled</title>"
_BLANKS_OR_TAGS = re.compile(r"\s+|<[^>]*>")


def read(document: bytes) -> ParsedFeed:
    """Read a file as Dateline does; items that hold nothing to read get a title, to be there."""
    try:
        feed = parse(document, URL)
        if len(feed.entries) < len(ITEM.findall(document)):
            feed = parse(_ITEM_END.sub(rb"<title>Untitled</title>\1", document), URL)
    except DatelineError:
        try:
            return parse(_ROOT.sub(_TITLE, document, count=1), URL)
        except DatelineError:
            return ParsedFeed(title="")
    return feed


def text_of(html: str, url: str = URL) -> str:
    """Give the text that a reader sees of HTML, in one line."""
    return " ".join(fragment(html, url).text.split())


def same_text(html: str, wanted: str) -> bool:
    """Tell whether HTML shows what is wanted, which is HTML too, or text of no markup."""
    shows = text_of(html)
    return text_of(wanted) in shows or " ".join(wanted.split()) == shows


def same_line(ours: str, wanted: str) -> bool:
    """Tell whether a title is the one that is wanted, whatever its markup and blanks are."""
    return ours == plain_line(wanted)


def same_names(ours: str, wanted: str) -> bool:
    """Tell whether a line of authors holds what is wanted, which may name a mail address."""
    return author_line([wanted]) in ours


def same_link(link: str, wanted: str) -> bool:
    """Tell whether two addresses are one; where none is wanted that can be opened, any will do."""
    return link.rstrip("/") == wanted.rstrip("/") or not wanted.startswith(("http://", "https://"))


def title_shown(entry: Entry) -> str:
    """Give the line that an entry has in the list: its title, the head of its text, its link."""
    return entry.title or headline(fragment(entry.html, entry.link or URL)) or entry.link


def same_head(ours: str, wanted: str) -> bool:
    """Tell whether a title is the one that is wanted, or begins as a longer one does."""
    line = plain_line(wanted)
    bare = [_BLANKS_OR_TAGS.sub("", text).rstrip("…") for text in (ours, line)]
    return ours == line or (len(ours) > 20 and bare[1].startswith(bare[0]))
