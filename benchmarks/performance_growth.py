"""What an article costs in time, disk and memory as there are more and more of them.

Each number of articles is taken in by a process of its own, which has read a few before, so that
what is loaded once does not count.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from performance_corpus import articles
from performance_table import Row

from graph.assemble import Assembler
from graph.curated.relations import load_relations
from graph.pipeline.ingesting import ingest
from graph.store import open_store

SMALLEST, MOST = 100, 1.3
WARM = 20
ROUNDS = 3  # of the smallest number, which is the hardest to measure
Cost = dict[str, float]


def growth_rows(folder: Path, largest: int) -> Iterator[Row]:
    """Yield what each article costs, beside what it costs among the fewest."""
    first: Cost = {}
    number = SMALLEST
    while number <= largest:
        rounds = ROUNDS if number == SMALLEST else 1
        costs = [_cost(folder / f"{number}-{n}", number) for n in range(rounds)]
        least = {name: min(cost[name] for cost in costs) for name in costs[0]}
        first = first or least
        for name, value in least.items():
            what = f"{number:,} articles: {name}"
            most = None if number == SMALLEST else MOST
            ratio = f"{value / first[name]:.2f}"
            yield Row("Growth", what, _SHOWN[name].format(value), ratio, most=most)
        number *= 10


_SHOWN = {
    "processor time an article": "{:.1f} ms",
    "disk an article": "{:.1f} kB",
    "memory at its highest": "{:.0f} MiB",
}


def _cost(folder: Path, number: int) -> Cost:
    folder.mkdir()
    command = [sys.executable, __file__, str(folder), str(number)]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - this file
    found: Cost = json.loads(done.stdout)
    return found


def _measure(folder: Path, number: int) -> Cost:
    """Take so many articles into a new store."""
    _ingest(folder / "warm.db", WARM)
    empty = _ingest(folder / "empty.db", 0)[1]
    spent, size = _ingest(folder / "full.db", number)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    values = (spent * 1000 / number, (size - empty) / 1000 / number, memory / 1024)
    return dict(zip(_SHOWN, values, strict=True))


def _ingest(place: Path, number: int) -> tuple[float, int]:
    """Give the seconds of the processor, and the bytes of the store."""
    with open_store(place, create=True, assembler=Assembler(load_relations())) as store:
        begun = process_time()
        ingest(articles(number), store)
        store.engine.flush()
        spent = process_time() - begun
    return spent, sum(file.stat().st_size for file in place.rglob("*") if file.is_file())


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measure(Path(sys.argv[1]), int(sys.argv[2]))))
