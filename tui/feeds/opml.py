"""Lists of subscriptions, in and out, as OPML."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from lxml import etree

from tui import clean
from tui.errors import OpmlError
from tui.feeds.mend import document_of
from tui.feeds.subscription import Subscription
from tui.model import Feed

MAX_BYTES = 32 * 1024 * 1024
MAX_OUTLINES = 50_000

_START = re.compile(r"<(?:opml|outline)\b", re.IGNORECASE)


def read(data: bytes) -> tuple[Subscription, ...]:
    """The feeds of an OPML file, each once, in its order; what is no http address is left out.

    Raises OpmlError where the file is none.
    """
    if len(data) > MAX_BYTES:
        raise OpmlError(f"The OPML file is larger than {MAX_BYTES // 2**20} MiB.")
    text = clean.decode(data)
    start = _START.search(text)
    if start is None:
        raise OpmlError("This is no OPML file.")
    document = document_of(text[start.start() :], declared="<!ENTITY" in text[: start.start()])
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        root = etree.fromstring(document, parser)
    except etree.LxmlError as error:
        raise OpmlError("This is no OPML file: its XML is broken from the start.") from error
    found: dict[str, Subscription] = {}
    for subscription in _outlines(root):
        found.setdefault(subscription.url, subscription)
        if len(found) >= MAX_OUTLINES:
            break
    return tuple(found.values())


def _outlines(root: etree._Element) -> Iterator[Subscription]:
    folders: list[str] = []
    for event, outline in etree.iterwalk(root, events=("start", "end"), tag="outline"):
        attributes = {name.lower(): value for name, value in outline.items()}
        name = clean.line(attributes.get("title") or attributes.get("text") or "", 200)
        raw = attributes.get("xmlurl")
        if event == "end":
            if raw is None:
                folders.pop()
        elif raw is None:
            folders.append(name.replace("/", "-"))
        elif url := clean.address(raw):
            yield Subscription(url, name, clean.line("/".join(filter(None, folders)), 200))


def write(feeds: Iterable[Feed]) -> bytes:
    """Subscriptions as an OPML 2.0 file that other readers take."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Dateline subscriptions"
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {"": body}
    by_folder: dict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        by_folder[clean.line(feed.folder)].append(feed)
    for path, members in by_folder.items():
        parent = _folder(folders, path)
        for feed in members:
            title = clean.line(feed.title) or feed.url
            outline = etree.SubElement(parent, "outline", type="rss", text=title, title=title)
            outline.set("xmlUrl", clean.address(feed.url))
            if site := clean.address(feed.site):
                outline.set("htmlUrl", site)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _folder(folders: dict[str, etree._Element], path: str) -> etree._Element:
    """The outline of a folder, made with those above it where they are missing."""
    reached = ""
    for name in filter(None, path.split("/")):
        above, reached = reached, f"{reached}/{name}".lstrip("/")
        if reached not in folders:
            folders[reached] = etree.SubElement(folders[above], "outline", text=name, title=name)
    return folders[reached]
