"""The frame nearest to two marked actors, for pairs of which it is known that something joins them.

The frames ask that both ends stand in their roles. Where none does, and it is given that one
actor does something to the other, the likeliest deed is the one whose trigger governs them and
whose roles hold at least one of them. This is a guess at a class, never an edge of a graph.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from graph.frames.match import Candidate, Matcher
from graph.model.match import Match
from graph.model.sentence import Document, Mention, Sentence

# A role held by the right actor counts as much as two paths, and one held by the wrong as one.
_RIGHT, _WRONG = 2, 1
_FAR = 9


@dataclass(frozen=True)
class Ends:
    """The codes of the marked actors."""

    source: str
    target: str


def nearest(
    matcher: Matcher, document: Document, ends: Ends, relations: Container[str]
) -> Match | None:
    """Give the best candidate of these relations as a match between the ends, None without any."""
    ranked = [
        (_rank(candidate, sentence, document, ends), -number, sentence, candidate)
        for sentence in document.sentences
        for number, candidate in enumerate(matcher.candidates(document, sentence))
        if candidate.trigger.relation in relations
    ]
    if not ranked:
        return None
    _, _, sentence, best = max(ranked, key=lambda found: found[:2])
    return _match(best, sentence, document, ends)


def _rank(
    candidate: Candidate, sentence: Sentence, document: Document, ends: Ends
) -> tuple[int, int, int]:
    """Give roles and paths, then how narrow the frame is, then how near to the source."""
    doing, undergoing = _codes(candidate.subjects), _codes(candidate.objects)
    right = (ends.source in doing) + (ends.target in undergoing)
    wrong = (ends.target in doing) + (ends.source in undergoing)
    steps = [_steps(candidate, sentence, document, code) for code in (ends.source, ends.target)]
    governed = sum(number < _FAR for number in steps)
    return _RIGHT * right - _WRONG * wrong + governed, candidate.trigger.weight, -steps[0]


def _codes(mentions: tuple[Mention, ...]) -> frozenset[str]:
    return frozenset(code for mention in mentions for code in mention.actors)


def _steps(candidate: Candidate, sentence: Sentence, document: Document, code: str) -> int:
    """Count the arcs from the first mention of an actor up to the trigger."""
    mention = next(_mentions(document, sentence, code), None)
    if mention is None:
        return _FAR
    token = sentence.tokens[mention.token]
    above = [token.index, *(t.index for t in sentence.ancestors(token))]
    trigger = candidate.said.trigger.index
    return min(above.index(trigger), _FAR - 1) if trigger in above else _FAR


def _mentions(document: Document, sentence: Sentence, code: str) -> Iterator[Mention]:
    return (m for m in document.mentions_in(sentence) if m.actors == (code,))


def _match(
    candidate: Candidate, sentence: Sentence, document: Document, ends: Ends
) -> Match | None:
    both = [
        next((m for m in document.mentions if m.actors == (code,)), None)
        for code in (ends.source, ends.target)
    ]
    source, target = both[0] or both[1], both[1] or both[0]
    if source is None or target is None:
        return None
    trigger, said = candidate.trigger, candidate.said
    verb = said.verb if trigger.carriers else said.trigger
    return Match(
        frame=trigger.frame,
        relation=trigger.relation,
        sentence=sentence.index,
        trigger=said.trigger.index,
        words=tuple(sorted({said.trigger.index, verb.index})),
        verb=verb.index,
        subject=source,
        object=target,
        subject_actor=ends.source,
        object_actor=ends.target,
        status=trigger.rule.status or None,
    )
