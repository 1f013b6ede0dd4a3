"""An article's page into its text and metadata, by trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from tui import clean
from tui.model import Block, Body, Page, PageState
from tui.pages.about import About, about
from tui.pages.promotion import without_promotion
from tui.pages.setting import with_blocks
from tui.pages.walker import beginning, tree, walk

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

LONGEST_NAME = 6
"""Words of an author's name, be it a person's or a desk's."""

_CONTROLS = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|12[7-9]|1[34]\d|15\d)(?!\d)"
    r"|x0*(?:[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f])(?![0-9a-f]));?",
    re.IGNORECASE,
)
_CODE = re.compile(r"<(script|style|svg|noscript)\b[^>]{0,2000}>", re.IGNORECASE)
_CODE_ENDS = {
    name: re.compile(rf"</{name}\b[^>]{{0,20}}>?", re.IGNORECASE)
    for name in ("script", "style", "svg", "noscript")
}
_LOCKED = re.compile(
    r"\b(?:subscribe|sign in|log in|register|create (?:a|an|your) (?:free )?account)\b[^.]{0,60}"
    r"\bto (?:continue|keep|finish|read|unlock)\b"
    r"|\bto (?:continue|keep) reading\b|\b(?:for|to) (?:our )?(?:paying )?subscribers only\b"
    r"|\balready a (?:subscriber|member)\b|\bréservé aux abonnés\b|\bpara seguir leyendo\b"
    r"|\bweiterlesen mit\b|\bnur für abonnenten\b",
    re.IGNORECASE,
)
_UNREADABLE = re.compile(
    r"\bto (?:continue|keep) reading\b|\bfor subscribers only\b|\bréservé aux abonnés\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bwe (?:and our (?:\d+ )?partners )?(?:value|care about|respect) your privacy\b"
    r"|\bbefore you continue\b|\b(?:accept|manage|reject) (?:all )?(?:cookies|preferences)\b"
    r"|\b(?:we|our partners) (?:use|store)[^.]{0,60}\bcookies\b|\bconsent to\b[^.]{0,80}\bcookies\b"
    r"|\bplease enable cookies\b",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"\benable javascript\b|\bchecking your browser\b|\bverify (?:that )?you are (?:a )?human\b"
    r"|\bjust a moment\.\.\.|\bare you a robot\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:last )?(?:published|updated|posted|modified)\b.{0,60}\d.{0,20}$"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\b(?:is|was|are|has|covers|writes|reports|works|lives)\b")
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Found:
    body: Body = field(default_factory=Body)
    title: str = ""
    author: str = ""
    site: str = ""
    day: datetime | None = None


def extract(body: bytes, url: str, content_type: str = "") -> Page:
    """The article in a page. It never fails: what cannot be read has the state "empty"."""
    html = _CONTROLS.sub(" ", clean.decode(body[:MAX_BYTES], content_type))
    if len(html) > MAX_MARKUP or html.count("<") > MAX_TAGS:
        html = beginning(_without_code(html), MAX_MARKUP, MAX_TAGS)
    root = None if clean.overloaded(html) else tree(html)
    if root is None:
        return Page(state="empty")
    said = about(root)
    found = _found(html, url, fast=True)
    if len(found.body.text) < SHORT:
        found = max(found, _found(html, url, fast=False), key=lambda one: len(one.body.text))
    if not found.body.text and (article := next(root.iter("article"), None)) is not None:
        found = replace(found, body=without_promotion(walk(article, url)))
    title = _title(found, said)
    text = _without_head(found.body, title, found.author)
    state = _state(text, html, said)
    if state == "paywall":
        text = _without_offers(text)
    return Page(
        state=state,
        title=title,
        author=found.author,
        published=said.published or found.day,
        site=found.site if found.site != title else "",
        language=said.language,
        body=Body() if state in ("consent", "empty") else text,
    )


def _without_code(html: str) -> str:
    """A page without what is not text; descriptions of the article are kept."""
    kept: list[str] = []
    at = 0
    for opening in _CODE.finditer(html):
        if opening.start() < at or "ld+json" in opening[0]:
            continue
        kept.append(html[at : opening.start()])
        closing = _CODE_ENDS[opening[1].lower()].search(html, opening.end())
        if closing is None:
            return "".join(kept)
        at = closing.end()
    kept.append(html[at:])
    return "".join(kept)


def _found(html: str, url: str, *, fast: bool) -> _Found:
    """What trafilatura finds; nothing where it fails, whatever in the page it fails on."""
    from trafilatura import bare_extraction

    try:
        document: Any = bare_extraction(
            html,
            url=url or None,
            fast=fast,
            favor_precision=fast,
            include_comments=False,
            include_links=True,
            with_metadata=True,
        )
    except Exception:  # noqa: BLE001
        document = None
    if document is None or document.body is None:
        return _Found()
    return _Found(
        body=without_promotion(walk(document.body, url)),
        title=clean.line(document.title or ""),
        author=_author(document.author or ""),
        site=clean.line(document.sitename or ""),
        day=_day(document.date),
    )


def _author(raw: str) -> str:
    """The names in trafilatura's "A; B"; a sentence about an author is none, whole or in pieces."""
    names = [clean.line(name) for name in raw.split(";")]
    if any(_SENTENCE.search(name) or len(name.split()) > LONGEST_NAME for name in names):
        return ""
    return ", ".join(filter(None, names))


def _day(raw: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(raw).replace(tzinfo=UTC) if raw else None
    except ValueError:
        return None


def _title(found: _Found, said: About) -> str:
    """The title without the site's name behind it."""
    title = found.title or said.title
    if said.title and title.startswith(said.title):
        return said.title
    for mark in (" | ", " - ", " – ", " — ", " :: ", " · "):
        head, _, tail = title.rpartition(mark)
        if head and tail.casefold() in (found.site.casefold(), found.site.split(".")[0].casefold()):
            return head
    return title


def _without_head(body: Body, title: str, author: str) -> Body:
    """The body without the lines above the text that repeat the title, the author or the date."""
    known = _letters(title)
    kept: list[Block] = []
    for place, block in enumerate(body.blocks):
        line = body.text[block.start : block.end]
        letters = _letters(line) if place < 5 and len(line) < 300 else ""
        byline = author and _letters(author) in letters and len(line) < len(author) + 30
        if not (
            letters and (letters == known or byline or (len(line) < 100 and _DATED.match(line)))
        ):
            kept.append(block)
    return with_blocks(body, kept)


def _without_offers(body: Body) -> Body:
    """The body without the lines that offer a subscription."""
    lines = ((block, body.text[block.start : block.end]) for block in body.blocks)
    kept = [block for block, line in lines if len(line) > SHORT or not _LOCKED.search(line)]
    return with_blocks(body, kept)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _state(body: Body, html: str, said: About) -> PageState:
    """How far a page's text can be relied on, by its length and what else the page says."""
    text = body.text
    if len(text) < SHORT:
        if _CONSENT.search(text or html):
            return "consent"
        if not text or _CHALLENGE.search(text):
            return "empty"
    if len(text) < TEASER and (said.locked or _LOCKED.search(text)):
        return "paywall"
    if len(text) < TEASER / 3 and _UNREADABLE.search(html):
        return "paywall"
    return "short" if len(text) < SHORT else "full"
