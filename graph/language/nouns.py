"""On which word a noun belongs that a parser hung on another: "denounced in May *the raid*"."""

from __future__ import annotations

from graph.grammar.classes import word_class
from graph.model.sentence import Sentence, Token

# Where an ally or rival is one: no name stands for them.
_WHERE = frozenset(
    {"area", "continent", "east", "field", "gulf", "neighbourhood", "north", "region", "south"}
    | {"trade", "war", "west", "world"}
)


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


def named_partner(sentence: Sentence, name: Token) -> Token | None:
    """Give the noun of "its closest *ally* in the region, Chad" if the name hung on the region."""
    place = sentence.tokens[name.head]
    whole = sentence.tokens[place.head]
    within = place.dep == "nmod" and place.upos == whole.upos == "NOUN" and name.upos == "PROPN"
    owned = sentence.children(whole, "nmod:poss") and not sentence.children(whole, "appos")
    return whole if within and owned and place.text.lower() in _WHERE else None


def of_downing(sentence: Sentence, phrase: Token) -> Token | None:
    """Give the noun of "the *shooting* down of a jet" where the particle took the jet."""
    particle = sentence.tokens[phrase.head]
    if particle.upos not in {"ADP", "ADV"} or not particle.index:
        return None
    deed = sentence.tokens[particle.index - 1]
    gerund = deed.upos == "NOUN" and deed.text.lower().endswith("ing")
    opener = sentence.tokens[particle.index + 1]
    return deed if gerund and particle.head == deed.index and opener.text == "of" else None


def named_several(sentence: Sentence, name: Token) -> Token | None:
    """Give the noun of "its *friends*, Iran and Russia, wrote" if the names were joined to it."""
    noun = sentence.tokens[name.head]
    several = noun.upos == "NOUN" and noun.tag == "NNS" and name.upos == "PROPN"
    if not several or name.index != noun.index + 2 or sentence.tokens[name.index - 1].text != ",":
        return None
    owned = sentence.children(noun, "nmod:poss", "nummod") and not sentence.children(name, "cc")
    others = [t for t in sentence.children(noun, "conj") if t.index > name.index]
    others += sentence.children(name, "conj")
    closed = others and sentence.tokens[min(others[-1].index + 1, len(sentence.tokens) - 1)]
    return noun if owned and closed and closed.text == "," else None


def second_named(sentence: Sentence, name: Token) -> Token | None:
    """Give the first name of "its friends, *Iran* and Russia" for the second."""
    noun = sentence.tokens[name.head]
    if noun.tag != "NNS" or name.upos != "PROPN":
        return None
    beside = (t for t in sentence.children(noun, "appos") if t.upos == "PROPN")
    return next((t for t in beside if t.index < name.index), None)
