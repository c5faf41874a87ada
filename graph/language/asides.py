"""Put right "Iran, *says Israel*, is arming them": Israel says it, Iran arms them.

A parser takes the first name for who says it and the second for who does it.
"""

from __future__ import annotations

from dataclasses import replace

from graph.model.sentence import Sentence, Token

_SAYING = frozenset(
    {"admits", "argues", "believes", "claimed", "claims", "complains", "fears", "insists"}
    | {"reckons", "said", "say", "says", "thinks", "warns"}
)


def is_aside(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject is that of a verb between commas, and another one is its clause's."""
    verb = sentence.tokens[subject.head]
    if subject.dep != "nsubj" or verb.text not in _SAYING or subject.index > verb.index:
        return False
    before = sentence.tokens[verb.index - 1].text == ","
    speaker = _speaker(sentence, verb)
    return before and speaker is not None and sentence.tokens[speaker.index + 1].text == ","


def as_aside(sentence: Sentence, subject: Token) -> Sentence:
    """Let the clause's subject and the speaker change places."""
    verb = sentence.tokens[subject.head]
    speaker = _speaker(sentence, verb)
    if speaker is None:
        return sentence
    changed = {
        subject.index: replace(subject, head=speaker.head, dep=speaker.dep),
        speaker.index: replace(speaker, head=verb.index, dep="nsubj"),
    }
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def _speaker(sentence: Sentence, verb: Token) -> Token | None:
    """Give the subject of the clause that is said, if it stands right after the saying."""
    subjects = (
        t
        for clause in sentence.children(verb, "ccomp")
        for t in sentence.children(clause, "nsubj", "nsubj:pass")
    )
    return next((t for t in subjects if verb.index < t.index <= verb.index + 4), None)
