"""Put right what a parser often gets wrong about this field's core words.

"accused Iran of supplying drones": a gerund with an object is no noun before a noun. The
gerund becomes a verb that takes the noun's place in the tree, the noun its object.
"""

from __future__ import annotations

from dataclasses import replace

from graph.model.sentence import Sentence, Token

_CLAUSE = {"obl": "advcl", "nmod": "acl", "obj": "xcomp", "root": "root", "conj": "conj"}


def repair(sentence: Sentence) -> Sentence:
    """Give the sentence with governed gerunds before nouns made verbs."""
    for token in sentence.tokens:
        if _swallowed_gerund(sentence, token):
            sentence = _lift(sentence, token)
    return sentence


def _swallowed_gerund(sentence: Sentence, token: Token) -> bool:
    if token.dep not in {"compound", "amod"} or not token.text.lower().endswith("ing"):
        return False
    noun = sentence.tokens[token.head]
    if noun.index < token.index or noun.dep not in _CLAUSE or noun.upos not in {"NOUN", "PROPN"}:
        return False
    before = sentence.tokens[token.index - 1] if token.index else None
    if before is None or token.upos == "ADJ":
        return False
    governed = before.upos == "ADP" and before.head == noun.index
    return governed or (before.upos == "VERB" and before.index == noun.head and noun.dep == "obj")


def _lift(sentence: Sentence, gerund: Token) -> Sentence:
    noun = sentence.tokens[gerund.head]
    root = noun.head == noun.index
    changed = {
        gerund.index: replace(
            gerund,
            upos="VERB",
            tag="VBG",
            dep=_CLAUSE[noun.dep],
            head=gerund.index if root else noun.head,
        ),
        noun.index: replace(noun, head=gerund.index, dep="obj"),
    }
    for child in sentence.children(
        noun, "case", "mark", "cc", "nsubj", "cop", "punct", "advmod", "aux"
    ):
        if child.index < gerund.index:
            changed[child.index] = replace(
                child, head=gerund.index, dep="mark" if child.dep == "case" else child.dep
            )
    tokens = tuple(changed.get(t.index, t) for t in sentence.tokens)
    return replace(sentence, tokens=tokens)
