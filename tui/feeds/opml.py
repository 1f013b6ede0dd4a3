"""Lists of subscriptions, in and out, as OPML."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from lxml import etree

from tui import clean
from tui.errors import OpmlError
from tui.feeds.address_list import read_list
from tui.feeds.addresses import addresses_of
from tui.feeds.mend_xml import document_of, quote_values
from tui.feeds.plain_line import plain_line
from tui.feeds.subscription import Omitted, Subscription
from tui.model import Feed
from tui.plural import plural

MAX_BYTES = 32 * 1024 * 1024
MAX_OUTLINES = 50_000

_MAX_NAME = 200
_ADDRESSES = frozenset({"xmlurl", "feedurl", "url", "htmlurl"})
_OUTLINES = ("{*}outline", "{*}OUTLINE", "{*}Outline")
_NO_FEEDS = frozenset({"link", "include", "audio", "video", "photo"})
"""Types of outlines that name an address which is no feed's."""

_TAG = re.compile(rb"<outline\s[^<>]{0,8000}>", re.IGNORECASE)
_VALUE = re.compile(
    rb"""(\s[\w:-]+\s*=\s*)(["'])(.*?)\2(?=\s*[\w:-]+\s*=\s*["']|\s*/?>)""", re.DOTALL
)
_QUOTES = {b'"': b"&quot;", b"'": b"&apos;"}
_MISQUOTED = frozenset(
    {
        etree.ErrorTypes.ERR_ATTRIBUTE_NOT_STARTED,
        etree.ErrorTypes.ERR_ATTRIBUTE_WITHOUT_VALUE,
        etree.ErrorTypes.ERR_SPACE_REQUIRED,
    }
)
"""What a parser says of values without quotation marks, or with some of their own."""

_START = re.compile(r"<(?:opml|outline)\b", re.IGNORECASE)
_OPENS = re.compile(r"<opml\b[^<>]*(?<!/)>", re.IGNORECASE)
_CLOSES = re.compile(r"</opml\s*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FEED = re.compile(r"\s(?:xmlurl|feedurl)\s*=\s*[\"']?[^\s\"'<>]", re.IGNORECASE)


class Outlines(NamedTuple):
    """Hold the feeds of a file, each once, in its order, and what is left out of it."""

    feeds: tuple[Subscription, ...]
    omitted: tuple[Omitted, ...] = ()

    def counted(self, new: int) -> str:
        """Say how many feeds came, of which `new` were not subscribed before."""
        known = f", {old:,} known already" if (old := len(self.feeds) - new) else ""
        return f"{plural(new, 'feed')} added{known}."


def read(data: bytes) -> Outlines:
    """Read the feeds of an OPML file, or of a list. Raises OpmlError where the file is neither."""
    if len(data) > MAX_BYTES:
        raise OpmlError(f"The OPML file is larger than {MAX_BYTES // 2**20} MiB.")
    text = clean.decode(data)
    start = _START.search(text)
    if start is None:
        if listed := read_list(text):
            return _each_once(listed, ())
        raise OpmlError("This is no OPML file.")
    document = document_of(text[start.start() :], declared="<!ENTITY" in text[: start.start()])
    try:
        root = _root(document)
    except etree.LxmlError as error:
        raise OpmlError("This is no OPML file: its XML is broken from the start.") from error
    outlines = [*islice(_outlines(root), MAX_OUTLINES)]
    return _each_once(outlines, _lost(text, outlines))


def _lost(text: str, outlines: list[Subscription | Omitted]) -> list[Omitted]:
    """What a file had that is none of its outlines; the one that it breaks off in is taken out."""
    if len(outlines) == MAX_OUTLINES:
        most = f"{MAX_OUTLINES:,} feeds are the most that are read"
        return [Omitted("what follows", most, lost=True)]
    within = text.rfind("<") > text.rfind(">")
    if within or (_OPENS.search(text) and not _CLOSES.search(text)):
        if within and outlines and isinstance(outlines[-1], Omitted):
            outlines.pop()
        if not outlines:
            raise OpmlError("This OPML file breaks off before its first feed.")
        return [
            Omitted(f"what follows {_name(outlines[-1])}", "the file breaks off there", lost=True)
        ]
    unread = len(_FEED.findall(_COMMENT.sub("", text))) - len(outlines)
    broken = Omitted(plural(max(unread, 0), "outline"), "the XML is broken there", lost=True)
    return [broken] if unread > 0 else []


def _each_once(outlines: Sequence[Subscription | Omitted], lost: Iterable[Omitted]) -> Outlines:
    feeds: dict[str, Subscription] = {}
    omitted = [*lost]
    for outline in outlines:
        if isinstance(outline, Omitted):
            omitted.append(outline)
        elif (first := feeds.setdefault(outline.url, outline)).folder != outline.folder:
            place = first.folder or "no folder"
            omitted.append(Omitted(_name(outline), f"it stands in {place} already"))
    return Outlines(tuple(feeds.values()), tuple(omitted))


def _name(outline: Subscription | Omitted) -> str:
    return outline.name if isinstance(outline, Omitted) else outline.title or outline.url


def _root(document: bytes) -> etree._Element:
    """The root of a file's XML, whose values may lack quotation marks or have some within."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    root = etree.fromstring(document, parser)
    if any(error.type in _MISQUOTED for error in parser.error_log):
        document = _TAG.sub(lambda tag: _VALUE.sub(_escape_quotes, tag[0]), document)
        root = etree.fromstring(quote_values(document), parser)
    return root


def _escape_quotes(value: re.Match[bytes]) -> bytes:
    """A value whose own quotation marks end it no more, parted from the next one."""
    start, mark, inner = value.groups()
    return start + mark + inner.replace(mark, _QUOTES[mark]) + mark + b" "


def _outlines(root: etree._Element) -> Iterator[Subscription | Omitted]:
    folders: list[str] = []
    for event, outline in etree.iterwalk(root, events=("start", "end"), tag=_OUTLINES):
        attributes = {name.lower(): value for name, value in outline.items()}
        title, text = (plain_line(attributes.get(key, "")) for key in ("title", "text"))
        name = (title or text)[:_MAX_NAME]
        is_folder = _is_folder(outline, attributes)
        if event == "end":
            if is_folder:
                folders.pop()
        elif is_folder:
            folders.append(name.replace("/", "-"))
        else:
            path = "/".join(filter(None, folders)) or _category(attributes)
            yield _outline(attributes, name, clean.line(path, _MAX_NAME))


def _is_folder(outline: etree._Element, attributes: Mapping[str, str]) -> bool:
    """Tell whether an outline is what holds feeds, be it with the address of a site or none."""
    named = attributes.keys() & _ADDRESSES
    if len(outline):
        return not any(attributes[name].strip() for name in named - {"htmlurl"})
    return not named and not attributes.get("type") and "://" not in "".join(attributes.values())


def _outline(attributes: Mapping[str, str], name: str, folder: str) -> Subscription | Omitted:
    kind = attributes.get("type", "rss").lower()
    raw = (
        attributes.get("xmlurl")
        or attributes.get("feedurl")
        or (attributes.get("url", "") if kind not in _NO_FEEDS else "")
    )
    if urls := addresses_of(raw):
        return Subscription(urls[0], name, folder)
    raw = clean.without_login(raw)
    name = name or clean.line(raw, _MAX_NAME) or "an outline without a name"
    if kind in _NO_FEEDS:
        return Omitted(name, f"it is {'an' if kind[0] in 'aeiou' else 'a'} {kind} and no feed")
    if not raw.strip():
        return Omitted(name, "it names no address of a feed")
    return Omitted(name, f"{clean.line(raw, _MAX_NAME)} is no web address")


def _category(attributes: Mapping[str, str]) -> str:
    """The first of the categories that stand in for folders: "/World/Africa,/Tech"."""
    return attributes.get("category", "").split(",")[0].strip().strip("/")


def write(feeds: Iterable[Feed]) -> bytes:
    """Write subscriptions as an OPML 2.0 file that other readers take."""
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
