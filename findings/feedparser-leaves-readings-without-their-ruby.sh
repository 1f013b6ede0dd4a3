#!/bin/sh
# feedparser 6.0.14: the readings of Japanese words become part of the sentence, for good.
#
# Easy-language news of Japan marks the reading of a word by <ruby>word<rt>reading</rt></ruby>. The
# sanitizer, which is on by default, knows none of ruby, rb, rt and rp: it takes the tags away and
# leaves their content, brackets of <rp> and all. What a program gets is every such word written
# twice in different scripts, without a mark by which the second could be told: a search for a
# phrase, a tokenizer or a count of what was said does not find the sentence that a browser shows.
# Only sanitize_html=False keeps the tags.
#
# Output seen:
#   shown by a browser   死者は十二人
#   summary              死者(ししゃ)は十二人(じゅうににん)
#   unsanitized          <ruby>死者<rp>(</rp><rt>ししゃ</rt><rp>)</rp></ruby>は...
# Exits with 1 if the summary has the tags, or the sentence without readings.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check feedparser==6.0.14
PYTHONIOENCODING=utf-8 "$place/venv/bin/python" - <<'EOF'
import sys
from xml.sax.saxutils import escape

import feedparser


def ruby(word: str, reading: str) -> str:
    return f"<ruby>{word}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"


HTML = f"{ruby('死者', 'ししゃ')}は{ruby('十二人', 'じゅうににん')}"
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Easy news</title>'
    f"<item><title>Quake</title><description>{escape(HTML)}</description></item></channel></rss>"
).encode()
summary = feedparser.parse(FEED).entries[0].summary
unsanitized = feedparser.parse(FEED, sanitize_html=False).entries[0].summary
print("shown by a browser   死者は十二人")
print("summary             ", summary)
print("unsanitized         ", f"{unsanitized[:58]}...")
as_seen = "<ruby>" in unsanitized and summary == "死者(ししゃ)は十二人(じゅうににん)"
sys.exit(not as_seen)
EOF
