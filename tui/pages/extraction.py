"""Extracts an article's text and metadata from its page, by trafilatura."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from tui import clean
from tui.lost_marks import restore_references
from tui.model import Block, Body, Page, PageState
from tui.pages.body_builder import with_blocks
from tui.pages.depth import flatten
from tui.pages.element_text import letters_of, line_of
from tui.pages.metadata import Metadata, read_metadata
from tui.pages.prepare import prepare
from tui.pages.promotion import (
    without_links_behind,
    without_links_between,
    without_promotion,
)
from tui.pages.standfirst import standfirst, with_standfirst
from tui.pages.unmarked_days import is_day
from tui.pages.walker import beginning, parse_page, walk

if TYPE_CHECKING:
    from lxml import etree

MAX_BYTES = 2_000_000
"""Bytes of a page that are read; beyond, a page is not worth its cost."""

MAX_MARKUP = 1_000_000
MAX_TAGS = 30_000
"""Characters and tags of a page that are made a tree; each element takes 4 KB, copies and all.

A page that has more is read without its scripts and styles, which is what makes honest pages long,
and only up to there.
"""

SHORT = 250
"""Characters below which a text may be a teaser, or what is left of a page that needs a browser."""

TEASER = 2_500
"""Characters below which the text of a locked page is only its beginning."""

FAST_ENOUGH = 1_500
"""Characters from which on trafilatura's fast way is believed.

On the public benchmarks what it misses of an article leaves less than that.
"""

TWICE = 2
"""How many times as long the slow way's text must be to be taken: below, it adds what is beside."""

HEADLINE = 15
"""Characters of a link from which on it is another article's headline, and no word of a menu."""

WALLS = frozenset({"consent", "challenge", "login", "blocked", "missing"})
"""States of pages that stand before an article; what they say of themselves is not about it."""

PROBLEMS: dict[PageState, str] = {
    "consent": "it asks for consent to cookies first; open it in a browser",
    "challenge": "it wants proof that its reader is no robot; open it in a browser",
    "login": "it asks its reader to sign in",
    "blocked": "it is closed to this country or to this reader",
    "missing": "it says that there is no such page, or none for now",
    "paywall": "the whole of it is for subscribers",
    "empty": "it holds no text that can be read without a browser",
}
"""What stands in an article's place, as a user is told."""

_CODE = re.compile(r"<(script|style|svg|noscript)\b[^>]{0,2000}>", re.IGNORECASE)
_CODE_ENDS = {
    name: re.compile(rf"</{name}\b[^>]{{0,20}}>?", re.IGNORECASE)
    for name in ("script", "style", "svg", "noscript")
}
_DATED = re.compile(
    r"(?:last )?(?:published|updated|posted|modified)\b.{0,60}\d.{0,20}$"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}$",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"[^>»›]{1,30}(?:\s*[>»›]\s*[^>»›]{1,30}){1,5}")
"""The way from a site's front page to an article, "News > Economy > Firms"."""


def extract(body: bytes, url: str, content_type: str = "") -> Page:
    """Extract the article of a page. It never fails: an unreadable one has the state "empty"."""
    html = restore_references(clean.decode(body[:MAX_BYTES], content_type))
    if len(html) > MAX_MARKUP or html.count("<") > MAX_TAGS:
        html = beginning(_without_code(html), MAX_MARKUP, MAX_TAGS)
    root = None if clean.overloaded(html) else parse_page(html)
    if root is None:
        return Page(state="empty", problem=PROBLEMS["empty"])
    flatten(root)
    metadata = read_metadata(root, url)
    base = _base(root, url)
    prepare(root, live=metadata.live, data=bool(metadata.length))
    text = _without_head(_text(root, base, metadata), metadata.title, metadata.author)
    text = without_links_between(without_links_behind(text), url)
    text = with_standfirst(text, standfirst(root, metadata.title))
    state, text = _judged(text, root, metadata)
    if state in WALLS:
        return Page(state=state, language=metadata.language, problem=PROBLEMS[state])
    return Page(
        state=state,
        title=metadata.title,
        author=metadata.author,
        published=metadata.published,
        site=metadata.site if metadata.site != metadata.title else "",
        language=metadata.language,
        body=text,
        problem=PROBLEMS.get(state, ""),
    )


def _base(root: etree._Element, url: str) -> str:
    """The address that relative links of a page lead from."""
    base = next(root.iter("base"), None)
    target: str = "" if base is None else base.get("href", "")[: clean.MAX_ADDRESS]
    try:
        return urljoin(url, target)
    except ValueError:
        return url


def _without_code(html: str) -> str:
    """A page without what is not text; descriptions of the article are kept."""
    pieces: list[str] = []
    at = 0
    for opening in _CODE.finditer(html):
        if opening.start() < at or "ld+json" in opening[0]:
            continue
        pieces.append(html[at : opening.start()])
        closing = _CODE_ENDS[opening[1].lower()].search(html, opening.end())
        if closing is None:
            return "".join(pieces)
        at = closing.end()
    pieces.append(html[at:])
    return "".join(pieces)


def _text(root: etree._Element, url: str, metadata: Metadata) -> Body:
    """The article's text: the fast way's, or the slow way's where that misses half of it."""
    body = _by_trafilatura(root, url, fast=True)
    least = TWICE * len(body.text)
    if len(body.text) < FAST_ENOUGH and max(_visible(root), metadata.length) >= least:
        slow = _by_trafilatura(root, url, fast=False)
        body = slow if len(slow.text) >= least else body
    for tag in ("article", "main"):
        if not body.text and (container := next(root.iter(tag), None)) is not None:
            body = without_promotion(walk(container, url))
    return body if body.text else _below_heading(root, url)


def _below_heading(root: etree._Element, url: str) -> Body:
    """What stands below a page's only heading, in the smallest box in which anything does."""
    headings = list(root.iter("h1"))
    if len(headings) == 1:
        for box in headings[0].iterancestors():
            body = walk(box, url)
            lines = [body.text[block.start : block.end] for block in body.blocks]
            if box.tag == "html" or (title := line_of(headings[0])) not in lines:
                break
            if below := body.blocks[lines.index(title) + 1 :]:
                return without_promotion(with_blocks(body, below))
    return Body()


def _visible(root: etree._Element) -> int:
    """Characters of a page that stand in no link, an upper bound of what an article can have."""
    texts = root.xpath(
        "//text()[parent::p or parent::div or parent::span or parent::li or parent::td"
        " or parent::section or parent::article or parent::main or parent::blockquote"
        " or parent::b or parent::strong or parent::em or parent::i or parent::font]"
    )
    return sum(len(text.strip()) for text in texts)


def _by_trafilatura(root: etree._Element, url: str, *, fast: bool) -> Body:
    """What trafilatura picks out; nothing where it fails, whatever in the page it fails on.

    It works on a copy of the tree. Of a page that it makes one line of, menus and all, nothing is
    taken either.
    """
    from trafilatura import bare_extraction

    try:
        document: Any = bare_extraction(
            root,
            fast=fast,
            include_comments=False,
            include_links=True,
            output_format="xml",
        )
    except Exception:  # noqa: BLE001
        document = None
    if document is None or document.body is None:
        return Body()
    body = walk(document.body, url)
    if len(body.blocks) == 1 and document.body.find(".//ref") is None and _is_squash(body, root):
        return Body()
    return without_promotion(body)


def _is_squash(body: Body, root: etree._Element) -> bool:
    """Tell whether a text is the whole page in one line, by the page's links and heading in it."""
    if any(line_of(paragraph) == body.text for paragraph in root.iter("p")):
        return False
    links = [line_of(link) for link in root.iter("a")]
    if len(body.text) > SHORT:
        return 2 * sum(map(len, links)) > len(body.text)
    headings = [line_of(heading) for heading in root.iter("h1")]
    return any(len(link) >= HEADLINE and link in body.text for link in links) or any(
        heading and heading != body.text and heading in body.text for heading in headings
    )


def _without_head(body: Body, title: str, author: str) -> Body:
    """The body without lines of signs, and those above it that repeat title, author or date."""
    title_letters = letters_of(title)
    blocks: list[Block] = []
    for place, block in enumerate(body.blocks):
        line = body.text[block.start : block.end]
        if not any(map(str.isalnum, line)):
            continue
        letters = letters_of(line) if place < 5 and len(line) < 300 else ""
        byline = author and letters_of(author) in letters and len(line) < len(author) + 30
        if not (letters and (letters == title_letters or byline or _is_label(line))):
            blocks.append(block)
    return with_blocks(body, blocks)


def _is_label(line: str) -> bool:
    """Tell the day of an article or the way to it from a line of its text."""
    return len(line) < 100 and bool(_DATED.match(line) or _CRUMBS.fullmatch(line) or is_day(line))


def _judged(body: Body, root: etree._Element, metadata: Metadata) -> tuple[PageState, Body]:
    """How far a page's text can be relied on, and what of it is the article's."""
    from tui.pages import walls

    language, headings, dated = metadata.language, metadata.headings, metadata.dated
    if kind := walls.wall(body, headings, dated=dated, language=language):
        return kind, Body()
    body = walls.without_notices(body, language)
    text = body.text
    if not any(map(str.isalnum, text)):
        notice = walk(root, "")
        notice = replace(notice, text=notice.text[: walls.LONGEST])
        return walls.wall(notice, headings, dated=dated, language=language) or "empty", Body()
    locked = len(text) < TEASER and (metadata.locked or walls.offers_subscription(text))
    if locked or (len(text) < TEASER / 3 and walls.offers_subscription(_main_text(root))):
        rest = walls.without_offers(body)
        return ("paywall" if rest.text else "login"), rest
    return ("short" if len(text) < SHORT else "full"), body


def _main_text(root: etree._Element) -> str:
    """What stands in a page's paragraphs, headings and boxes, its scripts and menus left out."""
    return "\n".join(root.xpath("//body//*[self::p or self::div or self::h2 or self::h3]/text()"))
