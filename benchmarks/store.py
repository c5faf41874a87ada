"""Measure the store against its engine, and against rdflib, in one run.

    python benchmarks/store.py --claims 100000 --rdflib

Prints a table in Markdown. Times are CPU seconds; what counts are the ratios within one run, since
machines differ. Each step runs in a process of its own, whose peak memory is told. A query that
rdflib has not answered in its time (`--limit`) counts as having taken that time, so the whole run
ends after at most that time for each query.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parent))

from store_data import actors, articles
from store_queries import queries

from graph.assemble import Assembler
from graph.curated.queries import load_queries
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Statement
from graph.store import open_store
from graph.store.arguments import filled
from graph.store.checking import find_faults
from graph.store.querying import run_query
from graph.store.terms import DERIVED_GRAPH, PREFIXES

STATEMENTS_A_CLAIM = 1.25  # a fifth takes up what was said before
_LIMIT = "STORE_BENCHMARK_LIMIT"
OUR_GRAPHS = (f"{PREFIXES['article'][:-1]}", DERIVED_GRAPH[1:-1])
ONCE = 5.0  # seconds from which on a question is not asked again
LIMIT = 10.0  # seconds that rdflib gets for a query at least; twelve times ours if that is more
Item = tuple[Article, list[Statement]]


def timed(work: Callable[[], object], times: int = 1) -> float:
    """Give the least CPU seconds that some work took."""
    took = []
    for _ in range(times):
        begun = process_time()
        work()
        took.append(process_time() - begun)
    return min(took)


class Making:
    """Passes articles on, and knows how long it took to make them up."""

    def __init__(self, items: Iterator[Item]) -> None:
        self.items = items
        self.seconds = 0.0
        self.statements = 0

    def __iter__(self) -> Iterator[Item]:
        while True:
            begun = process_time()
            item = next(self.items, None)
            self.seconds += process_time() - begun
            if item is None:
                return
            self.statements += len(item[1])
            yield item


def load(folder: Path, claims: int) -> Iterator[dict[str, object]]:
    """Put the articles into a store of ours; write its quads out."""
    store = open_store(folder / "ours", create=True, assembler=Assembler(load_relations()))
    base = len(store.engine)
    made = Making(articles(round(claims * STATEMENTS_A_CLAIM)))
    took = timed(lambda: (store.add_all(made), store.engine.flush())) - made.seconds
    count = "SELECT (COUNT(?c) AS ?n) { ?c a ent:Claim }"
    found = int(run_query(store.engine, count).rows[0][0])
    quads = len(store.engine) - base
    yield {"seconds": took, "statements": made.statements, "claims": found, "quads": quads}


def dump(folder: Path, _: int) -> Iterator[dict[str, object]]:
    """Write the quads out that the articles brought, without ontology and register."""
    store = open_store(folder / "ours")
    store.engine.dump(str(folder / "whole.nq"), format=ox.RdfFormat.N_QUADS)
    with (folder / "whole.nq").open() as whole, (folder / "all.nq").open("w") as kept:
        kept.writelines(one for one in whole if one.rsplit(" ", 2)[1][1:].startswith(OUR_GRAPHS))
    (folder / "whole.nq").unlink()
    yield {}


def raw(folder: Path, _: int) -> Iterator[dict[str, object]]:
    """Put the same quads into a store of the engine's, by its bulk load alone."""
    engine = ox.Store(str(folder / "raw"))
    lines = str(folder / "all.nq")
    yield {
        "seconds": timed(
            lambda: (engine.bulk_load(path=lines, format=ox.RdfFormat.N_QUADS), engine.flush())
        ),
        "quads": len(engine),
    }


def ask(folder: Path, _: int) -> Iterator[dict[str, object]]:
    """Ask all questions of our store."""
    with open_store(folder / "ours") as store:
        texts = _texts(store)
        (folder / "queries.json").write_text(json.dumps(texts))
        for name, sparql in texts.items():
            took = timed(lambda text=sparql: run_query(store.engine, text))
            if took < ONCE:
                rest = timed(
                    lambda text=sparql: run_query(store.engine, text), 3 if took < 1 else 1
                )
                took = min(took, rest)
            sys.stderr.write(f"{name}: {took:.3f} s\n")
            yield {"query": name, "seconds": took}
        yield {"query": "words, first", "seconds": timed(lambda: store.search("statement words"))}
        yield {"query": "words", "seconds": timed(lambda: store.search("statement words"), 3)}


def check(folder: Path, _: int) -> Iterator[dict[str, object]]:
    """Check the whole store by the shapes."""
    with open_store(folder / "ours") as store:
        yield {"seconds": timed(lambda: find_faults(store.engine))}


def _texts(store) -> dict[str, str]:
    """Give all questions as SPARQL, with arguments where they take any."""
    a, b = actors()[:2]
    arguments = {"actor": a, "a": a, "b": b, "speaker": a, "on": a, "since": "2025-01-01"}
    arguments |= {"article": "made-7", "outlet": "Outlet 7"}
    found = {}
    for name, query in load_queries().items():
        known = {p.name for p in query.parameters}
        given = {k: v for k, v in arguments.items() if k in known}
        found[f"named {name}"] = filled(query, given, store.reader)
    return found | queries(a, b)


def rdflib(folder: Path, _: int) -> Iterator[dict[str, object]]:
    """Ask rdflib's memory store the same, each question in a copy of the process."""
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    yield {"load": timed(lambda: dataset.parse(folder / "all.nq", format="nquads"))}
    open_store(folder / "ours").engine.dump(str(folder / "o.nq"), format=ox.RdfFormat.N_QUADS)
    with (folder / "o.nq").open() as whole:
        rest = (one for one in whole if not one.rsplit(" ", 2)[1][1:].startswith(OUR_GRAPHS))
        dataset.parse(data="".join(rest), format="nquads")
    ours = json.loads((folder / "times.json").read_text())
    least = float(os.environ.get(_LIMIT, LIMIT))
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    for name, sparql in json.loads((folder / "queries.json").read_text()).items():
        limit = max(least, 12 * ours[name])
        yield {"query": name, **_forked(dataset, prefixes + sparql, limit)}


def _forked(dataset, sparql: str, limit: float) -> dict[str, object]:
    """Ask in a copy of this process that ends after some CPU seconds."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 2))
        try:
            took = timed(lambda: list(dataset.query(sparql)))
            os.write(writing, str(took).encode())
        finally:
            os._exit(0)
    os.close(writing)
    said = os.read(reading, 100).decode()
    os.close(reading)
    os.waitpid(child, 0)
    return {"seconds": float(said) if said else limit, "late": not said}


STEPS = {"load": load, "dump": dump, "raw": raw, "ask": ask, "check": check, "rdflib": rdflib}


def step(name: str, folder: Path, claims: int) -> list[dict]:
    """Run a step in a process of its own; give what it said, the peak memory last."""
    command = [sys.executable, __file__, "--step", name, "--folder", str(folder)]
    done = subprocess.run(  # noqa: S603 - this very file
        [*command, "--claims", str(claims)], stdout=subprocess.PIPE, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def run_step(name: str, folder: Path, claims: int) -> None:
    """Print what a step measures, a line of JSON each, and the peak memory."""
    for said in STEPS[name](folder, claims):
        print(json.dumps(said), flush=True)  # noqa: T201
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(json.dumps({"peak": peak}), flush=True)  # noqa: T201


def measure(
    claims: int, folder: Path, *, with_rdflib: bool, alone: bool
) -> Iterator[tuple[str, str]]:
    """Yield what was measured and what came out."""
    ours, peak = step("load", folder, claims)
    yield "statements, claims", f"{ours['statements']:,}, {ours['claims']:,}"
    yield "load: ours", f"{ours['seconds']:.1f} s, {peak['peak']:.2f} GiB"
    if not alone:
        yield from _raw(folder, claims, ours)
    *asked, peak = step("ask", folder, claims)
    times = {one["query"]: one["seconds"] for one in asked}
    (folder / "times.json").write_text(json.dumps(times))
    yield "questions: peak memory", f"{peak['peak']:.2f} GiB"
    others = _rdflib(folder, claims) if with_rdflib else {}
    if others:
        yield "load: rdflib", others["load"]
    for name, took in times.items():
        yield name, f"{took:.3f} s{others.get(name, '')}"
    if others:
        yield "named queries: rdflib ÷ ours, median", others["named"]
        yield "other questions: rdflib ÷ ours, median", others["rest"]
    checked, peak = step("check", folder, claims)
    yield "check by the shapes", f"{checked['seconds']:.1f} s, {peak['peak']:.2f} GiB"


def _raw(folder: Path, claims: int, ours: dict) -> Iterator[tuple[str, str]]:
    """Yield what the engine's own bulk load of the same quads took."""
    step("dump", folder, claims)
    bare, peak = step("raw", folder, claims)
    yield "quads: ours, raw", f"{ours['quads']:,}, {bare['quads']:,}"
    yield "load: raw", f"{bare['seconds']:.1f} s, {peak['peak']:.2f} GiB"
    yield "load: raw ÷ ours", f"{bare['seconds'] / ours['seconds']:.2f}"


def _rdflib(folder: Path, claims: int) -> dict[str, str]:
    """Give what rdflib took for each question, beside ours."""
    ours = json.loads((folder / "times.json").read_text())
    loaded, *asked, peak = step("rdflib", folder, claims)
    ratios = {one["query"]: one["seconds"] / ours[one["query"]] for one in asked}
    found = {
        one["query"]: f", rdflib {'over ' if one['late'] else ''}{one['seconds']:.2f} s, "
        f"{ratios[one['query']]:.0f} times"
        for one in asked
    }
    named = [ratio for name, ratio in ratios.items() if name.startswith("named ")]
    rest = [ratio for name, ratio in ratios.items() if not name.startswith("named ")]
    found |= {"named": f"{median(named):.0f}", "rest": f"{median(rest):.0f}"}
    return found | {"load": f"{loaded['load']:.1f} s, {peak['peak']:.2f} GiB"}


def main() -> None:
    """Read the options and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--claims", type=int, default=20_000, metavar="N")
    parser.add_argument("--rdflib", action="store_true", help="ask rdflib the same, slowly")
    parser.add_argument(
        "--limit",
        type=float,
        default=LIMIT,
        metavar="SECONDS",
        help="what rdflib gets for a query; twelve times ours if that is more",
    )
    parser.add_argument("--alone", action="store_true", help="ours alone, for very many claims")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="keep what is made there")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        run_step(given.step, given.folder, given.claims)
        return
    if given.alone and given.rdflib:
        parser.error("expected --alone or --rdflib, got both")
    os.environ[_LIMIT] = str(given.limit)
    with TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        sys.stdout.write("| what | measured |\n| --- | --- |\n")
        for what, value in measure(
            given.claims, folder, with_rdflib=given.rdflib, alone=given.alone
        ):
            sys.stdout.write(f"| {what} | {value} |\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
