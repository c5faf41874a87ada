from graph.score import Pair, pair_lines, score_pairs


def pair(number: str, root: str) -> Pair:
    return Pair(number, "A met B.", "<s>A</s> met <t>B</t>.", "A", "B", root)


def test_answers_by_the_nearest_frame_are_told_apart_from_edges() -> None:
    pairs = [pair("1", "AID"), pair("2", "AID"), pair("3", "YIELD"), pair("4", "YIELD")]
    given = [("AID", ""), ("AID", "", True), ("AID", "other", True), ("NONE", "no trigger")]
    found = score_pairs(pairs, lambda _pairs: given)
    assert found.coded.gold == 0
    assert (found.nearest.right, found.nearest.gold) == (1, 2)
    assert (
        "by an edge: 1 right of 1; where no edge joins the two, by the frame nearest to both: "
        "1 right of 2"
    ) in list(pair_lines(found))
    assert [answer["nearest"] for answer in found.data()["answers"]] == [False, True, True, False]


def test_answers_of_the_coder_are_told() -> None:
    given = [("AID", "", False, True), ("AID", "", True, True), ("YIELD", "", False, False)]
    found = score_pairs([pair("1", "AID"), pair("2", "YIELD"), pair("3", "YIELD")], lambda _: given)
    assert (found.coded.right, found.coded.gold) == (1, 2)
    assert "by the coder: 1 right of 2" in list(pair_lines(found))
