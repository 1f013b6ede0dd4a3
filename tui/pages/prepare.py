"""Prepares a page's tree for trafilatura, which loses what stands in unusual places.

Sentences in bare `<div>`s lose words beside their links, of a live page's posts only the first is
read, and lists in table cells are dropped: each becomes what trafilatura keeps.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from tui.pages.body_builder import WORD_ENDS
from tui.pages.container import name_container
from tui.pages.custom_elements import resolve_custom_elements
from tui.pages.element_text import length_within, line_of
from tui.pages.note_marks import preceding
from tui.pages.resolve_markup import drop_captions, resolve_markup
from tui.pages.surroundings import drop_menus
from tui.pages.walker import PICTURES

INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "dfn", "em"}
    | {"font", "i", "img", "ins", "kbd", "mark", "q", "samp", "small", "span", "strong", "sub"}
    | {"sup", "time", "tt", "u", "var", "wbr"}
)

SENTENCE = 30
"""Characters outside of links from which on a run of text is a sentence and no label."""

POST = 80
"""Characters of the shortest post of a live page; a teaser's line is about as long."""

TEASER = 600
"""Characters of the longest teaser for another article."""

LONG_POST, LONGEST_POST = 150, 3_000
"""Characters of posts on average where nothing but their form says that a page is live.

Longer ones are articles by themselves, one below the other.
"""

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
_CELL_LISTS = etree.XPath("//tr[count(td|th) > 1]/*[self::td or self::th]//*[self::ul or self::ol]")
_BOXES = etree.XPath("//table[count(.//td | .//th) = 1]")
"""Tables of one cell, which only set a box around what is in it."""

_SENTENCE_END = re.compile(r"[.!?…。！？؟।։።]")
_LIVE = re.compile(
    r"\blive[-_]*(?:blog|post|update|feed|stream|ticker|entr)|liveblog|minute-by-minute|\bticker",
    re.IGNORECASE,
)


BESIDE = (
    *("aside", "audio", "button", "canvas", "dialog", "fieldset", "footer", "iframe", "img"),
    *("input", "label", "link", "meta", "nav", "noscript", "object", "picture", "select", "style"),
    *("svg", "template", "textarea", "video"),
)
"""What holds no text of an article; trafilatura drops it too, but from each of five copies."""


def prepare(root: etree._Element, *, live: bool, data: bool) -> None:
    """Change a page's tree in place.

    `live` tells that its data call it a live page, `data` that they hold the article's text.
    """
    resolve_custom_elements(root)
    drop_captions(root)
    for picture in root.iter("aside", *PICTURES):
        _part_words(picture)
    etree.strip_elements(root, *BESIDE, *(() if data else ("script",)), with_tail=False)
    drop_menus(root)
    resolve_markup(root)
    _keep_linked(root)
    name_container(root)
    _join_posts(root, live=live)
    for box in _BOXES(root):
        for part in box.iter("table", "tbody", "tr", "td", "th"):
            part.tag = "div"
    for cell_list in _CELL_LISTS(root):
        _set_in_row(cell_list)
    bare = _BARE(root)
    for element in bare:
        _wrap_sentences(element)
    for parent in {element.getparent() for element in bare if element.tag == "p"}:
        for element in parent.iterchildren("div"):
            _wrap_sentences(element)  # lest they be lost because they have no link


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
        if _is_sentence(container):
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


def _is_sentence(element: etree._Element) -> bool:
    text = "".join(element.itertext())
    if len(text) < SENTENCE or not _SENTENCE_END.search(text):
        return False
    return len(text) - length_within(element, "a") >= SENTENCE


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


def _join_posts(root: etree._Element, *, live: bool) -> None:
    """Make one article of a live page's posts, of which a reader would get the first.

    The same would happen with teasers, which go.
    """
    articles = list(root.iter("article"))
    if len(articles) < 2:
        return
    if not live:
        articles = _without_teasers(root, articles)
    if len(articles) < 2 or any(article.find(".//h1") is not None for article in articles):
        return
    parents = Counter(article.getparent() for article in articles)
    parent, _ = parents.most_common(1)[0]
    posts = [child for child in parent if child.tag == "article"]
    if len(posts) < 2 or not _are_posts(root, parent, posts, live=live):
        return
    for post in posts:
        post.tag = "div"
        post.attrib.clear()
    parent.tag = "article"
    parent.attrib.clear()
    parent.set("itemprop", "articleBody")


def _without_teasers(root: etree._Element, articles: list[etree._Element]) -> list[etree._Element]:
    """Remove the articles that lead to others, unless they are most of the page."""
    teasers = [article for article in articles if _is_teaser(article)]
    texts = sum(len("".join(teaser.itertext())) for teaser in teasers)
    paragraphs = length_within(root, "p")
    if not teasers or texts > paragraphs:
        return articles
    for teaser in teasers:
        teaser.drop_tree()
    return [article for article in articles if article not in teasers]


def _is_teaser(article: etree._Element) -> bool:
    return (
        _leads_elsewhere(article)
        and article.find(".//h1") is None
        and article.find(".//article") is None
        and len("".join(article.itertext()).strip()) < TEASER
    )


def _are_posts(
    root: etree._Element, parent: etree._Element, posts: list[etree._Element], *, live: bool
) -> bool:
    """Tell posts from teasers: posts are the page's text, and their links are few."""
    texts = [len("".join(post.itertext()).strip()) for post in posts]
    links = sum(length_within(post, "a") for post in posts)
    if sum(size > POST for size in texts) * 2 < len(posts) or links * 2 > sum(texts):
        return False
    paragraphs = length_within(root, "p")
    if sum(texts) * 2 < paragraphs:
        return False
    if live or any(_names_live(element) for element in (parent, posts[0])):
        return True
    dated = sum(post.find(".//time") is not None for post in posts)
    leading = sum(_leads_elsewhere(post) for post in posts)
    mean = sum(texts) / len(posts)
    return dated * 2 > len(posts) > leading * 2 and LONG_POST < mean < LONGEST_POST


def _leads_elsewhere(post: etree._Element) -> bool:
    """Tell whether a post's heading is a link to another page, as a teaser's is."""
    return any(
        not link.get("href", "#").startswith("#")
        for heading in post.iter("h2", "h3", "h4")
        for link in (*heading.iter("a"), *heading.iterancestors("a"))
    )


def _names_live(element: etree._Element) -> bool:
    return bool(_LIVE.search(f"{element.get('class', '')} {element.get('id', '')}"))
