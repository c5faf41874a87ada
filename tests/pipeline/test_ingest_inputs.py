from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from graph.frames.index import Frames, load_frames
from graph.link.register import Register
from graph.model.actor import Actor, Office
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.terms import ActorKind
from graph.pipeline.ingest_inputs import Inputs

TEXT = "King Minos of Atlantis sent spears to Thule."
ACTORS = (
    Actor("ATL", ActorKind.STATE, "Atlantis", demonyms=("Atlantean",)),
    Actor("THU", ActorKind.STATE, "Thule"),
    Actor("LEM", ActorKind.STATE, "Lemuria"),
    Actor("minos", ActorKind.PERSON, "Minos", offices=(Office("ATL", "King", top=True),)),
    Actor("heir", ActorKind.PERSON, "Catreus", offices=(Office("ATL", "Prince"),)),
    Actor("hermit", ActorKind.PERSON, "Ogygos", offices=(Office("LEM", "Regent"),)),
)


def inputs(actors: Sequence[Actor] = ACTORS, frames: Frames | None = None, rest: str = "") -> str:
    found = Inputs(Register.of(actors), frames or load_frames(), rest)
    return found.digest(Article("a", TEXT))


def with_actor(code: str, **changes: object) -> tuple[Actor, ...]:
    return tuple(replace(a, **changes) if a.code == code else a for a in ACTORS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "actors",
    [
        pytest.param(with_actor("THU", kind=ActorKind.PLACE), id="named actor"),
        pytest.param(ACTORS[1:], id="named actor gone"),
        pytest.param((*ACTORS, Actor("spear", ActorKind.GROUP, "King Minos")), id="new name"),
        pytest.param(with_actor("LEM", traps=("Minos of Atlantis",)), id="new trap"),
        pytest.param(with_actor("heir", start=date(2001, 1, 1)), id="holder of an office of it"),
        pytest.param(with_actor("minos", offices=()), id="office"),
    ],
)
def test_an_actor_that_may_be_meant_makes_a_difference(actors: tuple[Actor, ...]) -> None:
    assert inputs(actors) != inputs()


@pytest.mark.parametrize(
    "actors",
    [
        pytest.param(with_actor("LEM", kind=ActorKind.PLACE), id="not named"),
        pytest.param((*ACTORS, Actor("MU", ActorKind.STATE, "Mu")), id="new and not named"),
        pytest.param(with_actor("hermit", offices=()), id="office of one not named"),
        pytest.param(with_actor("THU", wikidata="Q1", latitude=1.0), id="where it lies"),
        pytest.param(ACTORS[::-1], id="order"),
    ],
)
def test_an_actor_that_cannot_be_meant_makes_none(actors: tuple[Actor, ...]) -> None:
    assert inputs(actors) == inputs()


def frames_with(change: Callable[[str], bool]) -> Frames:
    """Give the frames, those rules made heavier whose relation is to be changed."""
    frames = load_frames()
    files = tuple(
        file.model_copy(
            update={
                "frames": {
                    name: rule.model_copy(update={"weight": rule.weight + 1})
                    for name, rule in file.frames.items()
                }
            }
        )
        if change(file.relation)
        else file
        for file in frames.files
    )
    return replace(frames, files=files)


def relations_of(word: str) -> set[str]:
    return {
        t.relation
        for (_, form), found in load_frames().by_form.items()
        for t in found
        if form == word
    }


def test_a_frame_that_a_word_of_the_text_triggers_makes_a_difference() -> None:
    sending = relations_of("sent")
    assert inputs(frames=frames_with(lambda relation: relation in sending)) != inputs()


def test_a_frame_that_no_word_of_the_text_triggers_makes_none() -> None:
    words = {"king", "minos", "of", "atlantis", "sent", "spears", "to", "thule"}
    near = {relation for word in words for relation in relations_of(word)}
    assert len({file.relation for file in load_frames().files} - near) > 10
    assert inputs(frames=frames_with(lambda relation: relation not in near)) == inputs()


def test_examples_of_a_frame_make_no_difference() -> None:
    frames = load_frames()
    files = tuple(file.model_copy(update={"leaves": ("x", "y")}) for file in frames.files)
    assert inputs(frames=replace(frames, files=files)) == inputs()


def test_lexicon_model_or_code_make_a_difference() -> None:
    assert inputs(rest="other") != inputs()


@pytest.mark.parametrize("field", ["id", "text", "title", "publisher", "url", "language"])
def test_all_that_an_article_says_makes_a_difference(field: str) -> None:
    found = Inputs(Register.of(ACTORS), load_frames(), "")
    article = Article("a", TEXT)
    assert found.digest(replace(article, **{field: "x"})) != found.digest(article)


def test_what_was_put_down_by_hand_is_known_again_from_the_store() -> None:
    found = Inputs(Register.of(ACTORS), load_frames(), "")
    article = Article("a", TEXT, stated=(Statement("ATL", "visits", "THU"),))
    digest = found.digest(article)
    stored = replace(article, inputs=digest, stated=(Statement("ATL", "visits", "THU", note="x"),))
    assert found.digest(stored) == digest
    assert found.digest(replace(article, stated=stored.stated)) != digest
    assert found.digest(Article("a", TEXT)) != digest


def test_code_lexicon_and_model_are_taken_in() -> None:
    register, frames = Register.of(ACTORS), load_frames()
    bundled, other = Inputs.of(register, frames), Inputs.of(register, frames, "another_model")
    assert bundled == Inputs.of(register, frames)
    assert bundled.rest != other.rest
