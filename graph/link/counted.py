"""So many of a bloc: "the *three* European powers" named before, "the *five* Nordic states"."""

from __future__ import annotations

from graph.curated.lexicon import lexicon
from graph.link.gatherings import last_set
from graph.link.scene import Scene, phrase
from graph.model.actor import Actor
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind


def add_counted(scene: Scene) -> None:
    """Let the name of a bloc with a number before it mean so many of its states."""
    for (at, index), mention in sorted(scene.found.items()):
        bloc = _bloc(scene, mention)
        if bloc is not None:
            sentence = scene.sentences[at]
            token = sentence.tokens[index]
            if (count := _count(sentence, token)) is not None:
                _narrow(scene, sentence, token, bloc, count)


def _narrow(scene: Scene, sentence: Sentence, token: Token, bloc: Actor, count: int) -> None:
    members = bloc.members_on(scene.day)
    span = phrase(sentence, token)
    named = {
        code
        for place, mention in scene.found.items()
        if place < (sentence.index, token.index)
        for code in scene.states(mention.actors)
    }
    if len(members) == count and len(named.intersection(members)) > 1:
        why = f"all of {bloc.label}"
        scene.add(sentence, token, members, Form.PLURAL, why, scene.at(sentence, token), span)
        return
    found = last_set(scene, sentence, token, "state", count)
    if found is not None and all(_belongs(scene, code, bloc, members) for code in found[0]):
        actors, why, antecedent = found
        scene.add(sentence, token, actors, Form.PLURAL, why, antecedent, span)


def _bloc(scene: Scene, mention: Mention) -> Actor | None:
    if mention.form is not Form.NAME or len(mention.actors) != 1:
        return None
    actor = scene.register.by_code.get(mention.actors[0])
    return actor if actor is not None and actor.kind is ActorKind.BLOC else None


def _count(sentence: Sentence, token: Token) -> int | None:
    counts: dict[str, int] = lexicon("roles")["counts"]
    before = (t.text.lower() for t in sentence.children(token, "nummod", "det:predet"))
    return next((counts[word] for word in before if word in counts), None)


def _belongs(scene: Scene, code: str, bloc: Actor, members: tuple[str, ...]) -> bool:
    """Whether a state is a member, or lies in the part of the world that the bloc is called by."""
    if members:
        return code in members
    regions = lexicon("roles")["described"]["regions"]
    lying = {region for word in bloc.demonyms for region in regions.get(word.lower(), ())}
    actor = scene.register.by_code.get(code)
    return actor is not None and actor.region in lying
