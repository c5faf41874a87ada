"""What a clause is to the verb above it: a purpose, a ground, a name, or what is left unsaid."""

from __future__ import annotations

from graph.grammar.attitudes import Attitudes
from graph.grammar.classes import word_class
from graph.grammar.phrases import marker, preposition
from graph.model.sentence import Sentence, Token
from graph.qualify.negation import negated

_GOING_ON = frozenset(("continue", "go", "keep", "persist"))


def is_purpose(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a clause may tell what something is done for: "sent troops *to help* Chad"."""
    return token.dep == "advcl" and head.upos == "VERB" and preposition(sentence, token) == "to"


def goes_on(sentence: Sentence, verb: Token) -> bool:
    """Whether it only tells a purpose that it goes on: "needs shells *to go on* firing"."""
    purpose = verb.dep == "advcl" and verb.lemma.lower() in _GOING_ON
    return purpose and preposition(sentence, verb) == "to"


def has_happened(sentence: Sentence, verb: Token) -> bool:
    """Whether what seems a purpose is so: "the only ones *to have left*"."""
    return any(t.text.lower() == "have" for t in sentence.children(verb, "aux"))


def gives_reason(sentence: Sentence, clause: Token) -> bool:
    """Whether a whole clause behind "for" says why: "has yet to sign, *for it demands* more"."""
    whole = any(t.index < clause.index for t in sentence.children(clause, "nsubj", "nsubj:pass"))
    return whole and marker(sentence, clause) == "for" and clause.tag != "VB"


def describes_ahead(sentence: Sentence, clause: Token, noun: Token) -> bool:
    """Whether a noun tells of a deed to come: "a contract *to supply* Chad".

    Not so "the *first* state *to supply* Chad".
    """
    if clause.dep != "acl" or marker(sentence, clause) != "to" or noun.upos != "NOUN":
        return False
    before = sentence.tokens[sentence.subtree(noun)[0].index : noun.index]
    told = any(_counts(t) for t in (*before, noun))
    return not told and not has_happened(sentence, clause)


def _counts(word: Token) -> bool:
    """Whether a word counts those who did so: "the *first*", "the *118th*", "*one* of"."""
    return (
        word.upos == "NUM" or word.text[:1].isdigit() or word.text.lower() in word_class("so_far")
    )


def nears(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun says how near one came to a deed: "came within *hours* of attacking"."""
    verb = sentence.tokens[noun.head]
    near = noun.dep == "obl" and preposition(sentence, noun) == "within"
    return near and verb.lemma.lower() == "come"


def is_relative(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause describes somebody, whatever it hangs on: "Chad, *whose* foe relies on"."""
    subjects = sentence.children(clause, "nsubj", "nsubj:pass")
    owners = (t for s in subjects for t in sentence.children(s, "nmod:poss"))
    return any(t.text.lower() == "whose" for t in owners)


def measured(sentence: Sentence, token: Token, head: Token) -> tuple[str, str] | None:
    """Give what a measure makes of a deed: "*too* weak to attack", "strong *enough* to"."""
    if head.upos not in {"ADJ", "ADV"} or preposition(sentence, token) != "to":
        return None
    words = {t.text.lower() for t in sentence.children(head, "advmod")}
    if "too" in words:
        return "fail", "too"
    return ("future", "enough") if "enough" in words else None


def names(token: Token, verb: Token) -> bool:
    """Whether somebody is called something: "*calls* him a *friend*"."""
    return verb.lemma.lower() == "call" and token.dep == "xcomp" and token.upos in {"NOUN", "ADJ"}


def explains(sentence: Sentence, table: Attitudes, clause: Token, verb: Token) -> bool:
    """Whether a clause tells why one does not believe something: "does not believe it: ..."."""
    if clause.dep not in {"ccomp", "parataxis"} or clause.index < verb.index:
        return False
    between = {t.text for t in sentence.tokens[verb.index : clause.index]}
    said = sentence.children(verb, "obj")
    return bool(between & {":", ";"} and said) and negated(sentence, table, verb)


def left_unsaid(
    sentence: Sentence, table: Attitudes, head: Token, effect: str, said: Token | None
) -> bool:
    """Whether nobody says so: "*refused to say* that", "neither confirmed *nor denied* that".

    `said` is the word between the claim and the head.
    """
    if effect == "fail":
        return said is not None and table.of(sentence, said) == "report"
    first = sentence.head(head)
    if effect != "deny" or head.dep != "conj" or first is None:
        return False
    return negated(sentence, table, head) and table.of(sentence, first) == "report"
