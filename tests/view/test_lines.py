"""Bundling edges into lines, and placing actors."""

from __future__ import annotations

from itertools import combinations

import pytest
from view_sample import RELATIONS as TABLE

from graph.errors import UnknownNameError
from graph.model.claim import Claim, Edge
from graph.model.relation import Relation
from graph.model.terms import ActorKind, Standing
from graph.view.aggregate import bundle, most_disputed
from graph.view.layout import place
from graph.view.strings import KIND_NAMES, STANDING_HINTS
from graph.view.style import KINDS, SIGN_OF, SIGNS, STANDINGS, Sign
from graph.view.tidy import SIZE

RELATIONS = {
    name: Relation(name, label, "", family, symmetric=both)
    for name, (label, family, both) in TABLE.items()
}


def edge(claim: str, standing: Standing = Standing.ASSERTED, sources: int = 1) -> Edge:
    return Edge(Claim(*claim.split()), (), standing, sources)


def lines_of(*edges: Edge):
    return bundle(edges, RELATIONS)


def test_claims_of_one_pair_direction_and_sign_are_one_line():
    [line] = lines_of(edge("A suppliesArms B"), edge("A suppliesFood B"), edge("A visits B"))
    assert (line.id, len(line.edges)) == ("A>B:cooperative", 3)


def test_signs_and_directions_are_never_merged():
    found = lines_of(edge("A suppliesArms B"), edge("A accuses B"), edge("B suppliesArms A"))
    assert [line.id for line in found] == ["A>B:conflictual", "A>B:cooperative", "B>A:cooperative"]


def test_symmetric_claims_share_a_line_whichever_way_they_are_put():
    [line] = lines_of(edge("B meets A"), edge("A tradesWith B"))
    assert (line.id, line.mutual) == ("A~B:cooperative", True)


@pytest.mark.parametrize(
    ("standings", "shown", "glyphs"),
    [
        (["asserted"], "asserted", ""),
        (["asserted", "contested"], "asserted", "!"),
        (["reported", "contested"], "contested", "!”"),
        (["reported", "prospective"], "reported", "”»"),
        (["denied", "hypothetical"], "hypothetical", "?×"),
        (["denied"], "denied", "×"),
    ],
    ids=" ".join,
)
def test_bundles_show_the_firmest_standing_and_hide_no_dispute(standings, shown, glyphs):
    relations = ["suppliesArms", "suppliesFood"]
    pairs = zip(relations, standings, strict=False)
    [line] = lines_of(*(edge(f"A {r} B", Standing(s)) for r, s in pairs))
    assert (line.standing, line.glyphs) == (shown, glyphs)


def test_line_is_as_wide_as_its_best_supported_claim():
    [line] = lines_of(edge("A suppliesArms B", sources=1), edge("A visits B", sources=4))
    assert line.sources == 4


def test_lines_of_a_pair_bend_to_different_sides():
    found = lines_of(edge("A suppliesArms B"), edge("B suppliesArms A"), edge("A accuses B"))
    to_b = [line.turn if line.subject == "A" else -line.turn for line in found]
    assert sorted(to_b) == [-1, 0, 1]


def test_single_line_is_straight():
    assert lines_of(edge("A suppliesArms B"))[0].turn == 0


def test_most_disputed_pairs_come_first():
    found = lines_of(
        edge("A suppliesArms B", Standing.CONTESTED),
        edge("B attacks A", Standing.DENIED),
        edge("C suppliesArms B", Standing.CONTESTED),
        edge("A visits C"),
    )
    assert most_disputed(found) == (("A", "B", 2), ("B", "C", 1))


def test_unknown_relation_is_refused():
    with pytest.raises(UnknownNameError, match="got 'eats'"):
        lines_of(edge("A eats B"))


def test_every_standing_sign_and_kind_has_its_own_look():
    looks = [(style.dash, style.glyph) for style in STANDINGS.values()]
    assert set(STANDINGS) == set(STANDING_HINTS) == set(Standing)
    assert len(set(looks)) == len(Standing)
    assert set(KINDS) == set(KIND_NAMES) == set(ActorKind)
    assert set(SIGNS) == set(SIGN_OF.values()) == set(Sign)


PAIRS = [("hub", leaf) for leaf in "abcdef"] + [("a", "b"), ("c", "d"), ("hub", "a")]
LABELS = {name: f"Actor called {name}" for name in ["hub", *"abcdef"]}


def test_places_are_the_same_whatever_the_order():
    backwards = dict(reversed(LABELS.items()))
    assert place(PAIRS, LABELS) == place([(b, a) for a, b in reversed(PAIRS)], backwards)


def test_places_lie_in_the_frame_and_apart():
    found = place(PAIRS, LABELS)
    assert all(0 <= x <= SIZE[0] and 0 <= y <= SIZE[1] for x, y in found.values())
    gaps = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in combinations(found.values(), 2)]
    assert min(gaps) > 60


def test_actors_without_lines_do_not_set_the_scale():
    def spread(found):
        xs, ys = zip(*(found[name] for name in ["hub", *"abcdef"]), strict=True)
        return max(xs) - min(xs) + max(ys) - min(ys)

    alone = place(PAIRS, LABELS | {"lonely": "Lonely"})
    assert spread(alone) > 0.5 * spread(place(PAIRS, LABELS))


@pytest.mark.parametrize(
    ("pairs", "names", "count"),
    [([], [], 0), ([], ["a"], 1), ([("a", "a")], ["a"], 1), ([], ["a", "b", "c"], 3)],
    ids=["none", "one", "self", "strangers"],
)
def test_small_networks_have_places_too(pairs, names, count):
    found = place(pairs, {name: name for name in names})
    assert len(set(found.values())) == count
