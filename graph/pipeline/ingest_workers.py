"""Units in, results in the same order out: from this process, or from several.

However many processes there are, the results are the same and come in the same order. Only a
few units are under way at once, so memory does not grow with their number.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import chain, islice
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import wait

from graph.errors import EntenteError
from graph.pipeline.ingest_units import (
    Done,
    Found,
    Results,
    Settings,
    Unit,
    load,
    run_unit,
    unchanged,
)
from graph.pipeline.interrupts import ENDING

AHEAD = 2  # units under way for each process
PIECES = 4  # that the last units are cut into
FEW = 3  # units for which it is not worth to start processes unasked
MANY = 50  # units to pass over before processes are worth it even for that
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_LEAKED = "ignore:resource_tracker"
_LOST = "expected to read it, but it ended the process that tried (out of memory?)"

Under = deque[tuple[Unit, "Future[Done]"]]


def here(units: Iterable[Unit], settings: Settings) -> Iterator[tuple[Unit, Done]]:
    """Read the units in this process."""
    for unit in units:
        yield unit, run_unit(settings, unit)


@contextmanager
def in_processes(jobs: int, settings: Settings | None = None) -> Iterator[Results]:
    """Start so many processes; give what reads units in them.

    With settings they load what they read with at once, while this process does something else.
    """
    pool = _pool(jobs, settings)

    def results(units: Iterable[Unit], settings: Settings) -> Iterator[tuple[Unit, Done]]:
        return _spread(iter(units), settings, jobs, pool)

    try:
        yield results
    finally:
        _end(pool)


def with_all_cores(units: Iterable[Unit], settings: Settings) -> Iterator[tuple[Unit, Done]]:
    """Read the units on all cores if there is much to do, else in this process.

    What is the same as before is no work: a run that goes on, or finds all as it was, passes
    over it here.
    """
    stream = iter(units)
    for unit in islice(stream, MANY):
        done = unchanged(settings, unit)
        if done is None:
            stream = chain([unit], stream)
            break
        yield unit, done
    first = list(islice(stream, FEW))
    cores = _cores()
    rest = chain(first, stream)
    if len(first) < FEW or cores < 2:
        yield from here(rest, settings)
    else:
        yield from _spread(rest, settings, cores, _pool(cores))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _spread(
    units: Iterator[Unit], settings: Settings, jobs: int, pool: ProcessPoolExecutor
) -> Iterator[tuple[Unit, Done]]:
    """Read the units in processes; those under way when one is lost are read again one by one."""
    units = _evened(units, jobs)
    first = list(islice(units, 1))
    while first:
        waiting: list[Unit] = []
        try:
            yield from _in_pool(chain(first, units), settings, jobs, waiting, pool)
        except BrokenProcessPool:
            yield from ((unit, _alone(unit, settings)) for unit in waiting)
        first = list(islice(units, 1))
        if first:
            pool = _pool(jobs)


def _evened(units: Iterator[Unit], jobs: int) -> Iterator[Unit]:
    """Cut the last units in pieces, so that no process works on alone for long at the end."""
    held: deque[Unit] = deque()
    for unit in units:
        held.append(unit)
        if len(held) > jobs:
            yield held.popleft()
    for unit in held:
        size = -(-len(unit.articles) // PIECES)
        for at in range(0, len(unit.articles), size or 1):
            some = slice(at, at + size)
            yield replace(unit, articles=unit.articles[some], known=unit.known[some])


def _in_pool(
    units: Iterator[Unit],
    settings: Settings,
    jobs: int,
    waiting: list[Unit],
    pool: ProcessPoolExecutor,
) -> Iterator[tuple[Unit, Done]]:
    """Read units in a pool; `waiting` holds those that were given to it and not given back."""
    under: deque[Future[Done]] = deque()
    try:
        for unit in units:
            waiting.append(unit)
            under.append(pool.submit(run_unit, settings, unit))
            if len(under) >= jobs * AHEAD:
                done = under[0].result()
                under.popleft()
                yield waiting.pop(0), done
        while under:
            done = under[0].result()
            under.popleft()
            yield waiting.pop(0), done
    finally:
        _end(pool)


def _alone(unit: Unit, settings: Settings) -> Done:
    """Read a unit in a process of its own, article by article if that is lost too."""
    try:
        with _pool(1) as pool:
            return pool.submit(run_unit, settings, unit).result()
    except BrokenProcessPool:
        if len(unit.articles) == 1:
            _check_processes(settings)
            return Done(unit.number, (Found(fault=_LOST),))
    pairs = zip(unit.articles, unit.known, strict=True)
    ones = [replace(unit, articles=(article,), known=(known,)) for article, known in pairs]
    return Done(unit.number, tuple(_alone(one, settings).found[0] for one in ones))


def _check_processes(settings: Settings) -> None:
    """Check that it is the article that ends a process, and not every process that ends."""
    try:
        with _pool(1) as pool:
            pool.submit(run_unit, settings, Unit(0, (), ())).result()
    except BrokenProcessPool as error:
        raise EntenteError(
            "expected to start processes that read, but they end at once; use --jobs 1"
        ) from error


def _pool(jobs: int, settings: Settings | None = None) -> ProcessPoolExecutor:
    _quiet_tracker()
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (settings,))
    with _deaf():
        pool.submit(os.getpid)  # which starts the processes
    return pool


def _quiet_tracker() -> None:
    """Start what tidies up after this process, so that it does that without a word.

    Killed without warning, this process leaves the locks of its pool, which are no concern of
    whoever killed it.
    """
    before = os.environ.get("PYTHONWARNINGS")
    os.environ["PYTHONWARNINGS"] = ",".join(filter(None, (before, _LEAKED)))
    try:
        resource_tracker.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONWARNINGS"]
        else:
            os.environ["PYTHONWARNINGS"] = before


@contextmanager
def _deaf() -> Iterator[None]:
    """Ignore what asks to end, and let processes begin so: one that begins would be loud."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.signal(one, signal.SIG_IGN) for one in ENDING}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _end(pool: ProcessPoolExecutor) -> None:
    """End a pool at once, whatever its processes are at."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()


def _begin(settings: Settings | None) -> None:
    """Begin a process: no threads that idle, and no life of its own.

    What asks to end is for the process that writes; when that is gone, however it ended, there
    is nobody to read for.
    """
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    for one in ENDING:
        signal.signal(one, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    if settings is not None:
        with suppress(Exception):  # what cannot be loaded is told with the first unit
            load(settings)


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
