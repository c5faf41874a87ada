"""Who does it, where a parser hung him on the wrong word.

"condemned a raid *by Malian troops*": theirs is the raid. "*Drones* crossed into Mali": nobody
crossed the drones. "*Coastguard* ships fired": the ships did.
"""

from __future__ import annotations

from calendar import day_name, month_name

from graph.model.sentence import Sentence, Token

# Verbs that nobody undergoes.
_MOVING = frozenset(
    {
        "advance",
        "arrive",
        "cross",
        "crash",
        "drift",
        "fall",
        "fly",
        "intrude",
        "land",
        "march",
        "rally",
    }
    | {"retreat", "rise", "sail", "stray", "withdraw"}
)
_DATES = frozenset((*day_name, *month_name))
_NAMING = frozenset(("amod", "compound", "nmod:poss"))


def by_object(sentence: Sentence, doer: Token) -> Token | None:
    """Give the object of "condemned *a raid* by Mali" if the verb took who did it."""
    verb = sentence.tokens[doer.head]
    cases = sentence.children(doer, "case")
    opening = cases[0] if cases else doer
    objects = sentence.children(verb, "obj")
    if opening.text.lower() != "by" or not objects or not sentence.children(verb, "nsubj"):
        return None
    last = sentence.subtree(objects[-1])[-1]
    beside = last.index + 1 == opening.index and not sentence.children(verb, "aux:pass")
    return objects[-1] if beside and _names_somebody(sentence, doer) else None


def by_deed(sentence: Sentence, doer: Token) -> Token | None:
    """Give the deed of "the *arrest* of a singer by Mali" if hung on the singer."""
    undergoer = sentence.tokens[doer.head]
    deed = sentence.tokens[undergoer.head]
    words = [t.text.lower() for t in sentence.children(doer, "case")]
    outer = [t.text.lower() for t in sentence.children(undergoer, "case")]
    nouns = undergoer.dep == "nmod" and undergoer.upos == deed.upos == "NOUN"
    found = nouns and words == ["by"] and outer == ["of"] and _names_somebody(sentence, doer)
    return deed if found else None


def _names_somebody(sentence: Sentence, noun: Token) -> bool:
    before = sentence.children(noun, *_NAMING)
    named = noun.upos == "PROPN" or any(t.text[:1].isupper() for t in before)
    return named and noun.text not in _DATES


def part_of_subject(sentence: Sentence, token: Token) -> Token | None:
    """Give the noun of "*coastguard* ships fired" where the first was taken for its subject."""
    noun = sentence.tokens[token.head]
    before = token.dep == "nsubj" and noun.index == token.index + 1 and noun.dep == "nsubj"
    thing = noun.upos in {"NOUN", "VERB"} and not sentence.children(noun, "aux", "cop", "obj")
    return noun if before and thing else None


def finite(sentence: Sentence, subject: Token) -> Token | None:
    """Give the verb of "*drones* crossed into Mali", taken for a passive without its auxiliary."""
    verb = sentence.tokens[subject.head]
    alone = not sentence.children(verb, "aux", "aux:pass", "obl:agent", "cc")
    intransitive = verb.lemma.lower() in _MOVING and verb.dep in {"root", "ccomp", "parataxis"}
    return verb if alone and intransitive else None


def with_doer(sentence: Sentence, name: Token) -> Token | None:
    """Give the clause of "with *Mali* arming Chad" if the main verb took who does it."""
    if not name.index or sentence.children(name, "case", "mark"):
        return None
    opener = sentence.tokens[name.index - 1]
    if opener.text.lower() == "the" and name.index > 1:
        opener = sentence.tokens[name.index - 2]
    clause = sentence.tokens[opener.head]
    opens = opener.text.lower() == "with" and clause.index > name.index
    beside = clause.head == name.head or name.head == clause.index
    return clause if opens and beside and clause.dep in {"advcl", "obl"} else None


def in_perfect(sentence: Sentence, token: Token) -> Token | None:
    """Give the verb of "they *had* spoken by telephone", read as if somebody spoke them."""
    verb = sentence.tokens[token.head]
    having = any(t.lemma.lower() == "have" for t in sentence.children(verb, "aux"))
    return verb if having and not sentence.children(verb, "aux:pass") else None
