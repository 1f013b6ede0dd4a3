#!/bin/sh
# rss-parser 3.13.0, @extractus/feed-extractor 8.0.3, fastfeedparser 0.6.5: the link of an article is
# that of another page.
#
# An Atom entry may link to pages that are related to it, that it came from (via) or that reply to it,
# in any order, and a link without rel is the one to the article itself: "alternate" is the default
# (RFC 4287, 4.2.7.2). rss-parser and fastfeedparser look for the word, and without it take what stands
# first; feed-extractor takes what stands first in any case. The article of one paper is then kept,
# fetched and cited as the page of another. feedparser 6.0.14 finds the article.
#
# Output seen (the related page first, then the article's own link, without and with rel="alternate"):
#                    without                      with
#   rss-parser       http://other.example/        http://paper.example/1
#   feed-extractor   http://other.example/        http://other.example/
#   fastfeedparser   http://other.example/        http://paper.example/1
#   feedparser       http://paper.example/1       http://paper.example/1
# Exits with 1 if one of them takes another link.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund rss-parser@3.13.0 @extractus/feed-extractor@8.0.3
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check fastfeedparser==0.6.5 feedparser==6.0.14
for rel in '' 'rel="alternate"'; do
  cat >"feed$([ -z "$rel" ] || echo -with).xml" <<EOF
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:paper</id><title>Paper</title>
<updated>2026-06-05T01:00:00Z</updated><author><name>Paper</name></author>
<entry><id>urn:paper:1</id><title>Storm</title><updated>2026-06-05T01:00:00Z</updated>
<link rel="related" href="http://other.example/"/><link $rel href="http://paper.example/1"/>
<summary>Twelve died.</summary></entry></feed>
EOF
done
cat >look.mjs <<'EOF'
import { readFileSync } from 'node:fs'
import { extractFromXml } from '@extractus/feed-extractor'
import Parser from 'rss-parser'

const feeds = ['feed.xml', 'feed-with.xml'].map((name) => readFileSync(name, 'utf8'))
const parsed = await Promise.all(feeds.map((feed) => new Parser().parseString(feed)))
console.log(['rss-parser', ...parsed.map((feed) => feed.items[0].link)].join(' '))
console.log(['feed-extractor', ...feeds.map((feed) => extractFromXml(feed).entries[0].link)].join(' '))
EOF
cat >look.py <<'EOF'
from pathlib import Path

import fastfeedparser
import feedparser

feeds = [Path(name).read_text() for name in ("feed.xml", "feed-with.xml")]
for library in (fastfeedparser, feedparser):
    print(library.__name__, *(library.parse(feed).entries[0]["link"] for feed in feeds))
EOF
{ node look.mjs; venv/bin/python look.py; } >links
awk '{ printf "%-16s %-28s %s\n", $1, $2, $3 }' links
cat >seen <<'EOF'
rss-parser http://other.example/ http://paper.example/1
feed-extractor http://other.example/ http://other.example/
fastfeedparser http://other.example/ http://paper.example/1
feedparser http://paper.example/1 http://paper.example/1
EOF
cmp -s links seen
