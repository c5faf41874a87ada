"""How `entente` itself behaves: its start, its processes, its loading of claims."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from time import perf_counter

from performance_corpus import SHORT, write
from performance_kept import Kept, Measures
from performance_table import Row
from store import step

MAIN = [sys.executable, "-c", "from graph.cli import main; main()"]
STARTS = 7
TEXT = "North Korea supplies munitions to Russia."


@dataclass(frozen=True)
class Run:
    """What a process took: seconds by the clock and of processors."""

    clock: float
    processor: float


def run(*words: str, program: list[str] = MAIN) -> Run:
    """Run `entente`; raise if it fails."""
    begun = perf_counter()
    with TemporaryFile() as told:
        process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [*program, *words], stdout=subprocess.DEVNULL, stderr=told
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        clock = perf_counter() - begun
        if process.returncode:
            told.seek(0)
            raise RuntimeError(f"entente {' '.join(words)}: {told.read().decode()}")
    return Run(clock, used.ru_utime + used.ru_stime)


def start_rows(folder: Path) -> Iterator[Row]:
    """Yield what a start costs the processor; of several starts the cheapest counts."""
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    bare = min(run("-c", "pass", program=[sys.executable]).processor for _ in range(STARTS))
    helped = min(run("--help").processor for _ in range(STARTS))
    read = min(run("extract", str(folder / "one.txt")).processor for _ in range(3))
    yield Row("Start", "python, doing nothing", f"{bare:.3f} s")
    yield Row("Start", "`entente --help`", f"{helped:.3f} s", most=0.25)
    yield Row("Start", "`entente extract` of one sentence", f"{read:.2f} s")


def jobs_rows(folder: Path, number: int, rounds: int, kept: Kept) -> Iterator[Row]:
    """Yield how much faster several processes are, by the clock.

    Beside it stands what of the processors they took: where others are busy too, the clock says
    little, but no number of processes can be faster than the share of work that they add allows.
    """
    given = folder / "jobs.jsonl"
    words = write(given, number, SHORT)
    runs = {1: list[Run](), 2: list[Run](), len(os.sched_getaffinity(0)): list[Run]()}
    for turn in range(rounds):
        for jobs in sorted(runs):
            name = f"processes {number} {jobs} {turn}"
            found = kept.measure(name, lambda f=folder, j=jobs, g=given: _ingested(f, g, j))
            sys.stderr.write(f"  {name}: {found}\n")
            runs[jobs].append(Run(**found))
    one = min(run.clock for run in runs[1]), min(run.processor for run in runs[1])
    for jobs, found in sorted(runs.items()):
        clock, spent = min(run.clock for run in found), min(run.processor for run in found)
        name = f"{number:,} articles, {jobs} process{'es' if jobs > 1 else ''}"
        least = 1.7 if jobs == 2 else None
        speed = f"{words / clock:,.0f} words/s"
        yield Row("Processes", name, speed, f"{one[0] / clock:.2f}", least=least)
        yield Row("Processes", f"{name}: seconds of processors", f"{spent:,.0f} s",
                  f"{spent / one[1]:.2f}")  # fmt: skip


def _ingested(folder: Path, given: Path, jobs: int) -> Measures:
    with TemporaryDirectory(dir=folder) as place:
        store = str(Path(place) / "entente.db")
        return asdict(run("ingest", str(given), "--store", store, "--jobs", str(jobs)))


def store_rows(folder: Path, claims: int) -> Iterator[Row]:
    """Yield how fast claims are loaded, against the engine's own bulk load of the same quads."""
    ours, _ = step("load", folder, claims)
    step("dump", folder, claims)
    raw, _ = step("raw", folder, claims)
    number = float(ours["claims"])
    speeds = [f"{number / float(one['seconds']):,.0f} claims/s" for one in (raw, ours)]
    yield Row("Loading", "the engine's own bulk load of the same quads", speeds[0], "1.00")
    share = float(raw["seconds"]) / float(ours["seconds"])
    yield Row("Loading", "articles with statements, weighed", speeds[1], f"{share:.2f}", least=0.7)
