"""`entente ingest` is killed without warning at random moments, and run again."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import pytest

from graph.store import open_store
from graph.store.terms import ACTORS_GRAPH, ONTOLOGY_GRAPH

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs fork and /proc"),
]

KILLS = 50
MOST_HERE = 9  # kills of one store
ONE_BAD_FILE = 1
CURATED = (ACTORS_GRAPH, ONTOLOGY_GRAPH)  # large, and the same from the beginning
ROOT = Path(__file__).parents[2]
# Loads the model once and forks for each run. A run is the command as users have it, but for
# smaller batches, so that there is much to be cut off between.
SERVER = """
import os, signal, sys, time
from functools import partial
from importlib import import_module
from graph.cli import main
from graph.model.article import Article
from graph.pipeline import ingesting
from graph.pipeline.ingest_units import Settings, Unit, run_unit, units

for name in ("cli.ingest", "cli.parts", "cli.progress", "read.reading", "read.page", "store"):
    import_module(f"graph.{name}")
ingesting.units, ingesting.BATCH = partial(units, most=4), 4
run_unit(Settings(), Unit(0, (Article("warm", "Peru sold tin to Chile."),), ("",)))
write = ingesting._Run.write

def ended(child, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

print("ready", flush=True)
for line in sys.stdin:
    places, store, batches, seconds = line.rstrip().split(chr(9))
    seen, told = os.pipe()
    child = os.fork()
    if child == 0:
        ingesting._Run.write = lambda run: (write(run), os.write(told, b"."))
        main(["ingest", places, "--store", store, "--jobs", "1"])
    os.close(told)
    written = sum(len(os.read(seen, 1)) for _ in range(int(batches)))
    code = ended(child, float(seconds))
    while more := os.read(seen, 64):
        written += len(more)
    print(code, written, flush=True)
    os.close(seen)
"""
STATES = ("Peru", "Chile", "Kenya", "Norway")  # few, so that claims are met again
WORDS = (
    "{a} shipped {n} shells to {b}, {c} said.",
    "{a} denied on Monday that it had sold oil to {b}.",
    "{a} and {b} will hold talks next week.",
    "{a} imposed sanctions on {b} after {c} had called for them.",
)
Run = Callable[..., "Ended"]


class Ended(NamedTuple):
    """How a run ended, and how many batches it had written by then."""

    whole: bool
    batches: int


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    chance = random.Random(8)  # noqa: S311 - no secret
    lines = []
    for number in range(24):
        a, b, c = chance.sample(STATES, 3)
        text = chance.choice(WORDS).format(a=a, b=b, c=c, n=chance.randrange(2, 9) * 100)
        lines.append({"id": f"a{number}", "text": text, "publisher": f"P{number % 5}"})
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (folder / "b.txt").write_text("Oman praised Mali for its support.")
    (folder / "broken.txt").write_bytes(b"\x00\x01" * 40)
    return folder


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Runs `ingest` into a store for some batches and then some seconds."""
    command = [sys.executable, "-W", "ignore", "-c", SERVER]
    told = tmp_path_factory.mktemp("told") / "stderr"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    with (
        told.open("w") as errors,
        subprocess.Popen(
            command,
            text=True,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        ) as server,
    ):
        assert server.stdin is not None
        assert server.stdout is not None
        stdin, stdout = server.stdin, server.stdout
        assert stdout.readline() == "ready\n"

        def run_for(places: Path, store: Path, seconds: float = 300, batches: int = 0) -> Ended:
            stdin.write(f"{places}\t{store}\t{batches}\t{seconds}\n")
            stdin.flush()
            code, written = map(int, stdout.readline().split())
            assert code in {0, ONE_BAD_FILE, -signal.SIGKILL}
            faults = [line for line in told.read_text().splitlines() if "Error" in line]
            assert {line for line in faults if "broken.txt" not in line} == set()
            return Ended(code != -signal.SIGKILL, written)

        yield run_for
        stdin.close()


def content(path: Path, *, without: tuple[str, ...] = CURATED) -> list[str]:
    with open_store(path) as store:
        graphs = [g for g in store.engine.named_graphs() if str(g) not in without]
        quads = (q for g in graphs for q in store.engine.quads_for_pattern(None, None, None, g))
        return sorted(map(str, quads))


def test_killed_at_fifty_moments_the_store_is_as_if_undisturbed(
    run: Run, places: Path, tmp_path: Path
) -> None:
    """The first store is killed while it is made; the others begin with one article.

    Most are killed with part of the articles written, by them or by those killed before.
    """

    def moment() -> tuple[float, int]:
        """Some seconds after some batches; most of a run is over before the first one begins."""
        batches = chance.randrange(4)
        return chance.uniform(0, lasts / 20 if batches else lasts), batches

    assert run(places / "b.txt", tmp_path / "begun").whole
    shutil.copytree(tmp_path / "begun", tmp_path / "whole")
    started = monotonic()
    assert run(places, tmp_path / "whole").whole
    lasts = monotonic() - started
    wanted = content(tmp_path / "whole")
    assert sum("#type> <https://w3id.org/entente/ontology#Article>" in q for q in wanted) == 25
    chance = random.Random(5)  # noqa: S311 - no secret
    for _ in range(5):
        run(places, tmp_path / "s0", chance.uniform(0, 2 * lasts))
    assert run(places, tmp_path / "s0").whole
    whole = content(tmp_path / "whole", without=())
    assert content(tmp_path / "s0", without=()) == whole
    kills, stores, partly = 5, 1, 0
    while kills < KILLS:
        store, here, written = tmp_path / f"s{stores}", 0, 0
        shutil.copytree(tmp_path / "begun", store)
        while here < MOST_HERE and not (ended := run(places, store, *moment())).whole:
            here, written = here + 1, written + ended.batches
            partly += written > 0
        assert run(places, store).whole
        assert content(store) == wanted
        kills, stores = kills + here, stores + 1
    assert stores > KILLS // MOST_HERE
    assert partly > KILLS // 2
