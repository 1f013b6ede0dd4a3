"""The manual page dateline(1), made of what the parser knows: each command with its help."""

from __future__ import annotations

from collections.abc import Iterator

import click

_QUERIES = """\
Words are found in titles and texts, "quotation marks" hold a phrase together, and a word's \
beginning ends in a star. A minus or NOT takes out what follows it; OR and parentheses work, and \
AND is meant where nothing stands.

\b
tag: feed: title: author: language:
person: org: place: weapon: group:
killed: injured: (with a number, as in killed:>=10)
is: (unread, read, starred, reviewed, updated, pending)
note: grade: (of yours)
since: before: (published; 7d, 2026-01-31 or 2026-01)
happened: (the event)
toll-country: toll-region: toll-place: toll-source:
toll-weapon: toll-group: toll-actor: (what the toll stands on)

dateline list place:SY killed:>0 since:30d -weapon:earthquake
"""
_SECTIONS = {
    "EXIT STATUS": {
        "0": "Done.",
        "1": "Failed, or not wholly done; standard error says why.",
        "2": "Wrong usage, or a mistake in a query.",
        "130": "Interrupted.",
    },
    "ENVIRONMENT": {
        "DATELINE_HOME": "The folder that holds data, cache and configuration.",
        "VISUAL, EDITOR": "What `dateline config --edit` opens config.toml with.",
        "BROWSER": "What opens links.",
        "NO_COLOR": "Draw without colours.",
    },
    "FILES": {
        "library.db": "Feeds, articles, marks, facts and verdicts; `dateline backup` copies it.",
        "config.toml": "Settings, keys, tags and rules; `dateline config` lists them.",
        "themes/": "Themes of your own, beside config.toml.",
    },
}
"""What follows the commands: each term with what it means."""


def manual_page(program: click.Group, version: str) -> str:
    """Write the manual page of a program with its commands, as roff."""
    return "\n".join(_lines(program, version)) + "\n"


def _lines(program: click.Group, version: str) -> Iterator[str]:
    name = "dateline"
    yield f'.TH {name.upper()} 1 "" "{name} {version}" "User Commands"'
    yield from (".SH NAME", rf"{name} \- read the news with its facts beside it")
    yield from (".SH SYNOPSIS", f".B {name}", r"[\fICOMMAND\fR [\fIARGUMENT\fR...]]")
    context = click.Context(program, info_name=name)
    yield ".SH DESCRIPTION"
    yield from _text(program.help or "")
    yield ".SH OPTIONS"
    yield from _options(program, context)
    yield "Every command has it too."
    yield ".SH COMMANDS"
    for title, command in program.commands.items():
        inner = click.Context(command, info_name=title, parent=context)
        arguments = " ".join(command.collect_usage_pieces(inner))
        yield f".SS {name} {title} {_escaped(arguments)}"
        yield from _text(command.help or "")
        yield from _options(command, inner)
    yield ".SH QUERIES"
    yield from _text(_QUERIES)
    for section, terms in _SECTIONS.items():
        yield f".SH {section}"
        for term, meaning in terms.items():
            yield from (".TP", f".B {_escaped(term)}", _escaped(meaning))
    yield from (".PP", r"\fBdateline paths\fR says in which folders these are.")


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    """Give an option and what it does; --help stands with the program's alone."""
    for parameter in command.get_params(context):
        if context.parent is not None and "--help" in parameter.opts:
            continue
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record is not None:
            yield from (".TP", f".B {_escaped(record[0])}", _escaped(record[1]))


def _text(text: str) -> Iterator[str]:
    r"""Set paragraphs; those behind a line of \b stay in lines of their own."""
    for number, paragraph in enumerate(filter(None, text.strip().split("\n\n"))):
        if number:
            yield ".PP"
        lines = [line.strip() for line in paragraph.splitlines()]
        if lines[0] == "\b":
            yield ".nf"
            yield from map(_escaped, lines[1:])
            yield ".fi"
        else:
            yield _escaped(" ".join(lines))


def _escaped(text: str) -> str:
    """Escape what roff would read as its own: backslashes, hyphens, a dot or quote in front."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped[:1] in (".", "'") else escaped
