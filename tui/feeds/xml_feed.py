"""RSS 0.9 to 2.0, RDF and Atom 0.3 and 1.0 into entries, whole: nothing of them is left behind.

There is one way through it for sound feeds and broken ones alike: libxml2 goes on where XML
breaks a rule. It costs a sixth of feedparser's time, and tests hold it against feedparser.
"""

from __future__ import annotations

import re

from lxml import etree

from tui.errors import FeedError
from tui.feeds.addresses import resolve
from tui.feeds.balance_xml import balance
from tui.feeds.elements import (
    Fields,
    fields_of,
    first_text,
    html_of,
    name_of,
    namespace_of,
    text_of,
)
from tui.feeds.item_fields import (
    AUTHORS,
    FEED_AUTHORS,
    LANG,
    LANGUAGES,
    PUBLISHED,
    UPDATED,
    body_of,
    date_in,
    elements_of,
    language_of,
    media_of,
    names_of,
    title_of,
)
from tui.feeds.mend_xml import (
    escape_markup,
    escape_signs,
    escape_unended,
    join_sections,
    quote_values,
    without_sections,
)
from tui.feeds.raw_feed import RawEntry, RawFeed
from tui.feeds.statement import MODULES, statement_of

_ITEMS = ("{*}item", "{*}entry", "{*}ITEM", "{*}ENTRY", "{*}Item", "{*}Entry")
_IDS = ("guid", "id", "atom:id", "dc:identifier")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_HAS_BASE = etree.XPath("boolean(//@xml:base)")
_OVERLAPPING = {
    etree.ErrorTypes.ERR_TAG_NAME_MISMATCH,
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED,
    etree.ErrorTypes.ERR_GT_REQUIRED,
}
_MENDS = {
    etree.ErrorTypes.ERR_ATTRIBUTE_NOT_STARTED: quote_values,
    etree.ErrorTypes.ERR_MISPLACED_CDATA_END: join_sections,
    etree.ErrorTypes.ERR_NAME_REQUIRED: escape_signs,
    etree.ErrorTypes.ERR_COMMENT_NOT_FINISHED: escape_unended,
    etree.ErrorTypes.ERR_CDATA_NOT_FINISHED: escape_unended,
    etree.ErrorTypes.ERR_PI_NOT_FINISHED: escape_unended,
}
"""What is done about errors that would lose a part of the feed."""

_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_DECLARATIONS = 20_000
"""Bytes at the start of a feed in which it declares the modules that it uses, or uses one."""

_NUMBER = rb"(?:0?[1-9]|1[0-2])"
_NO_MONTH = rb"(?:1[3-9]|2\d|3[01])"
_MONTH_FIRST = re.compile(rb">\s*%s[/-]%s[/-](?:20)?\d\d\b" % (_NUMBER, _NO_MONTH))
_DAY_FIRST = re.compile(rb">\s*%s[/-]%s[/-](?:20)?\d\d\b" % (_NO_MONTH, _NUMBER))
"""Dates of which one number is no month, so that they tell in which order a feed writes others."""

_NUMBERS = re.compile(r"(\d\d?)[/-](\d\d?)[/-](20\d\d)")

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|www\.", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_REGISTERED = "http://www.iana.org/assignments/relation/"
_WEB = ("http://", "https://")


def read_xml(document: bytes, url: str) -> RawFeed:
    """Read a feed of well-formed or nearly well-formed XML. Raises FeedError where it is none."""
    root, errors = _tree(document)
    for kind, mend in _MENDS.items():
        if kind in errors and (mended := mend(document)) != document:
            document = mended
            root, errors = _tree(document)
    if errors & _OVERLAPPING:
        document = escape_markup(document)
        escaped, errors = _tree(document)
        if errors & _OVERLAPPING:
            escaped, _ = _tree(balance(document))
        root = root if escaped is None else escaped
    if root is None:
        raise FeedError("it cannot be read as a feed")
    return _Reader(document, url).feed(root)


def _tree(document: bytes) -> tuple[etree._Element | None, set[int]]:
    """A document's root and the kinds of errors that libxml2 stepped over."""
    parser = etree.XMLParser(
        recover=True, huge_tree=True, resolve_entities=False, no_network=True,
        load_dtd=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(without_sections(document), parser)
    except (etree.LxmlError, ValueError):
        return None, set()
    return root, {error.type for error in parser.error_log}


class _Reader:
    """Reads one feed; what few feeds have is looked for only where the document names it."""

    def __init__(self, document: bytes, url: str) -> None:
        self.url = url
        self.site = ""  # from which links lead in RSS, and where another host hands a feed on
        self.based = False
        self._document = document
        self._months: bool | None = None
        head = document[:_DECLARATIONS]
        self.modules = any(module in head for module in MODULES)

    def _month_first(self, text: str) -> bool | None:
        """Whether a date has the month first, by the feed's others or by the day in its links.

        Few feeds have any date that must be asked for.
        """
        if self._months is None:
            month_first = _MONTH_FIRST.search(self._document)
            self._months = bool(month_first and not _DAY_FIRST.search(self._document))
        if self._months or not (date := _NUMBERS.search(text)):
            return self._months or None
        first, second, year = map(int, date.groups())
        links = (b"/%d/%02d/%02d/" % (year, *order) for order in ((first, second), (second, first)))
        return [link in self._document for link in links] == [True, False] or None

    def feed(self, root: etree._Element) -> RawFeed:
        self.based = bool(_HAS_BASE(root))
        channel = _channel(root)
        own = namespace_of(channel)
        items = [item for item in root.iter(*_ITEMS) if name_of(item.tag, own) in _ENTRY_NAMES]
        fields = fields_of(channel)
        language = first_text(fields, LANGUAGES)
        site = self._link(fields, channel)
        if site.startswith(_WEB) and (channel is not root or _host(site) != _host(self.url)):
            self.site = site
        return RawFeed(
            title=title_of(fields),
            site=site,
            language=language or channel.get(LANG) or root.get(LANG) or "",
            authors=names_of(fields, FEED_AUTHORS),
            entries=[self._entry(item) for item in items],
        )

    def _entry(self, item: etree._Element) -> RawEntry:
        fields = fields_of(item)
        guid = next((e for _, e in elements_of(fields, _IDS) if text_of(e)), None)
        permalink = guid is None or _is_permalink(guid)
        name, body = body_of(fields)
        html = "" if body is None else html_of(body, name)
        statement = None
        if self.modules:
            statement = statement_of(item, html)
        source = next(iter(fields.get("source", ())), None)
        entry = RawEntry(
            id=text_of(guid) if guid is not None else item.get(_ABOUT, ""),
            permalink=permalink,
            link=self._link(fields, item),
            title=title_of(fields),
            authors=names_of(fields, AUTHORS),
            html=html,
            base=self._base(item if body is None else body),
            language=language_of(item, fields, body),
            published=date_in(fields, PUBLISHED, self._month_first),
            updated=date_in(fields, UPDATED, self._month_first),
            statement=statement,
        )
        if source is not None:
            self._from_source(entry, source)
        if self.site and entry.link and not _ABSOLUTE.match(entry.link):
            entry.link = resolve(self.site, entry.link)
        if not (entry.link or (permalink and entry.id.startswith(_WEB))):
            entry.link = _recording(fields)
        return entry

    def _from_source(self, entry: RawEntry, source: etree._Element) -> None:
        """Take what an entry that was taken over from another feed does not say itself."""
        if not len(source):
            entry.outlet = text_of(source)
            return
        fields = fields_of(source)
        entry.outlet = first_text(fields, ("title",))
        entry.authors = entry.authors or names_of(fields, AUTHORS)

    def _base(self, element: etree._Element) -> str:
        if not self.based:
            return ""
        bases = [up.get(_BASE) for up in (element, *element.iterancestors())]
        base = self.url
        for step in reversed([base for base in bases if base]):
            base = resolve(base, step)
        return "" if base == self.url else base

    def _link(self, fields: Fields, owner: etree._Element) -> str:
        """The address of the article itself: not of the entry, an enclosure, replies or an API."""
        if original := first_text(fields, ("feedburner:origlink",)):
            return original
        best = ""
        score = 0
        for name in ("link", "atom:link"):
            for element in fields.get(name, ()):
                address, value = _rated(element)
                if value > score:
                    base = self._base(element)
                    best, score = resolve(base, address) if base else address, value
        return best or owner.get("href") or owner.get("HREF") or ""


_ENTRY_NAMES = frozenset(
    {"item", "entry", "atom:item", "atom:entry", "http://purl.org/net/rss1.1#:item"}
)


def _channel(root: etree._Element) -> etree._Element:
    for element in root:
        if str(element.tag).rpartition("}")[2].lower() == "channel":
            return element
    return root


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].lower()


def _is_permalink(guid: etree._Element) -> bool:
    said = guid.get("isPermaLink") or guid.get("ispermalink", "")
    return bool(said.strip().lower() != "false")


def _rated(element: etree._Element) -> tuple[str, int]:
    """An address and how likely it is the article's: 0 is not at all."""
    href = element.get("href")
    if href is None:
        text = text_of(element) or _tail(element)
        return text, (6 if text.startswith(_WEB) else 5) if text else 0
    href = href.strip()
    relations = element.get("rel", "").lower().removeprefix(_REGISTERED).split()
    if not href or (relations and "alternate" not in relations):
        return href, 0
    kind = element.get("type", "text/html").lower()
    value = 4 if kind in ("text/html", "application/xhtml+xml", "") else 2
    return href, value if href.startswith(_WEB) or not _SCHEME.match(href) else 1


def _tail(element: etree._Element) -> str:
    """The address behind an empty link, where HTML's software has written it (`<link/>http://`)."""
    text = (element.tail or "").strip()
    return text if text.startswith(_WEB) else ""


def _recording(fields: Fields) -> str:
    """The address of an entry that names no page: of its text, what plays it, or its file."""
    for _, content in elements_of(fields, ("content", "atom:content")):
        if url := content.get("src", "").strip():
            return str(url)
    for media in (fields, *media_of(fields)):
        for player in media.get("media:player", ()):
            if url := player.get("url", "").strip():
                return str(url)
    for element in fields.get("enclosure", ()):
        if url := element.get("url", "").strip():
            return str(url)
    for element in (*fields.get("link", ()), *fields.get("atom:link", ())):
        if element.get("rel") == "enclosure" and (url := element.get("href", "").strip()):
            return str(url)
    return ""
