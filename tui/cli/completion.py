"""completion: what the shell offers at the Tab key, of commands, options, queries, tags and feeds.

click answers the shell, which asks by the variable below. Its scripts for bash and zsh part words
at a colon or put a blank behind one, and have the forms below instead.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    ZshComplete,
    add_completion_class,
    get_completion_class,
    shell_complete,
    split_arg_string,
)

from tui import settings
from tui.errors import DatelineError

if TYPE_CHECKING:
    from tui.library import Library

VARIABLE = "_DATELINE_COMPLETE"
"""What the shell sets to say how it asks."""

SHELLS = ("bash", "zsh", "fish")

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' type value
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                [[ $value == *: ]] && compopt -o nospace
                COMPREPLY+=("$(printf '%%q' "$value")") ;;
            quoted) COMPREPLY+=("$value") ;;
        esac
    done < <(COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_CWORD="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_ZSH = """\
#compdef %(prog_name)s
%(complete_func)s() {
    local -a answer words_done words_open
    local type value help
    answer=("${(@f)$(COMP_WORDS="${(j: :)words[1,CURRENT]}" COMP_CWORD=$((CURRENT-1)) \\
        %(complete_var)s=zsh_complete %(prog_name)s 2>/dev/null)}")
    for type value help in $answer; do
        case $type in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            plain) [[ $value == *: ]] && words_open+=("$value") || words_done+=("$value") ;;
        esac
    done
    (( $#words_open )) && compadd -U -S '' -a words_open
    (( $#words_done )) && compadd -U -V unsorted -a words_done
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""


class Bash(BashComplete):
    """Bash, which parts words at colons for itself; what stands before one stays as it is.

    Behind an open quote it parts nothing, and puts in what it is answered as it is.
    """

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Split the line up to the cursor into words."""
        line = os.environ["COMP_WORDS"]
        self._quote, start = open_quote(line)
        if self._quote:
            words = split_arg_string(line[:start])
            within = words.pop() if line[start - 1 : start].strip() else ""
            self._before = len(within)
            return words[1:], within + unquoted(line[start + 1 :], self._quote)
        words = split_arg_string(line)
        begun = words.pop() if line[-1:].strip() and len(words) > 1 else ""
        breaks = set(os.environ["COMP_CWORD"]) - set("\"' \t\n")
        self._before = max((at + 1 for at, sign in enumerate(begun) if sign in breaks), default=0)
        return words[1:], begun

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """List the answers; where they share less than was typed, bash would delete the rest.

        It leaves the word alone where they share nothing, so they are shown from there on.
        """
        items = super().get_completions(args, incomplete)
        values = [item.value for item in items]
        shared = os.path.commonprefix(values)  # noqa: RUF071 as bash does
        if len(items) > 1 and self._before < len(shared) < len(incomplete):
            self._before = len(shared)
        return items

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Write an answer without what bash leaves of the word."""
        if self._quote and item.type == "plain":
            return self._within_quote(item.value[self._before :])
        return f"{item.type},{item.value[self._before :]}"

    def _within_quote(self, value: str) -> str:
        """Write an answer as it stands behind the quote.

        Behind the only one bash closes the quote, so what goes on is answered twice.
        """
        written = quoted(value, self._quote)
        return f"quoted,{written}" + (f"\nquoted,{written} " if value.endswith(":") else "")


def open_quote(line: str) -> tuple[str, int]:
    """Find the quote that is open at the end of a line, and where it stands; "" for none."""
    quote, start, escaped = "", -1, False
    for at, sign in enumerate(line):
        if escaped:
            escaped = False
        elif sign == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote, start = sign, at
    return quote, start


def unquoted(text: str, quote: str) -> str:
    """Read what stands behind an open quote as the shell does."""
    return re.sub(r"\\([$`\"\\])", r"\1", text) if quote == '"' else text


def quoted(text: str, quote: str) -> str:
    """Write a text so that the shell reads it behind an open quote."""
    return re.sub(r'([$`"\\])', r"\\\1", text) if quote == '"' else text.replace("'", "'\\''")


class Zsh(ZshComplete):
    """Zsh, by a script that puts no blank behind a colon."""

    source_template = _ZSH

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Write an answer on three lines."""
        return f"{item.type}\n{item.value}\n_"


for _shell in (Bash, Zsh):
    add_completion_class(_shell)


def answer(commands: click.Command, instruction: str) -> int:
    """Answer a shell that asks for what can stand next; gives the exit status."""
    return shell_complete(commands, {}, "dateline", VARIABLE, instruction)


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script by which a shell completes commands, options and queries.

    \b
    dateline completion bash > ~/.local/share/bash-completion/completions/dateline
    dateline completion zsh > ~/.zfunc/_dateline    # a folder of your $fpath
    dateline completion fish > ~/.config/fish/completions/dateline.fish
    """  # noqa: D301 click's sign for lines that stay as they are
    commands = click.get_current_context().find_root().command
    script = get_completion_class(shell)
    if script is not None:
        click.echo(script(commands, {}, "dateline", VARIABLE).source().rstrip())


def queries(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Complete the word of a query: its fields, and their values in the library."""
    from tui.app.prompt.completion import Completion

    with _library() as library:
        if library is None:
            return []
        completing = Completion(library)
        asyncio.run(completing.learn(begun))
        return [suggestion.value for suggestion in completing.complete(begun)]


def changes(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Complete +tag and -tag, and behind them a query."""
    if begun[:1] not in ("+", "-"):
        return queries(context, parameter, begun)
    with _library() as library:
        tags = [] if library is None else [name for name, *_ in library.marks.tags()]
    return [f"{begun[0]}{tag}" for tag in tags if tag.startswith(begun[1:])]


def feeds(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Complete the address of a feed."""
    with _library() as library:
        urls = [] if library is None else [feed.url for feed in library.feeds.all()]
    return [url for url in urls if url.startswith(begun)]


def folders(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Complete the name of a folder."""
    with _library() as library:
        names = {feed.folder for feed in library.feeds.all()} if library is not None else set()
    return sorted(name for name in names - {""} if name.startswith(begun))


@contextmanager
def _library() -> Iterator[Library | None]:
    """The library to read, or None where there is none that can be: the Tab key makes nothing."""
    from tui.library import Library

    places = settings.folders()
    try:
        opened = Library.open(places, write=False) if places.library.is_file() else None
    except DatelineError:
        opened = None
    if opened is None:
        yield None
        return
    with opened:
        yield opened


COMMANDS = (completion,)
