"""Kill a process that writes to a store, again and again; say what the store is like afterwards.

    python killing.py STORE ONTOLOGY TIMES

Every round a copy of this process writes one change after another until it is killed without
warning, and another copy opens the store and compares it with one to which nothing happened.
Prints a line for each round: `whole`, or what is wrong.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pyoxigraph as ox

from graph.assemble import Assembler
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.terms import Status
from graph.store import Store, open_store, writing
from graph.store.checking import find_faults
from graph.store.terms import ACTORS_GRAPH, ONTOLOGY_GRAPH, STORE_GRAPH

ARTICLES = 9
BATCH = 3
ASSEMBLER = Assembler(load_relations())
OURS = {graph[1:-1] for graph in (ONTOLOGY_GRAPH, ACTORS_GRAPH, STORE_GRAPH)}


def change(n: int) -> list[tuple[Article, list[Statement]]]:
    """Give the articles of the nth change: three of nine, each in the words of that change."""
    return [_article(n, n * BATCH + at) for at in range(BATCH)]


def _article(n: int, at: int) -> tuple[Article, list[Statement]]:
    name = f"a{at % ARTICLES}"
    status = (Status.REPORTED, Status.DENIED, Status.ASSERTED)[n % 3]
    said = [
        Statement("PRK", "suppliesArms", "RUS", status, by=("KOR",), quote=f"shells, word {n}"),
        Statement("CHN", "supports", f"Otto {n % 4}", quote=f"backed in word {n}"),
        Statement("CHN", "opposes", f"Otto {n % 4}", quote=f"against it in word {n}"),
    ]
    return Article(name, f"text {n}", publisher=f"P{at % 4}"), said


def write(path: Path, ontology: Path, first: int, bulk: int, says: int) -> None:
    """Write changes until killed; say the number of each that is done."""
    writing._BULK = bulk
    with open_store(path, create=True, assembler=ASSEMBLER, ontology=ontology) as store:
        os.write(says, b"open\n")
        for n in range(first, first + 100_000):
            store.add_all(change(n))
            os.write(says, f"{n}\n".encode())
            if n % 5 == 0:
                store.search("shells")


def look(path: Path, ontology: Path, last: int, reading: bool, says: int) -> None:
    """Say which change the store stands at, `whole` if it is as it should be."""
    assembler = None if reading else ASSEMBLER
    with open_store(path, assembler=assembler, ontology=ontology) as store:
        found = _contents(store)
        for n in (last, last + 1):  # the next may have got in before it could be said
            if found == _contents(_untouched(n)):
                hits = {hit.text for hit in store.search("shells")}
                wanted = {said[0].quote for _, said in _state(n)}
                faults = find_faults(store.engine)
                bad = f"faults {faults}" if faults else f"found {hits}, expected {wanted}"
                os.write(
                    says, f"{n} {'whole' if hits == wanted and not faults else bad}\n".encode()
                )
                return
        os.write(says, f"{last} differs from what was written\n".encode())


def _state(last: int) -> list[tuple[Article, list[Statement]]]:
    latest = {a.id: (a, said) for n in range(max(0, last - 9), last + 1) for a, said in change(n)}
    return [latest[name] for name in sorted(latest)]


def _untouched(last: int) -> Store:
    store = Store(Path("memory"), ox.Store(), ASSEMBLER)
    store.add_all(_state(last))
    return store


def _contents(store: Store) -> list[str]:
    """Give what the store holds; labels of actors that the register knows count as none."""
    held = (q for q in store.engine if q.graph_name.value not in OURS)
    known = ("actor/PRK>", "actor/RUS>", "actor/KOR>", "actor/CHN>")
    return sorted(s for s in map(str, held) if not s.partition(" ")[0].endswith(known))


def in_a_copy(work: Callable[[int], None], seconds: float | None = None) -> list[str]:
    """Do some work in a copy of this process, killed after some seconds; give what it said."""
    reading, says = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(says)
        except BaseException as error:  # noqa: BLE001 - told to the parent
            os.write(says, f"{type(error).__name__}: {error}\n".encode())
        finally:
            os._exit(0)
    os.close(says)
    with os.fdopen(reading) as said:
        lines = [said.readline()] if seconds is not None else []
        if seconds is not None:
            sleep(seconds)
            os.kill(child, signal.SIGKILL)
        lines += said.readlines()
    os.waitpid(child, 0)
    return [line.strip() for line in lines]


def main(path: Path, ontology: Path, times: int) -> None:
    """Kill and look, so many times."""
    chance, last = random.Random(4), -1  # noqa: S311 - no secret
    for n in range(times):
        bulk = (20, 8_000)[n % 2]  # half of the rounds write by bulk load and a note
        first = last + 1

        def writer(says: int, first: int = first, bulk: int = bulk) -> None:
            write(path, ontology, first, bulk, says)

        said = in_a_copy(writer, chance.uniform(0.0, 0.12))
        last = max((int(line) for line in said if line.isdigit()), default=last)

        def looker(says: int, last: int = last, reading: bool = n % 3 == 0) -> None:
            look(path, ontology, last, reading, says)

        found = in_a_copy(looker)
        print(said[0], *found, flush=True)  # noqa: T201
        last = int(found[0].split()[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
