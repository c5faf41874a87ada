import pytest

from graph.language.training.entities import (
    NOTHING,
    first_names,
    longest,
    name_table,
    with_gum_entities,
    with_known_names,
    with_uner_entities,
)
from graph.language.training.treebank import Tree, Word


def word(text: str, upos: str, head: int, dep: str, entity: str = "") -> Word:
    return Word(text, text, upos, "X", "", head, dep, misc=f"Entity={entity}" if entity else "_")


VISIT = Tree(
    (
        word("President", "PROPN", 1, "nmod:desc", "(1-person-new-n-cf1-2-sgl"),
        word("Amara", "PROPN", 3, "nsubj"),
        word("Koné", "PROPN", 1, "flat", "1)"),
        word("left", "VERB", 3, "ROOT"),
        word("the", "DET", 5, "det", "(2-place-new-n-cf2-2-sgl"),
        word("Bay", "PROPN", 3, "obj"),
        word("of", "ADP", 7, "case"),
        word("Sand", "PROPN", 5, "nmod", "(3-place-new-n-cf3-1-sgl)2)"),
        word("with", "ADP", 9, "case"),
        word("officials", "NOUN", 3, "obl", "(4-person-new-n-cf4-1-sgl)"),
    ),
    id="v-1",
)


def named(tree: Tree) -> list[tuple[str, str]]:
    return [(" ".join(w.text for w in tree.words[a:b]), label) for a, b, label in tree.entities]


def test_gum_names_stand_without_title_and_article() -> None:
    (labelled,) = with_gum_entities([VISIT])
    assert named(labelled) == [("Amara Koné", "PERSON"), ("Bay of Sand", "PLACE")]


def test_peoples_are_no_persons() -> None:
    people = Word(
        "Malians",
        "Malian",
        "PROPN",
        "NNPS",
        "",
        0,
        "ROOT",
        misc="Entity=(1-person-new-n-cf1-1-sgl)",
    )
    (labelled,) = with_gum_entities([Tree((people,))])
    assert labelled.entities == ()


def test_longest_of_overlapping_spans_stays() -> None:
    assert longest([(5, 6, "PLACE"), (3, 6, "ORG"), (0, 1, "PERSON")]) == (
        (0, 1, "PERSON"),
        (3, 6, "ORG"),
    )


def test_names_carry_over_and_unknown_names_stay_unknown() -> None:
    (labelled,) = with_gum_entities([VISIT])
    table, given = name_table([labelled]), first_names([labelled])
    assert given == {"Amara"}
    other = Tree(
        (
            word("Amara", "PROPN", 2, "nsubj"),
            word("Diallo", "PROPN", 0, "flat"),
            word("saw", "VERB", 2, "ROOT"),
            word("Zork", "PROPN", 2, "obj"),
        )
    )
    (carried,) = with_known_names([other], table, given)
    assert named(carried) == [("Amara Diallo", "PERSON")]
    assert carried.known == (True, True, True, False)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        pytest.param("B-PER I-PER O O", [("a b", "PERSON")], id="span"),
        pytest.param("B-LOC B-LOC O O", [("a", "PLACE"), ("b", "PLACE")], id="neighbours"),
        pytest.param("O O O B-OTH", [], id="other kind"),
    ],
)
def test_uner_tags(tmp_path, tags: str, expected: list[tuple[str, str]]) -> None:
    table = tmp_path / "t.iob2"
    rows = "\n".join(f"{i}\tx\t{tag}\t-\t-" for i, tag in enumerate(tags.split(), start=1))
    table.write_text(f"# sent_id = s\n{rows}\n", "utf-8")
    tree = Tree(tuple(word(t, "NOUN", 0, "dep") for t in "abcd"), id="s")
    missing = Tree(tree.words, id="none")
    labelled, unlabelled = with_uner_entities([tree, missing], table)
    assert named(labelled) == expected
    assert unlabelled.known == (False,) * 4


def test_words_that_head_mentions_know_what_is_mentioned() -> None:
    (labelled,) = with_gum_entities([VISIT])
    kinds = {w.text: w.kind for w in labelled.words}
    assert kinds["Amara"] == kinds["officials"] == "person"
    assert kinds["Bay"] == kinds["Sand"] == "place"
    assert kinds["President"] == kinds["left"] == NOTHING
    assert {w.kind for w in VISIT.words} == {""}
