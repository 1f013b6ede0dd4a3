"""What stands above the panes, what an empty list says, and what can be done with marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.keymap import display
from tui.app.panes.sidebar import STARRED, UNREAD
from tui.app.render.formatting import counted
from tui.app.render.text_layout import Line, Run
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.app.keymap import Keymap, Where
    from tui.app.main.listing import Listing
    from tui.app.main.messages import RunFinished
    from tui.app.panes.sidebar import SidebarItem
    from tui.app.render.formatting import Symbols
    from tui.library.texts.page_texts import PageOutcome
    from tui.model import Article


Title = tuple[Line, Line]
"""The two ends of the line above a pane."""

_WHERE: dict[Where, str] = {
    "feeds": "In the feeds",
    "lists": "In the headlines",
    "article": "In the article",
    "facts": "In the facts",
    "selection": "While text is selected",
    "map": "On the map",
    "timeline": "In the timeline",
    "tally": "In the tally",
}
_WAYS: dict[Where, str] = {
    "feeds": "feeds",
    "lists": "headlines",
    "article": "article",
    "facts": "facts",
    "selection": "select",
    "map": "map",
    "timeline": "timeline",
    "tally": "tally",
}
"""The actions that lead to these places."""

FEEDS: Title = ((Run("Dateline", "muted"),), ())
ARTICLE: Title = ((Run("Article", "muted"),), ())
FACTS: Title = ((Run("Facts", "muted"),), ())

NO_ARTICLE = "No article is open."
"""What stands in the article's pane beside an empty list, which says why it is empty."""


def of_feeds(marked: int) -> Title:
    """Title the feeds by how many of them are marked."""
    return FEEDS[0], (Run(f"{counted(marked)} marked", "good"),) if marked else ()


def of_list(listing: Listing, marked: int, count: int) -> Title:
    """Title the headlines: what they show, how many there are.

    What they are sorted by stands behind what was searched for, and gives way to it.
    """
    name = listing.view.name
    if listing.search:
        name += f": {listing.called}" if listing.called else f"  /{listing.search}"
    total = f"{counted(marked)} marked" if marked else counted(count)
    by = () if listing.sort == "date" else (Run(f"   by {listing.sort}", "muted"),)
    return (Run(name, "strong"), *by), (Run(total, "good" if marked else "faint"),)


def of_article(article: Article | None, place: int, count: int, marks: Symbols) -> Title:
    """Title the article by its feeds, its state, and its place among those that are listed."""
    if article is None:
        return ARTICLE
    feeds = f" {marks.dot} ".join(article.row.feeds)
    position = f"{place + 1:,} / {count:,}" if count else ""
    state = "" if article.full else "summary only   "
    reviewed = "reviewed   " if article.row.reviewed else ""
    state_and_place = (Run(state, "muted"), Run(reviewed, "good"), Run(position, "faint"))
    return (Run(feeds or "Article", "muted"),), state_and_place


def of_facts(decided: int, count: int) -> Title:
    """Title the facts by how many of them are decided."""
    text = plural(count, "fact") if count else ""
    if decided:
        text = f"{decided} of {count} decided"
    role = "good" if decided and decided == count else "muted" if decided else "faint"
    return FACTS[0], (Run(text, role),)


def empty_list(
    view: SidebarItem,
    search: str,
    key: Callable[[str], str],
    *,
    typed: bool = False,
    fetching: bool = False,
) -> str:
    """Say why a list is empty, and what to do; `key` names what to press for an action.

    While a search is being `typed` its last word may be a part of one: nothing is settled yet.
    """
    if search and typed:
        return f"No article fits {search} as far as it is typed."
    if search:
        return f"Nothing found for {search}. {key('clear')} clears the search."
    reasons = {
        "tag": f"No article has the tag {view.name}. {key('tag')} gives tags.",
        "search": f"Nothing fits {view.query} yet. New articles that do will stand here.",
        "feed": f"No articles yet. {key('refresh-feed')} fetches this feed.",
        UNREAD.query: "Everything is read.",
        STARRED.query: f"Nothing starred yet: {key('star')} stars an article.",
    }
    if reason := reasons.get(view.kind) or reasons.get(view.query):
        return reason
    if fetching:
        return "No articles yet: they stand here as soon as they are fetched."
    return f"No articles yet. {key('add-feed')} adds a feed, {key('refresh')} fetches."


def marked(count: int, key: Callable[[str], str]) -> str:
    """Say how many articles are marked for bulk, and what can be done with them."""
    tag, read, clear = (key(action) for action in ("tag", "read", "clear"))
    return f"{plural(count, 'article')} marked: {tag} tags, {read} marks read, {clear} unmarks."


def feeds_marked(count: int, key: Callable[[str], str]) -> str:
    """Say how many feeds are marked, and what can be done with them."""
    if not count:
        return "No feed is marked any more."
    remove, move, fetch = (key(action) for action in ("remove", "move-feed", "refresh-feed"))
    done = f"{remove} unsubscribes, {move} moves, {fetch} fetches, {key('clear')} unmarks"
    return f"{plural(count, 'feed')} marked: {done}."


def run_finished(run: RunFinished, earlier: int, first_keys: str = "") -> tuple[str, str]:
    """Say what a run brought and what went wrong, with the role that this is drawn in.

    What `earlier` runs brought may still wait to be listed, and is new beside a run without news.
    """
    failures = f"; {plural(run.failed, 'feed')} failed" if run.failed else ""
    nothing = "Nothing else is new" if earlier else "Nothing new"
    brought = plural(run.new, "new article") if run.new else nothing
    role = "error" if run.trouble else "warning" if failures else "muted"
    trouble = f" {run.trouble}" if run.trouble else ""
    return f"{brought}{failures}.{run.rest}{trouble}{first_keys}", role


def pages_fetched(outcomes: Sequence[PageOutcome]) -> tuple[str, str]:
    """Say what came of pages that were asked for, with the role that this is drawn in."""
    failures = [outcome for outcome in outcomes if outcome.problem or not outcome.full]
    fetched = len(outcomes) - len(failures)
    done = f"The full text of {plural(fetched, 'article')} was fetched." if fetched else ""
    if not failures:
        return done, "good"
    reason = failures[0].problem or "there was no more than the feed gave"
    failed = f"{plural(len(failures), 'page')} could not be read: {reason.rstrip('.')}."
    return f"{done} {failed} What was there stays.".strip(), "warning"


def first_keys(key: Callable[[str], str]) -> str:
    """Say where to begin, to a reader who knows no key yet."""
    return f" {key('open')} opens one, {key('help')} names every key."


def no_use_here(keymap: Keymap, key: str) -> str:
    """Say that a key does nothing here, and what it does where."""
    actions = [action for action in keymap.registry if key in keymap.keys[action.id]]
    uses = {
        action.where: f"{_WHERE[action.where]} ({keymap.named(ways)}): {action.description}."
        for action in actions
        if (ways := _WAYS.get(action.where))
    }
    elsewhere = " ".join(list(uses.values())[:2]) or f"{keymap.named('help')} names every key."
    return f"{display(key)} does nothing here. {elsewhere}"


def waiting(new: int, key: str) -> str:
    """Say how many new articles are not listed yet, and the key that lists them."""
    return f"{counted(new)} new: {key} shows {'it' if new == 1 else 'them'}"
