"""Parsers under a fuzzer that is guided by coverage, for a minute each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TARGETS = {
    "bundles": [],
    "feeds": ["feeds/data"],
    "opml": ["feeds/data"],
    "queries": [],
    "numbers": [],
    "cleaning": [],
}
SEEDS = {
    "bundles": [
        (
            '{"id":"a","title":"T","link":"http://a.example/","author":"","published":'
            '"2026-03-10T11:00:00Z","utc_offset":0,"language":"en","feed":{"url":""},"full":true,'
            '"text":"Two died.","tags":["x"],"annotations":[{"note":"n","grade":"B2"}]}'
        )
    ],
    "queries": [
        'drone strike killed:>=10 place:SY since:30d -tag:"done" (is:unread OR feed:un)',
        'NOT "cease fire" before:2026-01-31 language:en title:x',
    ],
    "numbers": [
        "Between 12 and 15 people, at least 1,200 houses, dozens of soldiers and two in three.",
        "Four to six were hurt; up to 30 per cent; aged 40, on 12 May 2024, some 1.5 million.",
    ],
    "opml": [
        '<opml><body><outline text="a"><outline xmlUrl="http://a.example/"/></outline></body>'
    ],
    "cleaning": ["https://example.org/a b\u202e", "\x1b[31m\x9b\u200b\xad"],
}
OPTIONS = ("-runs=100000", "-max_total_time=60", "-timeout=20", "-rss_limit_mb=1024", "-seed=7")


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_no_bytes_upset_a_parser(target: str, tmp_path: Path):
    pytest.importorskip("atheris", reason="atheris has no package for this system or this Python")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for n, seed in enumerate(SEEDS.get(target, [])):
        # The last byte tells the provider of texts that the rest is one.
        (corpus / f"seed-{n}").write_bytes(seed.encode() + b"\x03")
    given = [str(HERE.parent / folder) for folder in TARGETS[target]]
    ran = subprocess.run(
        [
            *(sys.executable, str(HERE / "fuzz_targets.py"), target, str(corpus), *given),
            *(*OPTIONS, f"-artifact_prefix={tmp_path}/found-"),
        ],
        capture_output=True,
        check=False,
    )
    said = ran.stderr.decode(errors="replace")
    assert ran.returncode == 0, said[-4_000:]
    assert "Done " in said
    assert not list(tmp_path.glob("found-*"))
