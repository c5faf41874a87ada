"""Epithets ("the captain", "the oligarch", "the enclave") in, the one so described out.

A person is meant who was called by a word of the same class before ("an officer who seized
power", then "the captain"); a place, if it lies as the noun says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from graph.curated.lexicon import lexicon
from graph.link.bare_roles import but, others
from graph.link.pointing import points
from graph.link.roles import noun
from graph.link.salience import Accept, best, candidates, reason
from graph.link.scene import NAME_TITLES, Scene, is_plural, phrase
from graph.model.actor import Actor
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

_LEAST = 10.0
_REACH = 2  # sentences back
_ISLANDS = {"island": "Island", "islands": "Islands"}
_SINGLE = frozenset({"NOUN", "PROPN"})


def epithet(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Note a description that stands for a person or a place named before."""
    word = noun(token) if token.upos in _SINGLE else ""
    word = f"{word}s" if word == "island" and is_plural(token) else word
    lying, kin = lexicon("roles")["lying"].get(word), _classes().get(word)
    if not (lying or kin) or not points(sentence, token, "lying" if lying else ""):
        return None
    if lying:
        return _place(scene, sentence, token, lying)
    return _person(scene, sentence, token, kin) if kin and not is_plural(token) else None


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Map each word for a person to those of its class."""
    groups = lexicon("roles")["epithets"].values()
    return {word: frozenset(group) for group in groups for word in group}


def _person(scene: Scene, sentence: Sentence, token: Token, kin: frozenset[str]) -> Mention | None:
    described = {
        code: mention
        for code, mention in _described(scene, sentence, token, kin)
        if code not in others(scene, sentence, token)
    }
    described = described or _on_stage(scene, sentence, token, kin)
    if len(described) != 1:
        return None
    ((code, before),) = described.items()
    scene.persons.add((sentence.index, token.index))
    why = f"{before.text}, so described before"
    span = phrase(sentence, token)
    return scene.add(sentence, token, (code,), Form.ROLE, why, before, span)


def _on_stage(
    scene: Scene, sentence: Sentence, token: Token, kin: frozenset[str]
) -> dict[str, Mention]:
    """Give who was named shortly before and holds an office called by a word of the class."""
    barred = others(scene, sentence, token)
    return {
        mention.actors[0]: mention
        for place, mention in sorted(scene.found.items())
        if (sentence.index - _REACH, 0) <= place < (sentence.index, token.index)
        and mention.form is Form.NAME
        and len(mention.actors) == 1
        and barred.isdisjoint(scene.states(mention.actors))
        and _serves_as(scene, mention.actors[0], kin)
    }


def _serves_as(scene: Scene, code: str, kin: frozenset[str]) -> bool:
    actor = scene.register.by_code.get(code)
    offices = actor.offices if actor is not None else ()
    held = [office for office in offices if office.held_on(scene.day)]
    return any(not kin.isdisjoint(office.title.lower().split()) for office in held)


def _described(
    scene: Scene, sentence: Sentence, token: Token, kin: frozenset[str]
) -> Iterator[tuple[str, Mention]]:
    """Yield the persons who were called by a word of the class before the token."""
    for place, mention in scene.found.items():
        if place >= (sentence.index, token.index) or mention.form is not Form.NAME:
            continue
        if len(mention.actors) != 1 or scene.kind(mention.actors[0]) is not ActorKind.PERSON:
            continue
        there = scene.sentences[place[0]]
        words = _beside(there, there.tokens[place[1]])
        if any(noun(word) in kin for word in words):
            yield mention.actors[0], mention


def _beside(sentence: Sentence, name: Token) -> Iterator[Token]:
    """Yield the words that say what somebody is: titles, appositions, what he is or was."""
    yield name
    yield from sentence.children(name, "appos", *NAME_TITLES)
    head = sentence.head(name)
    if head is not None and name.dep in {"appos", "flat"}:
        yield head
    if head is not None and name.dep == "nsubj" and sentence.children(head, "cop"):
        yield head


def _place(scene: Scene, sentence: Sentence, token: Token, lying: str) -> Mention | None:
    barred = others(scene, sentence, token)
    accept = but(barred, scene, _lies(scene, lying))
    found = candidates(scene, sentence, token, accept)
    # "Tokyo holds the Senkaku Islands. Beijing claims the archipelago": not Japan.
    named = [c for c in found if all(scene.kind(a) is ActorKind.PLACE for a in c.actors)]
    chosen = best(named or found, least=_LEAST)
    span = phrase(sentence, token)
    if chosen is not None:
        why, before = reason(sentence, chosen), chosen.place.mention
        return scene.add(sentence, token, chosen.actors, Form.ROLE, why, before, span)
    only = _only_one(scene, sentence, token, lying)
    if only is None or not barred.isdisjoint(only.actors):
        return None
    why = f"{only.text}, the only {noun(token)} before"
    return scene.add(sentence, token, only.actors, Form.ROLE, why, only, span)


def _only_one(scene: Scene, sentence: Sentence, token: Token, lying: str) -> Mention | None:
    """Give the last mention of the only place before the token that lies so."""
    accept = _lies(scene, lying)
    found = [
        mention
        for place, mention in sorted(scene.found.items())
        if place < (sentence.index, token.index) and accept(mention, sentence, token)
    ]
    return found[-1] if len({mention.actors for mention in found}) == 1 else None


def _lies(scene: Scene, lying: str) -> Accept:
    def accept(mention: Mention, _sentence: Sentence, _token: Token) -> float:
        if len(mention.actors) != 1 or mention.form is Form.DEMONYM or scene.is_person(mention):
            return 0.0
        actor = scene.register.by_code.get(mention.actors[0])
        return 1.0 if actor is not None and _is_so(actor, lying) else 0.0

    return accept


def _is_so(actor: Actor, lying: str) -> bool:
    """Whether an actor is an island state, or a land that is no state of its own."""
    if actor.kind is ActorKind.STATE:
        table = lexicon("roles")
        if actor.neighbours or actor.code in table["no_islands"]:
            return lying == "island" and actor.code in table["one_island"]
        return lying == ("island" if actor.code in table["one_island"] else "islands")
    if actor.kind is not ActorKind.PLACE or "Sea" in actor.label:
        return False
    if lying == "breakaway":
        return bool(actor.claimed_by)
    if lying in _ISLANDS:
        return actor.label.endswith(_ISLANDS[lying])
    return bool(actor.demonyms or actor.seats or actor.claimed_by)
