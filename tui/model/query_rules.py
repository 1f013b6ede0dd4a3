"""Rules: a query, and what is done with the articles that it finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryRule:
    """A rule of config.toml: what its query finds is tagged, marked, told or written down, once.

    `notify` tells it on the desktop and by the terminal's bell, `file` is a path that gets a line
    of JSON for each article.
    """

    name: str
    query: str
    tags: tuple[str, ...] = ()
    star: bool = False
    read: bool = False
    notify: bool = False
    file: str = ""

    @property
    def deeds(self) -> str:
        """What it does, in words."""
        parts = (
            *(f"tag {tag!r}" for tag in self.tags),
            "star" if self.star else "",
            "mark read" if self.read else "",
            "notify" if self.notify else "",
            f"write to {self.file}" if self.file else "",
        )
        return ", ".join(filter(None, parts))
