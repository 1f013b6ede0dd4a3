"""The rules of config.toml: a tag with its query, or a table with a query and what is done."""

from __future__ import annotations

from typing import Any, NamedTuple

from tui import clean
from tui.model.query_rules import QueryRule

_TEXT, _CHOICE = "it is a text", "it is true or false"
KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "query": (str, _TEXT),
    "tag": ((str, list), "it is a text, or a list of texts"),
    "star": (bool, _CHOICE),
    "read": (bool, _CHOICE),
    "notify": (bool, _CHOICE),
    "file": (str, _TEXT),
}
"""What a rule's table may have, and what each is."""

EXCERPT = 24
"""Characters of a tag that is too long."""

Problem = tuple[str, str]
"""The key that a mistake is in, as `toml_file.lines` names it, and the mistake."""


class Mistake(NamedTuple):
    """What is wrong with a rule, and the key in its table where that stands."""

    text: str
    key: str = ""


def read_rules(raw: object) -> tuple[tuple[QueryRule, ...], list[Problem]]:
    """Read the rules that can be used, and what is wrong with the others."""
    if not isinstance(raw, dict):
        return (), [
            ("rules", "[rules] must be a table: a tag = a query, or a table for each rule.")
        ]
    rules: list[QueryRule] = []
    problems: list[Problem] = []
    names: dict[str, str] = {}
    for name, value in raw.items():
        twin = names.setdefault(_folded(name), name)
        rule = _rule(name, value) if twin == name else _same(name, twin)
        if isinstance(rule, QueryRule):
            rules.append(rule)
        else:
            place = f"rules.{name}.{rule.key}" if rule.key else f"rules.{name}"
            problems.append((place, rule.text))
    return tuple(rules), problems


def _folded(name: str) -> str:
    """A rule's name as the library tells it from others."""
    return clean.line(name, clean.MAX_TAG).lstrip("#").casefold()


def _same(name: str, twin: str) -> Mistake:
    what = f"it has the name of {twin}, since case tells no two apart: rename one."
    return Mistake(f"[rules] {name}: {what}")


def _rule(name: str, value: object) -> QueryRule | Mistake:
    """A rule, or what is wrong with it."""
    if isinstance(value, str):
        long = long_tag("rules", name)
        return Mistake(long) if long else QueryRule(name=name, query=value, tags=(name,))
    if not isinstance(value, dict):
        return Mistake(f"[rules] {name}: write a query, or a table with a query and what to do.")
    for key, part in value.items():
        if key not in KINDS:
            known = f"known are {', '.join(KINDS)}."
            return Mistake(f"[rules.{name}] unknown key {key!r}; {known}", key)
        kind, words = KINDS[key]
        if not isinstance(part, kind):
            return Mistake(f"[rules.{name}] {key}: {part!r} does not fit; {words}.", key)
    return _of_table(name, value)


def _of_table(name: str, table: dict[str, Any]) -> QueryRule | Mistake:
    tags = table.get("tag", [])
    tags = [tags] if isinstance(tags, str) else tags
    if not all(isinstance(tag, str) for tag in tags):
        return Mistake(f"[rules.{name}] tag: write a tag, or several as a list of texts.", "tag")
    if problem := next(filter(None, (long_tag("rules", tag) for tag in (name, *tags))), ""):
        return Mistake(problem, "tag")
    rule = QueryRule(
        name=name,
        query=table.get("query", ""),
        tags=tuple(tags),
        star=table.get("star", False),
        read=table.get("read", False),
        notify=table.get("notify", False),
        file=table.get("file", ""),
    )
    idle = f"[rules.{name}] does nothing: tag, star, read, notify or file."
    return rule if rule.deeds else Mistake(idle)


def long_tag(table: str, tag: str) -> str:
    """Say that a tag in a table of config.toml is too long to be one; "" where it is not."""
    if len(tag) <= clean.MAX_TAG:
        return ""
    excerpt = tag[:EXCERPT]
    return f"[{table}] {excerpt!r}… is no tag: it has {len(tag)} characters, {clean.MAX_TAG} fit."
