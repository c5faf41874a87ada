"""What headlines leave out: who says it ("Oslo armed Chad: officials"), and that it is a plan."""

from __future__ import annotations

from graph.grammar.once import once_each
from graph.model.sentence import Sentence, Token

_MARKS = frozenset((":", "-", "–", "—"))
_VERBAL = frozenset(("VERB", "AUX", "NUM", "X"))
_LONGEST = 6  # words


@once_each
def headline_source(sentence: Sentence) -> tuple[Token, ...]:
    """Give the noun at the end of a headline, behind a colon or dash, that may name its source."""
    tokens = sentence.tokens
    if len(tokens) < 4 or tokens[-1].upos == "PUNCT":
        return ()
    after: list[Token] = []
    for token in reversed(tokens):
        if token.text in _MARKS and _is_spaced(sentence, token):
            break
        after.append(token)
        if len(after) > _LONGEST or token.upos in _VERBAL:
            return ()
    else:
        return ()
    before = tokens[: len(tokens) - len(after) - 1]
    words = {t.index for t in after}
    if not any(t.upos == "VERB" for t in before):
        return ()
    return tuple(t for t in after if t.head not in words and t.upos in {"NOUN", "PROPN"})[:1]


def _is_spaced(sentence: Sentence, mark: Token) -> bool:
    """Whether a mark parts two phrases, as the hyphen within a word does not."""
    before = sentence.tokens[mark.index - 1] if mark.index else mark
    return mark.text == ":" or before.end < mark.start


def announced(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause is an infinitive with a subject: "Oslo *to arm* Chad, sources say"."""
    head = sentence.tokens[verb.head]
    alone = verb.dep in {"root", "parataxis"} or (verb.dep == "ccomp" and head.index > verb.index)
    bare = verb.tag == "VB" or any(t.tag == "VB" for t in sentence.children(verb, "aux:pass"))
    if not bare or not alone or sentence.children(verb, "aux", "expl"):
        return False
    marks = {t.text.lower() for t in sentence.children(verb, "mark")}
    subjects = sentence.children(verb, "nsubj", "nsubj:pass")
    return marks == {"to"} and any(t.index < verb.index for t in subjects)
