"""How prominent the place is in which a word stands that a pronoun may point back to.

Each place weighs by its grammatical role (after Lappin and Leass 1994) and by how near it is
in the tree to the pointing word.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.curated.lexicon import lexicon
from graph.link.scene import case_word
from graph.model.sentence import Form, Mention, Sentence, Token

MATRIX, SUBJECT, DEFAULT = 100.0, 80.0, 30.0
WEIGHTS = {
    "nsubj": SUBJECT,
    "nsubj:pass": SUBJECT,
    "root": SUBJECT,
    "obl:agent": 60.0,
    "obj": 55.0,
    "iobj": 55.0,
    "obl": 45.0,
    "nmod:poss": 45.0,
    "nmod": 35.0,
    "compound": 15.0,
    "amod": 10.0,
}
OWN_SUBJECT = 30.0
PARALLEL = 20.0
CHAINED = 60.0
ABOVE = 45.0  # the subject of a clause in which the word's own clause stands
TOLD = 120.0  # "warned Mali that it": Mali, not who warns
SCENERY = 0.5  # "in Oslo" names where, rarely who
BESIDE = 150.0  # "Mali and its neighbours"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBJECTS = frozenset({"obj", "iobj"})
_GROUNDS = frozenset({"for", "over"})
_AIMED = frozenset({"against", "of", "on", "with"})
_PASS_ON = frozenset({"conj", "appos", "flat"})


@dataclass(frozen=True)
class Place:
    """A mention or a rival noun that stands before a pointing word."""

    sentence: Sentence
    token: Token
    mention: Mention | None


def weight(place: Place) -> float:
    """Give the weight of a place by its grammatical role."""
    sentence, token = place.sentence, outer(place.sentence, place.token)
    if place.mention is not None and place.mention.form is Form.DEMONYM:
        return WEIGHTS["amod"]
    if token.dep in {"nsubj", "nsubj:pass"} and token.head == sentence.root.index:
        return MATRIX
    share = SCENERY if case_word(sentence, token) in lexicon("roles")["scenery"] else 1.0
    return share * WEIGHTS.get(token.dep, DEFAULT)


def bonus(sentence: Sentence, token: Token, place: Place, own: Token | None) -> float:
    """Give what a place gains by its nearness in the tree to the pointing token."""
    if _is_charged(sentence, token, place):
        return TOLD
    if place.sentence is not sentence:
        return CHAINED if _is_chained(token, place) else 0.0
    governor = outer(sentence, place.token)
    gained = OWN_SUBJECT if own is not None and own.index == governor.index else 0.0
    if governor.dep in _SUBJECTS and governor.head != sentence.root.index:
        gained += ABOVE * any(t.index == governor.head for t in sentence.ancestors(token))
    before = sentence.tokens[token.index - 1]
    if token.dep == "nmod:poss" and before.dep == "cc" and place.token.index == before.index - 1:
        gained += BESIDE
    if _is_told(sentence, token, governor) or _is_answered(sentence, token, governor):
        return gained + TOLD
    if token.dep in _SUBJECTS and governor.dep in _SUBJECTS:
        gained += PARALLEL
    return gained


def _is_told(sentence: Sentence, token: Token, other: Token) -> bool:
    """Whether the clause of the pointing word is what the other one was warned or urged of."""
    if other.dep not in {"obj", "iobj"}:
        return False
    verb = sentence.tokens[other.head]
    if verb.lemma.lower() not in lexicon("roles")["object_acts"]:
        return False
    clauses = {t.index for t in sentence.children(verb, "ccomp", "xcomp")}
    return any(t.index in clauses for t in sentence.ancestors(token))


def _is_answered(sentence: Sentence, token: Token, other: Token) -> bool:
    """Whether one is punished, blamed or thanked for one's own: "fined Mali over *its* raid"."""
    noun = sentence.head(token)
    if token.dep != "nmod:poss" or noun is None or case_word(sentence, noun) not in _GROUNDS:
        return False
    if noun.dep not in {"obl", "nmod"} or not other.index < noun.index:
        return False
    deed = sentence.tokens[other.head]
    answers = lexicon("roles")["answering"]
    if other.dep in _OBJECTS:
        return deed.lemma.lower() in answers["verbs"]
    deeds = (deed, *sentence.children(deed, "obj"))  # "imposed sanctions on Mali"
    named = any(t.lemma.lower() in answers["nouns"] for t in deeds)
    return named and case_word(sentence, other) in _AIMED


def _is_chained(token: Token, place: Place) -> bool:
    """Whether both are objects and pronouns: "the US has armed it. Japan is giving it radars"."""
    before = place.token
    return (
        token.upos == before.upos == "PRON"
        and {token.dep, before.dep} <= _OBJECTS
        and token.text.lower() == before.text.lower()
    )


def _is_charged(sentence: Sentence, token: Token, place: Place) -> bool:
    """Whether the word's clause denies and the place is who was accused: "which it denies"."""
    verb = sentence.head(token) if token.dep == "nsubj" else None
    if verb is None or verb.lemma.lower() not in lexicon("roles")["denying"]:
        return False
    accused = outer(place.sentence, place.token)
    charge = place.sentence.tokens[accused.head].lemma.lower()
    return accused.dep in {"obj", "nsubj:pass"} and charge in lexicon("roles")["charging"]


def outer(sentence: Sentence, token: Token) -> Token:
    """Give the word whose grammatical role the token shares through coordination or apposition."""
    while token.dep in _PASS_ON and (head := sentence.head(token)) is not None:
        token = head
    return token
