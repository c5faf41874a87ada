"""What a reading tells of two marked actors, as cues that the coder weighs.

A cue is a short word: `c:LEMMA` a content word of the text, `sa0:`, `ta1:` ... the words above
source and target, `l:` and `p:` the word where their paths meet and those on the way there, `e:`
an edge between them, `n:` the nearest frame, `k:` a word of negation or modality.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.model.claim import Statement
from graph.model.match import Match
from graph.model.sentence import Document, Mention, Sentence, Token

_CONTENT = frozenset({"VERB", "NOUN", "ADJ"})
_BESIDE = frozenset({"advmod", "aux", "aux:pass", "mark", "case", "xcomp", "obj", "ccomp", "advcl"})
_HIGHEST = 4  # words above an actor that count
_TOLD = re.compile(
    r"\b(not|no|never|without|would|could|will|may|if|should|must)\b|n't\b|refus|reject"
)


def cues(
    text: str,
    document: Document,
    statements: Iterable[Statement],
    near: Match | None,
    ends: tuple[str, str],
) -> frozenset[str]:
    """Give the cues of a text in which source and target, `ends`, are marked."""
    found = set(_words(document))
    found |= {f"k:{m.group()}" for m in _TOLD.finditer(text.lower())}
    found |= set(_edges(statements, ends))
    if near is not None:
        found |= {f"n:{near.relation}", f"n:{near.frame}"}
    heads = [_first(document, code) for code in ends]
    for side, head in zip("st", heads, strict=True):
        if head is not None:
            found |= set(_above(side, *head))
    source, target = heads
    if source and target and source[0] is target[0]:
        found |= set(_between(source[0], source[1], target[1]))
    return frozenset(cue.replace("\t", " ") for cue in found)


def _words(document: Document) -> Iterator[str]:
    named = {(m.sentence, m.token) for m in document.mentions}
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.upos in _CONTENT and (sentence.index, token.index) not in named:
                yield f"c:{_lemma(token)}"


def _edges(statements: Iterable[Statement], ends: tuple[str, str]) -> Iterator[str]:
    source, target = ends
    for one in statements:
        if (one.subject, one.object) in {ends, ends[::-1]}:
            way = "st" if one.subject == source else "ts"
            yield f"e:{way}:{one.relation}"
            yield f"e:{way}:{one.relation}:{one.status.value}"
            yield f"e:{way}:{one.frame}"
            continue
        yield f"eo:{one.relation}"
        if one.subject == source:
            yield f"es:{one.relation}"
        if one.object == target:
            yield f"et:{one.relation}"


def _above(side: str, sentence: Sentence, token: Token) -> Iterator[str]:
    yield f"{side}dep:{token.dep}"
    for number, above in enumerate(list(sentence.ancestors(token))[:_HIGHEST]):
        if above.upos == "PROPN":
            continue
        yield f"{side}a{min(number, 2)}:{_lemma(above)}"
        yield f"{side}a:{_lemma(above)}"
        for child in sentence.tokens:
            if child.head == above.index and child.dep in _BESIDE and child.upos != "PROPN":
                yield f"{side}ac:{child.dep}:{_lemma(child)}"


def _between(sentence: Sentence, source: Token, target: Token) -> Iterator[str]:
    ups = [[token, *sentence.ancestors(token)] for token in (source, target)]
    met = next((t for t in ups[0] if t in ups[1]), None)
    if met is None:
        return
    yield f"l:{_lemma(met)}"
    for up in ups:
        yield from (f"p:{_lemma(t)}" for t in _inside(up, met) if t.upos != "PROPN")


def _inside(up: Sequence[Token], met: Token) -> Sequence[Token]:
    return up[1 : up.index(met)]


def _first(document: Document, code: str) -> tuple[Sentence, Token] | None:
    mentions: Iterator[Mention] = (m for m in document.mentions if m.actors == (code,))
    found = next(mentions, None)
    if found is None:
        return None
    sentence = document.sentences[found.sentence]
    return sentence, sentence.tokens[found.token]


def _lemma(token: Token) -> str:
    return token.lemma.lower()
