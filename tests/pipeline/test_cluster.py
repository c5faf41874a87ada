from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest_store import ontology

from graph.assemble import Assembler
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.pipeline import cluster_work
from graph.pipeline.cluster import ClusterError, _Run, on_cluster
from graph.pipeline.cluster_work import Refused, orders, work
from graph.pipeline.ingest_units import Done, Found, Results, Settings, Unit, units
from graph.pipeline.ingest_workers import here
from graph.pipeline.ingesting import ingest
from graph.store import Store, open_store

__all__ = ["ontology"]
# What Dask's event loop leaves open, and when, is not ours.
pytestmark = [
    pytest.mark.usefixtures("leavings"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

STATES = ("Chad", "Peru", "Norway", "Laos", "Kenya", "Oman", "Fiji", "Nepal")
DEEDS = (
    "{0} sold rifles to {1}.",
    "{0} and {1} signed a trade pact.",
    "{0} denied that it had threatened {1}.",
    "{0} may sanction {1} next year.",
)


def made(number: int) -> list[Article]:
    """Articles of two sentences, all different."""
    return [
        Article(
            f"made-{n:03}",
            " ".join(
                DEEDS[(n + at) % len(DEEDS)].format(STATES[n % 8], STATES[(n + n // 8 % 7 + 1) % 8])
                for at in (0, 1)
            )
            + f" It was report {n}.",
            date=date(2024, 1, 1 + n % 28),
            publisher=f"Courier {n % 5}",
        )
        for n in range(number)
    ]


@contextmanager
def program(*words: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "dask", *words]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        try:
            yield running
        finally:
            running.kill()


@contextmanager
def scheduler() -> Iterator[str]:
    words = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter")
    with program("scheduler", *words) as running:
        assert running.stderr is not None
        for line in running.stderr:
            found = re.search(r"Scheduler at:\s+(tcp://\S+)", line)
            if found:
                yield found[1]
                return
        pytest.fail("the scheduler did not start")


def worker(address: str) -> AbstractContextManager[subprocess.Popen[str]]:
    words = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
    return program("worker", address, *words)


def lines(store: Store) -> list[str]:
    return sorted(str(quad) for quad in store.engine.quads_for_pattern(None, None, None))


def stored(folder: Path, ontology: Path, articles: list[Article], results: Results) -> list[str]:
    assembler = Assembler(load_relations())
    with open_store(folder, create=True, assembler=assembler, ontology=ontology) as store:
        report = ingest(articles, store, results=results)
        assert (report.new, report.skipped) == (len(articles), [])
        return lines(store)


@pytest.mark.model
def test_cluster_that_loses_a_worker_gives_the_same_store(
    tmp_path: Path, ontology: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two workers, one killed half-way: no article lost, none twice, all as from one process."""
    monkeypatch.setattr("graph.pipeline.ingesting.units", lambda pairs: units(pairs, most=8))
    articles = made(64)
    with scheduler() as address, worker(address) as first, worker(address):
        seen = []

        def losing(given: Iterable[Unit], settings: Settings):
            for unit, done in on_cluster(address, seconds=120)(given, settings):
                seen.append(unit.number)
                if len(seen) == 4:
                    first.kill()
                yield unit, done

        spread = stored(tmp_path / "spread", ontology, articles, losing)
        assert first.wait(5) != 0
    assert seen == list(range(8))
    assert spread == stored(tmp_path / "plain", ontology, articles, here)
    assert sum("ontology#Claim>" in one for one in spread) > 30


@pytest.fixture
def unit() -> Unit:
    return Unit(4, tuple(made(2)), ("", ""))


def test_worker_with_other_knowledge_refuses(unit: Unit) -> None:
    found = work(replace(orders(Settings()), likeness="other"), unit)
    assert isinstance(found, Refused)
    assert "install the same version there" in found.reason


def test_own_actors_travel_with_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a worker reads is in the orders, not at the place that the settings name."""
    seen = []
    monkeypatch.setattr(cluster_work, "run_unit", lambda settings, _: seen.append(settings))
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "own.csv").write_text(f"code,{folder}")
    paths = tuple(tmp_path / folder / "own.csv" for folder in ("a", "b"))
    given = orders(Settings(actors=paths))
    for path in paths:
        path.unlink()
    work(given, Unit(0, (), ()))
    assert [path.name for path in seen[0].actors] == ["own.csv", "own.csv"]
    assert [path.read_text() for path in seen[0].actors] == ["code,a", "code,b"]


def test_fault_of_the_settings_is_told_once(tmp_path: Path, unit: Unit) -> None:
    (tmp_path / "own.csv").write_text("ATL,moon,Atlantis,,")
    found = work(orders(Settings(actors=(tmp_path / "own.csv",))), unit)
    assert isinstance(found, Refused)
    assert found.reason.startswith("cannot read: ")
    assert "own.csv:1" in found.reason


class Lost:
    """A cluster whose workers die of one article, and of every unit that holds it."""

    def __init__(self, fatal: str) -> None:
        self.fatal = fatal

    def submit(self, _work, _orders, unit: Unit, **_: object) -> Lost:
        answer = Lost(self.fatal)
        answer.unit = unit
        return answer

    def result(self) -> Done:
        from distributed import KilledWorker

        if self.fatal in {article.id for article in self.unit.articles}:
            raise KilledWorker("work", None, 3)
        return Done(self.unit.number, tuple(Found(inputs=a.id) for a in self.unit.articles))

    def release(self) -> None:
        pass

    def cancel(self, _futures: list[Lost]) -> None:
        pass

    def nthreads(self) -> dict[str, int]:
        return {"one": 1}


def test_article_that_kills_workers_is_told_and_the_rest_goes_on() -> None:
    given = list(units(((article, "") for article in made(6)), most=3))
    run = _Run(Lost("made-001"), "tcp://x", orders(Settings()))
    found = [
        (unit.number, [one.inputs or one.fault for one in done.found])
        for unit, done in run.results(iter(given))
    ]
    lost = "expected to read it, but it ended the workers that tried (out of memory?)"
    assert found == [
        (0, ["made-000", lost, "made-002"]),
        (1, ["made-003", "made-004", "made-005"]),
    ]


def test_no_scheduler_is_told_in_one_line(unit: Unit) -> None:
    results = on_cluster("tcp://127.0.0.1:1", seconds=0.5)
    with pytest.raises(ClusterError, match="expected a Dask scheduler there, got no connection"):
        next(results([unit], Settings()))


def test_cluster_without_workers_is_told_in_one_line(unit: Unit) -> None:
    with scheduler() as address:
        results = on_cluster(address, seconds=1)
        with pytest.raises(ClusterError, match=f"start some with `dask worker {address}"):
            next(results([unit], Settings()))


def test_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.pipeline.cluster.find_spec", lambda _: None)
    with pytest.raises(ClusterError, match=r"pip install entente-graph\[cluster\]"):
        on_cluster("tcp://127.0.0.1:1")
