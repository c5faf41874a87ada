"""Who holds an actor's highest office that day, who has none, and who is but another's fellow."""

from __future__ import annotations

from graph.curated.lexicon import lexicon
from graph.link.scene import Scene
from graph.model.sentence import Mention, Sentence, Token
from graph.model.terms import ActorKind

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.BLOC})


def holder(scene: Scene, code: str, words: set[str]) -> str:
    """Give the one person who held the actor's highest office that day, else the actor."""
    if scene.day is None:
        return code
    holders = scene.register.holder(code, scene.day)
    if len(holders) > 1:
        holders = tuple(h for h in holders if _titled(scene, h, code, words))
    return holders[0] if len(holders) == 1 else code


def is_region(scene: Scene, code: str) -> bool:
    """Whether an actor is but a place or a bloc, which has neither president nor government."""
    return scene.kind(code) in {ActorKind.PLACE, ActorKind.BLOC}


def is_no_role(scene: Scene, sort: str, owner: Mention, *, plural: bool) -> bool:
    """Whether an owner of that kind has nobody who acts for it under a noun of that sort."""
    owners = scene.states(owner.actors)
    kinds = {scene.kind(code) for code in owners}
    if ActorKind.PERSON in kinds:
        return True
    if sort == "group":
        return kinds <= {ActorKind.STATE}  # Syrian rebels do not act for Syria
    if sort == "member":
        return not kinds <= _BODIES
    if sort == "state":  # "the Central Asian country" is one of them
        return not plural and all(is_region(scene, code) for code in owners)
    # A Catalan leader is not Spain's.
    return sort == "top" and any(scene.kind(c) is ActorKind.PLACE for c in owner.actors)


def is_anothers(scene: Scene, sentence: Sentence, token: Token, word: str) -> bool:
    """Whether the owner is whom somebody else faces: "met *his* counterpart"."""
    if word not in lexicon("roles")["companions"]["fellows"]:
        return False
    told = (scene.at(sentence, t) for t in sentence.children(token, "amod", "nmod"))
    return bool(sentence.children(token, "nmod:poss")) and not any(told)


def _titled(scene: Scene, person: str, code: str, words: set[str]) -> bool:
    actor = scene.register.by_code.get(person)
    offices = actor.offices if actor is not None else ()
    titles = [o.title.lower().split() for o in offices if o.of == code and o.held_on(scene.day)]
    return any(word in title for title in titles for word in words)
