"""Which nouns that mean no actor compete for a pronoun, and when "it" means none at all."""

from __future__ import annotations

from graph.curated.lexicon import lexicon
from graph.link.roles import PERSONAL, sort_of
from graph.link.salience import Rival, no_rival
from graph.link.scene import is_plural
from graph.model.sentence import Sentence, Token

_RIVAL_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "root"})
_OWNED = frozenset({*PERSONAL, "organ", "people"})


def rival_of_it(sentence: Sentence, token: Token) -> Rival:
    """Give what competes for "it" and "its": little where only an actor can be meant."""
    if _acts(sentence, token):
        return no_rival
    return _rival_owner if _owns_a_role(sentence, token) else rival_thing


def _is_noun_in_role(token: Token) -> bool:
    return token.upos in {"NOUN", "PROPN"} and token.dep in _RIVAL_ROLES


def rival_thing(_sentence: Sentence, token: Token) -> bool:
    """Whether a single thing stands where antecedents stand."""
    return _is_noun_in_role(token) and not is_plural(token)


def _rival_owner(sentence: Sentence, token: Token) -> bool:
    """Whether a noun may have soldiers and ministers: no visit has, a party may."""
    if not rival_thing(sentence, token):
        return False
    owners = lexicon("roles")["owners"]
    return token.upos == "PROPN" or token.lemma.lower() in owners or bool(sort_of(sentence, token))


def rival_plural(_sentence: Sentence, token: Token) -> bool:
    """Whether several stand there."""
    return _is_noun_in_role(token) and is_plural(token)


def rival_person(sentence: Sentence, token: Token) -> bool:
    """Whether somebody stands there whom the register need not know."""
    if not _is_noun_in_role(token) or is_plural(token) or _is_source(sentence, token):
        return False
    if token.upos == "PROPN" or sort_of(sentence, token) in PERSONAL:
        return True
    return token.lemma.lower() in lexicon("roles")["person_nouns"]


def _is_source(sentence: Sentence, token: Token) -> bool:
    """Whether it only vouches for what is said: "as a daily has reported"."""
    verb = sentence.head(token)
    marks = sentence.children(verb, "mark") if verb is not None else ()
    return any(mark.text.lower() == "as" for mark in marks)


def _owns_a_role(sentence: Sentence, token: Token) -> bool:
    """Whether "its" goes with a role noun: "its soldiers"."""
    head = sentence.head(token) if token.dep == "nmod:poss" else None
    return head is not None and sort_of(sentence, head) in _OWNED


def _acts(sentence: Sentence, token: Token) -> bool:
    head = sentence.head(token)
    if head is None or token.dep != "nsubj":
        return False
    return head.lemma.lower() in lexicon("roles")["agent_verbs"]


def is_empty(sentence: Sentence, token: Token) -> bool:
    """Whether "it" only holds a place or means an event: "it is likely that", "deny it"."""
    head = sentence.head(token)
    if token.dep == "expl" or head is None:
        return True
    if token.dep == "obj":
        return head.lemma.lower() in lexicon("roles")["event_verbs"]
    if token.dep not in {"nsubj", "nsubj:pass"}:
        return False
    if head.upos == "NOUN" and sentence.children(head, "cop") and _is_event(head):
        return True
    clause = sentence.children(head, "csubj", "csubj:pass")
    adjective = head.upos == "ADJ" and sentence.children(head, "ccomp", "xcomp", "advcl")
    passive = token.dep == "nsubj:pass" and sentence.children(head, "ccomp")
    return bool(clause or adjective or passive)


def _is_event(token: Token) -> bool:
    """Whether the noun tells what happened: "it was the worst fighting in years"."""
    word = token.lemma.lower()
    return word in lexicon("roles")["event_nouns"] or token.text.lower().endswith("ing")
