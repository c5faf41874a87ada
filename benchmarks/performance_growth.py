"""What an article costs in time, disk and memory as there are more and more of them.

Each number of articles is taken in by a process of its own, which has read a few before, so that
what is loaded once does not count. It tells on standard error how far it is.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time

from performance_corpus import SHORT, articles
from performance_kept import Kept, Measures
from performance_table import Row

from graph.assemble import Assembler
from graph.curated.relations import load_relations
from graph.pipeline.ingest_report import Report
from graph.pipeline.ingesting import ingest
from graph.store import open_store

SMALLEST, MOST = 100, 1.3
WARM = 20
ROUNDS = 3  # of the smallest number, which is the hardest to measure
TOLD = 20.0  # seconds between two words on how far it is
_SHOWN = {
    "processor time an article": "{:.1f} ms",
    "disk an article": "{:.1f} kB",
    "memory at its highest": "{:.0f} MiB",
}


def growth_rows(folder: Path, largest: int, kept: Kept) -> Iterator[Row]:
    """Yield what each article costs, beside what it costs among the fewest."""
    first: Measures = {}
    number = SMALLEST
    while number <= largest:
        rounds = ROUNDS if number == SMALLEST else 1
        costs = [_cost(folder, number, turn, kept) for turn in range(rounds)]
        least = {name: min(cost[name] for cost in costs) for name in _SHOWN}
        first = first or least
        for name, value in least.items():
            what = f"{number:,} articles: {name}"
            most = None if number == SMALLEST else MOST
            ratio = f"{value / first[name]:.2f}"
            yield Row("Growth", what, _SHOWN[name].format(value), ratio, most=most)
        number *= 10


def _cost(folder: Path, number: int, turn: int, kept: Kept) -> Measures:
    def work() -> Measures:
        sys.stderr.write(f"  growth: {number:,} articles, round {turn + 1}\n")
        with TemporaryDirectory(dir=folder) as place:
            command = [sys.executable, __file__, place, str(number)]
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603 - this file
        found: Measures = json.loads(done.stdout)
        return found

    return kept.measure(f"growth {number} {turn}", work)


def _measure(folder: Path, number: int) -> Measures:
    """Take so many articles into a new store."""
    _ingest(folder / "warm.db", WARM)
    start, empty, _ = _ingest(folder / "empty.db", 0)  # what a store takes without articles
    spent, size, claims = _ingest(folder / "full.db", number)
    values = ((spent - start) * 1000 / number, (size - empty) / 1000 / number, _memory())
    return dict(zip(_SHOWN, values, strict=True)) | {"claims an article": claims / number}


def _ingest(place: Path, number: int) -> tuple[float, int, int]:
    """Give the seconds of the processor, the bytes of the store and the number of its claims."""
    begun = process_time()
    with open_store(place, create=True, assembler=Assembler(load_relations())) as store:
        found = ingest(articles(number, SHORT), store, watch=_Teller(number))
    return process_time() - begun, _size(place), found.statements


def _size(place: Path) -> int:
    """Give the bytes of a store, once the engine has joined all its files."""
    with open_store(place, assembler=Assembler(load_relations())) as store:
        store.engine.optimize()
    return sum(file.stat().st_size for file in place.rglob("*") if file.is_file())


class _Teller:
    """Tells from time to time how far it is."""

    def __init__(self, number: int) -> None:
        self._number, self._told, self._begun = number, monotonic(), process_time()

    def __call__(self, report: Report) -> None:
        if monotonic() - self._told > TOLD:
            self._told = monotonic()
            each = (process_time() - self._begun) * 1000 / max(report.articles, 1)
            done = f"{report.articles:,} of {self._number:,} articles"
            sys.stderr.write(f"  {done}, {each:.1f} ms each, {_memory():.0f} MiB\n")
            sys.stderr.flush()


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measure(Path(sys.argv[1]), int(sys.argv[2]))))
