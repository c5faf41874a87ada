"""Who meets what a noun means: *Nepal* "under Chinese pressure", *Israel* "despite warnings".

Such a phrase hangs on what somebody does in spite of, or because of, what others do to them;
who that is, only the clause tells.
"""

from __future__ import annotations

from graph.grammar import clauses
from graph.grammar.attitudes import attitudes
from graph.grammar.classes import word_class
from graph.grammar.phrases import preposition
from graph.model.sentence import Sentence, Token

BEARING = frozenset(
    {"under", "beneath", "in the face of", "in face of", "face of", "answer to", "reply to"}
    | {"reprisal for", "response to", "retaliation for", "revenge for"}
)
DEFYING = frozenset(
    ("despite", "in spite of", "notwithstanding", "regardless of", "in defiance of", "defiance of")
)


# "to the alarm of Oslo": who did it is feared, or resented.
_FELT = "to"
_BLAMING = frozenset(("for", "of", "over", "with"))


def facing(sentence: Sentence, noun: Token) -> dict[str, tuple[Token, ...]]:
    """Give who bears (`bearer`) or defies (`defier`) what a noun in a phrase means, if any."""
    phrase, words = _outer(sentence, noun)
    slot = "bearer" if words in BEARING else "defier" if words in DEFYING else ""
    if words == _FELT and noun.lemma.lower() in word_class("feelings"):
        slot = "stirrer"
    head = sentence.head(phrase)
    if not slot or phrase.dep != "obl" or head is None:
        return {}
    # Who shut them out under pressure is not said: "They were shut out under pressure".
    return {} if clauses.passive(sentence, head) else {slot: clauses.agent(sentence, head)}


def charged(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give whom somebody blames for a deed: "accused *Iran* of an attack"."""
    verb = sentence.head(noun)
    if noun.dep != "obl" or verb is None or preposition(sentence, noun) not in _BLAMING:
        return ()
    blames = attitudes().of(sentence, verb) == "accuse"
    return clauses.patient(sentence, verb) if blames else ()


def _outer(sentence: Sentence, noun: Token) -> tuple[Token, str]:
    """Give the noun that heads the phrase and its opening words: "in the face of *threats*"."""
    words, head = preposition(sentence, noun), sentence.head(noun)
    if noun.dep == "nmod" and words in {"for", "of", "to"} and head is not None:
        return head, f"{head.text.lower()} {words}"
    return noun, words
