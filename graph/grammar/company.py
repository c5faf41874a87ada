"""Who does it too, and to whom else: "*Togo*, along with *Ghana*", "Mali as well as *Niger*".

Phrases beside a noun count among its conjuncts (`phrases.conjuncts`). Those that hang on the
verb join the phrase before them; before the verb, or with no such phrase, they join its agent.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.grammar.once import once_each
from graph.grammar.phrases import (
    ADDING,
    JOINING,
    added,
    conjuncts,
    contrasted,
    preposition,
    relative,
    spread,
)
from graph.model.sentence import Sentence, Token

Tokens = tuple[Token, ...]
_OPENING = frozenset(("along", "together"))
_LISTING = frozenset(("including", "such as"))
# "In addition to Mali, Turkey armed Niger" does not tell whether Mali armed or was armed.
_FRONTED = frozenset(("along with", "alongside", "like", "together with"))
# "Fought rebels alongside the army" joins the army to the doer, if to anybody.
_AFTER = _LISTING | {"along with", "as well as", "in addition to", "plus"}
_WITH_DOERS = _LISTING | ADDING - {"like"}
_DOING = frozenset(("did", "do", "does"))
_ALSO = frozenset(("as", "so", "likewise", "too"))
# Without one of these words nobody is named beside another.
_SIGNS = _DOING | JOINING | {word for words in (*ADDING, *_LISTING) for word in words.split()}
_SIGNS -= {"as", "in", "to", "with"}  # "well" and "such" tell the rest
_SIGNS |= {"only"}


@once_each
def _may_add(sentence: Sentence) -> bool:
    return not _SIGNS.isdisjoint(t.text.lower() for t in sentence.tokens)


def likewise(sentence: Sentence, verb: Token) -> Tokens:
    """Give who does the same: "Mali backs it, as *does Niger*", "*along with Niger*"."""
    if not _may_add(sentence):
        return ()
    same = (
        t
        for clause in _repeated(sentence, verb)
        for t in sentence.children(clause, "nsubj") or sentence.children(clause, "obj")
    )
    relatives = (t for t in sentence.children(verb, "nsubj") if relative(t))
    phrases = (
        *sentence.children(verb, "obl"),
        *(o for t in relatives for o in sentence.children(t, "obl", "nmod")),
    )
    ahead = (t for t in phrases if fronted(sentence, verb, t))
    joined = (
        t
        for clause in sentence.children(verb, "advcl")
        if clause.index < verb.index and clause.text.lower() in JOINING
        for t in sentence.children(clause, "obl:agent")
    )
    return spread(sentence, (*same, *ahead, *joined, *_not_only(sentence, verb)))


def _not_only(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Yield who was read as a clause of his own: "Not only *Mali* but also Chad left"."""
    head = sentence.tokens[verb.head]
    if verb.dep == "conj" and head.upos == "PROPN" and head.index < verb.index:
        words = {t.text.lower() for t in sentence.children(head, "advmod")}
        yield from (head,) if {"not", "only"} <= words else ()


def repeated_objects(sentence: Sentence, verb: Token) -> Tokens:
    """Give to whom the same is done: "armed Mali, as it did *Niger*"."""
    return tuple(
        t
        for clause in _repeated(sentence, verb)
        if sentence.children(clause, "nsubj")
        for t in spread(sentence, sentence.children(clause, "obj"))
    )


def _repeated(sentence: Sentence, verb: Token) -> Tokens:
    """Give the "does" of "as does Niger", "and Niger does too"."""
    if not _may_add(sentence):
        return ()
    return tuple(
        clause
        for clause in sentence.children(verb, "advcl", "parataxis", "conj")
        if clause.text.lower() in _DOING
        and preposition(sentence, clause) in {"as", ""}
        and {c.text.lower() for c in sentence.children(clause, "mark", "advmod")} & _ALSO
    )


def beside(sentence: Sentence, verb: Token, phrase: Token) -> Tokens:
    """Give what joins a phrase of a verb from after it: "sold to Mali, along with *Niger*"."""
    if not _may_add(sentence):
        return ()
    last = max((t.index for t in (phrase, *sentence.children(phrase, "conj"))), default=0)
    return tuple(
        other
        for t in sentence.children(verb, "obl", "conj")
        if t.index > last
        and t.upos != "VERB"
        and added(sentence, t) in (_WITH_DOERS if phrase.dep == "obl:agent" else _AFTER)
        and _follows(sentence, t, last)
        for other in conjuncts(sentence, t)
    )


def phrases_too(sentence: Sentence, verb: Token) -> Iterator[tuple[str, Token]]:
    """Yield what else a verb's prepositions govern: "to Mali, as well as to *Niger*"."""
    for phrase in sentence.children(verb, "obl", "obl:agent"):
        name = preposition(sentence, phrase)
        if name:
            yield from ((name, other) for other in beside(sentence, verb, phrase))
    for phrase in sentence.children(verb, "conj"):
        named = phrase.upos in {"NOUN", "PROPN"} and not contrasted(sentence, phrase)
        if named and added(sentence, phrase) not in ADDING:
            name = preposition(sentence, phrase) or added(sentence, phrase).rpartition(" ")[2]
            yield from ((name, other) for other in conjuncts(sentence, phrase))


def fronted(sentence: Sentence, verb: Token, phrase: Token) -> bool:
    """Whether a phrase before the verb only adds a doer: "*together with Mali*, Chad left"."""
    return phrase.index < verb.index and added(sentence, phrase) in _FRONTED


def ruled_out(sentence: Sentence, phrase: Token) -> bool:
    """Whether a phrase is named in place of another: "to Mali, *not to Niger*"."""
    openers = sentence.children(phrase, "advmod", "case", "cc")
    first = min((t.index for t in openers), default=0)
    return first > 0 and sentence.tokens[first - 1].text == "," and contrasted(sentence, phrase)


def _follows(sentence: Sentence, phrase: Token, last: int) -> bool:
    """Whether nothing but a comma stands between a word and the opening of a phrase."""
    openers = sentence.children(phrase, "case", "cc", "advmod")
    first = min((t.index for t in openers if t.index < phrase.index), default=phrase.index)
    return all(t.upos == "PUNCT" or t.text in _OPENING for t in sentence.tokens[last + 1 : first])
