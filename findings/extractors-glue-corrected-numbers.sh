#!/bin/sh
# trafilatura 2.3.1, readability-lxml 0.9, newspaper4k 0.9.6, inscriptis 2.7.6, jusText 3.0.2: a
# number that a newsroom corrected makes a third one.
#
# <del> and <ins> are HTML's own marks of a correction, and live pages correct a toll with them:
# "At least <del>12</del><ins>37</ins> people were killed". A browser draws the first number struck
# out. All five libraries read both as one, 1,237, in the text that they hand on (readability hands
# on HTML; its text content is meant). html2text 2025.4.15 alone keeps them apart ("~~12~~ 37").
#
# Output seen:
#   trafilatura      At least 1237 people were killed
#   readability      At least 1237 people were killed
#   newspaper4k      At least 1237 people were killed
#   inscriptis       At least 1237 people were killed
#   jusText          At least 1237 people were killed
# Exits with 1 if one of them reads something else.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
pip() { "$place/venv/bin/python" -m pip --quiet --disable-pip-version-check "$@"; }
pip install pip==25.3  # pip 23.2, which comes with Python 3.11, does not know lxml[html_clean]
pip install \
  lxml==6.1.3 lxml_html_clean==0.4.6 trafilatura==2.3.1 readability-lxml==0.9 newspaper4k==0.9.6 \
  inscriptis==2.7.6 jusText==3.0.2
"$place/venv/bin/python" -W ignore - <<'EOF'
import re
import sys

import inscriptis
import justext
import newspaper
import trafilatura
from lxml import html
from readability import Document

ABOVE = (
    "A blast tore through the market of the town on Monday morning, the mayor said, and people "
    "searched for their relatives under the fallen roofs of the shops."
)
BELOW = "The mayor said that an inquiry had begun and that the hospital of the town needed blood."
PAGE = (
    "<html><head><title>Blast in a market</title></head><body><article><h1>Blast in a market</h1>"
    f"<p>{ABOVE}</p><p>At least <del>12</del><ins>37</ins> people were killed, the ministry of "
    f"health said on Tuesday evening.</p><p>{BELOW}</p></article></body></html>"
)
article = newspaper.Article("https://news.example/a")
article.download(input_html=PAGE)
article.parse()
paragraphs = justext.justext(PAGE.encode(), justext.get_stoplist("English"))
texts = {
    "trafilatura": trafilatura.extract(PAGE) or "",
    "readability": html.fromstring(Document(PAGE).summary()).text_content(),
    "newspaper4k": article.text,
    "inscriptis": inscriptis.get_text(PAGE),
    "jusText": "\n".join(paragraph.text for paragraph in paragraphs),
}
as_seen = True
for name, text in texts.items():
    sentence = re.search(r"At least .*? people were killed", text)
    print(f"{name:16} {sentence[0] if sentence else '-'}")
    as_seen &= sentence is not None and "1237" in sentence[0]
sys.exit(not as_seen)
EOF
