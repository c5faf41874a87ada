from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.score import Pair, load_pairs, pair_lines, score_pairs

HEAD = "id\tsentence\tmarked_sentence\tsource\ttarget\troot"


def pair(root: str) -> Pair:
    return Pair("1", "A met B.", "<s>A</s> met <t>B</t>.", "A", "B", root)


def answering(*roots: str):
    def answer(_pairs: Sequence[Pair]) -> Sequence[tuple[str, str]]:
        return [(root, "no trigger" if root == "NONE" else "") for root in roots]

    return answer


def test_macro_f1_is_the_mean_over_the_roots_of_the_table() -> None:
    pairs = [pair("AID"), pair("AID"), pair("YIELD")]
    found = score_pairs(pairs, answering("AID", "NONE", "AID"))
    assert found.accuracy == pytest.approx(1 / 3)
    assert found.roots["AID"].f1 == pytest.approx(1 / 2)
    assert found.macro_f1 == pytest.approx(1 / 4)
    assert found.unanswered == 1
    assert found.confusion == {"AID": {"AID": 1, "NONE": 1}, "YIELD": {"AID": 1}}


def test_root_outside_the_table_is_wrong_but_no_class() -> None:
    found = score_pairs([pair("AID")], answering("CONSULT"))
    assert list(found.roots) == ["AID"]
    assert found.macro_f1 == 0


def test_number_of_answers_must_fit() -> None:
    with pytest.raises(InputError, match="expected 1 answers, got 2"):
        score_pairs([pair("AID")], answering("AID", "AID"))


def test_table_is_read_with_quotation_marks_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "p.tsv"
    path.write_text(f'{HEAD}\n7\t"A met B.\t<s>A</s>\tA\tB\tAID\n')
    assert load_pairs(path) == (Pair("7", '"A met B.', "<s>A</s>", "A", "B", "AID"),)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "got an empty file"),
        ("a\tb\n", "p.tsv:1: expected the columns id sentence"),
        (f"{HEAD}\n1\t2\n", "p.tsv:2: expected 6 columns, got 2"),
    ],
)
def test_faults_are_named(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "p.tsv"
    path.write_text(content)
    with pytest.raises(InputError) as caught:
        load_pairs(path)
    assert said in str(caught.value)


def test_score_is_shown() -> None:
    lines = list(pair_lines(score_pairs([pair("AID")], answering("NONE"))))
    assert lines[0] == "macro-F1 0.000, accuracy 0.000 over 1 pairs, 1 unanswered"
    assert {"  AID: NONE 1", "wrong, by reason: no trigger 1"} <= set(lines)
