#!/bin/sh
# warcio 1.8.1: of a page that came in two gzip members, content_stream() gives the first.
#
# A gzip stream may have several members, one behind the other (RFC 1952), and servers that join
# packed pieces send such pages; Python's gzip and zcat read them to the end. warcio unpacks the
# content of an answer by one decompressor, which stops where the first member does. Nothing is
# raised and nothing is logged: a page without its second half looks as any page does, and an
# archive counts as read. Whoever counts the dead in archived news misses what stood there.
#
# Output seen:
#   gzip     b'Three died in the first town, and two in the second.'
#   warcio   b'Three died in the first town, '
# Exits with 1 if warcio reads on.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check warcio==1.8.1
"$place/venv/bin/python" - <<'EOF'
import gzip
import io
import sys

from warcio.archiveiterator import ArchiveIterator

body = gzip.compress(b"Three died in the first town, ") + gzip.compress(b"and two in the second.")
answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\n" + body
head = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    "WARC-Date: 2026-11-02T08:00:00Z\r\nWARC-Target-URI: http://paper.example/\r\n"
    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
)
archive = io.BytesIO(head.encode() + answer + b"\r\n\r\n")
(content,) = (record.content_stream().read() for record in ArchiveIterator(archive))
print(f"{'gzip':8} {gzip.decompress(body)}")
print(f"{'warcio':8} {content}")
sys.exit(content != b"Three died in the first town, ")
EOF
