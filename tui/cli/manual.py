"""The manual page dateline(1), made of what the parser knows: each command with its help."""

from __future__ import annotations

from collections.abc import Iterator

import click


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
    yield from _options(program, context)
    yield ".SH COMMANDS"
    for title, command in program.commands.items():
        inner = click.Context(command, info_name=title, parent=context)
        arguments = " ".join(command.collect_usage_pieces(inner))
        yield f".SS {name} {title} {_escaped(arguments)}"
        yield from _text(command.help or "")
        yield from _options(command, inner)
    yield ".SH EXIT STATUS"
    yield from (".TP", ".B 0", "Done.", ".TP", ".B 1", "Failed; standard error says why.")
    yield from (".TP", ".B 2", "Wrong usage, or a mistake in a query.")
    yield from (".TP", ".B 130", "Interrupted.")
    yield ".SH ENVIRONMENT"
    yield from (".TP", ".B DATELINE_HOME", "The folder that holds data, cache and configuration.")
    yield from (".TP", ".B NO_COLOR", "Draw without colours.")


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
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
