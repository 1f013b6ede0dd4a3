"""Every action once: its id, keys, words, place, and the function that carries it out.

Bindings, footer, help, palette, `dateline keys` and the README's table all come from here, so
none of them can tell another story than the others. Nothing here needs Textual: the functions
are imported when an action is first done, and mypy knows each of them where it is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.app import keymap
from tui.app.keymap import Action, ActionGroup, Does, Keymap, Where
from tui.deferred import DeferredModule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.app.commands import (
        account,
        annotate,
        copy,
        export,
        feeds,
        find_text,
        links,
        mark,
        navigate,
        open_map,
        open_tally,
        open_timeline,
        organise,
        resize,
        review_fact,
        review_run,
        rules,
        search,
        select_text,
        show_changes,
        sort,
        tag,
    )
else:
    account = DeferredModule("tui.app.commands.account")
    annotate = DeferredModule("tui.app.commands.annotate")
    copy = DeferredModule("tui.app.commands.copy")
    export = DeferredModule("tui.app.commands.export")
    feeds = DeferredModule("tui.app.commands.feeds")
    find_text = DeferredModule("tui.app.commands.find_text")
    links = DeferredModule("tui.app.commands.links")
    mark = DeferredModule("tui.app.commands.mark")
    navigate = DeferredModule("tui.app.commands.navigate")
    open_map = DeferredModule("tui.app.commands.open_map")
    open_tally = DeferredModule("tui.app.commands.open_tally")
    open_timeline = DeferredModule("tui.app.commands.open_timeline")
    organise = DeferredModule("tui.app.commands.organise")
    resize = DeferredModule("tui.app.commands.resize")
    review_fact = DeferredModule("tui.app.commands.review_fact")
    review_run = DeferredModule("tui.app.commands.review_run")
    rules = DeferredModule("tui.app.commands.rules")
    search = DeferredModule("tui.app.commands.search")
    select_text = DeferredModule("tui.app.commands.select_text")
    show_changes = DeferredModule("tui.app.commands.show_changes")
    sort = DeferredModule("tui.app.commands.sort")
    tag = DeferredModule("tui.app.commands.tag")


MOVE, READ, MARK, FIND, FACTS, SELECT, MAP, TIME, TALLY, CARD, SCREEN = (
    "Moving",
    "Reading",
    "Marking and tagging",
    "Finding and fetching",
    "Checking facts",
    "Selecting text",
    "The map",
    "The timeline",
    "The tally",
    "Cards and the prompt",
    "The screen",
)
GROUPS = (MOVE, READ, MARK, FIND, FACTS, SELECT, MAP, TIME, TALLY, CARD, SCREEN)

STEP = 4
"""Cells that one key press gives a column or a line of text, or takes."""


_move = ActionGroup(MOVE)
_in_lists = ActionGroup(READ, "lists")
_in_article = ActionGroup(READ, "article")
_read = ActionGroup(READ)
_read_asking = ActionGroup(READ, asks=True)
_mark = ActionGroup(MARK)
_mark_asking = ActionGroup(MARK, asks=True)
_mark_in_lists = ActionGroup(MARK, "lists")
_find = ActionGroup(FIND)
_find_asking = ActionGroup(FIND, asks=True)
_in_feeds_asking = ActionGroup(FIND, "feeds", asks=True)
_in_facts = ActionGroup(FACTS, "facts")
_in_facts_asking = ActionGroup(FACTS, "facts", asks=True)
_check = ActionGroup(FACTS)
_select = ActionGroup(SELECT)
_selecting = ActionGroup(SELECT, "selection", asks=True)
_map = ActionGroup(MAP)
_time = ActionGroup(TIME, asks=True)
_tally = ActionGroup(TALLY)
_screen = ActionGroup(SCREEN)


def _on_card(
    identifier: str, keys: tuple[str, ...], description: str, where: Where, short: str = ""
) -> Action:
    """An action of a card, a form or the prompt, which carries it out itself while it is open."""

    def carry_out(_: Any) -> None:
        """There is nothing to do on the main screen."""

    return Action(identifier, keys, description, CARD, where, short, carry_out)


def _on_screen(group: str, where: Where, opens: Does[[str]]) -> Callable[..., Action]:
    """Make the actions of a screen; chosen by name elsewhere, one opens the screen first."""
    rows = ActionGroup(group, where, asks=True)

    def row(identifier: str, keys: tuple[str, ...], description: str, short: str = "") -> Action:
        return rows(identifier, keys, description, short, opens, identifier)

    return row


_on_map = _on_screen(MAP, "map", open_map.show)
_on_timeline = _on_screen(TIME, "timeline", open_timeline.show)
_on_tally = _on_screen(TALLY, "tally", open_tally.show)


def _extending(
    identifier: str, keys: tuple[str, ...], description: str, does: Does[...], step: int
) -> Action:
    """An action of selecting that keeps what was selected and adds to it."""
    return _selecting(identifier, keys, description, "", does, step, extend=True)


ACTIONS = (
    _move("down", ("j", "down"), "Move down", "", navigate.step, 1),
    _move("up", ("k", "up"), "Move up", "", navigate.step, -1),
    _move("page-down", ("pagedown", "ctrl+d"), "A page down", "", navigate.page, 1),
    _move("page-up", ("pageup", "ctrl+u"), "A page up", "", navigate.page, -1),
    _move("top", ("g", "home"), "Top; brings in what is new", "", navigate.top),
    _move("bottom", ("G", "end"), "Bottom", "", navigate.bottom),
    _move("next-pane", ("tab", "l", "right"), "Next pane", "pane", navigate.pane, 1),
    _move("previous-pane", ("shift+tab", "h", "left"), "Previous pane", "", navigate.pane, -1),
    _move("feeds", ("1",), "Go to the feeds", "", navigate.focus, "feeds"),
    _move("headlines", ("2",), "Go to the headlines", "", navigate.focus, "headlines"),
    _move("article", ("3",), "Go to the article", "", navigate.focus, "article"),
    _move("facts", ("4",), "Go to the facts", "facts", navigate.focus, "facts"),
    _in_lists("open", ("enter",), "Open", "open", navigate.open_chosen),
    _in_article("page", ("space",), "Page, then next unread", "page", navigate.turn),
    _read("next-unread", ("n",), "Next unread article", "next", navigate.unread, 1),
    _read("previous-unread", ("p",), "Previous unread article", "", navigate.unread, -1),
    _read("read", ("r",), "Mark read", "", mark.read, value=True),
    _read("unread", ("u",), "Mark unread", "", mark.read, value=False),
    _read("toggle-read", ("N",), "Read or unread", "", mark.toggle_read),
    _read("all-read", ("A",), "Mark all shown read", "", mark.all_read),
    _read("browser", ("o",), "Open in the browser", "", links.browser),
    _read("copy-link", ("y",), "Copy the link", "", links.copy_link),
    _read("copy-text", ("Y",), "Copy a sentence, with its source", "", copy.copy),
    _read_asking("find-text", ("ctrl+f",), "Find words in the article", "", find_text.find),
    _in_article("find-next", ("enter",), "Next place of what was found", "", find_text.go_on),
    _read_asking("changes", ("D",), "What its last update changed", "", show_changes.show),
    _read_asking("links", (";",), "Number the links and open one", "", links.links),
    _read("full-text", ("x",), "Fetch full text again", "", feeds.full_text),
    _mark("star", ("f",), "Star or unstar", "star", mark.star),
    _mark_asking("tag", ("t", "+"), "Tag", "tag", tag.tag),
    _mark_asking("untag", ("T", "-"), "Take a tag off", "", tag.untag),
    _mark_asking("quick-tag", (",",), "One-key tag, then its key", "", tag.quick_tag),
    _mark_asking("note", ("i",), "Write a note to the article or fact", "", annotate.note),
    _mark_asking("grade", ("I",), "Grade its source and information", "", annotate.grade),
    _mark_in_lists("mark", ("space",), "Mark, for what comes next", "", mark.mark),
    _mark_in_lists("mark-range", ("V",), "Mark all since the last mark", "", mark.mark_range),
    _mark("mark-all", ("*",), "Mark all shown, or none", "", mark.mark_all),
    _mark("undo", ("ctrl+z",), "Undo", "", mark.undo),
    _mark("redo", ("ctrl+y",), "Redo what was undone", "", mark.redo),
    _find_asking("search", ("/",), "Search", "search", search.search),
    _find("clear", ("escape",), "Clear search or marks", "", search.clear),
    _find_asking("save-search", ("S",), "Save this search", "", search.save_search),
    _find("sort", ("O",), "Sort by date, toll, feed, relevance", "", sort.cycle),
    _find("sort-date", (), "Sort by date", "", sort.by, "date"),
    _find("sort-toll", (), "Sort by toll", "", sort.by, "toll"),
    _find("sort-feed", (), "Sort by feed", "", sort.by, "feed"),
    _find("sort-relevance", (), "Sort by relevance", "", sort.by, "relevance"),
    _find_asking("make-rule", (), "Make a rule of this search", "", rules.make_rule),
    _find_asking("apply-rule", (), "Apply a rule to what is here", "", rules.apply_rule),
    _find("refresh", ("R",), "Fetch all feeds", "fetch", feeds.refresh),
    _find("refresh-feed", ("ctrl+r",), "Fetch this feed", "", feeds.refresh_feed),
    _find_asking("add-feed", ("a",), "Add a feed or an OPML file", "add feed", feeds.add_feed),
    _find("sample", (), "Add the sample newsroom", "", feeds.add_sample),
    _find_asking("connect", (), "Connect an account on a server", "", account.connect),
    _find("sync", (), "Sync with the account's server", "", account.sync),
    _find("older", (), "Fetch older articles of the account", "", account.sync, older=True),
    _find_asking("share-feed", (), "Let the account fetch this feed", "", account.share_feed),
    _find("accept-sync", (), "Take a mass change of the server", "", account.sync, accept=True),
    _find_asking("disconnect", (), "Disconnect the account", "", account.disconnect),
    _in_feeds_asking("rename", ("E",), "Rename feed, search or tag", "rename", organise.rename),
    _in_feeds_asking("colour-tag", ("c",), "Colour of this tag", "colour", organise.colour),
    _in_feeds_asking("move-feed", ("F",), "Move this feed to a folder", "move", organise.move),
    _in_feeds_asking("remove", ("d",), "Remove feed, search or tag", "remove", organise.remove),
    _find_asking("export", ("e",), "Export what is shown", "", export.export),
    _in_facts("jump", ("enter",), "Jump to its sentence", "sentence", review_fact.jump),
    _in_facts("confirm", ("c",), "Confirm this fact", "confirm", review_fact.decide, "confirmed"),
    _in_facts("reject", ("d",), "Reject this fact", "reject", review_fact.decide, "rejected"),
    _in_facts_asking("correct", ("e",), "Correct this fact", "correct", review_fact.correct),
    _in_facts("next-mention", ("space",), "Next mention of this fact", "", review_fact.mention, 1),
    _in_facts(
        "previous-mention", ("backspace",), "Previous mention of it", "", review_fact.mention, -1
    ),
    _in_facts("confirm-rest", ("C",), "Confirm all that is undecided", "", review_run.confirm_rest),
    _check("review", ("w",), "Reviewed; on to the next that is not", "reviewed", review_run.review),
    _check("toggle-reviewed", ("W",), "Reviewed or not", "", review_run.toggle_reviewed),
    _in_facts_asking("same-fact", ("s",), "Where else this name stands", "", search.other_articles),
    _select("select", ("v",), "Select text, to add a fact", "", select_text.begin),
    _selecting("select-word", ("l", "right"), "Next word", "word", select_text.by_word, 1),
    _selecting("select-word-back", ("h", "left"), "Previous word", "", select_text.by_word, -1),
    _selecting("select-sentence", ("j", "down"), "Next sentence", "", select_text.by_sentence, 1),
    _selecting(
        "select-sentence-back", ("k", "up"), "Previous sentence", "", select_text.by_sentence, -1
    ),
    _extending("extend-word", ("L", "shift+right"), "A word more", select_text.by_word, 1),
    _extending("extend-word-back", ("H", "shift+left"), "A word less", select_text.by_word, -1),
    _extending(
        "extend-sentence", ("J", "shift+down"), "A sentence more", select_text.by_sentence, 1
    ),
    _extending(
        "extend-sentence-back", ("K", "shift+up"), "A sentence less", select_text.by_sentence, -1
    ),
    _selecting("extend", ("v",), "Moving extends, or not", "extend", select_text.extend),
    _selecting("add-fact", ("enter", "i"), "Add a fact from it", "add fact", select_text.add),
    _selecting("select-end", ("escape",), "Select no more", "end", select_text.end),
    _map("map", ("m",), "Map of what is shown; closes it too", "map", open_map.show),
    _on_map("map-in", ("+", "="), "Closer", "closer"),
    _on_map("map-out", ("-", "_"), "Farther", "farther"),
    _on_map("map-left", ("left", "H"), "Pan to the west"),
    _on_map("map-right", ("right", "L"), "Pan to the east"),
    _on_map("map-up", ("up", "K"), "Pan to the north"),
    _on_map("map-down", ("down", "J"), "Pan to the south"),
    _on_map("map-fit", ("f",), "Every place in view", "all places"),
    _on_map("map-world", ("0",), "The whole world", "world"),
    _on_map("map-centre", ("c",), "The chosen place in the middle", "centre"),
    _time(
        "timeline",
        ("M",),
        "Timeline of what is shown; closes it too",
        "timeline",
        open_timeline.show,
    ),
    _on_timeline("timeline-earlier", ("left", "h"), "Earlier"),
    _on_timeline("timeline-later", ("right", "l"), "Later"),
    _on_timeline("timeline-next", ("n",), "Next bar that is not empty"),
    _on_timeline("timeline-previous", ("p",), "Previous bar that is not empty"),
    _on_timeline("timeline-finer", ("+", "="), "Finer: days, not weeks", "finer"),
    _on_timeline("timeline-coarser", ("-", "_"), "Coarser", "coarser"),
    _on_timeline("timeline-weeks", ("w",), "Weeks, or days again", "weeks"),
    _tally("tally", ("#",), "Tally of what is shown; closes it too", "tally", open_tally.show),
    _on_tally("tally-next", ("right", "l"), "Count by the next thing"),
    _on_tally("tally-previous", ("left", "h"), "Count by the one before it"),
    _on_tally("tally-cross", ("x",), "Across by another thing, or none", "across"),
    _on_tally("tally-earlier", ("<",), "Columns that have no room here"),
    _on_tally("tally-later", (">",), "Columns back again"),
    _on_card("accept", ("enter",), "Take what was typed", "prompt", "done"),
    _on_card("complete", ("tab", "down"), "The next that fits", "prompt", "complete"),
    _on_card("complete-back", ("shift+tab", "up"), "The one before it", "prompt"),
    _on_card("cancel-prompt", ("escape",), "Call the question off", "prompt", "call off"),
    _on_card("save", ("enter",), "Save, or begin with what is chosen", "form", "save"),
    _on_card("next-field", ("tab",), "Next field", "form", "next field"),
    _on_card("previous-field", ("shift+tab",), "Previous field", "form"),
    _on_card("choose", ("down",), "The next that can stand there", "form", "choose"),
    _on_card("choose-back", ("up",), "The one before that", "form", "choose"),
    _on_card("cancel", ("escape",), "Call the card off", "form", "call off"),
    _on_card("choose-feed", ("space",), "Choose a feed to begin with", "welcome", "choose"),
    _on_card("list-all", ("s",), "Every article with the name", "other-articles", "list all"),
    _on_card("card-page-down", ("space",), "A page down on a card", "card"),
    _on_card("card-page-up", ("b",), "A page up on a card", "card"),
    _screen("hide-feeds", ("[",), "Hide or show the feeds", "", navigate.hide_feeds),
    _screen("hide-facts", ("]",), "Hide or show the facts", "", navigate.hide_facts),
    _screen("narrower", ("<",), "This column narrower", "", resize.widen, -STEP),
    _screen("wider", (">",), "This column wider", "", resize.widen, STEP),
    _screen("fewer-feeds", ("{",), "Fewer lines for the feeds", "", resize.heighten, -1),
    _screen("more-feeds", ("}",), "More lines for the feeds", "", resize.heighten, 1),
    _screen("shorter-lines", ("(",), "Shorter lines of text", "", resize.read_wider, -STEP),
    _screen("longer-lines", (")",), "Longer lines of text", "", resize.read_wider, STEP),
    _screen("reset-widths", ("=",), "All widths automatic again", "", resize.reset),
    _screen("help", ("?",), "Help", "help", navigate.show_help),
    _screen("palette", ("ctrl+p", ":"), "Every action by name", "", navigate.show_palette),
    _screen("back", ("q",), "Back", "", navigate.back),
    _screen("quit", ("Q", "ctrl+q"), "Quit", "", navigate.quit_reader),
)


def mapped(chosen: Mapping[str, str]) -> Keymap:
    """Map the keys of every action, with those that were chosen in config.toml."""
    return keymap.mapped(ACTIONS, chosen)
