#!/bin/sh
# SQLite 3.54.1 (apsw 3.54.1.0): FTS5 finds "mother" for "death" in Hindi, "he" for "die" in Burmese.
#
# FTS5's default tokenizer, unicode61, makes words of letters, numbers and private characters (L*, N*,
# Co) and cuts at all others. The vowel signs of the scripts of India, Burma and Thailand are marks
# (Mn, Mc): a word is cut at each of them, and nothing keeps which it was. A query is cut in the same
# way, into a phrase of consonants, so that the word is found, and with it every word, or part of one,
# that has those consonants. Searches and alerts bring far too much, and who does not read the script
# does not see why. `categories 'L* N* Co Mn Mc'` keeps words whole.
#
# Output seen (rows found for "death" in Hindi, "dead" in Bengali, "die" in Burmese):
#   मौत     unicode61: ['मौत', 'माता', 'मीत', 'मृत्यु']   with marks: ['मौत']
#   মৃত     unicode61: ['মৃত', 'মাতা']   with marks: ['মৃত']
#   သေ      unicode61: ['သေ', 'သူ']   with marks: ['သေ']
# Exits with 1 if one of them finds other rows.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check apsw==3.54.1.0
PYTHONIOENCODING=utf-8 "$place/venv/bin/python" - <<'EOF'
import sys

import apsw

WORDS = {
    "मौत": ["मौत", "माता", "मीत", "मृत्यु"],  # death; mother, friend, decease
    "মৃত": ["মৃত", "মাতা"],  # dead; mother
    "သေ": ["သေ", "သူ"],  # die; he
}
TOKENIZERS = ("unicode61", "unicode61 categories 'L* N* Co Mn Mc'")


def found(tokenizer: str, word: str) -> list[str]:
    database = apsw.Connection(":memory:")
    database.execute(f'CREATE VIRTUAL TABLE texts USING fts5(words, tokenize = "{tokenizer}")')
    database.executemany("INSERT INTO texts VALUES (?)", [(row,) for rows in WORDS.values() for row in rows])
    return [row for (row,) in database.execute("SELECT words FROM texts(?) ORDER BY rowid", (word,))]


same = True
for word, rows in WORDS.items():
    cut, whole = (found(tokenizer, word) for tokenizer in TOKENIZERS)
    print(f"{word:6}  unicode61: {cut}   with marks: {whole}")
    same = same and cut == rows and whole == [word]
sys.exit(not same)
EOF
