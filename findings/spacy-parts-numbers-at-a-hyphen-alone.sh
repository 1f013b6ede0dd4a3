#!/bin/sh
# spaCy 3.8.18: a count next to an en or em dash is no number, unless the language is Polish.
#
# The tokenizers part what stands between two numbers at a hyphen: "12-15 dead" is 12, -, 15, dead.
# At the dash that typesetters and agencies put into the same span, "12–15 dead", they leave one
# token, whose `like_num` is false, and so they do where a dash sets a count off, "killed—12 of
# them", though most part the same sentence with the count in words. A Matcher for LIKE_NUM and a noun, or
# a sum over `like_num`, passes these counts by without a word. Of eleven tokenizers the Polish one
# alone parts them all; those of Spanish, Portuguese and Dutch leave a span at a hyphen whole too.
#
# Output seen (the languages in which a text is parted at its dash):
#   12-15 dead          ar de en fr it pl tr xx
#   12–15 dead          pl
#   killed—12 of them   pl
#   killed—ten of them  ar en fr it pl pt tr xx
# Exits with 1 if that changes.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check spacy==3.8.18
"$place/venv/bin/python" -W ignore - <<'EOF'
import sys

import spacy

LANGUAGES = "ar de en es fr it nl pl pt tr xx".split()
SEEN = {
    "12-15 dead": "ar de en fr it pl tr xx",
    "12\u201315 dead": "pl",
    "killed\u201412 of them": "pl",
    "killed\u2014ten of them": "ar en fr it pl pt tr xx",
}
tokenizers = {language: spacy.blank(language) for language in LANGUAGES}
same = True
for text, seen in SEEN.items():
    parted = [
        language
        for language, tokenizer in tokenizers.items()
        if any(token.text in {"-", "\u2013", "\u2014"} for token in tokenizer(text))
    ]
    print(f"{text:19} {' '.join(parted)}")
    same = same and " ".join(parted) == seen
english = tokenizers["en"]("12\u201315 dead")
same = same and not any(token.like_num for token in english)
sys.exit(not same)
EOF
