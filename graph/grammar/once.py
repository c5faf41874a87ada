"""Questions that a sentence answers once, however many frames and claims ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from graph.model.sentence import Sentence, Token

Answer = TypeVar("Answer")


def once(find: Callable[[Sentence, Token], Answer]) -> Callable[[Sentence, Token], Answer]:
    """Let a sentence keep what was found for each of its tokens."""

    @wraps(find)
    def ask(sentence: Sentence, token: Token) -> Answer:
        answers: dict[object, Answer] = sentence.answers
        key = find, token.index
        if key not in answers:
            answers[key] = find(sentence, token)
        return answers[key]

    return ask


def once_each(find: Callable[[Sentence], Answer]) -> Callable[[Sentence], Answer]:
    """Let each sentence keep what was found in it."""

    @wraps(find)
    def ask(sentence: Sentence) -> Answer:
        answers: dict[object, Answer] = sentence.answers
        if find not in answers:
            answers[find] = find(sentence)
        return answers[find]

    return ask
