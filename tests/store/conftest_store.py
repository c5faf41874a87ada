from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from graph.assemble import Assembler
from graph.curated.folders import data_dir
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Speaker, Statement
from graph.model.quantity import Amount, Bound, Interval
from graph.model.terms import Status
from graph.store import Store, open_store

GAZETTE = Article(
    id="gazette-1",
    text="Seoul says Pyongyang has shipped shells.",
    title="Shells by rail",
    date=date(2024, 3, 4),
    publisher="Gazette",
    author="A. Writer",
    url="https://gazette.example/1",
)
COURIER = Article(id="courier-1", text="It never did.", publisher="Courier")

SHELLS = Amount(Decimal(5000), "shell", Bound.AT_LEAST, written="5,000 shells or more")
FEWER = Amount(Decimal(900), "shell", written="900 shells")
SPRING = Interval(date(2024, 3, 1), date(2024, 6, 1), "this spring")

GAZETTE_SAYS = (
    Statement(
        "PRK",
        "suppliesArms",
        "RUS",
        Status.REPORTED,
        by=("KOR",),
        subject_as="Pyongyang",
        object_as="Moscow",
        subject_named="PRK",
        amount=SHELLS,
        when=SPRING,
        frame="suppliesArms-ship",
        start=11,
        end=39,
        quote="Pyongyang has shipped shells",
        cues=("says",),
        note="checked by hand",
        said_by=(Speaker("KOR", "", "Seoul"),),
    ),
    Statement("PRK", "dependsOn", "CHN", start=1, end=4, quote="leans on"),
    Statement("USA", "sanctions", "PRK", Status.PROSPECTIVE, by=("USA",), quote="may sanction"),
    Statement("CHN", "supports", "PRK", quote="backs"),
    Statement("RUS", "meetsWith", "PRK", quote="received"),
)
COURIER_SAYS = (
    Statement("PRK", "suppliesArms", "RUS", Status.DENIED, denied_by=("PRK", "RUS"), quote="none"),
    Statement(
        "PRK", "suppliesArms", "RUS", Status.REPORTED, by=("JPN",), amount=FEWER, quote="900"
    ),
    Statement("CHN", "holdsLeverageOver", "PRK", quote="holds the keys"),
    Statement(
        "CHN", "attacks", "VNM", Status.DENIED, denied_by=("CHN",), quote="no shot was fired"
    ),
    Statement("CHN", "opposes", "PRK", quote="stands against"),
    Statement("Otto Normal", "criticises", "PRK", quote="a shame"),
)


@pytest.fixture(scope="session")
def assembler() -> Assembler:
    return Assembler(load_relations())


@pytest.fixture(scope="session")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ontology with a handful of actors."""
    folder = tmp_path_factory.mktemp("ontology")
    shutil.copy(data_dir("ontology") / "entente.ttl", folder)
    (folder / "actors").mkdir()
    names = {"CHN": "China", "JPN": "Japan", "KOR": "South Korea", "PRK": "North Korea"}
    names |= {"RUS": "Russia", "USA": "United States", "VNM": "Vietnam"}
    lines = [
        f'actor:{code} a ent:State ; skos:prefLabel "{name}"@en .' for code, name in names.items()
    ]
    lines.append("actor:VNM skos:exactMatch <http://www.wikidata.org/entity/Q0> .")
    lines += [
        f'actor:{code} a ent:Bloc ; skos:prefLabel "{name}"@en ; ent:member {members} .'
        for code, name, members in BLOCS
    ]
    lines.append(
        'actor:envoy a ent:Person ; skos:prefLabel "The Envoy"@en ; ent:partOf actor:RUS .'
    )
    (folder / "actors" / "states.ttl").write_text("\n".join([HEAD, *lines]))
    return folder


BLOCS = (
    ("EAST", "Eastern Bloc", "actor:CHN, actor:PRK, actor:RUS"),
    ("WEST", "Western Bloc", "actor:JPN, actor:KOR, actor:USA"),
)
TRIBUNE = Article(
    id="tribune-1", text="", title="A winter", date=date(2024, 2, 1), publisher="Tribune"
)
HERALD = Article(id="herald-1", text="", date=date(2024, 5, 5), publisher="Herald")
PAST = Interval(date(2023, 1, 1), date(2024, 1, 1), "until last year")
TRIBUNE_SAYS = (
    Statement(
        "PRK", "suppliesArms", "RUS", Status.REPORTED, by=("KOR",), start=5, end=9, quote="sent"
    ),
    Statement("PRK", "dependsOn", "CHN", start=20, end=30, quote="needs"),
    Statement("CHN", "dependsOn", "RUS", start=40, end=50, quote="burns its gas"),
    Statement("USA", "sanctions", "PRK", when=PAST, quote="had sanctions until last year"),
    Statement("USA", "attacks", "CHN", Status.PROSPECTIVE, by=("CHN",), quote="may strike"),
    Statement(
        "RUS",
        "suppliesEnergy",
        "CHN",
        Status.PROSPECTIVE,
        by=("RUS", "envoy"),
        quote="will",
        said_by=(Speaker("RUS", "envoy", "Moscow's man"),),
    ),
    Statement(
        "RUS", "supports", "PRK", subject_as="the envoy", subject_named="envoy", quote="stands by"
    ),
)
HERALD_SAYS = (
    Statement(
        "PRK",
        "suppliesArms",
        "RUS",
        Status.REPORTED,
        by=("USA",),
        denied_by=("PRK",),
        quote="gave",
        said_by=(Speaker("USA", "", "two officials"), Speaker("USA", "Otto Normal", "")),
    ),
    Statement("Otto Normal", "criticises", "RUS", quote="a shame"),
)


HEAD = """@prefix actor: <https://w3id.org/entente/actor/> .
@prefix ent: <https://w3id.org/entente/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.fixture
def make_store(
    tmp_path: Path, assembler: Assembler, ontology: Path
) -> Iterator[Callable[[str], Store]]:
    made: list[Store] = []

    def make(name: str = "store") -> Store:
        made.append(
            open_store(tmp_path / name, create=True, assembler=assembler, ontology=ontology)
        )
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(make_store: Callable[[str], Store]) -> Store:
    """A store with two articles that disagree."""
    store = make_store("store")
    store.add_all([(GAZETTE, GAZETTE_SAYS), (COURIER, COURIER_SAYS)])
    return store


@pytest.fixture
def wide_store(make_store: Callable[[str], Store]) -> Store:
    """A store with two dated articles of different publishers that agree in part."""
    store = make_store("wide")
    store.add_all([(TRIBUNE, TRIBUNE_SAYS), (HERALD, HERALD_SAYS)])
    return store
