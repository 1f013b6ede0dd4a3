"""A tree of HTML, or of trafilatura's own elements, into the blocks of a text.

The walk goes from event to event and never calls itself, so that a page of 60,000 nested
elements is a long walk and not a deep one.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urljoin

from lxml import etree

from tui import clean
from tui.model import BlockKind, Body
from tui.pages.setting import Setter

_HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
_BLOCKS = frozenset(
    "address article aside body center dd details div dl dt fieldset figure footer header "
    "hgroup hr html li main nav ol p section summary table tbody tfoot thead tr ul caption "
    "head list item row quote blockquote pre code".split()
    + list(_HEADINGS)
)
_LISTS = frozenset({"ul", "ol", "dl", "menu", "dir", "list"})
_ITEMS = frozenset({"li", "dt", "dd", "item"})
_CELLS = frozenset({"td", "th", "cell"})
_DROPPED = frozenset(
    "applet audio base button canvas datalist embed figcaption form frame frameset iframe input "
    "link map math meta meter noframes noscript object option progress script select source "
    "style svg template textarea title track video graphic".split()
)


def tree(html: str) -> etree._Element | None:
    """Parse HTML of any depth and in any state; null where there is no element in it."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root: etree._Element | None = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None
    return root


def walk(root: etree._Element, url: str) -> Body:
    """The blocks below an element; relative links lead from `url` or its `<base>`."""
    walker = _Walker(url)
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if not isinstance(tag, str):
            if event == "end":
                walker.text(element.tail)
        elif event == "end":
            walker.leave(element, tag)
        elif _hidden(element, tag):
            walker.base(element, tag)
            events.skip_subtree()
            walker.skip(tag)
        else:
            walker.enter(element, tag)
        if walker.setter.full:
            break
    return walker.setter.body()


def _hidden(element: etree._Element, tag: str) -> bool:
    if tag in _DROPPED:
        return True
    if tag == "head":
        return not element.get("rend") and element.getparent() is not None
    attributes = element.attrib
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in attributes.get("style", "").replace(" ", "").lower()
    )


class _Walker:
    """What the walk stands in: quotes, lists, a row, code, links that cannot be opened."""

    def __init__(self, url: str) -> None:
        self.setter = Setter()
        self._url = url
        self._quotes = 0
        self._lists = 0
        self._heading = 0
        self._item = 0
        self._code = 0
        self._rows: list[bool] = []
        self._skipped: list[str] = []

    def base(self, element: etree._Element, tag: str) -> None:
        if tag == "base":
            self._url = urljoin(self._url, element.get("href", ""))
        elif tag == "head":
            for child in element.iterchildren("base"):
                self.base(child, "base")

    def skip(self, tag: str) -> None:
        self._skipped.append(tag)

    def text(self, raw: str | None) -> None:
        if not raw:
            return
        if self._code:
            self.setter.verbatim(raw)
            return
        if self.setter.empty:
            self._begin()
        self.setter.add(raw)

    def _begin(self) -> None:
        """Name the kind of the block whose first text comes."""
        kind: BlockKind = "paragraph"
        level = 0
        if self._in_row:
            kind = "row"
        elif self._heading:
            kind, level = "heading", self._heading
        elif self._item:
            kind, level = "item", max(self._lists, 1)
        elif self._quotes:
            kind = "quote"
        self.setter.kind, self.setter.level = kind, level

    @property
    def _in_row(self) -> bool:
        return bool(self._rows) and self._rows[-1]

    def _part(self) -> None:
        if self._in_row:
            self.setter.space()
        else:
            self.setter.end()

    def enter(self, element: etree._Element, tag: str) -> None:
        if tag in ("a", "ref"):
            self.setter.enter(
                _leads_to(self._url, element.get("href") or element.get("target") or "")
            )
        elif tag in ("br", "lb"):
            if self._in_row or self._code:
                self.setter.space() if self._in_row else self.setter.verbatim("\n")
            else:
                self.setter.line()
        elif tag in ("tr", "row"):
            self._part()
            self._rows.append(_tabular(element))
        elif tag in _CELLS:
            if not self._in_row:
                self.setter.end()
            elif not self.setter.empty:
                self.setter.trim()
                self.setter.add(" | ")
        elif tag in _BLOCKS:
            self._enter_block(element, tag)
        self.text(element.text)

    def _enter_block(self, element: etree._Element, tag: str) -> None:
        if tag == "code" and not _stands_alone(element):
            return
        self._part()
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag == "head":
            self._heading = _HEADINGS.get(element.get("rend", ""), 2)
        elif tag in ("blockquote", "quote"):
            self._quotes += 1
        elif tag in _LISTS:
            self._lists += 1
        elif tag in _ITEMS:
            self._item += 1
        elif tag in ("pre", "code") and not self._in_row:
            self._code += 1
            self.setter.kind, self.setter.level = "code", 0

    def leave(self, element: etree._Element, tag: str) -> None:
        if self._skipped and self._skipped[-1] == tag:
            self._skipped.pop()
        elif tag in ("a", "ref"):
            self.setter.leave()
        elif tag in ("tr", "row"):
            if self._rows and self._rows.pop():
                self.setter.end() if not self._in_row else self.setter.space()
            else:
                self._part()
        elif tag in _CELLS:
            if not self._in_row:
                self.setter.end()
        elif tag in _BLOCKS:
            self._leave_block(element, tag)
        self.text(element.tail)

    def _leave_block(self, element: etree._Element, tag: str) -> None:
        if tag == "code" and not _stands_alone(element):
            return
        self._part()
        if tag in _HEADINGS or tag == "head":
            self._heading = 0
        elif tag in ("blockquote", "quote"):
            self._quotes -= 1
        elif tag in _LISTS:
            self._lists -= 1
        elif tag in _ITEMS:
            self._item -= 1
        elif tag in ("pre", "code") and self._code:
            self._code -= 1


def _stands_alone(element: etree._Element) -> bool:
    """Whether trafilatura's `code` is a block; HTML's is a word or two within one."""
    parent = element.getparent()
    return (
        parent is not None
        and parent.tag == "body"
        and not parent.text
        and "\n" in (element.text or "")
    )


def _tabular(row: etree._Element) -> bool:
    """Whether a row holds data; one whose cells hold paragraphs only sets a page."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    return len(cells) > 1 and not any(
        child.tag == "table" or (child.tag == "p" and child.getnext() is not None)
        for cell in cells
        for child in cell
    )


@lru_cache(maxsize=512)
def _leads_to(base: str, target: str) -> str:
    try:
        return clean.address(urljoin(base, target.strip()))
    except ValueError:
        return ""
