"""Which function carries out which action; a test holds this against the registry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tui.app import exporting, finding, moving, timeline
from tui.app.actions import ACTIONS
from tui.app.drawing import widths
from tui.app.facts import checking, reviewing
from tui.app.help.palette import Palette
from tui.app.lists import marking, shelving, tagging
from tui.app.reading import quoting, selecting

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app.desk import Desk

HANDLERS: dict[str, Callable[[Desk], Any]] = {
    "down": lambda desk: moving.step(desk, 1),
    "up": lambda desk: moving.step(desk, -1),
    "page-down": lambda desk: moving.page(desk, 1),
    "page-up": lambda desk: moving.page(desk, -1),
    "top": moving.top,
    "bottom": moving.bottom,
    "next-pane": lambda desk: moving.pane(desk, 1),
    "previous-pane": lambda desk: moving.pane(desk, -1),
    "feeds": lambda desk: desk.focus_pane("feeds"),
    "headlines": lambda desk: desk.focus_pane("headlines"),
    "article": lambda desk: desk.focus_pane("article"),
    "facts": lambda desk: desk.focus_pane("facts"),
    "open": moving.open_chosen,
    "page": moving.turn,
    "next-unread": lambda desk: moving.unread(desk, 1),
    "previous-unread": lambda desk: moving.unread(desk, -1),
    "read": lambda desk: marking.read(desk, value=True),
    "unread": lambda desk: marking.read(desk, value=False),
    "toggle-read": marking.toggle_read,
    "all-read": marking.all_read,
    "browser": finding.browser,
    "copy-link": finding.copy_link,
    "copy-text": quoting.copy,
    "links": finding.links,
    "full-text": finding.full_text,
    "star": marking.star,
    "tag": tagging.tag,
    "untag": tagging.untag,
    "quick-tag": tagging.quick_tag,
    "mark": marking.mark,
    "mark-range": marking.mark_range,
    "mark-all": marking.mark_all,
    "undo": marking.undo,
    "search": finding.search,
    "clear": finding.clear,
    "save-search": finding.save_search,
    "refresh": finding.refresh,
    "refresh-feed": finding.refresh_feed,
    "add-feed": finding.add_feed,
    "rename": shelving.rename,
    "colour-tag": shelving.colour,
    "move-feed": shelving.move,
    "remove": shelving.remove,
    "export": exporting.export,
    "jump": checking.jump,
    "confirm": lambda desk: checking.decide(desk, "confirmed"),
    "reject": lambda desk: checking.decide(desk, "rejected"),
    "next-mention": lambda desk: checking.mention(desk, 1),
    "previous-mention": lambda desk: checking.mention(desk, -1),
    "confirm-rest": reviewing.confirm_rest,
    "review": reviewing.review,
    "toggle-reviewed": reviewing.toggle_reviewed,
    "same-fact": finding.elsewhere,
    "correct": checking.correct,
    "select": selecting.begin,
    "select-word": lambda desk: selecting.by_word(desk, 1),
    "select-word-back": lambda desk: selecting.by_word(desk, -1),
    "select-sentence": lambda desk: selecting.by_sentence(desk, 1),
    "select-sentence-back": lambda desk: selecting.by_sentence(desk, -1),
    "extend-word": lambda desk: selecting.by_word(desk, 1, extend=True),
    "extend-word-back": lambda desk: selecting.by_word(desk, -1, extend=True),
    "extend-sentence": lambda desk: selecting.by_sentence(desk, 1, extend=True),
    "extend-sentence-back": lambda desk: selecting.by_sentence(desk, -1, extend=True),
    "extend": selecting.extend,
    "add-fact": selecting.add,
    "select-end": lambda desk: desk.reader.select(None),
    "map": moving.show_map,
    **{
        action.id: partial(moving.show_map, first=action.id)
        for action in ACTIONS
        if action.where == "map"
    },
    "timeline": timeline.show,
    **{
        action.id: partial(timeline.show, first=action.id)
        for action in ACTIONS
        if action.where == "timeline"
    },
    "hide-feeds": moving.hide_feeds,
    "hide-facts": moving.hide_facts,
    "narrower": lambda desk: widths.widen(desk, -widths.STEP),
    "wider": lambda desk: widths.widen(desk, widths.STEP),
    "fewer-feeds": lambda desk: widths.heighten(desk, -1),
    "more-feeds": lambda desk: widths.heighten(desk, 1),
    "shorter-lines": lambda desk: widths.read_wider(desk, -widths.STEP),
    "longer-lines": lambda desk: widths.read_wider(desk, widths.STEP),
    "reset-widths": widths.reset,
    "help": moving.show_help,
    "palette": lambda desk: desk.app.push_screen(Palette()),
    "back": moving.back,
    "quit": lambda desk: desk.app.exit(),
}
