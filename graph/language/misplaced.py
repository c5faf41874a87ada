"""Where a word belongs that a parser hung on the wrong one.

"stressed ahead of the trip that ...": what follows a conjunction completes the verb, not the
noun before it. "It was A, not B, that did it": A did.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.curated.lexicon import lexicon
from graph.language.besides import interrupted
from graph.language.contents import gerund_noun
from graph.language.control import bidden, completing, doer, going_on, sooner, spending
from graph.language.doers import (
    by_deed,
    by_object,
    finite,
    in_perfect,
    part_of_subject,
    with_doer,
)
from graph.language.gifts import better_gift, second_receiver
from graph.language.nouns import (
    after_aside,
    named_partner,
    named_several,
    of_downing,
    said_of_name,
    second_deed,
    second_named,
)
from graph.language.relatives import (
    about_deed,
    contrasted,
    described,
    is_about_deeds,
    second_finite,
    second_in_relative,
    sent_there,
    speaker,
)
from graph.language.whose import first_of_two
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
    """Give the verb of "remains its largest *donor*", "remains by far its largest *donor*"."""
    verb = sentence.tokens[token.head]
    far = any(t.text.lower() == "far" for t in sentence.children(token, "amod", "advmod"))
    return verb if verb.lemma.lower() in _STAYING and (token.dep == "obj" or far) else None


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
    aside = _between_commas(sentence, others[1], verb)
    # "Gunboats, *Norway says*, have rammed a ferry".
    between = (c for c in clauses if aside or subject.index < c.index < others[1].index)
    free = (c for c in between if not sentence.children(c, "nsubj", "nsubj:pass", "csubj"))
    return next(free, None)


def _between_commas(sentence: Sentence, first: Token, last: Token) -> bool:
    """Whether words from one to another are set off as an aside."""
    if first.index < 2 or last.index + 1 >= len(sentence.tokens) or first.index > last.index:
        return False
    opening = sentence.subtree(first)[0].index
    return sentence.tokens[opening - 1].text == sentence.tokens[last.index + 1].text == ","


def _second_relative(sentence: Sentence, clause: Token) -> Token | None:
    """Give the noun right before ", which" if the clause was hung on one that has its own."""
    if clause.dep != "acl:relcl":
        return None
    noun = sentence.tokens[clause.head]
    first = any(c.index < clause.index for c in sentence.children(noun, "acl:relcl"))
    first = first or (_only_somebody_does(noun, clause) and not is_about_deeds(sentence, clause))
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
    plain = bare or word.upos == "ADJ" or word.text.lower().endswith("ed") or "-" in word.text
    beside = verb.index + 1 == word.index and sentence.subtree(noun)[0].index == word.index + 1
    return verb if plain and beside and verb.upos == "VERB" else None


# Who may find a better place for a word that hangs so, in this order, and as what it then hangs.
_PLACES: Mapping[str, tuple[tuple[Callable[[Sentence, Token], Token | None], str], ...]] = {
    "acl": ((contrasted, "acl"), (bidden, "xcomp"), (spending, "xcomp"), (sooner, "advcl")),
    "acl:relcl": (
        (_that_clause, "ccomp"),
        (_second_relative, "acl:relcl"),
        (contrasted, "acl:relcl"),
        (about_deed, "acl:relcl"),
    ),
    "advcl": ((bidden, "xcomp"), (interrupted, "xcomp"), (completing, "acl")),
    "amod": ((_label, "xcomp"),),
    "appos": ((after_aside, "obj"), (said_of_name, "appos"), (named_partner, "appos")),
    "conj": (
        (_listed_after_clause, "conj"),
        (named_several, "appos"),
        (second_named, "conj"),
        (second_deed, "conj"),
        (second_in_relative, "conj"),
        (second_finite, "conj"),
        (second_receiver, "obj"),
    ),
    "nsubj": (
        (part_of_subject, "compound"),
        (_first_of_two_subjects, "nsubj"),
        (first_of_two, "obj"),
        (speaker, "nsubj"),
    ),
    "obj": (
        (_stayed, "xcomp"),
        (_named_as, "xcomp"),
        (_after_participle, "obj"),
        (going_on, "obj"),
    ),
    "csubj": ((doer, "acl"),),
    "ccomp": ((described, "acl:relcl"), (sent_there, "acl")),
    "nmod": ((by_deed, "nmod"), (of_downing, "nmod")),
    "nsubj:pass": ((speaker, "nsubj"), (finite, "nsubj"), (in_perfect, "nsubj")),
    "obl": ((_stance, "nmod"), (by_object, "nmod"), (with_doer, "nsubj"), (_stayed, "xcomp")),
    "obl:agent": ((by_object, "nmod"), (in_perfect, "obl")),
    "xcomp": (
        (interrupted, "xcomp"),
        (sent_there, "acl"),
        (completing, "acl"),
    ),
}
