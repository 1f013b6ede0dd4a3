#!/bin/sh
# libhxl 5.2.2: an ISO 8601 date with a time has its day and month exchanged.
#
# The library of the Humanitarian Exchange Language reads a plain ISO date by a pattern of its own;
# whatever else stands in a #date column goes to dateutil with the day first. With a time behind it
# "2024-06-05" is read as the sixth of May, without a word, wherever the day can be a month; a day
# above 12 is read right. So a column of timestamps is right for some rows and months off for others:
# filters by #date, the earliest and latest value of a count, and normalised output. A range
# ("2024-06-05/2024-06-07") is exchanged too. Days without a time are safe.
#
# Output seen:
#   2024-06-05                     2024-06-05
#   2024-06-05T10:00:00+03:00      2024-05-06
#   2024-06-05 10:00               2024-05-06
#   2024-06-13T10:00:00+03:00      2024-06-13
#   rows since June, of two that are: 1
# Exits with 1 if they are read in another way.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check libhxl==5.2.2 \
  python-dateutil==3.0.0 six==1.17.0
"$place/venv/bin/python" -W ignore - <<'EOF'
import sys

import hxl
from hxl.datatypes import normalise_date

READ = {
    "2024-06-05": "2024-06-05",
    "2024-06-05T10:00:00+03:00": "2024-05-06",
    "2024-06-05 10:00": "2024-05-06",
    "2024-06-13T10:00:00+03:00": "2024-06-13",
}
as_seen = True
for written, expected in READ.items():
    day = normalise_date(written)
    print(f"{written:30} {day}")
    as_seen &= day == expected
table = [
    ["#adm1+name", "#affected+killed", "#date+reported"],
    ["Harran", "4", "2024-06-05T10:00:00+03:00"],
    ["Selm", "9", "2024-06-13T10:00:00+03:00"],
]
since = list(hxl.data(table).with_rows("#date>=2024-06-01"))
print("rows since June, of two that are:", len(since))
sys.exit(not (as_seen and len(since) == 1))
EOF
