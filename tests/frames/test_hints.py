"""Words that rule frames out at once never rule out what the tree would let through."""

import pytest

from graph.frames.hints import Hints
from graph.frames.index import load_frames
from graph.model.sentence import Sentence, Token


def sentence(*words: str) -> Sentence:
    tokens, at = [], 0
    for number, word in enumerate(words):
        tokens.append(Token(number, word, word.lower(), "NOUN", 0, "dep", at, at + len(word)))
        at += len(word) + 1
    return Sentence(0, 0, at, " ".join(words), tuple(tokens))


def frames_left(form: str, *words: str) -> set[str]:
    frames = load_frames()
    hints = Hints(sentence(*words), frames)
    return {trigger.frame for trigger in hints.left(frames.triggers("verb", form))}


@pytest.mark.parametrize(
    "words",
    [
        ("Chad", "launched", "missiles", "missile"),
        ("Chad", "launched", "cruise", "missiles"),
        ("Chad", "launched", "anti-ship", "missile"),
    ],
    ids=["lemma", "of two words", "hyphened"],
)
def test_what_may_be_of_the_class_is_left(words):
    assert "attacks/fire" in frames_left("launched", *words)


def test_what_cannot_be_of_the_class_is_not():
    assert "attacks/fire" not in frames_left("launched", "Chad", "launched", "a", "website")


def test_further_words_must_be_there():
    phrases = {"hand over", "hand back"}
    frames = load_frames()
    handed = [t for t in frames.triggers("verb", "handed") if t.rest]
    assert {f"{t.lemma} {t.rest[0]}" for t in handed} >= phrases
    kept = Hints(sentence("Chad", "handed", "it", "over"), frames).left(tuple(handed))
    assert {t.rest[0] for t in kept} == {"over"}
