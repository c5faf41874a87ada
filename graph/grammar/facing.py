"""Who meets what a noun means: *Nepal* "under Chinese pressure", *Israel* "despite warnings".

Such a phrase hangs on what somebody does in spite of, or because of, what others do to them;
who that is, only the clause tells.
"""

from __future__ import annotations

from graph.grammar import clauses
from graph.grammar.phrases import preposition
from graph.model.sentence import Sentence, Token

BEARING = frozenset(("under", "beneath", "in the face of", "in face of", "face of"))
DEFYING = frozenset(
    ("despite", "in spite of", "notwithstanding", "regardless of", "in defiance of", "defiance of")
)


def facing(sentence: Sentence, noun: Token) -> dict[str, tuple[Token, ...]]:
    """Give who bears (`bearer`) or defies (`defier`) what a noun in a phrase means, if any."""
    phrase, words = _outer(sentence, noun)
    slot = "bearer" if words in BEARING else "defier" if words in DEFYING else ""
    head = sentence.head(phrase)
    if not slot or phrase.dep != "obl" or head is None:
        return {}
    role = clauses.patient if clauses.passive(sentence, head) else clauses.agent
    return {slot: role(sentence, head)}


def _outer(sentence: Sentence, noun: Token) -> tuple[Token, str]:
    """Give the noun that heads the phrase and its opening words: "in the face of *threats*"."""
    words, head = preposition(sentence, noun), sentence.head(noun)
    if noun.dep == "nmod" and words == "of" and head is not None:
        return head, f"{head.text.lower()} of"
    return noun, words
