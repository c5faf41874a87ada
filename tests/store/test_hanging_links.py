"""What is exported hangs together: links go to what the file itself describes."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date

import networkx as nx
import pyoxigraph as ox
import pytest
from conftest_store import (
    COURIER,
    COURIER_SAYS,
    GAZETTE,
    GAZETTE_SAYS,
    HERALD,
    HERALD_SAYS,
    TRIBUNE,
    TRIBUNE_SAYS,
)

from graph.curated.folders import data_dir
from graph.store import render, select, validate
from graph.store.background import load_background
from graph.store.checking import find_faults
from graph.store.copying import copied
from graph.store.export import export
from graph.store.held import held_on
from graph.store.terms import BASE, PREFIXES

FORMS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
    "nanopub": ox.RdfFormat.TRIG,
}
# Keys to join on: nothing is said of them but that they are the same.
KEYS = (PREFIXES["triple"], PREFIXES["frame"])
DAYS = ["2022-01-01", "2023-06-01", "2024-02-01", "2024-03-10", "2024-05-05", "2024-07-01"]
LINKS = ("refines", "contradicts", "differsInAmountFrom")
ALL = [
    (GAZETTE, GAZETTE_SAYS),
    (COURIER, COURIER_SAYS),
    (TRIBUNE, TRIBUNE_SAYS),
    (HERALD, HERALD_SAYS),
]


@pytest.fixture(scope="session")
def terms():
    folder = data_dir("ontology")
    parsed = ox.parse(path=folder / "entente.ttl")
    beside = ox.parse(path=folder / "background" / "terms.ttl")
    ontology = ox.NamedNode(PREFIXES["owl"] + "Ontology")
    names = {triple.subject.value for triple in beside if triple.object == ontology}
    return {triple.subject.value for triple in parsed} | names


@pytest.fixture
def linked(make_store):
    """A store of claims that refine, contradict and differ from others of another time."""
    store = make_store("linked")
    store.add_all(ALL)
    return store


@pytest.fixture
def early(make_store):
    """A store in which a claim of March refines one first made in May."""
    store = make_store("early")
    store.add_all([(HERALD, HERALD_SAYS), (GAZETTE, GAZETTE_SAYS)])
    return store


def undescribed(content, form, terms):
    """Give our own nodes that a text points to and neither it nor the ontology describes."""
    quads = list(ox.parse(input=content.encode(), format=FORMS[form]))
    told = terms | {quad.subject.value for quad in quads}
    graphs = {q.graph_name for q in quads if isinstance(q, ox.Quad)}
    told |= {graph.value for graph in graphs if isinstance(graph, ox.NamedNode)}
    meant = {q.object.value for q in quads if isinstance(q.object, ox.NamedNode)}
    meant |= {q.predicate.value for q in quads}
    ours = {node for node in meant if node.startswith(BASE) and not node.startswith(KEYS)}
    return ours - told - {BASE}


def links_of(edges):
    return {one for e in edges for one in (*e.refines, *e.contradicts, *e.differs)}


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("background", [False, True], ids=["claims", "background"])
def test_whole_export_describes_all_that_it_names(linked, form, background, terms):
    chosen = select(linked)
    if background:
        chosen = load_background().added_to(chosen)
        assert "borders" in {edge.claim.relation for edge in chosen.edges}
    assert undescribed(render(chosen, form), form, terms) == set()


@pytest.mark.parametrize("day", DAYS)
def test_export_of_a_day_describes_all_that_it_names(linked, day, terms):
    chosen = select(linked, linked.edges(valid_on=date.fromisoformat(day)))
    for form in FORMS:
        assert undescribed(render(chosen, form), form, terms) == set()


def test_links_within_a_day_stay(linked):
    edges = linked.edges(valid_on=date(2024, 5, 5))
    assert links_of(edges)
    assert links_of(edges) < links_of(linked.edges())


def test_edges_of_a_day_link_to_edges_of_the_day_whatever_else_is_asked(linked):
    for day in map(date.fromisoformat, DAYS):
        held = {edge.claim.id: edge for edge in linked.edges(valid_on=day)}
        for edge in linked.edges(valid_on=day, article="gazette-1"):
            assert edge == held[edge.claim.id]


@pytest.mark.parametrize("condition", [{"actor": "RUS"}, {"article": "herald-1"}],
                         ids=["actor", "article"])  # fmt: skip
def test_part_describes_all_that_it_names(linked, condition, terms):
    chosen = select(linked, linked.edges(**condition))
    assert undescribed(render(chosen, "ttl"), "ttl", terms) == set()


@pytest.mark.parametrize("change", [True, False], ids=["in place", "copied"])
def test_queries_of_a_day_meet_no_claim_that_did_not_hold(linked, change):
    linking = {PREFIXES["ent"] + name for name in LINKS}
    for day in DAYS:
        engine = ox.Store()
        engine.bulk_extend(linked.engine)
        asked = held_on(engine, day, change=change)
        claims = {q.subject for q in asked if q.predicate.value == PREFIXES["ent"] + "triple"}
        links = {q.object for q in asked if q.predicate.value in linking}
        assert links <= claims
        held = linked.edges(valid_on=date.fromisoformat(day))
        assert {node.value.rpartition("/")[2] for node in links} == links_of(held)


@pytest.mark.parametrize("day", DAYS)
def test_networks_tables_and_entities_have_both_ends(linked, day, tmp_path):
    chosen = select(linked, linked.edges(valid_on=date.fromisoformat(day)))
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        export(chosen, tmp_path / f"net.{form}")
        nodes = read(tmp_path / f"net.{form}").nodes(data=True)
        assert all(facts.get("label") for _, facts in nodes)
    for form in ("neo4j", "gephi"):
        export(chosen, tmp_path / "net.csv", form)
        nodes, edges = (
            list(csv.reader((tmp_path / f"net-{name}.csv").read_text().splitlines()))
            for name in ("nodes", "edges")
        )
        assert {end for row in edges[1:] for end in row[:2]} <= {row[0] for row in nodes}
    entities = [json.loads(line) for line in render(chosen, "ftm").splitlines()]
    known = {entity["id"] for entity in entities}
    names = ("subject", "object", "proof")
    ends = [e["properties"].get(name, []) for e in entities for name in names]
    assert {end for several in ends for end in several} <= known


def test_claim_tells_how_many_links_are_left_out(early):
    chosen = select(early, early.edges(valid_on=date(2024, 3, 5), relation="suppliesArms"))
    (sharper,) = chosen.edges
    assert (sharper.refines, sharper.left_out) == ((), 2)
    assert "ent:linksLeftOut 2" in render(chosen, "ttl")
    (vaguer,) = select(early, early.edges(article="herald-1", relation="suppliesArms")).edges
    assert (vaguer.sources, vaguer.left_out) == (2, 2)
    assert "linksLeftOut" not in render(early, "ttl")


EXCERPTS = [{"valid_on": date.fromisoformat(day)} for day in DAYS[:3]] + [
    {"speaker": "KOR"},
    {"article": "courier-1"},
]


@pytest.mark.parametrize("condition", EXCERPTS, ids=str)
def test_excerpt_is_as_the_shapes_want_it(linked, condition):
    chosen = select(linked, linked.edges(**condition))
    assert validate(chosen) == []
    engine = ox.Store()
    engine.bulk_load(input=render(chosen, "nq").encode(), format=ox.RdfFormat.N_QUADS)
    assert list(find_faults(engine)) == []


def test_copy_of_other_edges_is_no_excerpt(early):
    vaguer = [e for e in early.edges(relation="suppliesArms") if not e.refines]
    with copied(early, [replace(e, contradicts=()) for e in vaguer]) as copy:
        assert [edge.left_out for edge in copy.edges()] == [0]
        assert not any("#linksLeftOut" in quad.predicate.value for quad in copy.engine)
