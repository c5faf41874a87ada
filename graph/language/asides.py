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


def is_joined_speaker(sentence: Sentence, name: Token) -> bool:
    """Whether the speaker was joined to who does it: "Iran, *America* claims, has armed them"."""
    after = sentence.tokens[min(name.index + 1, len(sentence.tokens) - 1)]
    says = after.text in _SAYING and after.upos == "VERB" and name.index > 1
    if name.upos != "PROPN" or not says or sentence.children(name, "cc", "case"):
        return False
    article = sentence.tokens[name.index - 1].text.lower() == "the"
    before = sentence.tokens[name.index - 2 if article else name.index - 1]
    return before.text == sentence.tokens[after.index + 1].text == ","


def as_joined_speaker(sentence: Sentence, name: Token) -> Sentence:
    """Make him the subject of the verb of saying, and who does it that of what is said."""
    verb = sentence.tokens[name.index + 1]
    changed = {name.index: replace(name, head=verb.index, dep="nsubj")}
    said = sentence.children(verb, "ccomp", "parataxis")
    free = (c for c in said if not sentence.children(c, "nsubj", "nsubj:pass"))
    clause = next((c for c in free if c.index > verb.index), None)
    for subject in sentence.children(verb, "nsubj") if clause is not None else ():
        if clause is not None and subject.index < name.index:
            changed[subject.index] = replace(subject, head=clause.index)
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))
