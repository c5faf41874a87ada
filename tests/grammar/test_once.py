"""What a sentence was asked once it is not asked again; another sentence is."""

from __future__ import annotations

from dataclasses import replace

from graph.grammar.once import once, once_each
from graph.model.sentence import Sentence, Token

TOKENS = (
    Token(0, "Mali", "Mali", "PROPN", 1, "nsubj", 0, 4),
    Token(1, "waits", "wait", "VERB", 1, "root", 5, 10),
)
SENTENCE = Sentence(0, 0, 10, "Mali waits", TOKENS)


def test_each_token_is_answered_for_itself_and_once() -> None:
    asked: list[str] = []

    @once
    def find(_sentence: Sentence, token: Token) -> str:
        asked.append(token.text)
        return token.text.upper()

    found = [find(SENTENCE, token) for token in (*TOKENS, *TOKENS)]
    assert found == ["MALI", "WAITS", "MALI", "WAITS"]
    assert asked == ["Mali", "waits"]


def test_a_changed_sentence_is_asked_anew() -> None:
    @once_each
    def words(sentence: Sentence) -> int:
        return len(sentence.tokens)

    assert words(SENTENCE) == 2
    assert words(replace(SENTENCE, tokens=TOKENS[:1])) == 1
