"""Whether an event comes about, as the word says of which it is the subject.

"War *may break out*", "talks *never took place*", "an attack is *unlikely*": the event is no
more certain than that. What only goes on or ends ("talks *collapsed*") was there.
"""

from __future__ import annotations

from graph.grammar.attitudes import Attitudes
from graph.grammar.classes import word_class
from graph.model.sentence import Sentence, Token

_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
_SAID = frozenset(("exclude", "fail", "future", "risk"))
_SUPPOSING = frozenset(("would", "'d", "’d"))


def foretold_by(sentence: Sentence, table: Attitudes, event: Token, head: Token) -> str:
    """Give how the word above an event tells whether it comes about, "" if it does not.

    "happens" for a verb of coming about and for what something "would" be, else the effect of a
    word like "expected" or "unlikely".
    """
    if event.dep not in _SUBJECTS or event.upos != "NOUN":
        return ""
    ahead = table.tells_ahead(sentence, head)
    if not ahead and head.upos == "VERB" and _comes_about(sentence, head):
        return "happens"
    below = sentence.children(head, "xcomp", "ccomp")
    if below and not any(_comes_about(sentence, verb) for verb in below):
        return ""  # "unlikely to end"
    if ahead:
        return ahead
    if sentence.children(event, "nmod:poss"):
        return ""
    described = head.upos == "ADJ" or event.dep == "nsubj:pass"
    if described and table.of(sentence, head) in _SAID:
        return table.of(sentence, head)
    modals = {t.text.lower() for t in sentence.children(head, "aux")}
    supposed = sentence.children(head, "cop") and modals & _SUPPOSING
    known = {t.text.lower() for t in sentence.children(event, "det")} - {"a", "an", "any", "such"}
    return "happens" if supposed and not known else ""


def _comes_about(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb says that something comes about: "erupted", "took place"."""
    objects = sentence.children(verb, "obj")
    if objects:
        words = {t.text.lower() for t in objects}
        return verb.lemma.lower() == "take" and words == {"place"}
    after = {t.text.lower() for t in sentence.tokens[verb.index + 1 : verb.index + 2]}
    if verb.lemma.lower() == "come" and after & {"about", "off"}:
        return True
    return verb.lemma.lower() in word_class("coming_about")
