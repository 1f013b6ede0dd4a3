"""Which keys the footer names: the few that matter in the pane that has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.render.chrome import Hint

if TYPE_CHECKING:
    from tui.app.keymap import Action, Keymap, Where

PLACES: dict[str, tuple[Where, ...]] = {
    "feeds": ("feeds", "lists"),
    "headlines": ("lists",),
    "article": ("article",),
    "facts": ("facts",),
    "selection": ("selection",),
    "sentence": ("article",),
}
"""Where a pane's own actions are registered."""

AT_SENTENCE = frozenset({"confirm", "reject", "correct", "confirm-rest", "same-fact"})
"""What is done with a fact in the article too, at the sentence that its row led to."""

_ELSEWHERE = {
    "feeds": {"next-unread", "star", "tag", "facts", "review"},
    "headlines": {"review", "refresh", "add-feed"},
    "article": {"refresh", "add-feed"},
    "sentence": {"facts", "next-unread", "star", "tag", "export", "refresh", "add-feed"},
    "facts": {"facts", "next-unread", "star", "tag", "refresh", "add-feed"},
}
"""What is done from everywhere and named in other panes."""


_CHANGING = frozenset(
    {"star", "tag", "refresh", "add-feed", "rename", "colour-tag", "move-feed", "remove"}
) | {"confirm", "reject", "correct", "review", "add-fact"}  # fmt: skip
"""What a reader refuses while another one writes the library."""

_FITTING = {
    "rename": {"tag", "search", "feed", "folder"},
    "colour-tag": {"tag"},
    "move-feed": {"feed"},
    "remove": {"tag", "search", "feed"},
    **{key: {"fact"} for key in (*AT_SENTENCE, "jump", "next-mention", "previous-mention")},
}
"""What an action is for: an item of the feeds pane, or a fact; the others are for all."""


_COMPLETE = "complete"

_LEAVE, _AWAY = "cancel-prompt", "read on"
"""What leaves the prompt, and what that comes to while the answer is being worked on."""


def is_own(action: Action, pane: str) -> bool:
    """Tell whether an action is one of a pane's own."""
    return action.where in PLACES.get(pane, ()) or (pane == "sentence" and action.id in AT_SENTENCE)


def in_prompt(keymap: Keymap, *, offers: bool, waiting: bool = False) -> tuple[Hint, ...]:
    """Name the keys while something is asked; without `offers` there is nothing to complete.

    Who leaves while the answer is being worked on, which is `waiting`, reads on.
    """
    return tuple(
        Hint(keymap.brief(action.id), _AWAY if waiting and action.id == _LEAVE else action.short)
        for action in keymap.registry
        if action.where == "prompt" and action.short and (offers or action.id != _COMPLETE)
    )


def of_screen(
    keymap: Keymap, place: Where, *own: Hint, last: tuple[Hint, ...] = ()
) -> tuple[Hint, ...]:
    """Name the keys of a screen of its own: how to open and close, then what moves there.

    What stands `last` is named where there is room for all.
    """
    first = keymap.first
    return (
        Hint(first("open"), "articles", "open"),
        Hint(keymap.brief("clear"), "close", "clear"),
        *own,
        *(
            Hint(first(action.id), action.short, action.id)
            for action in keymap.registry
            if action.where == place and action.short and first(action.id)
        ),
        *last,
        Hint(first("help"), "help", "help"),
    )


def hints(keymap: Keymap, pane: str, kind: str = "", *, writable: bool = True) -> tuple[Hint, ...]:
    """Name the keys of a pane, its own first: those for the kind of what the cursor is on.

    Where the library is not `writable`, those that change nothing in it.
    """
    footer_actions = [
        action
        for action in keymap.registry
        if action.short and (writable or action.id not in _CHANGING)
    ]
    own = [
        action
        for action in footer_actions
        if is_own(action, pane) and kind in _FITTING.get(action.id, {kind})
    ]
    shared = [
        action
        for action in footer_actions
        if action.where == "everywhere"
        and action.id not in _ELSEWHERE.get(pane, ())
        and (pane != "selection" or action.id == "help")
    ]
    return tuple(
        Hint(keymap.brief(action.id), action.short, action.id)
        for action in (*own, *shared)
        if keymap.first(action.id)
    )
