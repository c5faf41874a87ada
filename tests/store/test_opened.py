from __future__ import annotations

from datetime import date

import pytest

import graph
from graph.errors import EntenteError, StoreError, UnknownNameError
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
    with pytest.raises(UnknownNameError, match=r"expected one of the queries amounts, .*'contest'"):
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

    monkeypatch.setattr(module, "import_module", missing)
    with pytest.raises(EntenteError, match=r"expected pandas .* `pip install entente-graph"):
        opened.to_pandas()


def test_store_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match="no store at"):
        graph.open(tmp_path / "none")
