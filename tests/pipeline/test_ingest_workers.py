from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic, sleep

import dying_worker
import pytest

from graph.errors import EntenteError, InputError
from graph.model.article import Article
from graph.pipeline import ingest_workers
from graph.pipeline.ingest_units import Done, Settings, Unit, run_unit
from graph.pipeline.ingest_workers import AHEAD, here, in_processes, with_all_cores

TESTS = Path(__file__).parents[1]
Work = Callable[[Settings, Unit], Done]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[[Work], None]:
    return lambda function: monkeypatch.setattr(ingest_workers, "run_unit", function)


def units(number: int, **texts: str) -> Iterator[Unit]:
    """Give units of two articles; `u3` is the text of the second one of the unit 3."""
    for n in range(number):
        second = Article(f"b{n}", texts.get(f"u{n}", f"second {n}"))
        yield Unit(n, (Article(f"a{n}", f"first {n}"), second), ("", ""))


def in_two(given: Iterable[Unit]) -> list[tuple[Unit, Done]]:
    with in_processes(2) as results:
        return list(results(given, Settings()))


def test_results_come_in_order_from_several_processes(work: Callable[[Work], None]) -> None:
    work(dying_worker.echo)
    given = list(units(20))
    found = in_two(given)
    assert [a for unit, _ in found for a in unit.articles] == [a for u in given for a in u.articles]
    assert [one for _, done in found for one in done.found] == [
        one for _, done in here(given, Settings()) for one in done.found
    ]


def test_the_last_units_are_cut_so_that_all_processes_end_together(
    work: Callable[[Work], None],
) -> None:
    work(dying_worker.echo)
    sizes = [len(unit.articles) for unit, _ in in_two(units(20))]
    assert sizes == [*[2] * 18, *[1] * 4]


def test_what_cannot_be_loaded_beforehand_ends_no_process() -> None:
    with in_processes(1, Settings("no-such-model")) as results:
        stream = results(units(1), Settings())
        assert [len(done.found) for _, done in stream] == [1, 1]


def test_few_units_are_under_way_at_once(work: Callable[[Work], None]) -> None:
    work(dying_worker.echo)
    asked: list[int] = []
    given = (asked.append(unit.number) or unit for unit in units(1000))
    with in_processes(2) as results:
        stream = results(given, Settings())
        for _ in range(10):
            next(stream)
        stream.close()  # type: ignore[attr-defined]
    assert len(asked) <= 10 + 2 * AHEAD + 2


def test_an_article_that_ends_its_process_is_told_and_no_other_lost(
    work: Callable[[Work], None],
) -> None:
    work(dying_worker.dying)
    found = in_two(units(8, u3="poison"))
    assert [a.id for unit, _ in found for a in unit.articles] == [
        a.id for unit in units(8) for a in unit.articles
    ]
    faults = {(d.number, n): f.fault for _, d in found for n, f in enumerate(d.found) if f.fault}
    assert list(faults) == [(3, 1)]
    assert "ended the process" in faults[3, 1]
    assert [f.inputs for _, d in found for f in d.found if not f.fault] == [
        a.text for unit in units(8) for a in unit.articles if a.text != "second 3"
    ]


def test_processes_that_cannot_run_at_all_are_no_fault_of_an_article(
    work: Callable[[Work], None],
) -> None:
    work(dying_worker.always_dying)
    with pytest.raises(EntenteError, match="use --jobs 1"):
        in_two(units(1))


def test_few_units_are_read_here(
    work: Callable[[Work], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    work(dying_worker.echo)
    monkeypatch.setattr(ingest_workers, "_pool", lambda *_: pytest.fail("no process is needed"))
    few = ingest_workers.FEW - 1
    assert len(list(with_all_cores(units(few), Settings()))) == few


def test_what_is_as_it_was_needs_no_process(
    work: Callable[[Work], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    work(dying_worker.always_dying)
    known = {n: Done(n, ()) for n in range(30)}
    monkeypatch.setattr(ingest_workers, "unchanged", lambda _, unit: known.get(unit.number))
    monkeypatch.setattr(ingest_workers, "_pool", lambda *_: pytest.fail("no process is needed"))
    found = list(with_all_cores(units(30), Settings()))
    assert [(unit.number, done) for unit, done in found] == list(known.items())


def test_a_model_that_cannot_be_loaded_is_no_fault_of_an_article() -> None:
    with pytest.raises(InputError, match="no-such-model"):
        run_unit(Settings("no-such-model"), next(units(1)))


PARENT = """
import multiprocessing.resource_tracker, sys
import dying_worker
from graph.pipeline import ingest_workers
from graph.pipeline.ingest_units import Settings
from graph.pipeline.ingest_units import Unit
from graph.model.article import Article

def given():
    for n in range(3):
        yield Unit(n, (Article(f"a{n}", "text"),), ("",))
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    print(multiprocessing.resource_tracker._resource_tracker._pid, flush=True)

ingest_workers.run_unit = dying_worker.sleeping
with ingest_workers.in_processes(2) as results:
    for _ in results(given(), Settings()):
        pass
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc")
def test_processes_end_with_the_one_that_started_them_without_a_word(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": f"{TESTS.parent}:{TESTS}"}
    told = tmp_path / "stderr"
    with (
        told.open("w") as errors,
        subprocess.Popen(
            [sys.executable, "-c", PARENT],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=environment,
        ) as parent,
    ):
        assert parent.stdout is not None
        children = [int(word) for word in parent.stdout.readline().split()]
        assert len(children) == 2
        tracker = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    until = monotonic() + 60
    while any(is_alive(child) for child in (*children, tracker)) and monotonic() < until:
        sleep(0.05)
    assert not any(is_alive(child) for child in (*children, tracker))
    assert told.read_text() == ""


def is_alive(process: int) -> bool:
    """Whether there is such a process that has not ended; nobody may have waited for it yet."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"
