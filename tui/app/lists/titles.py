"""What stands above the panes, and what an empty list says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.drawing.ink import Line, Piece
from tui.app.drawing.wording import counted, plural
from tui.app.lists.shelf import STARRED, UNREAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app.lists.shelf import View
    from tui.app.shown import Shown


def name_panes(desk: Shown) -> None:
    """Title the panes whose titles stay."""
    for name, title in (("feeds", "Dateline"), ("article", "Article"), ("facts", "Facts")):
        desk.bar(name).left = (Piece(title, "muted"),)


def name_list(desk: Shown) -> None:
    """Title the headlines by what is open."""
    bar = desk.bar("headlines")
    marked = desk.headlines.marked_count
    bar.left, bar.right = of_list(desk.view, desk.search, marked, desk.headlines.count)


def of_list(view: View, search: str, marked: int, count: int) -> tuple[Line, Line]:
    """The two ends of a list's title: what it shows, and how many there are."""
    name = f"{view.name}  /{search}" if search else view.name
    many = f"{counted(marked)} marked" if marked else counted(count)
    return (Piece(name, "strong"),), (Piece(many, "good" if marked else "faint"),)


def name_article(desk: Shown) -> None:
    """Title the article by its feed and its place in the list."""
    article = desk.reader.article
    bar = desk.bar("article")
    name_facts(desk)
    if article is None:
        bar.left, bar.right = (Piece("Article", "muted"),), ()
        return
    feeds = f" {desk.setting.marks.dot} ".join(article.row.feeds)
    bar.left = (Piece(feeds or "Article", "muted"),)
    count = desk.headlines.count
    place = f"{desk.headlines.cursor + 1:,} / {count:,}" if count else ""
    state = "" if article.full else "summary only   "
    reviewed = "reviewed   " if article.row.reviewed else ""
    bar.right = (Piece(state, "muted"), Piece(reviewed, "good"), Piece(place, "faint"))


def name_facts(desk: Shown) -> None:
    """Say above the facts how many of them are decided."""
    done, every = desk.facts.decided
    words = f"{done} of {every} decided" if done else plural(every, "fact") if every else ""
    role = "good" if done and done == every else "muted" if done else "faint"
    desk.bar("facts").right = (Piece(words, role),)


def nothing(view: View, search: str, key: Callable[[str], str]) -> str:
    """What an empty list says, and what to do."""
    if search:
        return f"Nothing found for {search}. {key('clear')} clears the search."
    told = {
        "tag": f"No article has the tag {view.name}. {key('tag')} gives tags.",
        "search": f"Nothing fits {view.query} yet. New articles that do will stand here.",
        "feed": f"No articles yet. {key('refresh-feed')} fetches this feed.",
        UNREAD.query: "Everything is read.",
        STARRED.query: f"Nothing starred yet: {key('star')} stars an article.",
    }
    if words := told.get(view.kind) or told.get(view.query):
        return words
    return f"No articles yet. {key('add-feed')} adds a feed, {key('refresh')} fetches."
