"""Whether an embedding word is negated: "did *not* plan", "*nobody* plans", "plans *nothing*"."""

from __future__ import annotations

from graph.grammar.attitudes import Attitudes
from graph.model.sentence import Sentence, Token
from graph.qualify.beside import negates

_VERBAL = frozenset(("VERB", "AUX"))
_FEW = frozenset(("few", "neither", "no", "no-one", "nobody", "none", "nothing"))


def negated(sentence: Sentence, table: Attitudes, word: Token) -> bool:
    """Whether a word is negated, by "nor" or "nobody" too, or along with the verb before."""
    children = sentence.children(word)
    if any(negates(sentence, c) or c.text.lower() == "nor" for c in children):
        return True
    if word.upos in _VERBAL and table.of(sentence, word) != "report":
        return held_by_few(sentence, word) or _joined_to_negated(sentence, word)
    return False


def held_by_few(sentence: Sentence, verb: Token) -> bool:
    """Whether next to nobody does so: "few diplomats believe"."""
    subjects = sentence.children(verb, "nsubj")
    words = (c for s in subjects for c in (s, *sentence.children(s, "amod", "det")))
    return any(word.text.lower() in _FEW for word in words)


def is_unable(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody cannot: what he "*could not* stop" went on."""
    return any(t.lemma.lower() in {"can", "could"} for t in sentence.children(verb, "aux"))


def _joined_to_negated(sentence: Sentence, verb: Token) -> bool:
    """Whether "or" joins it to a negated verb: "would not confirm *or deny* that"."""
    first = sentence.head(verb)
    joined = verb.dep == "conj" and first is not None and first.upos in _VERBAL
    if first is None or not joined or sentence.children(verb, "nsubj"):
        return False
    words = {t.text.lower() for t in sentence.children(verb, "cc")}
    return "or" in words and any(negates(sentence, c) for c in sentence.children(first))
