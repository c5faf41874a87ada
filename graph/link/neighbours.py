""" "Its neighbour": the one state across a land border that the text speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import dist

from graph.link.roles import noun
from graph.link.scene import Scene, is_plural
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

WORDS = frozenset(("neighbour", "neighbor"))
_COMPASS = {"northern": (1, 0), "southern": (-1, 0), "eastern": (0, 1), "western": (0, -1)}
_REACH, _CLOSE = 2, 12.0  # sentences back, degrees
_AHEAD = 2  # times as often as the next one must the neighbour be named


def neighbour(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Note the state that borders on the owner and is named by far the most so far."""
    if noun(token) not in WORDS or is_plural(token):
        return None
    owners = [scene.at(sentence, t) for t in sentence.children(token, "nmod:poss")]
    states = {code for m in owners if m for code in scene.states(m.actors)}
    if len(states) != 1:
        return None
    (owner,) = states
    actor = scene.register.by_code.get(owner)
    beside = set(actor.neighbours) if actor is not None else set()
    for word in sentence.children(token, "amod"):
        beside = {code for code in beside if _lies(scene, owner, code, word.text.lower())}
    named = _named(scene, sentence, token, beside)
    ranked = Counter(code for code, _ in named).most_common(2)
    if not named:
        return _across_water(scene, sentence, token, owner)
    if len(ranked) > 1 and ranked[0][1] < _AHEAD * ranked[1][1]:
        return None
    code, times = ranked[0]
    last = next(mention for meant, mention in reversed(named) if meant == code)
    reason = f"borders on {owner}, named {times} times before"
    return scene.add(sentence, token, (code,), Form.ROLE, reason, last)


def _across_water(scene: Scene, sentence: Sentence, token: Token, owner: str) -> Mention | None:
    """Note the one state named shortly before that lies near without a border: an island's."""
    here = _point(scene, owner)
    found: dict[str, Mention] = {}
    for place, mention in sorted(scene.found.items()):
        if (sentence.index - _REACH, 0) <= place < (sentence.index, token.index):
            for code in scene.states(mention.actors):
                if code != owner and scene.kind(code) is ActorKind.STATE:
                    found[code] = mention
    near = [
        code
        for code in found
        if here and (there := _point(scene, code)) and dist(here, there) < _CLOSE
    ]
    if len(near) != 1:
        return None
    reason = f"lies near {owner}, named shortly before"
    return scene.add(sentence, token, tuple(near), Form.ROLE, reason, found[near[0]])


def _lies(scene: Scene, owner: str, code: str, compass: str) -> bool:
    """Whether a state lies where a word says, seen from another: "its *southern* neighbour"."""
    here, there = _point(scene, owner), _point(scene, code)
    if compass not in _COMPASS or here is None or there is None:
        return True
    north, east = _COMPASS[compass]
    return north * (there[0] - here[0]) + east * (there[1] - here[1]) > 0


def _point(scene: Scene, code: str) -> tuple[float, float] | None:
    actor = scene.register.by_code.get(code)
    if actor is None or actor.latitude is None or actor.longitude is None:
        return None
    return actor.latitude, actor.longitude


def are_neighbours(scene: Scene, codes: Iterable[str]) -> bool:
    """Whether every state of several borders on another of them; with an island any may."""
    states = [scene.register.by_code.get(code) for code in scene.states(codes)]
    known = [s for s in states if s is not None and s.kind is ActorKind.STATE]
    together = {state.code for state in known}
    return not all(s.neighbours for s in known) or all(
        not together.isdisjoint(state.neighbours) for state in known
    )


def _named(
    scene: Scene, sentence: Sentence, token: Token, beside: set[str]
) -> list[tuple[str, Mention]]:
    """Give the states of a set with their mentions before a token, in text order."""
    return [
        (code, mention)
        for place, mention in sorted(scene.found.items())
        if place < (sentence.index, token.index)
        for code in scene.states(mention.actors)
        if code in beside and scene.kind(code) is ActorKind.STATE
    ]
