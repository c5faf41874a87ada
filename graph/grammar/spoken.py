"""What somebody says of a thing, of another or of himself: "said *the plan* was a fantasy"."""

from __future__ import annotations

from graph.grammar import clauses
from graph.grammar.classes import word_class
from graph.grammar.complements import attached, complements
from graph.grammar.once import once_each
from graph.grammar.phrases import spread
from graph.model.sentence import Sentence, Token

Tokens = tuple[Token, ...]
_UNDERGOING = ("against", "on", "at", "with", "to", "from", "into", "over")
_TOLD = frozenset(("ccomp", "parataxis"))
_QUOTES = frozenset('"“”')
_STRIKING = ("on", "against", "upon")
_SELVES = frozenset(("he", "i", "it", "she", "they", "we"))
_AHEAD = frozenset(
    ("'d", "'ll", "can", "could", "may", "might", "shall", "should", "will", "would")
)
_BLAMING = (
    *("accus", "blam", "castigat", "censur", "chid", "condemn", "criticis", "criticiz"),
    *("denounc", "deplor", "punish", "rebuk", "reprimand", "sanction", "target"),
)


@once_each
def may_tell(sentence: Sentence) -> bool:
    """Whether a sentence may tell what somebody says."""
    saying = word_class("saying_after")
    told = any(
        t.dep in _TOLD
        or t.lemma in saying
        or (t.dep == "acl" and sentence.children(t, "nsubj", "nsubj:pass"))
        for t in sentence.tokens
    )
    return told or not _QUOTES.isdisjoint(sentence.text)


def undergoers(sentence: Sentence, verb: Token) -> Tokens:
    """Give whom a deed is done to: its patient, else the first of its phrases."""
    phrases = complements(sentence, verb)
    patients = clauses.patient(sentence, verb)
    return patients + tuple(t for name in _UNDERGOING for t in phrases.get(name, ()))


def judged(sentence: Sentence, verb: Token) -> Tokens:
    """Give what is said to be something: "said *the plan* was a fantasy"."""
    subjects = (sentence.children(t, "nsubj") for t in judgement(sentence, verb))
    return spread(sentence, next(subjects, ()))


def judgement(sentence: Sentence, verb: Token) -> Tokens:
    """Give what something is said to be: "said the plan was *a fantasy*"."""
    for clause in sentence.children(verb, "ccomp"):
        if clause.upos in {"ADJ", "NOUN"} and sentence.children(clause, "cop"):
            return (clause,)
    return ()


def singled(sentence: Sentence, verb: Token) -> Tokens:
    """Give who is said to have done it: "said it was *Mali* that fired"."""
    deeds = singled_deed(sentence, verb)
    return tuple(t for deed in deeds for t in clauses.agent(sentence, deed))


def singled_deed(sentence: Sentence, verb: Token) -> Tokens:
    """Give what he is said to have done: "said it was Mali that *fired*"."""
    named = (
        clause
        for clause in sentence.children(verb, "ccomp")
        if clause.upos in {"NOUN", "PROPN"}
        and {t.text.lower() for t in sentence.children(clause, "nsubj", "expl")} == {"it"}
    )
    return tuple(t for name in named for t in sentence.children(name, "acl:relcl"))


def struck(sentence: Sentence, verb: Token) -> Tokens:
    """Give on whom a deed that is judged is done: "said an attack on *Mali* would be war"."""
    found = (attached(sentence, t) for t in judged(sentence, verb))
    return tuple(t for phrases in found for name in _STRIKING for t in phrases.get(name, ()))


def wished(sentence: Sentence, verb: Token) -> Tokens:
    """Give who is to do what somebody asks: "asked that *Mali* withdraw", not "whether Mali"."""
    clauses_of = (
        c
        for c in sentence.children(verb, "ccomp")
        if any(t.text.lower() == "that" for t in sentence.children(c, "mark"))
    )
    return tuple(t for clause in clauses_of for t in clauses.agent(sentence, clause))


def called(sentence: Sentence, verb: Token) -> Tokens:
    """Give as what something serves or is known: "served *as a base*", "called it *a base*"."""
    found = (
        t
        for t in sentence.children(verb, "xcomp", "advcl")
        if t.upos in {"NOUN", "PROPN", "ADJ"} and (t.dep == "xcomp" or _as(sentence, t))
    )
    return (*complements(sentence, verb).get("as", ()), *found)


def _as(sentence: Sentence, word: Token) -> bool:
    """Whether a word says what something is called: "described the charge *as baseless*"."""
    openers = sentence.children(word, "mark", "advmod", "case")
    return any(t.text.lower() == "as" for t in openers)


def avowal(sentence: Sentence, verb: Token) -> Tokens:
    """Give what the one who speaks says that he would do: "hinted that it might *seize*"."""
    return tuple(
        clause
        for clause in sentence.children(verb, "ccomp")
        if {s.text.lower() for s in sentence.children(clause, "nsubj")} & _SELVES
        and any(t.text.lower() in _AHEAD for t in sentence.children(clause, "aux"))
    )


def avowed(sentence: Sentence, verb: Token) -> Tokens:
    """Give to whom he would do it: "hinted that it might seize *an Eritrean port*"."""
    return tuple(t for deed in avowal(sentence, verb) for t in undergoers(sentence, deed))


def undergone(sentence: Sentence, verb: Token) -> Tokens:
    """Give whom a text is said to blame: "vetoed a resolution *condemning Mali*"."""
    texts = (*sentence.children(verb, "obj"), *sentence.children(verb, "obl"))
    blaming = (t for text in texts for t in sentence.children(text, "acl", "acl:relcl"))
    found = (deed for deed in blaming if deed.text.lower().startswith(_BLAMING))
    return tuple(t for deed in found for t in undergoers(sentence, deed))
