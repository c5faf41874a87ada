"""The bundled dossier, extracted, assembled, checked and drawn into a folder."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from graph.assemble.assembler import assemble
from graph.curated.actors import load_actors
from graph.curated.dossiers import load_dossier
from graph.curated.relations import load_relations
from graph.errors import InputError
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.terms import Standing
from graph.pipeline.extraction import extract

DOSSIER = "pyongyang-2024"
TITLE = "Pyongyang, June 2024"


@dataclass(frozen=True)
class DemoReport:
    """What the demo wrote, and what is in it."""

    out: Path
    edges: tuple[Edge, ...]
    articles: tuple[Article, ...]

    def lines(self) -> list[str]:
        """Give the report for a terminal."""
        standings = Counter(edge.standing for edge in self.edges)
        counts = ", ".join(f"{standings[s]} {s.value}" for s in Standing if standings[s])
        actors = {code for e in self.edges for code in (e.claim.subject, e.claim.object)}
        read = sum(len(edge.evidence) for edge in self.edges)
        return [
            f"{len(self.edges)} claims between {len(actors)} actors "
            f"with {read} pieces of evidence from {len(self.articles)} articles",
            f"standing: {counts}",
            f"graph: {self.out / DOSSIER}.ttl",
            f"table: {self.out / DOSSIER}.csv",
            f"open in a browser: {self.out / DOSSIER}.html",
        ]


def build_demo(out: Path) -> DemoReport:
    """Build the bundled dossier into a folder."""
    from graph.pipeline.pages import page_of
    from graph.store.export import render as render_graph
    from graph.store.selection import select

    actors = {actor.code: actor for actor in load_actors()}
    relations = load_relations()
    articles = load_dossier(DOSSIER, relations=relations, actors=actors)
    statements = [s for _, found in extract(articles) for s in found]
    by_id = {article.id: article for article in articles}
    edges = assemble(statements, relations, by_id)
    selection = select(edges, articles=articles, actors=actors)
    page = page_of(edges, actors=actors, relations=relations, articles=by_id, title=TITLE)
    files = {
        "ttl": render_graph(selection, "ttl"),
        "csv": render_graph(selection, "csv"),
        "html": page,
    }
    _write(out, files)
    return DemoReport(out, edges, articles)


def _write(out: Path, files: dict[str, str]) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for form, content in files.items():
            (out / f"{DOSSIER}.{form}").write_bytes(content.encode())
    except OSError as error:
        raise InputError(
            f"--out {out}: expected a folder to write to ({error.strerror})"
        ) from error
