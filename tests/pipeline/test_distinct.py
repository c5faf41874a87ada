from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from graph.assemble import Assembler
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.pipeline.distinct import Names, distinct
from graph.pipeline.ingest_report import Report
from graph.pipeline.ingest_units import Done, Found, Settings, Unit
from graph.pipeline.ingesting import ingest
from graph.store.parts import Parts

PLAIN = "peru-arms-chile-2021-05-03"
TEXT = "Peru sold tanks to Chile, its ministry of defence said in a note to parliament."
OTHER = "Rain fell on the coast, and nobody in Lima would say a word about the ships."
GULL = Article(
    PLAIN, TEXT, "Peru arms Chile", date(2021, 5, 3), "The Gull",
    url="https://gull.example/1", place="gull.html", made_id=True,
)  # fmt: skip
HERON = replace(
    GULL, text=OTHER, publisher="Heron", url="https://heron.example/2", place="heron.html"
)
BARE = replace(GULL, url=None, publisher=None, place="bare.txt")


class Shelf:
    """What stands in a store, by its ids."""

    def __init__(self) -> None:
        self.there: dict[str, Article] = {}

    def sources(self, names: Iterable[str]) -> Mapping[str, tuple[str | None, str | None]]:
        found = {name: self.there[name] for name in names if name in self.there}
        return {name: (one.url, one.publisher) for name, one in found.items()}

    def text(self, name: str) -> str:
        return self.there[name].text

    def run(self, *articles: Article) -> list[tuple[str, str]]:
        """Put the articles in as a run does; give what was told."""
        told: list[tuple[str, str]] = []
        names = Names(lambda place, reason: told.append((place, reason)), self)
        for one in names.distinct(articles):
            self.there[one.id] = one
        return told

    @property
    def held(self) -> set[tuple[str | None, str]]:
        return {(one.publisher, one.text) for one in self.there.values()}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.mark.parametrize("one_run", [True, False], ids=["one-run", "many-runs"])
@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_outlets_with_one_headline_and_day_are_articles_each(
    shelf: Shelf, order: tuple[int, ...], one_run: bool
) -> None:
    copy = replace(GULL, publisher="Courier", url="https://courier.example/3")
    given = [(GULL, HERON, copy)[n] for n in order]
    for some in [given] if one_run else [[one] for one in given]:
        assert shelf.run(*some) == []
    assert shelf.held == {("The Gull", TEXT), ("Heron", OTHER), ("Courier", TEXT)}
    assert PLAIN in shelf.there
    before = dict(shelf.there)
    for one in reversed(given):
        assert shelf.run(one) == []
    assert shelf.there == before


def test_new_version_of_a_page_takes_the_place_of_the_old_one(shelf: Shelf) -> None:
    shelf.run(GULL, HERON)
    later = replace(HERON, text=f"{OTHER} It rained on.", url="http://www.heron.example/2/?utm_x=1")
    assert shelf.run(later) == []
    assert shelf.held == {("The Gull", TEXT), ("Heron", later.text)}


def test_same_article_twice_is_told(shelf: Shelf) -> None:
    again = replace(GULL, place="again.html")
    poorer = replace(BARE, place="saved.txt")
    same = f"the same article as {PLAIN!r}"
    assert shelf.run(GULL, again, poorer) == [("again.html", same), ("saved.txt", same)]
    assert shelf.run(poorer) == [("saved.txt", same)]
    assert shelf.there == {PLAIN: GULL}


def test_publisher_tells_where_there_is_no_address(shelf: Shelf) -> None:
    shelf.run(replace(GULL, url=None))
    shelf.run(replace(HERON, url=None))
    shelf.run(replace(GULL, url=None, text=f"{TEXT} Chile paid."))
    assert shelf.held == {("The Gull", f"{TEXT} Chile paid."), ("Heron", OTHER)}


def test_texts_without_a_source_are_told_apart_by_their_words(shelf: Shelf) -> None:
    shelf.run(BARE)
    shelf.run(replace(BARE, text=f"{TEXT} Chile paid."))
    assert shelf.held == {(None, f"{TEXT} Chile paid.")}
    shelf.run(replace(BARE, text=OTHER))
    assert shelf.held == {(None, f"{TEXT} Chile paid."), (None, OTHER)}
    before = dict(shelf.there)
    shelf.run(replace(BARE, text=OTHER))
    assert shelf.there == before


def test_versions_of_a_page_in_one_run_are_both_kept(shelf: Shelf) -> None:
    later = replace(GULL, text=OTHER)
    shelf.run(GULL, later)
    before = dict(shelf.there)
    assert shelf.held == {("The Gull", TEXT), ("The Gull", OTHER)}
    for some in ([GULL, later], [later], [GULL]):
        shelf.run(*some)
    assert shelf.there == before


def test_id_that_was_given_stays(shelf: Shelf) -> None:
    shelf.run(replace(GULL, made_id=False))
    shelf.run(replace(HERON, made_id=False))
    assert list(shelf.there) == [PLAIN]
    assert shelf.held == {("Heron", OTHER)}


@pytest.mark.parametrize("one_run", [True, False], ids=["one-run", "two-runs"])
@pytest.mark.parametrize("first", ["stub", "whole"])
def test_stub_never_replaces_the_whole(shelf: Shelf, first: str, one_run: bool) -> None:
    stub = replace(GULL, text="Peru sold ...", stub=True, place="stub.html")
    given = [stub, GULL] if first == "stub" else [GULL, stub]
    told = [
        one for some in ([given] if one_run else [[g] for g in given]) for one in shelf.run(*some)
    ]
    assert shelf.there == {PLAIN: GULL}
    expected = [("stub.html", f"a stub of {PLAIN!r}, which is there already")]
    assert told == (expected if first == "whole" else [])
    assert shelf.run(stub, GULL) == expected
    assert shelf.there == {PLAIN: GULL}


def test_stub_of_a_text_that_was_not_kept_is_passed_over(shelf: Shelf) -> None:
    shelf.there[PLAIN] = replace(GULL, text="")
    assert len(shelf.run(replace(GULL, text="Peru sold ...", stub=True))) == 1


def test_longer_stub_replaces_a_shorter_one(shelf: Shelf) -> None:
    shelf.run(replace(GULL, text="Peru sold ...", stub=True))
    shelf.run(replace(GULL, text="Peru sold tanks to ...", stub=True))
    assert shelf.held == {("The Gull", "Peru sold tanks to ...")}


def test_many_articles_are_told_apart_without_a_store() -> None:
    told: list[str] = []
    given = [replace(GULL, text=f"{TEXT} {n}", place=str(n)) for n in range(5000)]
    found = list(distinct([*given, *given[:3]], lambda place, _: told.append(place)))
    assert len({one.id for one in found}) == len(found) == 5000
    assert told == ["0", "1", "2"]


def _read(given: Iterable[Unit], _settings: Settings) -> Iterator[tuple[Unit, Done]]:
    for unit in given:
        inputs = [str(hash((one.text, one.url, one.publisher))) for one in unit.articles]
        pairs = zip(inputs, unit.known, strict=True)
        found = (Found(i, None if i == known else ()) for i, known in pairs)
        yield unit, Done(unit.number, tuple(found))


def _counts(report: Report) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.unchanged, len(report.skipped)


@pytest.mark.parametrize("kind", ["store", "parts"])
def test_ingest_keeps_both_and_changes_nothing_again(kind: str, tmp_path, opened) -> None:
    def into():
        return opened if kind == "store" else Parts(tmp_path / "p", Assembler(load_relations()))

    assert _counts(ingest([GULL], into(), results=_read)) == (1, 0, 0, 0)
    assert _counts(ingest([HERON, HERON], into(), results=_read)) == (1, 0, 0, 1)
    assert _counts(ingest([HERON], into(), results=_read)) == (0, 0, 1, 0)
    assert _counts(ingest([HERON, GULL], into(), results=_read)) == (0, 0, 2, 0)
    stub = replace(GULL, text="Peru ...", stub=True)
    assert _counts(ingest([stub], into(), results=_read)) == (0, 0, 0, 1)


def test_whole_after_its_stub_counts_as_a_change(opened) -> None:
    stub = replace(GULL, text="Peru ...", stub=True)
    assert _counts(ingest([stub, GULL], opened, results=_read)) == (1, 1, 0, 0)
    assert [one.text for one in opened.articles()] == [TEXT]


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory):
    import shutil

    from graph.curated.folders import data_dir
    from graph.store import open_store

    folder = tmp_path_factory.mktemp("ontology")
    shutil.copy(data_dir("ontology") / "entente.ttl", folder)
    assembler = Assembler(load_relations())
    with open_store(folder / "s", create=True, assembler=assembler, ontology=folder) as store:
        yield store
