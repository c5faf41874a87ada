"""Clauses of what is not yet so: "if Iran attacks", "were Iran to attack", "until Iran pays"."""

from __future__ import annotations

from graph.grammar.attitudes import attitudes
from graph.grammar.phrases import preposition
from graph.model.sentence import Sentence, Token

_OPENING = frozenset(("should", "were", "had"))
_CLAUSES = frozenset(("advcl", "ccomp", "parataxis", "xcomp"))
_SUBJECTS = ("nsubj", "nsubj:pass")
_POINTS = frozenset(("after", "before", "once", "till", "until", "when", "whenever"))
_SO_LONG = frozenset(("before", "once", "till", "until"))  # the present tense is enough
_AHEAD = frozenset(("will", "'ll", "’ll", "wo", "shall", "can", "ca", "may", "must", "should"))
_SUPPOSING = frozenset(("would", "'d", "’d", "could", "might"))


def conditional(sentence: Sentence, clause: Token) -> str:
    """Give the word that makes a clause a condition, "" if none does."""
    opener = _opener(sentence, clause)
    if opener:
        return opener
    if clause.dep == "ccomp":  # "*Provided* that Iran pays", "*Suppose* Iran pays"
        above = sentence.tokens[clause.head]
        alone = above.dep in {"advcl", "conj"} and above.index < clause.index
        if alone and not sentence.children(above, *_SUBJECTS):
            word = above.text.lower()
            return word if attitudes().beside("conjunctions", word) == "risk" else ""
    return ""


def _opener(sentence: Sentence, clause: Token) -> str:
    words = sentence.children(clause, "mark", "aux", "aux:pass")
    phrase = preposition(sentence, clause)
    if attitudes().beside("conjunctions", phrase) == "risk":
        return phrase
    for word in words:
        if attitudes().beside("conjunctions", word.text) == "risk" and word.dep == "mark":
            return word.text.lower()
    if inverted := next((w for w in words if is_inverted(sentence, clause, w)), None):
        return inverted.text.lower()
    if clause.dep in {"advcl", "ccomp"} and not words:
        first = sentence.subtree(clause)[0]  # hung on what follows it
        said = clause.dep == "ccomp" and first.text.lower() != "lest"
        if _hangs_above(sentence, clause, first):
            return sentence.tokens[first.index - 1].text.lower()
        opens = attitudes().beside("conjunctions", first.text) == "risk" and not said
        return first.text.lower() if opens and first is not clause else ""
    return ""


def _hangs_above(sentence: Sentence, clause: Token, first: Token) -> bool:
    """Whether the auxiliary that opens it was taken for one of the verb above."""
    if not first.index:
        return False
    before = sentence.tokens[first.index - 1]
    ours = before.head == clause.head and before.index < clause.index < clause.head
    return ours and before.dep == "aux" and before.text.lower() in _OPENING


def is_inverted(sentence: Sentence, clause: Token, word: Token) -> bool:
    """Whether an auxiliary opens a condition: "*Should* Israel strike, ..."."""
    if word.dep not in {"aux", "aux:pass", "cop"} or word.text.lower() not in _OPENING:
        return False
    if clause.dep not in _CLAUSES or (clause.dep != "advcl" and clause.head < clause.index):
        return False
    return any(word.index < s.index for s in sentence.children(clause, *_SUBJECTS))


def conditioned(sentence: Sentence, verb: Token) -> str:
    """Give the word that opens a condition of what a verb says, "" if there is none."""
    for clause in sentence.children(verb, "advcl", "ccomp"):
        if (clause.dep == "advcl" or clause.index < verb.index) and clause.upos != "ADJ":
            word = conditional(sentence, clause)
            if word and word not in {"whether", "as if", "as though", "even if", "lest"}:
                return word
    return ""


def lies_ahead(sentence: Sentence, clause: Token, head: Token) -> str:
    """Give the word that opens a clause of time about what is still to come, else "".

    "Oman will wait *until Iran pays*", "would wait *until Iran paid*", "when he lands on Friday".
    """
    words = (
        t for t in sentence.children(clause, "mark", "advmod", "case") if t.index < clause.index
    )
    point = next((t.text.lower() for t in words if t.text.lower() in _POINTS), "")
    if not point:
        return ""
    helpers = sentence.children(clause, "aux", "aux:pass", "cop")
    finite = next((t for t in (*helpers, clause) if t.tag in {"VBZ", "VBP", "VBD", "MD"}), None)
    if finite is None or finite.tag == "MD":
        return ""
    modals = {t.text.lower() for t in sentence.children(head, "aux")}
    if finite.tag == "VBD":
        return point if modals & _SUPPOSING and point in _SO_LONG else ""
    ahead = modals & (_AHEAD | _SUPPOSING) or head.tag == "VB"
    return point if ahead or point in _SO_LONG else ""
