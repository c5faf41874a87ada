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
    places, store, seconds = line.rstrip().split(chr(9))
    child = os.fork()
    if child == 0:
        main(["ingest", places, "--store", store, "--jobs", "1"])
    print(ended(child, float(seconds)), flush=True)
"""
STATES = ("Peru", "Chile", "Kenya", "Norway")  # few, so that claims are met again
WORDS = (
    "{a} shipped {n} shells to {b}, {c} said.",
    "{a} denied on Monday that it had sold oil to {b}.",
    "{a} and {b} will hold talks next week.",
    "{a} imposed sanctions on {b} after {c} had called for them.",
)
Run = Callable[[Path, Path, float], bool]


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
    """Runs `ingest` into a store for some seconds; gives whether it came to its end."""
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

        def run_for(places: Path, store: Path, seconds: float) -> bool:
            stdin.write(f"{places}\t{store}\t{seconds}\n")
            stdin.flush()
            code = int(stdout.readline())
            assert code in {0, ONE_BAD_FILE, -signal.SIGKILL}
            faults = [line for line in told.read_text().splitlines() if "Error" in line]
            assert {line for line in faults if "broken.txt" not in line} == set()
            return code != -signal.SIGKILL

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
    """The first store is killed while it is made; the others begin with one article."""
    assert run(places / "b.txt", tmp_path / "begun", 60)
    shutil.copytree(tmp_path / "begun", tmp_path / "whole")
    started = monotonic()
    assert run(places, tmp_path / "whole", 60)
    lasts = monotonic() - started
    wanted = content(tmp_path / "whole")
    assert sum("#type> <https://w3id.org/entente/ontology#Article>" in q for q in wanted) == 25
    chance = random.Random(5)  # noqa: S311 - no secret
    for _ in range(5):
        run(places, tmp_path / "s0", chance.uniform(0, 2 * lasts))
    assert run(places, tmp_path / "s0", 60)
    whole = content(tmp_path / "whole", without=())
    assert content(tmp_path / "s0", without=()) == whole
    kills, stores = 5, 1
    while kills < KILLS:
        store, here = tmp_path / f"s{stores}", 0
        shutil.copytree(tmp_path / "begun", store)
        while here < MOST_HERE and not run(places, store, chance.uniform(0, lasts)):
            here += 1
        if here < MOST_HERE:
            lasts *= 0.8  # it came to its end, so that less time is enough now
        assert run(places, store, 60)
        assert content(store) == wanted
        kills, stores = kills + here, stores + 1
    assert stores > KILLS // MOST_HERE
