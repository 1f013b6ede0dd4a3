#!/bin/sh
# html2text 2025.4.15, inscriptis 2.7.6: below a cell that spans two rows, counts stand in the
# column of another count.
#
# A situation report names a province once, by rowspan, and its towns beside it. Both libraries leave
# the covered place out of the second row without a cell in its stead, so that everything in it
# moves one column to the left: the injured of the second town stand under "Killed", and the town
# in the place of the province. Reading the output by columns, as its Markdown table or its aligned
# columns invite to, gives 40 dead where the page has 4. pandas.read_html repeats the cell, and
# trafilatura 2.3.1 leaves an empty one.
#
# Output seen (cells of the row of Selm; the header is Province, Town, Killed, Injured):
#   html2text   ['Selm', '4', '40']
#   inscriptis  ['Selm', '4', '40'], "40" begins below "Killed"
# Exits with 1 if either keeps the columns.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  lxml==6.1.3 html2text==2025.4.15 inscriptis==2.7.6
"$place/venv/bin/python" - <<'EOF'
import re
import sys

import html2text
import inscriptis

PAGE = (
    "<html><body><table><tr><th>Province</th><th>Town</th><th>Killed</th><th>Injured</th></tr>"
    "<tr><td rowspan='2'>Upper Valley</td><td>Harran</td><td>12</td><td>88</td></tr>"
    "<tr><td>Selm</td><td>4</td><td>40</td></tr></table></body></html>"
)


def row(text: str, word: str) -> str:
    return next(line for line in text.split("\n") if word in line)


marked = [cell.strip() for cell in row(html2text.html2text(PAGE), "Selm").split("|")]
print("html2text  ", marked)
drawn = inscriptis.get_text(PAGE)
cells = re.split(r"\s{2,}", row(drawn, "Selm").strip())
start, head = row(drawn, "Selm").index("40"), row(drawn, "Killed")
killed = head.index("Killed") <= start < head.index("Injured")
print("inscriptis ", f'{cells}, "40" begins below "{"Killed" if killed else "Injured"}"')
sys.exit(not (marked == ["Selm", "4", "40"] and cells == ["Selm", "4", "40"] and killed))
EOF
