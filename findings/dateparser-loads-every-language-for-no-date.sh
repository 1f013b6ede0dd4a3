#!/bin/sh
# dateparser 1.5.0: the first text that is no date costs seconds, and memory that stays.
#
# parse tries one locale after the other until one fits. A date in English needs one or two of them; a
# text that none fits ("N/A", "date unknown", a month with a slip of the pen) is tried with all, and
# the tables of every language are imported for it: some 3.5 seconds of the processor and 33 MB, in
# each process, for a None. Feeds and corpora are full of such fields, and workers meet them one by
# one. `languages` bounds both: the same None then loads the tables of those alone.
#
# Output seen (tables of languages that are loaded):
#   12 March 2024               2024-03-12   1
#   date unknown, of two        None         2
#   date unknown                None         205
# Exits with 1 if it is otherwise.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check dateparser==1.5.0
"$place/venv/bin/python" -W ignore - <<'EOF'
import sys

import dateparser

TABLES = "dateparser.data.date_translation_data."


def tables() -> int:
    return sum(name.startswith(TABLES) for name in sys.modules)


def told(label: str, written: str, **how: object) -> tuple[str | None, int]:
    parsed = dateparser.parse(written, **how)
    day = parsed.date().isoformat() if parsed else None
    print(f"{label:27} {day or 'None':12} {tables()} tables")
    return day, tables()


english = told("12 March 2024", "12 March 2024")
bounded = told("date unknown, of two", "date unknown", languages=["en", "fr"])
unbounded = told("date unknown", "date unknown")
as_seen = (
    english[0] == "2024-03-12"
    and bounded[0] is None
    and unbounded[0] is None
    and english[1] < 5
    and bounded[1] < 5
    and unbounded[1] > 150
)
sys.exit(not as_seen)
EOF
