from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest

from graph.curated.queries import load_queries
from graph.errors import InputError, UnknownNameError
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.quantity import Amount, Interval
from graph.model.terms import Status
from graph.store.arguments import filled
from graph.store.querying import run_query

QUERIES = load_queries()

SHORT = {
    "SPRING": "2024-03-01/2024-06-01",
    "MANY": "5,000 shells or more",
    "SHIPPED": "Pyongyang has shipped shells",
}

ANSWERS = {
    "between": (
        {"a": "RUS", "b": "PRK"},
        """
North Korea | meets with | Russia | asserted | | | |
North Korea | supplies arms to | Russia | contested | | | | North Korea; Russia
North Korea | supplies arms to | Russia | contested | 900 shells | | Japan |
North Korea | supplies arms to | Russia | contested | 5,000 shells or more | SPRING | South Korea |
""",
    ),
    "arms": (
        {"recipient": "RUS"},
        """
North Korea | Russia | contested | | | 2
North Korea | Russia | contested | 900 shells | | 1
North Korea | Russia | contested | 5,000 shells or more | 2024-03-01/2024-06-01 | 1
""",
    ),
    "contested": (
        {"actor": "PRK"},
        """
North Korea | supplies arms to | Russia | | affirms | South Korea | Shells by rail | SHIPPED
North Korea | supplies arms to | Russia | | affirms | Japan | | 900
North Korea | supplies arms to | Russia | | denies | North Korea; Russia | | none
North Korea | supplies arms to | Russia | MANY | affirms | South Korea | Shells by rail | SHIPPED
North Korea | supplies arms to | Russia | MANY | denies | North Korea; Russia | | none
North Korea | supplies arms to | Russia | 900 shells | affirms | Japan | | 900
North Korea | supplies arms to | Russia | 900 shells | denies | North Korea; Russia | | none
""",
    ),
    "amounts": (
        {},
        "North Korea | supplies arms to | Russia | 900 shells | 5,000 shells or more",
    ),
    "dependence": (
        {"on": "CHN"},
        "North Korea | depends on | China | asserted | | | |",
    ),
    "prospective": (
        {"actor": "USA"},
        "United States | sanctions | North Korea | prospective | | | United States |",
    ),
    "speaker": (
        {"speaker": "KOR"},
        "South Korea | affirms | North Korea | supplies arms to | Russia | reported | SHIPPED",
    ),
    "article": (
        {"article": "gazette-1"},
        """
China | supports | North Korea | asserted | | backs
North Korea | meets with | Russia | asserted | | received
United States | sanctions | North Korea | prospective | United States | may sanction
North Korea | depends on | China | asserted | | leans on
North Korea | supplies arms to | Russia | reported | South Korea | Pyongyang has shipped shells
""",
    ),
    "denied": (
        {"actor": "CHN"},
        "China | attacks | Vietnam | denied | | | | China",
    ),
    "leverage": (
        {"actor": "PRK"},
        """
China | North Korea | depends on | asserted | 1
China | North Korea | holds leverage over | asserted | 1
""",
    ),
    "partners": (
        {"actor": "PRK"},
        """
North Korea | Otto Normal | 0 | 1 | -2.2
North Korea | China | 1 | 1 | 0.1
North Korea | Russia | 4 | 0 | 6.8
""",
    ),
    "contradictions": (
        {"actor": "CHN"},
        "China | supports | North Korea | asserted | opposes | asserted",
    ),
    "single-source": (
        {"relation": "criticises"},
        "Otto Normal | criticises | North Korea | asserted | Courier",
    ),
}


WIDE = {
    "ledger": (
        {"a": "PRK", "b": "RUS", "since": "2024-05-01"},
        """
2024-05-05 | Herald | North Korea | supplies arms to | Russia | denied | North Korea | gave
2024-05-05 | Herald | North Korea | supplies arms to | Russia | reported | United States | gave
""",
    ),
    "corroborated": (
        {"actor": "PRK"},
        "North Korea | supplies arms to | Russia | contested | 2 | Herald; Tribune",
    ),
    "denied-by-accused": (
        {"accused": "PRK"},
        "North Korea | supplies arms to | Russia | South Korea; United States | Herald",
    ),
    "new": (
        {"since": "2024-05-01"},
        "2024-05-05 | Otto Normal | criticises | Russia | asserted | 1",
    ),
    "ended": (
        {"by": "2024-01-01"},
        "United States | sanctions | North Korea | asserted | 2023-01-01 | 2024-01-01",
    ),
    "blocs": (
        {"a": "WEST", "b": "EAST"},
        "Western Bloc | sanctions | Eastern Bloc | 1 | United States - North Korea",
    ),
    "speaks-for": (
        {"actor": "RUS"},
        """
Russia | The Envoy | acts | the envoy | 1 | 1
Russia | The Envoy | speaks | Moscow's man; The Envoy | 1 | 1
""",
    ),
    "third-party": (
        {"speaker": "KOR"},
        "South Korea | affirms | North Korea | supplies arms to | Russia | reported | 1",
    ),
    "outlets": (
        {"a": "RUS", "b": "PRK", "outlet": "Herald"},
        "Herald | North Korea | supplies arms to | Russia | 1 | 1 | 0",
    ),
    "dependence-chains": ({"on": "RUS"}, "North Korea | China | Russia"),
    "supplies": (
        {"recipient": "RUS"},
        "North Korea | supplies arms to | Russia | contested | | 2",
    ),
    "common": (
        {"a": "PRK", "b": "RUS"},
        "North Korea | China | Russia | depends on | depends on",
    ),
    "timeline": (
        {"actor": "RUS", "other": "PRK"},
        """
2024-02 | 2 | 0 | 6
2024-05 | 1 | 0 | 8.3
""",
    ),
    "threats": ({"target": "CHN"}, "United States | attacks | China | prospective | China"),
    "pending": (
        {"actor": "RUS"},
        "Russia | supplies energy to | China | prospective | Russia; The Envoy",
    ),
    "articles": ({"outlet": "Tribune"}, "2024-02-01 | Tribune | A winter | 7 | 7"),
    "relations": (
        {"actor": "RUS"},
        """
criticises | 1 | 1 | 0 | 1
depends on | 1 | 1 | 0 | 1
supplies arms to | 1 | 0 | 1 | 3
supplies energy to | 1 | 0 | 0 | 1
supports | 1 | 1 | 0 | 1
""",
    ),
    "strangers": ({"actor": "RUS"}, "Otto Normal | 1 | Russia"),
}


SHORT |= {"SELLS": "North Korea exports to China", "BUYS": "North Korea imports from China"}
SHORT |= {"NINE": "90 per cent of trade", "BOOK": "The World Factbook, May 2026"}
UNDER = {
    "figures": (
        {"actor": "CHN"},
        """
North Korea | depends on | China | NINE | asserted | SELLS | 74 per cent of exports | 2023 | BOOK
North Korea | depends on | China | NINE | asserted | BUYS | 97 per cent of imports | 2023 | BOOK
""",
    ),
    "outlet-countries": (
        {"a": "CHN", "b": "PRK", "country": "JPN"},
        "Japan | North Korea | depends on | China | 2 | 0 | 0 | Kyodo News; NHK",
    ),
    "background": (
        {"actor": "PRK"},
        """
North Korea | borders | China | 1352 km |
North Korea | borders | Russia | 18 km |
North Korea | borders | South Korea | 237 km |
North Korea | exports to | China | 74 per cent | 2023
North Korea | imports from | China | 97 per cent | 2023
""",
    ),
}
CODE = ("machine-coded",)
CODED = {
    "coded": (
        {"actor": "RUS", "dataset": "Wire Events"},
        """
Wire Events | Russia | accuses | United States | prospective | 1 |
Wire Events | United States | accuses | Russia | reported | 2 | Herald
""",
    ),
}
ALL = ANSWERS | WIDE | UNDER | CODED


@pytest.fixture
def shares_store(make_store):
    """A store with a share of trade to hold against the background."""
    store = make_store("shares")
    share = Amount(Decimal(90), "per cent", of="trade", written="nine tenths of its trade")
    store.add(Article("a", ""), [Statement("PRK", "dependsOn", "CHN", amount=share)])
    for name in ("NHK", "Kyodo News", "TASS", "Nobody's Gazette"):
        said = Statement("PRK", "dependsOn", "CHN", quote=name)
        store.add(Article(name, "", publisher=name), [said])
    return store


@pytest.fixture
def coded_store(make_store):
    """A store with machine-coded events, and an article that says one of them in words."""
    store = make_store("coded")
    said = Statement("USA", "accuses", "RUS", Status.REPORTED, frame="coded/cameo-112", cues=CODE)
    back = Statement(
        "RUS", "accuses", "USA", Status.PROSPECTIVE, frame="coded/cameo-112", cues=CODE
    )
    for name, statement in (("e1", said), ("e2", said), ("e3", back)):
        store.add(Article(name, "", publisher="Wire Events"), [statement])
    store.add(
        Article("h", "", publisher="Herald"),
        [Statement("USA", "accuses", "RUS", frame="accuses/a")],
    )
    store.add(Article("e4", "", publisher="Other Events"), [replace(said, object="CHN")])
    return store


@pytest.fixture
def opened(store, wide_store, shares_store, coded_store):
    """The store for which the answer to each query is written down here."""
    stores = ((ANSWERS, store), (WIDE, wide_store), (UNDER, shares_store), (CODED, coded_store))
    return {name: one for names, one in stores for name in names}


def test_every_query_has_its_answer_here():
    assert sorted(ALL) == sorted(QUERIES)


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_answer(opened, name):
    arguments, expected = ALL[name]
    assert answers(opened[name], name, arguments) == sorted(
        map(read, expected.strip().splitlines())
    )


def answers(store, name, arguments):
    return sorted(store.ask(QUERIES[name], arguments).rows)


def read(line):
    return tuple(SHORT.get(cell, cell) for cell in map(str.strip, line.split("|")))


def test_answers_are_the_same_however_the_quads_come_in(store):
    """Rows and the values within their cells have an order of their own."""
    quads = list(store.engine)
    chance = random.Random(6)  # noqa: S311 - no secret
    said = set()
    for _ in range(50):
        chance.shuffle(quads)
        engine = ox.Store()
        engine.extend(quads)
        said.add(
            "".join(
                run_query(engine, query.sparql).with_sorted_lists(query.lists).render("csv")
                for query in (QUERIES["contested"], QUERIES["article"], QUERIES["ledger"])
            )
        )
    assert len(said) == 1
    assert "North Korea; Russia" in said.pop()


# What adds up over all actors is not a part of the whole, row by row.
TOTALS = {"relations", "timeline"}


NEEDY = {name for name, query in QUERIES.items() if query.needs}


@pytest.mark.parametrize("name", sorted(NEEDY))
def test_query_without_what_it_needs_shows_an_example(opened, name):
    query = QUERIES[name]
    with pytest.raises(InputError, match=f"query {name}: expected --.*`entente query {name} --"):
        opened[name].ask(query, {})


@pytest.mark.parametrize("name", sorted(set(QUERIES) - TOTALS - NEEDY))
def test_without_arguments_it_is_about_all(opened, name):
    part = answers(opened[name], name, ALL[name][0])
    cells = [row[:1] if name == "strangers" else row for row in part]
    whole = [row[:1] if name == "strangers" else row for row in answers(opened[name], name, {})]
    assert cells
    assert set(cells) <= set(whole)


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_no_bare_iris_in_the_answer(opened, name):
    arguments = ALL[name][0] if name in NEEDY else {}
    cells = [cell for row in opened[name].ask(QUERIES[name], arguments).rows for cell in row]
    assert cells
    assert not [
        cell for cell in cells if "://" in cell or cell.startswith(("ent:", "rel:", "claim:"))
    ]


@pytest.mark.parametrize(
    ("name", "arguments", "error", "message"),
    [
        (
            "new",
            {"since": "May"},
            InputError,
            "expected since to be a day like 2024-06-19, got 'May'",
        ),
        (
            "outlets",
            {"outlet": "Herold"},
            UnknownNameError,
            "expected outlet to be a publisher of an article, got 'Herold'; there are Herald",
        ),
        (
            "outlets",
            {"outlet": '" } #'},
            UnknownNameError,
            "expected outlet to be a publisher of an article",
        ),
    ],
    ids=["day", "publisher", "quote"],
)
def test_argument_of_another_kind_is_refused(wide_store, name, arguments, error, message):
    with pytest.raises(error, match=message):
        wide_store.ask(QUERIES[name], arguments)


@pytest.mark.parametrize("name", sorted(name for name in QUERIES if name not in NEEDY | set(UNDER)))
def test_marked_lines_say_the_same_more_quickly(opened, name):
    query, store = QUERIES[name], opened[name]
    whole = run_query(store.engine, query.sparql).with_sorted_lists(query.lists)
    assert sorted(whole.rows) == answers(store, name, {})


def test_marked_line_is_for_its_arguments(store):
    query = replace(QUERIES["denied"], sparql="SELECT ?x {\nA # with actor\nB # without actor\n}")
    reader = store.reader
    assert filled(query, {}, reader) == "SELECT ?x {\nB # without actor\n}"
    assert "\nA # with actor\n}" in filled(query, {"actor": "CHN"}, reader)


def test_argument_cannot_change_the_query(store):
    evil = "PRK> } ; DELETE WHERE { ?s ?p ?o } #"
    with pytest.raises(UnknownNameError, match="expected actor to be a known actor"):
        store.ask(QUERIES["denied"], {"actor": evil})


def test_unknown_parameter_is_refused_with_the_near_match(store):
    with pytest.raises(
        UnknownNameError, match="expected parameters a, b, since, got 'aa'; did you mean 'a'"
    ):
        store.ask(QUERIES["between"], {"aa": "PRK"})


def test_questions_run_in_a_process_of_their_own_too(store):
    query = QUERIES["denied"]
    assert (
        store.ask(query, {"actor": "CHN"}, timeout=60).rows
        == store.ask(query, {"actor": "CHN"}).rows
    )


SINCE = sorted(n for n, q in QUERIES.items() if any(p.name == "since" for p in q.parameters))


@pytest.mark.parametrize("name", SINCE)
def test_since_keeps_what_was_said_later(opened, name):
    arguments = {key: value for key, value in ALL[name][0].items() if key != "since"}
    whole = answers(opened[name], name, arguments)
    assert answers(opened[name], name, arguments | {"since": "1990-01-01"}) == whole
    later = answers(opened[name], name, arguments | {"since": "2999-01-01"})
    dated = opened[name] is not opened["denied"]  # there an article without a date stays in
    assert set(later) <= set(whole)
    assert not dated or len(later) < len(whole)


def test_contested_claims_since_a_day(store):
    store.add(
        Article("late", "", date=date(2030, 1, 1)),
        [
            Statement("USA", "attacks", "VNM", Status.REPORTED, by=("VNM",), denied_by=("USA",)),
        ],
    )
    rows = store.ask(QUERIES["contested"], {"since": "2029-01-01"}).rows
    assert ("United States", "attacks", "Vietnam") in {row[:3] for row in rows}
    assert store.ask(QUERIES["contested"], {"since": "2031-01-01", "actor": "USA"}).rows == ()


@pytest.mark.parametrize(
    ("statement", "arguments", "names"),
    [
        ({"when": Interval(None, date(2022, 1, 1), "until 2021")}, {}, True),
        ({"when": Interval(date(2019, 1, 1), date(2022, 1, 1), "from 2019 to 2021")}, {}, True),
        ({"when": Interval(None, date(2031, 1, 1), "until 2030")}, {}, False),
        ({"when": Interval(None, date(2031, 1, 1), "until 2030")}, {"by": "2032-01-01"}, True),
        ({"when": Interval(date(2022, 1, 1), date(2023, 1, 1), "in 2022")}, {}, False),
        ({"when": Interval(None, date(2024, 6, 2), "until now")}, {}, False),
        (
            {
                "when": Interval(None, date(2022, 1, 1), "until 2021"),
                "status": Status.PROSPECTIVE,
            },
            {},
            False,
        ),
        ({"status": Status.DENIED, "cues": ("halted",)}, {}, True),
        ({"status": Status.DENIED, "cues": ("halted",)}, {"by": "2024-01-01"}, False),
        ({"status": Status.DENIED, "cues": ("not",)}, {}, False),
    ],
    ids=[
        "until",
        "from to",
        "still to come",
        "over by then",
        "dated event",
        "so far",
        "planned",
        "stopped",
        "stopped later",
        "denied",
    ],
)
def test_ended_is_what_a_text_says_is_over(make_store, statement, arguments, names):
    store = make_store("over")
    said = Statement("CHN", "suppliesEnergy", "IRN", **statement)
    store.add(Article("a", "", date=date(2024, 6, 1)), [said])
    assert bool(store.ask(QUERIES["ended"], arguments).rows) is names


def test_what_is_over_is_not_only_denied_nor_begun_when_it_ended(make_store):
    store = make_store("over")
    spring = Interval(date(2024, 3, 1), date(2024, 4, 1), "in March")
    said = Statement("CHN", "suppliesEnergy", "VNM", Status.DENIED, cues=("halted",), when=spring)
    denied = Statement("CHN", "suppliesArms", "VNM", Status.DENIED, cues=("denied",))
    store.add(Article("a", "", date=date(2024, 6, 1)), [said, denied])
    (over,) = store.ask(QUERIES["ended"], {}).rows
    assert over[1:] == ("supplies energy to", "Vietnam", "denied", "", "2024-04-01")
    assert [row[1] for row in store.ask(QUERIES["denied"], {}).rows] == ["supplies arms to"]


def test_amount_says_what_it_is_of(make_store):
    store = make_store("whole")
    grain = Amount(Decimal(60), "per cent", of="wheat imports")
    tin = Amount(Decimal(7), "tonne", of="tin")
    more = replace(tin, number=Decimal(9))
    store.add(
        Article("a", ""),
        [
            Statement("CHN", "dependsOn", "RUS", amount=grain),
            Statement("CHN", "tradesWith", "RUS", amount=tin),
            Statement("CHN", "tradesWith", "RUS", amount=more),
        ],
    )
    (row,) = store.ask(QUERIES["dependence"], {}).rows
    assert "60 per cent of wheat imports" in row
    (row,) = store.ask(QUERIES["amounts"], {}).rows
    assert row[3:] == ("7 tonne of tin", "9 tonne of tin")


def test_background_of_all_has_borders_both_ways(shares_store):
    rows = {row[:4] for row in shares_store.ask(QUERIES["background"], {}, timeout=60).rows}
    assert ("North Korea", "borders", "China", "1352 km") in rows
    assert ("China", "borders", "North Korea", "1352 km") in rows


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ("criticises", True),
        ("rel:criticises", True),
        ("supplies arms to", True),
        ("supplies arms", False),
    ],
)
def test_relation_is_given_by_name_or_label(store, value, known):
    if known:
        assert store.ask(QUERIES["single-source"], {"relation": value}).columns
        return
    with pytest.raises(UnknownNameError, match="did you mean 'suppliesArms'"):
        store.ask(QUERIES["single-source"], {"relation": value})


def test_unknown_article_is_refused_with_the_near_one(store):
    with pytest.raises(UnknownNameError, match="got 'courier-2'; did you mean 'courier-1'"):
        store.ask(QUERIES["article"], {"article": "courier-2"})


def test_who_speaks_for_whom_of_all_names_those_who_speak_alone(wide_store):
    rows = wide_store.ask(QUERIES["speaks-for"], {}).rows
    assert [row for row in rows if row[2] == "speaks"] == [
        ("Russia", "The Envoy", "speaks", "Moscow's man; The Envoy", "1", "1"),
        ("United States", "Otto Normal", "speaks", "Otto Normal", "1", "1"),
        ("United States", "two officials", "speaks", "two officials", "1", "1"),
    ]
