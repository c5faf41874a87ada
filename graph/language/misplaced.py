"""Where a word belongs that a parser hung on the wrong one.

"stressed ahead of the trip that ...": what follows a conjunction completes the verb, not the
noun before it. "It was A, not B, that did it": A did.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.curated.lexicon import lexicon
from graph.language.contents import gerund_noun
from graph.language.doers import by_deed, by_object, finite, part_of_subject
from graph.language.gifts import better_gift
from graph.language.nouns import after_aside, said_of_name, second_deed
from graph.model.sentence import Sentence, Token

# Nouns that may do what actors do.
_ACTING = frozenset(
    {"alliance", "army", "bloc", "company", "council", "country", "government", "group", "junta"}
    | {"ministry", "movement", "nation", "neighbour", "organisation", "party", "regime", "state"}
)
# Nouns for how one stands to something.
_STANCES = frozenset(("aversion", "hostility", "objection", "opposition", "resistance"))
# Verbs before a plain infinitive: "helped *build* roads".
_BEFORE_BARE = frozenset(
    {"come", "dare", "feel", "get", "go", "have", "hear", "help", "keep", "let", "make", "need"}
    | {"see", "try", "watch"}
)
# Verbs that say what somebody is.
_STAYING = frozenset(("become", "remain", "stay"))


def better_place(sentence: Sentence, token: Token) -> tuple[Token, str] | None:
    """Give the word on which one hung wrongly belongs, and as what."""
    for find, dep in _PLACES.get(token.dep, ()):
        if found := find(sentence, token):
            return found, dep
    if charge := gerund_noun(sentence, token):
        return charge, "acl"
    return better_gift(sentence, token)


def _stayed(sentence: Sentence, token: Token) -> Token | None:
    """Give the verb of "remains its largest *donor*"."""
    verb = sentence.tokens[token.head]
    return verb if verb.lemma.lower() in _STAYING else None


def _that_clause(sentence: Sentence, token: Token) -> Token | None:
    """Give the verb that a that-clause completes if the clause was hung on a noun."""
    if token.dep != "acl:relcl":
        return None
    that = any(t.text.lower() == "that" for t in sentence.children(token, "mark"))
    noun = sentence.tokens[token.head]
    if not that or noun.dep not in {"iobj", "obl", "obj", "nmod"}:
        return None
    above = (t for t in sentence.ancestors(noun) if t.upos == "VERB")
    verb = next(above, None)
    return verb if verb and not sentence.children(verb, "ccomp", "xcomp") else None


def _stance(sentence: Sentence, phrase: Token) -> Token | None:
    """Give the noun of "voiced *opposition* to the embargo" where the verb took the phrase."""
    verb = sentence.tokens[phrase.head]
    case = sentence.children(phrase, "case")
    if phrase.dep != "obl" or not case or case[0].text.lower() != "to" or not case[0].index:
        return None
    before = sentence.tokens[case[0].index - 1]
    held = before.dep == "obj" and before.head == verb.index
    return before if held and before.lemma.lower() in _STANCES else None


def _label(sentence: Sentence, word: Token) -> Token | None:
    """Give the verb of "called the sanctions on judges *unacceptable*" if hung on the judges."""
    noun = sentence.tokens[word.head]
    after = sentence.tokens[min(word.index + 1, len(sentence.tokens) - 1)]
    if word.upos != "ADJ" or word.index != noun.index + 1 or after.upos not in {"PUNCT", "CCONJ"}:
        return None
    above = (t for t in sentence.ancestors(noun) if t.upos == "VERB")
    verb = next(above, None)
    naming = verb is not None and verb.lemma.lower() in lexicon("roles")["naming"]
    return verb if verb and naming and not sentence.children(verb, "xcomp") else None


def _first_of_two_subjects(sentence: Sentence, subject: Token) -> Token | None:
    """Give the predicate of the first in "*Reports* are false, Mali *said*" if hung on the last."""
    if subject.dep != "nsubj":
        return None
    verb = sentence.tokens[subject.head]
    others = sentence.children(verb, "nsubj")
    if len(others) < 2 or others[0] is not subject:
        return None
    clauses = sentence.children(verb, "ccomp", "parataxis")
    between = (c for c in clauses if subject.index < c.index < others[1].index)
    free = (c for c in between if not sentence.children(c, "nsubj", "nsubj:pass", "csubj"))
    return next(free, None)


def _second_relative(sentence: Sentence, clause: Token) -> Token | None:
    """Give the noun right before ", which" if the clause was hung on one that has its own."""
    if clause.dep != "acl:relcl":
        return None
    noun = sentence.tokens[clause.head]
    first = any(c.index < clause.index for c in sentence.children(noun, "acl:relcl"))
    first = first or _only_somebody_does(noun, clause)
    opening = sentence.subtree(clause)[0]
    after_comma = opening.index >= 2 and opening.text.lower() in {",", "which", "who", "whose"}
    if not first or not after_comma:
        return None
    at = opening.index - (1 if opening.text == "," else 2)
    before = sentence.tokens[at]
    comma = sentence.tokens[at + 1].text == ","
    named = before.upos == "PROPN" and noun.index < before.index < clause.index
    return before if comma and named else None


def _only_somebody_does(noun: Token, verb: Token) -> bool:
    """Whether the noun is a thing and the verb for actors: "ties with Mali, which denies"."""
    acts = verb.lemma.lower() in lexicon("roles")["agent_verbs"]
    return acts and noun.upos == "NOUN" and noun.lemma.lower() not in _ACTING


def _listed_after_clause(sentence: Sentence, token: Token) -> Token | None:
    """Give the noun that a list begins with if its second was hung on whom the clause describes.

    "A Mali that relies on *Russian arms*, Turkish drones and ..."
    """
    whole = sentence.tokens[token.head]
    if token.dep != "conj" or token.upos != "NOUN" or whole.upos != "PROPN":
        return None
    for clause in sentence.children(whole, "acl:relcl"):
        last = sentence.subtree(clause)[-1]
        comma = sentence.tokens[min(last.index + 1, len(sentence.tokens) - 1)]
        opening = sentence.subtree(clause)[0]
        near = comma.text == "," and comma.index < token.index <= comma.index + 3
        if opening.text != "," and near and last.upos == "NOUN" and last.dep in {"obl", "obj"}:
            return last
    return None


def _named_as(sentence: Sentence, token: Token) -> Token | None:
    """Give the verb of which a second object says what the first is called or made."""
    verb = sentence.tokens[token.head]
    if token.dep != "obj" or verb.lemma.lower() not in lexicon("roles")["naming"]:
        return None
    objects = sentence.children(verb, "obj", "iobj")
    return verb if len(objects) == 2 and objects[1] is token else None


def _after_participle(sentence: Sentence, noun: Token) -> Token | None:
    """Give the verb of "imposed *targeted sanctions*" where the word between took the object."""
    word = sentence.tokens[noun.head]
    if noun.dep != "obj" or word.dep != "xcomp" or sentence.children(word, "mark", "aux"):
        return None
    verb = sentence.tokens[word.head]
    bare = word.text == word.lemma and verb.lemma.lower() not in _BEFORE_BARE
    plain = bare or word.text.lower().endswith("ed") or "-" in word.text
    beside = verb.index + 1 == word.index and sentence.subtree(noun)[0].index == word.index + 1
    return verb if plain and beside and verb.upos == "VERB" else None


def _contrasted(sentence: Sentence, clause: Token) -> Token | None:
    """Give who did it if the clause was hung on who did not: "It was A, *not B*, that ..."."""
    if clause.dep not in {"acl:relcl", "acl"}:
        return None
    other = sentence.tokens[clause.head]
    named = sentence.tokens[other.head]
    before = {t.text.lower() for t in sentence.tokens[named.index + 1 : other.index]}
    cleft = sentence.children(named, "cop") and sentence.tokens[0].text.lower() == "it"
    return named if cleft and named.index < other.index and before & {"not", "rather"} else None


# Who may find a better place for a word that hangs so, in this order, and as what it then hangs.
_PLACES: Mapping[str, tuple[tuple[Callable[[Sentence, Token], Token | None], str], ...]] = {
    "acl": ((_contrasted, "acl"),),
    "acl:relcl": (
        (_that_clause, "ccomp"),
        (_second_relative, "acl:relcl"),
        (_contrasted, "acl:relcl"),
    ),
    "amod": ((_label, "xcomp"),),
    "appos": ((after_aside, "obj"), (said_of_name, "appos")),
    "conj": ((_listed_after_clause, "conj"), (second_deed, "conj")),
    "nsubj": ((part_of_subject, "compound"), (_first_of_two_subjects, "nsubj")),
    "obj": ((_stayed, "xcomp"), (_named_as, "xcomp"), (_after_participle, "obj")),
    "nmod": ((by_deed, "nmod"),),
    "nsubj:pass": ((finite, "nsubj"),),
    "obl": ((_stance, "nmod"), (by_object, "nmod")),
    "obl:agent": ((by_object, "nmod"),),
}
