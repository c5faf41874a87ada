"""Files of coded events into a store."""

from __future__ import annotations

import tracemalloc
from datetime import date

import pytest
from conftest_store import assembler, make_store, ontology

from graph.curated.queries import load_queries
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.quantity import Interval
from graph.model.terms import Status
from graph.pipeline.importing import Importer, make_mapper
from graph.store import render, select

assert assembler
assert ontology
assert make_store

HEADS = "event_id,date,source,target,cameo,url\n"
ADDRESS = "https://herald.example/7"
ROWS = [
    f"1,2024-06-18,RUSGOV,UKR,190,{ADDRESS}",
    "2,2024-06-18,RUS,UKRCVL,190,https://b.example",
    "3,2024-06-18,USA,,112,https://c.example",
    "4,2024-06-18,USAGOV,RUS,112,https://c.example",
    "5,2024-06-18,NOR,SWE,010,https://d.example",
    "6,2024-06-18,ATLANTIS,SWE,040,https://d.example",
    "7,2024-06-31,NOR,SWE,040,https://d.example",
]


@pytest.fixture(scope="module")
def mapper():
    return make_mapper()


@pytest.fixture
def store(make_store):
    return make_store("events")


@pytest.fixture
def events(tmp_path):
    def write(*rows, name="ledger.csv"):
        (tmp_path / name).write_text(HEADS + "".join(f"{row}\n" for row in rows))
        return tmp_path / name

    return write


def take_in(store, mapper, *paths, **options):
    importer = Importer(mapper, **options)
    importer.into(store, paths)
    return importer.report


def claims(store):
    return [
        (e.claim.subject, e.claim.relation, e.claim.object, e.standing.value, e.sources)
        for e in store.edges()
    ]


def test_rows_become_claims_or_are_counted_by_reason(store, mapper, events):
    told = []
    report = take_in(store, mapper, events(*ROWS), on_fault=lambda error: told.append(str(error)))
    assert claims(store) == [
        ("RUS", "attacks", "UKR", "reported", 1),
        ("USA", "accuses", "RUS", "reported", 1),
    ]
    assert report.data() == {
        "rows": 7,
        "claims": 2,
        "changed": 2,
        "unreadable": 1,
        "stopped": False,
        "datasets": {"ledger": 7},
        "unmapped": {
            "CAMEO 01 is no relation": 1,
            "acts for no state: CVL": 1,
            "only one actor": 1,
            "unknown actor": 1,
        },
        "unknown": {"ATLANTIS": 1},
    }
    [fault] = told
    assert "ledger.csv:8: expected a date like 2024-06-19, got '2024-06-31'" in fault


def test_source_is_the_data_set_and_the_address(store, mapper, events):
    take_in(store, mapper, events(ROWS[0]), dataset="My Ledger")
    [article] = store.articles()
    assert article == Article(
        "my-ledger-1", "", "My Ledger, event 1", date(2024, 6, 18), "My Ledger", url=ADDRESS,
        language="en",
    )  # fmt: skip
    [edge] = store.edges()
    [evidence] = edge.evidence
    assert (evidence.frame, evidence.speakers) == ("coded/cameo-190", ("My Ledger",))
    assert edge.claim.when == Interval(date(2024, 6, 18), date(2024, 6, 19), "2024-06-18")


def test_importing_again_replaces(store, mapper, events):
    take_in(store, mapper, events(*ROWS[:4]))
    before = sorted(map(str, store.engine))
    assert take_in(store, mapper, events(*ROWS[:4])).changed == 0
    assert sorted(map(str, store.engine)) == before
    report = take_in(store, mapper, events(ROWS[0].replace("190", "036"), ROWS[3]))
    assert report.changed == 1
    assert claims(store)[0] == ("RUS", "meetsWith", "UKR", "prospective", 0)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(ROWS[1], "acts for no state: CVL", id="role"),
        pytest.param(ROWS[2], "only one actor", id="one actor"),
        pytest.param(ROWS[4], "CAMEO 01 is no relation", id="no relation"),
        pytest.param(ROWS[5], "unknown actor 'ATLANTIS'", id="unknown"),
    ],
)
def test_strict_stops_at_a_row_that_is_no_claim(store, mapper, events, row, reason):
    told = f"ledger.csv:3: expected a claim between two known actors, got: {reason}"
    faults = []
    given = events(ROWS[0], row, ROWS[3])
    report = take_in(store, mapper, given, strict=True, on_fault=faults.append)
    assert [str(fault).rpartition("/")[2] for fault in faults] == [told]
    assert (report.stopped, report.rows, report.claims, report.changed) == (True, 2, 1, 1)
    assert len(store.articles()) == 1


def test_strict_stops_at_a_row_that_cannot_be_read(store, mapper, events):
    faults = []
    report = take_in(store, mapper, events(ROWS[6], ROWS[0]), strict=True, on_fault=faults.append)
    assert "ledger.csv:2: expected a date" in str(faults[0])
    assert (report.stopped, report.faults, report.claims) == (True, 1, 0)
    assert not store.edges()


def test_a_file_that_is_none_is_told_and_the_others_go_on(store, mapper, events, tmp_path):
    told = []
    report = take_in(
        store, mapper, tmp_path / "none.csv", events(ROWS[0]), on_fault=lambda e: told.append(e)
    )
    assert (report.faults, report.claims, len(told)) == (1, 1, 1)


def accusation(name, publisher, url, when=None):
    return Article(name, "x", publisher=publisher, url=url), [
        Statement("RUS", "attacks", "UKR", quote="x", when=when)
    ]


@pytest.mark.parametrize("first", ["text", "events"])
def test_an_event_is_no_second_source_beside_its_article(store, mapper, events, first):
    day = Interval(date(2024, 6, 18), date(2024, 6, 19), "on Tuesday")
    path = events(ROWS[0], ROWS[0].replace("1,", "9,", 1))
    if first == "events":
        take_in(store, mapper, path)
    store.add(*accusation("herald-7", "Herald", ADDRESS, day))
    if first == "text":
        take_in(store, mapper, path)
    other = events(ROWS[0], name="second.csv")
    take_in(store, mapper, other)
    assert [one[-1] for one in claims(store)] == [1]
    store.add(*accusation("post-1", "Post", "https://post.example", day))
    assert [one[-1] for one in claims(store)] == [2]


def test_a_data_set_is_one_source_however_many_rows_it_has(store, mapper, events):
    rows = [
        ROWS[0].replace("1,", f"{n},", 1).replace(ADDRESS, f"https://{n}.example/a")
        for n in range(5)
    ]
    take_in(store, mapper, events(*rows))
    assert [one[-1] for one in claims(store)] == [1]


def test_our_own_events_come_back_in(store, make_store, mapper, tmp_path):
    said = [
        Statement("PRK", "suppliesArms", "RUS", Status.REPORTED, by=("KOR",), denied_by=("PRK",),
                  start=3, end=9, quote="sent \"shells\"\tby rail"),
        Statement("Otto Normal", "criticises", "RUS"),
        Statement("USA", "sanctions", "PRK", Status.PROSPECTIVE),
        Statement("PRK", "dependsOn", "CHN"),
    ]  # fmt: skip
    store.add(Article("a", "x", date=date(2024, 6, 1), publisher="Herald", url=ADDRESS), said)
    before = [one for one in claims(store) if one[1] != "dependsOn"]
    (tmp_path / "out.tsv").write_text(render(select(store), "tsv"))
    other = make_store("other")
    report = take_in(other, mapper, tmp_path / "out.tsv")
    assert (report.rows, report.claims) == (3, 3)  # a denial is no event
    assert report.datasets == {"Entente": 3}
    back = claims(other)
    [arms] = other.edges(relation="suppliesArms")
    assert [one[:3] for one in back] == [one[:3] for one in before]
    assert [one[3] for one in back] == ["reported", "reported", "prospective"]
    assert arms.claim.when is None
    assert (arms.affirmed_by, arms.denied_by) == (("KOR",), ())
    assert {e.quote for e in arms.evidence} == {'sent "shells" by rail'}
    assert all(e.frame == "coded/suppliesArms" for e in arms.evidence)


def test_what_machines_coded_is_told_apart_by_a_query(store, mapper, events):
    store.add(*accusation("herald-7", "Herald", ADDRESS))
    take_in(store, mapper, events(ROWS[0], ROWS[3]))
    rows = store.ask(load_queries()["coded"], {"actor": "UKR"}).rows
    assert rows == (("ledger", "Russia", "attacks", "UKR", "reported", "1", "Herald"),)


def test_rows_are_not_kept(mapper, events):
    path = events(*(ROWS[0].replace("1,", f"{n},", 1) for n in range(8_000)))
    tracemalloc.start()
    found = sum(1 for _ in Importer(mapper).articles([path]))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == 8_000
    assert most < 1 << 20  # kept, they would take ten times as much
