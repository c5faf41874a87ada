import pytest

from graph.score import Pair, half_of, pair_lines, score_pairs
from graph.score.intervals import intervals
from graph.score.slices import slices_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Peru did not come", ("negation",)),
        ("Peru couldn’t come", ("negation",)),
        ("Peru will come", ("future",)),
        ("Peru DENIED it, Chile said", ("reported", "denial")),
        ("Nothing will come of it, according to Peru", ("negation", "future", "reported")),
        ("Norway notes the willow", ()),
        ("", ()),
    ],
)
def test_slices_go_by_whole_words(words: str, expected: tuple[str, ...]) -> None:
    assert slices_of(words) == expected


def test_interval_holds_the_value_and_is_the_same_twice() -> None:
    def mean(drawn):
        return {"mean": sum(drawn) / len(drawn)}

    units = [0] * 20 + [1] * 60
    low, high = intervals(units, mean)["mean"]
    assert 0.6 < low < 0.75 < high < 0.9
    assert intervals(units, mean) == intervals(units, mean)


def test_more_units_give_a_narrower_interval() -> None:
    def width(units):
        low, high = intervals(units, lambda drawn: {"mean": sum(drawn) / len(drawn)})["mean"]
        return high - low

    assert width([0, 1] * 100) < width([0, 1] * 10)


def test_of_nothing_there_are_no_intervals() -> None:
    assert intervals([], lambda drawn: {"mean": sum(drawn)}) == {}


def pair(number: int, sentence: str, root: str = "AID") -> Pair:
    return Pair(str(number), sentence, sentence, "A", "B", root)


def test_halves_are_disjoint_about_equal_and_whole_together() -> None:
    pairs = [pair(n, "x") for n in range(400)]
    a, b = half_of(pairs, "a"), half_of(pairs, "b")
    assert not {p.id for p in a} & {p.id for p in b}
    assert len(a) + len(b) == 400
    assert 150 < len(a) < 250


def test_half_depends_on_the_id_alone() -> None:
    alone = [half_of([pair(n, "other words")], "a") for n in range(40)]
    together = half_of([pair(n, "x") for n in range(40)], "a")
    assert [p.id for found in alone for p in found] == [p.id for p in together]


def test_pairs_with_a_negation_word_are_scored_by_themselves() -> None:
    pairs = [pair(1, "A did not help B"), pair(2, "A never helped B"), pair(3, "A helped B")]
    found = score_pairs(pairs, lambda _: [("AID", ""), ("NONE", ""), ("NONE", "")])
    assert (found.slices["negation"].recall, found.slices["negation"].gold) == (0.5, 2)
    assert "with words of negation: 0.500 right of 2" in list(pair_lines(found))


def test_wrong_pairs_are_listed_with_the_answer() -> None:
    found = score_pairs([pair(7, "A left B", "YIELD")], lambda _: [("AID", "other relation: give")])
    assert "YIELD, got AID: 7: A left B (other relation: give)" in list(
        pair_lines(found, examples=True)
    )
    assert found.reasons() == {"other relation": 1}
