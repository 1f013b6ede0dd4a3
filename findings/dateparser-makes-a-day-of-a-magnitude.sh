#!/bin/sh
# dateparser 1.5.0: an article before a number is the month of January.
#
# search_dates finds the days that a text names. Told that the text is English, it reads "a" before a
# number as a 1, and the pair as month and day: the magnitude of a quake, the length of a battle
# and that of a road become days of January of the current year. "a" is a 1 in "a week ago"; nothing
# asks for a unit behind it. A hyphenated age ("a 9-year-old") is not found. Whoever dates events by the
# days of their sentence gives a quake of May to the sixth of January.
#
# Output seen (relative base: 6 May 2026):
#   A 6.9 quake shook the town.        [('A 6', '2026-01-06')]
#   It was a 7-hour battle.            [('a 7-hour', '2026-01-07')]
#   A 3 km stretch was mined.          [('A 3', '2026-01-03')]
#   The 6.9 quake shook the town.      None
# Exits with 1 if one of them is read in another way.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check dateparser==1.5.0
"$place/venv/bin/python" -W ignore - <<'EOF'
import sys
from datetime import datetime

from dateparser.search import search_dates

SENTENCES = {
    "A 6.9 quake shook the town.": [("A 6", "2026-01-06")],
    "It was a 7-hour battle.": [("a 7-hour", "2026-01-07")],
    "A 3 km stretch was mined.": [("A 3", "2026-01-03")],
    "The 6.9 quake shook the town.": None,
}
settings = {"RELATIVE_BASE": datetime(2026, 5, 6, 12)}
as_seen = True
for sentence, expected in SENTENCES.items():
    found = search_dates(sentence, languages=["en"], settings=settings)
    days = [(words, day.date().isoformat()) for words, day in found] if found else None
    print(f"{sentence:34} {days}")
    as_seen &= days == expected
sys.exit(not as_seen)
EOF
