import numpy as np
import pytest

from graph.language.reader import features, gazetteer, lemmas, names


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        pytest.param("Supplies", "supply", id="ending changed, small letter"),
        pytest.param("went", "go", id="nothing in common"),
        pytest.param("UKRAINE", "Ukraine", id="capitals"),
        pytest.param("Kyiv", "Kyiv", id="nothing to do"),
        pytest.param("“", '"', id="a mark"),
    ],
)
def test_a_rule_leads_back_to_its_lemma(form: str, lemma: str) -> None:
    assert lemmas.lemma_of(form, lemmas.rule_of(form, lemma)) == lemma


def test_one_rule_serves_words_of_a_kind() -> None:
    assert lemmas.rule_of("denies", "deny") == lemmas.rule_of("supplies", "supply")


def _scores(*tags: str, second: str = "O") -> np.ndarray:
    scores = np.zeros((len(tags), len(names.TAGS)), np.float32)
    scores[:, names.TAGS.index(second)] = 1
    for i, tag in enumerate(tags):
        scores[i, names.TAGS.index(tag)] = 2
    return scores


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        pytest.param(("O", "O"), ("O", "O"), id="none"),
        pytest.param(("B-ORG", "E-ORG"), ("B-ORG", "E-ORG"), id="allowed as they are"),
        pytest.param(("I-ORG", "O"), ("O", "O"), id="no name goes on that did not begin"),
        pytest.param(("O", "B-ORG"), ("O", "O"), id="no name stays open"),
    ],
)
def test_names_begin_and_end(tags: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert tuple(names.TAGS[t] for t in names.best_tags(_scores(*tags))) == expected


def test_the_longest_listed_name_counts() -> None:
    listed = {
        gazetteer.key(["New", "York"]): gazetteer.PLACE,
        gazetteer.key(["New", "York", "Times"]): gazetteer.ORG,
    }
    forms = ["The", "New", "York", "Times", "of", "York"]
    marks = gazetteer.marks(forms, listed)
    assert marks == [0, gazetteer.ORG * gazetteer.BEGIN, gazetteer.ORG, gazetteer.ORG, 0, 0]


def test_words_in_small_letters_are_no_names() -> None:
    assert gazetteer.marks(["nice"], {gazetteer.key(["Nice"]): gazetteer.PLACE}) == [0]


def test_unknown_words_keep_their_ends_and_shapes() -> None:
    known, unknown = (
        features.type_ids("Zorbistan", features.numbered(words)) for words in (["zorbistan"], [])
    )
    assert (known[0], unknown[0]) == (1, features.UNKNOWN)
    assert known[1:] == unknown[1:]
    assert len(known) == features.WIDTH
    assert known[1:5] != features.type_ids("Orbistan", {})[1:5]
    assert known[5:] == features.type_ids("Gorbistan", {})[5:]
