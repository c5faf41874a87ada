from random import Random

from graph.language.training.standins import WORDS, collapsed
from graph.language.training.treebank import Tree, Word


def word(text: str, head: int, dep: str) -> Word:
    return Word(text, text, "PROPN", "NNP", "", head, dep)


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - no secret


TREE = Tree(
    (
        word("the", 2, "det"),
        word("Upper", 2, "amod"),
        word("Shore", 3, "nsubj"),
        word("hires", 3, "ROOT"),
        word("Ann", 3, "obj"),
        word("Lee", 4, "flat"),
    ),
    entities=((1, 3, "PLACE"), (4, 6, "PERSON")),
)


def test_names_become_one_word_with_the_heads_kept() -> None:
    (tree,) = collapsed([TREE], chance(1))
    texts = [w.text for w in tree.words if w.text != "the"]
    assert texts[0] in WORDS["PLACE"]
    assert texts[1] == "hires"
    assert texts[2] in WORDS["PERSON"]
    verb = [w.text for w in tree.words].index("hires")
    assert [tree.words[a].head for a, _, _ in tree.entities] == [verb, verb]
    assert [label for *_, label in tree.entities] == ["PLACE", "PERSON"]


def test_the_article_goes_sometimes() -> None:
    lengths = {len(collapsed([TREE], chance(seed))[0].words) for seed in range(20)}
    assert lengths == {3, 4}


def test_a_name_with_two_heads_stays() -> None:
    torn = Tree((word("A", 2, "nsubj"), word("B", 2, "obj"), word("sees", 2, "ROOT")))
    tree = Tree(torn.words, entities=((0, 2, "ORG"),))
    assert [w.text for w in collapsed([tree], chance(1))[0].words] == ["A", "B", "sees"]
