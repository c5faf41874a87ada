"""Who stands behind "the offer", "the attack", "the move": the one who made it just before.

A noun for what somebody said or did, with a pointing word and without its owner, carries a
mention of the agent of the nearest verb before it that tells the same: who rejects "the offer"
rejects whoever offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from graph.curated.lexicon import lexicon
from graph.grammar import clauses
from graph.link.salience import PLACES
from graph.link.scene import Scene, case_word
from graph.model.sentence import Form, Mention, Sentence, Token

_REACH = 3  # sentences back
_OWNERS = ("nmod:poss", "acl", "acl:relcl", "ccomp")
_OWNING = frozenset(("by", "from", "of"))
_VERBAL = frozenset(("VERB", "AUX"))


def add_authors(scene: Scene) -> None:
    """Add to the scene the authors of what is only pointed back to."""
    for sentence in scene.sentences:
        for token in sentence.tokens:
            told = _told().get(token.text.lower())
            fits = told is not None and token.upos == "NOUN" and token.dep != "root"
            if fits and scene.at(sentence, token) is None and _points_back(scene, sentence, token):
                _add(scene, sentence, token, told or frozenset())


@cache
def _told() -> dict[str, frozenset[str]]:
    """Map each noun to the verbs that tell what it means; to none where any verb may."""
    return {
        noun: frozenset(group["verbs"])
        for group in lexicon("roles")["authored"].values()
        for noun in group["nouns"]
    }


def _points_back(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    pointing = lexicon("roles")["pointing"]
    if not any(c.text.lower() in pointing for c in sentence.children(noun, "det")):
        return False
    if sentence.children(noun, *_OWNERS):
        return False
    if any(case_word(sentence, c) in _OWNING for c in sentence.children(noun, "nmod")):
        return False
    beside = sentence.children(noun, "amod", "compound", "nmod:desc", "nmod")
    return not any(scene.at(sentence, c) for c in beside)


def _add(scene: Scene, sentence: Sentence, noun: Token, told: frozenset[str]) -> None:
    barred = _own_agents(scene, sentence, noun)
    for there, verb in _verbs_before(scene, sentence, noun, told):
        for token in clauses.agent(there, verb):
            author = scene.at(there, token)
            if author is None or set(scene.states(author.actors)) & barred:
                continue
            why = f"{noun.text} of {author.text}, {verb.text!r} in {_where(sentence, there)}"
            span = noun.start, noun.end
            scene.add(sentence, noun, author.actors, Form.ROLE, why, author, span)
            return
        if not told:
            return


def _own_agents(scene: Scene, sentence: Sentence, noun: Token) -> set[str]:
    """Give who acts in the noun's own clause: nobody rejects his own offer."""
    verb = next((t for t in sentence.ancestors(noun) if t.upos in _VERBAL), None)
    if verb is None:
        return set()
    agents = (t for t in clauses.agent(sentence, verb) if t is not noun)
    found: Iterator[Mention | None] = (scene.at(sentence, t) for t in agents)
    return {code for mention in found if mention for code in scene.states(mention.actors)}


def _verbs_before(
    scene: Scene, sentence: Sentence, noun: Token, told: frozenset[str]
) -> Iterator[tuple[Sentence, Token]]:
    """Yield the verbs that may have told it, the nearest first; of any verb the main one alone."""
    if not told:
        if sentence.index:
            before = scene.sentences[sentence.index - 1]
            yield before, before.root
        return
    for at in range(sentence.index, max(-1, sentence.index - _REACH - 1), -1):
        there = scene.sentences[at]
        end = noun.index if there is sentence else len(there.tokens)
        for token in reversed(there.tokens[:end]):
            if token.upos == "VERB" and token.lemma.lower() in told:
                yield there, token


def _where(sentence: Sentence, there: Sentence) -> str:
    return PLACES[sentence.index - there.index]
