from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.assemble import Assembler
from graph.curated.dossiers import STATED
from graph.curated.folders import data_dir
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Edge, Statement, digest
from graph.model.terms import Standing, Status
from graph.pipeline.ingest_again import Differences, number_of_articles, re_extract
from graph.pipeline.ingest_report import Report
from graph.pipeline.ingest_units import Done, Found, Results, Settings, Unit
from graph.pipeline.ingesting import ingest
from graph.store import Store, open_store

ARTICLES = (
    Article("tin", "Peru sold tin to Chile.", publisher="Post"),
    Article("more-tin", "Peru sold more tin to Chile.", publisher="Sun"),
    Article("talks", "Kenya and Mali held talks.", publisher="Post"),
)


def reading(*frames: str) -> Results:
    """Give what finds a relation of the frames in texts with the word for it, and nothing else."""
    known = dict(frame.split("=") for frame in frames)

    def found(article: Article, before: str) -> Found:
        said = {word: name for word, name in known.items() if word in article.text}
        inputs = digest(article.text, sorted(said.items()))
        if inputs == before:
            return Found(inputs)
        ends = ("KEN", "MLI") if "Kenya" in article.text else ("PER", "CHL")
        statements = [
            Statement(ends[0], name, ends[1], start=0, end=4, quote=article.text[:4])
            for name in said.values()
        ]
        return Found(inputs, (*statements, *article.stated))

    def results(units: Iterable[Unit], _settings: Settings) -> Iterator[tuple[Unit, Done]]:
        for unit in units:
            pairs = zip(unit.articles, unit.known, strict=True)
            yield unit, Done(unit.number, tuple(found(*pair) for pair in pairs))

    return results


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    terms = tmp_path / "ontology"
    terms.mkdir()
    shutil.copy(data_dir("ontology") / "entente.ttl", terms)
    assembler = Assembler(load_relations())
    with open_store(tmp_path / "s", create=True, assembler=assembler, ontology=terms) as opened:
        yield opened


def shown(edges: Iterable[Edge]) -> list[str]:
    return [f"{e.claim.subject} {e.claim.relation} {e.claim.object}" for e in edges]


def again(store: Store, *frames: str) -> tuple[Report, Differences]:
    return re_extract(store, results=reading(*frames))


def test_nothing_changes_while_the_frames_do_not(store: Store) -> None:
    ingest(ARTICLES, store, results=reading("sold=tradesWith", "talks=meetsWith"))
    report, found = again(store, "sold=tradesWith", "talks=meetsWith")
    assert (report.changed, report.unchanged, found) == (0, 3, Differences((), (), ()))


def test_edges_that_come_and_go_are_told_and_the_others_left(store: Store) -> None:
    ingest(ARTICLES, store, results=reading("sold=tradesWith", "talks=meetsWith"))
    report, found = again(store, "sold=suppliesEnergy", "talks=meetsWith")
    assert (report.changed, report.unchanged) == (2, 1)
    assert shown(found.came) == ["PER suppliesEnergy CHL"]
    assert shown(found.went) == ["CHL tradesWith PER"]
    assert found.changed == ()
    assert shown(store.edges()) == ["KEN meetsWith MLI", "PER suppliesEnergy CHL"]


def test_an_edge_that_changes_is_told_as_it_was_and_is(store: Store) -> None:
    ingest(ARTICLES, store, results=reading("sold=suppliesEnergy"))
    report, found = again(store, "more=suppliesEnergy")
    assert (report.changed, report.unchanged) == (2, 1)
    ((before, after),) = found.changed
    assert (before.sources, after.sources) == (2, 1)
    assert (found.came, found.went) == ((), ())


def test_it_is_told_what_a_change_does_to_edges_of_other_articles(store: Store) -> None:
    ingest(ARTICLES[:1], store, results=reading("sold=suppliesEnergy"))
    denied = Statement("PER", "suppliesEnergy", "CHL", Status.DENIED, denied_by=("PER",))
    ingest(
        [replace(ARTICLES[2], stated=(replace(denied, frame="f"),))],
        store,
        results=reading("talks=meetsWith"),
    )
    assert store.edges(subject="PER")[0].standing is Standing.CONTESTED
    _, found = again(store, "sold=suppliesEnergy")
    assert shown(found.went) == ["KEN meetsWith MLI"]
    ((before, after),) = found.changed
    assert (before.standing, after.standing) == (Standing.CONTESTED, Standing.ASSERTED)


def test_what_was_put_down_by_hand_stays(store: Store) -> None:
    by_hand = Statement("PER", "visits", "CHL", by=("MLI",), denied_by=("KEN",), frame=STATED)
    ingest([replace(ARTICLES[0], stated=(by_hand,))], store, results=reading("sold=tradesWith"))
    before = store.edges(relation="visits")
    report, found = again(store, "tin=tradesWith")
    assert (report.changed, len(found.came), len(found.went)) == (1, 0, 0)
    assert store.edges(relation="visits") == before


def test_store_is_as_if_ingested_anew(store: Store, tmp_path: Path) -> None:
    ingest(ARTICLES, store, results=reading("sold=tradesWith", "talks=meetsWith"))
    again(store, "sold=suppliesEnergy", "talks=visits")
    assembler = Assembler(load_relations())
    place, terms = tmp_path / "new", tmp_path / "ontology"
    with open_store(place, create=True, assembler=assembler, ontology=terms) as anew:
        ingest(ARTICLES, anew, results=reading("sold=suppliesEnergy", "talks=visits"))
        assert sorted(map(str, store.engine)) == sorted(map(str, anew.engine))


def test_articles_without_text_or_from_elsewhere_are_told_and_left(store: Store) -> None:
    ingest(ARTICLES[:1], store, results=reading("sold=tradesWith"), keep_text=False)
    store.add(ARTICLES[2], [Statement("KEN", "meetsWith", "MLI")])
    before = sorted(map(str, store.engine))
    report, found = again(store, "talks=visits")
    assert [place for place, _ in report.skipped] == ["talks", "tin"]
    assert found == Differences((), (), ())
    assert sorted(map(str, store.engine)) == before
    assert number_of_articles(store) == 2


def test_removal_takes_out_exactly_what_an_article_gave(store: Store) -> None:
    found = reading("sold=tradesWith", "talks=meetsWith")
    ingest(ARTICLES[1:], store, results=found)
    before = sorted(map(str, store.engine))
    ingest(ARTICLES, store, results=found)
    assert sorted(map(str, store.engine)) != before
    store.remove("tin")
    assert sorted(map(str, store.engine)) == before
