"""What a noun or adjective is said of: "*Iran*, its ally", "*Iran* is wary"."""

from __future__ import annotations

from graph.grammar import clauses
from graph.grammar.phrases import conjuncts, preposition, spread
from graph.model.sentence import Sentence, Token

Tokens = tuple[Token, ...]
# "Overtook Russia as the largest customer": whoever overtakes is that now.
_SUCCEEDING = frozenset(
    (
        "displace",
        "eclipse",
        "outstrip",
        "overtake",
        "pass",
        "replace",
        "succeed",
        "supplant",
        "surpass",
    )
)
# "*Once* Armenia's protector, Russia stood by".
_FRONTING = frozenset(("although", "as", "once", "though"))
# "In its role as mediator".
_PARTS = frozenset(("capacity", "function", "role", "stint"))


def identified(sentence: Sentence, word: Token) -> Tokens:
    """Give what a noun or adjective is said of: subject, apposition, modified noun."""
    subjects = sentence.children(word, "nsubj", "nsubj:outer", "nsubj:pass")
    if subjects:
        return spread(sentence, subjects)
    head = sentence.head(word)
    if together := _told_together(sentence, word, head):
        return together
    if word.dep == "conj" and head is not None and head.upos == word.upos:
        return identified(sentence, head)
    named = sentence.children(word, "appos", "flat")
    if named:
        return spread(sentence, named)
    if head is None:
        return ()
    if word.dep == "nsubj" and head.upos == "PROPN" and sentence.children(head, "cop"):
        return conjuncts(sentence, head)
    beside = word.dep in {"appos", "amod", "acl", "nmod:desc", "flat"}
    aside = word.dep == ("parataxis" if word.upos == "ADJ" else "compound")
    if beside or (aside and head.upos == "PROPN"):
        return _entitled(sentence, word, head)
    return _in_a_part(sentence, word, head) or _called(sentence, word, head)


def _told_together(sentence: Sentence, word: Token, head: Token | None) -> Tokens:
    """Give who are "*rivals* for a decade, Mali and Chad", "Mali and Chad, old *rivals*,"."""
    if head is None or word.upos != "NOUN":
        return ()
    if word.dep == "nsubj" and head.upos in {"VERB", "ADJ", "NOUN"}:
        after = (t for t in sentence.children(head, "nsubj", "nsubj:pass") if t.index > word.index)
        names = [t for t in after if t.upos == "PROPN"]
        return conjuncts(sentence, names[0]) if len(names) == 1 else ()
    plural = word.dep == "conj" and word.tag == "NNS" and head.upos == "PROPN"
    if not plural or sentence.children(word, "cc"):
        return ()
    return tuple(t for t in conjuncts(sentence, head) if t is not word)


def _in_a_part(sentence: Sentence, word: Token, head: Token) -> Tokens:
    """Give who is "among the donors", or acts "in its role as mediator"."""
    if word.dep == "obl" and preposition(sentence, word) == "among":
        return conjuncts(sentence, head) if sentence.children(head, "cop") else ()
    if word.dep != "nmod" or head.lemma not in _PARTS or preposition(sentence, word) != "as":
        return ()
    above = sentence.head(head)
    owners = spread(sentence, sentence.children(head, "nmod:poss"))
    return owners or (clauses.agent(sentence, above) if above else ())


def _called(sentence: Sentence, word: Token, head: Token) -> Tokens:
    """Give who is called something, or made something by a verb."""
    opener = preposition(sentence, word)
    ahead = word.index < head.index and opener in _FRONTING
    if word.dep in {"obl", "advcl"} and ahead and head.upos == "VERB":
        return clauses.agent(sentence, head)  # "as Egypt's donor, *Qatar* has a say"
    if word.dep == "xcomp" or (word.dep == "obl" and opener == "as"):
        agent = clauses.agent(sentence, head)
        if head.lemma.lower() in _SUCCEEDING:
            return agent
        return clauses.patient(sentence, head) or agent
    return ()


def _entitled(sentence: Sentence, word: Token, head: Token) -> Tokens:
    """Give whom a word beside a name is said of: not those with a title of their own."""
    together = conjuncts(sentence, head)
    if word.dep != "nmod:desc":
        return together
    return tuple(t for t in together if t is head or not sentence.children(t, "nmod:desc"))
