from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from graph.assemble import Assembler
from graph.cli.terminating import ended_in_order, exit_code
from graph.curated.folders import data_dir
from graph.curated.relations import load_relations
from graph.errors import InputError
from graph.model.article import Article
from graph.model.claim import Statement, digest
from graph.pipeline import ingesting
from graph.pipeline.ingest_report import Report
from graph.pipeline.ingest_units import MOST_ARTICLES, Done, Found, Settings, Unit, units
from graph.pipeline.ingesting import Item, ingest
from graph.pipeline.interrupts import StoppedError
from graph.store import Store, open_store

BAD = "unreadable"


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ontology without the register, which takes long to load."""
    folder = tmp_path_factory.mktemp("ontology")
    shutil.copy(data_dir("ontology") / "entente.ttl", folder)
    return folder


def opened(path: Path, terms: Path) -> Store:
    return open_store(path, create=True, assembler=Assembler(load_relations()), ontology=terms)


@pytest.fixture
def store(tmp_path: Path, terms: Path) -> Iterator[Store]:
    with opened(tmp_path / "s", terms) as found:
        yield found


def article(number: int, text: str = "Peru sold tin to Chile.", **fields: str) -> Article:
    return Article(f"a{number:03}", text, **fields)  # type: ignore[arg-type]


def by_hand(unit: Unit) -> Done:
    """Read as the real thing does, but every article says the same."""

    def found(one: Article, known: str) -> Found:
        inputs = digest(one.text)
        if one.text == BAD:
            return Found(fault="expected a text")
        if inputs == known:
            return Found(inputs)
        return Found(
            inputs, (Statement("PER", "tradesWith", "CHL", quote=one.text, start=0, end=4),)
        )

    pairs = zip(unit.articles, unit.known, strict=True)
    return Done(unit.number, tuple(found(*pair) for pair in pairs))


def results(given: Iterable[Unit], _settings: Settings) -> Iterator[tuple[Unit, Done]]:
    for unit in given:
        yield unit, by_hand(unit)


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.unchanged, len(report.skipped)


def test_units_are_cut_by_number_and_by_size() -> None:
    texts = ["x" * 10] * 5 + ["x" * 100] * 2 + ["x"]
    given = ((article(n, text), "") for n, text in enumerate(texts))
    found = list(units(given, most=3, signs=100))
    assert [len(unit.articles) for unit in found] == [3, 3, 1, 1]
    assert [unit.number for unit in found] == [0, 1, 2, 3]
    assert [a.id for unit in found for a in unit.articles] == [f"a{n:03}" for n in range(8)]


def test_units_are_made_as_they_are_asked_for() -> None:
    def endless() -> Iterator[tuple[Article, str]]:
        yield from ((article(n), "") for n in range(7))
        raise AssertionError("read too far")

    assert len(next(units(endless(), most=7)).articles) == 7


def test_new_changed_and_unchanged_articles_are_told_apart(store: Store) -> None:
    first = ingest(map(article, range(5)), store, results=results)
    again = ingest([article(0), article(1, "Chile bought it."), article(9)], store, results=results)
    assert (counts(first), first.statements) == ((5, 0, 0, 0), 5)
    assert (counts(again), again.statements) == ((1, 1, 1, 0), 2)
    assert {e.quote for e in store.edges(article="a001")[0].evidence if e.article == "a001"} == {
        "Chile bought it."
    }


def test_an_article_that_cannot_be_read_keeps_no_other_out(store: Store) -> None:
    report = ingest([article(0), article(1, BAD), article(2)], store, results=results)
    assert report.skipped == [("a001", "expected a text")]
    assert [a.id for a in store.articles()] == ["a000", "a002"]


def test_an_article_that_the_store_refuses_keeps_no_other_out(store: Store) -> None:
    def odd(given: Iterable[Unit], settings: Settings) -> Iterator[tuple[Unit, Done]]:
        for unit, done in results(given, settings):
            wrong = Found("x", (Statement("PER", "befriends", "CHL"),))
            yield unit, Done(done.number, (wrong, *done.found[1:]))

    report = ingest(map(article, range(3)), store, results=odd)
    assert [place for place, _ in report.skipped] == ["a000"]
    assert "expected a relation of the ontology" in report.skipped[0][1]
    assert [a.id for a in store.articles()] == ["a001", "a002"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, InputError])
def test_what_was_done_is_kept_when_stopped(store: Store, stop: type[BaseException]) -> None:
    def stopped(given: Iterable[Unit], settings: Settings) -> Iterator[tuple[Unit, Done]]:
        yield next(results(given, settings))
        raise stop

    if stop is KeyboardInterrupt:
        report = ingest(map(article, range(400)), store, results=stopped)
        assert (report.interrupted, report.new) == (True, MOST_ARTICLES)
    else:
        with pytest.raises(InputError):
            ingest(map(article, range(400)), store, results=stopped)
    assert len(store.articles()) == MOST_ARTICLES
    again = ingest(map(article, range(400)), store, results=results)
    assert counts(again) == (400 - MOST_ARTICLES, 0, MOST_ARTICLES, 0)


def test_a_batch_is_full_by_its_articles_or_by_what_they_say(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []

    class Counted:
        inputs, weighing_later = store.inputs, store.weighing_later

        def add_all(self, items: Iterable[Item], *, keep_text: bool = True) -> int:
            sizes.append(len(list(items)))
            return store.add_all(items, keep_text=keep_text)

    monkeypatch.setattr(ingesting, "units", partial(units, most=2))
    monkeypatch.setattr(ingesting, "STATEMENTS", 5)
    ingest(map(article, range(8)), Counted(), results=results)
    monkeypatch.setattr(ingesting, "BATCH", 3)
    ingest(map(article, range(10, 17)), Counted(), results=results)
    assert sizes == [6, 2, 4, 3]
    assert len(store.articles()) == 15


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupt_waits_until_a_batch_is_written(store: Store, number: int) -> None:
    class Pressed:
        inputs, weighing_later = store.inputs, store.weighing_later

        def add_all(self, items: Iterable[Item], *, keep_text: bool = True) -> int:
            signal.raise_signal(number)
            return store.add_all(items, keep_text=keep_text)

    with pytest.raises(SystemExit) as ended, ended_in_order():  # noqa: PT012
        report = ingest(map(article, range(3)), Pressed(), results=results)
        assert (report.interrupted, report.new, len(store.articles())) == (True, 3, 3)
        sys.exit(exit_code(report.signal))
    assert ended.value.code == 128 + number
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_at_a_stop_all_that_came_before_is_read_and_nothing_behind(store: Store) -> None:
    def given() -> Iterator[Article]:
        yield from map(article, range(70))
        raise StoppedError("broken.txt: expected text")

    report = ingest(given(), store, results=results)
    assert (report.stopped, report.interrupted, counts(report)) == (True, False, (70, 0, 0, 0))
    assert len(store.articles()) == 70


def test_at_an_article_that_stops_the_run_those_before_it_are_kept(store: Store) -> None:
    def stop(name: str, _reason: str) -> None:
        raise StoppedError(name)

    texts = [BAD if n == 70 else "Peru" for n in range(200)]
    report = ingest(map(article, range(200), texts), store, results=results, on_fault=stop)
    assert (report.stopped, report.new, len(store.articles())) == (True, 70, 70)


def test_workers_are_ended_when_stopped(store: Store) -> None:
    ended = []

    def busy(given: Iterable[Unit], settings: Settings) -> Iterator[tuple[Unit, Done]]:
        try:
            yield from results(given, settings)
        finally:
            ended.append(True)

    def refuse(name: str, _reason: str) -> None:
        raise InputError(name)

    with pytest.raises(InputError, match="a070"):
        ingest(
            (article(n, BAD if n == 70 else "Peru") for n in range(500)),
            store,
            results=busy,
            on_fault=refuse,
        )
    assert ended == [True]
    assert len(store.articles()) == 70


def test_texts_kept_or_not_is_a_change(store: Store) -> None:
    ingest([article(0)], store, results=results)
    assert counts(ingest([article(0)], store, results=results, keep_text=False)) == (0, 1, 0, 0)
    assert store.articles()[0].text == ""
    assert counts(ingest([article(0)], store, results=results, keep_text=False)) == (0, 0, 1, 0)


def test_half_characters_are_mended(store: Store) -> None:
    report = ingest([article(0, "Per\ud83d sold", title="\udc00")], store, results=results)
    (kept,) = store.articles()
    assert (kept.text, kept.title, counts(report)) == ("Per\ufffd sold", "\ufffd", (1, 0, 0, 0))


def test_report_says_what_was_not_found(store: Store) -> None:
    given = [article(0, title="Tin"), article(1, publisher="The Post", url="https://p.example/1")]
    report = ingest(given, store, results=results)
    assert report.data() | {"seconds": 0} == {
        "articles": {"new": 2, "changed": 0, "unchanged": 0, "skipped": 0},
        "claims": 2,
        "missing": {"title": 1, "date": 2, "publisher": 1, "author": 2, "url": 1},
        "skipped": [],
        "refused": [],
        "seconds": 0,
        "interrupted": False,
        "stopped": False,
    }


def test_report_does_not_say_again_what_was_not_found_before(store: Store) -> None:
    ingest([article(0)], store, results=results)
    report = ingest([article(0), article(1, title="Tin")], store, results=results)
    assert report.lacking() == {"date": 1, "publisher": 1, "author": 1, "url": 1}


def test_store_is_the_same_whatever_the_order_of_batches(tmp_path: Path, terms: Path) -> None:
    given = [article(n, f"Peru {n % 7}", publisher=f"P{n % 5}") for n in range(60)]
    with opened(tmp_path / "one", terms) as one, opened(tmp_path / "many", terms) as many:
        ingest(given, one, results=results)
        for first in reversed(range(0, 60, 6)):
            ingest(given[first : first + 6], many, results=results)
        assert sorted(map(str, one.engine)) == sorted(map(str, many.engine))
