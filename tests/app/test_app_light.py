"""What the reader's own process does without, and still can where it is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TLS = Path(__file__).parent.parent / "feeds" / "tls"

SECURE = f"""
import sys
import tui.app
tui.app._leave_out_tls()
import asyncio
assert "ssl" not in sys.modules and "_ssl" not in sys.modules

import ssl, threading
from http.server import HTTPServer, SimpleHTTPRequestHandler

class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "6")
        self.end_headers()
        self.wfile.write(b"secure")

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain({str(TLS / "self-signed.pem")!r}, {str(TLS / "key.pem")!r})
server = HTTPServer(("127.0.0.1", 0), Quiet)
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()

import httpx

async def fetch():
    async with httpx.AsyncClient(verify=False) as client:
        return (await client.get(f"https://127.0.0.1:{{server.server_address[1]}}/")).text

print(asyncio.run(fetch()))
server.shutdown()
"""
"""An account is connected from the reader's own process, and speaks TLS by then."""

LIGHT = """
import sys
import tui.app
tui.app._leave_out_tls()
import tui.library, tui.app.main.opening, tui.app.start.first
import tui.refresh.background, tui.refresh.due
heavy = {"click", "ssl", "_ssl", "_hashlib", "httpx", "statistics", "spacy", "lxml"}
heavy |= {"tui.refresh.pipeline"}
print(sorted(heavy & set(sys.modules)))
"""


def run(code: str) -> str:
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return ran.stdout.strip() or ran.stderr


def test_the_reader_speaks_tls_although_it_starts_without():
    assert run(SECURE) == "secure"


def test_the_reader_loads_nothing_heavy_before_it_is_asked():
    assert run(LIGHT) == "[]"
