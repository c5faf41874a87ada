"""The state that a text speaks of most: "the country" means it rather than a passing name."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from graph.link.salience import Candidate
from graph.link.scene import Scene
from graph.model.sentence import Sentence, Token
from graph.model.terms import ActorKind

OF_STATES = frozenset({"state", "organ"})
_TOPIC = 50.0
# Mentions of the leading state, and how many times those of the next; in a long text less tells.
_OFTEN, _AHEAD = 8, 1.5
_VERY_OFTEN, _AHEAD_AT_LENGTH = 12, 1.25


def topic_first(
    scene: Scene, sentence: Sentence, token: Token, found: list[Candidate], sort: str
) -> list[Candidate]:
    """Raise the state of which the text so far speaks far more than of any other."""
    topic = leading_state(scene, sentence, token) if sort in OF_STATES else None
    raised = (
        replace(c, weight=c.weight + _TOPIC) if topic is not None and topic in c.actors else c
        for c in found
    )
    return sorted(raised, key=lambda c: (-c.weight, c.actors))


def leading_state(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Give the state that was meant often before a token, and much oftener than any other."""
    times = Counter(
        code
        for place, mention in scene.found.items()
        if place < (sentence.index, token.index)
        for code in scene.states(mention.actors)
        if scene.kind(code) is ActorKind.STATE
    ).most_common(2)
    if not times or times[0][1] < _OFTEN:
        return None
    needed = _AHEAD if times[0][1] < _VERY_OFTEN else _AHEAD_AT_LENGTH
    ahead = len(times) == 1 or times[0][1] >= needed * times[1][1]
    return times[0][0] if ahead else None


def is_foremost(scene: Scene, sentence: Sentence, chosen: Candidate) -> bool:
    """Whether no state was meant oftener in the sentences so far."""
    times = Counter(
        code
        for (at, _), mention in scene.found.items()
        if at <= sentence.index
        for code in scene.states(mention.actors)
        if scene.kind(code) is ActorKind.STATE
    )
    return len(chosen.actors) == 1 and times[chosen.actors[0]] >= max(times.values())
