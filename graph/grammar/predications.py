"""Predications: a verb, event noun or adjective with everything that fills its slots.

Slots of verbs: `agent`, `patient`, `recipient`, `bidden` (who is told to do something),
`shared` (the object of the verb before "and"), `judged` and `judgement` (what is said to be
what), and prepositional phrases by preposition.
Slots of nouns: `poss` ("Iran's"), `mod` (adjectives and names before the noun), `is` (what
is said to be the noun, or named beside it), `holder` (the agent of the verb that carries
the noun: "*China* holds leverage"), `bearer` and `defier` ("*Nepal* under Chinese pressure",
"*Israel* despite warnings"), `charged` (blamed *Iran* for it) and prepositional phrases, those
of the carrying verb too. `predicate` is what is said of the noun where it is a subject. Slots
of adjectives: `is` and prepositional phrases.

Where a clause completes a verb or noun ("demanded that *Iran stop*", "a vow to destroy
*Israel*"), `deed` is its verb, `doer` its agent, `undergoer` its patient, else the first of
its phrases with a preposition of `_UNDERGOING`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.grammar import clauses
from graph.grammar.attitudes import attitudes
from graph.grammar.classes import word_class
from graph.grammar.complements import collect, complements, descend
from graph.grammar.facing import charged, facing
from graph.grammar.phrases import conjuncts, premodifiers, preposition, spread
from graph.model.sentence import Sentence, Token

Tokens = tuple[Token, ...]
# "Entered into talks", "came under fire", "hit with sanctions"; not "after talks".
_CARRYING = frozenset(("", "for", "in", "into", "on", "to", "under", "with"))
_PLANNING = frozenset(("future", "pledge"))
_UNDERGOING = ("against", "on", "at", "with", "to", "from", "into", "over")


@dataclass(frozen=True)
class Predication:
    """A trigger token with its slots.

    `verb` is the token on which tense, negation and modality are read: the trigger itself,
    or the verb that carries an event noun. `carrier` is that verb where there is one.
    """

    trigger: Token
    kind: str
    verb: Token
    slots: Mapping[str, Tokens]
    carrier: Token | None = None


def predication(sentence: Sentence, token: Token, kind: str) -> Predication:
    """Give the predication of a token read as "verb", "noun" or "adjective"."""
    if kind == "verb":
        return Predication(token, kind, token, _verb_slots(sentence, token))
    carrier = carrying_verb(sentence, token) if kind == "noun" else None
    slots = (
        _noun_slots(sentence, token, carrier)
        if kind == "noun"
        else _adjective_slots(sentence, token)
    )
    return Predication(token, kind, carrier or token, slots, carrier)


def carrying_verb(sentence: Sentence, noun: Token) -> Token | None:
    """Give the verb of which the noun is object, passive subject or prepositional phrase."""
    for clause in sentence.children(noun, "acl:relcl", "acl"):
        if noun in clauses.patient(sentence, clause):
            return clause
    first = _measured(sentence, noun)
    while first.dep == "conj" and (head := sentence.head(first)) is not None:
        first = head
    head = sentence.head(first)
    if head is None or first.dep not in {"obj", "nsubj:pass", "obl", "xcomp", "obl:agent"}:
        return None
    if first.dep == "obl" and preposition(sentence, first) not in _CARRYING:
        return None
    if head.upos in {"VERB", "AUX"}:
        return head
    # "He *was* in Oslo for talks".
    return next(iter(sentence.children(head, "cop")), None) if first.dep == "obl" else None


def _measured(sentence: Sentence, noun: Token) -> Token:
    """Give the noun that counts or plans this one, if any: "a *round* of talks"."""
    head = sentence.head(noun)
    if noun.dep != "nmod" or head is None:
        return noun
    counted = preposition(sentence, noun) in {"of", "in"} and head.text.lower() in word_class(
        "counters"
    )
    return _measured(sentence, head) if counted or planned(sentence, noun) else noun


def planned(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is only what another one plans: "a plan for *talks*"."""
    head = sentence.head(noun)
    if noun.dep != "nmod" or head is None or preposition(sentence, noun) not in {"of", "for"}:
        return False
    return attitudes().of(sentence, head) in _PLANNING


def _verb_slots(sentence: Sentence, verb: Token) -> dict[str, Tokens]:
    slots = complements(sentence, verb)
    slots["agent"] = clauses.agent(sentence, verb)
    slots["patient"] = clauses.patient(sentence, verb)
    slots["recipient"] = clauses.recipient(sentence, verb)
    slots["bidden"] = _bidden(sentence, verb)
    slots["judged"], slots["judgement"] = _judgement(sentence, verb)
    slots["shared"] = _shared(sentence, verb)
    _add_clause(sentence, sentence.children(verb, "ccomp", "xcomp", "advcl"), slots)
    called = (
        t
        for t in sentence.children(verb, "xcomp", "advcl")
        if t.upos in {"NOUN", "PROPN", "ADJ"} and (t.dep == "xcomp" or _as(sentence, t))
    )
    slots["as"] = (*slots.get("as", ()), *called)
    return slots


def _as(sentence: Sentence, word: Token) -> bool:
    """Whether a word says what something is called: "described the charge *as baseless*"."""
    openers = sentence.children(word, "mark", "advmod", "case")
    return any(t.text.lower() == "as" for t in openers)


def _bidden(sentence: Sentence, verb: Token) -> Tokens:
    """Give who is told to do something: "told *Israel* to stop", "was told to stop"."""
    orders = sentence.children(verb, "xcomp")
    if not any(preposition(sentence, clause) == "to" for clause in orders):
        return ()
    return clauses.patient(sentence, verb)


def _judgement(sentence: Sentence, verb: Token) -> tuple[Tokens, Tokens]:
    """Give what is said to be what: "said *the plan* was *a fantasy*"."""
    for clause in sentence.children(verb, "ccomp"):
        if clause.upos in {"ADJ", "NOUN"} and sentence.children(clause, "cop"):
            return spread(sentence, sentence.children(clause, "nsubj")), (clause,)
    return (), ()


def _shared(sentence: Sentence, verb: Token) -> Tokens:
    """Give the object of the verb before: "accused *Mali* of theft and warned that ..."."""
    head = sentence.head(verb)
    joined = verb.dep == "conj" and head is not None and head.upos == "VERB"
    return clauses.patient(sentence, head) if joined and head is not None else ()


def _noun_slots(sentence: Sentence, noun: Token, carrier: Token | None) -> dict[str, Tokens]:
    slots: dict[str, Tokens] = {}
    _add_phrases(sentence, noun, slots)
    if carrier is not None:
        aside = {"by"} if clauses.passive(sentence, carrier) else set()
        for name, tokens in complements(sentence, carrier).items():
            others = tuple(t for t in tokens if t is not noun and name not in aside)
            slots[name] = tuple(dict.fromkeys((*slots.get(name, ()), *others)))
        slots["holder"] = _holders(sentence, noun, carrier)
        if noun.dep in {"obl", "obl:agent"}:
            slots["target"] = clauses.patient(sentence, carrier)
        if clauses.recipient(sentence, carrier):
            slots["recipient"] = clauses.recipient(sentence, carrier)
    slots |= facing(sentence, noun)
    slots["charged"] = charged(sentence, noun)
    slots["poss"] = spread(sentence, sentence.children(noun, "nmod:poss"))
    slots["mod"] = tuple(premodifiers(sentence, noun))
    slots["is"] = _identified(sentence, _measured(sentence, noun))
    head = sentence.head(noun)
    slots["predicate"] = (head,) if head and noun.dep in {"nsubj", "nsubj:pass"} else ()
    _add_clause(sentence, sentence.children(noun, "acl", "ccomp"), slots)
    return slots


def _holders(sentence: Sentence, noun: Token, carrier: Token) -> Tokens:
    """Give who is said to have or do what the noun means ("is locked in a feud" included)."""
    if carrier.dep == "cop":
        carrier = sentence.tokens[carrier.head]
    within = noun.dep == "obl" and preposition(sentence, noun) in {"in", "into"}
    if within and clauses.passive(sentence, carrier):
        return clauses.patient(sentence, carrier)
    return clauses.agent(sentence, carrier)


def _add_clause(sentence: Sentence, candidates: Tokens, slots: dict[str, Tokens]) -> None:
    """Add the slots of the clause that completes a verb or noun."""
    for verb in candidates:
        completes = verb.dep != "advcl" or preposition(sentence, verb) == "to"
        if completes and verb.upos in {"VERB", "AUX"}:
            slots["deed"] = (verb,)
            slots["doer"] = clauses.agent(sentence, verb)
            slots["undergoer"] = _undergoers(sentence, verb)
            return


def _undergoers(sentence: Sentence, verb: Token) -> Tokens:
    phrases = complements(sentence, verb)
    patients = clauses.patient(sentence, verb)
    return patients + tuple(t for name in _UNDERGOING for t in phrases.get(name, ()))


def _adjective_slots(sentence: Sentence, adjective: Token) -> dict[str, Tokens]:
    slots: dict[str, Tokens] = {}
    _add_phrases(sentence, adjective, slots)
    slots["is"] = _identified(sentence, adjective)
    slots["mod"] = tuple(premodifiers(sentence, adjective))
    return slots


def _add_phrases(sentence: Sentence, head: Token, slots: dict[str, Tokens]) -> None:
    own = sentence.children(head, "nmod", "obl", "nmod:desc", "obl:agent", "acl", "advcl")
    collect(sentence, own, slots)
    descend(sentence, (t for t in own if t.dep != "advcl"), slots)
    if head.dep == "conj" and (first := sentence.head(head)) is not None:
        for token in sentence.children(first, "nmod"):
            name = preposition(sentence, token)
            if name and token.index > head.index:
                slots.setdefault(name, conjuncts(sentence, token))
    for other in sentence.children(head, "conj"):
        for token in sentence.children(other, "nmod"):
            name = preposition(sentence, token)
            if name and name != "of":
                slots.setdefault(name, conjuncts(sentence, token))


def _identified(sentence: Sentence, word: Token) -> Tokens:
    """Give what a noun or adjective is said of: subject, apposition, modified noun."""
    subjects = sentence.children(word, "nsubj", "nsubj:outer", "nsubj:pass")
    if subjects:
        return spread(sentence, subjects)
    head = sentence.head(word)
    if word.dep == "conj" and head is not None and head.upos == word.upos:
        return _identified(sentence, head)
    named = sentence.children(word, "appos", "flat")
    if named:
        return spread(sentence, named)
    if head is None:
        return ()
    if word.dep == "nsubj" and head.upos == "PROPN" and sentence.children(head, "cop"):
        return conjuncts(sentence, head)
    if word.dep in {"appos", "amod", "acl", "nmod:desc", "flat"} or (
        word.dep == "compound" and head.upos == "PROPN"
    ):
        return _entitled(sentence, word, head)
    if word.dep == "xcomp" or (word.dep == "obl" and preposition(sentence, word) == "as"):
        return clauses.patient(sentence, head) or clauses.agent(sentence, head)
    return ()


def _entitled(sentence: Sentence, word: Token, head: Token) -> Tokens:
    """Give whom a word beside a name is said of: not those with a title of their own."""
    together = conjuncts(sentence, head)
    if word.dep != "nmod:desc":
        return together
    return tuple(t for t in together if t is head or not sentence.children(t, "nmod:desc"))
