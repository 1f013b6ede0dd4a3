"""A tree of HTML, or of trafilatura's own elements, into the blocks of a text.

The walk goes from event to event and never calls itself, so that deep nesting makes it long
and not deep.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from urllib.parse import urljoin

from lxml import etree

from tui import clean
from tui.lost_marks import restore_marks
from tui.model import BlockKind, Body
from tui.pages.body_builder import BodyBuilder

_HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
_CELLS = frozenset({"td", "th", "cell"})
_ROLES = (
    {"a": "link", "ref": "link", "br": "break", "lb": "break", "tr": "row", "row": "row"}
    | dict.fromkeys(_CELLS, "cell")
    | dict.fromkeys(
        {"address", "article", "aside", "body", "caption", "center", "details", "div", "fieldset"}
        | {"figure", "footer", "header", "hgroup", "hr", "html", "main", "nav", "p", "section"}
        | {"summary", "table", "tbody", "tfoot", "thead"},
        "block",
    )
    | dict.fromkeys((*_HEADINGS, "head"), "heading")
    | dict.fromkeys(("blockquote", "quote"), "quote")
    | dict.fromkeys(("ul", "ol", "dl", "menu", "dir", "list"), "list")
    | dict.fromkeys(("li", "dt", "dd", "item"), "item")
    | dict.fromkeys(("pre", "code"), "code")
)
"""What an element does to the text, in HTML and in what trafilatura makes of it."""

_DROPPED = frozenset(
    {"applet", "audio", "base", "button", "canvas", "datalist", "embed", "figcaption", "form"}
    | {"frame", "frameset", "graphic", "iframe", "input", "link", "map", "math", "meta", "meter"}
    | {"noframes", "noscript", "object", "option", "progress", "script", "select", "source"}
    | {"style", "svg", "template", "textarea", "title", "track", "video"}
)

_BESIDE = re.compile(
    r"wp-caption-text|kg-(?:bookmark|signup|cta|product)-card|subscription-widget|sharedaddy|jp-relatedposts|yarpp|feedflare|addtoany|outbrain|taboola"
    r"|(?:^|[\s_-])related(?:[-_]?(?:posts?|articles?|stories|news|links|content))?(?:$|\s)",
    re.IGNORECASE,
)
"""Classes of what stands beside a text: captions, buttons, links to other articles."""

PICTURES = frozenset(
    {"audio", "button", "canvas", "embed", "iframe", "img", "object", "picture", "svg", "video"}
)
"""What stands between two words where it is drawn, so that they are not one word without it."""

_C0 = bytes({*range(32), 127} - {9, 10, 13})
_C1_REFERENCE = re.compile(
    r"&#(?:0*(1(?:2[89]|[34]\d|5\d))(?!\d)|[xX]0*([89][0-9a-fA-F])(?![0-9a-fA-F]));?"
)
_PARSING = {
    "encoding": "utf-8",
    "huge_tree": True,
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
}


def beginning(html: str, characters: int, tags: int) -> str:
    """Cut HTML to as much as is made a tree, which takes many times as much memory."""
    html = html[:characters]
    if len(html) <= tags or html.count("<") <= tags:
        return html
    beyond = next(islice(re.finditer("<", html), tags, None))
    return html[: beyond.start()]


def parse_fragment(html: str) -> etree._Element | None:
    """Parse HTML in any state; None where there is no element in it."""
    return _parsed(html, etree.HTMLParser(**_PARSING))


def parse_page(html: str) -> etree._Element | None:
    """Parse a page into the tree that trafilatura works on; None where no element is in it."""
    from lxml.html import HTMLParser

    return _parsed(_C1_REFERENCE.sub(_as_windows, html), HTMLParser(**_PARSING))


def _as_windows(reference: re.Match[str]) -> str:
    """What every browser makes of a reference to C1; trafilatura would drop it."""
    digits = reference[1] or f"0x{reference[2]}"
    return bytes([int(digits, 0 if reference[2] else 10)]).decode("cp1252", "replace")


def _parsed(html: str, parser: etree.HTMLParser) -> etree._Element | None:
    try:
        encoded = html.encode("utf-8", "replace")
        source = encoded.translate(None, _C0)
        if len(source) < len(encoded):
            source = restore_marks(html).encode("utf-8", "replace")
        root: etree._Element | None = etree.fromstring(source, parser)
    except (etree.LxmlError, ValueError):
        return None
    return root


def walk(root: etree._Element, url: str) -> Body:
    """Set an element's text in blocks; relative links lead from `url` or its `<base>`."""
    walker = _Walker(url)
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "end":
            walker.leave(element)
        elif _hidden(element):
            walker.skip(element)
            events.skip_subtree()
        else:
            walker.enter(element)
        if walker.builder.full:
            break
    return walker.builder.body()


def _hidden(element: etree._Element) -> bool:
    if element.tag in _DROPPED:
        return True
    if element.tag == "head":  # HTML's holds nothing to read; trafilatura's is a heading
        return not element.get("rend") and element.getparent() is not None
    attributes = element.attrib
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in attributes.get("style", "").replace(" ", "").lower()
        or ("class" in attributes and bool(_BESIDE.search(attributes["class"])))
    )


class _Walker:
    """What the walk stands in: quotes, lists, items, a heading, a row, code."""

    def __init__(self, url: str) -> None:
        self.builder = BodyBuilder()
        self._url = url
        self._depth = dict.fromkeys(("quote", "list", "item", "code"), 0)
        self._heading = 0
        self._rows: list[bool] = []
        self._skipping = False

    def skip(self, element: etree._Element) -> None:
        """Pass over an element; only its address for relative links counts."""
        self._skipping = True
        for base in element.iter("base"):
            self._url = urljoin(self._url, base.get("href", "")[: clean.MAX_ADDRESS])

    def enter(self, element: etree._Element) -> None:
        role = _ROLES.get(element.tag)
        if role == "block":
            self._part()
        elif role is None:
            pass
        elif role == "link":
            target = element.get("href") or element.get("target") or ""
            self.builder.enter(_leads_to(self._url, target[: clean.MAX_ADDRESS + 1]))
        elif role == "break":
            self._break()
        elif role == "row":
            self._part()
            self._rows.append(_tabular(element))
        elif role == "cell":
            self._enter_cell()
        elif role != "code" or not _inline(element):
            self._part()
            self._turn(role, element, 1)
        if text := element.text:
            self._text(text)

    def leave(self, element: etree._Element) -> None:
        role = _ROLES.get(element.tag)
        if self._skipping:
            self._skipping = False
        elif role == "block":
            self._part()
        elif role == "link":
            self.builder.leave()
        elif role is not None and role != "break":
            self._leave_structure(role, element)
        if tail := element.tail:
            if tail[0].isalnum() and element.tag in PICTURES:
                self.builder.part()
            self._text(tail)

    def _leave_structure(self, role: str, element: etree._Element) -> None:
        if role == "row":
            inner = self._rows.pop()
            if inner and not self._in_row:
                self.builder.end()
            else:
                self._part()
        elif role == "cell":
            if not self._in_row:
                self.builder.end()
        elif role != "code" or not _inline(element):
            self._part()
            self._turn(role, element, -1)

    def _enter_cell(self) -> None:
        if not self._in_row:
            self.builder.end()
        elif not self.builder.empty:
            self.builder.cell()

    def _turn(self, role: str, element: etree._Element, step: int) -> None:
        """Enter or leave what gives a block its kind."""
        if role == "heading":
            rank = _HEADINGS.get(element.tag) or _HEADINGS.get(element.get("rend", ""), 2)
            self._heading = rank if step > 0 else 0
        else:
            self._depth[role] = max(0, self._depth[role] + step)

    @property
    def _in_row(self) -> bool:
        return bool(self._rows) and self._rows[-1]

    def _part(self) -> None:
        """A block begins or ends here; within a row that is no more than a space."""
        if self._in_row:
            self.builder.space()
        else:
            self.builder.end()

    def _break(self) -> None:
        if self._in_row:
            self.builder.space()
        elif self._depth["code"]:
            self.builder.verbatim("\n")
        else:
            self.builder.line()

    def _text(self, raw: str) -> None:
        if self.builder.empty:
            if raw.isspace():
                return
            self.builder.kind, self.builder.level = self._kind()
        if self.builder.kind == "code":
            self.builder.verbatim(raw)
        else:
            self.builder.add(raw)

    def _kind(self) -> tuple[BlockKind, int]:
        """The kind of a block whose first text stands here."""
        if self._in_row:
            return "row", 0
        if self._depth["code"]:
            return "code", 0
        if self._heading:
            return "heading", self._heading
        if self._depth["item"]:
            return "item", max(self._depth["list"], 1)
        return ("quote" if self._depth["quote"] else "paragraph"), 0


def _inline(element: etree._Element) -> bool:
    """Whether it is code within a sentence: HTML's always is, trafilatura's has one line."""
    return bool(element.tag == "code" and "\n" not in (element.text or ""))


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
    target = target.strip()
    try:
        absolute = target if target.startswith(("http://", "https://")) else urljoin(base, target)
    except ValueError:
        return ""
    return clean.address(absolute)
