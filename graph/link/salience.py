"""How strongly earlier words offer themselves as the antecedent of a pronoun.

Each mention weighs by its place (see `prominence`), faded by the sentences between; of each
sentence an actor's strongest place counts. Nouns that mean no actor compete as rivals: where
one of them wins, the pronoun stays unlinked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.link.barred import barred_tokens
from graph.link.prominence import Place, bonus, outer, weight
from graph.link.roles import noun
from graph.link.scene import Scene, together, understood_subject
from graph.model.sentence import Mention, Sentence, Token

WINDOW = 3
FADING = (1.0, 0.55, 0.3, 0.15)
MARGIN = 1.15
LEAST = 28.0
JOINED = 1.18  # "they" are rather two named together than one phrase in the plural
AHEAD = 0.6  # pointing ahead without a possessive: "When he landed, Putin"
ROLE_NAMES = {
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "obj": "object",
    "iobj": "object",
    "nmod:poss": "possessor",
}
PLACES = ("this sentence", "the sentence before", "two sentences before", "three sentences before")
_NOUNS = frozenset({"NOUN", "PROPN"})  # no other word is ever a rival

Accept = Callable[[Mention, Sentence, Token], float]
Rival = Callable[[Sentence, Token], bool]


@dataclass(frozen=True)
class Candidate:
    """Actors that could be meant, with their weight and their latest place; none for a rival."""

    actors: tuple[str, ...]
    weight: float
    place: Place


def no_rival(_sentence: Sentence, _token: Token) -> bool:
    """Let no noun compete."""
    return False


def candidates(
    scene: Scene,
    sentence: Sentence,
    token: Token,
    accept: Accept,
    rival: Rival = no_rival,
    *,
    joined: bool = False,
    rolled: bool = False,
) -> list[Candidate]:
    """Give what the token could point back to, the strongest first.

    With `joined`, actors named together ("Moscow and Pyongyang") also count as one; with
    `rolled`, a person adds to the weight of the state.
    """
    barred = barred_tokens(sentence, token)
    fellows = {
        code
        for at in barred
        if (m := scene.found.get((sentence.index, at)))
        for code in (m.actors if token.dep == "nmod:poss" else (*m.actors, *scene.states(m.actors)))
    }
    own = understood_subject(sentence, token)
    weights: dict[tuple[str, ...], dict[int, float]] = {}
    places: dict[tuple[str, ...], Place] = {}
    for place in _places(scene, sentence, token, rival, joined=joined):
        share = _share(place, accept)
        local = place.sentence is sentence
        if not share or (local and place.token.index in barred) or _is_fellow(place, fellows):
            continue
        key = _key(scene, place, rolled=rolled)
        share *= FADING[sentence.index - place.sentence.index]
        if local and place.token.index > token.index and token.dep != "nmod:poss":
            share *= AHEAD
        if joined and place.mention is not None and len(place.mention.actors) > 1:
            share *= JOINED
        strength = share * (weight(place) + bonus(sentence, token, place, own))
        by_sentence = weights.setdefault(key, {})
        at = place.sentence.index
        if at not in by_sentence or strength >= by_sentence[at]:
            by_sentence[at] = strength
            places[key] = place
    totals = {key: sum(by_sentence.values()) for key, by_sentence in weights.items()}
    ranked = sorted(totals, key=lambda key: (-totals[key], key))
    return [
        Candidate(key if places[key].mention else (), totals[key], places[key]) for key in ranked
    ]


def best(found: list[Candidate], *, least: float = LEAST) -> Candidate | None:
    """Give the strongest candidate, None if it is weak, a rival noun or another comes close."""
    if not found or not found[0].actors or found[0].weight < least:
        return None
    if len(found) > 1 and found[0].weight < MARGIN * found[1].weight:
        return None
    return found[0]


def reason(sentence: Sentence, chosen: Candidate) -> str:
    """Say in words where the antecedent stands."""
    place = chosen.place
    words = place.mention.text if place.mention is not None else place.token.text
    role = ROLE_NAMES.get(outer(place.sentence, place.token).dep, "named")
    link = "of" if role != "named" else "in"
    where = PLACES[sentence.index - place.sentence.index]
    return f"{words}, {role} {link} {where}"


def _is_fellow(place: Place, fellows: set[str]) -> bool:
    """Whether a place elsewhere means one of those who may not be meant: "Xi ... Xi met him"."""
    return place.mention is not None and not fellows.isdisjoint(place.mention.actors)


def _places(
    scene: Scene, sentence: Sentence, token: Token, rival: Rival, *, joined: bool
) -> Iterator[Place]:
    """Yield the places of mentions and of rival nouns from which the token may take its sense."""
    found = scene.found
    for there in scene.sentences[max(0, sentence.index - WINDOW) : sentence.index + 1]:
        at, end = there.index, token.index if there is sentence else len(there.tokens)
        for word in there.tokens[:end]:
            mention = found.get((at, word.index))
            if mention is None and word.upos not in _NOUNS:
                continue
            if mention is not None or rival(there, word):
                yield Place(there, word, mention)
            if joined and mention is not None:
                several = together(scene, there, word, end)
                if several is not None and several is not mention:
                    yield Place(there, word, several)
    later = _matrix_subject_after(sentence, token)
    if later is not None:
        mention = scene.at(sentence, later)
        if mention is not None or rival(sentence, later):
            yield Place(sentence, later, mention)


def _matrix_subject_after(sentence: Sentence, token: Token) -> Token | None:
    """Give the main subject that a fronted phrase points ahead to ("Since its founding, Nato")."""
    subjects = sentence.children(sentence.root, "nsubj", "nsubj:pass")
    if not subjects or subjects[0].index <= token.index:
        return None
    below = [token, *sentence.ancestors(token)]
    top = below[-2] if len(below) > 1 else token
    fronted = top.dep in {"advcl", "obl", "nmod", "advmod"} and top.index < subjects[0].index
    return subjects[0] if fronted else None


def _share(place: Place, accept: Accept) -> float:
    if place.mention is None:
        return 1.0
    return accept(place.mention, place.sentence, place.token)


def _actors(scene: Scene, place: Place, *, rolled: bool) -> tuple[str, ...]:
    if place.mention is None:
        return ()
    return scene.states(place.mention.actors) if rolled else place.mention.actors


def _key(scene: Scene, place: Place, *, rolled: bool) -> tuple[str, ...]:
    if place.mention is not None:
        return tuple(sorted(_actors(scene, place, rolled=rolled)))
    return ("", noun(place.token), str(place.sentence.index))
