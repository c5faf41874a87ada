from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest_store import COURIER, COURIER_SAYS, GAZETTE, GAZETTE_SAYS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.assemble import assemble
from graph.errors import InputError, StoreError, UnknownNameError
from graph.model.article import Article
from graph.model.claim import Speaker, Statement
from graph.model.quantity import Amount, Bound, Interval
from graph.model.terms import Standing, Status
from graph.store import Store, open_store, opening, render

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
CODES = st.sampled_from(["PRK", "RUS", "Otto Normal", 'Ünal & Söhne / "x" <1>'])
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 30))


def forwards(when):
    return when.start is None or when.end is None or when.start < when.end


AMOUNTS = st.builds(
    Amount,
    number=st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
    ),
    unit=WORDS,
    bound=st.sampled_from(Bound),
    of=st.none() | WORDS,
    written=WORDS,
)
STATEMENTS = st.builds(
    Statement,
    subject=CODES,
    relation=st.sampled_from(["supports", "opposes", "alliedWith", "suppliesArms"]),
    object=CODES,
    status=st.sampled_from(Status),
    by=st.lists(CODES, max_size=2).map(tuple),
    denied_by=st.lists(CODES, max_size=2).map(tuple),
    subject_as=WORDS,
    object_as=WORDS,
    subject_named=st.just("") | CODES,
    object_named=st.just("") | CODES,
    amount=st.none() | AMOUNTS,
    when=st.none() | st.builds(Interval, start=DAYS, end=DAYS, written=WORDS).filter(forwards),
    frame=st.sampled_from(["", "suppliesArms-ship", "a b/ü"]),
    start=st.none() | st.integers(0, 99),
    end=st.none() | st.integers(100, 999),
    quote=WORDS,
    cues=st.lists(WORDS, max_size=3).map(tuple),
    note=WORDS,
    said_by=st.lists(st.builds(Speaker, CODES, st.just("") | CODES, WORDS), max_size=2).map(tuple),
)
ARTICLES = st.lists(
    st.tuples(
        st.builds(
            Article,
            id=st.sampled_from(["one", "two/2", "dré i"]),
            text=WORDS,
            title=st.none() | WORDS,
            date=st.none() | st.dates(),
            publisher=st.sampled_from([None, "Gazette", "Courier"]),
            author=st.none() | WORDS,
            url=st.none() | WORDS,
        ),
        st.lists(STATEMENTS, max_size=5),
    ),
    max_size=3,
    unique_by=lambda item: item[0].id,
)
MANY = settings(
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)


def contents(store):
    return sorted(map(str, store.engine))


def edges_of(items, assembler):
    statements = [replace(s, article=article.id) for article, found in items for s in found]
    return assemble(statements, assembler.relations, {a.id: a for a, _ in items})


@pytest.fixture(scope="module")
def fresh(assembler):
    """Make a new, empty store on each call, in memory and without a register."""
    return lambda: Store(Path("memory"), ox.Store(), assembler)


@given(items=ARTICLES)
@MANY
def test_edges_come_back_as_assembled(fresh, assembler, items):
    store = fresh()
    store.add_all(items)
    edges = store.edges()
    assert sorted(edges, key=lambda e: e.claim.id) == sorted(
        edges_of(items, assembler), key=lambda e: e.claim.id
    )
    store.close()


@given(items=ARTICLES)
@MANY
def test_articles_come_back(fresh, items):
    store = fresh()
    store.add_all(items)
    assert store.articles() == tuple(sorted((a for a, _ in items), key=lambda a: a.id))
    store.close()


@given(items=ARTICLES)
@MANY
def test_order_and_batches_do_not_matter(fresh, items):
    forth, back = fresh(), fresh()
    forth.add_all(items)
    back.add_all(reversed(items), batch=1)
    assert contents(forth) == contents(back)
    forth.close()
    back.close()


@given(items=ARTICLES.filter(bool))
@MANY
def test_removing_leaves_what_there_would_have_been(fresh, items):
    first, rest = items[0][0], items[1:]
    full, part = fresh(), fresh()
    full.add_all(items)
    full.remove(first.id)
    part.add_all(rest)
    assert contents(full) == contents(part)
    full.close()
    part.close()


@given(items=ARTICLES.filter(bool), other=st.lists(STATEMENTS, max_size=5))
@MANY
def test_changed_article_replaces_what_it_said(fresh, items, other):
    article, _ = items[0]
    changed, direct = fresh(), fresh()
    changed.add_all(items)
    changed.add(article, other)
    direct.add_all([*items[1:], (article, other)])
    assert contents(changed) == contents(direct)
    changed.close()
    direct.close()


def test_adding_twice_changes_nothing(store):
    before = contents(store)
    assert store.add(GAZETTE, GAZETTE_SAYS) is False
    assert contents(store) == before


def test_adding_says_how_many_changed(store):
    other = replace(COURIER, title="Not so")
    assert store.add_all([(GAZETTE, GAZETTE_SAYS), (other, COURIER_SAYS)]) == 1


def test_text_is_kept_unless_asked_not_to(fresh):
    store = fresh()
    store.add(GAZETTE, GAZETTE_SAYS, keep_text=False)
    assert store.articles() == (replace(GAZETTE, text=""),)
    assert (
        store.edges(relation="suppliesArms")[0].evidence[0].quote == "Pyongyang has shipped shells"
    )


def test_store_is_there_when_opened_again(store):
    edges = store.edges()
    store.close()
    with open_store(store.path) as again:
        assert again.edges() == edges


def test_any_number_may_read(store):
    store.close()
    with open_store(store.path) as one, open_store(store.path) as other:
        assert one.edges() == other.edges()


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"relation": "supports"}, {"CHN supports PRK"}),
        ({"actor": "VNM"}, {"CHN attacks VNM"}),
        ({"subject": "USA"}, {"USA sanctions PRK"}),
        ({"object": "VNM"}, {"CHN attacks VNM"}),
        ({"between": ("RUS", "PRK"), "relation": "meetsWith"}, {"PRK meetsWith RUS"}),
        ({"standing": Standing.PROSPECTIVE}, {"USA sanctions PRK"}),
        ({"speaker": "CHN"}, {"CHN attacks VNM"}),
        ({"article": "gazette-1", "actor": "RUS"}, {"PRK suppliesArms RUS", "PRK meetsWith RUS"}),
        ({"actor": "Otto Normal"}, {"Otto Normal criticises PRK"}),
        ({"actor": "BRA"}, set()),
    ],
    ids=lambda value: " ".join(map(str, sorted(value, key=str))) or "none",
)
def test_conditions_on_edges(store, conditions, expected):
    claims = (edge.claim for edge in store.edges(**conditions))
    assert {f"{c.subject} {c.relation} {c.object}" for c in claims} == expected


def plain_edges(store):
    found = store.query(
        "SELECT ?s ?r ?o { ?s ?r ?o FILTER(STRSTARTS(STR(?r), STR(rel:))) }", timeout=None
    )
    return {" ".join(row).replace("rel:", "") for row in found.rows}


def test_only_what_is_said_to_be_so_stands_as_plain_edge(store):
    assert plain_edges(store) == {
        "PRK suppliesArms RUS",
        "PRK dependsOn CHN",
        "CHN supports PRK",
        "RUS meetsWith PRK",
        "PRK meetsWith RUS",
        "CHN holdsLeverageOver PRK",
        "CHN opposes PRK",
        "Otto Normal criticises PRK",
    }


def test_plain_edge_goes_with_the_last_who_affirms_it(store):
    store.remove("gazette-1")
    assert "CHN supports PRK" not in plain_edges(store)
    assert "PRK suppliesArms RUS" in plain_edges(store)


def test_unknown_actor_is_labelled_as_long_as_it_is_named(store):
    question = 'ASK { ?a skos:prefLabel "Otto Normal" }'
    assert store.query(question, timeout=None).boolean is True
    store.remove("courier-1")
    assert store.query(question, timeout=None).boolean is False


def test_removing_what_is_not_there_names_the_near_match(store):
    with pytest.raises(UnknownNameError, match=r"no article 'gazete-1'.*did you mean 'gazette-1'"):
        store.remove("gazete-1")


def test_statement_of_another_article_is_refused(store):
    stray = Statement("PRK", "supports", "RUS", article="elsewhere")
    with pytest.raises(InputError, match="expected statements of it, got one of 'elsewhere'"):
        store.add(GAZETTE, [stray])


def test_batch_is_written_whole_or_not_at_all(store):
    before = contents(store)

    def items():
        yield replace(GAZETTE, id="new-1"), GAZETTE_SAYS
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        store.add_all(items())
    assert contents(store) == before


def test_half_a_character_is_refused(store):
    before = contents(store)
    with pytest.raises(InputError, match="lone surrogate"):
        store.add(Article("odd", "some text \ud800"), [])
    assert contents(store) == before


def test_no_store_there(tmp_path):
    with pytest.raises(
        StoreError, match=r"no store at .*none: expected a folder that `entente ingest"
    ):
        open_store(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_other_things_are_not_a_store(tmp_path, assembler):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("hello")
    (tmp_path / "file").write_text("hello")
    for name in ("notes", "file"):
        with pytest.raises(StoreError, match="is not a store"):
            open_store(tmp_path / name, create=True, assembler=assembler)


def test_engine_without_our_version_is_not_ours(tmp_path):
    ox.Store(str(tmp_path / "foreign")).flush()
    with pytest.raises(StoreError, match="is not a store of entente"):
        open_store(tmp_path / "foreign")


def test_other_version_is_refused(store):
    store.engine.update(
        "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?g { ?s ?p '0' } } WHERE "
        "{ GRAPH ?g { ?s ?p ?o } FILTER(STRENDS(STR(?p), '#storeVersion')) }"
    )
    store.close()
    with pytest.raises(
        StoreError, match=f"has version 0, expected {opening.VERSION}: it was made by"
    ):
        open_store(store.path)


def test_two_writers_at_once(store, assembler):
    with pytest.raises(StoreError, match="is being written by another process"):
        open_store(store.path, assembler=assembler)


def test_writer_in_another_process(store):
    code = (
        "import sys; from graph.assemble import Assembler; from graph.store import open_store\n"
        "from graph.errors import StoreError\n"
        "try: open_store(sys.argv[1], assembler=Assembler({}))\n"
        "except StoreError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, store.path], capture_output=True, text=True, check=True
    )
    assert "is being written by another process" in done.stdout


def test_reading_store_does_not_write(store):
    store.close()
    with open_store(store.path) as reading, pytest.raises(StoreError, match="opened for reading"):
        reading.add(GAZETTE, GAZETTE_SAYS)


def test_closed_store_says_so(store):
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.edges()


def test_creating_needs_an_assembler(tmp_path):
    with pytest.raises(StoreError, match="expected an assembler"):
        open_store(tmp_path / "new", create=True)


def test_actor_that_the_register_learns_is_labelled_by_it(store, assembler, ontology):
    """A store made before the register knew an actor shows one label for it afterwards."""
    store.engine.update(
        "INSERT DATA { GRAPH <https://w3id.org/entente/graph/derived> "
        "{ <https://w3id.org/entente/actor/RUS> a <https://w3id.org/entente/ontology#Actor> ; "
        "<http://www.w3.org/2004/02/skos/core#prefLabel> 'RUS' } } ; "
        "DELETE WHERE { GRAPH ?g { ?s <https://w3id.org/entente/ontology#curatedDigest> ?o } }"
    )
    store.close()
    with open_store(store.path, assembler=assembler, ontology=ontology) as again:
        labels = again.query("SELECT ?l { actor:RUS skos:prefLabel ?l }", timeout=None).rows
    assert labels == (("Russia",),)


def test_large_batch_goes_the_same_way(make_store):
    many = [
        (
            Article(f"a{n}", "", publisher=f"p{n % 7}"),
            [
                Statement("PRK", "suppliesArms", "RUS", amount=Amount(Decimal(m), f"u{n}"))
                for m in (1, 2, 3)
            ],
        )
        for n in range(300)
    ]
    bulk, small = make_store("bulk"), make_store("small")
    bulk.add_all(many, batch=300)
    small.add_all(many, batch=50)
    assert render(bulk, "nq") == render(small, "nq")
    assert bulk.edges(article="a7")[0].sources == 1


def test_own_actors_beside_the_store_have_their_labels(tmp_path, assembler):
    (tmp_path / "news.actors.csv").write_text(
        "code,kind,names,acts_for,when\nATL,state,Atlantis,,\nPRK,,Choson,,\n"
    )
    with open_store(tmp_path / "news.db", create=True, assembler=assembler) as store:
        store.add(GAZETTE, [Statement("ATL", "attacks", "PRK")])
        asked = "SELECT ?a ?kind ?name { ?a a ?kind ; skos:prefLabel ?name } VALUES ?a { %s }"
        rows = store.query(asked % "actor:ATL actor:PRK", timeout=None).rows
    assert sorted(rows) == [("ATL", "ent:State", "Atlantis"), ("PRK", "ent:State", "Choson")]


def test_stranger_that_becomes_an_own_actor_loses_its_code_for_a_label(tmp_path, assembler):
    path = tmp_path / "news.db"
    with open_store(path, create=True, assembler=assembler) as store:
        store.add(GAZETTE, [Statement("ATL", "attacks", "PRK")])
    own = tmp_path / "own.csv"
    own.write_text("code,kind,names,acts_for,when\nATL,state,Atlantis,,\n")
    with open_store(path, assembler=assembler, own=[own]) as store:
        rows = store.query("SELECT ?n { actor:ATL skos:prefLabel ?n }", timeout=None).rows
    assert rows == (("Atlantis",),)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("IO error: While open a file: a/LOG: Permission denied", "expected to be allowed to read"),
        ("IO error: No space left on device: While appending", "expected room on its disk"),
        ("Corruption: checksum mismatch in 000008.sst", "ingest the articles into a new one"),
    ],
    ids=["no right", "no room", "damaged"],
)
def test_store_that_cannot_be_opened_is_told_with_advice(store, monkeypatch, said, told):
    def fail(*_):
        raise OSError(said)

    store.close()
    monkeypatch.setattr(opening, "_opened_for_reading", fail)
    with pytest.raises(StoreError, match=told) as caught:
        open_store(store.path)
    assert str(store.path) in str(caught.value)


def test_offices_and_memberships_are_said_to_be_such(tmp_path, assembler, ontology):
    folder = tmp_path / "ontology"
    shutil.copytree(ontology, folder)
    (folder / "actors" / "offices.ttl").write_text(
        "@prefix actor: <https://w3id.org/entente/actor/> .\n"
        "@prefix ent: <https://w3id.org/entente/ontology#> .\n"
        "actor:envoy ent:holdsOffice <urn:office> . <urn:office> ent:officeOf actor:RUS .\n"
        "actor:EAST ent:membership <urn:member> . <urn:member> ent:membershipOf actor:CHN .\n"
    )
    with open_store(tmp_path / "db", create=True, assembler=assembler, ontology=folder) as store:
        kinds = store.query(
            "SELECT ?one ?kind { VALUES ?one { <urn:office> <urn:member> } ?one a ?kind }"
        )
    assert set(kinds.rows) == {("urn:office", "ent:Office"), ("urn:member", "ent:Membership")}
