"""How prominent the place is in which a word stands that a pronoun may point back to.

Each place weighs by its grammatical role (after Lappin and Leass 1994) and by how near it is
in the tree to the pointing word.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from graph.curated.lexicon import lexicon
from graph.link.scene import case_word
from graph.model.sentence import Form, Mention, Sentence, Token

MATRIX, SUBJECT, DEFAULT = 100.0, 80.0, 30.0
WEIGHTS = {
    "nsubj": SUBJECT,
    "nsubj:pass": SUBJECT,
    "expl": SUBJECT,
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
PARALLEL = 30.0
CHAINED = 60.0
ABOVE = 45.0  # the subject of a clause in which the word's own clause stands
TOLD = 120.0  # "warned Mali that it": Mali, not who warns
SCENERY = 0.5  # "in Oslo" names where, rarely who
BESIDE = 150.0  # "Mali and its neighbours"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBJECTS = frozenset({"obj", "iobj"})
_CAUSES = frozenset({"after", "because", "when"})
_GROUNDS = frozenset({"for", "over"})
_AIMED = frozenset({"against", "of", "on", "with"})
_PASS_ON = frozenset({"conj", "appos", "flat"})


class Place(NamedTuple):
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
        if _is_chained(token, place):
            return CHAINED
        return PARALLEL if _is_topic(sentence, token, place) else 0.0
    governor = outer(sentence, place.token)
    gained = OWN_SUBJECT if own is not None and own.index == governor.index else 0.0
    if gained and _is_own_thing(sentence, token):
        return TOLD
    if governor.dep in _SUBJECTS and governor.head != sentence.root.index:
        gained += ABOVE * any(t.index == governor.head for t in sentence.ancestors(token))
    before = sentence.tokens[token.index - 1]
    beside = before.dep == "cc" and place.token.index == before.index - 1
    # "Its airspace and its border": the border is not the airspace's.
    owned = place.mention is None and bool(sentence.children(place.token, "nmod:poss"))
    if token.dep == "nmod:poss" and beside and not owned:
        gained += BESIDE
    tests = (_is_told, _is_answered, _is_blamed)
    if any(meant(sentence, token, governor) for meant in tests):
        return gained + TOLD
    if token.dep in _SUBJECTS and governor.dep in _SUBJECTS:
        gained += PARALLEL
    return gained


def _is_own_thing(sentence: Sentence, token: Token) -> bool:
    """Whether one does it with one's own alone: who is to withdraw "its troops" has troops."""
    thing = sentence.head(token) if token.dep == "nmod:poss" else None
    verb = sentence.head(thing) if thing is not None and thing.dep == "obj" else None
    return verb is not None and verb.lemma.lower() in lexicon("roles")["with_own"]


def _is_told(sentence: Sentence, token: Token, other: Token) -> bool:
    """Whether the clause of the pointing word is what the other one was warned or urged of."""
    table, lemma = lexicon("roles"), sentence.tokens[other.head].lemma.lower()
    if other.dep == "obl":  # "called on Mali to stop"
        told = lemma in table["calling"] and case_word(sentence, other) in {"on", "to", "upon"}
    else:
        told = lemma in {*table["object_acts"], *table["hindering"]}
        told = told or (lemma in table["bidding"] and token.dep == "nmod:poss")
        told = told and other.dep in {"obj", "iobj"}
    if not told or _is_favour(sentence, token):
        return False
    deps = ("ccomp", "xcomp") if lemma in table["object_acts"] else ("xcomp", "advcl")
    clauses = {t.index for t in sentence.children(sentence.tokens[other.head], *deps)}
    return any(t.index in clauses for t in sentence.ancestors(token))


def _is_favour(sentence: Sentence, token: Token) -> bool:
    """Whether one is asked to do it for the other's sake: "asked Mali to support *its* bid"."""
    thing = sentence.head(token) if token.dep == "nmod:poss" else None
    deed = sentence.head(thing) if thing is not None else None
    return deed is not None and deed.lemma.lower() in lexicon("roles")["favours"]


def _is_blamed(sentence: Sentence, token: Token, other: Token) -> bool:
    """Whether the clause of the pointing word says what for: "denounced Mali when *it* fired"."""
    deed, answers = sentence.tokens[other.head], lexicon("roles")["answering"]["verbs"]
    if other.dep not in _OBJECTS or deed.lemma.lower() not in answers:
        return False
    clauses = (t for t in sentence.children(deed, "advcl") if t.index > other.index)
    causes = {t.index for t in clauses if _is_cause(sentence, t)}
    return token.dep in _SUBJECTS and token.head in causes


def _is_cause(sentence: Sentence, clause: Token) -> bool:
    marks = sentence.children(clause, "mark", "advmod")
    return any(t.text.lower() in _CAUSES for t in marks)


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


def _is_topic(sentence: Sentence, token: Token, place: Place) -> bool:
    """Whether both are subjects, of the main clause in the sentence right before."""
    if token.dep not in _SUBJECTS or place.sentence.index != sentence.index - 1:
        return False
    governor = outer(place.sentence, place.token)
    main = governor.head == place.sentence.root.index
    return main and governor.dep in _SUBJECTS and place.mention is not None


def _is_chained(token: Token, place: Place) -> bool:
    """Whether both are objects and pronouns: "the US has armed it. Japan is giving it radars"."""
    before = place.token
    return (
        token.upos == before.upos == "PRON"
        and {token.dep, before.dep} <= _OBJECTS
        and token.text.lower() == before.text.lower()
    )


def _is_charged(sentence: Sentence, token: Token, place: Place) -> bool:
    """Whether the word's clause denies and the place is who was accused: "which it denies".

    So with who refuses and was asked.
    """
    verb = sentence.head(token) if token.dep in _SUBJECTS else None
    words = _replies().get(verb.lemma.lower()) if verb is not None else None
    if words is None:
        return False
    accused = outer(place.sentence, place.token)
    charge = place.sentence.tokens[accused.head].lemma.lower()
    return accused.dep in {"obj", "nsubj:pass"} and charge in words


@cache
def _replies() -> dict[str, frozenset[str]]:
    """Map verbs of reply to those whose object it is that replies."""
    table = lexicon("roles")
    pairs = ((table["denying"], table["charging"]), (table["answers"], table["asking"]))
    return {verb: frozenset(asked) for verbs, asked in pairs for verb in verbs}


def outer(sentence: Sentence, token: Token) -> Token:
    """Give the word whose grammatical role the token shares through coordination or apposition."""
    while token.dep in _PASS_ON and (head := sentence.head(token)) is not None:
        token = head
    return token
