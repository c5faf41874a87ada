"""What stands whatever is said above it: relative clauses, circumstances, events taken for granted.

Others only look as if they stood alone: the subject of what *would* happen is as likely as that.
"""

from __future__ import annotations

from functools import cache

from graph.grammar import clauses
from graph.grammar.actors import Fillers
from graph.grammar.attitudes import Attitudes
from graph.grammar.classes import word_class
from graph.grammar.phrases import marker, premodifiers, preposition
from graph.model.sentence import Sentence, Token
from graph.qualify.content import is_content, is_there
from graph.qualify.events import foretold_by

COMPLEMENT = frozenset(
    {"", "about", "against", "as", "at", "for", "from", "in", "into", "of", "on", "over"}
    | {"that", "to", "with"}
)
_VERBAL = frozenset(("VERB", "AUX"))
_CLAUSAL = frozenset(("xcomp", "ccomp", "parataxis"))
_THINGS = ("arms", "energy", "aid", "technology", "workers", "military_support")
_IMAGINING = frozenset(("would", "could", "might", "'d", "’d"))
_WITHIN = frozenset(("acl", "advcl", "ccomp", "csubj"))
_SUBJECTS = ("nsubj", "nsubj:pass")
_NONE_KNOWN = frozenset(("a", "an", "any", "another", "every", "no", "some"))


def stands_alone(
    sentence: Sentence, table: Attitudes, fillers: Fillers, token: Token, head: Token
) -> bool:
    """Whether what is above does not bear on it: relative clauses, circumstances, events
    taken for granted ("condemned Russia's invasion", "despite the attack").
    """
    described = token.dep == "acl" and token.tag == "VBN"  # "talks *mediated* by Mali"
    described = described and not sentence.children(token, "aux")  # "claims of *having* sold"
    if (
        described
        or token.dep in {"acl:relcl", "advcl:relcl", "appos"}
        or _is_ground(sentence, table, token, head)
    ):
        return not is_content(sentence, table, token) and not _is_cleft(sentence, token, head)
    if token.upos not in {"NOUN", "PROPN"} or token.dep in _CLAUSAL:
        return False
    if token.dep == "csubj" and sentence.children(token, "cop"):
        return False
    phrase = preposition(sentence, token)
    if token.dep in {"obl", "nmod"} and phrase not in COMPLEMENT:
        return not _undergone(token, head, phrase)
    if token.dep in _SUBJECTS:
        foretold = foretold_by(sentence, table, token, head)
        return not foretold and not is_there(sentence, token, head)
    return _is_named(sentence, token, head) or _is_known(sentence, table, fillers, token, head)


def _is_cleft(sentence: Sentence, clause: Token, head: Token) -> bool:
    """Whether a clause is the sentence turned round: "it was *Oslo that fired*, officials say"."""
    subjects = sentence.children(head, "nsubj", "expl")
    it = any(t.text.lower() == "it" and t.index < head.index for t in subjects)
    return clause.dep != "appos" and it and bool(sentence.children(head, "cop"))


def is_new_subject(sentence: Sentence, table: Attitudes, token: Token, head: Token) -> bool:
    """Whether an event is first told of by a clause within another: "fears that *a raid* hit it".

    It is as sure as the clause, not as what happens to it: "fears that *a raid* was stopped".
    """
    if token.dep not in _SUBJECTS or token.upos != "NOUN" or head.dep not in _WITHIN:
        return False
    if not any(t.text.lower() in {"a", "an"} for t in sentence.children(token, "det")):
        return False
    return not foretold_by(sentence, table, token, head) and not is_there(sentence, token, head)


def _undergone(token: Token, head: Token, phrase: str) -> bool:
    """Whether somebody comes under it: "the town *came under* Turkish *shelling*"."""
    return token.dep == "obl" and phrase == "under" and head.lemma.lower() == "come"


def _is_known(
    sentence: Sentence, table: Attitudes, fillers: Fillers, token: Token, head: Token
) -> bool:
    """Whether an event is taken for granted: somebody's, and what is above tells of no plan."""
    owned = bool(sentence.children(token, "nmod:poss"))
    if table.presupposes(head) or preposition(sentence, token) in {"against", "over"}:
        before = {t.text.lower() for t in sentence.children(token, "det")}
        theirs = owned or bool(fillers.modifiers(premodifiers(sentence, token)))
        return (theirs or "the" in before) and not before & _NONE_KNOWN
    taken = table.of(sentence, head) in {"", "fact", "report"}
    owned = owned or _is_between(sentence, token)
    return taken and owned and token.text.lower() not in _goods()


def _is_between(sentence: Sentence, noun: Token) -> bool:
    """Whether two are at it already: "drawn into *the* quarrel *between* Mali and Chad"."""
    known = any(t.text.lower() == "the" for t in sentence.children(noun, "det"))
    between = any(preposition(sentence, t) == "between" for t in sentence.children(noun, "nmod"))
    return known and between and noun.lemma.lower() in word_class("rivalries")


def _is_named(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether it is only called something: "called the raid piracy", "saw it *as* a chance"."""
    if token.dep != "obj" or head.upos != "VERB":
        return False
    names = (t for t in sentence.children(head, "xcomp") if t.upos in {"NOUN", "ADJ"})
    if any(t is not token for t in names):
        return True
    seen = (t for t in sentence.children(head, "obl", "advcl") if t.index > token.index)
    return any(preposition(sentence, t) == "as" for t in seen)


def _is_ground(sentence: Sentence, table: Attitudes, token: Token, head: Token) -> bool:
    """Whether a clause gives the ground of a deed: "praised Iran for sending arms"."""
    if token.upos not in _VERBAL or marker(sentence, token) != "for":
        return False
    told = table.of(sentence, head) in {"accuse", "report", "deny"}
    aimed = clauses.patient(sentence, head) or clauses.aimed_at(sentence, head)
    return head.upos in _VERBAL and not told and bool(aimed)


def is_subject_clause(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a gerund with a subject of its own is what the verb above is said of."""
    before = token.dep == "advcl" and token.index < head.index and token.text.endswith("ing")
    if not before or marker(sentence, token):
        return False
    subjects = sentence.children(head, *_SUBJECTS)
    if any(s.index == token.index - 1 for s in subjects):  # "Iran arming Yemen would be", misread
        return True
    return bool(sentence.children(token, "nsubj")) and not subjects


def told_by_its_effect(sentence: Sentence, token: Token, noun: Token) -> Token | None:
    """Give the verb of "Iran *arming* Yemen would alarm Oman"."""
    gerund = token.dep == "acl" and token.text.endswith("ing") and noun.index == token.index - 1
    verb = sentence.head(noun)
    subject = noun.dep in _SUBJECTS and verb is not None and verb.upos in {*_VERBAL, "ADJ", "NOUN"}
    return verb if gerund and subject and noun.upos == "PROPN" else None


def is_imagined(sentence: Sentence, token: Token, head: Token) -> Token | None:
    """Give what an event of no definite time is said to do: "an attack *could* ..."."""
    if token.dep != "nsubj" or token.upos != "NOUN" or head.upos not in _VERBAL:
        return None
    before = {c.text.lower() for c in sentence.children(token, "det")}
    modal = {c.text.lower() for c in sentence.children(head, "aux")}
    owned = sentence.children(token, "nmod:poss")
    return head if before & {"a", "an", "any"} and modal & _IMAGINING and not owned else None


@cache
def _goods() -> frozenset[str]:
    """Give the nouns of things: to own one is no event ("send its technology")."""
    return frozenset().union(*map(word_class, _THINGS))
