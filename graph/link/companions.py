""" "Its ally", "his foe": the one other state near enough that can be meant."""

from __future__ import annotations

from functools import cache

from graph.curated.lexicon import lexicon
from graph.link.bare_roles import others
from graph.link.roles import noun
from graph.link.scene import Scene, is_plural
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

_REACH = 2  # sentences back
_NEAR = 7  # tokens on to the comma before a name
_NAMED = ("appos", "flat", "nmod:desc", "cop")
_MODIFYING = frozenset({"appos", "compound", "flat", "nmod:desc", "root"})
_NAMING = frozenset({Form.NAME, Form.DEMONYM, Form.ROLE})


def companion(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Note an ally or foe that a possessor has and nothing beside it names."""
    table, word = lexicon("roles")["companions"], noun(token)
    friend = word in table["friends"]
    if not (friend or word in {*table["foes"], *table["fellows"]}) or is_plural(token):
        return None
    if _is_named(sentence, token):
        return None
    owners = [scene.at(sentence, t) for t in sentence.children(token, "nmod:poss")]
    states = {code for m in owners if m for code in scene.states(m.actors)}
    if len(states) != 1:
        return None
    (owner,) = states
    near = _near(scene, sentence, token, {owner, *others(scene, sentence, token)})
    sworn = {code for code in near if friend and _are_sworn(scene, owner, code)}
    chosen = sworn or set(near)
    if len(chosen) != 1:
        return None
    (code,) = chosen
    why = f"the only {word} of {owner} named shortly before"
    return scene.add(sentence, token, (code,), Form.ROLE, why, near[code])


def apposed(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """Note who stands between commas after it: "America's ally in the Pacific, *Japan*, fired"."""
    if noun(token) not in _related() or is_plural(token):
        return None
    if token.dep in _MODIFYING or not sentence.children(token, "nmod:poss", "amod"):
        return None
    for near in sentence.tokens[token.index + 1 : token.index + _NEAR]:
        if near.upos in {"VERB", "AUX", "CCONJ", "PUNCT"}:
            return _between_commas(scene, sentence, token, near.index)
    return None


@cache
def _related() -> frozenset[str]:
    table = lexicon("roles")
    return frozenset((*table["kin"], *table["companions"]["friends"]))


def _between_commas(scene: Scene, sentence: Sentence, token: Token, comma: int) -> Mention | None:
    around = sentence.tokens[comma : comma + 3]
    if len(around) < 3 or [around[0].text, around[2].text] != [",", ","]:
        return None
    named = scene.at(sentence, around[1])
    if named is None or named.form is not Form.NAME or len(named.actors) != 1:
        return None
    if scene.kind(named.actors[0]) is not ActorKind.STATE:
        return None
    why = f"in apposition to {named.text}"
    return scene.add(sentence, token, named.actors, Form.ROLE, why, named)


def _is_named(sentence: Sentence, token: Token) -> bool:
    """Whether it is said who it is: "its ally Mali", "Mali, its ally", "Mali is its ally"."""
    if token.dep in _MODIFYING or sentence.children(token, *_NAMED):
        return True
    after = sentence.tokens[token.index + 1 : token.index + 2]
    cases = sentence.children(token, "case", "mark")
    return any(t.upos == "PROPN" for t in after) or any(t.text.lower() == "as" for t in cases)


def _near(scene: Scene, sentence: Sentence, token: Token, barred: set[str]) -> dict[str, Mention]:
    """Give the other states named shortly before, each with its last mention."""
    found: dict[str, Mention] = {}
    for place, mention in sorted(scene.found.items()):
        if not (sentence.index - _REACH, 0) <= place < (sentence.index, token.index):
            continue
        if mention.form in _NAMING:
            for code in scene.states(mention.actors):
                if code not in barred and scene.kind(code) is ActorKind.STATE:
                    found[code] = mention
    return found


def _are_sworn(scene: Scene, one: str, other: str) -> bool:
    """Whether two belong to an alliance that defends its members."""
    codes = lexicon("roles")["companions"]["alliances"]
    bodies = (scene.register.by_code.get(code) for code in codes)
    members = (body.members_on(scene.day) for body in bodies if body is not None)
    return any(one in body and other in body for body in members)
