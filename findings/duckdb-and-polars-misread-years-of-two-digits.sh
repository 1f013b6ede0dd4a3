#!/bin/sh
# DuckDB 2.0.1 and Polars 2.1.0: the days of June 2024 are one day of thirty years, or of the year 24.
#
# Newsrooms and ministries write 05/06/24. Whoever reads such a table lets the tool find the days.
# DuckDB tries a year of two digits at the beginning before one at the end, and every day of a month can
# be such a year, as each year up to 31 can be a day: the two change places in the whole column.
# Without leading zeros (5/6/24) it reads the same column right. Polars with try_parse_dates finds the
# day and takes the year as it stands, in antiquity; the same text by "%d/%m/%y" is in 2024. Nothing is
# said by either.
#
# Output seen:
#   table        DuckDB                     Polars
#   05/06/24     2005-06-24                 0024-06-05
#   25/06/24     2025-06-24                 0024-06-25
#   30/06/24     2030-06-24                 0024-06-30
#   5/6/24       2024-06-05                 0024-06-05
#   25/6/24      2024-06-25                 0024-06-25
# Exits with 1 if one of them is read in another way.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0
cd "$place"
"$place/venv/bin/python" - <<'EOF'
import sys
from pathlib import Path

import duckdb
import polars

SEEN = {
    ("05/06/24", "25/06/24", "30/06/24"): (
        ["2005-06-24", "2025-06-24", "2030-06-24"],
        ["0024-06-05", "0024-06-25", "0024-06-30"],
    ),
    ("5/6/24", "25/6/24"): (["2024-06-05", "2024-06-25"], ["0024-06-05", "0024-06-25"]),
}
same = True
print(f"{'table':12} {'DuckDB':26} Polars")
for days, seen in SEEN.items():
    Path("tolls.csv").write_text("place,day\n" + "".join(f"Selm,{day}\n" for day in days))
    duck = [str(day) for _, day in duckdb.sql("FROM read_csv('tolls.csv')").fetchall()]
    bear = [str(day) for day in polars.read_csv("tolls.csv", try_parse_dates=True)["day"]]
    for row in zip(days, duck, bear, strict=True):
        print("{:12} {:26} {}".format(*row))
    same = same and (duck, bear) == seen
by_format = polars.Series(["05/06/24"]).str.to_date("%d/%m/%y")
sys.exit(not same or str(by_format[0]) != "2024-06-05")
EOF
