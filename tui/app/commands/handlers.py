"""Which function carries out which action; a test holds this against the registry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tui.app.actions import ACTIONS
from tui.app.commands import (
    copy,
    export,
    feeds,
    links,
    mark,
    navigate,
    open_timeline,
    organise,
    resize,
    review_fact,
    review_run,
    search,
    select_text,
    tag,
)
from tui.app.screens.palette import Palette

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app.main.main_screen import MainScreen

HANDLERS: dict[str, Callable[[MainScreen], Any]] = {
    "down": lambda main: navigate.step(main, 1),
    "up": lambda main: navigate.step(main, -1),
    "page-down": lambda main: navigate.page(main, 1),
    "page-up": lambda main: navigate.page(main, -1),
    "top": navigate.top,
    "bottom": navigate.bottom,
    "next-pane": lambda main: navigate.pane(main, 1),
    "previous-pane": lambda main: navigate.pane(main, -1),
    "feeds": lambda main: main.focus_pane("feeds"),
    "headlines": lambda main: main.focus_pane("headlines"),
    "article": lambda main: main.focus_pane("article"),
    "facts": lambda main: main.focus_pane("facts"),
    "open": navigate.open_chosen,
    "page": navigate.turn,
    "next-unread": lambda main: navigate.unread(main, 1),
    "previous-unread": lambda main: navigate.unread(main, -1),
    "read": lambda main: mark.read(main, value=True),
    "unread": lambda main: mark.read(main, value=False),
    "toggle-read": mark.toggle_read,
    "all-read": mark.all_read,
    "browser": links.browser,
    "copy-link": links.copy_link,
    "copy-text": copy.copy,
    "links": links.links,
    "full-text": feeds.full_text,
    "star": mark.star,
    "tag": tag.tag,
    "untag": tag.untag,
    "quick-tag": tag.quick_tag,
    "mark": mark.mark,
    "mark-range": mark.mark_range,
    "mark-all": mark.mark_all,
    "undo": mark.undo,
    "search": search.search,
    "clear": search.clear,
    "save-search": search.save_search,
    "refresh": feeds.refresh,
    "refresh-feed": feeds.refresh_feed,
    "add-feed": feeds.add_feed,
    "rename": organise.rename,
    "colour-tag": organise.colour,
    "move-feed": organise.move,
    "remove": organise.remove,
    "export": export.export,
    "jump": review_fact.jump,
    "confirm": lambda main: review_fact.decide(main, "confirmed"),
    "reject": lambda main: review_fact.decide(main, "rejected"),
    "next-mention": lambda main: review_fact.mention(main, 1),
    "previous-mention": lambda main: review_fact.mention(main, -1),
    "confirm-rest": review_run.confirm_rest,
    "review": review_run.review,
    "toggle-reviewed": review_run.toggle_reviewed,
    "same-fact": search.other_articles,
    "correct": review_fact.correct,
    "select": select_text.begin,
    "select-word": lambda main: select_text.by_word(main, 1),
    "select-word-back": lambda main: select_text.by_word(main, -1),
    "select-sentence": lambda main: select_text.by_sentence(main, 1),
    "select-sentence-back": lambda main: select_text.by_sentence(main, -1),
    "extend-word": lambda main: select_text.by_word(main, 1, extend=True),
    "extend-word-back": lambda main: select_text.by_word(main, -1, extend=True),
    "extend-sentence": lambda main: select_text.by_sentence(main, 1, extend=True),
    "extend-sentence-back": lambda main: select_text.by_sentence(main, -1, extend=True),
    "extend": select_text.extend,
    "add-fact": select_text.add,
    "select-end": lambda main: main.reader.select(None),
    "map": navigate.show_map,
    **{
        action.id: partial(navigate.show_map, first=action.id)
        for action in ACTIONS
        if action.where == "map"
    },
    "timeline": open_timeline.show,
    **{
        action.id: partial(open_timeline.show, first=action.id)
        for action in ACTIONS
        if action.where == "timeline"
    },
    "hide-feeds": navigate.hide_feeds,
    "hide-facts": navigate.hide_facts,
    "narrower": lambda main: resize.widen(main, -resize.STEP),
    "wider": lambda main: resize.widen(main, resize.STEP),
    "fewer-feeds": lambda main: resize.heighten(main, -1),
    "more-feeds": lambda main: resize.heighten(main, 1),
    "shorter-lines": lambda main: resize.read_wider(main, -resize.STEP),
    "longer-lines": lambda main: resize.read_wider(main, resize.STEP),
    "reset-widths": resize.reset,
    "help": navigate.show_help,
    "palette": lambda main: main.app.push_screen(Palette()),
    "back": navigate.back,
    "quit": lambda main: main.app.exit(),
}
