"""The whole path on sentences whose claims matter most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from graph.model.article import Article
from graph.model.claim import Statement
from graph.pipeline.examples import claim_text
from graph.pipeline.extraction import Extractor

pytestmark = pytest.mark.model

CASES = [
    (
        "Pyongyang denied supplying ammunition to Russia.",
        ["PRK suppliesArms RUS denied denied_by PRK"],
    ),
    ("Russia may deliver fighter jets to Iran.", ["RUS suppliesArms IRN prospective"]),
    (
        "The United States accused Iran of supplying drones to Russia.",
        ["IRN suppliesArms RUS reported by USA", "USA accuses IRN asserted"],
    ),
    ("Ukraine was attacked by Russian forces.", ["RUS attacks UKR asserted"]),
    (
        "Germany depends on Russian gas.",
        ["DEU dependsOn RUS asserted", "RUS suppliesEnergy DEU asserted"],
    ),
    ("China holds trade leverage over North Korea.", ["CHN holdsLeverageOver PRK asserted"]),
    ("China did not impose sanctions on North Korea.", ["CHN sanctions PRK denied"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_claims_of_a_sentence(
    claims: Callable[[str], list[Statement]], text: str, wanted: list[str]
) -> None:
    assert sorted(map(claim_text, claims(text))) == wanted


def test_quotes_are_the_text_at_their_offsets(extractor: Extractor) -> None:
    text = "Kyiv says Moscow bombed Odesa.\n\nRussia’s envoy rejected Ukraine's “claim”."
    (reading,) = extractor.read([Article("a", text)])
    assert reading.statements
    assert all(text[s.start : s.end] == s.quote for s in reading.statements)


@pytest.mark.parametrize("sum_", ["$3bn", "£5 million", "$20 million"])
def test_quotes_have_the_figure_of_a_sum(extractor: Extractor, sum_: str) -> None:
    (reading,) = extractor.read([Article("a", f"Kenya lent Uganda {sum_}, and left.")])
    assert [s.quote for s in reading.statements] == [f"Kenya lent Uganda {sum_}"]


def test_articles_are_read_one_by_one(extractor: Extractor) -> None:
    taken: list[int] = []

    def articles() -> Iterator[Article]:
        for number in range(2000):
            taken.append(number)
            yield Article(str(number), "Moscow bombed Kyiv.", date=date(2024, 6, 19))

    first = next(extractor.read(articles()))
    assert first.article.id == "0"
    assert len(taken) < 1000


def test_claims_put_down_by_hand_come_with_those_that_were_read(extractor: Extractor) -> None:
    by_hand = Statement("CHN", "alliedWith", "RUS", article="a")
    (reading,) = extractor.read([Article("a", "Moscow bombed Kyiv.", stated=(by_hand,))])
    assert [s.relation for s in reading.statements] == ["attacks", "alliedWith"]


@pytest.mark.parametrize("text", ["", "   \n\n", "…", "\u202e\u0000", "Moscow", "?!" * 500])
def test_texts_without_claims_are_normal(extractor: Extractor, text: str) -> None:
    (reading,) = extractor.read([Article("a", text)])
    assert reading.statements == ()


@pytest.mark.parametrize("code", ["UNSC", "UNPOE", "IAEA", "NATO", "WEST", "HAMAS"])
def test_bodies_with_a_code_of_their_own_keep_it(extractor: Extractor, code: str) -> None:
    assert extractor.register.roll_up(code) == code
