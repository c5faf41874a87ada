"""Who is given something, and what, where a parser mistook the one for part of the other.

"lent *its neighbour* $300 million", "the ships that Oslo gave *Kyiv*", "promised *Tunisia* 105
million euros", "a package worth 250 million euros *for Moldova*".
"""

from __future__ import annotations

from graph.curated.lexicon import lexicon
from graph.model.sentence import Sentence, Token

_RECEIVERS = frozenset(("it", "them", "him", "us", "me"))
# Names that stand before what they own: "sent *EU* monitoring teams".
_MODIFYING = frozenset(("EU", "NATO", "Nato", "U.S.", "UK", "UN", "US"))
_TIMES = frozenset(("day", "hour", "month", "week", "year"))


def better_gift(sentence: Sentence, token: Token) -> tuple[Token, str] | None:
    """Give the word on which a receiver belongs that hung on what is given, and as what."""
    if token.dep == "obj" and _receiver_among_objects(sentence, token):
        return sentence.tokens[token.head], "iobj"
    if token.dep == "iobj" and _thing_among_receivers(sentence, token):
        return sentence.tokens[token.head], "obj"
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


def _thing_among_receivers(sentence: Sentence, token: Token) -> bool:
    """Whether what is given was read as a second receiver: "sold Mali *the drones* that"."""
    verb = sentence.tokens[token.head]
    receivers = sentence.children(verb, "iobj")
    last = len(receivers) == 2 and receivers[1] is token and receivers[0].index < token.index
    return last and _gives(verb) and not sentence.children(verb, "obj")


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
    fits = name.upos == "PROPN" and sum_.dep == "obj" and _apart(sentence, name, sum_)
    fits = fits and _right_behind(sentence, name, verb)
    if not fits or not _gives(verb) or sentence.children(verb, "iobj"):
        return None
    cases = (c for t in sentence.children(verb, "obl") for c in sentence.children(t, "case"))
    elsewhere = any(t.text.lower() == "to" for t in cases)  # "sent *Taurus* missiles to Kyiv"
    return None if elsewhere else verb


def _apart(sentence: Sentence, name: Token, sum_: Token) -> bool:
    """Whether what follows a name says that it is no part of it: a number, "more", "anti-tank"."""
    between = [t for t in sentence.children(sum_) if name.index < t.index < sum_.index]
    counted = any(t.dep == "nummod" for t in between) or sum_.index == name.index + 1
    described = any(t.dep in {"amod", "det"} for t in between) and name.text not in _MODIFYING
    return counted or described


def _right_behind(sentence: Sentence, name: Token, verb: Token) -> bool:
    """Whether a name comes right after its verb: "gave *Mali* tanks", "gave *the LNA* tanks"."""
    if name.index == verb.index + 1:
        return True
    article = sentence.tokens[name.index - 1]
    return name.index == verb.index + 2 and article.text == "the"


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


def second_receiver(sentence: Sentence, name: Token) -> Token | None:
    """Give the verb of "asked Chad for men and *Mali* for guns" if Mali was joined to the men."""
    thing = sentence.tokens[name.head]
    verb = sentence.tokens[thing.head]
    if (
        name.upos != "PROPN"
        or thing.upos != "NOUN"
        or thing.dep != "obl"
        or thing.index > name.index
    ):
        return None
    after = sentence.tokens[min(name.index + 1, len(sentence.tokens) - 1)]
    openers = {t.text.lower() for t in sentence.children(thing, "case")}
    shared = {"for", "with"} if verb.lemma.lower() in lexicon("roles")["asking"] else {"with"}
    again = after.dep == "case" and after.text.lower() in openers & shared
    first = any(t.upos == "PROPN" for t in sentence.children(verb, "obj"))
    return verb if again and first else None
