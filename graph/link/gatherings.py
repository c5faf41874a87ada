"""The actors named before a phrase that gathers several: "both sides", "the two leaders"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from graph.link.outsiders import own_subject
from graph.link.salience import PLACES, WINDOW, candidates
from graph.link.scene import Scene, together
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

_OFTEN, _FAR_MORE = 3, 2.0  # mentions, and how many times those of the next one
_MORE = 1.5  # times the next pair's product of mentions
_DOING, _DONE = ("nsubj", "nsubj:pass"), ("obj", "iobj", "obl:agent")
MARGIN = 1.3  # by how much the last of a pair must outweigh the actor left out
Actors = tuple[str, ...]
Found = tuple[Actors, str, Mention]
_NO_PARTY = frozenset({ActorKind.PLACE, ActorKind.PROGRAMME})


def last_set(
    scene: Scene, sentence: Sentence, token: Token, kind: str, count: int | None
) -> Found | None:
    """Give the latest actors joined by "and" or meant together that are as many as asked for."""
    barred = own_subject(scene, sentence, token)
    for there, first, actors in _sets(scene, sentence, token):
        fitting = _fitting(scene, actors, kind)
        if barred & set(scene.states(fitting)):
            continue
        if len(fitting) == (count or len(fitting)) and len(fitting) > 1:
            where = PLACES[sentence.index - there.index]
            return fitting, f"{', '.join(fitting)}, named together in {where}", first
    return None


def last_as_many(
    scene: Scene, sentence: Sentence, token: Token, kind: str, count: int
) -> Found | None:
    """Give those last spoken of as so many, however far before: "the three men" told at first."""
    barred = own_subject(scene, sentence, token)
    before = [m for at, m in sorted(scene.found.items()) if at < (sentence.index, token.index)]
    for mention in reversed(before):
        actors = _fitting(scene, mention.actors, kind)
        if mention.form is Form.PLURAL and len(actors) == count:
            free = barred.isdisjoint(scene.states(actors))
            return (actors, f"{mention.text} before", mention) if free else None
    return None


def all_here(scene: Scene, sentence: Sentence, token: Token, kind: str, count: int) -> Found | None:
    """Give the actors before the token in its own sentence if they are as many as asked for."""
    barred = own_subject(scene, sentence, token)
    return _all_of(scene, sentence, sentence.tokens[: token.index], kind, count, barred)


def all_before(
    scene: Scene, sentence: Sentence, token: Token, kind: str, count: int
) -> Found | None:
    """Give the actors of the sentence before if they are as many as asked for."""
    if not sentence.index:
        return None
    before = scene.sentences[sentence.index - 1]
    barred = own_subject(scene, sentence, token)
    return _all_of(scene, before, before.tokens, kind, count, barred)


def partners_before(scene: Scene, sentence: Sentence, token: Token, kind: str) -> Found | None:
    """Give the only two of the sentence before if one did something to the other."""
    pair = all_before(scene, sentence, token, kind, 2) if kind == "state" else None
    if pair is None:
        return None
    before = scene.sentences[sentence.index - 1]
    verbs = (t for t in before.tokens if t.upos == "VERB")
    ends = ((_ends(scene, before, v, _DOING), _ends(scene, before, v, _DONE)) for v in verbs)
    wanted = set(pair[0])
    return pair if any(len(a & wanted) == len(b & wanted) == 1 for a, b in ends) else None


def _ends(scene: Scene, sentence: Sentence, verb: Token, roles: tuple[str, ...]) -> set[str]:
    mentions = (together(scene, sentence, t) for t in sentence.children(verb, *roles))
    return {code for m in mentions if m is not None for code in scene.states(m.actors)}


def strongest(
    scene: Scene, sentence: Sentence, token: Token, kind: str, count: int
) -> Found | None:
    """Give the most prominent actors before the token, unless one left out comes close."""

    barred = own_subject(scene, sentence, token)

    def accept(mention: Mention, _sentence: Sentence, _token: Token) -> float:
        if barred & set(scene.states(mention.actors)):
            return 0.0
        return 1.0 if len(_fitting(scene, mention.actors, kind)) == 1 else 0.0

    weights: dict[str, float] = {}
    mentions: dict[str, Mention] = {}
    for candidate in candidates(scene, sentence, token, accept):
        (code,) = _fitting(scene, candidate.actors, kind)
        weights[code] = weights.get(code, 0.0) + candidate.weight
        if candidate.place.mention is not None:
            mentions.setdefault(code, candidate.place.mention)
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    if len(ranked) < count:
        return None
    if len(ranked) > count and weights[ranked[count - 1]] < MARGIN * weights[ranked[count]]:
        return None
    chosen = tuple(ranked[:count])
    first = min((mentions[code] for code in chosen), key=lambda m: m.start)
    return chosen, f"{', '.join(chosen)}, the most prominent before", first


def protagonists(
    scene: Scene, sentence: Sentence, token: Token, ahead: float = _FAR_MORE
) -> Found | None:
    """Give the two states of which the text so far speaks far more than of any other."""
    named = _named_before(scene, sentence, token)
    ranked = Counter(code for code, _ in named).most_common(3)
    if len(ranked) < 2 or ranked[1][1] < _OFTEN:
        return None
    if len(ranked) > 2 and ranked[1][1] < ahead * ranked[2][1]:
        return None
    pair = tuple(code for code, _ in ranked[:2])
    first = next(m for code, m in reversed(named) if code in pair)
    return pair, f"{', '.join(pair)}, of whom the text speaks most", first


def bordering(scene: Scene, sentence: Sentence, token: Token) -> Found | None:
    """Give the two neighbours of whom the text so far speaks far more than of any other two."""
    named = _named_before(scene, sentence, token)
    times = Counter(code for code, _ in named)
    pairs = sorted(
        (-times[a] * times[b], a, b)
        for a, b in combinations(sorted(times), 2)
        if b in scene.register[a].neighbours
    )
    if not pairs or (len(pairs) > 1 and pairs[0][0] > _MORE * pairs[1][0]):
        return None
    pair = pairs[0][1:]
    first = next(m for code, m in reversed(named) if code in pair)
    return pair, f"{', '.join(pair)}, neighbours of whom the text speaks most", first


def _named_before(scene: Scene, sentence: Sentence, token: Token) -> list[tuple[str, Mention]]:
    """Give the states before a token that do nothing to those gathered, with their mentions."""
    barred = own_subject(scene, sentence, token)
    return [
        (code, mention)
        for place, mention in sorted(scene.found.items())
        if place < (sentence.index, token.index)
        for code in scene.states(mention.actors)
        if code not in barred and scene.kind(code) is ActorKind.STATE
    ]


def last_two(scene: Scene, sentence: Sentence, token: Token) -> Found | None:
    """Give the only two actors named in this sentence and the one before."""
    near = [
        m
        for (at, index), m in sorted(scene.found.items())
        if sentence.index - 1 <= at <= sentence.index
        and (at < sentence.index or index < token.index)
        and len(m.actors) == 1
        and m.form is not Form.DEMONYM
    ]
    order = list(dict.fromkeys(m.actors[0] for m in near))
    if len(order) != 2:
        return None
    return tuple(order), f"of {', '.join(order)}, the only two before", near[0]


def _fitting(scene: Scene, actors: Actors, kind: str) -> Actors:
    """Give the actors as the phrase means them: persons, states, or whatever they act for."""
    if kind == "person":
        return tuple(a for a in actors if scene.kind(a) is ActorKind.PERSON)
    rolled = scene.states(actors)
    if kind == "any":
        return tuple(a for a in rolled if scene.kind(a) not in _NO_PARTY)
    return tuple(a for a in rolled if scene.kind(a) is ActorKind.STATE)


def _sets(
    scene: Scene, sentence: Sentence, token: Token
) -> Iterator[tuple[Sentence, Mention, Actors]]:
    """Yield what was named together before the token, the latest first."""
    for at in range(sentence.index, max(-1, sentence.index - WINDOW - 1), -1):
        there = scene.sentences[at]
        end = token.index if there is sentence else len(there.tokens)
        for word in reversed(there.tokens[:end]):
            several = together(scene, there, word, end)
            if several is None:
                continue
            actors = several.actors
            if len(actors) == 1 and (partner := _partner(scene, there, word, end)) is not None:
                actors = tuple(dict.fromkeys((*actors, *partner.actors)))
            if len(actors) > 1:
                yield there, several, actors


def _partner(scene: Scene, there: Sentence, word: Token, end: int) -> Mention | None:
    """Give the mention right after an "and", whatever the tree makes of the two."""
    after = there.tokens[word.index + 1 : min(word.index + 3, end)]
    is_pair = len(after) == 2 and after[0].dep == "cc"
    return scene.at(there, after[1]) if is_pair else None


def _all_of(
    scene: Scene,
    sentence: Sentence,
    words: tuple[Token, ...],
    kind: str,
    count: int,
    barred: frozenset[str],
) -> Found | None:
    mentions = [m for t in words if (m := scene.at(sentence, t)) is not None]
    found = dict.fromkeys(a for m in mentions for a in _fitting(scene, m.actors, kind))
    kept = tuple(code for code in found if not set(scene.states((code,))) & barred)
    if len(kept) != count:
        return None
    where = PLACES[0] if words is not sentence.tokens else PLACES[1]
    return kept, f"{', '.join(kept)}, named in {where}", mentions[0]
