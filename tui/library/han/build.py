"""Builds simplified.txt: `python -m tui.library.han.build` (needs the dev packages).

It is made of the characters of OpenCC (Apache License 2.0) in opencc-python-reimplemented: from
traditional ones to simplified ones, and from those of Japan, Hong Kong and Taiwan by way of the
traditional ones. Phrases are left out: a reader who searches writes either. The same package gives
the same bytes.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tui.library.han import TABLE

_REGIONS = ("JPVariants", "HKVariants", "TWVariants")


def build(target: Path = TABLE) -> None:
    """Write the table to `target`, replacing it."""
    simple = {form: options[0] for form, options in _pairs("TSCharacters")}
    for region in _REGIONS:
        for standard, options in _pairs(region):
            for form in options:
                simple.setdefault(form, simple.get(standard, standard))
    final = {form: _end(form, simple) for form in sorted(simple)}
    changed = {form: end for form, end in final.items() if end != form}
    target.write_text(f"{''.join(changed)}\n{''.join(changed.values())}\n", encoding="utf-8")


def _pairs(name: str) -> list[tuple[str, list[str]]]:
    """Characters of one of OpenCC's tables, and those that each is written as elsewhere."""
    text = (files("opencc") / "dictionary" / f"{name}.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if "\t" in line)
    return [(form, options.split()) for form, options in rows]


def _end(form: str, simple: dict[str, str]) -> str:
    """The last of a row of forms, each of which is simplified to the next."""
    passed = {form}
    while (form := simple.get(form, form)) not in passed:
        passed.add(form)
    return form


if __name__ == "__main__":
    build()
