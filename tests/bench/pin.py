"""What is pinned of the facts: their version, a digest of rules and tables, and their scores.

    python tests/bench/pin.py            print what differs from what is pinned
    python tests/bench/pin.py --write    pin what is true now; needs a raised VERSION for new rules

Libraries renew stored facts when `VERSION` changes, so that a rule that changes without it leaves
readers with the facts of the old one. Scores are those of the project's own gold.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from fields import measure
from scoring import Scores

import tui.facts
from tui.facts import VERSION, analyse
from tui.model import Document

FACTS = Path(__file__).parent.parent / "facts"
PINNED = FACTS / "pinned.json"
ROOM = Path(tui.facts.__file__).parent
GOLD = {"sample": (FACTS / "sample",), "reports": (FACTS / "gold",)}
NOT_RULES = {
    "__init__.py",  # the version itself
    # how the model is run:
    "parsing.py", "entity_decoder.py", "lexeme_vectors.py", "context_vectors.py", "model_pipes.py",
    "parser_steps.py", "sentence_parser.py",
    # how the gazetteer is built; it is here itself:
    "build.py", "sources.py", "supplement.py", "neighbours.py",
}  # fmt: skip
ROUNDED = 4


def rules() -> Iterator[tuple[str, bytes]]:
    """What decides which facts a text has: rules without docstrings and comments, and tables."""
    for path in sorted(ROOM.rglob("*.py")):
        if path.name not in NOT_RULES:
            yield path.name, _bare(path.read_text(encoding="utf-8")).encode()
    for path in sorted(ROOM.rglob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        yield path.name, json.dumps(table, sort_keys=True).encode()
    yield "places.db", (ROOM / "gazetteer" / "places.db").read_bytes()


def _bare(source: str) -> str:
    """A module's lines without what only a reader reads."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            lines[node.lineno - 1 : node.end_lineno] = [""] * (node.end_lineno - node.lineno + 1)
    return "\n".join(line for line in lines if line.strip() and not line.lstrip().startswith("#"))


def digest() -> str:
    """A digest of all rules and tables."""
    total = hashlib.sha256()
    for name, content in rules():
        total.update(f"{name} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()[:16]


@functools.cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """The gold documents of one set."""
    files = [file for path in GOLD[name] for file in sorted(path.glob("*.jsonl"))]
    return tuple(
        json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line
    )


def scores() -> dict[str, dict[str, float]]:
    """Every measure of each set of gold, from 0 to 1."""
    return {name: _scores(list(rows(name))) for name in GOLD}


def _scores(gold: list[dict[str, Any]]) -> dict[str, float]:
    total = Scores()
    for row in gold:
        asked = Document(id=row["id"], title=row["title"], text=row["text"], date=row["date"])
        total.add(row, json.loads(msgspec.json.encode(analyse(asked))))
    figures = total.table()
    for field, count in measure(gold, errors=False)[0].items():
        said = count["hit"] + count["wrong"] + count["made up"]
        if count["stated"] and said:
            figures[f"{field}, of what is stated"] = count["hit"] / count["stated"]
            figures[f"{field}, of what is said"] = count["hit"] / said
    return {name: round(figure, ROUNDED) for name, figure in figures.items()}


def pinned() -> dict[str, Any]:
    """What is pinned: `version`, `digest`, and `scores` of each set."""
    content: dict[str, Any] = json.loads(PINNED.read_text(encoding="utf-8"))
    return content


def differences(now: dict[str, dict[str, float]]) -> Iterator[tuple[str, str, float, float]]:
    """Set, measure, pinned figure and new one, wherever the two are not the same."""
    for name, figures in pinned()["scores"].items():
        for measured, figure in figures.items():
            new = now[name].get(measured, 0.0)
            if new != figure:
                yield name, measured, figure, new


def stale() -> str:
    """What has to be done before the rules as they are can be read by others; "" if nothing."""
    known = pinned()
    if digest() != known["digest"] and known["version"] == VERSION:
        return "Rules changed: raise VERSION in tui/facts/__init__.py, then `make pin-facts`."
    if digest() != known["digest"] or known["version"] != VERSION:
        return "VERSION or rules changed: pin them by `make pin-facts`."
    return ""


def main() -> None:
    now = scores()
    for name, measured, figure, new in differences(now):
        print(f"{name:<8} {measured:<32} {figure:.4f} -> {new:.4f}  {new - figure:+.4f}")
    if "--write" in sys.argv[1:]:
        if digest() != pinned()["digest"] and pinned()["version"] == VERSION:
            sys.exit(stale())
        content = {"version": VERSION, "digest": digest(), "scores": now}
        PINNED.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    elif stale():
        print(stale())


if __name__ == "__main__":
    main()
