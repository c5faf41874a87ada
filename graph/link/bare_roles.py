"""Role nouns with "the" and no actor beside them in, the actor last in that role out.

"The president", "the ministry", "the country": first whoever was called so before, then the
most prominent actor of the right kind.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from graph.curated.lexicon import lexicon
from graph.link.barred import fellows_of
from graph.link.bearers import is_called, sole_bearer
from graph.link.described import Allowed, fitting, only
from graph.link.pointing import points, precedes_name
from graph.link.roles import PERSONAL, has_owner, is_title, noun, sort_of
from graph.link.salience import Accept, Candidate, best, candidates, reason
from graph.link.scene import Scene, is_plural, phrase
from graph.link.topics import OF_STATES, is_foremost, topic_first
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

_LEAST_ALONE = 4.0  # of the only one that can be meant, as few states are ruled by a junta
_LEAST = 10.0  # a noun narrows the choice more than a pronoun does
_BARE_KINDS = {
    "state": {ActorKind.STATE},
    "organ": {ActorKind.STATE},
    "body": {ActorKind.ORGANISATION, ActorKind.BLOC},
    "group": {ActorKind.GROUP},
    "firm": {ActorKind.FIRM},
}


# Who is called so changes with every paragraph.
_BY_NAME = frozenset({Form.NAME, Form.PRONOUN})
_TITLED = frozenset({Form.NAME, Form.ROLE})
_CHANGING = frozenset({"state", "top", "firm"})


def bare_role(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Note "the president", "the ministry", "the country" with no actor beside them."""
    sort = sort_of(sentence, token)
    if sort is None or is_title(sentence, token) or not points(sentence, token, sort):
        return None
    if precedes_name(sentence, token):
        return None
    chosen = _last_so_called(scene, sentence, token)
    before = _only_so_called(scene, sentence, token, sort) if chosen is None else None
    if before is not None:
        return before
    if chosen is None and (sort == "group" or not is_plural(token)):
        chosen = _of_its_kind(scene, sentence, token, sort) or _crowned(scene, sentence, token)
        chosen = chosen or _serving(scene, sentence, token, sort)
    if chosen is None:
        return None
    if sort in PERSONAL:
        scene.persons.add((sentence.index, token.index))
    actors = chosen.actors if sort in PERSONAL else scene.states(chosen.actors)
    span, antecedent = phrase(sentence, token), chosen.place.mention
    why = reason(sentence, chosen)
    return scene.add(sentence, token, actors, Form.ROLE, why, antecedent, span)


def _last_so_called(scene: Scene, sentence: Sentence, token: Token) -> Candidate | None:
    accept = but(others(scene, sentence, token), scene, _same_word(token, scene))
    return best(candidates(scene, sentence, token, accept), least=_LEAST)


def _of_its_kind(scene: Scene, sentence: Sentence, token: Token, sort: str) -> Candidate | None:
    accept = (
        _top_holder(scene, token) if sort == "top" else _of_kinds(scene, _bare_kinds(sort, token))
    )
    allowed = fitting(sentence, token) if sort == "state" else only(token)
    if allowed is not None:
        accept = _among(scene, accept, allowed)
    barred = others(scene, sentence, token)
    if sort in OF_STATES:
        barred |= speaking(scene, sentence, token)
    accept = but(barred, scene, accept)
    found = candidates(scene, sentence, token, accept, rolled=sort != "top")
    if noun(token) == "junta":
        juntas = set(lexicon("roles")["juntas"])
        ruling = [c for c in found if not juntas.isdisjoint(c.actors)]
        return best(ruling or found, least=_LEAST_ALONE if ruling else _LEAST)
    alone = len(found) == 1 and sort in {"body", "firm"}
    least = _LEAST_ALONE if alone else _LEAST
    return best(topic_first(scene, sentence, token, found, sort), least=least)


def _crowned(scene: Scene, sentence: Sentence, token: Token) -> Candidate | None:
    """Give the one state near that has an emir or a king, where he was not named."""
    codes = lexicon("roles")["crowned"].get(noun(token), ())
    accept = _among(scene, _of_kinds(scene, {ActorKind.STATE}), lambda actor: actor.code in codes)
    found = candidates(scene, sentence, token, accept, rolled=True) if codes else []
    return best(found, least=_LEAST_ALONE)


def _serving(scene: Scene, sentence: Sentence, token: Token, sort: str) -> Candidate | None:
    """Give the state of "the foreign minister": the one of which the text speaks most."""
    if sort != "officer" or noun(token) not in lexicon("roles")["bare_officers"]:
        return None
    accept = but(speaking(scene, sentence, token), scene, _of_kinds(scene, {ActorKind.STATE}))
    chosen = best(candidates(scene, sentence, token, accept, rolled=True))
    return chosen if chosen is not None and is_foremost(scene, sentence, chosen) else None


def _among(scene: Scene, accept: Accept, allowed: Allowed) -> Accept:
    """Accept only states that a description fits."""

    def narrowed(mention: Mention, sentence: Sentence, token: Token) -> float:
        actors = (scene.register.by_code.get(code) for code in scene.states(mention.actors))
        fits = all(actor is not None and allowed(actor) for actor in actors)
        return accept(mention, sentence, token) if fits else 0.0

    return narrowed


def _only_so_called(scene: Scene, sentence: Sentence, token: Token, sort: str) -> Mention | None:
    """Note "the court", however far from where the only court of the text was named."""
    if sort in _CHANGING or noun(token) in lexicon("roles")["changing"]:
        return None
    before = sole_bearer(scene, sentence, token)
    if before is None or not others(scene, sentence, token).isdisjoint(before.actors):
        return None
    if sort in PERSONAL:
        scene.persons.add((sentence.index, token.index))
    why = f"{before.text}, the only {noun(token)} before"
    span = phrase(sentence, token)
    return scene.add(sentence, token, before.actors, Form.ROLE, why, before, span)


def others(scene: Scene, sentence: Sentence, token: Token) -> frozenset[str]:
    """Give what does something to the noun or with it: "the Americans occupied the country".

    A president rules the country, but does not accuse his own.
    """
    at = (scene.at(sentence, sentence.tokens[i]) for i in fellows_of(sentence, token))
    verb = sentence.head(token)
    abroad = verb is not None and verb.lemma.lower() in lexicon("roles")["abroad"]
    found = (m for m in at if m is not None and (abroad or not scene.is_person(m)))
    return frozenset(code for m in found for code in scene.states(m.actors))


def speaking(scene: Scene, sentence: Sentence, token: Token) -> frozenset[str]:
    """Give the states in whose sentence or apposition it stands: "Paris said the government"."""
    heads = [token, *sentence.ancestors(token)]
    around = [t for head in heads for t in sentence.children(head, "nsubj", "nsubj:pass")]
    around += [t for t in heads[1:] if t.upos == "PROPN"]
    found = (m for t in around if t is not token and (m := scene.at(sentence, t)) is not None)
    named = (m for m in found if m.form in _BY_NAME and not scene.is_person(m))
    return frozenset(code for m in named for code in scene.states(m.actors))


def but(barred: Collection[str], scene: Scene, accept: Accept) -> Accept:
    """Accept none of these."""

    def narrowed(mention: Mention, sentence: Sentence, token: Token) -> float:
        if not set(barred).isdisjoint(scene.states(mention.actors)):
            return 0.0
        return accept(mention, sentence, token)

    return narrowed if barred else accept


def titled_stranger(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Note somebody unknown whose title lacks its owner: "Government spokeswoman Anna Bell".

    In a text about Mali she speaks for Mali.
    """
    if token.upos != "PROPN" or token.dep in {"compound", "flat"}:
        return None
    titles = [t for t in sentence.children(token) if is_title(sentence, t)]
    bare = [
        t for t in titles if sort_of(sentence, t) in PERSONAL and not has_owner(scene, sentence, t)
    ]
    if not bare:
        return None
    accept = _of_kinds(scene, _BARE_KINDS["state"])
    chosen = best(candidates(scene, sentence, token, accept, rolled=True), least=_LEAST)
    if chosen is None:
        return None
    scene.persons.add((sentence.index, token.index))
    why = f"{bare[0].text} of {reason(sentence, chosen)}"
    actors, antecedent = scene.states(chosen.actors), chosen.place.mention
    return scene.add(sentence, token, actors, Form.ROLE, why, antecedent, phrase(sentence, token))


def _bare_kinds(sort: str, token: Token) -> set[ActorKind]:
    if sort == "organ" and noun(token) not in lexicon("roles")["bare_organs"]:
        return set()
    return _BARE_KINDS.get(sort, set())


def _same_word(token: Token, scene: Scene) -> Accept:
    def accept(mention: Mention, sentence: Sentence, other: Token) -> float:
        if mention.form is Form.ROLE:
            alike = noun(other) in _alike(noun(token)) and is_plural(other) == is_plural(token)
            alike = alike or (is_plural(token) and noun(other) in _manned(noun(token)))
            if alike or not scene.is_person(mention):
                return 1.0 if alike else 0.0
        if mention.form is Form.NAME and not is_plural(token) and is_called(mention, noun(token)):
            return 1.0
        titles = [
            t for t in sentence.children(other) if is_title(sentence, t) and sort_of(sentence, t)
        ]
        single = mention.form in _TITLED and not is_plural(token) and scene.is_person(mention)
        return 1.0 if single and any(noun(t) in _alike(noun(token)) for t in titles) else 0.0

    return accept


@cache
def _alike(word: str) -> frozenset[str]:
    """Give the nouns for the same sort of actor, among them the noun itself."""
    groups = (group for group in lexicon("roles")["likened"] if word in group)
    return frozenset(next(groups, (word,)))


def _manned(word: str) -> frozenset[str]:
    """Give the bodies that "the generals" belong to."""
    table = lexicon("roles")["manned"]
    return frozenset(table["bodies"]) if word in table["people"] else frozenset()


def _top_holder(scene: Scene, token: Token) -> Accept:
    """Accept those at the top, for "the prime minister" only who holds such an office."""
    titles = lexicon("roles")["entitled"].get(noun(token))

    def accept(mention: Mention, _sentence: Sentence, _token: Token) -> float:
        actors = [scene.register.by_code.get(code) for code in mention.actors]
        offices = [o for a in actors if a is not None for o in a.offices if o.held_on(scene.day)]
        fits = (
            _is_entitled(o.title.lower(), titles) if titles and o.title else o.top for o in offices
        )
        return 1.0 if len(actors) == 1 and any(fits) else 0.0

    return accept


def _is_entitled(title: str, titles: list[str]) -> bool:
    return not title.startswith(("deputy", "vice")) and any(words in title for words in titles)


def _of_kinds(scene: Scene, kinds: set[ActorKind]) -> Accept:
    def accept(mention: Mention, _sentence: Sentence, _token: Token) -> float:
        codes = scene.states(mention.actors)
        return 1.0 if len(codes) == 1 and scene.kind(codes[0]) in kinds else 0.0

    return accept
