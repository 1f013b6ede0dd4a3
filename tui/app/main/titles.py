"""What stands above the panes, and what an empty list says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.panes.sidebar import STARRED, UNREAD
from tui.app.render.formatting import counted, plural
from tui.app.render.text_layout import Line, Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app.main.opened_view import ViewScreen
    from tui.app.panes.sidebar import SidebarItem


def name_panes(main: ViewScreen) -> None:
    """Title the panes whose titles stay."""
    for name, title in (("feeds", "Dateline"), ("article", "Article"), ("facts", "Facts")):
        main.bar(name).left = (Run(title, "muted"),)


def name_list(main: ViewScreen) -> None:
    """Title the headlines by what is open."""
    bar = main.bar("headlines")
    marked = main.headlines.marked_count
    bar.left, bar.right = of_list(main.view, main.search, marked, main.headlines.count)


def of_list(view: SidebarItem, search: str, marked: int, count: int) -> tuple[Line, Line]:
    """The two ends of a list's title: what it shows, and how many there are."""
    name = f"{view.name}  /{search}" if search else view.name
    many = f"{counted(marked)} marked" if marked else counted(count)
    return (Run(name, "strong"),), (Run(many, "good" if marked else "faint"),)


def name_article(main: ViewScreen) -> None:
    """Title the article by its feed and its place in the list."""
    article = main.reader.article
    bar = main.bar("article")
    name_facts(main)
    if article is None:
        bar.left, bar.right = (Run("Article", "muted"),), ()
        return
    feeds = f" {main.context.marks.dot} ".join(article.row.feeds)
    bar.left = (Run(feeds or "Article", "muted"),)
    count = main.headlines.count
    place = f"{main.headlines.cursor + 1:,} / {count:,}" if count else ""
    state = "" if article.full else "summary only   "
    reviewed = "reviewed   " if article.row.reviewed else ""
    bar.right = (Run(state, "muted"), Run(reviewed, "good"), Run(place, "faint"))


def name_facts(main: ViewScreen) -> None:
    """Say above the facts how many of them are decided."""
    done, every = main.facts.decided
    words = f"{done} of {every} decided" if done else plural(every, "fact") if every else ""
    role = "good" if done and done == every else "muted" if done else "faint"
    main.bar("facts").right = (Run(words, role),)


def nothing(view: SidebarItem, search: str, key: Callable[[str], str]) -> str:
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
