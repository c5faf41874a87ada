"""Measure the store against its engine, and against rdflib, in one run.

    python benchmarks/store.py --statements 20000 --rdflib

Prints a table in Markdown. Times are CPU seconds of this process; what counts are the ratios
within one run, since machines differ.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import pyoxigraph as ox

from graph.assemble import Assembler
from graph.curated.queries import load_queries
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.quantity import Amount, Interval
from graph.model.terms import Status
from graph.store import Store, open_store
from graph.store.arguments import filled
from graph.store.checking import find_faults

ACTORS = 400
OUTLETS = 40
STATEMENTS = 5
STATUSES = (Status.ASSERTED,) * 4 + (Status.REPORTED,) * 4 + (Status.PROSPECTIVE, Status.DENIED)


def articles(number: int) -> Iterator[tuple[Article, list[Statement]]]:
    """Give made-up articles of five statements, the same every time."""
    chance = random.Random(1)  # noqa: S311 - no secret
    names = [f"actor-{n}" for n in range(ACTORS)]
    relations = sorted(load_relations())
    for n in range(number):
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(2000))
        outlet = f"Outlet {chance.randrange(OUTLETS)}"
        article = Article(f"made-{n}", "", title=f"Title {n}", date=day, publisher=outlet)
        yield article, [_statement(chance, names, relations, n, at) for at in range(STATEMENTS)]


def _statement(
    chance: random.Random, names: list[str], relations: list[str], n: int, at: int
) -> Statement:
    status = chance.choice(STATUSES)
    subject, object_, speaker = chance.sample(names, 3)
    start = date(2022, 1, 1) + timedelta(days=chance.randrange(900))
    amount = Amount(Decimal(chance.randrange(1, 50) * 100), "container", written="so many")
    return Statement(
        subject,
        chance.choice(relations),
        object_,
        status,
        by=(speaker,) if status is Status.REPORTED else (),
        denied_by=(object_,) if status is Status.DENIED else (),
        amount=amount if chance.random() < 0.1 else None,
        when=Interval(start, start + timedelta(days=90)) if chance.random() < 0.2 else None,
        frame="made-up",
        start=at * 100,
        end=at * 100 + 60,
        quote=f"the words of statement {at} in article {n}, as long as such words are",
        subject_as="One",
        object_as="Other",
    )


def timed(work: Callable[[], object]) -> float:
    """Give the CPU seconds that some work takes."""
    begun = process_time()
    work()
    return process_time() - begun


def measure(statements: int, *, with_rdflib: bool) -> Iterator[tuple[str, str]]:
    """Yield what was measured and what came out."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = list(articles(statements // STATEMENTS))
        store = open_store(folder / "ours", create=True, assembler=Assembler(load_relations()))
        base = len(store.engine)
        load = timed(lambda: (store.add_all(made), store.engine.flush()))
        quads = len(store.engine) - base
        yield "statements, quads", f"{statements:,}, {quads:,}"
        raw = timed(lambda: _raw(store, folder))
        yield "load: ours, raw bulk load of the same quads", f"{load:.1f} s, {raw:.1f} s"
        yield "load: raw ÷ ours", f"{raw / load:.2f}"
        yield from _queries(store, folder, with_rdflib)
        yield "check by the shapes", f"{timed(lambda: find_faults(store.engine)):.1f} s"
        yield (
            "words found first, again",
            ", ".join(f"{timed(lambda: store.search('statement words')):.3f} s" for _ in range(2)),
        )
        store.close()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        yield "peak memory", f"{peak:.2f} GiB"


def _raw(store: Store, folder: Path) -> None:
    lines = folder / "all.nq"
    if not lines.exists():
        store.engine.dump(str(lines), format=ox.RdfFormat.N_QUADS)
    engine = ox.Store(str(folder / "raw"))
    engine.bulk_load(path=str(lines), format=ox.RdfFormat.N_QUADS)
    engine.flush()


def _queries(store: Store, folder: Path, with_rdflib: bool) -> Iterator[tuple[str, str]]:
    arguments = {"actor": "actor-1", "a": "actor-1", "b": "actor-2", "since": "2025-01-01"}
    dataset = _dataset(folder) if with_rdflib else None
    ratios = []
    for name, query in load_queries().items():
        known = {p.name for p in query.parameters}
        sparql = filled(query, {k: v for k, v in arguments.items() if k in known}, store.reader)
        took = min(timed(lambda text=sparql: store.query(text, timeout=None)) for _ in range(3))
        if dataset is None:
            yield f"query {name}", f"{took:.3f} s"
            continue
        other = timed(lambda text=sparql: list(dataset.query(text)))
        ratios.append(other / took)
        yield f"query {name}: ours, rdflib, ratio", f"{took:.3f} s, {other:.2f} s, {ratios[-1]:.0f}"
    if ratios:
        yield "queries: rdflib ÷ ours, median", f"{median(ratios):.0f}"


def _dataset(folder: Path):
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    dataset.parse(folder / "all.nq", format="nquads")
    return dataset


def main() -> None:
    """Read the options and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statements", type=int, default=20_000, metavar="N")
    parser.add_argument("--rdflib", action="store_true", help="ask rdflib the same, slowly")
    given = parser.parse_args()
    sys.stdout.write("| what | measured |\n| --- | --- |\n")
    for what, value in measure(given.statements, with_rdflib=given.rdflib):
        sys.stdout.write(f"| {what} | {value} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
