"""The parts of a brief, and how they are set as markdown and as html.

A text is one from outside wherever it comes from: nothing in it is markup in either.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import NamedTuple


class Run(NamedTuple):
    """A piece of a line: plain, strong, or a link to an address of the web."""

    text: str
    strong: bool = False
    link: str = ""


Line = tuple[Run, ...]


class Heading(NamedTuple):
    """A heading of a level from 1."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """Lines that belong together."""

    lines: tuple[Line, ...]


class ClaimEntry(NamedTuple):
    """One claim: what it says, the sentence that says so, and where that stands."""

    claim: Line
    quotation: str
    origin: Line


class Table(NamedTuple):
    """A table; of `numbers`, counted from 0, the columns are set to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numbers: frozenset[int] = frozenset()


class Picture(NamedTuple):
    """A drawing, which is safe as it is, what it shows in words, and a name for its file."""

    svg: str
    alt: str
    name: str


Block = Heading | Paragraph | ClaimEntry | Table | Picture

_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~@$^&]|^[-+#=]|^\d+(?=[.)])")
"""What is markup anywhere, and what is at the start of a line."""
_WEB = ("http://", "https://")
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 15px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #1a1a1a; background: #fff; }}
h1, h2, h3, table, figcaption {{ font-family: system-ui, sans-serif; }}
h1 {{ font-size: 1.6rem; line-height: 1.2; }}
h2 {{ font-size: 1.15rem; border-bottom: 1px solid #ccc; margin-top: 2rem; }}
h3 {{ font-size: 1rem; margin-bottom: .3rem; }}
table {{ border-collapse: collapse; width: 100%; font-size: .88rem; }}
th, td {{ text-align: left; padding: .25rem .5rem; border-bottom: 1px solid #ddd;
  vertical-align: top; }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; }}
figure {{ margin: 1rem 0; }}
figure svg {{ width: 100%; height: auto; }}
blockquote {{ margin: .2rem 0 .2rem 1rem; padding-left: .7rem; border-left: 3px solid #ccc; }}
.claim {{ margin: 1rem 0; break-inside: avoid; }}
.claim p {{ margin: .2rem 0; }}
.origin {{ font: .82rem system-ui, sans-serif; color: #555; }}
a {{ color: #1d4f91; }}
@media print {{ body {{ margin: 0; max-width: none; }} }}
</style>
</head>
<body>
"""


def embedded(picture: Picture) -> str:
    """Return a picture as an address that holds it; GitHub and Word show none of these."""
    return f"data:image/svg+xml;base64,{b64encode(picture.svg.encode()).decode()}"


def markdown(
    blocks: Iterable[Block], address: Callable[[Picture], str] = embedded
) -> Iterator[str]:
    """Set blocks as markdown, with pictures by their addresses."""
    for block in blocks:
        match block:
            case Heading(level, text):
                yield f"{'#' * level} {plain(text)}\n\n"
            case Paragraph(lines):
                yield "  \n".join(map(_markdown_line, lines)) + "\n\n"
            case ClaimEntry(claim, quotation, origin):
                yield f"{_markdown_line(claim)}\n\n"
                yield f"> {plain(quotation)}\n\n" if quotation else ""
                yield f"{_markdown_line(origin)}\n\n"
            case Table():
                yield from _markdown_table(block)
            case Picture():
                yield f"![{plain(block.alt)}]({address(block)})\n\n"


def plain(text: str) -> str:
    """Escape a text of one line for markdown."""
    return _SIGNS.sub(_escaped, " ".join(text.split()))


def _escaped(sign: re.Match[str]) -> str:
    return f"{sign[0]}\\" if sign[0].isdigit() else f"\\{sign[0]}"


def _markdown_line(line: Line) -> str:
    return "".join(map(_markdown_run, line))


def _markdown_run(run: Run) -> str:
    text = plain(run.text)
    if run.text[:1].isspace():  # a run may begin with the blank that parts it from the last
        text = f" {text}"
    if run.text[-1:].isspace() and run.text.strip():
        text += " "
    if run.link.startswith(_WEB):
        address = re.sub(r"[<>\s\\]", lambda sign: f"%{ord(sign[0]):02X}", run.link)
        return f"[{text}](<{address}>)"
    return f"**{text}**" if run.strong else text


def _markdown_table(table: Table) -> Iterator[str]:
    sides = ("---:" if place in table.numbers else "---" for place in range(len(table.head)))
    yield f"| {' | '.join(map(plain, table.head))} |\n|{'|'.join(sides)}|\n"
    for row in table.rows:
        yield f"| {' | '.join(map(_markdown_line, row))} |\n"
    yield "\n"


def html(blocks: Iterable[Block], title: str) -> Iterator[str]:
    """Set blocks as a page that needs no other file."""
    yield _PAGE.format(title=escape(title))
    for block in blocks:
        match block:
            case Heading(level, text):
                yield f"<h{level}>{escape(text)}</h{level}>\n"
            case Paragraph(lines):
                yield f"<p>{'<br>'.join(map(_html_line, lines))}</p>\n"
            case ClaimEntry(claim, quotation, origin):
                yield f'<div class="claim"><p>{_html_line(claim)}</p>'
                yield f"<blockquote>{escape(quotation)}</blockquote>" if quotation else ""
                yield f'<p class="origin">{_html_line(origin)}</p></div>\n'
            case Table():
                yield from _html_table(block)
            case Picture(svg, alt, _):
                yield f"<figure>{svg}<figcaption>{escape(alt)}</figcaption></figure>\n"
    yield "</body>\n</html>\n"


def _html_line(line: Line) -> str:
    return "".join(map(_html_run, line))


def _html_run(run: Run) -> str:
    text = escape(run.text)
    if run.link.startswith(_WEB):
        return f'<a href="{escape(run.link)}" rel="noreferrer">{text}</a>'
    return f"<strong>{text}</strong>" if run.strong else text


def _html_table(table: Table) -> Iterator[str]:
    def cell(tag: str, place: int, content: str) -> str:
        side = ' class="number"' if place in table.numbers else ""
        return f"<{tag}{side}>{content}</{tag}>"

    head = "".join(cell("th", place, escape(name)) for place, name in enumerate(table.head))
    yield f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
    for row in table.rows:
        cells = (cell("td", place, _html_line(line)) for place, line in enumerate(row))
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n</table>\n"
