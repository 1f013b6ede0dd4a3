"""list, show, tag, note, grade."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tui.cli import common, completion
from tui.model import SORTS, Sort

if TYPE_CHECKING:
    from tui.model import Row


@click.command("list", context_settings=common.QUERY)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@click.option("--plain", is_flag=True, help="Print words alone, for a screen reader.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many.")
@click.option("--sort", type=click.Choice(SORTS), default="date", help="What comes first.")
@click.argument("query", nargs=-1, type=click.UNPROCESSED, shell_complete=completion.queries)
def list_articles(
    query: tuple[str, ...], *, as_json: bool, plain: bool, limit: int | None, sort: Sort
) -> None:
    """List the articles of a query, newest first; an empty one is everything.

    Sorted by toll the most killed come first, by feed those of the first title, by relevance
    those with the query's words in the headline; of what ties, the newest.

    Days, also those of since: and before:, are those of this computer's time zone.

    Example: dateline list "killed:>=10 place:SY since:7d"
    """
    from tui.library import serialize
    from tui.report import row_line, row_spoken

    with common.library(write=False) as library:
        numbers = library.articles.numbers(" ".join(query), limit, sort=sort)
        if not numbers:
            common.say_near(library, " ".join(query))
        for start in range(0, len(numbers), 500):
            rows = library.articles.rows(numbers[start : start + 500])
            if as_json:
                common.say_json(map(serialize.row, rows))
            elif plain:
                hedges = library.articles.hedges([row.number for row in rows])
                common.say(
                    line for row in rows for line in row_spoken(row, hedges.get(row.number, {}))
                )
            else:
                common.say(row_line(row, common.width()) for row in rows)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@click.option("--plain", is_flag=True, help="Print words alone, for a screen reader.")
@click.option("--diff", is_flag=True, help="Print what the last update changed, by sentence.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def show(ids: tuple[str, ...], *, as_json: bool, plain: bool, diff: bool) -> None:
    """Show articles with their facts; the beginning of an id is enough.

    Example: dateline show 3f2a --json
    """
    from tui.library import serialize
    from tui.report import article_lines, article_spoken, diff_lines

    with common.library(write=False) as library:
        for nth, article_id in enumerate(ids):
            article = library.articles.get(library.articles.find(article_id))
            if as_json:
                common.say_json([serialize.article(article)])
            elif diff:
                common.say(_diff_head(article.row, nth) if len(ids) > 1 else ())
                common.say(diff_lines(article, min(common.width(), 80)))
            elif plain:
                number = article.row.number
                hedges = library.articles.hedges([number])
                common.say(article_spoken(article, hedges.get(number, {})))
            else:
                common.say(article_lines(article, min(common.width(), 80)))


def _diff_head(row: Row, nth: int) -> Iterator[str]:
    """Which article of several a list of changes is of."""
    if nth:
        yield ""
    yield f"{row.id}  {row.title}"
    yield ""


@click.command(context_settings=common.QUERY)
@common.quiet_option
@click.option("--json", "as_json", is_flag=True, help="Print what was changed as JSON.")
@click.argument(
    "arguments",
    nargs=-1,
    required=True,
    type=click.UNPROCESSED,
    metavar="+TAG -TAG QUERY",
    shell_complete=completion.changes,
)
def tag(arguments: tuple[str, ...], *, as_json: bool) -> None:
    """Add (+tag) and remove (-tag) tags on the articles of a query.

    The changes come first; what follows them is the query, which "--" may set off.

    Example: dateline tag +seen -todo feed:reuters is:unread
    """
    start = next((n for n, word in enumerate(arguments) if not _is_change(word)), len(arguments))
    changes, query = arguments[:start], " ".join(word for word in arguments[start:] if word != "--")
    if not changes:
        raise click.UsageError("Name at least one change: dateline tag +seen -todo is:unread")
    if not query:
        raise click.UsageError("Name the articles with a query: dateline tag +seen feed:reuters")
    add = [word[1:] for word in changes if word.startswith("+")]
    drop = [word[1:] for word in changes if word.startswith("-")]
    with common.library() as library:
        numbers = library.articles.numbers(query)
        if not numbers:
            common.say_near(library, query)
        change = library.marks.tag(numbers, add=add, remove=drop)
    if as_json:
        common.say_json([{"changed": change.count, "description": change.description}])
    else:
        common.narrate(change.description if numbers else "Nothing to change.")


@click.command()
@common.quiet_option
@click.argument("article_id", metavar="ID")
@click.argument("text")
def note(article_id: str, text: str) -> None:
    """Write a note to an article, in place of the one it has; "" takes it away.

    Queries find it with note: and a word of it; notes on claims are written in the reader.

    \b
    dateline note 3f2a "the ministry's list has 14 names"
    """  # noqa: D301 click's sign for lines that stay as they are
    with common.library() as library:
        number = library.articles.find(article_id)
        common.narrate(library.marks.note([number], text).description)


@click.command()
@common.quiet_option
@click.argument("article_id", metavar="ID")
@click.argument("grade", metavar="GRADE")
def grade(article_id: str, grade: str) -> None:
    """Grade an article by the Admiralty Code: its source A to F, its information 1 to 6.

    A letter or a number may stand alone, and "" takes the grade away.

    \b
    dateline grade 3f2a B2
    """  # noqa: D301 click's sign for lines that stay as they are
    from tui.library.facts.grades import parse_grade

    parsed = parse_grade(grade)
    if parsed is None:
        raise click.UsageError(f"{grade!r} is no grade: write a letter A to F, a number 1 to 6: B2")
    with common.library() as library:
        number = library.articles.find(article_id)
        common.narrate(library.marks.grade([number], parsed).description)


def _is_change(word: str) -> bool:
    """Whether a word is +tag or -tag; -field:value and -"phrase" begin a query, no + does."""
    if len(word) < 2 or word == "--":
        return False
    return word[0] == "+" or (word[0] == "-" and {":", '"', "("}.isdisjoint(word))


COMMANDS = (list_articles, show, tag, note, grade)
