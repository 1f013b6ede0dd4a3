"""Rules from the keyboard: made of a search, and applied to what is in the library already."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui import clean
from tui.app.commands.mark import how_to_undo
from tui.app.commands.tag import tag_names
from tui.app.main.messages import Alert
from tui.app.messages import ConfigurationEdited
from tui.app.prompt.question import Complaint, Question
from tui.app.prompt.suggestions import Suggestion, begins
from tui.app.render.formatting import sentence
from tui.plural import plural

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.library import Library
    from tui.library.marks import Change
    from tui.library.rule_store import Delivery
    from tui.model import QueryRule


async def make_rule(main: MainScreen) -> None:
    """Ask for the tag that articles of what is shown are to get from now on."""
    from tui.settings import edit

    query = main.query_text
    if not query:
        main.say(f"Search first: {main.keymap.named('search')} asks for a query.", "muted")
        return
    hint = f"the tag of all that come and fit: {query}"
    names = tag_names(await main.ask(Question("Tag by itself with:", hint=hint)) or "")
    if names:
        file = main.startup.folders.config_file
        await asyncio.to_thread(edit.add_entry, file, "rules", names[0], query)
        main.say(f"What comes and fits gets the tag {names[0]} from now on.")
        main.post_message(ConfigurationEdited())


async def apply_rule(main: MainScreen) -> None:
    """Ask for a rule, say what it would do to what is there, and do it."""
    rules = {rule.name: rule for rule in main.context.settings.rules}
    if not rules:
        file = main.startup.folders.config_file
        main.say(f"There are no rules yet: [rules] in {file} holds them.", "muted")
        return
    await main.require_writable()
    names = list(rules)
    question = Question(
        "Apply the rule:",
        names[-1],
        proposed=True,
        hint=f"one of {', '.join(names)}",
        complete=lambda typed: [Suggestion(name, name) for name in names if begins(name, typed)],
        check=lambda typed: None if typed.strip() in rules else _unknown(typed),
    )
    rule = rules.get((await main.ask(question) or "").strip())
    if rule is not None:
        await main.key_buffer.during(_count_and_apply(main, rule))


async def _count_and_apply(main: MainScreen, rule: QueryRule) -> None:
    count = await asyncio.to_thread(main.library.rules.count, rule)
    if not (count.new or count.waiting):
        main.say(f"{rule.name} finds {plural(count.found, 'article')}, none new to it.", "muted")
        return
    lines = plural(count.waiting, "line")
    old = f"write {lines} that could not be written before"
    new = f"to {plural(count.new, 'article')}: {rule.deeds}"
    deeds = f"{new}; {old}" if count.new and count.waiting else new if count.new else old
    remark = "undo takes back" if count.new else f"to {clean.line(rule.file)}"
    if not await main.confirm(f"{sentence(deeds)}?", remark):
        return
    change, delivery = await main.change(_apply, main.library, rule, lists=True)
    for notice in delivery.notices:
        main.post_message(Alert(notice))
    if problems := delivery.problems:
        main.say(" ".join(problems), "error")
    elif count.new:
        main.say(f"{sentence(change.description)}. {how_to_undo(main)}")
    else:
        main.say(f"Wrote {lines} to {clean.line(rule.file)}.")


def _unknown(typed: str) -> Complaint:
    return Complaint(f"There is no rule {clean.line(typed, 40)!r}.")


def _apply(library: Library, rule: QueryRule) -> tuple[Change, Delivery]:
    """Apply a rule and do what waits; give what there is to say, and what could not be written."""
    change = library.rules.apply(rule)
    notices: list[str] = []
    while (delivery := library.rules.deliver()).written:
        notices += delivery.notices
    return change, delivery._replace(notices=tuple(notices))
