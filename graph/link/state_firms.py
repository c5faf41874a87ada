"""Firms that the text calls a state's own in, the state for which they act out.

"Gazprom, Russia's state-owned gas giant" acts for Russia throughout the text; "Germany's
Siemens" is a firm like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.curated.lexicon import lexicon
from graph.link.scene import Scene
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

_BESIDE = ("appos", "flat", "nmod:desc", "compound")
_BEFORE = ("amod", "compound", "nmod:poss", "nmod:desc", "advmod", "flat")


def add_state_firms(scene: Scene) -> None:
    """Let the firms act for the states whose own the text calls them."""
    firms = [(place, m) for place, m in scene.found.items() if _is_firm(scene, m)]
    owned: dict[str, str] = {}
    for (at, index), mention in firms:
        sentence = scene.sentences[at]
        if (state := _owner(scene, sentence, sentence.tokens[index])) is not None:
            owned.setdefault(mention.actors[0], state)
    for place, mention in scene.found.items() if owned else ():
        actors = tuple(dict.fromkeys(owned.get(code, code) for code in mention.actors))
        if actors != mention.actors:
            why = f"{mention.reason}; a firm of {', '.join(actors)}"
            scene.found[place] = replace(mention, actors=actors, reason=why)


def _is_firm(scene: Scene, mention: Mention) -> bool:
    named = mention.form is Form.NAME and len(mention.actors) == 1
    return named and scene.kind(mention.actors[0]) is ActorKind.FIRM


def _owner(scene: Scene, sentence: Sentence, firm: Token) -> str | None:
    """Give the state that a description beside the firm's name calls its owner."""
    owning = set(lexicon("roles")["state_owned"])
    for described in _descriptions(sentence, firm):
        words = list(_words(sentence, described))
        if owning.isdisjoint(t.text.lower() for t in words):
            continue
        mentions = (scene.at(sentence, t) for t in words if t is not firm)
        found = {code for m in mentions if m is not None for code in scene.states(m.actors)}
        states = [code for code in found if scene.kind(code) is ActorKind.STATE]
        if len(states) == 1:
            return states[0]
    return None


def _descriptions(sentence: Sentence, firm: Token) -> Iterator[Token]:
    """Yield the noun with which the firm stands in apposition, and the firm's own words."""
    yield firm
    yield from sentence.children(firm, *_BESIDE)
    head = sentence.head(firm)
    if head is not None and firm.dep in _BESIDE:
        yield head


def _words(sentence: Sentence, noun: Token) -> Iterator[Token]:
    for token in sentence.children(noun, *_BEFORE):
        yield token
        yield from sentence.children(token, *_BEFORE)
