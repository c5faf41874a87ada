"""Words that hang where they belong, but as something else than they are.

"*It* sold Mali drones": who sold them, no filler. "Advised *him* to leave": whom they advised.
"Chad, *receiving* Mali's envoy, fell silent": what it does meanwhile, not what falls silent.
"""

from __future__ import annotations

from dataclasses import replace

from graph.model.sentence import Sentence, Token

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")


def is_it(sentence: Sentence, it: Token) -> bool:
    """Whether "it" does something to somebody, and nothing else could be the subject."""
    verb = sentence.tokens[it.head]
    acting = verb.upos == "VERB" and sentence.children(verb, "obj", "iobj")
    other = sentence.children(verb, *_SUBJECTS, "aux:pass", "ccomp", "xcomp")
    return it.text.lower() == "it" and it.index < verb.index and bool(acting) and not other


def is_bidden(sentence: Sentence, whom: Token) -> bool:
    """Whether somebody is told to do something, and nothing is given to him."""
    verb = sentence.tokens[whom.head]
    told = any(sentence.children(clause, "mark") for clause in sentence.children(verb, "xcomp"))
    return told and whom.index > verb.index and not sentence.children(verb, "obj", "ccomp")


def is_meanwhile(sentence: Sentence, deed: Token) -> bool:
    """Whether what somebody does between commas was read as a second subject."""
    verb = sentence.tokens[deed.head]
    aside = deed.tag == "VBG" and deed.index and sentence.tokens[deed.index - 1].text == ","
    subjects = sentence.children(verb, "nsubj")
    return bool(aside) and any(t.index < deed.index < verb.index for t in subjects)


def as_subject(sentence: Sentence, token: Token) -> Sentence:
    """Make it the subject."""
    return _as("nsubj", sentence, token)


def as_object(sentence: Sentence, token: Token) -> Sentence:
    """Make it the object."""
    return _as("obj", sentence, token)


def as_clause(sentence: Sentence, token: Token) -> Sentence:
    """Make it a clause beside the verb."""
    return _as("advcl", sentence, token)


def _as(dep: str, sentence: Sentence, token: Token) -> Sentence:
    changed = replace(token, dep=dep)
    tokens = tuple(changed if t.index == token.index else t for t in sentence.tokens)
    return replace(sentence, tokens=tokens)
