"""What stands in the feeds pane: all, unread, starred, searches, feeds by folder, tags."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from tui.app.render.formatting import UNICODE, Symbols, counted
from tui.app.render.text_layout import Line, Run, spread
from tui.library.queries.query_text import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.library import Library
    from tui.model import Feed

Kind = Literal["view", "heading", "search", "folder", "feed", "tag"]


@dataclass(frozen=True, slots=True)
class SidebarItem:
    """What can be opened as a list of headlines: a name, the query that finds them."""

    name: str
    query: str
    kind: Kind = "view"
    count: int = 0
    feed: int | None = None
    error: str | None = None
    depth: int = 0
    colour: str = ""

    @property
    def key(self) -> str:
        """What it is known by when the counts change."""
        return f"{self.kind}:{self.feed if self.feed is not None else self.query}"


COLOURS = ("red", "yellow", "green", "violet", "grey")
"""What a tag may be drawn in, by the names of the roles that every theme has for it."""

ALL = SidebarItem("All articles", "")
UNREAD = SidebarItem("Unread", "is:unread")
STARRED = SidebarItem("Starred", "is:starred")


def shelf(library: Library, most_searches: int | None = None) -> tuple[SidebarItem, ...]:
    """Everything that can be opened, with its count: unread ones, where not everything counts.

    With more than `most_searches` saved searches what they find is not counted.
    """
    feeds = library.feeds.all()
    tags = library.marks.tags()
    unread = library.articles.count("is:unread")
    views = [
        SidebarItem("All articles", "", count=library.articles.count("")),
        SidebarItem("Unread", "is:unread", count=unread),
        SidebarItem("Starred", "is:starred", count=library.articles.count("is:starred")),
    ]
    if pending := library.articles.count("is:pending"):
        views.append(SidebarItem("To be synced", "is:pending", count=pending))
    if searches := library.saved.all(most_searches):
        views.append(_heading("Searches"))
        views += [SidebarItem(name, query, "search", count) for name, query, count in searches]
    if feeds:
        views.append(_heading("Feeds"))
        views += _feeds(feeds)
    if tags:
        views.append(_heading("Tags"))
        colours = library.marks.colours()
        views += [tag_view(name, count, colours.get(name, "")) for name, count, _ in tags]
    return tuple(views)


def tag_view(name: str, count: int = 0, colour: str = "") -> SidebarItem:
    """Make the item of a tag."""
    return SidebarItem(name, f"tag:{quote(name)}", "tag", count, colour=colour)


def tag_roles(views: tuple[SidebarItem, ...]) -> dict[str, str]:
    """Map the names of tags with a colour to the roles in which they are drawn."""
    return {view.name: _lead(view) for view in views if view.colour in COLOURS}


def _heading(name: str) -> SidebarItem:
    return SidebarItem(name, name, "heading")


def _feeds(feeds: tuple[Feed, ...]) -> Iterator[SidebarItem]:
    ordered = sorted(feeds, key=lambda f: (f.folder.casefold(), f.title.casefold(), f.number))
    for folder, members in groupby(ordered, key=lambda feed: feed.folder):
        inside = list(members)
        if folder:
            query = " OR ".join(f"feed:{quote(feed.url)}" for feed in inside)
            yield SidebarItem(folder, query, "folder", sum(feed.unread for feed in inside))
        for feed in inside:
            yield SidebarItem(
                feed.title or feed.url,
                f"feed:{quote(feed.url)}",
                "feed",
                feed.unread,
                feed.number,
                feed.error,
                1 if folder else 0,
            )


def draw(
    view: SidebarItem, room: int, *, opened: bool, marked: bool = False, marks: Symbols = UNICODE
) -> list[Line]:
    """Draw an item in one line, its first cell left for the cursor's bar."""
    if view.kind == "heading":
        return [(Run(f" {view.name}", "faint"),)]
    lead = Run("  " + "  " * view.depth + ("#" if view.kind == "tag" else ""), _lead(view))
    role = "strong" if opened else "text" if view.count or view.kind == "folder" else "muted"
    if view.colour in COLOURS:
        role = f"{role} {_lead(view)}"
    right: Line = (Run(counted(view.count) + " ", "count"),) if view.count else ()
    if view.error:
        right = (Run(f"{marks.error} ", "error"), *right)
    if marked:
        right = (Run(f"{marks.marked} ", "good"), *right)
    return [spread((lead, Run(view.name, role)), right, room, marks.ellipsis)]


def _lead(view: SidebarItem) -> str:
    if view.colour in COLOURS:
        return f"tag-{view.colour}"
    return "tag" if view.kind == "tag" else "text"
