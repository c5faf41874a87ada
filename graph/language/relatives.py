"""On which clause a second verb or a subject belongs.

"Ecowas, which punished Niger and *threatened* to invade it": with no comma before "and", Ecowas
did both. "Poland asked Chad to leave and *closed* a camp": it is Poland that closed it.
"""

from __future__ import annotations

from graph.grammar.classes import word_class
from graph.model.sentence import Sentence, Token

_PRONOUNS = frozenset(("which", "who"))


def second_in_relative(sentence: Sentence, verb: Token) -> Token | None:
    """Give the first verb of ", which *punished* Mali and armed Chad" if the second hung above."""
    opener = next(iter(sentence.children(verb, "cc")), None)
    if opener is None or verb.upos != "VERB" or opener.index < 4:
        return None
    if opener.text.lower() not in {"and", "but"} or sentence.tokens[opener.index - 1].text == ",":
        return None
    if sentence.children(verb, "nsubj", "nsubj:pass", "expl", "csubj"):
        return None
    main = sentence.tokens[verb.head]
    finite = verb.tag not in {"VB", "VBG"} or bool(sentence.children(verb, "aux"))
    return _clause_before(sentence, main, opener) if finite else None


def _clause_before(sentence: Sentence, main: Token, opener: Token) -> Token | None:
    """Give the verb of a clause with "which" after a comma that goes on right up to "and"."""
    for pronoun in reversed(sentence.tokens[main.index : opener.index]):
        if pronoun.text.lower() in _PRONOUNS and pronoun.dep in {"nsubj", "nsubj:pass"}:
            clause = sentence.tokens[pronoun.head]
            after_comma = sentence.tokens[pronoun.index - 1].text == ","
            whole = sentence.subtree(clause)[-1].index == opener.index - 1
            relative = clause.dep == "acl:relcl" and main.index < pronoun.index
            return clause if after_comma and whole and relative else None
    return None


def second_finite(sentence: Sentence, verb: Token) -> Token | None:
    """Give the verb of "*asked* Chad to leave and closed a camp" if "closed" hung on "leave"."""
    above = sentence.tokens[verb.head]
    infinitive = above.tag == "VB" and above.dep in {"advcl", "xcomp"}
    if verb.tag not in {"VBD", "VBN", "VBZ"} or not infinitive:
        return None
    if sentence.children(verb, "nsubj", "nsubj:pass", "expl", "csubj", "mark", "aux:pass"):
        return None
    while above.tag in {"VB", "VBG", "VBN"} and above.dep in {"acl", "advcl", "xcomp"}:
        if sentence.children(above, "nsubj", "nsubj:pass"):
            return None
        above = sentence.tokens[above.head]
    tag = verb.tag.replace("VBN", "VBD")  # regular forms look alike
    same = above.tag == tag or bool(sentence.children(above, "aux"))
    return above if above.upos == "VERB" and same and above.index < verb.index else None


def speaker(sentence: Sentence, subject: Token) -> Token | None:
    """Give the verb of "*A minister*, who left, said that Mali had fled" if hung on "fled"."""
    clause = sentence.tokens[subject.head]
    verb = sentence.tokens[clause.head]
    if clause.dep != "ccomp" or not subject.index < verb.index < clause.index:
        return None
    that = any(verb.index < t.index for t in sentence.children(clause, "mark"))
    own = sentence.children(verb, "nsubj", "nsubj:pass", "expl")
    others = sentence.children(clause, "nsubj", "nsubj:pass")
    return verb if that and not own and len(others) > 1 else None


def described(sentence: Sentence, clause: Token) -> Token | None:
    """Give the noun of "lives on *oil* that Iran sends it" where the verb took the clause."""
    pronoun = next(iter(sentence.children(clause, "obj")), None)
    if clause.dep != "ccomp" or pronoun is None or pronoun.text.lower() != "that":
        return None
    before = sentence.tokens[pronoun.index - 1]
    governed = clause.head in {before.head, sentence.tokens[before.head].head}
    relative = pronoun.upos == "PRON" and bool(sentence.children(clause, "nsubj"))
    return before if before.upos == "NOUN" and governed and relative else None


# Verbs after whose object a participle says what becomes of it: "wants the camp *closed*".
_RESULTING = frozenset(
    {"declare", "feel", "find", "get", "have", "hear", "keep", "leave", "like", "make", "need"}
    | {"order", "render", "see", "want", "watch", "wish"}
)


def sent_there(sentence: Sentence, participle: Token) -> Token | None:
    """Give the noun of "outgunned the *police* sent to Haiti" where the verb took "sent"."""
    noun = sentence.tokens[participle.index - 1]
    verb = sentence.tokens[participle.head]
    follows = noun.dep in {"obj", "obl"} and noun.head == verb.index and noun.upos == "NOUN"
    plain = participle.tag in {"VBD", "VBN"} and participle.index < len(sentence.tokens) - 2
    plain = plain and not sentence.children(participle, "mark", "aux", "nsubj", "nsubj:pass", "cc")
    return noun if follows and plain and verb.lemma.lower() not in _RESULTING else None


def contrasted(sentence: Sentence, clause: Token) -> Token | None:
    """Give who did it if the clause was hung on who did not: "It was A, *not B*, that ..."."""
    if clause.dep not in {"acl:relcl", "acl"}:
        return None
    other = sentence.tokens[clause.head]
    named = sentence.tokens[other.head]
    before = {t.text.lower() for t in sentence.tokens[named.index + 1 : other.index]}
    cleft = sentence.children(named, "cop") and sentence.tokens[0].text.lower() == "it"
    return named if cleft and named.index < other.index and before & {"not", "rather"} else None


# What one does about deeds rather than about those who suffer them.
_ABOUT_DEEDS = frozenset(
    {"applaud", "condemn", "criticise", "criticize", "decry", "denounce", "deny", "deplore"}
    | {"disown", "hail", "oppose", "order", "praise", "regret", "welcome"}
)


def is_about_deeds(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause says what somebody thinks of a deed: ", which Chad *condemned*"."""
    objects = {t.text.lower() for t in sentence.children(clause, "obj")}
    return clause.lemma.lower() in _ABOUT_DEEDS and objects in ({"which"}, {"that"})


def about_deed(sentence: Sentence, clause: Token) -> Token | None:
    """Give the deed of "the *raid* on Mali, which Chad condemned" if Mali took the clause."""
    victim = sentence.tokens[clause.head]
    deed = sentence.tokens[victim.head]
    struck = victim.upos == "PROPN" and victim.dep == "nmod" and deed.upos == "NOUN"
    done = deed.text.lower() in word_class("deeds") | word_class("assaults")
    return deed if struck and done and is_about_deeds(sentence, clause) else None
