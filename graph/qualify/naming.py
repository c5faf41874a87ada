"""Who speaks, as the text names them: mentions in, actors with the words for them out."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from graph.model.claim import Speaker
from graph.model.sentence import Document, Form, Mention, Sentence, Token

Heard = tuple[Mention, Token | None]

_BEFORE = ("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat")
_AROUND = (*_BEFORE, "appos", "nmod", "nmod:unmarked")
_LONGEST = 80  # characters; what is longer says more than who it is
_ARTICLES = frozenset(("the", "a", "an", "both"))


def speakers_heard(
    document: Document,
    heard: Iterable[Heard],
    codes: Container[str],
    roll_up: Callable[[str], str],
) -> tuple[Speaker, ...]:
    """Give those who speak for one of the actors, each as named and in the words for them.

    What is heard is a mention with the noun that speaks, where that is known to be another.
    """
    found = (
        one
        for mention, noun in heard
        for one in _speakers(mention, _words(document, mention, noun), roll_up)
        if one.speaks_for in codes and (one.named or one.words)
    )
    return tuple(dict.fromkeys(found))


def _speakers(mention: Mention, words: str, roll_up: Callable[[str], str]) -> Iterator[Speaker]:
    for actor in mention.actors:
        code = roll_up(actor)
        yield Speaker(code, actor if actor != code else "", words if words != code else "")


def _words(document: Document, mention: Mention, noun: Token | None) -> str:
    """Give the words for a speaker; none for a pronoun."""
    if mention.form is Form.PRONOUN:
        return ""
    sentence = document.sentences[mention.sentence]
    own = sentence.tokens[mention.token]
    if noun is None and own.dep in {"amod", "compound"}:
        return mention.text
    head = own if noun is None else noun
    for deps in (_AROUND, _BEFORE):
        words = _phrase(sentence, head, deps)
        if len(words) <= _LONGEST:
            return words
    return mention.text


def _phrase(sentence: Sentence, noun: Token, deps: tuple[str, ...]) -> str:
    """Give a noun with what hangs on it by these relations, its article left out."""
    parts = {t.index for c in sentence.children(noun, *deps) for t in sentence.subtree(c)}
    parts.add(noun.index)
    first, last = min(parts), max(parts)
    while first < noun.index and sentence.tokens[first].text.lower() in _ARTICLES:
        first += 1
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    return sentence.text[start - sentence.start : end - sentence.start]
