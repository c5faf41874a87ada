"""The coder: weights in, the root for which most speaks out."""

from pathlib import Path

import pytest

from graph.curated.relations import load_relations
from graph.pipeline.coding import BIAS, Coder, digest, load_coder, save_coder
from graph.pipeline.coding_training import cross_validated, learn
from graph.pipeline.extraction import Extractor
from graph.pipeline.pairs import PairReader
from graph.score.pairs import Pair

CODER = Coder(
    ("AID", "YIELD"),
    {BIAS: (0.5, 0.0), "c:free": (0.0, 1.0), "e:st:providesAid": (2.0, 0.0)},
    frozenset({digest("Kenya fed Uganda.")}),
)


@pytest.mark.parametrize(
    ("cues", "root"),
    [
        ((), "AID"),
        (("c:free",), "YIELD"),
        (("c:free", "e:st:providesAid"), "AID"),
        (("c:never-seen",), "AID"),
    ],
    ids=["nothing", "a word", "a word against an edge", "an unknown word"],
)
def test_the_root_is_the_one_for_which_most_speaks(cues, root):
    assert CODER.root(cues) == root


def test_of_equals_the_first_by_name_wins():
    assert Coder(("AID", "YIELD"), {"c:x": (1.0, 1.0)}).root(["c:x"]) == "AID"


@pytest.mark.parametrize(
    ("sentence", "known"), [("Kenya  fed Uganda.", True), ("Kenya fled Uganda.", False)]
)
def test_sentences_that_were_learnt_from_are_known(sentence, known):
    assert CODER.knows(sentence) is known


def test_weights_are_written_and_read_alike(tmp_path: Path):
    save_coder(CODER, tmp_path / "a.tsv")
    again = load_coder(tmp_path / "a.tsv")
    save_coder(again, tmp_path / "b.tsv")
    assert again == CODER
    assert (tmp_path / "a.tsv").read_bytes() == (tmp_path / "b.tsv").read_bytes()


def test_the_coder_that_ships_answers_with_roots_of_the_ontology():
    known = {relation.plover for relation in load_relations().values()}
    assert set(load_coder().roots) <= known
    assert all(len(w) == len(load_coder().roots) for w in load_coder().weights.values())


@pytest.mark.model
def test_the_coder_sits_out_where_it_has_learnt_from_the_sentence(extractor: Extractor):
    text, marked = "Kenya bombed Uganda.", "<s>Kenya</s> bombed <t>Uganda</t>."
    pair = Pair("1", text, marked, "Kenya", "Uganda", "ASSAULT")
    stubborn = Coder(("YIELD",), {BIAS: (0.0,)})
    learnt = Coder(("YIELD",), {BIAS: (0.0,)}, frozenset({digest(text)}))
    (answered,) = PairReader(extractor, coder=stubborn).explained([pair])
    (left,) = PairReader(extractor, coder=learnt).explained([pair])
    assert (answered[0], answered[3]) == ("YIELD", True)
    assert (left[0], left[3]) == ("ASSAULT", False)


@pytest.mark.model
def test_cues_tell_the_edge_the_words_and_what_stands_above_the_actors(extractor: Extractor):
    text, marked = "Kenya never bombed Uganda.", "<s>Kenya</s> never bombed <t>Uganda</t>."
    (found,) = PairReader(extractor).cues([Pair("1", text, marked, "Kenya", "Uganda", "")])
    assert {"c:bomb", "sa0:bomb", "ta0:bomb", "l:bomb", "k:never", "n:attacks"} <= found
    assert "e:st:attacks:denied" in found
    assert not any("kenya" in cue or "uganda" in cue for cue in found)


def test_a_coder_learns_what_tells_roots_apart():
    seen = [frozenset({"c:feed", f"c:{n % 3}"}) for n in range(12)]
    seen += [frozenset({"c:free", f"c:{n % 3}"}) for n in range(12)]
    seen += [frozenset({"c:fight", f"c:{n % 3}"}) for n in range(12)]
    roots = ["AID"] * 12 + ["YIELD"] * 12 + ["ASSAULT"] * 12
    coder = learn(seen, roots)
    assert [coder.root(cues) for cues in seen] == roots
    assert cross_validated(seen, roots) == roots
