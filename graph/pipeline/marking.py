"""Sentences with marked actors in, mentions that mean the marked actors out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model.sentence import Form, Mention, Sentence, Token

Span = tuple[int, int]
_MARK = re.compile(r"(</?[st]>)")
_POINTING = frozenset((Form.PRONOUN, Form.ROLE))


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, and the offsets of what was marked."""

    text: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]


def unmarked(sentence: str) -> Marked:
    """Give a sentence marked by `<s>` and `<t>` without its marks."""
    text, opened = "", 0
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    for piece in _MARK.split(sentence):
        if piece in {"<s>", "<t>"}:
            opened = len(text)
        elif piece in {"</s>", "</t>"}:
            spans[piece[2]].append((opened, len(text)))
        else:
            text += piece
    return Marked(text, tuple(spans["s"]), tuple(spans["t"]))


def pointing(mentions: Sequence[Mention], spans: Sequence[Span], code: str) -> list[Mention]:
    """Give the mentions with pronouns and roles for a marked actor meaning it, too."""
    named = {
        m.actors for m in mentions for start, end in spans if start <= m.start and m.end <= end
    }
    return [
        replace(m, actors=(code,)) if m.form in _POINTING and m.actors in named else m
        for m in mentions
    ]


def mark(
    mentions: Sequence[Mention],
    sentences: tuple[Sentence, ...],
    text: str,
    span: Span,
    code: str,
) -> list[Mention]:
    """Give the mentions with those inside the span meaning the marked actor, its head too."""
    kept = [
        replace(m, actors=(code,)) if span[0] <= m.start and m.end <= span[1] else m
        for m in mentions
    ]
    for sentence in sentences:
        inside = [t for t in sentence.tokens if span[0] <= t.start and t.end <= span[1]]
        head = _head(inside)
        if head is not None:
            kept = [m for m in kept if (m.sentence, m.token) != (sentence.index, head.index)]
            words = text[span[0] : span[1]]
            kept.append(
                Mention(sentence.index, head.index, *span, words, (code,), Form.NAME, "marked")
            )
    return kept


def crosses(one: Span, other: Span) -> bool:
    """Whether two spans overlap and the first does not lie inside the second."""
    overlap = one[0] < other[1] and other[0] < one[1]
    inside = other[0] <= one[0] and one[1] <= other[1]
    return overlap and not inside


def _head(tokens: Sequence[Token]) -> Token | None:
    places = {t.index for t in tokens}
    tops = [t for t in tokens if t.head not in places or t.head == t.index]
    nouns = [t for t in tops if t.upos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}]
    return next(iter(nouns or tops), None)
