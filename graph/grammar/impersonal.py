"""Who acts where the subject is a deed, "it" or "the first": "it fell *to Mali* to mediate"."""

from __future__ import annotations

from graph.grammar.antecedents import STIRRING, same
from graph.grammar.phrases import conjuncts, preposition, relative, spread
from graph.model.sentence import Sentence, Token

Tokens = tuple[Token, ...]
# What a deed does for, or to, its doer: "arming Mali *cost* Chad dear".
_RESULTING = frozenset(("bring", "cost", "earn", "gain", "leave", "make", "save", "win"))
_FALLING = frozenset(("behove", "fall", "leave"))
_RANKED = frozenset(("first", "last", "latest", "next", "only", "second", "sole", "third"))
_WHOSE = frozenset(("for", "of", "to", "up to"))


def repaid(sentence: Sentence, verb: Token) -> Tokens:
    """Give who does what costs him or pays: "arming Mali cost *Chad* dear"."""
    gained = sentence.children(verb, "iobj")
    if verb.lemma.lower() == "take":  # "it took *Chad* years to arm Mali"
        return spread(sentence, gained)
    if verb.lemma.lower() not in _RESULTING:
        return ()
    return spread(sentence, gained or sentence.children(verb, "obj"))


def incumbent(sentence: Sentence, verb: Token, head: Token) -> Tokens:
    """Give who is to do it: "it fell *to Mali* to mediate", "it was rash *of Chad* to attack"."""
    marks = {t.text.lower() for t in sentence.children(verb, "mark")}
    if verb.dep not in {"advcl", "csubj", "xcomp"} or "to" not in marks:
        return ()
    subjects = sentence.children(head, "nsubj", "nsubj:pass", "expl")
    impersonal = [t.text.lower() for t in subjects] == ["it"]
    if not impersonal or (head.upos != "ADJ" and head.lemma.lower() not in _FALLING):
        return ()
    phrases = (t for t in sentence.children(head, "obl", "nmod") if t.index < verb.index)
    found = (t for t in phrases if preposition(sentence, t) in _WHOSE or "for" in marks)
    return spread(sentence, found)


def stirring(sentence: Sentence, verb: Token) -> Tokens:
    """Give whose deed stirs somebody: "for *Mali* to leave angers Chad"."""
    if not verb.text.lower().startswith(STIRRING):
        return ()
    deeds = sentence.children(verb, "csubj")
    return spread(sentence, (t for deed in deeds for t in sentence.children(deed, "nsubj")))


def named_doer(sentence: Sentence, verb: Token, noun: Token) -> Tokens:
    """Give who is said to have been the one: "the first to recognise Mali was *Chad*"."""
    infinitive = any(t.text.lower() == "to" for t in sentence.children(verb, "mark"))
    ranked = {t.text.lower() for t in sentence.children(noun, "amod", "advmod")} & _RANKED
    doer = same(sentence, noun) if infinitive and (noun.dep == "nsubj" or ranked) else noun
    return conjuncts(sentence, doer) if doer is not noun else ()


def equated(sentence: Sentence, noun: Token) -> Tokens:
    """Give the noun of a relative clause, or what "what" is: "what they signed was *a pact*"."""
    said = sentence.head(noun)
    what = noun.text.lower() in {"all", "what"} and noun.dep in {"nsubj", "nsubj:outer"}
    if what and said is not None and said.upos == "NOUN" and sentence.children(said, "cop"):
        return conjuncts(sentence, said)
    return (noun,)


def filled(sentence: Sentence, clause: Token) -> bool:
    """Whether a relative pronoun has its place: "Mali, *which* left", "*whose* army", "*where*"."""
    for token in sentence.children(clause, "nsubj", "nsubj:pass", "obl", "obl:agent", "advmod"):
        if token.dep == "obl" and not sentence.children(token, "case"):
            continue  # "*whom* Mali arrested", read as a phrase
        inner = (token, *sentence.children(token, "nmod:poss"))
        if any(relative(t) or t.tag in {"WP$", "WRB"} for t in inner):
            return True
    return False
