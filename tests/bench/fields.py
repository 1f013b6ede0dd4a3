"""How far each field of a claim can be relied on, over the claims that were found.

    python tests/bench/fields.py [--errors] [FOLDER-OR-FILE ...]

Without a file it reads the project's own annotations; a field that gold lacks is not
measured. A claim is found where one of the same kind and number, or quantity word, is predicted;
of several, those whose words agree best are paired. Words agree where they share half of what
carries meaning; all else must be the same.

    right     both say the same, or both say nothing
    wrong     both say something, and not the same
    made up   the text does not say, and the prediction does
    missing   the text says, and the prediction does not
    of those  the share that is right where the text says something
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from scoring import folded

from tui.facts import analyse
from tui.model import Document

Claim = dict[str, Any]

FACTS = Path(__file__).parent.parent / "facts"
OWN = [FACTS / "sample", FACTS / "gold"]
KEY = ("kind", "low", "high", "vague")
WORDS = ("victims", "by", "place", "source")
FIELDS = (
    "precision",
    "status",
    "subset",
    "victims",
    "group",
    "by",
    "weapon",
    "place",
    "date",
    "source",
)
OUTCOMES = ("right", "wrong", "made up", "missing")
STOPS = {"the", "a", "an", "of", "in", "on", "at", "to", "for", "and", "or", "from", "with", "by"}
STOPS |= {"its", "his", "her", "their", "s", "who", "was", "were"}


def overlap(gold: str, found: str) -> float:
    """The words that two phrases share, of those that carry meaning: 0 to 1."""
    a, b = ({word for word in folded(text) if word not in STOPS} for text in (gold, found))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else float(gold == found)


def outcome(field: str, gold: Any, found: Any) -> str:
    """What the prediction of one field is worth beside gold."""
    if gold is None or found is None:
        return "right" if gold is found else "missing" if found is None else "made up"
    same = overlap(gold, found) >= 0.5 if field in WORDS else gold == found
    return "right" if same else "wrong"


def likeness(gold: Claim, found: Claim) -> float:
    """How much two claims of one key speak of the same: their quotes count double."""
    fields = ("victims", "place", "source")
    said = sum(overlap(gold[f], found[f]) for f in fields if gold.get(f) and found[f])
    return said + 2 * overlap(gold["quote"], found["quote"])


def pairs(gold: list[Claim], found: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The claims that have the same key, each taken once, the most alike first."""
    candidates = [
        (likeness(a, b), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if all(a[key] == b[key] for key in KEY)
    ]
    left, right = set(range(len(gold))), set(range(len(found)))
    for _, i, j in sorted(candidates, key=lambda it: (-it[0], it[1:])):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield gold[i], found[j]


def predicted(row: dict[str, Any]) -> list[Claim]:
    """The claims that the facts room finds in a gold document's text."""
    facts = analyse(Document(id=row["id"], title=row["title"], text=row["text"], date=row["date"]))
    claims: list[Claim] = json.loads(msgspec.json.encode(facts.casualties))
    return claims


def measure(rows: list[dict[str, Any]], *, errors: bool) -> tuple[dict[str, Counter[str]], str]:
    """Outcomes a field, and a line on how many claims they rest on."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    total: Counter[str] = Counter()
    for row in rows:
        claims = predicted(row)
        total["gold"] += len(row["casualties"])
        total["predicted"] += len(claims)
        for gold, found in pairs(row["casualties"], claims):
            total["matched"] += 1
            for field in gold.keys() & counts.keys():
                result = outcome(field, gold[field], found[field])
                counts[field][result] += 1
                counts[field]["stated"] += gold[field] is not None
                counts[field]["hit"] += result == "right" and gold[field] is not None
                if errors and result != "right":
                    print(
                        row["id"], field, result, gold[field], found[field], gold["quote"], sep="\t"
                    )
    return counts, ", ".join(f"{n} {word}" for word, n in total.items()) + " claims"


def share(part: int, whole: int) -> str:
    """A ratio for the table, or nothing where there was nothing to count."""
    return f"{part / whole:.3f}" if whole else ""


def show(counts: dict[str, Counter[str]]) -> None:
    """The table, one line a field."""
    heads = ("n", *OUTCOMES, "accuracy", "stated", "of those")
    print(f"{'field':<11}" + "".join(f"{head:>10}" for head in heads))
    for field, count in counts.items():
        n = sum(count[word] for word in OUTCOMES)
        numbers = [n, *(count[word] for word in OUTCOMES), share(count["right"], n)]
        numbers += [count["stated"], share(count["hit"], count["stated"])]
        print(f"{field:<11}" + "".join(f"{number:>10}" for number in numbers))


def main() -> None:
    """Measure every gold file that is named."""
    parser = argparse.ArgumentParser(description="Accuracy of each field of a claim.")
    parser.add_argument("--errors", action="store_true", help="list what is not right")
    parser.add_argument("gold", nargs="*", type=Path, default=OWN)
    arguments = parser.parse_args()
    for path in arguments.gold:
        for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
            lines = file.read_text(encoding="utf-8").splitlines()
            rows = [json.loads(line) for line in lines if line]
            counts, summary = measure(rows, errors=arguments.errors)
            print(f"\n{file.stem}: {len(rows)} documents, {summary}")
            show(counts)


if __name__ == "__main__":
    main()
