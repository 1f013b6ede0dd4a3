#!/bin/sh
# httpcore 1.0.9: without sniffio, every lock and event of a request searches the disk for it again.
#
# httpcore asks sniffio which event loop is running, and takes its absence for asyncio. httpx 0.28 and
# anyio 4.12 and later bring it no more. Python remembers modules that it found, and none that it did
# not: each question is a failed import, which looks through every folder of sys.path. With sniffio
# installed the first import is the only one.
#
# Output seen (searches for sniffio in 20 requests that no network answers, by anyio 4.16.0):
#   without sniffio    122
#   with sniffio       1
# Exits with 1 if one of them is otherwise.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    httpx==0.28.1 httpcore==1.0.9 anyio==4.16.0
cat >"$place/count.py" <<'EOF'
import asyncio
import sys

import httpcore


class Searches:
    """Stands first among the finders of modules, finds none, and counts."""

    count = 0

    def find_spec(self, name, path=None, target=None):
        self.count += name == "sniffio"


class Backend(httpcore.AsyncMockBackend):
    """Answers every connection with the same bytes."""


async def ask(requests):
    answer = [b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", b"ok"]
    async with httpcore.AsyncConnectionPool(network_backend=Backend(answer)) as pool:
        for _ in range(requests):
            async with pool.stream("GET", "http://example.org/", headers={"Connection": "close"}):
                pass


searches = Searches()
sys.meta_path.insert(0, searches)
asyncio.run(ask(20))
print(searches.count)
EOF
without=$("$place/venv/bin/python" "$place/count.py")
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check sniffio==1.3.1
with=$("$place/venv/bin/python" "$place/count.py")
echo "without sniffio    $without"
echo "with sniffio       $with"
[ "$without" -gt 20 ] && [ "$with" -eq 1 ]
