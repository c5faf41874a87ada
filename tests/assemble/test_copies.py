from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from graph.assemble import assemble
from graph.assemble.copies import (
    alike,
    copies,
    passage,
    repeats,
    sketch,
    with_sketches,
)
from graph.assemble.independence import independent
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Edge, Statement

WIRE = (
    "Two tankers with heating oil from Norway reached the harbour of Tallinn on Sunday night, "
    "and the deputy minister of transport thanked the crews for braving the ice."
)
EDITED = WIRE.replace("Sunday night", "Sunday evening")
OWN = (
    "Estonia received heating oil at the weekend: the port of Tallinn counted two ships that had "
    "set out from Norway a week before, its master told our correspondent there."
)
SHORT = "Norway ships oil to Estonia."


def of(text: str) -> str:
    return sketch(passage(text, 0, len(text)))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        pytest.param(WIRE, WIRE, True, id="same"),
        pytest.param(WIRE, EDITED, True, id="one word changed"),
        pytest.param(WIRE, WIRE.upper(), True, id="capitals"),
        pytest.param(WIRE, WIRE.replace(", ", " - "), True, id="signs"),
        pytest.param(WIRE, OWN, False, id="other words for the same"),
        pytest.param(SHORT, SHORT, False, id="too short to tell"),
    ],
)
def test_copies_are_told_from_other_texts(one: str, other: str, wanted: bool) -> None:
    assert alike(of(one), of(other)) is wanted


def test_sketches_stay_the_same_from_release_to_release() -> None:
    """Stores hold them: when this fails, stores have to be ingested again."""
    assert (
        of(WIRE)
        == "2-AM9CObUxqxDwiaUsVKy55YJIKBc_9GaD95g5wtxiv9C6ru89HccJ_J3xLV9GgkwAC5WA1HxNm8_4aCpl"
    )


def test_short_words_take_in_those_beside_them() -> None:
    text = f"{WIRE} {SHORT} {OWN}"
    start = text.index(SHORT)
    words = passage(text, start, start + len(SHORT))
    assert len(words) == 20
    assert words[7:13] == ["ice", "norway", "ships", "oil", "to", "estonia"]


def test_at_the_end_of_a_text_the_words_before_are_taken() -> None:
    text = f"{WIRE} {SHORT}"
    words = passage(text, text.index(SHORT), len(text))
    assert (len(words), words[-5:]) == (20, ["norway", "ships", "oil", "to", "estonia"])


def test_statements_put_down_by_hand_have_no_sketch() -> None:
    said = Statement("NOR", "suppliesEnergy", "EST")
    assert with_sketches(WIRE, [said]) == (said,)


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        pytest.param([], 0, id="nobody"),
        pytest.param([("Post", "wire"), ("Times", "wire"), ("Sun", "wire")], 1, id="one text"),
        pytest.param([("Post", "wire"), ("Post", "own")], 1, id="one publisher"),
        pytest.param([("Post", "wire"), ("Post", "own"), ("Sun", "wire")], 2, id="own text too"),
        pytest.param(
            [("A", "1"), ("A", "2"), ("B", "1"), ("B", "2"), ("C", "1")],
            2,
            id="two texts for three",
        ),
        pytest.param(
            [("A", "1"), ("A", "2"), ("B", "1"), ("B", "3"), ("C", "1")], 3, id="handed on twice"
        ),
    ],
)
def test_independent_sources_share_neither_publisher_nor_text(
    printed: list[tuple[str, str]], wanted: int
) -> None:
    assert {independent(order) for order in permutations(printed)} == {wanted}


def edge(texts: dict[str, str]) -> Edge:
    """Give the one edge of articles by id, each of a publisher of its own, that all say it."""
    statements = [
        said
        for name, text in texts.items()
        for said in with_sketches(
            text,
            [Statement("NOR", "suppliesEnergy", "EST", start=0, end=len(text), article=name)],
        )
    ]
    articles = {name: Article(name, text, publisher=f"The {name}") for name, text in texts.items()}
    (found,) = assemble(statements, load_relations(), articles)
    return found


def test_copies_count_once_and_keep_their_places() -> None:
    found = edge({"post": WIRE, "sun": EDITED, "times": WIRE, "herald": OWN})
    assert found.sources == 2
    assert [e.article for e in found.evidence] == ["herald", "post", "sun", "times"]
    assert [[e.article for e in group] for group in copies(found.evidence)] == [
        ["post", "sun", "times"]
    ]


def test_texts_of_their_own_count_each() -> None:
    found = edge({"post": WIRE, "herald": OWN})
    assert (found.sources, copies(found.evidence)) == (2, ())


def test_the_same_article_saying_it_twice_is_no_copy() -> None:
    said = [
        Statement("NOR", "suppliesEnergy", "EST", start=0, end=end, article="post")
        for end in (len(WIRE), len(WIRE) - 1)
    ]
    (found,) = assemble(with_sketches(WIRE, said), load_relations())
    assert (len(found.evidence), copies(found.evidence)) == (2, ())


def test_each_copy_names_the_others(wire_edge: Edge) -> None:
    names = {e.id: e.article for e in wire_edge.evidence}
    found = {names[name]: others for name, others in repeats(wire_edge.evidence).items()}
    assert found == {"herald": ("post",), "post": ("herald",)}


@pytest.fixture
def wire_edge() -> Edge:
    texts = {"herald": WIRE, "post": EDITED, "sun": OWN}
    said = [
        one
        for article, text in texts.items()
        for one in with_sketches(
            text,
            [Statement("NOR", "suppliesEnergy", "EST", article=article, start=0, end=len(text))],
        )
    ]
    (edge,) = assemble(said, load_relations())
    return edge


BOUGHT = "Estonia bought heating oil from Norway on Monday evening"  # nine words
BEFORE = "Nobody in Tallinn had asked for it, and the harbour was closed for three days by ice."
AFTER = "Its price was kept secret by both sides, as were the names of the ships and their masters."


def beside(text: str, words: str = BOUGHT[:20]) -> str:
    start = text.index(words)
    statement = Statement("NOR", "suppliesEnergy", "EST", start=start, end=start + len(words))
    return with_sketches(text, [statement])[0].sketch


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        pytest.param(f"{BEFORE} {BOUGHT}.", f"{BOUGHT}. {AFTER}", True, id="other beside it"),
        pytest.param(f"{BOUGHT}.", f"{BEFORE}\n\n{BOUGHT}.\n\n{AFTER}", True, id="alone"),
        pytest.param(f"{BOUGHT}.", f"{BEFORE} “{BOUGHT}.” {AFTER}", True, id="as a quote"),
        pytest.param(
            f"{BEFORE} {BOUGHT}.", f"{BOUGHT.replace('evening', 'night')}. {AFTER}", False,
            id="another word",
        ),
        pytest.param(
            f"{BEFORE} {BOUGHT[:20]} in bulk.", f"{BOUGHT[:20]} in bulk. {AFTER}", False,
            id="a sentence of a few words",
        ),
    ],
)  # fmt: skip
def test_very_same_sentence_is_a_copy_whatever_stands_beside_it(
    one: str, other: str, wanted: bool
) -> None:
    assert alike(beside(one), beside(other)) is wanted


def test_same_sentence_joins_what_its_surroundings_part() -> None:
    texts = [f"{BEFORE} {BOUGHT}.", f"{BOUGHT}. {AFTER}", f"{BOUGHT}."]
    articles = {f"a{n}": Article(f"a{n}", x, publisher=f"P{n}") for n, x in enumerate(texts)}
    said = [
        replace(
            Statement("NOR", "suppliesEnergy", "EST", start=0, end=20, article=name),
            sketch=beside(one.text),
        )
        for name, one in articles.items()
    ]
    (found,) = assemble(said, load_relations(), articles)
    assert (found.sources, len(copies(found.evidence))) == (1, 1)
