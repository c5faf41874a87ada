"""Who stands behind "the offer", "the attack", "the move": the one who made it just before.

A noun for what somebody said or did, with a pointing word and without its owner, carries a
mention of the agent of the nearest verb before it that tells the same: who rejects "the offer"
rejects whoever offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.curated.lexicon import lexicon
from graph.grammar import clauses
from graph.link.salience import PLACES
from graph.link.scene import Scene, case_word
from graph.link.shared import kinds, share
from graph.model.sentence import Form, Mention, Sentence, Token

_REACH, _FARTHEST = 3, 5  # sentences back, those with a verb of the noun's stem
_RECALLED = 8  # sentences back to the same noun with its owner
_DEEDS = frozenset({"it", "that", "them", "this"})
_STEM = 4  # letters
_BIDDEN = frozenset(("acl", "advcl", "xcomp"))
_OWNERS = ("nmod:poss", "acl", "acl:relcl", "ccomp")
_OWNING = frozenset(("by", "from", "of"))
_VERBAL = frozenset(("VERB", "AUX"))


def add_authors(scene: Scene) -> None:
    """Add to the scene the authors of what is only pointed back to, and who share it."""
    for sentence in scene.sentences:
        for token in sentence.tokens:
            if token.upos == "NOUN":
                _deed(scene, sentence, token)
            elif _is_deed(sentence, token) and scene.at(sentence, token) is None:
                _add(scene, sentence, token, _ANY)


def _deed(scene: Scene, sentence: Sentence, noun: Token) -> None:
    word = noun.text.lower()
    told, kind = _told().get(word), kinds().get(word)
    if (told is None and kind is None) or noun.dep == "root" or scene.at(sentence, noun):
        return
    if not _points_back(scene, sentence, noun):
        return
    if told is not None:
        _add(scene, sentence, noun, told)
    elif kind is not None:
        share(scene, sentence, noun, kind, _own_agents(scene, sentence, noun))


@dataclass(frozen=True)
class _Telling:
    """The verbs that tell what a noun means: by their agents, or by who is host to whom."""

    verbs: frozenset[str]
    hosting: frozenset[str] = frozenset()


_ANY = _Telling(frozenset())


@cache
def _told() -> dict[str, _Telling]:
    """Map each noun to the verbs that tell what it means; to none where any verb may."""
    return {
        noun: _Telling(frozenset(group["verbs"]), frozenset(group.get("hosting", ())))
        for group in lexicon("roles")["authored"].values()
        for noun in group["nouns"]
    }


def _is_deed(sentence: Sentence, token: Token) -> bool:
    """Whether a pronoun is what somebody did: "Oslo condemned *it*"."""
    verb = sentence.head(token) if token.upos == "PRON" and token.dep == "obj" else None
    judged = verb is not None and verb.lemma.lower() in lexicon("roles")["judging"]
    return judged and token.text.lower() in _DEEDS


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


def _add(scene: Scene, sentence: Sentence, word: Token, told: _Telling) -> None:
    barred = _own_agents(scene, sentence, word)
    for there, verb in _verbs_before(scene, sentence, word, told):
        authors = _authors(scene, there, verb, hosting=verb.lemma.lower() in told.hosting)
        authors = [m for m in authors if barred.isdisjoint(scene.states(m.actors))]
        if authors:
            first = authors[0]
            actors = [code for author in authors for code in author.actors]
            why = f"{word.text} of {first.text}, {verb.text!r} in {_where(sentence, there)}"
            span = word.start, word.end
            scene.add(sentence, word, actors, Form.ROLE, why, first, span)
            return
        if not told.verbs:
            return
    _add_owner(scene, sentence, word, barred)


def _add_owner(scene: Scene, sentence: Sentence, word: Token, barred: set[str]) -> None:
    """Note whose it was when it was named before: "*Peru's* raid ... the raid"."""
    for at in range(sentence.index, max(-1, sentence.index - _RECALLED - 1), -1):
        there = scene.sentences[at]
        end = word.index if there is sentence else len(there.tokens)
        for token in reversed(there.tokens[:end]):
            if token.upos != "NOUN" or token.lemma.lower() != word.lemma.lower():
                continue
            owner = _owner(scene, there, token)
            if owner is not None and barred.isdisjoint(scene.states(owner.actors)):
                why = f"{token.text} of {owner.text} in {_where(sentence, there)}"
                span = word.start, word.end
                scene.add(sentence, word, owner.actors, Form.ROLE, why, owner, span)
                return


def _owner(scene: Scene, sentence: Sentence, deed: Token) -> Mention | None:
    beside = [*sentence.children(deed, "nmod:poss", "amod")]
    beside += [t for t in sentence.children(deed, "nmod") if case_word(sentence, t) == "by"]
    return next((m for t in beside if (m := scene.at(sentence, t)) is not None), None)


def _authors(scene: Scene, sentence: Sentence, verb: Token, *, hosting: bool) -> list[Mention]:
    """Give who does what a verb says, through "sent jets to bomb" too."""
    while True:
        agents = clauses.patient(sentence, verb) if hosting else clauses.agent(sentence, verb)
        found = [m for t in agents if (m := scene.at(sentence, t)) is not None]
        found = found or [m for t in agents if (m := _seated(scene, sentence, t)) is not None]
        head = sentence.head(verb)
        if found or hosting or head is None or verb.dep not in _BIDDEN or head.upos != "VERB":
            return found
        verb = head


def _seated(scene: Scene, sentence: Sentence, agent: Token) -> Mention | None:
    """Give whom "the soldiers in *Bamako*" act for."""
    seats = (t for t in sentence.children(agent, "nmod") if case_word(sentence, t) == "in")
    return next((m for t in seats if (m := scene.at(sentence, t)) is not None), None)


def _own_agents(scene: Scene, sentence: Sentence, word: Token) -> set[str]:
    """Give who acts in the word's own clause: nobody rejects his own offer."""
    verb = next((t for t in sentence.ancestors(word) if _rules(sentence, t)), None)
    if verb is None or verb.upos not in _VERBAL:
        return set()
    agents = (t for t in clauses.agent(sentence, verb) if t is not word)
    found: Iterator[Mention | None] = (scene.at(sentence, t) for t in agents)
    return {code for mention in found if mention for code in scene.states(mention.actors)}


def _rules(sentence: Sentence, token: Token) -> bool:
    """Whether a token is the predicate of a clause: "that the launch was an *answer*"."""
    return token.upos in _VERBAL or bool(sentence.children(token, "cop"))


def _verbs_before(
    scene: Scene, sentence: Sentence, word: Token, told: _Telling
) -> Iterator[tuple[Sentence, Token]]:
    """Yield the verbs that may have told it, of one stem with it first, then the nearest.

    Of any verb the main one alone.
    """
    if not told.verbs:
        if sentence.index:
            before = scene.sentences[sentence.index - 1]
            deed = _main_deed(before)
            if deed.lemma.lower() not in lexicon("roles")["idle"]:
                yield before, deed
        return
    verbs = told.verbs | told.hosting
    found = list(_tellers(scene, sentence, word, verbs))
    akin = [one for one in found if one[1].lemma.lower()[:_STEM] == word.text.lower()[:_STEM]]
    yield from akin
    near = sentence.index - _REACH
    yield from (one for one in found if one not in akin and one[0].index >= near)


def _tellers(
    scene: Scene, sentence: Sentence, word: Token, verbs: frozenset[str]
) -> Iterator[tuple[Sentence, Token]]:
    for at in range(sentence.index, max(-1, sentence.index - _FARTHEST - 1), -1):
        there = scene.sentences[at]
        end = word.index if there is sentence else len(there.tokens)
        for token in reversed(there.tokens[:end]):
            if token.upos == "VERB" and token.lemma.lower() in verbs and not _downs(there, token):
                yield there, token


def _downs(sentence: Sentence, verb: Token) -> bool:
    """Whether it only stops what others fired: who "shot *down*" a missile attacked nobody."""
    return any(t.text.lower() == "down" for t in sentence.children(verb, "compound:prt"))


def _main_deed(sentence: Sentence) -> Token:
    """Give the verb of the main clause, of what somebody said that of what was said."""
    verb = sentence.root
    if verb.lemma.lower() in lexicon("roles")["speech_verbs"]:
        return next(iter(sentence.children(verb, "ccomp")), verb)
    return verb


def _where(sentence: Sentence, there: Sentence) -> str:
    back = sentence.index - there.index
    return PLACES[back] if back < len(PLACES) else f"{back} sentences before"
