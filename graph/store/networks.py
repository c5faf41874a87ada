"""A selection in, a network or a table for other tools out: GraphML, GEXF, CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from graph.model.claim import Edge
from graph.model.edtf import format_interval
from graph.model.quantity import Amount, Bound
from graph.store.cells import harmless, legal
from graph.store.selection import Selection

if TYPE_CHECKING:
    import networkx as nx

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
_ID = "[0-9a-f]{20}"
_NO_FACT = 0.1
_BOUNDS = {Bound.EXACTLY: "", Bound.ABOUT: "about ", Bound.AT_LEAST: ">= ", Bound.AT_MOST: "<= "}


def network(selection: Selection) -> nx.MultiDiGraph[str]:
    """Give the edges as a network with a node for each actor and an edge for each claim.

    A relation that means the same in either direction is one edge too, and marked `symmetric`.
    """
    import networkx as nx

    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for code in selection.codes:
        known = {"kind": selection.kind(code), "wikidata": selection.wikidata(code)}
        found.add_node(code, label=legal(selection.label(code)), **known)
    for edge in selection.edges:
        facts = _facts(edge, selection)
        del facts["subject"], facts["object"]
        more = {"symmetric": _symmetric(edge, selection), "weight": weight(edge)}
        found.add_edge(edge.claim.subject, edge.claim.object, key=edge.claim.id, **facts, **more)
    return found


def weight(edge: Edge) -> float:
    """Give the number of independent sources; a tenth for what nobody gives as fact."""
    return float(max(1, edge.sources)) if edge.standing.plain else _NO_FACT


def graphml_text(selection: Selection) -> str:
    """Give the network as GraphML."""
    import networkx as nx

    lines = nx.generate_graphml(network(selection))
    return "\n".join([_DECLARATION, *lines]) + "\n"


def gexf_text(selection: Selection) -> str:
    """Give the network as GEXF, without what networkx puts in for itself: day, version, key.

    Edges have the days from which and to which they hold, so a timeline can be played.
    """
    import networkx as nx

    found = network(selection)
    for edge in selection.edges:
        kept = found.edges[edge.claim.subject, edge.claim.object, edge.claim.id]
        kept |= {"id": edge.claim.id, **_days(edge)}
    written = "\n".join([_DECLARATION, *nx.generate_gexf(found)]) + "\n"
    keys = re.search(r'<attribute id="(\d+)" title="networkx_key"', written)
    own = [r"\s*<meta.*?</meta>", r'\s*<attribute id="\d+" title="networkx_key"[^>]*>']
    own += [rf'\s*<attvalue for="{keys[1]}" value="{_ID}" />'] if keys else []
    return re.sub("|".join(own), "", written, flags=re.DOTALL)


def _days(edge: Edge) -> dict[str, str]:
    """Give the first and last day of an edge, where they are known."""
    when = edge.claim.when
    last = when.end - timedelta(days=1) if when and when.end else None
    known = {"start": when.start if when else None, "end": last}
    return {name: day.isoformat() for name, day in known.items() if day}


def _symmetric(edge: Edge, selection: Selection) -> bool:
    return selection.relations[edge.claim.relation].symmetric


def csv_text(selection: Selection, *, guarded: bool = True) -> str:
    """Give a table with a row for each claim.

    Guarded, words that a spreadsheet would take for a formula get a quote before them.
    """
    safe = harmless if guarded else str
    out = io.StringIO()
    names = ["claim", "subject", "object", *_COLUMNS, "articles", "quotes"]
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    for edge in selection.edges:
        articles = sorted({evidence.article for evidence in edge.evidence})
        quotes = dict.fromkeys(evidence.quote for evidence in edge.evidence if evidence.quote)
        more = {"articles": "; ".join(articles), "quotes": " | ".join(quotes)}
        row = {"claim": edge.claim.id, **_facts(edge, selection), **more}
        writer.writerow({k: safe(v) if isinstance(v, str) else v for k, v in row.items()})
    return out.getvalue()


def neo4j_tables(selection: Selection) -> dict[str, str]:
    """Give the two tables that `neo4j-admin database import` reads."""
    nodes = [
        {
            "code:ID": code,
            "name": selection.label(code),
            "wikidata": selection.wikidata(code),
            ":LABEL": ";".join(dict.fromkeys(["Actor", selection.kind(code)])),
        }
        for code in selection.codes
    ]
    edges = [
        {
            ":START_ID": edge.claim.subject,
            ":END_ID": edge.claim.object,
            ":TYPE": edge.claim.relation,
            "claim": edge.claim.id,
            **_shown(edge, selection, {"tone": "tone:double", "sources": "sources:int"}),
        }
        for edge in selection.edges
    ]
    return {"nodes": _table(nodes), "edges": _table(edges)}


def gephi_tables(selection: Selection) -> dict[str, str]:
    """Give the two tables that Gephi's spreadsheet import reads."""
    nodes = [
        {
            "Id": code,
            "Label": selection.label(code),
            "Kind": selection.kind(code),
            "Wikidata": selection.wikidata(code),
        }
        for code in selection.codes
    ]
    edges = [
        {
            "Source": edge.claim.subject,
            "Target": edge.claim.object,
            "Type": "Undirected" if _symmetric(edge, selection) else "Directed",
            "Id": edge.claim.id,
            "Weight": f"{weight(edge):g}",
            **_shown(edge, selection, {"label": "Label"}),
        }
        for edge in selection.edges
    ]
    return {"nodes": _table(nodes), "edges": _table(edges)}


def _shown(edge: Edge, selection: Selection, names: Mapping[str, str]) -> dict[str, object]:
    """Give the facts of an edge under other names for some columns."""
    facts = _facts(edge, selection)
    return {names.get(name, name): facts[name] for name in _COLUMNS}


def _table(rows: Sequence[Mapping[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else [], lineterminator="\n")
    if rows:
        writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


_COLUMNS = (
    "relation",
    "label",
    "family",
    "tone",
    "standing",
    "sources",
    "amount",
    "when",
    "affirmed_by",
    "denied_by",
    "said_by",
)


def _facts(edge: Edge, selection: Selection) -> dict[str, str | int | float]:
    claim, relation = edge.claim, selection.relations[edge.claim.relation]
    return {
        "subject": claim.subject,
        "object": claim.object,
        "relation": relation.name,
        "label": relation.label,
        "family": relation.family.value,
        "tone": relation.tone,
        "standing": edge.standing.value,
        "sources": edge.sources,
        "amount": amount_text(claim.amount),
        "when": format_interval(claim.when) if claim.when else "",
        "affirmed_by": legal("; ".join(edge.affirmed_by)),
        "denied_by": legal("; ".join(edge.denied_by)),
        "said_by": legal("; ".join(_speaking(edge, selection))),
    }


def _speaking(edge: Edge, selection: Selection) -> list[str]:
    """Give who speaks as the texts name them: `RUS: Kremlin spokesman`."""
    found = {speaker for evidence in edge.evidence for speaker in evidence.said_by}
    return [f"{s.speaks_for}: {s.words or selection.label(s.named)}" for s in sorted(found)]


def amount_text(amount: Amount | None) -> str:
    """Give an amount in short: `>= 5000 shell`, `90 per cent of trade`; nothing for none."""
    if amount is None:
        return ""
    whole = f" of {amount.of}" if amount.of else ""
    return legal(f"{_BOUNDS[amount.bound]}{amount.number:f} {amount.unit}{whole}")
