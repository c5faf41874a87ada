"""Who speaks inside a quotation, so that "we" finds its actor and a quoted claim its speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from graph.curated.lexicon import lexicon
from graph.model.sentence import Mention, Sentence, Token

LONGEST = 3_000  # characters; a longer quotation is a mark that was never closed

Span = tuple[int, int]
At = Callable[[Sentence, Token], Mention | None]


def quotations(sentences: Iterable[Sentence]) -> tuple[Span, ...]:
    """Give the spans between quotation marks, in text order."""
    marks = lexicon("roles")["quotes"]
    opening, closing = {*marks["open"], *marks["either"]}, {*marks["close"], *marks["either"]}
    spans: list[Span] = []
    opened: int | None = None
    for token in (token for sentence in sentences for token in sentence.tokens):
        text = token.text
        if opened is not None and text in closing:
            if token.end - opened <= LONGEST:
                spans.append((opened, token.end))
            opened = None
        elif text in opening:
            opened = token.start
    return tuple(spans)


def speaker(
    sentences: Sequence[Sentence], at: At, spans: Sequence[Span], start: int
) -> Mention | None:
    """Give the mention of the one who says the quotation that holds the character `start`.

    A quotation that goes on in the sentence after the last one has the same speaker.
    """
    number = bisect_right(spans, (start, start)) - 1
    if number < 0 or not spans[number][0] < start < spans[number][1]:
        return None
    while number >= 0:
        touched = _touched(sentences, spans[number])
        found = _sayer(touched, spans[number], at)
        if found is not None or number == 0 or not touched:
            return found
        before = _touched(sentences, spans[number - 1])
        follows = bool(before) and touched[0].index - before[-1].index == 1
        if not follows or spans[number][0] > touched[0].start:
            return None
        number -= 1
    return None


def unnamed_speaker(
    sentences: Sequence[Sentence], spans: Sequence[Span], start: int
) -> tuple[Sentence, Token] | None:
    """Give the noun of who says a quotation right beside it, whoever that is."""
    number = bisect_right(spans, (start, start)) - 1
    if number < 0 or not spans[number][0] < start < spans[number][1]:
        return None
    first, last = spans[number]
    for sentence in _touched(sentences, spans[number]):
        for verb in sentence.tokens:
            if _is_speech(verb) and not first <= verb.start < last:
                said_by = sentence.children(verb, "nsubj", "obj", "ccomp")
                nouns = (t for t in said_by if t.upos in {"NOUN", "PROPN"})
                found = next((t for t in nouns if not first <= t.start < last), None)
                if found is not None:
                    return sentence, found
    return None


def _touched(sentences: Sequence[Sentence], span: Span) -> list[Sentence]:
    return [s for s in sentences if s.start < span[1] and span[0] < s.end]


def _sayer(touched: Sequence[Sentence], span: Span, at: At) -> Mention | None:
    """Give the subject of a verb of speech beside the quotation, the last sentence first."""
    start, end = span
    for sentence in dict.fromkeys((*touched[-1:], *touched[:1])):
        for verb in sentence.tokens:
            if start <= verb.start < end or not _is_speech(verb):
                continue
            for subject in sentence.children(verb, "nsubj"):
                mention = at(sentence, subject)
                if mention is not None and not start <= subject.start < end:
                    return mention
    return _introduced(touched[0], start, at) if touched else None


def _introduced(sentence: Sentence, start: int, at: At) -> Mention | None:
    """Give the subject of what opens a quotation with a colon: "*Oslo* was blunt: ..."."""
    before = [t for t in sentence.tokens if t.start < start]
    if not before or before[-1].text != ":":
        return None
    subjects = [t for t in before if t.dep == "nsubj" and t.head < before[-1].index]
    return at(sentence, subjects[0]) if subjects else None


def _is_speech(token: Token) -> bool:
    return token.upos == "VERB" and token.lemma.lower() in lexicon("roles")["speech_verbs"]
