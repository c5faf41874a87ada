"""Prepositional phrases of verbs and nouns, by preposition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from graph.grammar.classes import word_class
from graph.grammar.company import fronted, phrases_too, ruled_out
from graph.grammar.once import once
from graph.grammar.phrases import conjuncts, preposition, prepositions, relative, spread
from graph.model.sentence import Sentence, Token

Tokens = tuple[Token, ...]
# Gerunds after these prepositions are the object's doing: "accused Iran of supplying".
_AIMING = frozenset(("against", "at", "from", "to", "with"))
_NAMING = frozenset(("NOUN", "NUM", "PROPN"))
OBJECTS_DOING = frozenset(("of", "for", "from", "into", "against"))
# "Called on Kyiv to act": who is called on.
_CALLING = frozenset(("appeal", "call", "count", "lean", "plead", "prevail", "rely", "wait"))
_TIMING = frozenset(("after", "amid", "before", "despite", "during", "since", "until"))
_CALLED = frozenset(("on", "upon", "to", "for"))


@once
def complements(sentence: Sentence, verb: Token) -> Mapping[str, Tokens]:
    """Give the prepositional phrases of a verb by preposition, nearest attachment first.

    Phrases that the parser hung on the object count too: "sends shells to Russia".
    """
    found: dict[str, Tokens] = {}
    own = sentence.children(verb, "obl", "obl:agent", "obl:unmarked", "nmod")
    collect(sentence, (t for t in own if not _apart(sentence, verb, t)), found)
    for name, token in phrases_too(sentence, verb):
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), token)))
    nouns = sentence.children(verb, "obj", "iobj", "xcomp", "nsubj:pass", "obl")
    aside = (t for t in nouns if _is_date(sentence, t) or _is_others(sentence, t))
    shut = {t.index for t in aside}
    descend(sentence, (t for t in nouns if t.index not in shut), found)
    # "The sanctions *on Mali*, which Chad lifted".
    stood_for = [t for t in nouns if t.dep in {"obj", "nsubj:pass"} and relative(t)]
    descend(sentence, spread(sentence, stood_for) if stood_for else (), found)
    _collect_mutual(sentence, verb, found)
    _collect_where(sentence, verb, found)
    head = sentence.head(verb)
    completes = verb.dep in {"conj", "xcomp"} or (
        verb.dep == "advcl" and preposition(sentence, verb) in OBJECTS_DOING
    )
    if completes and head is not None and head.upos == "VERB":
        collect(
            sentence, (t for t in sentence.children(head, "obl") if t.index > verb.index), found
        )
    for other in sentence.children(verb, "conj"):
        if (
            other.upos == "VERB"
            and not sentence.children(verb, "obj")
            and sentence.children(other, "obj")
        ):
            collect(sentence, sentence.children(other, "obl"), found)
    if "to" in found:  # "sold jets to Mali, to the anger of Chad": nothing goes to the anger
        found["to"] = tuple(t for t in found["to"] if t.text.lower() not in word_class("feelings"))
    return found


def _apart(sentence: Sentence, verb: Token, phrase: Token) -> bool:
    """Whether a phrase of a verb is none of its prepositional phrases."""
    return fronted(sentence, verb, phrase) or ruled_out(sentence, phrase)


def _is_date(sentence: Sentence, phrase: Token) -> bool:
    """Whether it only tells when: "Since the raid on *Mali*, Chad has fired at ships"."""
    return phrase.dep == "obl" and preposition(sentence, phrase) in _TIMING


def _is_others(sentence: Sentence, noun: Token) -> bool:
    """Whether it is a deed of others: "withheld it over *Turkey's incursions* into Syria"."""
    word = noun.text.lower()
    if word not in word_class("deeds") and word not in word_class("assaults"):
        return False
    owners = sentence.children(noun, "nmod:poss", "amod", "compound")
    return any(t.upos == "PROPN" or (t.upos == "ADJ" and t.text[0].isupper()) for t in owners)


def attached(sentence: Sentence, head: Token) -> dict[str, Tokens]:
    """Give the phrases of a noun or adjective, those that it shares with its conjuncts too."""
    found: dict[str, Tokens] = {}
    own = sentence.children(head, "nmod", "obl", "nmod:desc", "obl:agent", "acl", "advcl")
    collect(sentence, own, found)
    descend(
        sentence, (t for t in own if not (_is_told(sentence, t) or _is_others(sentence, t))), found
    )
    if not found:
        collect(sentence, beside(sentence, head), found)
    if head.dep == "conj" and (first := sentence.head(head)) is not None:
        for token in sentence.children(first, "nmod"):
            name = preposition(sentence, token)
            if name and token.index > head.index:
                found.setdefault(name, conjuncts(sentence, token))
    for other in sentence.children(head, "conj"):
        for token in sentence.children(other, "nmod"):
            name = preposition(sentence, token)
            if name and name != "of":
                found.setdefault(name, conjuncts(sentence, token))
    return found


def _is_told(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause has phrases of its own: "denials that *it* sent them to X"."""
    return clause.dep == "advcl" or (
        clause.dep == "acl" and bool(sentence.children(clause, "nsubj"))
    )


def beside(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield a phrase right after a noun that the parser hung on the verb: "asked about aid *to X*".

    Who it is that the noun's own phrase would tell, an object's phrase tells anyway.
    """
    opener = sentence.tokens[noun.index + 1] if noun.index + 1 < len(sentence.tokens) else noun
    phrase = sentence.tokens[opener.head]
    if noun.upos == "NOUN" and opener.dep == "case" and phrase.dep == "obl":
        yield phrase


def sent_from(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield where something was sent from: "gas *piped from Iran*"."""
    if noun.text.lower() in word_class("wares"):
        for clause in sentence.children(noun, "acl"):
            phrases = sentence.children(clause, "obl")
            yield from (t for t in phrases if preposition(sentence, t) == "from")


def right_after(sentence: Sentence, noun: Token, names: Set[str]) -> list[Token]:
    """Give the phrase after a noun that was hung on its verb: "arms rebels *in Mali*"."""
    return [
        t
        for phrase in beside(sentence, noun)
        if phrase.head == noun.head and preposition(sentence, phrase) in names
        for t in conjuncts(sentence, phrase)
    ]


def _collect_where(sentence: Sentence, verb: Token, found: dict[str, Tokens]) -> None:
    """Add the place of a relative clause: "Mali, where Russia has invested"."""
    head = sentence.head(verb)
    where = any(t.text.lower() == "where" for t in sentence.children(verb, "advmod"))
    if head is not None and where and verb.dep in {"acl:relcl", "advcl:relcl"}:
        found["in"] = (*found.get("in", ()), *conjuncts(sentence, head))
    if head is not None and verb.dep == "acl:relcl" and sentence.children(head, "cop"):
        # "It was *to Mali* that Chad turned".
        expletive = {t.text.lower() for t in sentence.children(head, "nsubj", "expl")} == {"it"}
        collect(sentence, (head,) if expletive else (), found)


def _collect_mutual(sentence: Sentence, verb: Token, found: dict[str, Tokens]) -> None:
    """Add between- and with-phrases of the subject: "Ties between A and B have soured"."""
    for subject in sentence.children(verb, "nsubj"):
        for phrase in sentence.children(subject, "nmod"):
            if preposition(sentence, phrase) in {"between", "with"}:
                collect(sentence, (phrase,), found)


def collect(sentence: Sentence, tokens: Iterable[Token], found: dict[str, Tokens]) -> None:
    """Add prepositional phrases to those found, by preposition, coordinated ones too."""
    for token in tokens:
        for name in prepositions(preposition(sentence, token)):
            if name and token not in found.get(name, ()):
                found[name] = (*found.get(name, ()), *spread(sentence, (token,)))


def descend(sentence: Sentence, nouns: Iterable[Token], found: dict[str, Tokens]) -> None:
    """Add the phrases that hang on nouns and their participles, nearest first."""
    pending = list(nouns)
    own = len(pending)
    # "In arrears *to China*, Chad turned to Mali": it turned to Mali alone.
    named = {name for name in _AIMING & found.keys() if any(_is_name(t) for t in found[name])}
    for number, noun in enumerate(pending):
        below = sentence.children(noun, "nmod", "obl", "obl:agent", "conj", "nmod:desc", "acl")
        # An inner participle keeps its agent, a second "between" its own two.
        kept = {"by"} if number >= own and noun.dep == "acl" else set()
        kept |= {"between"} & found.keys() | named
        phrases = (t for t in below if t.dep not in {"conj", "acl"})
        collect(sentence, (t for t in phrases if preposition(sentence, t) not in kept), found)
        pending.extend(t for t in below if t.upos in _NAMING or t.dep == "acl" or t.text == "own")


def _is_name(token: Token) -> bool:
    return token.upos == "PROPN"


def called_on(sentence: Sentence, verb: Token, head: Token) -> Tokens:
    """Give who is called on: "called on *Kyiv* to act"."""
    if verb.dep not in {"xcomp", "advcl"} or head.lemma not in _CALLING:
        return ()
    before = (t for t in sentence.children(head, "obl") if t.index < verb.index)
    return spread(sentence, (t for t in before if preposition(sentence, t) in _CALLED))
