"""Every action once: its id, keys, words and place.

Bindings, footer, help, palette, `dateline keys` and the README's table all come from here, so
none of them can tell another story than the others. Pure data: nothing here needs Textual.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Where = Literal["everywhere", "lists", "feeds", "article", "facts", "selection", "map", "timeline"]


class Action(NamedTuple):
    """One thing a reader can do.

    `keys` are the defaults, by Textual's names; an action without one is found in the palette.
    `where` is the pane that must have the focus ("lists" are feeds and headlines); an action of a
    pane comes before one of everywhere that has the same key. The map is a screen of its own, with
    nothing beside it, and so is the timeline. `short` is its word in the footer, where it is worth
    a place.
    """

    id: str
    keys: tuple[str, ...]
    description: str
    group: str
    where: Where = "everywhere"
    short: str = ""


MOVE, READ, MARK, FIND, FACTS, SELECT, MAP, TIME, SCREEN = (
    "Moving",
    "Reading",
    "Marking and tagging",
    "Finding and fetching",
    "Checking facts",
    "Selecting text",
    "The map",
    "The timeline",
    "The screen",
)
GROUPS = (MOVE, READ, MARK, FIND, FACTS, SELECT, MAP, TIME, SCREEN)

ACTIONS = (
    Action("down", ("j", "down"), "Move down", MOVE),
    Action("up", ("k", "up"), "Move up", MOVE),
    Action("page-down", ("pagedown", "ctrl+d"), "A page down", MOVE),
    Action("page-up", ("pageup", "ctrl+u"), "A page up", MOVE),
    Action("top", ("g", "home"), "Top; brings in what is new", MOVE),
    Action("bottom", ("G", "end"), "Bottom", MOVE),
    Action("next-pane", ("tab", "l", "right"), "Next pane", MOVE, short="pane"),
    Action("previous-pane", ("shift+tab", "h", "left"), "Previous pane", MOVE),
    Action("feeds", ("1",), "Go to the feeds", MOVE),
    Action("headlines", ("2",), "Go to the headlines", MOVE),
    Action("article", ("3",), "Go to the article", MOVE),
    Action("facts", ("4",), "Go to the facts", MOVE, short="facts"),
    Action("open", ("enter",), "Open", READ, "lists", short="open"),
    Action("page", ("space",), "Page, then next unread", READ, "article", short="page"),
    Action("next-unread", ("n",), "Next unread article", READ, short="next"),
    Action("previous-unread", ("p",), "Previous unread article", READ),
    Action("read", ("r",), "Mark read", READ),
    Action("unread", ("u",), "Mark unread", READ),
    Action("toggle-read", ("N",), "Read or unread", READ),
    Action("all-read", ("A",), "Mark all shown read", READ),
    Action("browser", ("o",), "Open in the browser", READ),
    Action("copy-link", ("y",), "Copy the link", READ),
    Action("copy-text", ("Y",), "Copy a sentence, with its source", READ),
    Action("links", (";",), "Number the links and open one", READ),
    Action("full-text", ("x",), "Fetch full text again", READ),
    Action("star", ("f",), "Star or unstar", MARK, short="star"),
    Action("tag", ("t", "+"), "Tag", MARK, short="tag"),
    Action("untag", ("T", "-"), "Take a tag off", MARK),
    Action("quick-tag", (",",), "One-key tag, then its key", MARK),
    Action("mark", ("space",), "Mark, for what comes next", MARK, "lists"),
    Action("mark-range", ("V",), "Mark all since the last mark", MARK, "lists"),
    Action("mark-all", ("*",), "Mark all shown, or none", MARK),
    Action("undo", ("ctrl+z",), "Undo", MARK),
    Action("search", ("/",), "Search", FIND, short="search"),
    Action("clear", ("escape",), "Clear search or marks", FIND),
    Action("save-search", ("S",), "Save this search", FIND),
    Action("refresh", ("R",), "Fetch all feeds", FIND, short="fetch"),
    Action("refresh-feed", ("ctrl+r",), "Fetch this feed", FIND),
    Action("add-feed", ("a",), "Add a feed", FIND, short="add feed"),
    Action("rename", ("E",), "Rename feed, search or tag", FIND, "feeds", short="rename"),
    Action("colour-tag", ("c",), "Colour of this tag", FIND, "feeds", short="colour"),
    Action("move-feed", ("F",), "Move this feed to a folder", FIND, "feeds", short="move"),
    Action("remove", ("d",), "Remove feed, search or tag", FIND, "feeds", short="remove"),
    Action("export", ("e",), "Export what is shown", FIND),
    Action("jump", ("enter",), "Jump to its sentence", FACTS, "facts", short="sentence"),
    Action("confirm", ("c",), "Confirm this fact", FACTS, "facts", short="confirm"),
    Action("reject", ("d",), "Reject this fact", FACTS, "facts", short="reject"),
    Action("correct", ("e",), "Correct this fact", FACTS, "facts", short="correct"),
    Action("next-mention", ("space",), "Next mention of this fact", FACTS, "facts"),
    Action("previous-mention", ("backspace",), "Previous mention of it", FACTS, "facts"),
    Action("confirm-rest", ("C",), "Confirm all that is undecided", FACTS, "facts"),
    Action("review", ("w",), "Reviewed; on to the next that is not", FACTS, short="reviewed"),
    Action("toggle-reviewed", ("W",), "Reviewed or not", FACTS),
    Action("same-fact", ("s",), "Where else this name stands", FACTS, "facts"),
    Action("select", ("v",), "Select text, to add a fact", SELECT),
    Action("select-word", ("l", "right"), "Next word", SELECT, "selection", short="word"),
    Action("select-word-back", ("h", "left"), "Previous word", SELECT, "selection"),
    Action("select-sentence", ("j", "down"), "Next sentence", SELECT, "selection"),
    Action("select-sentence-back", ("k", "up"), "Previous sentence", SELECT, "selection"),
    Action("extend-word", ("L", "shift+right"), "A word more", SELECT, "selection"),
    Action("extend-word-back", ("H", "shift+left"), "A word less", SELECT, "selection"),
    Action("extend-sentence", ("J", "shift+down"), "A sentence more", SELECT, "selection"),
    Action("extend-sentence-back", ("K", "shift+up"), "A sentence less", SELECT, "selection"),
    Action("extend", ("v",), "Moving extends, or not", SELECT, "selection", short="extend"),
    Action("add-fact", ("enter", "i"), "Add a fact from it", SELECT, "selection", short="add fact"),
    Action("select-end", ("escape",), "Select no more", SELECT, "selection", short="end"),
    Action("map", ("m",), "Map of what is shown; closes it too", MAP, short="map"),
    Action("map-in", ("+", "="), "Closer", MAP, "map", short="closer"),
    Action("map-out", ("-", "_"), "Farther", MAP, "map", short="farther"),
    Action("map-left", ("left", "H"), "Pan to the west", MAP, "map"),
    Action("map-right", ("right", "L"), "Pan to the east", MAP, "map"),
    Action("map-up", ("up", "K"), "Pan to the north", MAP, "map"),
    Action("map-down", ("down", "J"), "Pan to the south", MAP, "map"),
    Action("map-fit", ("f",), "Every place in view", MAP, "map", short="all places"),
    Action("map-world", ("0",), "The whole world", MAP, "map", short="world"),
    Action("map-centre", ("c",), "The chosen place in the middle", MAP, "map", short="centre"),
    Action("timeline", ("M",), "Timeline of what is shown; closes it too", TIME, short="timeline"),
    Action("timeline-earlier", ("left", "h"), "Earlier", TIME, "timeline"),
    Action("timeline-later", ("right", "l"), "Later", TIME, "timeline"),
    Action("timeline-next", ("n",), "Next bar that is not empty", TIME, "timeline"),
    Action("timeline-previous", ("p",), "Previous bar that is not empty", TIME, "timeline"),
    Action("timeline-finer", ("+", "="), "Finer: days, not weeks", TIME, "timeline", short="finer"),
    Action("timeline-coarser", ("-", "_"), "Coarser", TIME, "timeline", short="coarser"),
    Action("timeline-weeks", ("w",), "Weeks, or days again", TIME, "timeline", short="weeks"),
    Action("hide-feeds", ("[",), "Hide or show the feeds", SCREEN),
    Action("hide-facts", ("]",), "Hide or show the facts", SCREEN),
    Action("narrower", ("<",), "This column narrower", SCREEN),
    Action("wider", (">",), "This column wider", SCREEN),
    Action("fewer-feeds", ("{",), "Fewer lines for the feeds", SCREEN),
    Action("more-feeds", ("}",), "More lines for the feeds", SCREEN),
    Action("shorter-lines", ("(",), "Shorter lines of text", SCREEN),
    Action("longer-lines", (")",), "Longer lines of text", SCREEN),
    Action("reset-widths", ("=",), "All widths automatic again", SCREEN),
    Action("help", ("?",), "Help", SCREEN, short="help"),
    Action("palette", ("ctrl+p", ":"), "Every action by name", SCREEN),
    Action("back", ("q",), "Back", SCREEN),
    Action("quit", ("Q", "ctrl+q"), "Quit", SCREEN),
)

BY_ID = {action.id: action for action in ACTIONS}
