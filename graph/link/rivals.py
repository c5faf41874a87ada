"""Which nouns that mean no actor compete for a pronoun, and when "it" means none at all."""

from __future__ import annotations

from functools import cache

from graph.curated.lexicon import lexicon
from graph.link.roles import PERSONAL, sort_of
from graph.link.salience import Rival, no_rival
from graph.link.scene import is_plural
from graph.model.sentence import Sentence, Token

_RIVAL_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "root"})
_NAMING = frozenset({"NOUN", "PROPN"})
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
    owned = any(t.upos in _NAMING for t in _sentence.children(token, "nmod:poss"))
    return _is_noun_in_role(token) and not is_plural(token) and not owned


def _rival_owner(sentence: Sentence, token: Token) -> bool:
    """Whether a noun may have soldiers and ministers: no visit has, a party may."""
    if not rival_thing(sentence, token):
        return False
    owners = lexicon("roles")["owners"]
    return token.upos == "PROPN" or token.lemma.lower() in owners or bool(sort_of(sentence, token))


def rival_of_they(sentence: Sentence, token: Token) -> Rival:
    """Give what competes for "they" and "their"."""
    return _rival_owners if _owns_a_role(sentence, token) else rival_plural


def _rival_owners(sentence: Sentence, token: Token) -> bool:
    """Whether several who may have soldiers and ministers stand there: no jets have."""
    if not rival_plural(sentence, token):
        return False
    known = token.lemma.lower() in lexicon("roles")["owners"]
    return known or token.upos == "PROPN" or bool(sort_of(sentence, token)) or _are_people(token)


def _are_people(token: Token) -> bool:
    return token.lemma.lower() in lexicon("roles")["person_nouns"]


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
    """Whether "its" goes with what actors have: "its soldiers", "its border"."""
    head = sentence.head(token) if token.dep == "nmod:poss" else None
    if head is None:
        return False
    return sort_of(sentence, head) in _OWNED or head.lemma.lower() in lexicon("roles")["owned"]


def _acts(sentence: Sentence, token: Token) -> bool:
    """Whether it does, gets or is told what only somebody does, gets or is told."""
    head = sentence.head(token)
    return head is not None and head.lemma.lower() in _of_actors().get(token.dep, ())


@cache
def _of_actors() -> dict[str, frozenset[str]]:
    """Map the places in a clause to the verbs beside which only an actor stands there."""
    table = lexicon("roles")
    told = (*table["bidding"], *table["object_acts"], *table["charging"], *table["addressing"])
    words = {"nsubj": table["agent_verbs"], "iobj": table["giving"], "obj": told}
    return {dep: frozenset(verbs) - {"need", "want"} for dep, verbs in words.items()}


def is_empty(sentence: Sentence, token: Token) -> bool:
    """Whether "it" only holds a place or means an event: "it is likely that", "deny it"."""
    head = sentence.head(token)
    if head is None:
        return True
    if token.dep in {"expl", "nsubj"} and sort_of(sentence, head) == "state":
        return False  # "it was the first country to recognise Mali"
    if _is_raised(sentence, head):
        return False
    if token.dep == "expl":
        return True
    if token.dep == "obj":
        return head.lemma.lower() in lexicon("roles")["event_verbs"]
    if token.dep not in {"nsubj", "nsubj:pass"}:
        return False
    if head.upos == "NOUN" and sentence.children(head, "cop") and _is_event(head):
        return True
    if sentence.children(head, "cop") and sentence.children(head, "acl:relcl"):
        return True  # "it is Mali that mends them"
    clause = sentence.children(head, "csubj", "csubj:pass")
    adjective = head.upos == "ADJ" and sentence.children(head, "ccomp", "xcomp", "advcl")
    passive = token.dep == "nsubj:pass" and sentence.children(head, "ccomp")
    return bool(clause or adjective or passive)


def _is_raised(sentence: Sentence, head: Token) -> bool:
    """Whether it stands for who does it: "*it* is unlikely to sell jets", not "that they sell"."""
    if head.lemma.lower() not in lexicon("roles")["raising"]:
        return False
    clauses = sentence.children(head, "csubj", "xcomp", "ccomp", "advcl")
    marks = (t.text.lower() for c in clauses for t in sentence.children(c, "mark"))
    return "to" in marks


def _is_event(token: Token) -> bool:
    """Whether the noun tells what happened: "it was the worst fighting in years"."""
    word = token.lemma.lower()
    return word in lexicon("roles")["event_nouns"] or token.text.lower().endswith("ing")
