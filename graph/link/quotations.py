"""Who speaks inside a quotation, so that "we" and "our" find their actor."""

from __future__ import annotations

from collections.abc import Iterator

from graph.curated.lexicon import lexicon
from graph.link.scene import Scene
from graph.model.sentence import Mention, Sentence, Token

LONGEST = 3_000  # characters; a longer quotation is a mark that was never closed

Span = tuple[int, int]


def quotations(scene: Scene) -> tuple[Span, ...]:
    """Give the spans between quotation marks, in text order."""
    marks = lexicon("roles")["quotes"]
    opening, closing = {*marks["open"], *marks["either"]}, {*marks["close"], *marks["either"]}
    spans: list[Span] = []
    opened: int | None = None
    for token in _tokens(scene):
        text = token.text
        if opened is not None and text in closing:
            if token.end - opened <= LONGEST:
                spans.append((opened, token.end))
            opened = None
        elif text in opening:
            opened = token.start
    return tuple(spans)


def speaker(scene: Scene, spans: tuple[Span, ...], token: Token) -> Mention | None:
    """Give the mention of the one who says the quotation in which the token stands."""
    around = next(((a, b) for a, b in spans if a < token.start < b), None)
    if around is None:
        return None
    start, end = around
    touched = [s for s in scene.sentences if s.start < end and start < s.end]
    for sentence in dict.fromkeys((*touched[-1:], *touched[:1])):
        for verb in sentence.tokens:
            if start <= verb.start < end or not _is_speech(verb):
                continue
            for subject in sentence.children(verb, "nsubj"):
                mention = scene.at(sentence, subject)
                if mention is not None and not start <= subject.start < end:
                    return mention
    return None


def _is_speech(token: Token) -> bool:
    return token.upos == "VERB" and token.lemma.lower() in lexicon("roles")["speech_verbs"]


def _tokens(scene: Scene) -> Iterator[Token]:
    sentence: Sentence
    for sentence in scene.sentences:
        yield from sentence.tokens
