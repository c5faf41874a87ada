from __future__ import annotations

import errno
import json
import os
import platform
import signal
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import monotonic, sleep

import pyoxigraph as ox
import pytest
from conftest_store import COURIER, COURIER_SAYS

from graph.assemble import Assembler
from graph.curated.relations import load_relations
from graph.errors import QueryError
from graph.store import database, open_store, snapshots, worker

ARMS = "SELECT ?from ?to { ?from rel:suppliesArms ?to }"
BOTH = pytest.mark.parametrize("timeout", [None, 60.0], ids=["here", "own process"])


@BOTH
def test_rows_as_people_read_them(store, timeout):
    result = store.query(ARMS, timeout=timeout)
    assert (result.kind, result.columns, result.rows) == ("rows", ("from", "to"), (("PRK", "RUS"),))


@BOTH
def test_prefix_of_the_query_goes_before_ours(store, timeout):
    result = store.query(
        "PREFIX rel: <https://else.example/> SELECT ?a { ?a rel:suppliesArms ?b }", timeout=timeout
    )
    assert result.rows == ()


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("table", "from  to\n----  ---\nPRK   RUS\n"),
        ("csv", "from,to\nPRK,RUS\n"),
        (
            "tsv",
            "?from\t?to\n<https://w3id.org/entente/actor/PRK>\t<https://w3id.org/entente/actor/RUS>\n",
        ),
    ],
    ids=["table", "csv", "tsv"],
)
def test_text_of_rows(store, form, text):
    assert store.query(ARMS, timeout=None).render(form) == text


def test_json_and_xml_of_rows(store):
    result = store.query(ARMS, timeout=None)
    bindings = json.loads(result.render("json"))["results"]["bindings"]
    assert bindings[0]["to"]["value"] == "https://w3id.org/entente/actor/RUS"
    assert "<uri>https://w3id.org/entente/actor/PRK</uri>" in result.render("xml")


def test_numbers_lean_to_the_right_and_lines_stay_whole(store):
    result = store.query('SELECT ?n ?t { VALUES (?n ?t) { (5 "a\\nb") (1200 "c") } }', timeout=None)
    assert result.render("table") == "n     t\n----  ---\n   5  a b\n1200  c\n"


@BOTH
@pytest.mark.parametrize(
    ("ask", "truth", "text"),
    [
        ("ASK { actor:PRK ?r actor:RUS }", True, "yes\n"),
        ("ASK { actor:VNM ?r actor:RUS }", False, "no\n"),
    ],
    ids=["yes", "no"],
)
def test_yes_or_no(store, timeout, ask, truth, text):
    result = store.query(ask, timeout=timeout)
    assert (result.boolean, result.render()) == (truth, text)


@BOTH
def test_construct_gives_turtle(store, timeout):
    result = store.query(
        "CONSTRUCT { ?a rel:suppliesArms ?b } { ?a rel:suppliesArms ?b }", timeout=timeout
    )
    assert result.render(result.default_format) == (
        "@prefix actor: <https://w3id.org/entente/actor/> .\n"
        "@prefix rel: <https://w3id.org/entente/relation#> .\n"
        "\n"
        "actor:PRK rel:suppliesArms actor:RUS .\n"
    )


def test_describe_gives_triples(store):
    assert len(store.query("DESCRIBE actor:VNM", timeout=None).triples) == 3


def test_format_that_does_not_fit(store):
    with pytest.raises(
        QueryError,
        match="expected table, csv, sparql-csv, tsv, json, xml for this query, got 'ttl'",
    ):
        store.query(ARMS, timeout=None).render("ttl")


@BOTH
def test_syntax_error_names_line_and_column(store, timeout):
    with pytest.raises(QueryError, match=r"query, line 2, column 2: expected a pattern of .*"):
        store.query("SELECT ?s {\n ?s ?p }", timeout=timeout)


@BOTH
def test_unknown_prefix_is_told_with_those_known(store, timeout):
    told = r"line 1, column 16: prefix nope: is not known.* declare it .* or use one of actor:, "
    with pytest.raises(QueryError, match=told):
        store.query("SELECT ?s { ?s nope:p ?o }", timeout=timeout)


@pytest.mark.parametrize("about", [{"valid_on": date(2024, 6, 1)}, {"background": True}], ids=str)
def test_mistake_is_told_of_a_copy_too(store, about):
    with pytest.raises(QueryError, match="did you mean SELECT"):
        store.query("SELCT ?s { ?s ?p ?o }", **about)


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("LOAD <https://else.example/>", "got LOAD; a store is changed with"),
        ("PREFIX a: <b:> # x\nINSERT DATA { a:a a:a a:a }", "got INSERT"),
        ("delete where { ?s ?p ?o }", "got DELETE"),
        (
            "SELECT * { SERVICE <https://else.example/> { ?s ?p ?o } }",
            "SERVICE asks another server",
        ),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "SERVICE asks another server"),
        ("PREFIX : <urn:> SELECT * {SERVICE:x{?s ?p ?o}}", "SERVICE asks another server"),
        ("PREFIX ex: <urn:> SELECT * {SERVICEex:x{?s ?p ?o}}", "SERVICE asks another server"),
        ("SELECT * {SERVICESILENT<urn:x>{?s ?p ?o}}", "SERVICE asks another server"),
        (
            r"SELECT * { actor:a\' ?p ?o . SERVICE <https://else.example/> { ?s ?p 'x' } }",
            "SERVICE asks another server",
        ),
        ("  # nothing\n", "got nothing"),
    ],
    ids=[
        "load",
        "insert",
        "delete",
        "service",
        "silent",
        "right before a name",
        "right before a prefix",
        "silent without a space",
        "behind an escape",
        "empty",
    ],
)
def test_what_reaches_beyond_reading_is_refused(store, sparql, message):
    with pytest.raises(QueryError, match=message):
        store.query(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT ?s { ?s ?p "SERVICE <x>" }',
        "SELECT ?service { ?service rel:suppliesArms ?o } # SERVICE",
        "PREFIX service: <urn:> SELECT ?s { ?s service:x ?o ; rel:service ?p }",
        "SELECT ?s { ?s <https://else.example/SERVICE> ?o }",
        'SELECT ?s { ?s ?p "DELETE" }',
    ],
    ids=["string", "variable and comment", "prefix", "iri", "word of an update"],
)
def test_words_that_only_look_like_it_pass(store, sparql):
    assert store.query(sparql, timeout=None).kind == "rows"


def told(path: Path, query: str) -> dict[str, str]:
    """Give what the process says of a query that nobody checked before."""
    task = {"path": str(path), "query": query, "prefixes": {}}
    done = subprocess.run(
        [sys.executable, "-P", worker.__file__],
        input=json.dumps(task).encode() + b"\n",
        capture_output=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout.partition(b"\n")[0])


@pytest.mark.skipif(platform.system() != "Linux", reason="the kernel's filter is Linux's")
def test_process_itself_lets_nothing_out(store):
    """What slips past the check by words still finds no socket to open."""
    store.close()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        head = told(store.path, f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
        assert head["error"] == "engine"
        with pytest.raises(TimeoutError):
            server.accept()


def test_store_of_many_files_answers(tmp_path):
    """The engine opens its files when a query needs them, however many there are."""
    engine = ox.Store(str(tmp_path / "many"))
    for n in range(40):
        lines = "".join(f"<a:{n}> <a:p{m}> <a:o{n}> .\n" for m in range(50))
        engine.bulk_load(input=lines.encode(), format=ox.RdfFormat.N_QUADS)
    engine.flush()
    del engine
    assert len(list((tmp_path / "many").glob("*.sst"))) > 20
    assert told(tmp_path / "many", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == {"kind": "rows"}


def test_long_query_is_stopped(store):
    begun = monotonic()
    with pytest.raises(QueryError, match=r"took longer than 0\.5 seconds and was stopped"):
        store.query(
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=0.5
        )
    assert monotonic() - begun < 20


def test_question_sees_what_was_written_last(store):
    count = "SELECT (COUNT(*) AS ?n) { ?e ent:bearsOn ?c }"
    before = store.query(count).rows
    store.remove("courier-1")
    between = store.query(count).rows
    store.add(COURIER, COURIER_SAYS)
    assert store.query(count).rows == before != between


def test_no_snapshot_is_left(store):
    store.query(ARMS)
    store.close()
    assert [path.name for path in store.path.parent.iterdir()] == ["store"]


def test_reader_asks_what_it_opened_whatever_is_written_meanwhile(store, assembler, ontology):
    count = "SELECT (COUNT(*) AS ?n) { ?e ent:bearsOn ?c }"
    store.close()
    with open_store(store.path) as reading:
        before = reading.query(count).rows
        with open_store(store.path, assembler=assembler, ontology=ontology) as writer:
            writer.remove("courier-1")
            assert reading.query(count).rows == before
            assert writer.query(count).rows != before
    assert [path.name for path in store.path.parent.iterdir()] == ["store"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC], ids=["no right", "no room"])
@pytest.mark.parametrize("day", [None, date(2024, 6, 1)], ids=["today", "as of"])
def test_reader_asks_the_folder_where_no_snapshot_can_be_made(store, monkeypatch, number, day):
    def refuse(**_):
        raise OSError(number, "no")

    store.close()
    monkeypatch.setattr(snapshots, "mkdtemp", refuse)
    with open_store(store.path) as reading:
        assert reading.query("ASK { ?c a ent:Claim }", valid_on=day).boolean


def test_background_is_laid_under_where_no_snapshot_can_be_made(store, monkeypatch):
    def refuse(**_):
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(snapshots, "mkdtemp", refuse)
    ask = "ASK { ?fact ent:standing ent:Background . ?c ent:standing ent:Contested }"
    assert store.query(ask, background=True).boolean


def test_what_a_killed_process_left_is_swept_away(store):
    store.close()
    home = store.path.parent
    left = home / f".{store.path.name}-abcd.snapshot"
    (left / "store").mkdir(parents=True)
    others = home / f".{store.path.name}-mine.snapshot"
    (others / "photos").mkdir(parents=True)
    with open_store(store.path) as reading:
        reading.query("ASK {}")
        (alive,) = (one for one in home.glob(".*.snapshot") if one not in {left, others})
        open_store(store.path).close()
        assert alive.exists()
    assert not left.exists()
    assert others.exists()
    assert not alive.exists()


@pytest.mark.skipif(platform.system() != "Linux", reason="the kernel's signal is Linux's")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL], ids=["asked to end", "killed"])
def test_process_of_a_query_ends_with_the_one_that_asked(store, end):
    store.close()
    long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    code = "import sys; from graph.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "query", long, "--store", str(store.path)]
    with subprocess.Popen(command, start_new_session=True) as asking:
        children = Path(f"/proc/{asking.pid}/task/{asking.pid}/children")
        while asking.poll() is None and not children.read_text():
            sleep(0.05)
        (child,) = children.read_text().split()
        sleep(0.5)
        asking.send_signal(end)
        asking.wait(timeout=20)
    assert asking.returncode == (128 + end if end is signal.SIGTERM else -end)
    assert ended(child)
    open_store(store.path).close()
    assert [path.name for path in store.path.parent.iterdir()] == ["store"]


@pytest.mark.parametrize(
    ("dataset", "graphs"),
    [
        ("", ["?any"]),
        ("FROM article:courier-1", ["article:courier-1"]),
        ("FROM article:courier-1 FROM <urn:nobody>", ["article:courier-1"]),
        ("FROM <urn:nobody>", []),
        ("FROM <file:///etc/passwd>", []),
    ],
    ids=["none", "one", "two", "unknown", "file"],
)
@BOTH
def test_dataset_is_what_from_says(store, timeout, dataset, graphs):
    count = "SELECT (COUNT(DISTINCT ?e) AS ?n) %s { %s }"
    pattern = "?e ent:bearsOn ?c"
    inside = [store.query(count % ("", f"GRAPH {g} {{ {pattern} }}")).rows[0][0] for g in graphs]
    assert [*inside, "0"][0] == store.query(count % (dataset, pattern), timeout=timeout).rows[0][0]
    assert not inside or int(inside[0]) > 0


def test_graphs_are_those_that_from_named_says(store):
    graphs = "SELECT DISTINCT ?g FROM NAMED article:courier-1 { GRAPH ?g { ?s ?p ?o } }"
    assert store.query(graphs).rows == (("courier-1",),)


def test_word_from_elsewhere_is_no_dataset(store):
    asked = 'SELECT ?from { ?from ent:bearsOn ?c FILTER(?from != "FROM") } # FROM <urn:a>'
    assert store.query(asked).rows


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks for children in /proc")
def test_interrupted_query_ends_with_one_line(store):
    """Ctrl-C reaches the command and the process that runs the query."""
    store.close()
    long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    code = "import sys; from graph.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "query", long, "--store", str(store.path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as asking:
        children = Path(f"/proc/{asking.pid}/task/{asking.pid}/children")
        while asking.poll() is None and not children.read_text():
            sleep(0.05)
        (child,) = children.read_text().split()
        sleep(0.2)
        begun = monotonic()
        os.killpg(asking.pid, signal.SIGINT)
        out, err = asking.communicate(timeout=20)
    assert (asking.returncode, out, err.strip()) == (130, "", "")
    assert monotonic() - begun < 10
    assert ended(child)


def ended(process):
    """Whether a process is gone within some seconds, or waits for its end to be noted."""
    state = Path(f"/proc/{process}/stat")
    for _ in range(100):
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        sleep(0.05)
    return False


def test_writer_joins_the_files_that_it_strewed(tmp_path):
    folder = tmp_path / "strewn"
    with open_store(folder, create=True, assembler=Assembler(load_relations())) as store:
        for n in range(3 * database.MANY_FILES):
            lines = "".join(f"<a:{n}> <a:p{m}> <a:o{n}> <a:g> .\n" for m in range(50))
            store.engine.bulk_load(input=lines.encode(), format=ox.RdfFormat.N_QUADS)
        assert len(list(folder.glob("*.sst"))) > database.MANY_FILES
    assert len(list(folder.glob("*.sst"))) <= database.MANY_FILES
