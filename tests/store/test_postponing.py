from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from graph.assemble import Assembler
from graph.cli.stores import readable
from graph.model.article import Article
from graph.model.claim import Claim, Evidence, Statement
from graph.model.quantity import Amount, Interval
from graph.model.terms import Standing, Status
from graph.store import Store, database, open_store
from graph.store.reading import Reader

MakeStore = Callable[[str], Store]
Items = list[tuple[Article, list[Statement]]]
ENDS = ("PRK", "RUS", "CHN", "Otto Normal")
RELATIONS = ("suppliesArms", "supports", "opposes", "meetsWith")
STATUSES = (Status.ASSERTED, Status.REPORTED, Status.PROSPECTIVE, Status.DENIED)


def lines(store: Store) -> list[str]:
    return sorted(map(str, store.engine))


def made_up(chance: random.Random, article: int) -> tuple[Article, list[Statement]]:
    """An article on one of few pairs of actors, with an amount or a time now and then."""
    said = []
    for at in range(chance.randrange(4)):
        subject, object_ = chance.sample(ENDS, 2)
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(3))
        said.append(
            Statement(
                subject,
                chance.choice(RELATIONS),
                object_,
                chance.choice(STATUSES),
                by=chance.choice(((), ("RUS",))),
                start=at,
                end=at + 1,
                quote=f"word {chance.randrange(9)}",
                frame=chance.choice(("frame", "coded/cameo-190")),
                amount=Amount(Decimal(chance.randrange(1, 3)), "shell", written=f"{at} shells")
                if chance.random() < 0.2
                else None,
                when=Interval(day, day + timedelta(days=1), chance.choice(("", "then")))
                if chance.random() < 0.3
                else None,
            )
        )
    url = chance.choice((None, "https://post.example/1", "https://post.example/2"))
    return Article(f"a{article}", "", publisher=f"P{chance.randrange(4)}", url=url), said


def batches(seed: int) -> Iterator[Items]:
    """Batches of which some take the place of articles of earlier ones."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(8):
        yield [made_up(chance, n) for n in chance.sample(range(20), 4)]


@pytest.mark.parametrize("seed", range(3))
def test_weighed_at_the_end_comes_to_the_same(make_store: MakeStore, seed: int) -> None:
    later, at_once, anew = (make_store(name) for name in ("later", "at-once", "anew"))
    with later.weighing_later():
        for batch in batches(seed):
            later.add_all(batch)
            assert all(edge.evidence for edge in later.edges())
    for batch in batches(seed):
        at_once.add_all(batch)
    latest = {item[0].id: item for batch in batches(seed) for item in batch}
    anew.add_all(latest.values())
    assert lines(later) == lines(at_once)
    assert set(map(str, later.edges())) == set(map(str, anew.edges()))


def test_batches_of_one_call_come_to_the_same(make_store: MakeStore) -> None:
    small, large = make_store("small"), make_store("large")
    items = list({item[0].id: item for batch in batches(7) for item in batch}.values())
    small.add_all(items, batch=2)
    large.add_all(items)
    assert lines(small) == lines(large)


ARMED = Statement("PRK", "suppliesArms", "RUS", quote="sent shells")
NEVER = replace(ARMED, status=Status.DENIED, denied_by=("PRK",), quote="never sent any")
MANY = replace(ARMED, amount=Amount(Decimal(5), "shell", written="five"), quote="five shells")


@pytest.fixture
def empty(make_store: MakeStore) -> Store:
    return make_store("empty")


def standings(store: Store) -> dict[str, tuple[Standing, int, int]]:
    return {
        e.claim.amount.written if e.claim.amount else "": (e.standing, e.sources, len(e.evidence))
        for e in store.edges()
    }


def test_meanwhile_claims_stand_as_they_did_and_new_ones_by_their_batch(empty: Store) -> None:
    empty.add(Article("one", "", publisher="Post"), [ARMED])
    with empty.weighing_later():
        empty.add(Article("two", "", publisher="Sun"), [NEVER, MANY])
        assert standings(empty) == {
            "": (Standing.ASSERTED, 1, 2),
            "five": (Standing.ASSERTED, 1, 1),
        }
        assert not empty.weighed
    assert empty.weighed
    assert standings(empty) == {"": (Standing.CONTESTED, 2, 2), "five": (Standing.CONTESTED, 1, 1)}


def test_claim_without_evidence_is_gone_at_once(empty: Store) -> None:
    empty.add(Article("one", "", publisher="Post"), [ARMED, MANY])
    with empty.weighing_later():
        empty.add(Article("one", "", publisher="Post"), [MANY])
        assert standings(empty) == {"five": (Standing.ASSERTED, 1, 1)}
        assert empty.edges()[0].refines == ()


@pytest.fixture
def cut_off(empty: Store, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store whose writer came to its end before it had weighed."""
    with monkeypatch.context() as patched, empty.weighing_later():
        patched.setattr(database, "weigh_noted", lambda *_: None)
        empty.add(Article("one", "", publisher="Post"), [ARMED])
        empty.add(Article("two", "", publisher="Sun"), [NEVER])
    empty.close()
    assert isinstance(empty.path, Path)
    return empty.path


def test_next_writer_weighs_what_was_cut_off(cut_off: Path, assembler: Assembler) -> None:
    with open_store(cut_off) as reading:
        assert not reading.weighed
    with open_store(cut_off, assembler=assembler) as writing:
        assert standings(writing) == {"": (Standing.CONTESTED, 1, 2)}
        assert writing.weighed


def test_command_that_reads_weighs_what_was_cut_off(cut_off: Path) -> None:
    with readable(cut_off) as opened:
        assert standings(opened) == {"": (Standing.CONTESTED, 1, 2)}


def test_command_reads_beside_a_writer(
    cut_off: Path, assembler: Assembler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "weigh_noted", lambda *_: None)
    with open_store(cut_off, assembler=assembler), readable(cut_off) as opened:
        assert standings(opened) == {"": (Standing.ASSERTED, 1, 2)}


def test_each_piece_of_evidence_is_read_once(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many batches there are: the cost of an article stays the same."""
    read: list[str] = []
    voices = Reader.voices

    def watched(self: Reader, nodes: Iterable[str]) -> Iterator[tuple[Claim, Evidence]]:
        for claim, evidence in voices(self, nodes):
            read.append(evidence.id)
            yield claim, evidence

    monkeypatch.setattr(Reader, "voices", watched)
    empty.add_all(
        [(Article(f"a{n}", ""), [replace(ARMED, quote=str(n))]) for n in range(40)], batch=2
    )
    assert len(read) == len(set(read)) == 40
    assert standings(empty) == {"": (Standing.ASSERTED, 40, 40)}
