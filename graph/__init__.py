"""Entente: who does what to whom in world affairs, who says so, and who denies it.

`graph.open` reads a store that `entente ingest` made:

>>> from datetime import date
>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> import graph
>>> from graph.assemble import Assembler
>>> from graph.curated.relations import load_relations
>>> from graph.model.article import Article
>>> from graph.model.claim import Statement
>>> from graph.store import open_store
>>> folder = TemporaryDirectory()
>>> path = Path(folder.name) / "entente.db"
>>> with open_store(path, create=True, assembler=Assembler(load_relations())) as store:
...     article = Article("harbour-1", "Norway sells gas to Poland.", date=date(2024, 5, 2))
...     said = Statement("NOR", "suppliesEnergy", "POL", start=0, end=26, quote=article.text[:26])
...     store.add(article, [said])
True

Claims are objects with all that is known about them:

>>> opened = graph.open(path)
>>> (claim,) = opened.claims(actor="POL")
>>> claim.claim.relation, claim.standing.value, claim.evidence[0].quote
('suppliesEnergy', 'asserted', 'Norway sells gas to Poland')
>>> opened.claims(valid_on=date(1990, 1, 1))
()

Questions are SPARQL, or named queries with their parameters:

>>> opened.query("SELECT ?to { actor:NOR rel:suppliesEnergy ?to }").rows
(('POL',),)
>>> print(opened.query("supplies", recipient="POL").render("csv"), end="")
from,supply,to,standing,amount,sources
Norway,supplies energy to,Poland,asserted,,1
>>> opened.search('"sells gas"')[0].claim
('NOR', 'suppliesEnergy', 'POL')

In notebooks, graphs, claims and results show themselves, and here is what one shows of this:

>>> opened._repr_mimebundle_(include=["text/plain"])
{'text/plain': '2 actors, 1 claim from 1 article'}

And it goes to other libraries:

>>> list(opened.to_networkx().edges())
[('NOR', 'POL')]
>>> opened.close()
>>> folder.cleanup()
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store.opened import Graph


def open(path: Path | str) -> Graph:  # noqa: A001 - `graph.open(path)` reads as what it does
    """Open a store for reading: claims, queries, networks, tables, RDF."""
    from graph.drawing import drawn
    from graph.notebook import show_in_notebooks
    from graph.pipeline.actor_names import code_of
    from graph.pipeline.assembling import assembler
    from graph.store.opened import Graph

    show_in_notebooks()
    return Graph(path, code_of=code_of, assembler=assembler, drawn=drawn)
