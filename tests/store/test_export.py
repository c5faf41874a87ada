from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from conftest_store import COURIER, COURIER_SAYS, GAZETTE, GAZETTE_SAYS
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.assemble import assemble
from graph.errors import InputError, StoreError
from graph.model.actor import Actor
from graph.model.claim import Statement
from graph.model.quantity import Amount
from graph.model.terms import ActorKind, Status
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
    assert (
        'actor:CHN a ent:State ;\n  skos:prefLabel "China"@en ;\n  skos:exactMatch wd:Q1' in written
    )
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
    assert (row["when"], row["articles"]) == ("2024-03-01/2024-05-31", "gazette-1")


def test_networks_can_be_read_again(store, tmp_path):
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        export(store, tmp_path / f"net.{form}")
        network = read(tmp_path / f"net.{form}")
        assert network.nodes["PRK"]["label"] == "North Korea"
        assert network.number_of_edges() == len(store.edges())


def test_json_ld_is_short(store):
    document = json.loads(render(store, "jsonld"))
    assert document["@context"]["actor"] == PREFIXES["actor"]
    assert document["@context"]["ent:validFrom"] == {"@type": "xsd:date"}
    assert not {"np", "owl"} & set(document["@context"])
    graphs = {graph["@id"] for graph in document["@graph"]}
    assert "article:gazette-1" in graphs


def test_every_format_says_what_it_leaves_out():
    assert set(LOSSES) == {*FORMATS, *PAIRS}


@pytest.mark.parametrize(
    ("form", "nodes", "edges"),
    [
        (
            "neo4j",
            "PRK,North Korea,,Actor;State",
            "PRK,RUS,suppliesArms,",
        ),
        ("gephi", "PRK,North Korea,State,", "PRK,RUS,Undirected,"),
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
    assert {e["stance"] for e in events} == {"affirms"}
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
    assert "denied by PRK, RUS (denied)" in text


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


def test_what_nobody_gives_as_fact_weighs_little(store):
    network = nx.parse_graphml(render(store, "graphml"))
    edges = [facts for *_, facts in network.edges(data=True)]
    assert {e["weight"] for e in edges if e["standing"] in {"denied", "prospective"}} == {0.1}
    assert {e["weight"] for e in edges if e["standing"] == "asserted"} == {1.0}
    assert {e["relation"] for e in edges if e["symmetric"]} == {"meetsWith"}
    assert network.nodes["VNM"] == {"label": "Vietnam", "kind": "State", "wikidata": "Q0"}


def test_edges_of_gexf_have_their_days(store):
    written = render(store, "gexf")
    assert 'timeformat="date"' in written
    (line,) = (one for one in written.splitlines() if 'id="8f70e27a400d982e78ca"' in one)
    assert 'start="2024-03-01"' in line
    assert 'end="2024-05-31"' in line
    assert "networkx" not in written


def test_amount_says_what_it_is_of(assembler):
    share = Amount(Decimal(90), "per cent", of="trade")
    edges = assemble([replace(GAZETTE_SAYS[1], amount=share)], assembler.relations)
    assert "90 per cent of trade" in render(edges, "csv")


def test_announcement_is_coded_as_one(assembler):
    said = [
        replace(COURIER_SAYS[1], status=Status.PROSPECTIVE, frame="suppliesArms/send"),
        replace(COURIER_SAYS[0], status=Status.HYPOTHETICAL, denied_by=(), amount=None),
    ]
    rows = csv.DictReader(
        io.StringIO(render(assemble(said, assembler.relations), "tsv")), delimiter="\t"
    )
    codes = ("plover", "cameo", "quad", "tone")
    assert [tuple(row[name] for name in codes) for row in rows] == [("AGREE", "03", "1", "4")]


@pytest.mark.parametrize(
    ("cue", "by", "told"),
    [
        ("plans", (), True),
        ("vowed", ("PRK",), True),
        ("could", (), False),
        ("might", ("JPN",), False),
        ("could", ("PRK",), True),
        ("expected", (), False),
        ("urged", ("USA",), False),
        ("likely", (), False),
    ],
    ids=["plan", "vow", "could", "fear", "own word", "expected", "asked", "likely"],
)
def test_what_is_only_possible_is_no_event(assembler, cue, by, told):
    said = replace(
        GAZETTE_SAYS[0], status=Status.PROSPECTIVE, by=by, cues=(cue,), frame="x/y", article="a"
    )
    rows = list(events_of(assembler, said))
    assert [(row["plover"], row["cameo"]) for row in rows] == ([("AGREE", "03")] if told else [])


def test_support_to_come_is_an_announcement_and_once_if_sought(assembler):
    planned = Statement("PRK", "supports", "CHN", Status.PROSPECTIVE, cues=("plans",), article="a")
    sought = replace(planned, cues=("seeks",), start=1, end=9, quote="q")
    request = replace(sought, subject="CHN", relation="seeksFrom", object="PRK",
                      status=Status.ASSERTED)  # fmt: skip
    codes = [(r["source"], r["plover"], r["cameo"]) for r in events_of(assembler, planned)]
    assert codes == [("PRK", "AGREE", "03")]
    (row,) = events_of(assembler, sought, request)
    assert (row["source"], row["plover"]) == ("CHN", "REQUEST")


def events_of(assembler, *statements):
    text = render(assemble(statements, assembler.relations), "tsv")
    return csv.DictReader(io.StringIO(text), delimiter="\t")


@pytest.mark.parametrize("code", ["RSF_SDN", "A.B-", "Otto Normal", "PRK"])
def test_money_entities_have_ids_of_the_signs_allowed(assembler, code):
    said = replace(GAZETTE_SAYS[1], subject=code, article="a_b")
    entities = map(json.loads, render(assemble([said], assembler.relations), "ftm").splitlines())
    assert all(re.fullmatch(r"[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?", e["id"]) for e in entities)


def test_dossier_gives_last_days_as_shown_elsewhere(assembler):
    text = render(assemble([replace(GAZETTE_SAYS[0], article="a")], assembler.relations), "md")
    assert ", 2024-03-01/2024-05-31 - " in text


def test_what_is_sought_is_one_request(assembler):
    sought = replace(
        GAZETTE_SAYS[0], status=Status.PROSPECTIVE, by=(), frame="suppliesArms/sought", article="a"
    )
    energy = replace(sought, relation="suppliesEnergy", frame="suppliesEnergy/sought", amount=None)
    edges = assemble([sought, energy], assembler.relations)
    (row,) = csv.DictReader(io.StringIO(render(edges, "tsv")), delimiter="\t")
    said = ("source", "plover", "cameo", "target", "relation", "status")
    assert [row[name] for name in said] == ["RUS", "REQUEST", "02", "PRK", "seeksFrom", "asserted"]


def test_nanopublication_asserts_no_more_than_is_said(store):
    quads = list(ox.parse(input=render(store, "nanopub"), format=ox.RdfFormat.TRIG))
    plain = {q.predicate.value for q in quads if q.predicate.value.startswith(PREFIXES["rel"])}
    contested = {e.claim.relation for e in store.edges() if e.standing.value == "contested"}
    assert contested == {"suppliesArms"}
    assert PREFIXES["rel"] + "suppliesArms" not in plain
    assert PREFIXES["rel"] + "dependsOn" in plain
    assert {q.object.value for q in quads if q.predicate.value == PREFIXES["ent"] + "standing"} > {
        PREFIXES["ent"] + "Contested"
    }


def test_formula_and_control_characters_do_no_harm(assembler):
    odd = replace(GAZETTE_SAYS[0], by=("=1+1",), quote="a\x07b")
    edges = assemble([odd], assembler.relations)
    assert ",'=1+1," in render(edges, "csv")
    assert "a b" in render(edges, "rdf")
    assert list(ox.parse(input=render(edges, "rdf"), format=ox.RdfFormat.RDF_XML))


def test_file_stays_as_it_was_where_it_cannot_be_written(store, tmp_path, monkeypatch):
    (path,) = export(store, tmp_path / "all.ttl")
    before = path.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"all.ttl: expected to write there, got: No space left"):
        export(store.edges(subject="USA"), path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.glob("*.ttl")] == ["all.ttl"]
    assert list(tmp_path.glob(".all*")) == []


@pytest.mark.parametrize(
    ("property_", "value"),
    [("standing", None), ("standing", "Foo"), ("validFrom", "June")],
    ids=["missing", "word", "day"],
)
def test_fault_of_a_store_is_told_in_a_line(store, property_, value):
    node = ox.NamedNode(PREFIXES["claim"] + "8f70e27a400d982e78ca")
    name, place = ox.NamedNode(PREFIXES["ent"] + property_), ox.NamedNode(DERIVED_GRAPH[1:-1])
    for quad in list(store.engine.quads_for_pattern(node, name, None, place)):
        store.engine.remove(quad)
    if value is not None:
        term = ox.NamedNode(PREFIXES["ent"] + value) if value == "Foo" else ox.Literal(value)
        store.engine.add(ox.Quad(node, name, term, place))
    with pytest.raises(StoreError, match=r"claim:8f70e27a400d982e78ca: .*`entente check --store"):
        render(store, "csv")
