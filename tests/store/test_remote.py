from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import sleep

import pytest
from conftest_server import Replies, pretender, server
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

from graph.assemble import Assembler
from graph.curated.queries import load_queries
from graph.errors import EntenteError, QueryError, StoreError, UnknownNameError
from graph.model.article import Article
from graph.model.claim import Statement
from graph.store import Store, export, open_store, render, select
from graph.store.checking import find_faults
from graph.store.opened import Graph
from graph.store.remote import RemoteStore
from graph.store.remote_address import read_address

__all__ = ["pretender", "server"]

ALL = (
    (GAZETTE, GAZETTE_SAYS),
    (COURIER, COURIER_SAYS),
    (TRIBUNE, TRIBUNE_SAYS),
    (HERALD, HERALD_SAYS),
)
Pair = tuple[Store, Store]


@pytest.fixture
def remote(server: str, assembler: Assembler, ontology: Path) -> Iterator[Store]:
    with open_store(server, create=True, assembler=assembler, ontology=ontology) as store:
        yield store


@pytest.fixture
def pair(remote: Store, make_store: Callable[[str], Store]) -> Pair:
    """The same articles in a folder and on a server."""
    local = make_store("local")
    for store in (local, remote):
        store.add_all(ALL)
    return local, remote


def lines(store: Store) -> list[str]:
    """Everything that a store holds, but for what only servers keep."""
    quads = map(str, store.engine.quads_for_pattern(None, None, None))
    return sorted(one for one in quads if "ontology#revision" not in one or "/store>" not in one)


def test_server_holds_what_a_folder_holds(pair: Pair) -> None:
    local, remote = pair
    assert isinstance(remote, RemoteStore)
    assert lines(remote) == lines(local)
    assert len(lines(remote)) > 300


def test_adding_again_changes_nothing(pair: Pair) -> None:
    _, remote = pair
    before = [str(quad) for quad in remote.engine.quads_for_pattern(None, None, None)]
    assert remote.add_all(ALL) == 0
    assert sorted(map(str, remote.engine.quads_for_pattern(None, None, None))) == sorted(before)


def test_removing_leaves_what_was_there_before(pair: Pair) -> None:
    local, remote = pair
    for store in pair:
        store.remove("courier-1")
        store.add(TRIBUNE, HERALD_SAYS)
    assert lines(remote) == lines(local)
    with pytest.raises(UnknownNameError, match=r"no article 'gazette-2'.*did you mean 'gazette-1'"):
        remote.remove("gazette-2")


@pytest.mark.parametrize(
    "conditions",
    [
        {},
        {"actor": "PRK"},
        {"between": ("PRK", "RUS")},
        {"speaker": "KOR"},
        {"article": "courier-1"},
        {"relation": "suppliesArms", "valid_on": date(2024, 4, 1)},
        {"actor": "nobody"},
    ],
    ids=lambda given: "-".join(given) or "all",
)
def test_edges_are_those_of_a_folder(pair: Pair, conditions: dict) -> None:
    local, remote = pair
    assert remote.edges(**conditions) == local.edges(**conditions)


def test_few_requests_read_many_edges(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    _, remote = pair
    engine = remote.engine
    sent = []
    ask = engine._endpoints.query
    monkeypatch.setattr(engine._endpoints, "query", lambda *a, **k: sent.append(a) or ask(*a, **k))
    engine.forget()
    assert len(remote.edges()) > 10
    assert len(sent) <= 6
    engine.forget()
    sent.clear()
    select(remote)
    assert len(sent) <= 10


def test_queries_and_exports_are_those_of_a_folder(pair: Pair) -> None:
    local, remote = pair
    arguments = {"actor": "PRK", "a": "PRK", "b": "RUS", "since": "2020-01-01"}
    for name in ("contested", "partners", "between", "timeline"):
        query = load_queries()[name]
        given = {p.name: arguments[p.name] for p in query.parameters if p.name in arguments}
        answers = [store.ask(query, given, timeout=60) for store in pair]
        assert answers[0].columns == answers[1].columns
        assert sorted(answers[0].rows) == sorted(answers[1].rows), name
    for form in ("ttl", "nq", "csv", "graphml"):
        assert render(select(remote), form) == render(select(local), form)


@pytest.mark.parametrize(
    ("sparql", "kind"),
    [
        ("SELECT ?a { ?a rel:suppliesArms actor:RUS }", "rows"),
        ("ASK { actor:PRK rel:suppliesArms actor:RUS }", "boolean"),
        ("CONSTRUCT WHERE { ?a rel:suppliesArms ?b }", "triples"),
    ],
)
def test_any_form_of_query_is_answered(pair: Pair, sparql: str, kind: str) -> None:
    answers = [store.query(sparql) for store in pair]
    assert answers[0].kind == answers[1].kind == kind
    form = answers[0].default_format
    assert answers[1].render(form) == answers[0].render(form)
    on = [store.query(sparql, valid_on=date(2024, 4, 1)).render(form) for store in pair]
    assert on[0] == on[1]


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT ?a { ?a", "query, line 1, column"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "expected SELECT.*got INSERT"),
        ("SELECT * { SERVICE <http://127.0.0.1/x> { ?s ?p ?o } }", "SERVICE asks another server"),
    ],
    ids=["syntax", "update", "service"],
)
def test_bad_query_is_told_before_it_is_sent(remote: Store, sparql: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        remote.query(sparql)


def test_slow_query_is_given_up(remote: Store) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?f) }"
    with pytest.raises(QueryError, match=r"no answer within 0.2 seconds"):
        remote.query(slow, timeout=0.2)
    assert remote.query("ASK { ?s ?p ?o }").boolean


def test_faults_and_words_are_found(pair: Pair) -> None:
    local, remote = pair
    assert find_faults(remote.engine) == find_faults(local.engine)
    assert remote.search("shipped shells") == local.search("shipped shells") != ()


def test_reader_needs_a_store_that_was_written(server: str, assembler: Assembler) -> None:
    with pytest.raises(StoreError, match=f"no store at {server}: expected a server that"):
        open_store(server)
    with pytest.raises(StoreError, match="no store at"):
        open_store(server, assembler=assembler)


def test_reader_may_not_write(remote: Store) -> None:
    with open_store(remote.path) as reader, pytest.raises(StoreError, match="opened for reading"):
        reader.add(GAZETTE, GAZETTE_SAYS)


def test_other_version_is_refused(remote: Store) -> None:
    remote.engine.update(
        "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?g { ?s ?p '99' } } "
        "WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRENDS(STR(?p), '#storeVersion')) }"
    )
    with pytest.raises(StoreError, match='has version "99", expected'):
        open_store(remote.path)


def test_two_writers_at_once_lose_nothing(
    server: str, assembler: Assembler, ontology: Path, make_store: Callable[[str], Store]
) -> None:
    """Each batch is made again where the other writer came first; the sum is that of one."""
    items = [
        (Article(f"a{n}", "", publisher=f"P{n % 3}"), (GAZETTE_SAYS, COURIER_SAYS)[n % 2])
        for n in range(16)
    ]
    open_store(server, create=True, assembler=assembler, ontology=ontology).close()
    failed: list[EntenteError] = []

    def write(mine: list[tuple[Article, tuple[Statement, ...]]]) -> None:
        try:
            with open_store(server, assembler=assembler, ontology=ontology) as store:
                store.add_all(mine, batch=2)
        except EntenteError as error:
            failed.append(error)

    writers = [threading.Thread(target=write, args=(items[start::2],)) for start in (0, 1)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failed == []
    local = make_store("one")
    local.add_all(items)
    with open_store(server) as store:
        assert lines(store) == lines(local)


def test_what_another_wrote_in_between_is_built_on(
    server: str, assembler: Assembler, ontology: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first try of a batch comes to nothing, the second has both."""
    with (
        open_store(server, create=True, assembler=assembler, ontology=ontology) as one,
        open_store(server, assembler=assembler, ontology=ontology) as other,
    ):
        engine = one.engine
        write_if, tries = engine.write_if, []

        def late(*words: object) -> None:
            tries.append(words)
            if len(tries) == 1:
                other.add(COURIER, COURIER_SAYS)
            write_if(*words)

        monkeypatch.setattr(engine, "write_if", late)
        assert one.add(GAZETTE, GAZETTE_SAYS)
        assert len(tries) == 2
        (arms,) = one.edges(relation="suppliesArms", article="gazette-1")
        assert {e.article for e in one.edges() for e in e.evidence} == {"gazette-1", "courier-1"}
        assert arms.standing.value == "contested"


def refusing(status: int, kind: str = "text/plain", body: bytes = b"no", **more: str) -> Replies:
    return lambda *_: (status, {"Content-Type": kind, **more}, body)


BAD = {
    "unauthorised": (refusing(401), "the server refuses requests without any .401.; expected"),
    "forbidden": (refusing(403), "refuses requests without any .403."),
    "nothing there": (refusing(404), "expected a server that answers SPARQL, got 404 at"),
    "a web page": (
        refusing(200, "text/html", b"<h1>Hello</h1>"),
        "expected a server that answers SPARQL, got 200 text/html at",
    ),
    "elsewhere": (refusing(302, Location="https://other.example/x"), "leads on to https://other"),
    "broken": (refusing(503, body=b"out of order"), "got 503 at"),
    "no results": (
        refusing(200, "application/sparql-results+json", b'{"head'),
        "expected SPARQL results in JSON, got something else",
    ),
    "cut off": (
        refusing(
            200,
            "application/sparql-results+json",
            b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"u',
        ),
        "expected rows of quads, got others",
    ),
}


@pytest.mark.parametrize(("replies", "told"), BAD.values(), ids=BAD)
def test_bad_server_is_told_in_one_line(
    pretender: Callable[[Replies], str], replies: Replies, told: str
) -> None:
    address = pretender(replies)
    with pytest.raises(StoreError, match=f"^store {address}: .*{told}") as caught:
        open_store(address)
    assert "\n" not in str(caught.value)


def test_no_server_is_told_in_one_line() -> None:
    with pytest.raises(
        StoreError, match=r"no connection .*refused.*start it, or check the address"
    ):
        open_store("http://127.0.0.1:1/x")


def test_silent_server_is_given_up(
    pretender: Callable[[Replies], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = threading.Event()

    def late(*_: object) -> tuple[int, dict[str, str], bytes]:
        waiting.wait(5)
        return 200, {}, b""

    address = pretender(late)
    monkeypatch.setenv("ENTENTE_STORE_TIMEOUT", "0.2")
    with pytest.raises(StoreError, match=r"no answer within 0.2 seconds"):
        open_store(address)
    waiting.set()


def test_lost_answer_to_a_change_is_asked_for(
    remote: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server wrote the batch, the connection broke: the revision tells, nothing is twice."""
    from graph.store.remote_client import UnreachableError

    engine = remote.engine
    update = engine._endpoints.update

    def broken(sparql: bytes) -> None:
        update(sparql)
        raise UnreachableError("store x: no answer")

    monkeypatch.setattr(engine._endpoints, "update", broken)
    assert remote.add(GAZETTE, GAZETTE_SAYS)
    monkeypatch.setattr(
        engine._endpoints, "update", lambda _: (_ for _ in ()).throw(UnreachableError("store x"))
    )
    with pytest.raises(UnreachableError, match="store x"):
        remote.add(COURIER, COURIER_SAYS)
    assert [article.id for article in remote.articles()] == ["gazette-1"]


def test_server_without_a_union_of_graphs_is_told(remote: Store, monkeypatch) -> None:
    monkeypatch.setattr("graph.store.remote_engine._UNIONS", ("",))
    with pytest.raises(QueryError, match="answers over its default graph alone; expected one"):
        remote.query("ASK { ?s ?p ?o }")
    assert remote.edges() == ()


def test_server_without_graph_store_protocol_is_written_by_update(
    server: str, assembler: Assembler, ontology: Path, make_store: Callable[[str], Store]
) -> None:
    place = f"{server}#query=/query&update=/update&graphs=/nothing"
    with open_store(place, create=True, assembler=assembler, ontology=ontology) as store:
        store.add_all(ALL)
        local = make_store("local")
        local.add_all(ALL)
        assert lines(store) == lines(local)


def test_credentials_are_sent_and_never_shown(pretender: Callable[[Replies], str]) -> None:
    seen = []

    def replies(_method: str, _path: str, headers: dict[str, str]) -> tuple:
        seen.append(headers.get("Authorization"))
        return 401, {}, b""

    address = pretender(replies).replace("http://", "http://ann:s%40cret@")
    with pytest.raises(StoreError, match="the server refuses these credentials") as caught:
        open_store(address)
    assert seen == ["Basic YW5uOnNAY3JldA=="]
    assert "cret" not in str(caught.value)
    assert "cret" not in repr(read_address(address))


ENVIRONMENTS = {
    "user": ({"ENTENTE_STORE_USER": "ann", "ENTENTE_STORE_PASSWORD": "x"}, "Basic YW5uOng="),
    "token": ({"ENTENTE_STORE_TOKEN": "abc"}, "Bearer abc"),
    "none": ({}, ""),
}


@pytest.mark.parametrize(("environment", "sent"), ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_credentials_come_from_the_environment(environment: dict[str, str], sent: str) -> None:
    assert read_address("https://graphs.example/x/", environment).authorization == sent


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://graphs.example/x", "expected https, got http.*ENTENTE_ALLOW_HTTP=1"),
        ("ftp://graphs.example", "expected a folder, or an address like https"),
        ("https://", "expected a folder, or an address like https"),
        ("https://ann:cret@:x/", "expected a folder, or an address like https"),
        ("https://graphs.example/x?y=1", "without a question mark"),
        ("https://graphs.example/x#colour=red", "expected query=PATH, update=PATH, graphs=PATH"),
        ("https://graphs.example/x#query=https://other.example/", "paths of the same server"),
    ],
)
def test_bad_address_is_told(address: str, told: str) -> None:
    with pytest.raises(StoreError, match=told) as caught:
        read_address(address, {})
    assert "cret" not in str(caught.value)


def test_plain_http_is_for_loopback_or_who_allows_it() -> None:
    for address in ("http://localhost:7878", "http://127.0.0.1/x", "http://[::1]:80/x"):
        assert read_address(address, {}).base == address
    allowed = read_address("http://graphs.example/x", {"ENTENTE_ALLOW_HTTP": "1"})
    assert allowed.base == "http://graphs.example/x"


def test_exported_store_of_a_server_is_that_of_a_folder(pair: Pair, tmp_path: Path) -> None:
    local, remote = pair
    (one,) = export(local, tmp_path / "local.ttl")
    (other,) = export(remote, tmp_path / "remote.ttl")
    assert other.read_bytes() == one.read_bytes()


def test_notebooks_read_servers(pair: Pair) -> None:
    local, remote = pair
    with Graph(remote.path) as opened:
        assert opened.claims(actor="PRK") == local.edges(actor="PRK")
        assert opened.to_networkx().number_of_edges() == len(local.edges())
        local.close()
        with pytest.raises(
            StoreError, match="expected a folder; rdflib's SPARQLStore reads servers"
        ):
            opened.rdf()


def test_reader_sees_what_was_written_meanwhile(remote: Store) -> None:
    with open_store(remote.path) as reader:
        assert reader.edges() == ()
        remote.add(GAZETTE, GAZETTE_SAYS)
        assert reader.edges() == remote.edges() != ()
        assert reader.articles() == remote.articles()
        assert reader.inputs(["gazette-1", "nobody"]) == {"gazette-1": ""}
        known = {"gazette-1": (GAZETTE.url, GAZETTE.publisher)}
        assert reader.sources(["gazette-1", "nobody"]) == known
        assert (reader.text("gazette-1"), reader.text("nobody")) == (GAZETTE.text, "")


WRITER = """
import sys
from conftest_store import COURIER_SAYS, GAZETTE_SAYS
from pathlib import Path
from graph.assemble import Assembler
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.store import open_store

place, ontology, first = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
store = open_store(place, create=True, assembler=Assembler(load_relations()), ontology=ontology)
print("open", flush=True)
for n in range(first, first + 100_000):
    store.add(Article(f"a{n}", "", publisher=f"P{n % 3}"), (GAZETTE_SAYS, COURIER_SAYS)[n % 2])
    print(n, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_writers_leave_whole_articles(
    server: str, ontology: Path, make_store: Callable[[str], Store]
) -> None:
    """What was said to be there is there, perhaps one article more, and none by half."""
    here = Path(__file__).parent
    places = {"PYTHONPATH": f"{here}:{here.parents[1]}"}
    first = 0
    for seconds in (0.05, 0.4):
        command = [sys.executable, "-c", WRITER, server, str(ontology), str(first)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=places) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "open\n"
            sleep(seconds)
            writer.kill()
            said = [int(line) for line in writer.stdout.read().split("\n")[:-1]]
        last = max(said, default=first - 1)
        with open_store(server) as store:
            written = {article.id for article in store.articles()}
        assert {f"a{n}" for n in range(last + 1)} <= written
        assert written <= {f"a{n}" for n in range(last + 2)}
        first = len(written)
    local = make_store("local")
    local.add_all(
        (Article(f"a{n}", "", publisher=f"P{n % 3}"), (GAZETTE_SAYS, COURIER_SAYS)[n % 2])
        for n in range(first)
    )
    with open_store(server) as store:
        assert lines(store) == lines(local)
