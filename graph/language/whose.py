"""Put right "Mali, whose *army* *Russia* trains": Russia trains it, the two are not one.

A parser takes the name for an apposition of the noun before it.
"""

from __future__ import annotations

from dataclasses import replace

from graph.model.sentence import Sentence, Token

_BETWEEN = frozenset(("ADV", "AUX", "PART"))
_INSIDE = frozenset(("ADJ", "NOUN", "NUM", "PROPN"))
_LONGEST = 4


def owned_object(sentence: Sentence, whose: Token) -> Sentence:
    """Make what "whose" owns the object of the clause if a name and a verb follow it."""
    tokens = sentence.tokens
    at = whose.index + 1
    while at < len(tokens) and tokens[at].upos in _INSIDE - {"PROPN"}:
        at += 1
    owned = tokens[at - 1]
    if not 1 < at - whose.index <= _LONGEST or owned.upos != "NOUN":
        return sentence
    if at < len(tokens) and tokens[at].text == "the":
        at += 1
    verb = _verb(sentence, at + 1)
    if verb is None or tokens[at].upos != "PROPN" or tokens[at].dep == "nsubj":
        return sentence
    return _set_right(sentence, whose, owned, tokens[at], verb)


def _verb(sentence: Sentence, at: int) -> Token | None:
    """Give the verb of a clause that seems to end with it, or goes on with a phrase."""
    tokens = sentence.tokens
    while at < len(tokens) and tokens[at].upos in _BETWEEN:
        at += 1
    if at + 1 >= len(tokens):
        return None
    verb, after = tokens[at], tokens[at + 1]
    if verb.upos != "VERB" and not (verb.upos == "NOUN" and verb.text.endswith("s")):
        return None
    ends = after.upos in {"ADP", "CCONJ", "PUNCT"}
    return verb if ends and not verb.text.endswith("ing") else None


def _set_right(
    sentence: Sentence, whose: Token, owned: Token, name: Token, verb: Token
) -> Sentence:
    tokens = sentence.tokens
    before = whose.index - 1
    while before > 0 and tokens[before].upos in {"PUNCT", "ADP"}:
        before -= 1
    changed = {
        whose.index: replace(whose, dep="nmod:poss", head=owned.index),
        owned.index: replace(owned, dep="obj", head=verb.index),
        name.index: replace(name, dep="nsubj", head=verb.index),
        verb.index: replace(verb, upos="VERB", dep="acl:relcl", head=before),
    }
    if tokens[before].upos == "CCONJ":  # "which it mines and whose worth Riga denies"
        changed[verb.index] = replace(verb, upos="VERB")
    for token in tokens[name.index + 1 : verb.index]:
        dep = "aux" if token.upos == "AUX" else "advmod"
        changed[token.index] = replace(token, dep=dep, head=verb.index)
    for token in tokens[whose.index + 1 : owned.index]:
        if token.head not in range(whose.index + 1, owned.index + 1) or token.dep == "nsubj":
            changed[token.index] = replace(token, dep="compound", head=owned.index)
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in tokens))


def first_of_two(sentence: Sentence, owned: Token) -> Token | None:
    """Give the verb of "whose *army* it trains" where the army was read as one who trains."""
    verb = sentence.tokens[owned.head]
    subjects = sentence.children(verb, "nsubj")
    whose = any(t.tag == "WP$" for t in sentence.children(owned, "nmod:poss"))
    several = len(subjects) > 1 and subjects[0] is owned and not sentence.children(verb, "obj")
    return verb if whose and several and verb.upos == "VERB" else None
