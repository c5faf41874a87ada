from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from conftest_store import COURIER_SAYS, GAZETTE_SAYS

from graph.assemble import Assembler
from graph.store import open_store
from graph.store.checking import find_faults

WRITER = """
import sys
from pathlib import Path
from conftest_store import COURIER_SAYS, GAZETTE_SAYS
from graph.assemble import Assembler
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.store import open_store

path, ontology, first = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
store = open_store(path, create=True, assembler=Assembler(load_relations()), ontology=ontology)
print("open", flush=True)
for n in range(first, first + 100_000):
    name = f"a{n}"
    said = (GAZETTE_SAYS, COURIER_SAYS)[n % 2]
    store.add(Article(name, "text", publisher=f"P{n % 7}"), said)
    print(n, flush=True)
"""
EVIDENCE = {0: 5, 1: 6}
KILLS = 4


def killed_writer(path: Path, ontology: Path, first: int, seconds: float) -> int:
    """Write articles until killed without warning; give the last that was acknowledged."""
    here = Path(__file__).parent
    places = f"{here}:{here.parents[1]}"
    command = [sys.executable, "-c", WRITER, str(path), str(ontology), str(first)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": places}
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        said = [int(line) for line in writer.stdout.read().split("\n")[:-1] if line.isdigit()]
    return max(said, default=first - 1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_store_outlives_its_writer(tmp_path: Path, ontology: Path, assembler: Assembler) -> None:
    """Killed at any moment, it opens again, with whole articles and all acknowledged ones."""
    assert (len(GAZETTE_SAYS), len(COURIER_SAYS)) == (EVIDENCE[0], EVIDENCE[1])
    path, last = tmp_path / "store", -1
    chance = random.Random(4)  # noqa: S311 - no secret
    for _ in range(KILLS):
        last = killed_writer(path, ontology, last + 1, chance.uniform(0.1, 0.8))
        with open_store(path, assembler=assembler, ontology=ontology) as store:
            written = {article.id for article in store.articles()}
            wanted = {f"a{n}" for n in range(last + 1)}
            # The next article may have got in before it could be said.
            assert wanted <= written <= wanted | {f"a{last + 1}"}
            for name in written:
                said = store.query(
                    f"SELECT (COUNT(*) AS ?n) {{ ?e prov:wasDerivedFrom article:{name} }}",
                    timeout=None,
                )
                assert said.rows == ((str(EVIDENCE[int(name[1:]) % 2]),),)
            assert find_faults(store.engine) == ()
            last = len(written) - 1
