"""Tests that are written in Go, run without Go: what they call is answered by functions here.

Only what tests of readers are made of is understood: raw strings, literals, calls, comparisons and
loops over what was named before. What is compared with a field that nobody answers for is told
apart (None), so that nothing counts as right that was not looked at.
"""

from __future__ import annotations

import ast
import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

_FUNCTION = re.compile(r"^func (Test\w+)\(.*?\{\n(.*?)^\}", re.DOTALL | re.MULTILINE)
_RAW = re.compile(r"`([^`]*)`")
_HELD = re.compile(r"\x00(\d+)\x00")
_STRING = r'"(?:[^"\\]|\\.)*"'
_COMMENT = re.compile(rf"({_STRING})|//.*")
_MAKER = re.compile(r"\bNew\w+\(nil\)\.")
_HOURS = re.compile(r"(-?)int\(\((\d+) \* time\.Hour\)\.Seconds\(\)\)")
_ASSIGNMENT = re.compile(r"(?:var )?([\w, ]+?)(?<!,)(?: \S+)? :?= (.*)", re.DOTALL)
_CALL = re.compile(r"([\w.]+|\[\][\w.*]+)\((.*)\)(\.\w+(?:\(\))?)?", re.DOTALL)
_LITERAL = re.compile(r"(?:\[\]|&|\[\]\*)?(?:[\w.]+|struct \{.*?\})?\{(.*)\}", re.DOTALL)
_PATH = re.compile(r"[A-Za-z_]\w*(?:\.\w+|\[\w+\])*")
_STEP = re.compile(r"\w+")
_PAIR = re.compile(r"(\w+):\s*(.*)", re.DOTALL)
_LOOP = re.compile(r"for (?:(\w+)(?:, (\w+))? :?= )?range (.*) \{")
_COMPARISON = re.compile(r"(.*?) (!=|==) (.*)", re.DOTALL)
_EQUALS = re.compile(r"!(.*)\.Equals?\((.*)\)", re.DOTALL)
_CONTAINS = re.compile(r"!bytes\.Contains\((.*)\)", re.DOTALL)
_PLAIN = frozenset(
    {"[]byte", "[]rune", "string", "int64", "strings.NewReader"}
    | {"bytes.NewReader", "bytes.NewBufferString", "bytes.NewBuffer"}
)
"""Calls that change nothing about what they are given."""


class Unanswered(Exception):
    """An expression that is about nothing that there is an answer for."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value of the program under test, and how it is compared with what a test wants."""

    value: Any
    same: Callable[[Any, Any], bool] = lambda ours, theirs: ours == theirs


@dataclass(slots=True)
class GoTest:
    """One test function: its name, and what it does once it is run."""

    name: str
    body: str
    raw: list[str]
    outcomes: list[tuple[str, bool | None]] = field(default_factory=list)

    def run(self, answers: dict[str, Callable[..., Any]]) -> list[tuple[str, bool | None]]:
        """Run it; each comparison is right (True), wrong, or about nothing here (None)."""
        self.outcomes = []
        _Run(self, answers).block(_blocks(iter(self.body.split("\n"))), {**GO_NAMES})
        return self.outcomes


def read_tests(file: Path) -> Iterator[GoTest]:
    """The tests of a Go file, with its raw strings set apart."""
    raw: list[str] = []

    def hold(match: re.Match[str]) -> str:
        raw.append(match[1])
        return f"\x00{len(raw) - 1}\x00"

    source = _RAW.sub(hold, file.read_text(encoding="utf-8"))
    source = _MAKER.sub("", _COMMENT.sub(lambda match: match[1] or "", source))
    source = _HOURS.sub(lambda hours: f"{hours[1]}{3600 * int(hours[2])}", source)
    for name, body in _FUNCTION.findall(source):
        yield GoTest(name, body, raw)


def _blocks(lines: Iterator[str]) -> list[tuple[str, list[Any]]]:
    """Statements, each with the statements in its block."""
    found: list[tuple[str, list[Any]]] = []
    for line in lines:
        text = line.strip()
        if text.startswith("}"):
            if not text.endswith("{"):
                return found
            found.append((text.lstrip("} ").removeprefix("else "), _blocks(lines)))
            return found
        if re.match(r"(?:if|for|type|switch|func)\b.*\{$", text):
            found.append((text, _blocks(lines)))
        elif text:
            while _depth(text) > 0:
                text += "\n" + next(lines).strip()
            found.append((text, []))
    return found


def _depth(text: str) -> int:
    bare = re.sub(_STRING, "", text)
    return sum(map(bare.count, "([{")) - sum(map(bare.count, ")]}"))


class _Stop(Exception):
    """The test ends, as it does where what it needs could not be had."""


class _Run:
    def __init__(self, test: GoTest, answers: dict[str, Callable[..., Any]]) -> None:
        self.test = test
        self.answers = answers
        self.failure: Exception | None = None

    def block(self, statements: list[tuple[str, list[Any]]], names: dict[str, Any]) -> None:
        try:
            for head, inner in statements:
                self.statement(head, inner, names)
        except _Stop:
            return

    def statement(self, head: str, inner: list[Any], names: dict[str, Any]) -> None:
        if loop := _LOOP.match(head):
            self.loop(loop, inner, names)
        elif head.startswith("if "):
            self.condition(head.removeprefix("if ").removesuffix("{").strip(), names)
        elif assignment := _ASSIGNMENT.fullmatch(head):
            self.assign([name.strip() for name in assignment[1].split(",")], assignment[2], names)

    def loop(self, loop: re.Match[str], inner: list[Any], names: dict[str, Any]) -> None:
        try:
            over = self.value(loop[3], names)
        except Unanswered:
            return
        over = over.value if isinstance(over, Shown) else over
        for number, part in enumerate(range(over) if isinstance(over, int) else over):
            names |= {loop[1] or "_": number, loop[2] or "_": part}
            for head, deeper in inner:
                self.statement(head, deeper, names)

    def assign(self, targets: list[str], expression: str, names: dict[str, Any]) -> None:
        self.failure = None
        try:
            value = self.value(expression, names)
        except LookupError:
            self.test.outcomes.append((f"there is no {expression}", False))
            value = Unanswered
        except Unanswered:
            value = Unanswered
        values = value if isinstance(value, tuple) else (value,)
        names |= dict(zip(targets, values, strict=False))

    def condition(self, text: str, names: dict[str, Any]) -> None:
        if ";" in text:
            before, _, text = text.rpartition(";")
            if assignment := _ASSIGNMENT.fullmatch(before.strip()):
                targets = [name.strip() for name in assignment[1].split(",")]
                self.assign(targets, assignment[2], names)
            text = text.strip()
            if text == "err != nil" and self.failure is None:
                self.test.outcomes.append((before, True))
        if text in ("err != nil", "localizedError != nil"):
            if self.failure is not None:
                self.test.outcomes.append((f"it fails: {self.failure}", False))
                raise _Stop
        elif text in ("err == nil", "localizedError == nil"):
            self.test.outcomes.append(("it must fail", self.failure is not None))
        else:
            self.compare(text, names)

    def compare(self, text: str, names: dict[str, Any]) -> None:
        left, mark, right = "", "!=", ""
        if match := _EQUALS.fullmatch(text):
            left, right = match.groups()
        elif match := _CONTAINS.fullmatch(text):
            left, right = _parts(match[1])
        elif match := _COMPARISON.fullmatch(text):
            left, mark, right = match.groups()
        try:
            ours, theirs = self.value(left, names), self.value(right, names)
            holds = _same(ours, theirs) is (mark == "!=")
        except Unanswered:
            self.test.outcomes.append((text, None))
            return
        except (LookupError, TypeError):
            holds, theirs, ours = False, "", ""
        ours, theirs = (theirs, ours) if isinstance(theirs, Shown) else (ours, theirs)
        said = f"{text}: {getattr(ours, 'value', ours)!r}, wanted {theirs!r}"
        self.test.outcomes.append((said, holds))

    def value(self, text: str, names: dict[str, Any]) -> Any:
        """The value of an expression. Raises Unanswered where there is none here."""
        text = text.strip()
        if held := _HELD.fullmatch(text):
            return self.test.raw[int(held[1])]
        if re.fullmatch(_STRING, text) or re.fullmatch(r"-?0*\d+", text):
            return ast.literal_eval(re.sub(r"^(-?)0+(?=\d)", r"\1", text))
        if call := _CALL.fullmatch(text):
            return self.call(call[1], _parts(call[2]), names)
        if literal := _LITERAL.fullmatch(text):
            return self.literal(_parts(literal[1]), names)
        if _PATH.fullmatch(text):
            return self.at(text, names)
        raise Unanswered

    def literal(self, parts: list[str], names: dict[str, Any]) -> Any:
        pairs = [_PAIR.fullmatch(part) for part in parts]
        if parts and all(pairs):
            return {pair[1]: self.value(pair[2], names) for pair in pairs if pair}
        return [self.value(part, names) for part in parts]

    def at(self, path: str, names: dict[str, Any]) -> Any:
        root, *steps = _STEP.findall(path)
        value = names.get(root, Unanswered)
        for step in steps:
            key = names.get(step, step)
            if value is Unanswered:
                break
            if isinstance(value, list):
                value = value[int(key)] if str(key).isdecimal() else Unanswered
            else:
                value = value.get(key, Unanswered) if isinstance(value, dict) else Unanswered
        if value is Unanswered:
            raise Unanswered
        return value

    def call(self, name: str, arguments: list[str], names: dict[str, Any]) -> Any:
        if name == "append":
            known = names.get(arguments[0])
            added = self.value(arguments[1], names)
            return [*known, added] if isinstance(known, list) else [added]
        if name in _PLAIN:
            return self.value(arguments[0], names)
        if name in ("len", "fmt.Sprintf", *_TIMES):
            return _BUILT_IN[name](*(self.value(part, names) for part in arguments))
        answer = self.answers.get(name.rpartition(".")[2] if name not in self.answers else name)
        if answer is None:
            raise Unanswered
        of = [names[name.partition(".")[0]]] if name.partition(".")[0] in names else []
        try:
            return answer(*of, *(self.value(part, names) for part in arguments))
        except Unanswered:
            raise
        except Exception as error:  # noqa: BLE001 it is what the test asks for
            self.failure = error
            return Unanswered


def _parts(text: str) -> list[str]:
    """The arguments in a call, or the parts of a literal."""
    parts, start = [], 0
    for comma in re.finditer(rf"{_STRING}|,", text):
        if comma[0] == "," and _depth(text[start : comma.start()]) == 0:
            parts.append(text[start : comma.start()].strip())
            start = comma.end()
    return [part for part in (*parts, text[start:].strip()) if part]


def _same(ours: Any, theirs: Any) -> bool:
    if isinstance(theirs, Shown):
        ours, theirs = theirs, ours
    if isinstance(ours, Shown):
        return bool(ours.same(ours.value, theirs))
    return bool(ours == theirs)


def _length(value: Any) -> Any:
    if isinstance(value, Shown):
        raise Unanswered  # how long a text is depends on how it is written
    return len(value)


def _moment(*parts: Any) -> datetime:
    year, month, day, hour, minute, second, _, zone = parts
    return datetime(year, month, day, hour, minute, second, tzinfo=zone)


_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_TIMES = ("time.Date", "time.LoadLocation", "time.FixedZone")
_BUILT_IN: dict[str, Callable[..., Any]] = {
    "len": _length,
    "fmt.Sprintf": lambda form, *values: form.replace("%s", "{}").format(*values),
    "time.Date": _moment,
    "time.LoadLocation": ZoneInfo,
    "time.FixedZone": lambda _, seconds: timezone(timedelta(seconds=seconds)),
}
GO_NAMES: dict[str, Any] = {"time": {"UTC": UTC, **_MONTHS}}
"""What Go names that tests are written with."""
