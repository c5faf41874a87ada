"""What several share ("the deal", "the talks") in, the parties named before out.

"Hanoi bought radars from Delhi. The deal angered Beijing": who is angered by the deal is
angered by both. A noun of the kind points to the nearest words before it that tell of such a
thing and name two parties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.curated.lexicon import lexicon
from graph.grammar import clauses
from graph.link.salience import PLACES
from graph.link.scene import Scene, case_word, phrase, together
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

_REACH = 2  # sentences back
_PARTIES = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.BLOC, ActorKind.GROUP})
_UNDERGOING = frozenset({"obj", "nmod", "nsubj:pass"})
_TOWARDS = frozenset({"about", "against", "at", "by", "of", "on", "over", "to", "with"})
_OWNERS = ("nmod:poss", "amod", "compound")


@dataclass(frozen=True)
class Kind:
    """Words for one kind of thing shared; of verbs under `taking` the object is a party."""

    nouns: frozenset[str]
    verbs: frozenset[str]
    links: frozenset[str]
    taking: frozenset[str]


@cache
def kinds() -> dict[str, Kind]:
    """Map each noun for what several share to its kind."""
    groups = (
        Kind(*(frozenset(g.get(part, ())) for part in ("nouns", "verbs", "links", "taking")))
        for g in lexicon("roles")["shared"].values()
    )
    return {noun: kind for kind in groups for noun in kind.nouns}


def share(scene: Scene, sentence: Sentence, noun: Token, kind: Kind, barred: set[str]) -> None:
    """Note that a noun means the parties of what it points back to; `barred` cannot be meant."""
    if not _undergoes(sentence, noun):
        return
    for there, teller in _tellers(scene, sentence, noun, kind):
        found = tuple(m for t in _named(there, teller, kind) if (m := together(scene, there, t)))
        parties = _parties(scene, found)
        if len(parties) < 2:
            continue
        if barred.isdisjoint(parties):
            why = f"{', '.join(parties)}, {teller.text!r} in {PLACES[sentence.index - there.index]}"
            span = phrase(sentence, noun)
            scene.add(sentence, noun, parties, Form.PLURAL, why, found[0], span)
        return


def _undergoes(sentence: Sentence, noun: Token) -> bool:
    """Whether something is done to it, or it stirs others: a deal itself does nothing."""
    if noun.dep == "nsubj":
        verb = sentence.head(noun)
        return verb is not None and verb.lemma.lower() in lexicon("roles")["stirring"]
    if noun.dep == "obl":
        return case_word(sentence, noun) in _TOWARDS
    return noun.dep in _UNDERGOING


def _tellers(
    scene: Scene, sentence: Sentence, noun: Token, kind: Kind
) -> Iterator[tuple[Sentence, Token]]:
    for at in range(sentence.index, max(-1, sentence.index - _REACH - 1), -1):
        there = scene.sentences[at]
        end = noun.index if there is sentence else len(there.tokens)
        for token in reversed(there.tokens[:end]):
            told = kind.verbs | kind.taking if token.upos == "VERB" else kind.nouns
            if token.upos in {"VERB", "NOUN"} and token.lemma.lower() in told:
                yield there, token


def _named(sentence: Sentence, teller: Token, kind: Kind) -> tuple[Token, ...]:
    """Give the words that name the parties: "between A and B", else A's own with B."""
    if teller.upos == "VERB":
        partners = _linked(sentence, teller, "obl", kind.links)
        told = [t for t in sentence.children(teller, "obj") if t.lemma.lower() in kind.nouns]
        below = [t for noun in told for t in _linked(sentence, noun, "nmod", kind.links)]
        if teller.lemma.lower() in kind.taking:
            below += clauses.patient(sentence, teller)
        return (*clauses.agent(sentence, teller), *partners, *below)
    between = _linked(sentence, teller, "nmod", frozenset({"between"}))
    if between:
        return between
    partners = _linked(sentence, teller, "nmod", kind.links)
    verb = sentence.head(teller)
    own = sentence.children(teller, *_OWNERS)
    if own or verb is None or verb.upos != "VERB":
        return (*own, *partners)
    partners += _linked(sentence, verb, "obl", kind.links)
    return (*clauses.agent(sentence, verb), *partners) if partners else ()


def _linked(sentence: Sentence, token: Token, dep: str, links: frozenset[str]) -> tuple[Token, ...]:
    return tuple(c for c in sentence.children(token, dep) if case_word(sentence, c) in links)


def _parties(scene: Scene, found: tuple[Mention, ...]) -> tuple[str, ...]:
    codes = scene.states(code for mention in found for code in mention.actors)
    return tuple(code for code in codes if scene.kind(code) in _PARTIES)
