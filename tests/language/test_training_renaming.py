from random import Random

from graph.language.training.register import register_names
from graph.language.training.renaming import names_of, renamed
from graph.language.training.treebank import Tree, Word, subtree
from graph.model.actor import Actor
from graph.model.terms import ActorKind


def word(text: str, head: int, dep: str, *, space: bool = True) -> Word:
    return Word(text, text, "PROPN", "NNP", "", head, dep, space)


SHORT = Tree(
    (
        word("Zed", 1, "nsubj"),
        word("calls", 1, "ROOT"),
        word("Ann", 1, "obj", space=False),
        word(".", 1, "punct"),
    ),
    entities=((0, 1, "PERSON"),),
    known=(True, True, False, True),
)
LONG = Tree(
    (
        word("King", 1, "nsubj"),
        word("Bo", 3, "nsubj"),
        word("Lund", 1, "flat"),
        word("is", 3, "ROOT"),
    ),
    entities=((1, 3, "PERSON"),),
)


def test_names_keep_their_inner_heads() -> None:
    names = names_of([SHORT, LONG])["PERSON"]
    assert [[(w.text, w.head) for w in name] for name in names] == [
        [("Zed", 0)],
        [("Bo", 0), ("Lund", 0)],
    ]


def test_a_longer_name_moves_the_heads_after_it() -> None:
    names = {"PERSON": names_of([LONG])["PERSON"]}
    trees = [renamed([SHORT], names, Random(seed))[0] for seed in range(10)]  # noqa: S311 - no secret
    (tree,) = {t for t in trees if len(t.words) == 5}
    assert tree.text == "Bo Lund calls Ann."
    assert [w.head for w in tree.words] == [2, 0, 2, 2, 2]
    assert [w.dep for w in tree.words] == ["nsubj", "flat", "ROOT", "obj", "punct"]
    assert tree.entities == ((0, 2, "PERSON"),)
    assert tree.known == (True, True, True, False, True)
    assert subtree(tree.words, 2) == {0, 1, 2, 3, 4}
    assert SHORT in trees


def test_register_lends_short_names_with_their_trees() -> None:
    actors = [
        Actor("p", ActorKind.PERSON, "Ada Nils Berg", ("Ada N. Berg",), weak_names=("Berg",)),
        Actor("s", ActorKind.STATE, "Nord Land", ("Nordland",), seats=("Stad", "the Keep")),
        Actor("u", ActorKind.UNKNOWN, "Whoever"),
    ]
    stock = register_names(actors)
    assert {k: [" ".join(w.text for w in n) for n in v] for k, v in stock.items()} == {
        "PERSON": ["Ada N. Berg", "Ada Nils Berg", "Berg"],
        "PLACE": ["Nordland", "Stad"],
    }
    assert [(w.head, w.dep) for w in stock["PERSON"][1]] == [(0, ""), (0, "flat"), (0, "flat")]
