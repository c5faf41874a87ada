"""Which word says what a clause tells: "reports that", "it is a lie that", misread or not."""

from __future__ import annotations

from functools import cache

from graph.curated.lexicon import lexicon
from graph.grammar.attitudes import Attitudes, is_untrue
from graph.grammar.phrases import marker
from graph.model.sentence import Sentence, Token

_TOLD = frozenset(("report", "accuse", "deny", "risk", "untrue"))
_HANDLING = frozenset(
    {"circulate", "get", "hear", "ignore", "issue", "leak", "make", "publish", "read", "receive"}
    | {"release", "share", "spread"}
)
_SUBJECTS = ("nsubj", "nsubj:pass")
_FINITE = frozenset(("VBD", "VBP", "VBZ"))


def above(sentence: Sentence, table: Attitudes, token: Token) -> Token | None:
    """Give the word above, for a that-clause the one it follows and fills in.

    "It is a lie that A, B said" and "laughed off talk that A" are often read as if B said,
    or as if somebody laughed off, that A.
    """
    head, that = sentence.head(token), _that(sentence, token)
    if head is not None and token.dep in {"acl", "acl:relcl"} and that is not None:
        return _said_then(sentence, table, token, that) or head
    if head is None or token.dep not in {"ccomp", "advcl"} or that is None or not that.index:
        return head
    before = sentence.tokens[that.index - 1]
    over = sentence.tokens[before.head]
    if before.dep == "nmod" and over.head == head.index and table.of(sentence, over) in _TOLD:
        return over if over.upos == "NOUN" else head  # "claims *from Oslo* that"
    beside = over.dep == "ccomp" and over.head == head.index  # "there is no proof", "it is a lie"
    if over is not head and not beside:
        return head
    noun = before.upos == "NOUN" and before.dep in {"obj", *_SUBJECTS}
    judged = before.dep == "ccomp" and any(
        t.text.lower() == "it" for t in sentence.children(before, "nsubj", "expl")
    )
    return before if judged or (noun and table.of(sentence, before)) else head


def _said_then(sentence: Sentence, table: Attitudes, clause: Token, that: Token) -> Token | None:
    """Give the verb of saying, where a clause hangs on the time of it: "said *last week* that"."""
    noun = sentence.tokens[clause.head]
    verb = sentence.head(noun)
    timed = noun.dep in {"obl:unmarked", "obl", "nmod:unmarked"} and noun.upos in {"NOUN", "PROPN"}
    if verb is None or not timed or table.of(sentence, verb) not in _TOLD:
        return None
    if noun.text.lower() in _times():
        return verb
    full = that.dep == "mark" and sentence.children(clause, *_SUBJECTS)
    return verb if full and not sentence.children(verb, "ccomp", "obj") else None


def says_finitely(sentence: Sentence, token: Token, head: Token) -> Token:
    """Give the verb that a finite verb is joined to, which no infinitive or gerund is.

    "Denied having fired and *called* for calm": called is what the denier does.
    """
    if token.upos != "VERB" or not _is_finite(sentence, token) or _is_finite(sentence, head):
        return head
    own = sentence.children(token, "nsubj", "nsubj:pass")
    if not own and (token.tag == "VBD" and head.tag != "VBG" and not _has_having(sentence, head)):
        return head
    over = (t for t in sentence.ancestors(head) if t.upos in {"VERB", "AUX", "ADJ", "NOUN"})
    return next((t for t in over if _is_finite(sentence, t)), head)


def _is_finite(sentence: Sentence, verb: Token) -> bool:
    if verb.tag in _FINITE:
        return True
    helpers = sentence.children(verb, "aux", "aux:pass", "cop")
    return any(t.tag in {*_FINITE, "MD"} for t in helpers)


def _has_having(sentence: Sentence, verb: Token) -> bool:
    return any(t.text.lower() == "having" for t in sentence.children(verb, "aux"))


@cache
def _times() -> frozenset[str]:
    """Give the nouns for times of day and year: "week", "Monday", "March"."""
    table = lexicon("time")
    return frozenset(word for key in ("months", "weekdays", "units") for word in table[key])


def is_content(sentence: Sentence, table: Attitudes, clause: Token) -> bool:
    """Whether a clause taken for a relative one says what the noun above it is about."""
    noun, that = sentence.head(clause), _that(sentence, clause)
    if noun is not None and clause.lemma.lower() == "include":  # "risks, which include losing"
        return table.of(sentence, noun) in {"future", "risk"}
    if noun is None or that is None or that.index != noun.index + 1:
        return False
    told = table.of(sentence, noun) in {*_TOLD, "future"} or noun.text.lower() == "case"
    if not told or noun.upos not in {"NOUN", "PROPN"}:
        return False
    own = [t for t in sentence.children(clause, *_SUBJECTS) if t is not that]
    others = [t for t in sentence.children(clause, "obj") if t is not that]
    if not own or that.dep != "obj" or others:
        return bool(own)
    # "The rumour that Oslo invested in Chad": nobody invests a rumour.
    handled = table.of(sentence, clause) or clause.lemma.lower() in _HANDLING
    return (
        table.of(sentence, noun) in _TOLD and not handled and bool(sentence.children(clause, "obl"))
    )


def is_gerund_object(sentence: Sentence, table: Attitudes, clause: Token, head: Token) -> bool:
    """Whether a gerund taken for an adverbial is what a verb is about: "rules out selling"."""
    if head.upos != "VERB" or not head.index < clause.index or not clause.text.endswith("ing"):
        return False
    between = {t.text.lower() for t in sentence.tokens[head.index + 1 : clause.index]}
    phrases = (t for t in sentence.children(head, "obl") if head.index < t.index < clause.index)
    if any(phrases) and not marker(sentence, clause):  # "voted against a text demanding that"
        return False
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
