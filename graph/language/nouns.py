"""On which word a noun belongs that a parser hung on another: "denounced in May *the raid*"."""

from __future__ import annotations

from graph.grammar.classes import word_class
from graph.model.sentence import Sentence, Token


def after_aside(sentence: Sentence, noun: Token) -> Token | None:
    """Give the verb of "condemned in the strongest terms *the raid*" if hung on the terms."""
    phrase = sentence.tokens[noun.head]
    verb = sentence.tokens[phrase.head]
    aside = noun.dep == "appos" and phrase.dep == "obl" and phrase.upos == noun.upos == "NOUN"
    if not aside or verb.upos != "VERB" or sentence.children(verb, "obj", "ccomp"):
        return None
    opening = sentence.subtree(noun)[0]
    described = opening.dep in {"det", "nmod:poss", "amod"} and opening.index == phrase.index + 1
    return verb if described else None


def said_of_name(sentence: Sentence, noun: Token) -> Token | None:
    """Give the name of "is the friend of *Mali*, Chad's rival" if the rival hung on the friend."""
    what, first = sentence.tokens[noun.head], sentence.subtree(noun)[0]
    predicate = what.dep == "xcomp" or bool(sentence.children(what, "cop"))
    at = first.index - (1 if first.text == "," else 2)
    if not predicate or at < 0 or not sentence.children(noun, "nmod:poss"):
        return None
    before = sentence.tokens[at]
    named = before.upos == "PROPN" and before.dep == "nmod" and before.head == what.index
    return before if named and sentence.tokens[at + 1].text == "," else None


def second_deed(sentence: Sentence, deed: Token) -> Token | None:
    """Give the first deed of "the *raid* on Mali and siege of Goma" if the second hung on Mali."""
    victim = sentence.tokens[deed.head]
    first = sentence.tokens[victim.head]
    kinds = word_class("deeds") | word_class("assaults")
    both = {deed.text.lower(), first.text.lower()} <= kinds
    return first if both and victim.upos == "PROPN" and victim.dep == "nmod" else None
