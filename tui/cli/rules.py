"""apply: the rules of config.toml, done to what is in the library already."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tui import settings
from tui.cli import common
from tui.errors import SettingsError
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library import Library
    from tui.library.rule_store import RuleCount
    from tui.model import QueryRule


@click.command("apply")
@common.quiet_option
@click.argument("name", required=False, metavar="[RULE]")
@click.option("--dry-run", is_flag=True, help="Count what would be done, and do nothing.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON Lines.")
def apply_rules(name: str | None, *, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Apply a rule, or all of them, to what is in the library already.

    Counts come first, and at a terminal it is asked. Each article gets each rule once: what you
    took off again stays off. Undo in the reader takes it back.

    Example: dateline apply flood --dry-run
    """
    rules, broken = _chosen(name)
    with common.library(write=not dry_run) as library:
        counts = [library.rules.count(rule) for rule in rules]
        if as_json:
            common.say_json(map(asdict, counts))
        elif dry_run or common.narrates():
            common.say(map(_sentence, counts))
        due = [rule for rule, count in zip(rules, counts, strict=True) if count.new]
        waiting = any(count.waiting for count in counts)
        asked = not yes and sys.stdin.isatty()
        if (due or waiting) and not dry_run and (not asked or click.confirm("Do it?", err=True)):
            _apply(library, due)
    if broken:
        verb = "has a mistake and was" if broken == 1 else "have mistakes and were"
        raise SettingsError(f"{plural(broken, 'rule')} {verb} left out: see above.")


def _apply(library: Library, rules: Sequence[QueryRule]) -> None:
    for rule in rules:
        change = library.rules.apply(rule)
        common.narrate(f"{change.description}.", err=True)
    while (delivery := library.rules.deliver()).written:
        for notice in delivery.notices:
            common.notify(notice)
    if delivery.problems:
        raise SettingsError(" ".join(delivery.problems))


def _chosen(name: str | None) -> tuple[tuple[QueryRule, ...], int]:
    """The rule of a name, or all that have no mistake, and how many have. Raises SettingsError."""
    from tui.library.rules import problems

    folders = settings.folders()
    file = folders.config_file
    chosen = settings.load(file)
    wrong = problems(chosen.rules, folders)
    complaints = (*chosen.problems, *map(chosen.located, wrong))
    for complaint in complaints:
        common.complain(complaint)
    rules = tuple(rule for rule in chosen.rules if not problems([rule], folders))
    if name is None:
        if not rules:
            without = "rules that can be used" if complaints else "rules"
            raise SettingsError(f"There are no {without}: [rules] in {file} holds them.")
        return rules, sum("[rules" in complaint for complaint in complaints)
    for rule in rules:
        if rule.name == name:
            return (rule,), 0
    names = ", ".join(rule.name for rule in rules) or "none"
    raise SettingsError(f"There is no rule {name!r} that can be used; there are: {names}.")


def _sentence(count: RuleCount) -> str:
    deeds = (
        f"tag {count.tagged:,}" if count.tagged else "",
        f"star {count.starred:,}" if count.starred else "",
        f"mark {count.read:,} read" if count.read else "",
        f"write {plural(count.written, 'line')}" if count.written else "",
        f"write {plural(count.waiting, 'line')} of before" if count.waiting else "",
    )
    todo = ", ".join(filter(None, deeds)) or "nothing to do"
    articles = plural(count.found, "article")
    return f"{count.rule}: finds {articles}, {count.new:,} new to it: {todo}"


COMMANDS = (apply_rules,)
