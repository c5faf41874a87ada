"""SPARQL and what a store holds in, warnings out about names that mean nothing there.

A misspelt relation gives an empty answer, not an error. And where a path with * or ? ends in
something that the data lacks, the engine gives nothing, where the standard gives the thing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache

import pyoxigraph as ox

from graph.curated.folders import data_dir
from graph.store.layout import shortened
from graph.store.renaming import TODAY
from graph.store.terms import LABEL, OBJECT, PREDICATE, PREFIXES, SUBJECT, TYPE, local_name
from graph.store.tokens import TOKEN, blank, declarations, place_of

_TERMS = ("ent", "rel")
_NAMES = ("actor", "article", "claim", "evidence")
_OTHERS = ("dc", "dcterms", "geo", "inverse", "oa", "owl", "prov", "rdf", "rdfs", "skos")
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
_REIFYING = frozenset(iri[1:-1] for iri in (SUBJECT, PREDICATE, OBJECT, TYPE))
_PATH = re.compile(r"[\w:./|^()!%-]*[*?](?=\s)")
_ABSENT = (
    "{name} is not in the store, so a path with * or ? that begins or ends there gives nothing; "
    "SPARQL would give {name} itself"
)
_AS_PROPERTY = re.compile(
    r"(?:;\s*|[.{}]\s*(?:[?$]\w+|\w*:[\w.%-]+)\s+)(?P<name>\w*:[\w.%-]*\w)(?=\s+[?$\w])"
)
_IS_A = re.compile(r"(?<![\w:?$])(?:a|rdf:type)\s+(?P<name>\w*:[\w-]+)")
_TEMPLATE = re.compile(r"\bCONSTRUCT\s*\{[^{}]*\}", re.IGNORECASE)
_ANY_ACTOR = (
    "ent:Actor itself is who is of no known kind; `a/rdfs:subClassOf* ent:Actor` is every actor"
)
_LAID_UNDER = PREFIXES["ent"] + "Outlet"
_GRAPH = re.compile(r"\bFROM\s+(?:NAMED\s+)?(<[^<>]*>)", re.IGNORECASE)
Found = tuple[int, str]


def doubts(sparql: str, engine: ox.Store | None, *, named: bool = False) -> list[str]:
    """Give a line for each name of ours that means nothing, in the order of the text.

    Without an engine only relations and other terms of the ontology are looked at. A `named`
    query is not told what a store happens to lack.
    """
    sparql = _TEMPLATE.sub(_blanked, sparql)  # what is made may have names of its own
    told = [
        *_terms(sparql, engine),
        *_names(sparql, engine),
        *(() if named else (*_empty_classes(sparql, engine), *_terms_of_others(sparql, engine))),
        *_classes_as_properties(sparql),
        *_graphs(sparql, engine),
    ]
    found = {what: place for place, what in told[::-1]}
    places = sorted((place, what) for what, place in found.items())
    return [f"query, line {place_of(sparql, place)[0]}: {what}" for place, what in places]


def _named(sparql: str, prefixes: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    """Yield place, name and IRI of what is named in our namespaces, by a prefix or in full."""
    spaces = {**PREFIXES, **declarations(sparql)}
    ours = tuple(PREFIXES[prefix] for prefix in prefixes)
    for found in TOKEN.finditer(sparql):
        prefix, _, local = found[0].partition(":")
        if found.lastgroup == "name" and prefix in spaces and local:
            iri = spaces[prefix] + local
        elif found[0].startswith("<"):
            iri = found[0][1:-1]
        else:
            continue
        if iri.startswith(ours) and iri not in spaces.values():
            yield found.start(), found[0], iri


def _terms(sparql: str, engine: ox.Store | None) -> Iterator[Found]:
    used = list(_named(sparql, _TERMS))
    known = _ontology() if used else frozenset()
    for place, name, iri in used:
        if iri in known or (engine is not None and _holds(engine, iri)):
            continue
        hint = _near(iri, known, _TERMS)
        yield place, f"{name} is no term of the ontology, nothing has it{hint}"


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _empty_classes(sparql: str, engine: ox.Store | None) -> Iterator[Found]:
    """Yield the classes of ours of which the store says of nothing that it is one."""
    spaces = {**PREFIXES, **declarations(sparql)}
    for found in _IS_A.finditer(blank(sparql)):
        prefix, _, local = found["name"].partition(":")
        iri = spaces.get(prefix, "") + local
        if iri == PREFIXES["ent"] + "Actor":
            yield found.start("name"), _ANY_ACTOR
        elif engine is not None and iri in _classes() - {_LAID_UNDER}:
            kind, one = (ox.NamedNode(word) for word in (TYPE[1:-1], iri))
            if next(engine.quads_for_pattern(None, kind, one), None) is None:
                yield found.start("name"), f"nothing in the store is said to be {found['name']}"


def _near(iri: str, known: Iterable[str], prefixes: tuple[str, ...]) -> str:
    """Give a hint at the known term that is meant, or written nearly so."""
    if iri in TODAY:
        return f"; did you mean {shortened(f'<{TODAY[iri]}>')}"
    if iri.startswith(PREFIXES["inverse"]):
        return f"; ask ^rel:{iri.removeprefix(PREFIXES['inverse'])}"
    prefix = next(one for one in prefixes if iri.startswith(PREFIXES[one]))
    space = PREFIXES[prefix]
    locals_ = sorted(one[len(space) :] for one in known if one.startswith(space))
    folded = {one.casefold(): one for one in locals_}
    near = get_close_matches(iri[len(space) :].casefold(), folded, n=1, cutoff=0.75)
    return f"; did you mean {prefix}:{folded[near[0]]}" if near else ""


def _terms_of_others(sparql: str, engine: ox.Store | None) -> Iterator[Found]:
    """Yield the terms of well-known vocabularies that no triple of the store has."""
    if engine is None:
        return
    for place, name, iri in _named(sparql, _OTHERS):
        if not _used(engine, iri):
            hint = _near(iri, _ontology() | _REIFYING, _OTHERS)
            yield place, f"{name} is in no triple of the store{hint}"


def _classes_as_properties(sparql: str) -> Iterator[Found]:
    """Yield the classes of ours that stand where a property must."""
    spaces = {**PREFIXES, **declarations(sparql)}
    for found in _AS_PROPERTY.finditer(blank(sparql)):
        prefix, _, local = found["name"].partition(":")
        if spaces.get(prefix, "") + local in _classes():
            told = f"{found['name']} is a class and no property; write `a {found['name']}`"
            yield found.start("name"), told


def _graphs(sparql: str, engine: ox.Store | None) -> Iterator[Found]:
    """Yield the graphs that are asked by FROM and of which there is nothing."""
    if engine is None:
        return
    for found in _GRAPH.finditer(sparql):
        graph = ox.NamedNode(found[1][1:-1])
        if next(engine.quads_for_pattern(None, None, None, graph), None) is None:
            yield found.start(1), f"{found[1]} is no graph of the store, FROM asks nothing else"


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
            yield place, f"{name} is not in the store{_meant(engine, iri)}"


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


@cache
def _classes() -> frozenset[str]:
    """Give the classes of ours."""
    owl = PREFIXES["owl"] + "Class"
    file = data_dir("ontology") / "entente.ttl"
    return frozenset(
        triple.subject.value
        for triple in ox.parse(path=file, format=ox.RdfFormat.TURTLE)
        if isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.NamedNode)
        and triple.object.value == owl
        and triple.subject.value.startswith(PREFIXES["ent"])
    )


@cache
def _ontology() -> frozenset[str]:
    """Give the IRIs of all terms that our files define or use."""
    folder = data_dir("ontology")
    files = (folder / "entente.ttl", folder / "background" / "terms.ttl")
    return _KEPT | {
        triple.subject.value
        for file in files
        for triple in ox.parse(path=file, format=ox.RdfFormat.TURTLE)
        if isinstance(triple.subject, ox.NamedNode)
    }


def _used(engine: ox.Store, iri: str) -> bool:
    """Whether something is said by a term, or with it, beyond what it means."""
    node = ox.NamedNode(iri)
    patterns = ((None, node, None), (None, None, node))
    return any(next(engine.quads_for_pattern(*one), None) is not None for one in patterns)


def _holds(engine: ox.Store, iri: str) -> bool:
    node = ox.NamedNode(iri)
    patterns = ((node, None, None), (None, node, None), (None, None, node))
    return any(next(engine.quads_for_pattern(*one), None) is not None for one in patterns)


def _meant(engine: ox.Store, iri: str) -> str:
    """Give a hint at the actor whose label or code is like the name."""
    local = iri.removeprefix(PREFIXES["actor"])
    if local == iri:
        return ""
    codes: dict[str, str] = {}
    for quad in engine.quads_for_pattern(None, ox.NamedNode(LABEL[1:-1]), None):
        if isinstance(quad.object, ox.Literal) and str(quad.subject).startswith("<"):
            code = local_name(str(quad.subject), "actor")
            codes |= {quad.object.value.casefold(): code, code.casefold(): code}
    near = get_close_matches(local.replace("_", " ").casefold(), codes, n=1, cutoff=0.8)
    return f"; did you mean actor:{codes[near[0]]}" if near else ""
