"""Tagging from the keyboard: several tags at once, completed from those in use."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from tui import clean
from tui.app.commands.mark import change, chosen
from tui.app.messages import ConfigurationEdited
from tui.app.prompt.question import Question
from tui.app.prompt.suggestions import Suggestion
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.app.main.main_screen import MainScreen


_COMMAS = ",，、،"
_TAG = re.compile(rf'(?:"[^"]*"?|\s(?!\s*#)|[^\s"{_COMMAS}])+')
_BEGINNING = re.compile(rf"(?:^|[{_COMMAS}]|\s(?=#))[\s{_COMMAS}]*")
"""Where a tag may begin."""


async def tag(main: MainScreen) -> None:
    """Ask for tags and give them to the chosen articles."""
    numbers = chosen(main)
    if not numbers:
        return
    await main.require_writable()
    used = [name for name, _, _ in main.library.marks.tags()]
    answer = await _ask(main, _label("Tag", numbers), used)
    names = tag_names(answer or "")
    if names:
        await _retag(main, numbers, add=names)


async def untag(main: MainScreen) -> None:
    """Ask which tags to take off the chosen articles; where there is one, it is filled in."""
    numbers = chosen(main)
    present = await asyncio.to_thread(main.library.marks.tags_of, numbers)
    if not present:
        if numbers:
            main.say("No tags to take off here.", "muted")
        return
    await main.require_writable()
    start = _written(present[0]) if len(present) == 1 else ""
    answer = await _ask(main, _label("Take off", numbers), present, start)
    names = tag_names(answer or "")
    if names:
        await _retag(main, numbers, remove=names)


async def quick_tag(main: MainScreen) -> None:
    """Ask for the key of a one-key tag, one of [tags] in config.toml, or make it there."""
    tags = main.context.settings.tags
    numbers = chosen(main)
    if not numbers:
        return
    await main.require_writable()
    offers = "  ".join(f"{_named(key)} {name}" for key, name in tags.items())
    hint = f"{offers}  or another key, to make one" if tags else "any key: it gets a tag"
    key = await main.ask(Question("Tag with:", hint=hint, one_key=True))
    if key is None:
        return
    name = tags.get(key) or await main.key_buffer.during(_make_quick_tag(main, key))
    if name:
        await _retag(main, numbers, add=[name])


async def _make_quick_tag(main: MainScreen, key: str) -> str:
    """Ask for the tag that a key is to give from now on, and keep both in config.toml."""
    from tui.settings import edit

    used = [name for name, _, _ in main.library.marks.tags()]
    question = Question(
        f"No one-key tag on {_named(key)} yet. It tags with:",
        hint="a tag, kept in config.toml; Escape makes none",
        complete=completer(used),
    )
    names = tag_names(await main.ask(question) or "")
    if not names:
        return ""
    name = clean.line(names[0], clean.MAX_TAG)
    await asyncio.to_thread(edit.add_entry, main.startup.folders.config_file, "tags", key, name)
    main.post_message(ConfigurationEdited())
    return name


def _named(key: str) -> str:
    return "Space" if key == " " else key


async def _retag(
    main: MainScreen, numbers: Sequence[int], add: Sequence[str] = (), remove: Sequence[str] = ()
) -> None:
    await change(main, numbers, lambda: main.library.marks.tag(numbers, add=add, remove=remove))


def tag_names(answer: str) -> list[str]:
    """Split an answer into tags, at commas and before each #; a tag may be of several words.

    What stands in quotation marks is parted nowhere.
    """
    names = (clean.line(part.replace('"', "")).lstrip("#") for part in _TAG.findall(answer))
    return list(dict.fromkeys(filter(None, names)))


def completer(used: Sequence[str]) -> Callable[[str], list[Suggestion]]:
    """Answers that end in a known tag which starts as it was typed, be it of several words."""

    def complete(value: str) -> list[Suggestion]:
        for match in _BEGINNING.finditer(value):
            head, typed = value[: match.end()], value[match.end() :].lstrip('"#').casefold()
            chosen = {name.casefold() for name in tag_names(head)}
            if fits := [
                name
                for name in used
                if name.casefold().startswith(typed) and name.casefold() not in chosen
            ]:
                return [Suggestion(head + _written(name), name) for name in fits]
        return []

    return complete


def _written(name: str) -> str:
    """Write a tag as it is typed: in quotation marks where it would be parted."""
    return name if _TAG.fullmatch(name) else f'"{name}"'


def _label(verb: str, numbers: Sequence[int]) -> str:
    return f"{verb}:" if len(numbers) == 1 else f"{verb} {plural(len(numbers), 'article')}:"


async def _ask(main: MainScreen, label: str, used: Sequence[str], start: str = "") -> str | None:
    hint = "several with commas between them"
    return await main.ask(Question(label, start, hint=hint, complete=completer(used)))
