"""A selection in, a network or a table for other tools out: GraphML, GEXF, CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph.model.claim import Edge
from graph.model.quantity import Amount, Bound
from graph.store.selection import Selection

if TYPE_CHECKING:
    import networkx as nx

_BOUNDS = {Bound.EXACTLY: "", Bound.ABOUT: "about ", Bound.AT_LEAST: ">= ", Bound.AT_MOST: "<= "}


def network(selection: Selection) -> nx.MultiDiGraph[str]:
    """Give the edges as a network with a node for each actor and an edge for each claim."""
    import networkx as nx

    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for code in selection.codes:
        found.add_node(code, label=_legal(selection.label(code)))
    for edge in selection.edges:
        facts = _facts(edge, selection)
        del facts["subject"], facts["object"]
        found.add_edge(edge.claim.subject, edge.claim.object, key=edge.claim.id, **facts)
    return found


def graphml_text(selection: Selection) -> str:
    """Give the network as GraphML."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(network(selection))) + "\n"


def gexf_text(selection: Selection) -> str:
    """Give the network as GEXF, without the day and version that networkx puts in."""
    import networkx as nx

    written = "\n".join(nx.generate_gexf(network(selection))) + "\n"
    return re.sub(r"\s*<meta.*?</meta>", "", written, flags=re.DOTALL)


def csv_text(selection: Selection) -> str:
    """Give a table with a row for each claim."""
    out = io.StringIO()
    names = ["claim", "subject", "object", *_COLUMNS, "articles", "quotes"]
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    for edge in selection.edges:
        articles = sorted({evidence.article for evidence in edge.evidence})
        quotes = dict.fromkeys(evidence.quote for evidence in edge.evidence if evidence.quote)
        more = {"articles": "; ".join(articles), "quotes": " | ".join(quotes)}
        writer.writerow({"claim": edge.claim.id, **_facts(edge, selection), **more})
    return out.getvalue()


def neo4j_tables(selection: Selection) -> dict[str, str]:
    """Give the two tables that `neo4j-admin database import` reads."""
    nodes = [
        {"code:ID": code, "name": selection.label(code), ":LABEL": f"Actor;{selection.kind(code)}"}
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
        {"Id": code, "Label": selection.label(code), "Kind": selection.kind(code)}
        for code in selection.codes
    ]
    edges = [
        {
            "Source": edge.claim.subject,
            "Target": edge.claim.object,
            "Type": "Undirected"
            if selection.relations[edge.claim.relation].symmetric
            else "Directed",
            "Id": edge.claim.id,
            "Weight": max(1, edge.sources),
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
        "when": claim.when.iso if claim.when else "",
        "affirmed_by": _legal("; ".join(edge.affirmed_by)),
        "denied_by": _legal("; ".join(edge.denied_by)),
    }


def amount_text(amount: Amount | None) -> str:
    """Give an amount in short: `>= 5000 shell`; nothing for none."""
    if amount is None:
        return ""
    return _legal(f"{_BOUNDS[amount.bound]}{amount.number:f} {amount.unit}")


def _legal(value: str) -> str:
    """Give the text without the characters that XML cannot hold."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", value)
