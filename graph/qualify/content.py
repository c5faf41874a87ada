"""Which word says what a clause tells: "reports that", "it is a lie that", misread or not."""

from __future__ import annotations

from graph.grammar.attitudes import Attitudes, is_untrue
from graph.grammar.phrases import marker
from graph.model.sentence import Sentence, Token

_TOLD = frozenset(("report", "accuse", "deny", "risk", "untrue"))
_SUBJECTS = ("nsubj", "nsubj:pass")


def above(sentence: Sentence, table: Attitudes, token: Token) -> Token | None:
    """Give the word above, for a that-clause the one it follows and fills in.

    "It is a lie that A, B said" and "laughed off talk that A" are often read as if B said,
    or as if somebody laughed off, that A.
    """
    head, that = sentence.head(token), _that(sentence, token)
    if head is None or token.dep not in {"ccomp", "advcl"} or that is None or not that.index:
        return head
    before = sentence.tokens[that.index - 1]
    over = sentence.tokens[before.head]
    beside = over.dep == "ccomp" and over.head == head.index  # "there is no proof", "it is a lie"
    if over is not head and not beside:
        return head
    noun = before.upos == "NOUN" and before.dep in {"obj", *_SUBJECTS}
    judged = before.dep == "ccomp" and any(
        t.text.lower() == "it" for t in sentence.children(before, "nsubj", "expl")
    )
    return before if judged or (noun and table.of(sentence, before)) else head


def is_content(sentence: Sentence, table: Attitudes, clause: Token) -> bool:
    """Whether a clause taken for a relative one says what the noun above it is about."""
    noun, that = sentence.head(clause), _that(sentence, clause)
    if noun is None or that is None or that.index != noun.index + 1:
        return False
    if table.of(sentence, noun) not in _TOLD or noun.upos not in {"NOUN", "PROPN"}:
        return False
    own = [t for t in sentence.children(clause, *_SUBJECTS) if t is not that]
    others = [t for t in sentence.children(clause, "obj") if t is not that]
    return bool(own) and (that.dep != "obj" or bool(others))


def is_gerund_object(sentence: Sentence, table: Attitudes, clause: Token, head: Token) -> bool:
    """Whether a gerund taken for an adverbial is what a verb is about: "rules out selling"."""
    if head.upos != "VERB" or not head.index < clause.index or not clause.text.endswith("ing"):
        return False
    between = {t.text.lower() for t in sentence.tokens[head.index + 1 : clause.index]}
    if between & {",", ";", ":", "—", "–"} or sentence.children(clause, *_SUBJECTS):
        return False
    opened = marker(sentence, clause)
    if opened and not table.beside("verbs", f"{head.text} {opened}"):
        return False
    return table.of(sentence, head) in {
        "deny",
        "doubt",
        "exclude",
        "fail",
        "stop",
        "future",
        "risk",
    }


def is_judged(sentence: Sentence, table: Attitudes, noun: Token, head: Token) -> str:
    """Give what is done to a report or claim: "untrue" ("is false"), "deny" or ""."""
    if noun.upos not in {"NOUN", "PROPN"} or table.of(sentence, noun) not in {"report", "accuse"}:
        return ""
    if table.calls_untrue(sentence, head):
        return "deny" if noun.dep in {"obj", "nsubj:pass", "obl"} else ""
    if noun.dep == "nsubj:pass":
        return "deny" if table.of(sentence, head) == "deny" else ""
    false = table.of(sentence, head) == "untrue" or is_untrue(sentence, head)
    return "untrue" if noun.dep == "nsubj" and false else ""


def is_there(sentence: Sentence, noun: Token, head: Token) -> bool:
    """Whether something is said to exist: "there is no proof that"."""
    there = any(t.text.lower() == "there" for t in sentence.children(head, "expl", "advmod"))
    return there and noun.dep in _SUBJECTS and noun.index > head.index


def _that(sentence: Sentence, clause: Token) -> Token | None:
    found = (t for t in sentence.children(clause) if t.text.lower() == "that")
    return next((t for t in found if t.index < clause.index), None)
