"""Who holds an actor's highest office on the day of the article, and who has none."""

from __future__ import annotations

from graph.link.scene import Scene
from graph.model.terms import ActorKind


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


def _titled(scene: Scene, person: str, code: str, words: set[str]) -> bool:
    actor = scene.register.by_code.get(person)
    offices = actor.offices if actor is not None else ()
    titles = [o.title.lower().split() for o in offices if o.of == code and o.held_on(scene.day)]
    return any(word in title for title in titles for word in words)
