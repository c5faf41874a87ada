"""Who is given something, and what, where a parser mistook the one for part of the other.

"lent *its neighbour* $300 million", "the ships that Oslo gave *Kyiv*", "promised *Tunisia* 105
million euros", "a package worth 250 million euros *for Moldova*".
"""

from __future__ import annotations

from graph.curated.lexicon import lexicon
from graph.model.sentence import Sentence, Token

_RECEIVERS = frozenset(("it", "them", "him", "us", "me"))
_TIMES = frozenset(("day", "hour", "month", "week", "year"))


def better_gift(sentence: Sentence, token: Token) -> tuple[Token, str] | None:
    """Give the word on which a receiver belongs that hung on what is given, and as what."""
    if token.dep == "obj" and _receiver_among_objects(sentence, token):
        return sentence.tokens[token.head], "iobj"
    if token.dep == "compound" and (verb := _giving_verb(sentence, token)):
        return verb, "iobj"
    if token.dep == "nmod:poss" and (verb := _given_to_it(sentence, token)):
        return verb, "iobj"
    if token.dep == "nmod" and (verb := _each_time(sentence, token)):
        return verb, "obl"
    if token.dep == "nmod" and (whole := _worth(sentence, token)):
        return whole, "nmod"
    return None


def _gives(verb: Token) -> bool:
    return verb.lemma.lower() in lexicon("roles")["giving"]


def _receiver_among_objects(sentence: Sentence, token: Token) -> bool:
    verb = sentence.tokens[token.head]
    objects = sentence.children(verb, "obj")
    given = bool(objects) and objects[0].text.lower() in {"that", "which"}
    several = len(objects) > 1 and objects[int(given)] is token
    return several and _gives(verb) and not sentence.children(verb, "iobj")


def _given_to_it(sentence: Sentence, token: Token) -> Token | None:
    """Give the verb right before a pronoun that owns nothing: "gave *it* radars"."""
    before = sentence.tokens[token.index - 1] if token.index else token
    thing = sentence.tokens[token.head]
    given = token.text.lower() in _RECEIVERS and _gives(before)
    return before if given and thing.dep == "obj" and thing.head == before.index else None


def _giving_verb(sentence: Sentence, name: Token) -> Token | None:
    """Give the verb of "promised *Tunisia* 105 million euros"."""
    sum_ = sentence.tokens[name.head]
    verb = sentence.tokens[sum_.head]
    counted = any(t.index > name.index for t in sentence.children(sum_, "nummod"))
    counted = counted or sum_.index == name.index + 1  # "lent *Belgrade* money"
    fits = name.upos == "PROPN" and counted and sum_.dep == "obj" and name.index == verb.index + 1
    if not fits or not _gives(verb) or sentence.children(verb, "iobj"):
        return None
    cases = (c for t in sentence.children(verb, "obl") for c in sentence.children(t, "case"))
    elsewhere = any(t.text.lower() == "to" for t in cases)  # "sent *Taurus* missiles to Kyiv"
    return None if elsewhere else verb


def _each_time(sentence: Sentence, phrase: Token) -> Token | None:
    """Give the verb of "delivers 40 tonnes a day *to Mali*"."""
    time = sentence.tokens[phrase.head]
    each = time.dep == "obl:unmarked" and time.text.lower() in _TIMES
    to = any(t.text.lower() == "to" for t in sentence.children(phrase, "case"))
    return sentence.head(time) if each and to else None


def _worth(sentence: Sentence, phrase: Token) -> Token | None:
    """Give the noun of "a package worth 250 million euros *for Moldova*"."""
    sum_ = sentence.tokens[phrase.head]
    worth = sentence.tokens[sum_.head]
    named = worth.text.lower() in {"worth", "totalling", "totaling"} and worth.dep in {
        "acl",
        "amod",
    }
    forms = {t.text.lower() for t in sentence.children(phrase, "case")}
    return sentence.head(worth) if named and forms & {"for", "to"} else None
