"""Name the formats of an export, and write what was chosen in one of them.

Importing it costs nothing: commands and the reader ask here what there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from tui import clean
from tui.library.rows import table_formats
from tui.library.rows.table_formats import FORMATS, MAPS
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tui.export.blocks import Picture
    from tui.library.facade import Library
    from tui.library.rows.columns import TableName
    from tui.library.tables.table_reader import PointCount

__all__ = [
    "BINARY",
    "BRIEFS",
    "ENDINGS",
    "FORMATS",
    "MAPS",
    "TABLES",
    "TABLES_ALONE",
    "Export",
    "PictureFiles",
    "picture_files",
    "write",
    "wrote",
]

TABLES = ("claims", "articles", "people", "places")
BINARY = frozenset({*table_formats.BINARY, "bundle"})
"""Formats whose stream is of bytes."""
BRIEFS = frozenset({"markdown", "html"})
"""Formats of a brief."""
TABLES_ALONE: Mapping[str, str] = {
    **dict.fromkeys(("html", "parquet", "xlsx"), "articles"),
    "gpkg": "claims",
}
"""What the rows of formats are that are always tables, where nothing is said."""
ENDINGS = {
    ".md": "markdown",
    **{f".{form}": form for form in (*FORMATS, "bundle") if form != "markdown"},
}
"""Formats by the ending of a file's name."""


class PictureFiles:
    """Collects pictures for files in a folder beside a file, as "Save as" of browsers makes it.

    GitHub and Word show no picture that stands in an address, and pandoc needs the least for files.
    """

    def __init__(self, file: Path) -> None:
        self.folder = file.with_name(f"{file.stem}_files")
        self.drawings: dict[str, str] = {}

    def address(self, picture: Picture) -> str:
        """Collect a picture; return its address for a text in the file."""
        from urllib.parse import quote

        name = f"{picture.name}.svg"
        self.drawings[name] = picture.svg
        return f"{quote(self.folder.name)}/{name}"

    def write(self, folder: Path) -> None:
        """Write them into a folder. Raises OSError."""
        for name, drawing in self.drawings.items():
            (folder / name).write_text(drawing, encoding="utf-8")


class Export(NamedTuple):
    """What is to be written: the articles of a query, or a table or a brief of them.

    `hxl` adds the row of hashtags to a table in csv.
    """

    query: str
    form: str
    rows: str | None = None
    style: Literal["", "brief", "hxl"] = ""

    @property
    def table(self) -> str | None:
        """The table whose rows it has; None where it is of articles or a brief."""
        return self.rows or TABLES_ALONE.get(self.form)

    @property
    def contents(self) -> str:
        """What it has of articles, in words; "" where it has the articles themselves."""
        if self.style == "brief":
            return "a brief"
        return "" if self.table in (None, "articles") else f"the {self.table}"


def wrote(contents: str, articles: int, target: Path) -> str:
    """Say in a sentence what was written of how many articles, and where."""
    what = f"{contents} of {plural(articles, 'article')}".removeprefix(" of ")
    return f"Wrote {what} to {clean.line(str(target))}."


def picture_files(chosen: Export, file: Path | None) -> PictureFiles | None:
    """Return where the pictures of a brief in markdown go, beside the file that it is written to.

    None where they stand in the text: of another export, and of what goes to a pipe.
    """
    if chosen.style != "brief" or chosen.form != "markdown" or file is None:
        return None
    return None if file.exists() and not file.is_file() else PictureFiles(file)


def write(
    library: Library,
    chosen: Export,
    stream: Any,
    tell: Callable[[int, int], None] = lambda _, __: None,
    pictures: PictureFiles | None = None,
) -> PointCount | None:
    """Write an export to a stream of text, or of bytes for a format of these.

    `tell` is called with how many articles are written, and of how many; what it raises ends it.
    Of maps, the rows with and without a point are counted. The pictures of a brief in markdown are
    left to `pictures`, or else stand in it. Raises QueryError, and DatelineError where the format
    cannot hold what was chosen.
    """
    if chosen.style == "brief":
        from tui.export.blocks import embedded
        from tui.export.brief import write_brief

        address = pictures.address if pictures else embedded
        write_brief(library, chosen.query, chosen.form, stream, tell, address)
        return None
    if chosen.table is None:
        return _write_articles(library, chosen, stream, tell)
    from tui.library.table_export import export_table

    how = cast("TableName", chosen.table), chosen.form
    return export_table(library, chosen.query, *how, stream, tell, hxl=chosen.style == "hxl")


def _write_articles(
    library: Library, chosen: Export, stream: Any, tell: Callable[[int, int], None]
) -> PointCount | None:
    if chosen.form == "bundle":
        from tui.library.bundles.handover import login_name

        library.handover.write(chosen.query, stream, login_name(), tell)
        return None
    from tui.library.export import export

    return export(library, chosen.query, chosen.form, stream, tell)
