"""Phrases for several actors at once: "the two leaders", "both sides", "the latter"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from graph.curated.lexicon import lexicon
from graph.link.salience import PLACES, WINDOW, candidates, understood_subject
from graph.link.scene import Scene, case_word, is_plural, phrase, together
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

MARGIN = 1.3  # by how much the last of a pair must outweigh the actor left out
Actors = tuple[str, ...]
_NO_PARTY = frozenset({ActorKind.PLACE, ActorKind.PROGRAMME})
_ALONE = frozenset({"both", "each"})  # "both" in "pressed both", "each" in "each accuses ..."
_STANDING = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss"})
_KINDS = {"person": ("person", "state"), "pair": ("person", "any")}  # in the order of trial


def plural_mention(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Note a phrase that gathers actors named before it, one of two, or a half of Korea."""
    return (
        _one_of_two(scene, sentence, token)
        or _direction(scene, sentence, token)
        or _gathered(scene, sentence, token)
    )


def _gathered(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    found = _count_and_gather(sentence, token)
    if found is None and (pair := _other_of_pair(scene, sentence, token)) is not None:
        span = phrase(sentence, token)
        why = f"{pair.text} to one another"
        return scene.add(sentence, token, pair.actors, Form.PLURAL, why, pair, span)
    if found is None or _has_actor_beside(scene, sentence, token):
        return None
    count, gathers = found
    for kind in _KINDS.get(gathers, (gathers,)):
        sets = _last_set(scene, sentence, token, kind, count)
        if count is None or (sets is not None and sets[2].sentence == sentence.index):
            chosen = sets
        else:
            chosen = (
                _all_here(scene, sentence, token, kind, count)
                or (sets if sets and sets[2].sentence == sentence.index - 1 else None)
                or _all_before(scene, sentence, token, kind, count)
                or sets
                or strongest(scene, sentence, token, kind, count)
            )
        if chosen is not None:
            actors, why, antecedent = chosen
            if kind == "person":
                scene.persons.add((sentence.index, token.index))
            span = phrase(sentence, token)
            return scene.add(sentence, token, actors, Form.PLURAL, why, antecedent, span)
    return None


def _other_of_pair(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Give the pair of "each accuses *the other*"."""
    named = any(c.text.lower() == "the" for c in sentence.children(token, "det"))
    subject = understood_subject(sentence, token) if token.text.lower() == "other" else None
    if subject is None or not named or subject.text.lower() not in {"each", "both"}:
        return None
    mention = scene.at(sentence, subject)
    return mention if mention is not None and len(mention.actors) == 2 else None


@cache
def _gathering() -> dict[str, str]:
    """Map each noun to what it gathers; the first of several groups counts."""
    groups = reversed(lexicon("roles")["plural"].items())
    return {word: group for group, words in groups for word in words}


def _count_and_gather(sentence: Sentence, token: Token) -> tuple[int | None, str] | None:
    """Give how many actors of which sort the phrase gathers; the number None if it says none."""
    table = lexicon("roles")
    lemma = token.lemma.lower()
    if lemma in _ALONE and token.dep in _STANDING:
        return (2, "pair")
    gathers = _gathering().get(lemma)
    if gathers is None and lemma not in table["pairs"]:
        return None
    before = {t.text.lower() for t in sentence.tokens[: token.index] if t.head == token.index}
    pointing = before & {*table["pointing"], "both"} or sentence.children(token, "nmod:poss")
    if lemma in table["pairs"] and pointing and not sentence.children(token, "nmod"):
        return table["pairs"][lemma], "pair"
    counts = [table["counts"][word] for word in before if word in table["counts"]]
    several = is_plural(token) or (counts and "Number=Sing" not in token.morph)
    if gathers is None or not pointing or not several:
        return None
    if counts:
        return counts[0], gathers
    bare = lemma in table["plural_bare"] and before <= set(table["pointing"])
    return (None, gathers) if bare and not _is_narrowed(sentence, token) else None


def _is_narrowed(sentence: Sentence, token: Token) -> bool:
    return bool(
        sentence.children(token, "nmod", "nmod:poss", "amod", "compound", "acl:relcl", "acl")
    )


def _has_actor_beside(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Whether a modifier says whose they are: "the two Iranian ministers"."""
    beside = sentence.children(token, "amod", "compound", "nmod:poss", "nmod")
    mentions = [scene.at(sentence, t) for t in beside]
    return any(m is not None and len(m.actors) == 1 for m in mentions)


def _fitting(scene: Scene, actors: Actors, kind: str) -> Actors:
    """Give the actors as the phrase means them: persons, states, or whatever they act for."""
    if kind == "person":
        return tuple(a for a in actors if scene.kind(a) is ActorKind.PERSON)
    rolled = scene.states(actors)
    if kind == "any":
        return tuple(a for a in rolled if scene.kind(a) not in _NO_PARTY)
    return tuple(a for a in rolled if scene.kind(a) is ActorKind.STATE)


def _last_set(
    scene: Scene, sentence: Sentence, token: Token, kind: str, count: int | None
) -> tuple[Actors, str, Mention] | None:
    """Give the latest actors joined by "and" or meant together that are as many as asked for."""
    barred = _own_subject(scene, sentence, token)
    for there, first, actors in _sets(scene, sentence, token):
        fitting = _fitting(scene, actors, kind)
        if barred & set(scene.states(fitting)):
            continue
        if len(fitting) == (count or len(fitting)) and len(fitting) > 1:
            where = PLACES[sentence.index - there.index]
            return fitting, f"{', '.join(fitting)}, named together in {where}", first
    return None


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


def _all_here(
    scene: Scene, sentence: Sentence, token: Token, kind: str, count: int
) -> tuple[Actors, str, Mention] | None:
    """Give the actors before the token in its own sentence if they are as many as asked for."""
    barred = _own_subject(scene, sentence, token)
    return _all_of(scene, sentence, sentence.tokens[: token.index], kind, count, barred)


def _all_before(
    scene: Scene, sentence: Sentence, token: Token, kind: str, count: int
) -> tuple[Actors, str, Mention] | None:
    """Give the actors of the sentence before if they are as many as asked for."""
    if not sentence.index:
        return None
    before = scene.sentences[sentence.index - 1]
    barred = _own_subject(scene, sentence, token)
    return _all_of(scene, before, before.tokens, kind, count, barred)


def _all_of(
    scene: Scene,
    sentence: Sentence,
    words: tuple[Token, ...],
    kind: str,
    count: int,
    barred: frozenset[str],
) -> tuple[Actors, str, Mention] | None:
    mentions = [m for t in words if (m := scene.at(sentence, t)) is not None]
    found = dict.fromkeys(a for m in mentions for a in _fitting(scene, m.actors, kind))
    kept = tuple(code for code in found if not set(scene.states((code,))) & barred)
    if len(kept) != count:
        return None
    where = PLACES[0] if words is not sentence.tokens else PLACES[1]
    return kept, f"{', '.join(kept)}, named in {where}", mentions[0]


def _own_subject(scene: Scene, sentence: Sentence, token: Token) -> frozenset[str]:
    """Give who does something to those gathered: "Washington urged the two sides" is a third."""
    subject = understood_subject(sentence, token)
    if subject is None or token.dep in {"nsubj", "nsubj:pass", "nmod:poss"}:
        return frozenset()
    mention = together(scene, sentence, subject)
    if mention is None or (len(mention.actors) > 1 and not _undergoes(sentence, token)):
        return frozenset()
    return frozenset(scene.states(mention.actors))


def _undergoes(sentence: Sentence, token: Token) -> bool:
    """Whether something is done to them as others: "A and B called on both sides"."""
    return token.dep == "obj" or (
        token.dep == "obl" and case_word(sentence, token) in {"on", "to", "upon"}
    )


def strongest(
    scene: Scene, sentence: Sentence, token: Token, kind: str, count: int
) -> tuple[Actors, str, Mention] | None:
    """Give the most prominent actors before the token, unless one left out comes close."""

    barred = _own_subject(scene, sentence, token)

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


def _one_of_two(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    table = lexicon("roles")
    word = token.text.lower()
    place = 0 if word in table["first_of_two"] else 1 if word in table["second_of_two"] else None
    if place is None or token.dep in {"amod", "compound", "advmod"}:
        return None
    pair = _last_set(scene, sentence, token, "any", 2) or _last_two(scene, sentence, token)
    if pair is None:
        return None
    actors, why, antecedent = pair
    span = phrase(sentence, token)
    return scene.add(sentence, token, (actors[place],), Form.ROLE, why, antecedent, span)


def _last_two(scene: Scene, sentence: Sentence, token: Token) -> tuple[Actors, str, Mention] | None:
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


def _direction(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    code = lexicon("roles")["directions"].get(token.text)
    if code is None or not any(c.text.lower() == "the" for c in sentence.children(token, "det")):
        return None
    if sentence.children(token, "nmod", "compound", "amod") or token.dep in {"compound", "amod"}:
        return None
    earlier = [
        m
        for (at, index), m in scene.found.items()
        if (at, index) < (sentence.index, token.index) and code in scene.states(m.actors)
    ]
    if not earlier:
        return None
    span = phrase(sentence, token)
    why = f"{code} was named before"
    return scene.add(
        sentence, token, (code,), Form.ROLE, why, min(earlier, key=lambda m: m.start), span
    )
