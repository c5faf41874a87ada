"""Phrases for several actors at once: "the two leaders", "both sides", "the latter"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from graph.curated.lexicon import lexicon
from graph.link.gatherings import (
    Found,
    all_before,
    all_here,
    bordering,
    last_as_many,
    last_set,
    last_two,
    partners_before,
    protagonists,
    strongest,
)
from graph.link.neighbours import WORDS, are_neighbours
from graph.link.pointing import is_charge
from graph.link.scene import Scene, case_word, is_plural, phrase, understood_subject
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

_HALVES = frozenset({"KOR", "PRK"})
_TWO = frozenset({"two", "three"})  # "the two agreed"
_ALONE = frozenset({"both", "each"})  # "both" in "pressed both", "each" in "each accuses ..."
_TIMING = frozenset({"after", "before", "during", "since", "until"})
_COUNTED = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "nmod", "obl"})
_REGIONS = frozenset({ActorKind.PLACE, ActorKind.BLOC})
_STANDING = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss"})
_AHEAD = 1.6  # times as often as the third may suffice where nothing nearer tells
_KINDS = {"person": ("person", "state"), "pair": ("person", "any")}  # in the order of trial


def plural_mention(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Note a phrase that gathers actors named before it, one of two, or a half of Korea."""
    if _telling().isdisjoint((token.text, token.text.lower(), token.lemma.lower())):
        return None
    return (
        _one_of_two(scene, sentence, token)
        or _direction(scene, sentence, token)
        or _gathered(scene, sentence, token)
    )


@cache
def _telling() -> frozenset[str]:
    """Give the words without which no phrase means several actors, or one of two."""
    table = lexicon("roles")
    two = (*table["first_of_two"], *table["second_of_two"], *table["directions"])
    return frozenset((*two, *_gathering(), *table["pairs"], *_ALONE, *_TWO, "other"))


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
        chosen = next(_choices(scene, sentence, token, kind, count), None)
        if chosen is not None:
            actors, why, antecedent = chosen
            if kind == "person":
                scene.persons.add((sentence.index, token.index))
            span = phrase(sentence, token)
            return scene.add(sentence, token, actors, Form.PLURAL, why, antecedent, span)
    return None


def _choices(
    scene: Scene, sentence: Sentence, token: Token, kind: str, count: int | None
) -> Iterator[Found]:
    """Yield who may be gathered, the likeliest first."""
    near = token.lemma.lower() in WORDS
    for found in _found(scene, sentence, token, kind, count):
        if found is not None and (not near or are_neighbours(scene, found[0])):
            yield found


def _found(
    scene: Scene, sentence: Sentence, token: Token, kind: str, count: int | None
) -> Iterator[Found | None]:
    yield _called(scene, sentence, token, count)
    sets = last_set(scene, sentence, token, kind, count)
    if count is None or (sets is not None and sets[2].sentence == sentence.index):
        yield sets
    near = token.lemma.lower() in WORDS
    if count == 2 or (count is None and token.lemma.lower() in lexicon("roles")["opposed"]):
        yield partners_before(scene, sentence, token, kind) if count == 2 else None
        yield protagonists(scene, sentence, token)
        yield bordering(scene, sentence, token) if near else None
    if count is None:
        return
    yield all_here(scene, sentence, token, kind, count)
    yield sets if sets and sets[2].sentence == sentence.index - 1 else None
    yield all_before(scene, sentence, token, kind, count)
    yield sets
    if count > 2:
        yield last_as_many(scene, sentence, token, kind, count)
    if count == 2 and kind == "state":
        yield protagonists(scene, sentence, token, _AHEAD)
    yield strongest(scene, sentence, token, kind, count)


def _called(scene: Scene, sentence: Sentence, token: Token, count: int | None) -> Found | None:
    """Give the members of the body that the noun stands for, if two were named before."""
    body = scene.register.by_code.get(lexicon("roles")["called"].get(token.lemma.lower(), ""))
    members = body.members_on(scene.day) if body is not None else ()
    before = [
        m
        for place, m in sorted(scene.found.items())
        if place < (sentence.index, token.index) and not set(m.actors).isdisjoint(members)
    ]
    if count not in {None, len(members)} or len({c for m in before for c in m.actors}) < 2:
        return None
    return members, f"members of {body.label if body else ''}", before[-1]


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
    if lemma in _TWO and _stands_alone(sentence, token):
        return table["counts"][lemma], "pair"
    gathers = _gathering().get(lemma)
    if gathers is None and lemma not in table["pairs"]:
        return None
    before = {
        t.text.lower()
        for t in sentence.tokens[: token.index]
        if t.head == token.index and t.dep not in {"case", "cc"}
    }
    known = {*table["pointing"], *table["whole"], "both"}
    pointing = before & known or sentence.children(token, "nmod:poss")
    if lemma in table["pairs"] and pointing and not sentence.children(token, "nmod"):
        return table["pairs"][lemma], "pair"
    if gathers is not None and before & {*table["either"]}:
        return (2, gathers)
    counts = [table["counts"][word] for word in before if word in table["counts"]]
    untagged = lemma.endswith("s") and lemma[:-1] in _gathering()  # "juntas" taken for a singular
    several = is_plural(token) or untagged or (counts and "Number=Sing" not in token.morph)
    if gathers is None or not pointing or not several:
        return None
    if counts:
        return counts[0], gathers
    plain = {*table["pointing"], *table["whole"], *table["described"]["regions"]}
    bare = lemma in table["plural_bare"] and before <= plain
    return (None, gathers) if bare and not _is_narrowed(sentence, token) else None


def _stands_alone(sentence: Sentence, token: Token) -> bool:
    """Whether a number stands for those it counts: "*the two* agreed"."""
    before = sentence.tokens[token.index - 1] if token.index else token
    after = sentence.tokens[token.index + 1 : token.index + 2]
    named = before.text.lower() == "the" and token.dep in _COUNTED
    followed = any(t.upos in {"NOUN", "PROPN", "ADJ", "NUM"} for t in after)
    below = sentence.children(token, "nmod", "acl:relcl")
    below = tuple(t for t in below if not is_charge(sentence, token, t))
    return named and not followed and not below


def _is_narrowed(sentence: Sentence, token: Token) -> bool:
    timed = (case_word(sentence, c) in _TIMING for c in sentence.children(token, "nmod"))
    beside = sentence.children(token, "nmod:poss", "amod", "compound", "acl:relcl", "acl")
    regions = lexicon("roles")["described"]["regions"]
    told = [t for t in beside if t.text.lower() not in regions]
    return bool(told) or not all(timed)


def _has_actor_beside(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Whether a modifier says whose they are: "the two Iranian ministers"."""
    beside = sentence.children(token, "amod", "compound", "nmod:poss", "nmod")
    mentions = [scene.at(sentence, t) for t in beside]
    named = [m for m in mentions if m is not None and len(m.actors) == 1]
    return any(scene.kind(m.actors[0]) not in _REGIONS for m in named)


def _one_of_two(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    table = lexicon("roles")
    word = token.text.lower()
    place = 0 if word in table["first_of_two"] else 1 if word in table["second_of_two"] else None
    if place is None or token.dep in {"amod", "compound", "advmod"}:
        return None
    pair = last_set(scene, sentence, token, "any", 2) or last_two(scene, sentence, token)
    if pair is None:
        return None
    actors, why, antecedent = pair
    span = phrase(sentence, token)
    return scene.add(sentence, token, (actors[place],), Form.ROLE, why, antecedent, span)


def _direction(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    code = lexicon("roles")["directions"].get(token.text)
    if code is None or not any(c.text.lower() == "the" for c in sentence.children(token, "det")):
        return None
    if sentence.children(token, "nmod", "compound", "amod") or token.dep in {"compound", "amod"}:
        return None
    halves = _HALVES if code in _HALVES else {code}
    earlier = [
        m
        for (at, _), m in scene.found.items()
        if at <= sentence.index and not halves.isdisjoint(scene.states(m.actors))
    ]
    if not earlier:
        return None
    span = phrase(sentence, token)
    first = min(earlier, key=lambda m: m.start)
    why = f"{first.text} is named"
    return scene.add(sentence, token, (code,), Form.ROLE, why, first, span)
