from __future__ import annotations

from dataclasses import replace

import pytest
from scenery import DAY, REGISTER, names
from trees import Text, read_trees

from graph.link.mentions import link
from graph.link.strangers import unknown_persons
from graph.model.sentence import Entity, Mention

FIRST = "Kaja|PROPN|nsubj|3 Bru|PROPN|flat|1 accused|VERB|root|0 Mali|PROPN|obj|3 ~.|PUNCT|punct|3"
SECOND = "Bru|PROPN|nsubj|2 thanked|VERB|root|0 Norway|PROPN|obj|2 ~.|PUNCT|punct|2"
TITLED = (
    "General|PROPN|nsubj|4 Otto|PROPN|flat|1 Quark|PROPN|flat|1 left|VERB|root|0 ~.|PUNCT|punct|4"
)
PRESS = "Paris|PROPN|compound|2 Match|PROPN|nsubj|3 won|VERB|root|0 ~.|PUNCT|punct|3"
HEADLINE = "OTTO|PROPN|nsubj|3 QUARK|PROPN|flat|1 WINS|VERB|root|0"


def parsed(tmp_path, trees: str, *found: tuple[str, str]) -> Text:
    """Give the sentences of trees with the recogniser's names, each a first hit of the words."""
    (tmp_path / "trees.txt").write_text(trees)
    ((_, sentences),) = read_trees(tmp_path / "trees.txt").items()

    def entities(sentence):
        for words, label in found:
            at = sentence.text.find(words)
            if at >= 0:
                yield Entity(sentence.start + at, sentence.start + at + len(words), label)

    return tuple(replace(s, entities=tuple(entities(s))) for s in sentences)


def strangers(sentences: Text) -> dict[str, Mention]:
    known = set(REGISTER.by_code)
    mentions = link(sentences, names(sentences), REGISTER, DAY)
    return {m.text: m for m in mentions if not known & {*m.actors}}


def test_name_of_nobody_known_is_an_actor_of_its_own(tmp_path) -> None:
    found = strangers(parsed(tmp_path, FIRST, ("Kaja Bru", "PERSON")))
    assert found["Kaja Bru"].actors == ("Kaja Bru",)
    assert found["Kaja Bru"].reason == "not in the register, person"


def test_family_name_means_the_full_name(tmp_path) -> None:
    text = parsed(tmp_path, f"{FIRST}\n{SECOND}", ("Kaja Bru", "PERSON"), ("Bru", "ORG"))
    assert strangers(text)["Bru"].actors == ("Kaja Bru",)
    assert unknown_persons(strangers(text).values()) == {"Kaja Bru"}


@pytest.mark.parametrize(
    ("trees", "entity", "expected"),
    [
        (TITLED, "Otto", ["Otto Quark"]),
        (TITLED, "General Otto", ["Otto Quark"]),
        (SECOND, "Norway", []),
        (PRESS, "Match", []),
        (HEADLINE, "OTTO QUARK", []),
    ],
    ids=["widened", "without title", "known", "beside a known name", "capitals"],
)
def test_span_of_a_stranger(tmp_path, trees: str, entity: str, expected: list[str]) -> None:
    assert [*strangers(parsed(tmp_path, trees, (entity, "PERSON")))] == expected


def test_provisional_actors_are_ends_and_speakers_of_claims(claims) -> None:
    found = claims(
        "Kaja Brunsvik accused Russia of theft. "
        "Brunsvik said that the Ashvale Front had attacked Mali."
    )
    said = {(s.subject, s.relation, s.object, s.by) for s in found}
    assert ("Kaja Brunsvik", "accuses", "RUS", ()) in said
    assert ("Ashvale Front", "attacks", "MLI", ("Kaja Brunsvik",)) in said


@pytest.mark.parametrize(
    "text",
    ["Kim attacked Mali.", "The China Daily praised Mali.", "Georgia attacked nobody."],
    ids=["open family name", "paper", "open state"],
)
def test_what_the_register_leaves_open_is_no_stranger(claims, text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Malian army spokesman Otto Quark accused France of theft.",
        "Otto Quark, a spokesman for the Malian army, accused France of theft.",
    ],
    ids=["title", "apposition"],
)
def test_unknown_office_holder_acts_for_whom_the_office_is(claims, text: str) -> None:
    assert {(s.subject, s.relation, s.object) for s in claims(text)} == {("MLI", "accuses", "FRA")}


def test_common_noun_at_the_start_of_a_sentence_is_no_name(tmp_path) -> None:
    tree = "Gangs|NOUN|nsubj|2 attacked|VERB|root|0 Mali|PROPN|obj|2 ~.|PUNCT|punct|2"
    assert strangers(parsed(tmp_path, tree, ("Gangs", "ORG"))) == {}
