"""SPARQL and what a store holds in, warnings out about names that mean nothing there.

A misspelt relation gives an empty answer, not an error. And where a path with * or ? ends in
something that the data lacks, the engine gives nothing, where the standard gives the thing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

import pyoxigraph as ox

from graph.curated.folders import data_dir
from graph.store.terms import LABEL, PREFIXES, local_name
from graph.store.tokens import TOKEN, blank, declared, place_of

_TERMS = ("ent", "rel")
_NAMES = ("actor", "article", "claim", "evidence")
_KEPT = frozenset(  # what only a store says, and no ontology
    PREFIXES["ent"] + name
    for name in (
        "curatedDigest",
        "inputs",
        "pending",
        "revision",
        "sketch",
        "storeVersion",
        "text",
        "toWeigh",
    )
)
_PATH = re.compile(r"[\w:./|^()!%-]*[*?](?=\s)")
_ABSENT = (
    "{name} is not in the store, so a path with * or ? that begins or ends there gives nothing; "
    "SPARQL would give {name} itself"
)
Found = tuple[int, str]


def doubts(sparql: str, engine: ox.Store | None) -> list[str]:
    """Give a line for each name of ours that means nothing, in the order of the text.

    Without an engine only relations and other terms of the ontology are looked at.
    """
    found = {
        what: place for place, what in [*_terms(sparql, engine), *_names(sparql, engine)][::-1]
    }
    places = sorted((place, what) for what, place in found.items())
    return [f"query, line {place_of(sparql, place)[0]}: {what}" for place, what in places]


def _named(sparql: str, prefixes: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    """Yield place, name and IRI of the names with our prefixes that no declaration overrides."""
    ours = set(prefixes) - declared(sparql)
    for found in TOKEN.finditer(sparql):
        prefix, _, local = found[0].partition(":")
        if found.lastgroup == "name" and prefix in ours and local:
            yield found.start(), found[0], PREFIXES[prefix] + local


def _terms(sparql: str, engine: ox.Store | None) -> Iterator[Found]:
    used = list(_named(sparql, _TERMS))
    known = _ontology() if used else frozenset()
    for place, name, iri in used:
        if iri in known or (engine is not None and _holds(engine, iri)):
            continue
        prefix = name.partition(":")[0]
        others = [one for one in known if one.startswith(PREFIXES[prefix])]
        near = get_close_matches(iri, sorted(others), n=1, cutoff=0.9)
        hint = f"; did you mean {prefix}:{near[0][len(PREFIXES[prefix]) :]}" if near else ""
        yield place, f"{name} is no term of the ontology, nothing has it{hint}"


def _names(sparql: str, engine: ox.Store | None) -> Iterator[Found]:
    if engine is None:
        return
    ends = _ends_of_paths(sparql)
    for place, name, iri in _named(sparql, _NAMES):
        if _holds(engine, iri):
            continue
        if place in ends:
            yield place, _ABSENT.format(name=name)
        else:
            yield place, f"{name} is not in the store{_meant(engine, name)}"


def _ends_of_paths(sparql: str) -> set[int]:
    """Give the places of the names that stand right before or after a path with * or ?."""
    bare = blank(sparql)
    found = set()
    for path in _PATH.finditer(bare):
        if not path[0].strip("*?"):
            continue
        after = re.compile(r"\s*").match(bare, path.end())
        found.add(after.end() if after else -1)
        before = re.search(r"[\w:.%-]+(?=\s*$)", bare[: path.start()])
        found.add(before.start() if before else -1)
    return found


def _ontology() -> frozenset[str]:
    """Give the IRIs of all terms of ours that files define."""
    folder = data_dir("ontology")
    files = (folder / "entente.ttl", folder / "background" / "terms.ttl")
    return _KEPT | {
        triple.subject.value
        for file in files
        for triple in ox.parse(path=file, format=ox.RdfFormat.TURTLE)
        if isinstance(triple.subject, ox.NamedNode)
    }


def _holds(engine: ox.Store, iri: str) -> bool:
    node = ox.NamedNode(iri)
    patterns = ((node, None, None), (None, node, None), (None, None, node))
    return any(next(engine.quads_for_pattern(*one), None) is not None for one in patterns)


def _meant(engine: ox.Store, name: str) -> str:
    """Give a hint at the actor whose label or code is like the name."""
    prefix, _, local = name.partition(":")
    if prefix != "actor":
        return ""
    codes: dict[str, str] = {}
    for quad in engine.quads_for_pattern(None, ox.NamedNode(LABEL[1:-1]), None):
        if isinstance(quad.object, ox.Literal) and str(quad.subject).startswith("<"):
            code = local_name(str(quad.subject), "actor")
            codes |= {quad.object.value.casefold(): code, code.casefold(): code}
    near = get_close_matches(local.replace("_", " ").casefold(), codes, n=1, cutoff=0.8)
    return f"; did you mean actor:{codes[near[0]]}" if near else ""
