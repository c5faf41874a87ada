"""A selection in, a network or a table for other tools out: GraphML, GEXF, CSV."""

from __future__ import annotations

import csv
import io
import re
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
        "amount": _amount(claim.amount),
        "when": claim.when.iso if claim.when else "",
        "affirmed_by": _legal("; ".join(edge.affirmed_by)),
        "denied_by": _legal("; ".join(edge.denied_by)),
    }


def _amount(amount: Amount | None) -> str:
    if amount is None:
        return ""
    return _legal(f"{_BOUNDS[amount.bound]}{amount.number:f} {amount.unit}")


def _legal(value: str) -> str:
    """Give the text without the characters that XML cannot hold."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", value)
