#!/bin/sh
# python-dateutil 4.0.0 (and pandas 3.1.1, which asks it): the end of a span of days is a time of day.
#
# "2024-06-05/2024-06-07" is ISO 8601 for three days, and "1-3 June 2024" is how reports write them.
# The parser reads one day and has no span, and what it cannot place it does not refuse: the year of
# the last day is taken for a clock that shows 20:24, and a day for an offset from UTC or a year of
# this century. What comes back has a date, an hour and even a zone. pandas falls back on it for
# columns whose format it does not know, and warns of that alone.
#
# Output seen (the same by pandas):
#   2024-06-05/2024-06-07   2024-06-05 20:24:00-07:00
#   1-3 June 2024           2001-06-03 20:24:00
#   28-30 June 2024         2028-06-30 20:24:00
#   June 1-3, 2024          2003-06-01 20:24:00
# Exits with 1 if one of them is read in another way, or refused.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  python-dateutil==4.0.0 pandas==3.1.1
"$place/venv/bin/python" -W ignore - <<'EOF'
import sys

import pandas
from dateutil.parser import parse

SEEN = {
    "2024-06-05/2024-06-07": "2024-06-05 20:24:00-07:00",
    "1-3 June 2024": "2001-06-03 20:24:00",
    "28-30 June 2024": "2028-06-30 20:24:00",
    "June 1-3, 2024": "2003-06-01 20:24:00",
}
same = True
for text, seen in SEEN.items():
    read = str(parse(text))
    print(f"{text:23} {read}")
    same = same and read == str(pandas.to_datetime(pandas.Series([text]))[0]) == seen
sys.exit(not same)
EOF
