#!/bin/sh
# rss-parser 3.13.0: numbers in bold leave their sentence and are one number at its end.
#
# The content of an Atom entry may be XHTML (type="xhtml"), elements and text mixed. The library has it
# read as if it were data, by xml2js, which keeps the text of an element in one piece and its children
# beside it, and writes HTML of that: first all text, then all children. Every word in bold, in italics
# or in a link stands behind its sentence, in a text that is whole to look at: "Of the 12 dead 4 were
# children" has no numbers any more, and then 124. Entries of type="html" keep theirs.
#
# Output seen:
#   html    <p>Of the <b>12</b> dead <i>4</i> were children.</p>   Of the 12 dead 4 were children.
#   xhtml   <p>Of the  dead  were children.<b>12</b><i>4</i></p>   Of the  dead  were children.124
# Exits with 1 if one of them reads something else.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm install --silent --no-audit --no-fund rss-parser@3.13.0
cat >look.mjs <<'EOF'
import Parser from 'rss-parser'

const told = '<p>Of the <b>12</b> dead <i>4</i> were children.</p>'
const feed = (type, content) => `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:paper</id><title>Paper</title><updated>2026-06-05T01:00:00Z</updated><author><name>Paper</name></author>
<entry><id>urn:paper:1</id><title>Storm</title><updated>2026-06-05T01:00:00Z</updated>
<link href="http://paper.example/1"/><content type="${type}">${content}</content></entry></feed>`
const feeds = {
  html: feed('html', told.replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  xhtml: feed('xhtml', `<div xmlns="http://www.w3.org/1999/xhtml">${told}</div>`),
}
const seen = { html: 'Of the 12 dead 4 were children.', xhtml: 'Of the  dead  were children.124' }
let same = true
for (const [type, text] of Object.entries(feeds)) {
  const [item] = (await new Parser().parseString(text)).items
  console.log(`${type.padEnd(7)} ${item.content.match(/<p>.*<\/p>/)[0]}   ${item.contentSnippet}`)
  same &&= item.contentSnippet === seen[type]
}
process.exit(same ? 0 : 1)
EOF
node look.mjs
