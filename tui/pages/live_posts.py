"""Makes one article of the posts of a live page, and drops teasers, which look like posts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tui.pages.element_text import length_within

if TYPE_CHECKING:
    from lxml import etree

POST = 80
"""Characters of the shortest post of a live page; a teaser's line is about as long."""

TEASER = 600
"""Characters of the longest teaser for another article."""

LONG_POST, LONGEST_POST = 150, 3_000
"""Characters of posts on average where nothing but their form says that a page is live.

Longer ones are articles by themselves, one below the other.
"""

_LIVE = re.compile(
    r"\blive[-_]*(?:blog|post|update|feed|stream|ticker|entr)|liveblog|minute-by-minute|\bticker",
    re.IGNORECASE,
)


def join_posts(root: etree._Element, *, live: bool) -> None:
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
