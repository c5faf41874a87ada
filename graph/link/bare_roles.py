"""Role nouns with "the" and no actor beside them in, the actor last in that role out.

"The president", "the ministry", "the country": first whoever was called so before, then the
most prominent actor of the right kind.
"""

from __future__ import annotations

from graph.curated.lexicon import lexicon
from graph.link.roles import PERSONAL, has_owner, is_title, noun, sort_of
from graph.link.salience import Accept, best, candidates, reason
from graph.link.scene import Scene, is_plural, phrase
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

_LEAST = 10.0  # a noun narrows the choice more than a pronoun does
_BARE_KINDS = {
    "state": {ActorKind.STATE},
    "organ": {ActorKind.STATE},
    "body": {ActorKind.ORGANISATION, ActorKind.BLOC},
    "group": {ActorKind.GROUP},
    "firm": {ActorKind.FIRM},
}


# "The Iran-backed group" and "the regional bloc" point back as "the group" does.
_DESCRIBED = frozenset({"body", "group"})


def bare_role(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Note "the president", "the ministry", "the country" with no actor beside them."""
    sort = sort_of(sentence, token)
    if sort is None or is_title(sentence, token) or not _points(sentence, token, sort):
        return None
    accept = _same_word(token, scene)
    chosen = best(candidates(scene, sentence, token, accept), least=_LEAST)
    if chosen is None and (sort == "group" or not is_plural(token)):
        accept = _top_holder(scene) if sort == "top" else _of_kinds(scene, _bare_kinds(sort, token))
        chosen = best(
            candidates(scene, sentence, token, accept, rolled=sort != "top"), least=_LEAST
        )
    if chosen is None:
        return None
    if sort in PERSONAL:
        scene.persons.add((sentence.index, token.index))
    actors = chosen.actors if sort in PERSONAL else scene.states(chosen.actors)
    span, antecedent = phrase(sentence, token), chosen.place.mention
    why = reason(sentence, chosen)
    return scene.add(sentence, token, actors, Form.ROLE, why, antecedent, span)


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


def _points(sentence: Sentence, token: Token, sort: str) -> bool:
    pointing = lexicon("roles")["pointing"]
    if not any(c.text.lower() in pointing for c in sentence.children(token, "det")):
        return False
    clauses = sentence.children(token, "acl:relcl", "acl")
    if sentence.children(token, "nmod", "nmod:poss") or not all(
        _is_aside(sentence, clause) for clause in clauses
    ):
        return False
    modifiers = {c.text.lower() for c in sentence.children(token, "compound", "amod")}
    return sort in _DESCRIBED or modifiers <= set(lexicon("roles")["part_of_role"])


def _is_aside(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause on the noun only adds to it: "the army, led by a general, ..."."""
    first = sentence.subtree(clause)[0]
    return sentence.tokens[max(0, first.index - 1)].text == "," or first.text == ","


def _bare_kinds(sort: str, token: Token) -> set[ActorKind]:
    if sort == "organ" and noun(token) not in lexicon("roles")["bare_organs"]:
        return set()
    return _BARE_KINDS.get(sort, set())


def _same_word(token: Token, scene: Scene) -> Accept:
    def accept(mention: Mention, sentence: Sentence, other: Token) -> float:
        if mention.form is Form.ROLE:
            return (
                1.0 if noun(other) == noun(token) and is_plural(other) == is_plural(token) else 0.0
            )
        if mention.form is Form.NAME and _ends_in(mention, token):
            return 1.0
        titles = [t for t in sentence.children(other) if is_title(sentence, t)]
        single = mention.form is Form.NAME and not is_plural(token) and scene.is_person(mention)
        return 1.0 if single and any(noun(t) == noun(token) for t in titles) else 0.0

    return accept


def _ends_in(mention: Mention, token: Token) -> bool:
    """Whether a name is one of the noun's sort by its last word: "Northern Alliance"."""
    *first, last = mention.text.split()
    return bool(first) and last.lower() == noun(token) and not is_plural(token)


def _top_holder(scene: Scene) -> Accept:
    def accept(mention: Mention, _sentence: Sentence, _token: Token) -> float:
        actors = [scene.register.by_code.get(code) for code in mention.actors]
        offices = [o for a in actors if a is not None for o in a.offices if o.held_on(scene.day)]
        return 1.0 if len(actors) == 1 and any(o.top for o in offices) else 0.0

    return accept


def _of_kinds(scene: Scene, kinds: set[ActorKind]) -> Accept:
    def accept(mention: Mention, _sentence: Sentence, _token: Token) -> float:
        codes = scene.states(mention.actors)
        return 1.0 if len(codes) == 1 and scene.kind(codes[0]) in kinds else 0.0

    return accept
