"""Claims in, who says them where out, with no more than it takes to weigh a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

import pyoxigraph as ox

from graph.model.claim import Claim, Evidence
from graph.model.terms import Stance, Status
from graph.store.modelled import AS_WRITTEN, Facts, claim_of, individual_of
from graph.store.terms import SKETCH, SUPPORTS, local_name, named

AT_ONCE = 500  # claims to ask for
_OPTIONAL = {
    "frame": named("ent", "frame"),
    "sketch": SKETCH,
    "amount": AS_WRITTEN[0],
    "when": AS_WRITTEN[1],
}
_WORDS = " ".join(f"OPTIONAL {{ ?place {iri} ?{name} }}" for name, iri in _OPTIONAL.items())
_QUERY = (
    "SELECT ?claim ?place ?article ?status ?stance ?frame ?sketch ?amount ?when WHERE {{ "
    f"VALUES ?claim {{{{ {{claims}} }}}} GRAPH ?article {{{{ ?place {SUPPORTS} ?claim ; "
    f"{named('ent', 'status')} ?status ; {named('ent', 'stance')} ?stance "
    f"{_WORDS.replace('{', '{{').replace('}', '}}')} }}}} }}}}"
)


def voices(engine: ox.Store, cores: Mapping[str, Facts]) -> Iterator[tuple[Claim, Evidence]]:
    """Yield each claim with each evidence for it, in the words of that evidence.

    `cores` are the facts of claims by node. One question for many takes a third of what it takes
    to look for each fact.
    """
    bare = {node: claim_of(_wordless(core)) for node, core in cores.items()}
    query = _QUERY.format(claims=" ".join(cores))
    found = cast("ox.QuerySolutions", engine.query(query, use_default_graph_as_union=False))
    for row in found:
        node, place, article, status, stance, frame, sketch, amount, when = map(_value, row)
        written = zip(AS_WRITTEN, (amount, when), strict=True)
        words = {name: [word] for name, word in written if word}
        evidence = Evidence(
            claim=local_name(node, "claim"),
            article=local_name(article, "article"),
            status=Status(individual_of(status)),
            stance=Stance(individual_of(stance)),
            frame=local_name(frame, "frame"),
            sketch=sketch,
        )
        vars(evidence)["id"] = local_name(place, "evidence")  # not from its words
        yield claim_of(_wordless(cores[node]) | words) if words else bare[node], evidence


def _wordless(core: Facts) -> Facts:
    return {name: values for name, values in core.items() if name not in AS_WRITTEN}


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, ox.Literal) else str(term)
