"""Form articles for a bundle, and read them from one that somebody else may have written.

An article is a line of JSON with its text, its facts and what its reader did with it. On the way in
its types are checked, its texts cleaned, and each of its positions must lie in its text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from tui import clean
from tui.library.facts.added_facts import verdict_fact
from tui.library.facts.grades import GRADES
from tui.model import (
    FACT_LISTS,
    MOST_PEOPLE,
    Annotation,
    Block,
    Body,
    Facts,
    Link,
    Statement,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model import Article, Casualty, Range

GREATEST = 10**12
"""No number of an article is larger."""

MOST_TAGS = 100
"""Tags of an article that are taken in; honest ones have five."""

OLDEST = 1900
"""The first year in which an article may have been published: news on the web is younger."""

_BOUNDS = {"lat": 90, "lon": 180, "low": MOST_PEOPLE, "high": MOST_PEOPLE}
_TEXTS = frozenset({"text", "quote"})
_ADDRESSES = frozenset({"link", "url", "picture"})


class BundleFeed(msgspec.Struct, frozen=True):
    """The feed that brought an article, and its id for it."""

    url: str
    title: str = ""
    key: str = ""


class BundleArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a bundle; `version` is that of the analysis which found its facts."""

    id: str
    title: str
    link: str
    author: str
    published: datetime
    utc_offset: int | None
    language: str
    feed: BundleFeed
    full: bool
    text: str
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    statement: Statement | None = None
    facts: Facts | None = None
    version: str = ""
    starred: bool = False
    tags: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    annotations: tuple[Annotation, ...] = ()

    @property
    def body(self) -> Body:
        """The text with its blocks and links."""
        return Body(self.text, self.blocks, self.links)


def formed(article: Article, feed: BundleFeed, version: str) -> bytes:
    """Form an article as a line of a bundle; facts that its reader added stand as verdicts."""
    row, body = article.row, article.body
    added = {(v.kind, v.key) for v in article.verdicts if v.decision == "added"}
    return msgspec.json.encode(
        BundleArticle(
            id=row.id,
            title=row.title,
            link=row.link,
            author=row.author,
            published=row.published,
            utc_offset=row.utc_offset,
            language=row.language,
            feed=feed,
            full=article.full,
            text=body.text,
            blocks=body.blocks,
            links=body.links,
            statement=article.statement,
            facts=article.facts and _without(article.facts, added),
            version=version if article.facts else "",
            starred=row.starred,
            tags=row.tags,
            verdicts=article.verdicts,
            annotations=article.annotations,
        )
    )


def _without(facts: Facts, added: set[tuple[str, str]]) -> Facts:
    from tui.library.facts.fact_identity import identity

    lists: dict[str, Any] = {
        name: tuple(fact for fact in getattr(facts, name) if identity(fact) not in added)
        for name in FACT_LISTS.values()
    }
    return replace(facts, **lists)


def cleaned(line: bytes) -> BundleArticle | None:
    """Read a line of a bundle; `None` where it is no article, or one that cannot be right.

    Where cleaning changes the text, the facts are left to be found anew.
    """
    try:
        raw = msgspec.json.decode(line)
        article = msgspec.convert(_clean(raw), BundleArticle)
        if article.published.tzinfo is None or article.published.year < OLDEST:
            return None
        article.published.timestamp()
    except (msgspec.MsgspecError, RecursionError, ValueError, OverflowError):
        return None
    changed = raw["text"] != article.text or raw["title"] != article.title
    if not changed and not _fits(article):
        return None
    facts = None if changed else article.facts
    return msgspec.structs.replace(
        article,
        facts=facts,
        version=article.version if facts else "",
        blocks=() if changed else article.blocks,
        links=() if changed else article.links,
        tags=tuple(
            filter(None, (clean.line(tag, clean.MAX_TAG) for tag in article.tags[:MOST_TAGS]))
        ),
        verdicts=tuple(filter(_usable, article.verdicts)),
        annotations=tuple(filter(_sound, article.annotations)),
    )


def _fits(article: BundleArticle) -> bool:
    """Whether what has a place in an article's text lies within it, and counts can be of people."""
    size = len(article.text)
    setting: list[Block | Link] = [*article.blocks, *article.links]
    if any(not 0 <= item.start <= item.end <= size for item in setting):
        return False
    full = size + (len(article.title) + 2 if article.title else 0)
    if article.facts is None:
        return True
    counts = _counts(article.facts)
    spans = _spans(article.facts)
    return all(count.possible for count in counts) and all(
        0 <= start <= end <= full for start, end in spans
    )


def _counts(facts: Facts) -> Iterator[Casualty | Range]:
    yield from facts.casualties
    yield from (stated.count for stated in facts.stated)
    yield from filter(None, (facts.toll.killed, facts.toll.injured))


def _clean(value: Any, name: str = "") -> Any:
    """Clean every text in a value, by the field that it stands in. Raises ValueError."""
    if isinstance(value, dict):
        return {key: _clean(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item, name) for item in value]
    if isinstance(value, str):
        return _clean_text(value, name)
    if isinstance(value, int | float) and abs(value) > _BOUNDS.get(name, GREATEST):
        raise ValueError(name)
    return value


def _clean_text(value: str, name: str) -> str:
    if name in _TEXTS:
        return clean.text(value)
    if name in _ADDRESSES:
        return clean.address(clean.without_login(value))
    if name == "value":  # a fact in a verdict, as JSON
        return msgspec.json.encode(_clean(msgspec.json.decode(value))).decode()
    return clean.line(value)


def _spans(facts: Facts) -> Iterator[tuple[int, int]]:
    for name in FACT_LISTS.values():
        for fact in getattr(facts, name):
            yield from fact.mentions
    for claim in facts.casualties:
        yield claim.span


def _usable(verdict: Verdict) -> bool:
    """Whether a verdict is one on a fact, with the fact that it needs."""
    if verdict.kind not in FACT_LISTS:
        return False
    return verdict.decision in ("confirmed", "rejected") or verdict_fact(verdict) is not None


def _sound(annotation: Annotation) -> bool:
    about = annotation.kind in FACT_LISTS or (annotation.kind, annotation.key) == ("article", "")
    return about and annotation.grade in (*GRADES, "")
