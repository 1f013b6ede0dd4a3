"""Prepares a page's tree for trafilatura, which loses what stands in unusual places.

Sentences in bare `<div>`s lose words beside their links, of a live page's posts only the first is
read, and lists in table cells are dropped: each becomes what trafilatura keeps.
"""

from __future__ import annotations

import re

from lxml import etree

from tui.pages.body_builder import WORD_ENDS
from tui.pages.captions import drop_captions
from tui.pages.container import name_container
from tui.pages.custom_elements import resolve_custom_elements
from tui.pages.element_text import length_within, line_of
from tui.pages.live_posts import join_posts
from tui.pages.note_marks import preceding
from tui.pages.resolve_markup import resolve_markup
from tui.pages.surroundings import drop_comments, drop_menus, keep_boxes
from tui.pages.walker import PICTURES

INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "dfn", "em"}
    | {"font", "i", "img", "ins", "kbd", "mark", "q", "samp", "small", "span", "strong", "sub"}
    | {"sup", "time", "tt", "u", "var", "wbr"}
)

SENTENCE = 30
"""Characters outside of links from which on a run of text is a sentence and no label."""

DATELINE = 60
"""Characters of the longest town and agency before a report, with a dash behind them."""

OWN = 0.4
"""Share of a line that stands outside of its links from which on it is no list of links."""

LIST_ITEMS = 20
"""Items of the longest list that is set into its table's row."""

LINKED_LINE, LINKED_LIST = 60, 300
"""Characters of paragraphs and lists below which trafilatura drops them for their links."""

_BARE = etree.XPath(
    "//*[self::div or self::section or self::article or self::main or self::blockquote]"
    "[a or div or p][text()[string-length(normalize-space(.)) > 4]]"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_EMPTY_LINKS = etree.XPath("//a[string-length(normalize-space()) < 2]")
_LINKED = etree.XPath("//p[count(.//a) > 1] | //*[self::ul or self::ol][../p][li//a]")
_QUOTING = etree.XPath("//figure[.//blockquote]")
_CELL_LISTS = etree.XPath(
    "//tr[count(td|th) > 1]/*[self::td or self::th][count(.//p) < 2]//*[self::ul or self::ol]"
)
_BEFORE_PARAGRAPHS = etree.XPath(
    "//*[self::div or self::p or self::cite or self::span][following-sibling::*[1][self::p]]"
    f"[string-length(normalize-space()) < {DATELINE}]"
)
_BROKEN = etree.XPath(
    "//*[self::li or self::td or self::th or self::dd or self::blockquote][.//br][.//a]"
    "[not(p or div or ul or ol or dl or table or blockquote or h2 or h3 or h4)]"
)
"""What holds lines and links but no paragraph, where the blank before a link is lost."""

_BOXES = etree.XPath("//table[count(.//td | .//th) = 1]")
"""Tables of one cell, which only set a box around what is in it."""

_SENTENCE_END = re.compile(r"[.!?…。！？؟।։።]|[:：]\s*$")
BESIDE = (
    *("aside", "audio", "button", "canvas", "dialog", "fieldset", "footer", "iframe"),
    *("input", "label", "link", "meta", "nav", "noscript", "object", "picture", "select", "style"),
    *("svg", "template", "textarea", "video"),
)
"""What holds no text of an article; trafilatura drops it too, but from each of five copies.

Images go later, since they show what a caption is.
"""


def prepare(root: etree._Element, *, live: bool, data: bool) -> None:
    """Change a page's tree in place.

    `live` tells that its data call it a live page, `data` that they hold the article's text.
    """
    resolve_custom_elements(root)
    keep_boxes(root)
    for picture in root.iter("aside", *PICTURES):
        _part_words(picture)
    etree.strip_elements(root, *BESIDE, *(() if data else ("script",)), with_tail=False)
    drop_comments(root)
    drop_menus(root)
    drop_captions(root)
    etree.strip_elements(root, "img", with_tail=False)
    resolve_markup(root)
    _keep_linked(root)
    _join_datelines(root)
    name_container(root)
    join_posts(root, live=live)
    _open_boxes(root)
    bare = _BARE(root)
    for element in bare:
        _wrap_sentences(element)
    for parent in {element.getparent() for element in bare if element.tag == "p"}:
        for element in parent.iterchildren("div"):
            _wrap_sentences(element)  # lest they be lost because they have no link


def _open_boxes(root: etree._Element) -> None:
    """Make texts of what tables are there to lay out, of broken lines and of lists in cells."""
    for box in _BOXES(root):
        for part in box.iter("table", "tbody", "tr", "td", "th"):
            part.tag = "div"
    for element in _BROKEN(root):
        _wrap(element)
    for cell_list in _CELL_LISTS(root):
        _set_in_row(cell_list)


def _keep_linked(root: etree._Element) -> None:
    """Take out links and frames for which trafilatura would drop what they stand in."""
    for link in _EMPTY_LINKS(root):
        if not any(map(str.isalnum, line := line_of(link))) and (
            link.getparent().tag in _HEADINGS
            or (not line and next(link.iterancestors("p", "li", "td"), None) is not None)
        ):
            link.drop_tree()
    for container in _LINKED(root):
        _keep_counts(container)
    for figure in _QUOTING(root):
        figure.tag = "div"


def _join_datelines(root: etree._Element) -> None:
    """Set a town and agency that stand in a box of their own before the first paragraph."""
    for box in _BEFORE_PARAGRAPHS(root):
        line = line_of(box)
        if (
            line.endswith(("—", "–"))
            and any(map(str.isalpha, line))
            and not (box.tail or "").strip()
        ):
            paragraph = box.getnext()
            paragraph.text = f"{line} {(paragraph.text or '').lstrip()}"
            box.drop_tree()


def _part_words(picture: etree._Element) -> None:
    """Set a blank where a picture stood between two words, which would be one without it."""
    tail, before = picture.tail or "", preceding(picture)
    if tail[:1].isalnum() and (before[-1:].isalnum() or before[-1:] in WORD_ENDS):
        picture.tail = f" {tail}"


def _keep_counts(container: etree._Element) -> None:
    """Take the links out of a short list or paragraph that says more than they do.

    "Orlova: 12 killed", with a link on the town of each item, is a list of links to trafilatura.
    """
    text = line_of(container)
    if len(text) > (LINKED_LINE if container.tag == "p" else LINKED_LIST):
        return
    links = list(container.iter("a"))
    own = len(text) - sum(len(line_of(link)) for link in links)
    if own * 2 >= len(text) and any(map(str.isdecimal, text)):
        for link in links:
            link.drop_tag()


def _wrap_sentences(container: etree._Element) -> None:
    """Make paragraphs of the sentences that stand in a container itself."""
    if container.tag == "div" and _is_inline(container):
        if _is_sentence(container) or _says_more(container):
            container.tag = "p"
        return
    run = _new_run(container, container.text)
    container.text = None
    for child in list(container):
        tail, child.tail = child.tail, None
        if child.tag in INLINE and _is_inline(child):
            run.append(child)
            child.tail = tail
        else:
            if child.tag == "div" and _is_inline(child) and _is_sentence(child):
                child.tag = "p"
            _end_run(run, child)
            run = _new_run(container, tail)
    _end_run(run, None, container)


def _new_run(container: etree._Element, text: str | None) -> etree._Element:
    run = container.makeelement("span")
    run.text = text
    return run


def _end_run(
    run: etree._Element, following: etree._Element | None, container: etree._Element | None = None
) -> None:
    """Put a run of text and inline elements before what follows it."""
    if not len(run) and not (run.text and run.text.strip()):
        return
    if _is_sentence(run):
        run.tag = "p"
    if following is not None:
        following.addprevious(run)
    elif container is not None:
        container.append(run)


def _is_inline(element: etree._Element) -> bool:
    return all(child.tag in INLINE for child in element.iterdescendants())


def _says_more(element: etree._Element) -> bool:
    """Tell whether a line is more than its links; trafilatura would drop the words before them."""
    size = len(line_of(element))
    own = size - length_within(element, "a")
    return own < size and own >= OWN * size


def _is_sentence(element: etree._Element) -> bool:
    text = "".join(element.itertext())
    if len(text) < SENTENCE or not _SENTENCE_END.search(text):
        return False
    return len(text) - length_within(element, "a") >= SENTENCE


def _wrap(element: etree._Element) -> None:
    """Make one paragraph of all that is in an element."""
    paragraph = element.makeelement("p")
    paragraph.text, element.text = element.text, None
    paragraph.extend(list(element))
    element.append(paragraph)


def _set_in_row(cell_list: etree._Element) -> None:
    """Set the items of a list in a table's cell side by side."""
    items = [item for item in cell_list if item.tag == "li"]
    if len(items) > LIST_ITEMS:
        return
    for place, item in enumerate(items):
        if place:
            item.text = f"; {(item.text or '').lstrip()}"
        item.tag = "span"
        item.tail = None
    cell_list.text = None
    cell_list.tag = "span"
