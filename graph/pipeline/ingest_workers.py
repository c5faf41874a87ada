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
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

from graph.errors import EntenteError
from graph.pipeline.ingest_units import Done, Found, Results, Settings, Unit, run_unit

AHEAD = 3  # units under way for each process
FEW = 6  # units for which it is not worth to start processes unasked
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_LOST = "expected to read it, but it ended the process that tried (out of memory?)"

Under = deque[tuple[Unit, "Future[Done]"]]


def here(units: Iterable[Unit], settings: Settings) -> Iterator[tuple[Unit, Done]]:
    """Read the units in this process."""
    for unit in units:
        yield unit, run_unit(settings, unit)


def in_processes(jobs: int) -> Results:
    """Give what reads units in so many processes."""

    def results(units: Iterable[Unit], settings: Settings) -> Iterator[tuple[Unit, Done]]:
        return _spread(iter(units), settings, jobs)

    return results


def with_all_cores(units: Iterable[Unit], settings: Settings) -> Iterator[tuple[Unit, Done]]:
    """Read the units on all cores if there is much to do, else in this process."""
    stream = iter(units)
    first = list(islice(stream, FEW))
    cores = _cores()
    if len(first) < FEW or cores < 2:
        return here(chain(first, stream), settings)
    return _spread(chain(first, stream), settings, cores)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _spread(units: Iterator[Unit], settings: Settings, jobs: int) -> Iterator[tuple[Unit, Done]]:
    """Read the units in processes; those under way when one is lost are read again one by one."""
    first = list(islice(units, 1))
    while first:
        waiting: list[Unit] = []
        try:
            yield from _in_pool(chain(first, units), settings, jobs, waiting)
        except BrokenProcessPool:
            yield from ((unit, _alone(unit, settings)) for unit in waiting)
        first = list(islice(units, 1))


def _in_pool(
    units: Iterator[Unit], settings: Settings, jobs: int, waiting: list[Unit]
) -> Iterator[tuple[Unit, Done]]:
    """Read units in a pool; `waiting` holds those that were given to it and not given back."""
    pool = _pool(jobs)
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


def _pool(jobs: int) -> ProcessPoolExecutor:
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
    with _deaf():
        pool.submit(os.getpid)  # which starts the processes
    return pool


@contextmanager
def _deaf() -> Iterator[None]:
    """Ignore interrupts, and let processes begin so: one that begins would be loud about it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end(pool: ProcessPoolExecutor) -> None:
    """End a pool at once, whatever its processes are at."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()


def _begin() -> None:
    """Begin a process: one thread for arithmetic, and no life of its own.

    An interrupt is for the process that writes; when that is gone, however it ended, there is
    nobody to read for.
    """
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
