import pytest

from graph.model.article import Article
from graph.pipeline.extraction import Extractor
from graph.pipeline.unused import Gap, gaps


@pytest.fixture
def found(extractor: Extractor, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Extractor, "load", classmethod(lambda *_: extractor))

    def find(*texts: str) -> list[Gap]:
        return gaps(Article(str(n), text) for n, text in enumerate(texts))

    return find


def test_word_above_two_actors_without_a_claim_is_listed(found) -> None:
    gap = found("Norway baffled Chile.")[0]
    assert (gap.kind, gap.frames, gap.places[0].actors) == ("verb", (), ("NOR", "CHL"))
    assert gap.word.startswith("baffl")
    assert gap.places[0].text == "Norway baffled Chile."


def test_the_most_frequent_word_comes_first(found) -> None:
    listed = found("Norway baffled Chile.", "Kenya perplexed Peru.", "Oman perplexed Mali.")
    assert [len(gap.places) for gap in listed] == [2, 1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norway condemned Chile.", id="a claim joins them"),
        pytest.param("Norway baffled its neighbours.", id="one actor"),
        pytest.param("Norway baffled Oslo.", id="both act for one"),
        pytest.param("Norway was glad that Chile was ready.", id="clauses of their own"),
    ],
)
def test_other_sentences_are_left_alone(found, text: str) -> None:
    assert found(text) == []
