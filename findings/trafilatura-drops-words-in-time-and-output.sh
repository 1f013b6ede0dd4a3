#!/bin/sh
# trafilatura 2.3.1: the words inside <time> and <output> leave the sentence that they stand in.
#
# Both are phrasing content of HTML, so that a newsroom may mark a day within its sentence ("fell on
# <time datetime=...>Monday</time>") and a count that its page fills in. trafilatura removes the
# elements with what is in them, whatever stands beside them, also with fast=False and
# favor_recall=True: the sentence reads on without its day or its number. <data>, <dfn> and <var>
# in the same place keep theirs.
#
# Output seen:
#   time     The roof of the hall fell on and people were hurt in the town, its mayor said.
#   output   The roof of the hall fell in and people were hurt in the town, its mayor said.
#   data     The roof of the hall fell in and nine people were hurt in the town, its mayor said.
# Exits with 1 if one of the three sentences is another.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
pip() { "$place/venv/bin/python" -m pip --quiet --disable-pip-version-check "$@"; }
pip install pip==25.3  # pip 23.2, which comes with Python 3.11, does not know lxml[html_clean]
pip install \
  lxml==6.1.3 trafilatura==2.3.1
"$place/venv/bin/python" - <<'EOF'
import sys

import trafilatura

ABOVE = "The rain had not stopped for a week, and the river stood high in all of the valley."
BELOW = "The mayor said that an inquiry had begun and that the hospital of the town needed blood."
CASES = {
    "time": ("fell on <time datetime='2026-05-04'>Monday</time> and people", "fell on and people"),
    "output": ("fell in and <output>nine</output> people", "fell in and people"),
    "data": ("fell in and <data value='9'>nine</data> people", "fell in and nine people"),
}
as_seen = True
for name, (markup, expected) in CASES.items():
    page = (
        f"<html><body><article><h1>A roof falls in</h1><p>{ABOVE}</p><p>The roof of the hall "
        f"{markup} were hurt in the town, its mayor said.</p><p>{BELOW}</p></article></body></html>"
    )
    text = trafilatura.extract(page, fast=False, favor_recall=True) or ""
    sentence = next((line for line in text.split("\n") if line.startswith("The roof")), "-")
    print(f"{name:8} {sentence}")
    as_seen &= expected in sentence
sys.exit(not as_seen)
EOF
