"""How long the register takes to load, and linking beside the parse of the same texts.

Run it with `python -m benchmarks.linking [FILE...]`; without files the bundled articles are
read. It ends with 1 if a budget is exceeded: 0.3 s for the register from its cache, a tenth of
the parse for linking. Seconds are those of the processor; of several rounds the fastest of
each part counts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import TypeVar

from graph.curated.actors import load_actors
from graph.curated.dossiers import dossier_names, load_dossier
from graph.curated.folders import data_dir
from graph.language.parser import load
from graph.link.mentions import link
from graph.link.names import find_names
from graph.link.register import Register

T = TypeVar("T")
LOADING, LINKING = 0.3, 0.1
ROUNDS, COPIES = 7, 3


def main() -> int:
    """Measure, print and say whether the budgets hold."""
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]] or _texts()
    loading, register = _fastest(_register)
    reading, _ = _fastest(lambda: load_actors(data_dir("ontology") / "actors"))
    parser = load()
    naming, names = _fastest(lambda: [find_names(text, register) for text in texts])
    named = list(zip(texts, names, strict=True))
    parsing, parsed = _fastest(lambda: list(parser.parse(named)))
    pairs = list(zip(parsed, names, strict=True))
    linking, _ = _fastest(lambda: [link(parse, found, register) for parse, found in pairs])
    share = (naming + linking) / parsing
    sys.stdout.write(
        f"register {loading:.3f} s of {LOADING} s, {len(register.actors):,} actors, "
        f"their files alone {reading:.3f} s\n"
        f"parse {parsing:.3f} s, names {naming:.3f} s, mentions {linking:.3f} s: "
        f"{share:.1%} of {LINKING:.0%}\n"
    )
    return int(loading > LOADING or share > LINKING)


def _texts() -> list[str]:
    """Give the bundled articles, several times over to be long enough to measure."""
    articles = [article for name in dossier_names() for article in load_dossier(name)]
    return [article.text for article in articles] * COPIES


def _register() -> Register:
    register = Register.of(load_actors())
    register.spellings  # noqa: B018 (built when first asked for)
    return register


def _fastest(work: Callable[[], T]) -> tuple[float, T]:
    """Give the seconds of the fastest round, and what the work gave."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        result = work()
        times.append(process_time() - start)
    return min(times), result


if __name__ == "__main__":
    sys.exit(main())
