"""How right a text read from a page is, and what of it was lost or is too much."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from page_sets import Sample

WORD = re.compile(r"[\u0e01-\u0e4e\u1000-\u109f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]|\w+")
"""A word, or a character of the scripts that set no blanks between words."""

RUN = 4
"""Words in each of the runs by which texts are compared."""

Reader = Callable[[bytes, str], str]


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
        precision, recall = right / max(1, right + wrong), right / max(1, right + lost)
    return 2 * precision * recall / ((precision + recall) or 1), precision, recall


def faults(page: Sample, reader: Reader) -> Iterator[str]:
    """The pieces or lines of a page that a reader lost (-), and those that it has too many (+)."""
    text = reader(page.html, page.url)
    if page.text is None:
        folded = _folded(text)
        yield from (f"- {piece}" for piece in page.present if _folded(piece) not in folded)
        yield from (f"+ {piece}" for piece in page.absent if _folded(piece) in folded)
        return
    for sign, one, other in (("-", page.text, text), ("+", text, page.text)):
        known = _runs(other)
        for line in filter(str.strip, one.split("\n")):
            if 2 * (_runs(line) & known).total() < _runs(line).total():
                yield f"{sign} {line}"


def _shingled(true: str, read: str) -> tuple[float | None, float | None]:
    """Precision and recall of a text's runs of words; None where nothing is to be counted."""
    first, second = _runs(true), _runs(read)
    common = (first & second).total()
    precision = common / second.total() if second else (None if first else 1.0)
    recall = common / first.total() if first else (None if second else 1.0)
    return precision, recall


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    runs = (tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))
    return Counter(run for run in runs if run)


def _folded(text: str) -> str:
    return "".join(normalize("NFC", text).split())
