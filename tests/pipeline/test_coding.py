"""The coder: weights in, the root for which most speaks out."""

import re
from pathlib import Path

import pytest

from graph.curated.relations import load_relations
from graph.errors import CuratedError
from graph.pipeline.coding import BIAS, Coder, digest, load_coder, save_coder
from graph.pipeline.coding_learning import Example, cross_validated, learn, strength
from graph.pipeline.coding_sentences import written
from graph.pipeline.coding_words import listed
from graph.pipeline.extraction import Extractor
from graph.pipeline.pairs import PairReader
from graph.score.pairs import Pair

CODER = Coder(
    ("AID", "YIELD"),
    {BIAS: (5, 0), "w:free": (0, 10), "w:open": (0, 2), "e:st:providesAid": (20, 0)},
    frozenset({digest("Kenya fed Uganda.")}),
)


@pytest.mark.parametrize(
    ("cues", "root"),
    [
        ((), "AID"),
        (("w:free",), "YIELD"),
        (("w:free", "e:st:providesAid"), "AID"),
        (("w:never-seen",), "AID"),
    ],
    ids=["nothing", "a word", "a word against an edge", "an unknown word"],
)
def test_the_root_is_the_one_for_which_most_speaks(cues, root):
    assert CODER.root(cues) == root


def test_of_equals_the_first_by_name_wins():
    assert Coder(("AID", "YIELD"), {"c:x": (1, 1)}).root(["c:x"]) == "AID"


def test_the_cues_that_speak_loudest_are_told():
    cues = ("w:open", "w:free", "w:never-seen")
    assert CODER.weighed(cues) == ("YIELD", ["w:free +10", "w:open +2"])


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


def test_the_coder_that_ships_has_weights_of_every_strong_sort():
    sorts = {cue.partition(":")[0] for cue in load_coder().weights}
    assert {"a", "f", "k", "w", "ws0", "wt0", "wl", "ww", "rs0", "rm", "b", "e"} <= sorts


@pytest.mark.model
def test_the_coder_sits_out_where_it_has_learnt_from_the_sentence(extractor: Extractor):
    text, marked = "Kenya bombed Uganda.", "<s>Kenya</s> bombed <t>Uganda</t>."
    pair = Pair("1", text, marked, "Kenya", "Uganda", "ASSAULT")
    stubborn = Coder(("YIELD",), {BIAS: (0,), "sa0:bomb": (3,)})
    learnt = Coder(("YIELD",), {BIAS: (0,)}, frozenset({digest(text)}))
    (answered,) = PairReader(extractor, coder=stubborn).explained([pair])
    (left,) = PairReader(extractor, coder=learnt).explained([pair])
    assert (answered[0], answered[3]) == ("YIELD", True)
    assert answered[1].endswith("; sa0:bomb +3")
    assert (left[0], left[3]) == ("ASSAULT", False)


def cues_of(extractor: Extractor, marked: str) -> frozenset[str]:
    pair = Pair("1", re.sub("</?[st]>", "", marked), marked, "", "", "")
    (found,) = PairReader(extractor).cues([pair])
    return found


@pytest.mark.model
def test_cues_tell_the_edge_the_words_and_what_stands_above_the_actors(extractor: Extractor):
    found = cues_of(extractor, "<s>Kenya</s> never bombed <t>Uganda</t>.")
    assert {"c:bomb", "sa0:bomb", "ta0:bomb", "l:bomb", "k:never", "n:attacks"} <= found
    assert {"b:S never", "b:bomb T", "ml:neg"} <= found
    assert "e:st:attacks:denied" in found
    assert not any("kenya" in cue or "uganda" in cue for cue in found)


@pytest.mark.model
@pytest.mark.parametrize(
    ("one", "other"),
    [("blasted", "berated"), ("pardoned", "acquitted"), ("funded", "reimbursed")],
)
def test_words_of_like_meaning_give_the_same_cues(extractor: Extractor, one: str, other: str):
    first, second = (
        {c for c in cues_of(extractor, f"<s>Kenya</s> {verb} <t>Uganda</t>.") if c[0] == "w"}
        for verb in (one, other)
    )
    assert first & second & {"wl:condemn", "wl:release", "wl:give"}


@pytest.mark.model
def test_cues_tell_how_a_word_is_said_and_what_hangs_on_it(extractor: Extractor):
    found = cues_of(extractor, "<s>Kenya</s> will lift the embargo on <t>Uganda</t>.")
    assert {"wlm:ease:fut", "ww:ease>penalty", "rl:YIELD", "rm:YIELD:fut"} <= found


@pytest.mark.model
def test_a_verb_of_several_words_needs_all_of_them(extractor: Extractor):
    gone = cues_of(extractor, "<s>Kenya</s> called off the march against <t>Uganda</t>.")
    wanted = cues_of(extractor, "<s>Kenya</s> called the march against <t>Uganda</t> off-limits.")
    assert "ws0:stop" in gone
    assert "ws0:stop" not in wanted


@pytest.mark.parametrize(("cue", "known"), [("w:free", True), ("zz:free", False)])
def test_only_cues_of_known_sorts_are_learnt(cue: str, known: bool):
    assert (strength(cue) > 0) is known


def examples() -> list[Example]:
    sorts = (("feed", "AID"), ("free", "YIELD"), ("fight", "ASSAULT"))
    return [
        Example(frozenset({f"w:{word}", f"c:{n % 3}"}), root, f"{word} {n}")
        for word, root in sorts
        for n in range(12)
    ]


def test_a_coder_learns_what_tells_roots_apart():
    coder = learn(examples())
    assert [coder.root(e.cues) for e in examples()] == [e.root for e in examples()]
    assert cross_validated(examples()) == [e.root for e in examples()]


def test_what_stands_beside_the_table_is_learnt_from_too():
    def same(root: str, number: int) -> list[Example]:
        return [Example(frozenset({"w:x"}), root, f"{root} {n}") for n in range(number)]

    table, beside = [*examples(), *same("AID", 14), *same("YIELD", 10)], same("YIELD", 40)
    assert set(cross_validated(table)[-10:]) == {"AID"}
    assert set(cross_validated(table, beside)[-10:]) == {"YIELD"}


def test_a_cue_of_one_sentence_only_is_not_learnt_however_often_it_stands():
    twice = [Example(frozenset({"w:odd"}), "AID", "the same") for _ in range(4)]
    assert "w:odd" not in learn([*examples(), *twice]).weights


def test_more_of_an_example_weighs_more():
    def won(weight: float) -> str:
        at_odds = [Example(frozenset({"w:x"}), "AID", f"a{n}") for n in range(3)]
        at_odds += [Example(frozenset({"w:x"}), "YIELD", f"y{n}", weight) for n in range(3)]
        return learn([*examples(), *at_odds]).root({"w:x"})

    assert (won(0.2), won(5.0)) == ("AID", "YIELD")


def test_the_written_sentences_are_marked_and_of_known_roots():
    pairs = written()
    assert {pair.root for pair in pairs} == set(load_coder().roots)
    assert all(pair.source in pair.sentence and pair.target in pair.sentence for pair in pairs)
    assert len({pair.sentence for pair in pairs}) == len(pairs)


def test_a_sentence_that_is_marked_wrongly_is_named(tmp_path: Path):
    path = tmp_path / "sentences.yaml"
    path.write_text("AID:\n  - <s>Kenya</s> fed <t>Uganda</t>.\n  - <s>Kenya</s> fed.\n")
    with pytest.raises(
        CuratedError, match=r"sentences.yaml:3: AID.1: expected one <s> and one <t>"
    ):
        written(path)


def test_lists_hold_each_word_once():
    assert all(len(words) == len(set(words)) for words in listed().values())
