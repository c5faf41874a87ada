from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from conftest_store import COURIER, COURIER_SAYS, GAZETTE, GAZETTE_SAYS
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.assemble import assemble
from graph.errors import InputError
from graph.model.actor import Actor
from graph.model.terms import ActorKind
from graph.store import FORMATS, LOSSES, PAIRS, export, render, select, turtle, validate
from graph.store.layout import turtle_text
from graph.store.terms import DERIVED_GRAPH, PREFIXES, local_name, named, text, typed

GOLDEN = Path(__file__).parent / "golden"
RDF = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}


def statements(content, form):
    found = ox.parse(input=content.encode(), format=RDF[form])
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in found}


@pytest.mark.parametrize(
    "form", ["ttl", "trig", "jsonld", "csv", "graphml", "gexf", "ftm", "tsv", "nanopub", "md"]
)
def test_file_is_the_golden_one(store, form):
    """Set ENTENTE_GOLDEN=1 to write the golden files anew, and read the difference."""
    path = GOLDEN / f"store.{form}"
    if os.environ.get("ENTENTE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        export(store, path)
    assert render(store, form) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_same_bytes_whatever_order_articles_came_in(store, make_store, form):
    other = make_store("other")
    other.add(COURIER, COURIER_SAYS)
    other.add(GAZETTE, GAZETTE_SAYS)
    assert render(other, form) == render(store, form)


@pytest.mark.parametrize("form", sorted(set(RDF) - {"nt"}))
def test_every_form_of_rdf_says_the_same(store, form):
    assert statements(render(store, form), form) == statements(render(store, "nt"), "nt")


@pytest.mark.parametrize("form", ["trig", "jsonld"])
def test_graphs_are_kept(store, form):
    def quads(content, form):
        return set(map(str, ox.parse(input=content.encode(), format=RDF[form])))

    assert quads(render(store, form), form) == quads(render(store, "nq"), "nq")


def test_article_texts_stay_in_the_store(store):
    assert GAZETTE.text not in render(store, "nq")


def test_one_blank_line_between_subjects(store):
    body = turtle(store).partition("\n\n")[2]
    assert "\n\n\n" not in body
    assert all(block.strip().endswith(" .") for block in body.split("\n\n"))


def test_claims_stand_before_their_evidence(store):
    subjects = re.findall(r"^(\w+):([\w-]+) ", turtle(store), re.MULTILINE)
    kinds = [kind for kind, _ in subjects if kind in {"claim", "evidence"}]
    assert kinds[0] == "claim"
    assert "evidence evidence claim claim" not in " ".join(kinds)


def test_no_node_is_blank(store):
    assert "_:" not in render(store, "nq")


def test_edges_alone_can_be_written(assembler):
    edges = assemble(GAZETTE_SAYS[:1], assembler.relations)
    assert "actor:PRK a ent:Actor" in turtle(edges)


def test_edges_alone_take_articles_and_actors_along(assembler):
    edges = assemble([replace(GAZETTE_SAYS[1], article="gazette-1")], assembler.relations)
    actors = {"CHN": Actor("CHN", ActorKind.STATE, "China", wikidata="Q1")}
    written = turtle(select(edges, articles=[GAZETTE], actors=actors))
    assert 'actor:CHN a ent:State ;\n  skos:prefLabel "China" ;\n  skos:exactMatch wd:Q1' in written
    assert 'dcterms:title "Shells by rail"' in written
    assert validate(written) == []


def test_network_holds_no_characters_that_xml_cannot(assembler):
    odd = replace(GAZETTE_SAYS[0], by=("a\x0bb",))
    assert "a b" in render(assemble([odd], assembler.relations), "graphml")


def test_part_of_a_store_brings_its_articles_and_actors(store):
    part = turtle(select(store, store.edges(subject="USA")))
    assert re.findall(r"^(?:article|actor):[\w-]+", part, re.MULTILINE) == [
        "actor:PRK",
        "actor:USA",
        "article:gazette-1",
    ]


def test_table_has_a_row_for_each_claim(store):
    rows = list(csv.DictReader(io.StringIO(render(store, "csv"))))
    assert len(rows) == len(store.edges())
    row = next(row for row in rows if row["amount"] == ">= 5000 shell")
    assert (row["subject"], row["relation"], row["object"]) == ("PRK", "suppliesArms", "RUS")
    assert (row["standing"], row["affirmed_by"]) == ("contested", "KOR")
    assert (row["when"], row["articles"]) == ("2024-03-01/2024-06-01", "gazette-1")


def test_networks_can_be_read_again(store, tmp_path):
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        export(store, tmp_path / f"net.{form}")
        network = read(tmp_path / f"net.{form}")
        assert network.nodes["PRK"]["label"] == "North Korea"
        assert network.number_of_edges() == len(store.edges())


def test_json_ld_is_short(store):
    document = json.loads(render(store, "jsonld"))
    assert document["@context"]["actor"] == PREFIXES["actor"]
    graphs = {graph["@id"] for graph in document["@graph"]}
    assert "article:gazette-1" in graphs


def test_every_format_says_what_it_leaves_out():
    assert set(LOSSES) == {*FORMATS, *PAIRS} - {"trig", "nq", "jsonld"}


@pytest.mark.parametrize(
    ("form", "nodes", "edges"),
    [
        (
            "neo4j",
            "PRK,North Korea,Actor;State",
            "PRK,RUS,suppliesArms,",
        ),
        ("gephi", "PRK,North Korea,State", "PRK,RUS,Undirected,"),
    ],
    ids=["neo4j", "gephi"],
)
def test_pair_of_tables(store, tmp_path, form, nodes, edges):
    files = export(store, tmp_path / "net.csv", form)
    assert [file.name for file in files] == ["net-nodes.csv", "net-edges.csv"]
    tables = [list(csv.reader(io.StringIO(file.read_text()))) for file in files]
    assert nodes.split(",") in tables[0]
    assert any(",".join(row).startswith(edges) for row in tables[1])
    known = {row[0] for row in tables[0][1:]}
    assert {end for row in tables[1][1:] for end in row[:2]} <= known
    assert len(tables[1]) == len(store.edges()) + 1


def test_money_entities_hang_together(store):
    entities = [json.loads(line) for line in render(store, "ftm").splitlines()]
    known = {entity["id"]: entity["schema"] for entity in entities}
    links = [e["properties"] for e in entities if e["schema"] == "UnknownLink"]
    assert len(known) == len(entities)
    assert len(links) == len(store.edges())
    assert {known[end] for link in links for end in (*link["subject"], *link["object"])} == {
        "Territory",
        "LegalEntity",
    }
    assert {known[one] for link in links for one in link["proof"]} == {"Article"}


def test_events_are_coded_place_by_place(store):
    events = list(csv.DictReader(io.StringIO(render(store, "tsv")), delimiter="\t"))
    codes = {(e["source"], e["plover"], e["target"], e["speakers"]) for e in events}
    assert ("PRK", "AID", "RUS", "KOR") in codes
    assert ("PRK", "REJECT", "RUS", "PRK; RUS") in codes
    assert ("USA", "THREATEN", "PRK", "USA") in codes
    assert not {e["relation"] for e in events} & {"dependsOn", "holdsLeverageOver"}
    days = {(e["event_date"], e["date_from"]) for e in events if e["article"] == "gazette-1"}
    assert ("2024-03-01", "claim") in days
    assert ("2024-03-04", "article") in days


def test_nanopublication_has_four_graphs_that_know_each_other(store):
    quads = list(ox.parse(input=render(store, "nanopub"), format=ox.RdfFormat.TRIG))
    whole = {q.subject for q in quads if q.object.value == PREFIXES["np"] + "Nanopublication"}
    assert len(whole) == len(store.edges())
    graphs = {q.graph_name.value for q in quads}
    parts = [q.object.value for q in quads if q.predicate.value.startswith(PREFIXES["np"] + "has")]
    assert len(parts) == 3 * len(whole)
    assert set(parts) < graphs
    assert len(graphs) == 4 * len(whole)


def test_dossier_has_no_signs_that_markdown_would_read(assembler):
    statement = replace(COURIER_SAYS[0], article="one", quote="a *bold* [word](x)")
    text = render(assemble([statement], assembler.relations), "md")
    assert r"a \*bold\* \[word\](x)" in text
    assert "## PRK and RUS" in text
    assert "PRK, RUS deny (denied)" in text


@pytest.mark.parametrize("form", ["trig", "nq"])
def test_text_goes_back_into_an_equal_store(store, form):
    """Everything derived is in the file: another engine answers the same from it."""
    copy = ox.Store()
    copy.load(input=render(store, form).encode(), format=RDF[form])
    for graph in (DERIVED_GRAPH, named("article", "gazette-1"), named("article", "courier-1")):
        place = ox.NamedNode(graph[1:-1])
        stored = set(store.engine.quads_for_pattern(None, None, None, place))
        text = {q for q in stored if q.predicate.value == PREFIXES["ent"] + "text"}
        strangers = {q for q in stored if "Otto" in q.subject.value}
        assert stored - text - strangers <= set(copy)


def test_unknown_format_names_those_there_are(store, tmp_path):
    with pytest.raises(InputError, match=r"expected one of ttl, trig, .*, got 'docx'"):
        export(store, tmp_path / "out.docx")


def test_folder_that_is_not_there(store, tmp_path):
    with pytest.raises(InputError, match="No such file or directory"):
        export(store, tmp_path / "none" / "out.ttl")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NODES = TEXTS.map(lambda name: named("actor", name))
LITERALS = st.one_of(
    TEXTS.map(text),
    st.sampled_from(['"^^<', f'"^^<{PREFIXES["xsd"]}a"', "ent:a", "\\u0041"]).map(text),
    st.integers().map(lambda n: typed(str(n), "integer")),
    st.sampled_from([typed("1.5", "decimal"), typed("2", "decimal"), typed("2024-01-02", "date")]),
)


@given(st.lists(st.tuples(NODES, st.just(named("ent", "note")), LITERALS | NODES)))
@settings(deadline=None)
def test_turtle_says_what_the_rows_say(rows):
    lines = "".join(f"{' '.join(row)} .\n" for row in rows)
    assert statements(turtle_text(rows), "ttl") == statements(lines, "nt")


@given(TEXTS)
@settings(deadline=None)
def test_name_comes_back_from_its_iri(name):
    iri = named("actor", name)
    assert local_name(iri, "actor") == name
    assert ox.NamedNode(iri[1:-1]).value == iri[1:-1]


@given(TEXTS)
@settings(deadline=None)
def test_literal_means_the_text(value):
    line = f"<a:a> <a:a> {text(value)} .".encode()
    (triple,) = ox.parse(input=line, format=ox.RdfFormat.N_TRIPLES)
    assert triple.object.value == value
