from __future__ import annotations

import socket
import threading
from datetime import date

import pytest

import graph
from graph.errors import EntenteError, InputError, QueryWarning, StoreError, UnknownNameError
from graph.store import extras
from graph.store import opened as module


@pytest.fixture
def opened(store):
    store.close()
    with graph.open(store.path) as found:
        yield found


def test_claims_meet_conditions(opened):
    assert {edge.claim.object for edge in opened.claims(subject="PRK", relation="dependsOn")} == {
        "CHN"
    }
    assert len(opened.claims()) > len(opened.claims(valid_on=date(2000, 1, 1)))


def test_queries_go_by_name_or_as_sparql(opened):
    assert opened.query("single-source", relation="criticises").rows[0][0] == "Otto Normal"
    assert opened.query("ASK { actor:PRK ?r actor:RUS }", timeout=60).boolean is True
    with pytest.raises(
        UnknownNameError, match=r"named queries, got 'contest'; did you mean 'contested'"
    ):
        opened.query("contest")


def test_network_and_files(opened, tmp_path):
    assert opened.to_networkx(actor="VNM").number_of_nodes() == 2
    (file,) = opened.export(tmp_path / "all.ttl")
    assert file.read_text(encoding="utf-8").startswith("@prefix")


def test_table_of_claims_and_of_answers(opened):
    pytest.importorskip("pandas")
    table = opened.to_pandas(subject="PRK")
    assert set(table["subject"]) == {"PRK"}
    assert table["sources"].sum() == sum(edge.sources for edge in opened.claims(subject="PRK"))
    nothing = opened.to_pandas(subject="VNM")
    assert (len(nothing), list(nothing.columns)) == (0, list(table.columns))
    answer = opened.query("partners", actor="PRK")
    assert list(opened.to_pandas(answer).columns) == list(answer.columns)


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT ?a { ?a rel:supplyArms ?b }", "rel:supplyArms is no term .*rel:suppliesArms"),
        ("SELECT ?b { actor:Russia rel:meetsWith ?b }", "actor:Russia is not in the store.*RUS"),
        ("SELECT ?g { GRAPH ?g { SELECT ?s { ?s ?p ?o } LIMIT 1 } }", "SELECT inside GRAPH"),
    ],
    ids=["relation", "actor", "engine"],
)
def test_query_warns_of_what_misleads(opened, sparql, told):
    with pytest.warns(QueryWarning, match=told) as warned:
        opened.query(sparql)
    assert [one.filename for one in warned] == [__file__]


def test_query_that_is_right_warns_of_nothing(opened):
    assert opened.query("SELECT ?a { ?a rel:suppliesArms actor:RUS }").rows == (("PRK",),)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_dataset_sees_all_graphs(opened):
    pytest.importorskip("oxrdflib")
    from rdflib import URIRef

    dataset = opened.rdf()
    subject = URIRef("https://w3id.org/entente/actor/PRK")
    relation = URIRef("https://w3id.org/entente/relation#suppliesArms")
    assert [str(end).rpartition("/")[2] for end in dataset.objects(subject, relation)] == ["RUS"]


def test_missing_library_is_told(opened, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(EntenteError, match=r"expected pandas .* `pip install entente-graph"):
        opened.to_pandas()


def test_store_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match="no store at"):
        graph.open(tmp_path / "none")


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda g: g.claims(actr="RUS"), "expected conditions actor, .*; did you mean 'actor'"),
        (lambda g: g.claims(actor="Rusia"), "actor 'Rusia': .*did you mean Russia"),
        (lambda g: g.claims(between="PRK"), "between: expected two actors"),
        (lambda g: g.claims(relation="suppliesArm"), "relation: .*did you mean 'suppliesArms'"),
        (lambda g: g.claims(standing="sure"), "standing: expected one of asserted, "),
        (lambda g: g.claims(article="gazette"), "article: .*did you mean 'gazette-1'"),
        (lambda g: g.claims(as_of="June"), "as_of: expected a day like 2024-06-19, got 'June'"),
        (lambda g: g.to_networkx(actr="RUS"), "expected conditions"),
        (lambda g: g.query("ASK {}", actor="RUS"), "arguments with a named query only"),
        (lambda g: g.query("contested", actr="RUS"), "did you mean 'actor'"),
        (lambda g: g.query("denied_by_accused"), "did you mean 'denied-by-accused'"),
        (lambda g: g.store.edges(valid="x"), "expected conditions actor, "),
    ],
    ids=["word", "name", "pair", "relation", "standing", "article", "day", "network", "sparql",
         "parameter", "query", "store"],
)  # fmt: skip
def test_what_is_not_known_is_refused(opened, ask, told):
    with pytest.raises((InputError, UnknownNameError), match=told):
        ask(opened)


def test_time_limit_is_a_number(opened):
    with pytest.raises(InputError, match=r"timeout: expected a number of seconds, got '5'"):
        opened.query("contested", timeout="5")


def test_names_mean_actors(opened):
    assert opened.claims(actor="Moscow") == opened.claims(actor="RUS") != ()
    assert opened.claims(between=("North Korea", "Russia")) == opened.claims(between=("RUS", "PRK"))
    assert opened.claims(actor="Otto Normal") != ()
    assert opened.claims(relation="supplies arms to") == opened.claims(relation="rel:suppliesArms")
    assert (
        opened.query("contested", actor="Russia").rows
        == opened.query("contested", actor="RUS").rows
    )


def test_day_narrows_everything(opened, tmp_path):
    assert opened.claims(as_of="2024-04-01") == opened.claims(valid_on=date(2024, 4, 1)) != ()
    count = "SELECT (COUNT(*) AS ?n) { ?c a ent:Claim ; ent:validFrom ?day }"
    assert opened.query(count, as_of="2024-04-01").rows == (("1",),)
    assert opened.query(count, as_of="2020-04-01").rows == (("0",),)
    early = opened.export(tmp_path / "early.nt", as_of="2020-01-01")[0].read_text()
    assert "5000" not in early
    found = {hit.id for hit in opened.search("shells", as_of="2020-01-01")}
    assert "gazette-1" not in found
    assert "gazette-1" in {hit.id for hit in opened.search("shells", as_of="2024-04-01")}


@pytest.mark.parametrize("limit", [{}, {"timeout": None}], ids=["as given", "without limit"])
def test_query_reaches_no_other_server(opened, limit):
    reached = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)

        def listen():
            try:
                server.accept()[0].close()
                reached.set()
            except TimeoutError:
                return

        listener = threading.Thread(target=listen)
        listener.start()
        base = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with pytest.raises(EntenteError):
            opened.query(f"PREFIX ex: <{base}> SELECT * {{SERVICEex:x{{?s ?p ?o}}}}", **limit)
        listener.join()
    assert not reached.is_set()


def test_result_is_what_is_in_it(opened):
    ask = "ASK { actor:PRK rel:suppliesArms actor:%s }"
    assert opened.query(ask % "RUS")
    assert not opened.query(ask % "VNM")
    assert repr(opened.query(ask % "VNM")) == "Result(no)"
    rows = opened.query("SELECT ?who { ?who rel:suppliesArms actor:RUS }")
    assert (len(rows), list(rows), repr(rows)) == (1, [("PRK",)], "Result(1 row: who)")
    assert rows.render("sparql-csv").split() == ["who", "https://w3id.org/entente/actor/PRK"]
    assert not opened.query("SELECT ?who { ?who rel:suppliesArms actor:VNM }")
    triples = opened.query("CONSTRUCT { ?a rel:suppliesArms ?b } { ?a rel:suppliesArms ?b }")
    assert repr(triples) == "Result(1 triple)"
    assert "<rel:suppliesArms" in triples.render("rdf")
    with pytest.raises(TypeError, match="yes or no"):
        len(opened.query(ask % "RUS"))


@pytest.mark.parametrize(
    ("name", "first"), [("a.html", "<!doctype html>"), ("a.svg", "<svg "), ("a.png", "\x89PNG")]
)
def test_view_writes_what_its_name_ends_with(opened, tmp_path, name, first):
    if name.endswith("png"):
        pytest.importorskip("resvg_py")
    file = opened.view(tmp_path / name, actor="VNM", title="On Hanoi")
    assert file == tmp_path / name
    assert file.read_bytes().decode("latin-1").startswith(first)


def test_view_has_what_is_asked_for_and_its_title(opened, tmp_path):
    page = opened.view(tmp_path / "a.html", actor="VNM", title="On Hanoi").read_text("utf-8")
    assert "<title>On Hanoi" in page
    assert '"names":["China","Vietnam"]' in page
    assert '"names":["North Korea","Russia"]' not in page


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("a.doc", {}, r"expected a file \.html, \.svg or \.png, got '\.doc'"),
        ("a", {}, r"got ''"),
        ("none/a.html", {}, "expected to write there"),
        ("a.html", {"actor": "Vietnm"}, "did you mean Vietnam"),
        ("a.html", {"acter": "Vietnam"}, "did you mean 'actor'"),
    ],
)
def test_view_refuses_in_one_line(opened, tmp_path, name, asked, said):
    with pytest.raises(EntenteError, match=said):
        opened.view(tmp_path / name, **asked)
    assert list(tmp_path.glob("a*")) == []


def test_view_needs_what_draws(store, tmp_path):
    store.close()
    with module.Graph(store.path) as bare, pytest.raises(StoreError, match=r"`graph\.open` brings"):
        bare.view(tmp_path / "a.html")
