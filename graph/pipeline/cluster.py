"""Units in, results in the same order out: from the workers of a Dask cluster.

A unit whose worker is lost is read again by another. One that costs several workers their lives
is read article by article, and the article that does it is told. This machine alone writes, so
what comes out is what one process would give.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

from graph.errors import EntenteError
from graph.pipeline.cluster_work import Orders, Refused, orders, work
from graph.pipeline.ingest_units import Done, Found, Results, Settings, Unit

Client = Any  # of distributed, which has no types
Future = Any

AHEAD = 2  # units under way for each worker
_SECONDS = 30.0
_RETRIES = 3
_LOST = "expected to read it, but it ended the workers that tried (out of memory?)"


class ClusterError(EntenteError):
    """Raise when a cluster cannot be reached or cannot do the work."""


def on_cluster(address: str, *, seconds: float = _SECONDS) -> Results:
    """Give what reads units on the workers of the scheduler at an address."""
    if find_spec("distributed") is None:
        raise ClusterError(
            "--cluster: expected dask.distributed to be installed; "
            "`pip install entente-graph[cluster]` brings it"
        )

    def results(units: Iterable[Unit], settings: Settings) -> Iterator[tuple[Unit, Done]]:
        with closing(_connected(address, seconds)) as client:
            yield from _Run(client, address, orders(settings)).results(iter(units))

    return results


def _connected(address: str, seconds: float) -> Client:
    import distributed

    for name in ("distributed", "distributed.client", "distributed.core"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client: Client = distributed.Client(address, timeout=seconds, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"cluster {address}: expected a Dask scheduler there, got no connection; start one "
            "with `dask scheduler`, or check the address"
        ) from error
    try:
        client.wait_for_workers(1, timeout=seconds)
    except (OSError, TimeoutError) as error:
        client.close()
        raise ClusterError(
            f"cluster {address}: expected workers, got none within {seconds:g} seconds; start "
            f"some with `dask worker {address} --nthreads 1`"
        ) from error
    return client


class _Run:
    """One run of units over a cluster."""

    def __init__(self, client: Client, address: str, given: Orders) -> None:
        self._client = client
        self._address = address
        self._orders = given

    def results(self, units: Iterator[Unit]) -> Iterator[tuple[Unit, Done]]:
        """Yield each unit with its result; a few of them are under way for each worker."""
        under: deque[tuple[Unit, Future]] = deque()
        try:
            for unit in units:
                under.append((unit, self._sent(unit)))
                if len(under) >= self._width():
                    yield self._first(under)
            while under:
                yield self._first(under)
        finally:
            with suppress(Exception):
                self._client.cancel([future for _, future in under])

    def _width(self) -> int:
        """Give how many units may be under way; workers come and go."""
        return max(2, len(self._client.nthreads()) * AHEAD)

    def _sent(self, unit: Unit) -> Future:
        return self._client.submit(work, self._orders, unit, pure=False, retries=_RETRIES)

    def _first(self, under: deque[tuple[Unit, Future]]) -> tuple[Unit, Done]:
        unit, future = under[0]
        done = self._done(unit, future)
        under.popleft()
        return unit, done

    def _done(self, unit: Unit, future: Future) -> Done:
        """Wait for a result; read article by article what no worker outlived."""
        from distributed import CancelledError, KilledWorker

        try:
            found = future.result()
        except KilledWorker:
            return self._one_by_one(unit)
        except (CancelledError, OSError) as error:
            raise ClusterError(
                f"cluster {self._address}: the scheduler is gone; what was done until now is "
                "kept, run the same again"
            ) from error
        finally:
            future.release()
        if isinstance(found, Refused):
            raise ClusterError(f"cluster {self._address}: a worker {found.reason}")
        done: Done = found
        return done

    def _one_by_one(self, unit: Unit) -> Done:
        if len(unit.articles) == 1:
            return Done(unit.number, (Found(fault=_LOST),))
        pairs = zip(unit.articles, unit.known, strict=True)
        ones = [replace(unit, articles=(article,), known=(known,)) for article, known in pairs]
        done = [self._done(one, self._sent(one)) for one in ones]
        return Done(unit.number, tuple(one.found[0] for one in done))
