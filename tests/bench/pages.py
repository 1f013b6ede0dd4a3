"""Pages to text: how fast beside bare trafilatura, and how right on a public benchmark.

    python tests/bench/pages.py [FOLDER]

FOLDER is a copy of scrapinghub/article-extraction-benchmark (`ground-truth.json` and `html/`), or
of trafilatura's `tests/` (`evaldata.json` beside `cache/` and `eval/`); neither is part of this
project. Without one, the pages of `tests/pages/layouts.py` are measured with the menus, scripts and
teasers of a real site around them, and nothing is scored.

Times are CPU seconds, the better of two for each page, both readers in turn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from table import Row, beside, show, within

sys.path.append(str(Path(__file__).parent.parent / "pages"))
from layouts import LAYOUTS

MEDIAN, WORST = 1.15, 3.0
"""Budgets: the median of all pages' ratios to trafilatura, and the largest."""

F1 = {"scrapinghub": 0.970, "trafilatura": 0.926}
PRECISION = {"scrapinghub": 0.957, "trafilatura": 0.925}
"""Budgets on the public sets, the least that is right."""

WORD = re.compile(r"\w+")
Reader = Callable[[bytes, str], str]


@dataclass(frozen=True)
class Sample:
    """A page with what is known of its text: all of it, or pieces that must and must not be."""

    html: bytes
    url: str
    text: str | None = None
    present: Sequence[str] = ()
    absent: Sequence[str] = ()


def ours(html: bytes, url: str) -> str:
    """Dateline's text of a page."""
    from tui.pages import extract

    return extract(html, url).body.text


def bare(html: bytes, url: str) -> str:
    """trafilatura's, as it comes."""
    from trafilatura import bare_extraction

    document = bare_extraction(html, url=url)
    return (document.text or "") if document else ""


def layouts() -> list[Sample]:
    """The project's own pages, each as long and as noisy as a real one."""
    menu = "".join(f"<li><a href='/s/{n}'>Section {n}</a></li>" for n in range(150))
    cards = "".join(
        f"<div class='teaser card'><a href='/a/{n}'><h3>Council votes on bridge {n}</h3></a>"
        f"<p class='meta'>{n} hours ago</p></div>"
        for n in range(60)
    )
    script = "<script>" + "window.track = {'id': 1, 'kind': 'page'};\n" * 400 + "</script>"
    samples = []
    for layout in LAYOUTS.values():
        html = layout.html.replace("<body>", f"<body><nav><ul>{menu}</ul></nav>{script}", 1)
        html = html.replace("<footer>", f"<section class='more'>{cards}</section><footer>", 1)
        samples.append(Sample(html.encode(), "https://river.example/ferry.html"))
    return samples


def public(folder: Path) -> tuple[str, list[Sample]]:
    """Which of the public sets a folder is, and its pages."""
    if (truth := folder / "ground-truth.json").exists():
        known = json.loads(truth.read_text("utf-8"))
        return "scrapinghub", [
            Sample(
                gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()),
                page.get("url", ""),
                page.get("articleBody", ""),
            )
            for name, page in known.items()
        ]
    for name in ("evaldata.json", "eval-data.json"):
        if (data := folder / name).exists():
            return "trafilatura", list(_pieces(folder, json.loads(data.read_text("utf-8"))))
    raise SystemExit(f"{folder} is no copy of a public benchmark: see the first lines of this file")


def _pieces(folder: Path, known: dict[str, dict[str, object]]) -> Iterator[Sample]:
    for url, page in known.items():
        files = (folder / place / str(page["file"]) for place in ("cache", "eval"))
        if file := next((file for file in files if file.exists()), None):
            present, absent = page.get("with"), page.get("without")
            yield Sample(
                file.read_bytes(),
                url,
                present=present if isinstance(present, list) else (),
                absent=absent if isinstance(absent, list) else (),
            )


def score(samples: Sequence[Sample], reader: Reader) -> tuple[float, float, float]:
    """F1, precision and recall, by the rule of the set that the samples are of."""
    if samples[0].text is not None:
        pairs = [_shingled(page.text or "", reader(page.html, page.url)) for page in samples]
        precision = statistics.mean(p for p, _ in pairs if p is not None)
        recall = statistics.mean(r for _, r in pairs if r is not None)
    else:
        right = wrong = lost = 0
        for page in samples:
            text = _folded(reader(page.html, page.url))
            present = sum(_folded(piece) in text for piece in page.present)
            right += present
            lost += len(page.present) - present
            wrong += sum(_folded(piece) in text for piece in page.absent)
        precision, recall = right / (right + wrong), right / (right + lost)
    return 2 * precision * recall / (precision + recall), precision, recall


def _shingled(true: str, read: str) -> tuple[float | None, float | None]:
    """Precision and recall of a text's runs of four words; None where nothing is to be counted."""
    first, second = _runs(true), _runs(read)
    common = (first & second).total()
    precision = common / second.total() if second else (None if first else 1.0)
    recall = common / first.total() if first else (None if second else 1.0)
    return precision, recall


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    runs = (tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))
    return Counter(run for run in runs if run)


def _folded(text: str) -> str:
    return "".join(text.split())


def timed(samples: Sequence[Sample], readers: Sequence[Reader]) -> list[list[float]]:
    """CPU seconds of each reader for each page, the readers in turn."""
    return [
        [min(_seconds(reader, page) for _ in range(2)) for reader in readers] for page in samples
    ]


def _seconds(reader: Reader, page: Sample) -> float:
    started = time.process_time()
    reader(page.html, page.url)
    return time.process_time() - started


def rows(folder: Path | None = None) -> Iterator[Row]:
    """Times, and the scores where a public set is there."""
    logging.disable(logging.CRITICAL)
    name, samples = public(folder) if folder else ("its own layouts", layouts())
    for reader in (ours, bare):
        reader(samples[0].html, samples[0].url)  # what is loaded at the first page
    times = timed(samples, (ours, bare))
    first, second = (1000 * statistics.median(column) for column in zip(*times, strict=True))
    yield beside(f"pages to text, {len(samples)} of {name}", first, "trafilatura", second, "ms")
    ratios = sorted(first / second for first, second in times)
    yield within("pages to text, median of the ratios", ratios[len(ratios) // 2], "", MEDIAN)
    yield within("pages to text, ratio of nine in ten", ratios[len(ratios) * 9 // 10], "")
    yield within("pages to text, worst ratio", ratios[-1], "", WORST)
    if not folder:
        yield Row("pages to text, F1", "not measured", "no public set: see the script")
        return
    for reader in (ours, bare):
        f1, precision, recall = score(samples, reader)
        of = "" if reader is ours else " of bare trafilatura"
        met = f1 >= F1[name] and precision >= PRECISION[name] if reader is ours else None
        least = f">= {F1[name]:.3f}, {PRECISION[name]:.3f}" if reader is ours else ""
        yield Row(
            f"F1, precision, recall{of}", f"{f1:.3f} {precision:.3f} {recall:.3f}", least, met=met
        )


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path)
    show(rows(arguments.parse_args().folder))


if __name__ == "__main__":
    main()
