from itertools import product

import numpy as np
import pytest

from graph.language.reader.trees import best_tree


def _is_tree(heads: tuple[int, ...]) -> bool:
    def reaches(word: int) -> bool:
        for _ in heads:
            if word == 0:
                return True
            word = heads[word - 1]
        return word == 0

    return heads.count(0) == 1 and all(reaches(word) for word in range(1, len(heads) + 1))


def _by_trial(scores: np.ndarray) -> float:
    size = len(scores)
    trees = filter(_is_tree, product(range(size + 1), repeat=size))
    return max(sum(scores[i, h] for i, h in enumerate(tree)) for tree in trees)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([[1.0, 0.0]], [0], id="one word"),
        pytest.param([[0, 0, 5], [5, 0, 0]], [2, 0], id="best heads are a tree"),
        pytest.param([[1, 0, 5], [0, 5, 0]], [0, 1], id="a ring is opened where it is cheapest"),
        pytest.param([[5, 0, 1], [5, 4, 0]], [0, 1], id="two roots become one"),
    ],
)
def test_heads(rows: list[list[float]], expected: list[int]) -> None:
    assert best_tree(np.array(rows, np.float32)) == expected


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_with_one_root_is_better(seed: int) -> None:
    random = np.random.default_rng(seed)
    size = 2 + seed % 4
    scores = random.normal(size=(size, size + 1)).astype(np.float32)
    scores[:, 0] += (seed % 3) * 2  # many roots, few roots
    heads = best_tree(scores.copy())
    assert _is_tree(tuple(heads))
    total = sum(float(scores[i, h]) for i, h in enumerate(heads))
    assert total == pytest.approx(_by_trial(scores), abs=1e-4)
