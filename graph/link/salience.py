"""How strongly earlier words offer themselves as the antecedent of a pronoun.

Each mention weighs by its grammatical role, faded by the sentences between (after Lappin
and Leass 1994); of each sentence an actor's strongest place counts. Nouns that mean no
actor compete as rivals: where one of them wins, the pronoun stays unlinked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.curated.lexicon import lexicon
from graph.link.roles import noun
from graph.link.scene import Scene, case_word, subject_of, together
from graph.model.sentence import Form, Mention, Sentence, Token

WINDOW = 3
FADING = (1.0, 0.55, 0.3, 0.15)
MARGIN = 1.15
LEAST = 28.0
MATRIX, SUBJECT, DEFAULT = 100.0, 80.0, 30.0
WEIGHTS = {
    "nsubj": SUBJECT,
    "nsubj:pass": SUBJECT,
    "root": SUBJECT,
    "obl:agent": 60.0,
    "obj": 55.0,
    "iobj": 55.0,
    "obl": 45.0,
    "nmod:poss": 45.0,
    "nmod": 35.0,
    "compound": 15.0,
    "amod": 10.0,
}
OWN_SUBJECT = 30.0
PARALLEL = 20.0
ABOVE = 45.0  # the subject of a clause in which the word's own clause stands
TOLD = 120.0  # "warned Mali that it": Mali, not who warns
SCENERY = 0.5  # "in Oslo" names where, rarely who
BESIDE = 150.0  # "Mali and its neighbours"
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
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_PASS_ON = frozenset({"conj", "appos", "flat"})

Accept = Callable[[Mention, Sentence, Token], float]
Rival = Callable[[Sentence, Token], bool]


@dataclass(frozen=True)
class Place:
    """A mention or a rival noun that stands before a pointing word."""

    sentence: Sentence
    token: Token
    mention: Mention | None


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
    own = understood_subject(sentence, token)
    weights: dict[tuple[str, ...], dict[int, float]] = {}
    places: dict[tuple[str, ...], Place] = {}
    for place in _places(scene, sentence, token, rival, joined=joined):
        share = _share(place, accept)
        local = place.sentence is sentence
        if not share or (local and place.token.index in barred):
            continue
        key = _key(scene, place, rolled=rolled)
        share *= FADING[sentence.index - place.sentence.index]
        if local and place.token.index > token.index and token.dep != "nmod:poss":
            share *= AHEAD
        strength = share * (weight(place) + _bonus(sentence, token, place, own))
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


def _bonus(sentence: Sentence, token: Token, place: Place, own: Token | None) -> float:
    """Give what a place gains by its nearness in the tree to the pointing token."""
    if _is_charged(sentence, token, place):
        return TOLD
    if place.sentence is not sentence:
        return 0.0
    outer = _outer(sentence, place.token).index
    bonus = OWN_SUBJECT if own is not None and own.index == outer else 0.0
    governor = sentence.tokens[outer]
    if governor.dep in _SUBJECTS and governor.head != sentence.root.index:
        bonus += ABOVE * any(t.index == governor.head for t in sentence.ancestors(token))
    before = sentence.tokens[token.index - 1]
    if token.dep == "nmod:poss" and before.dep == "cc" and place.token.index == before.index - 1:
        bonus += BESIDE
    if _is_told(sentence, token, governor):
        return bonus + TOLD
    if token.dep in _SUBJECTS and sentence.tokens[outer].dep in _SUBJECTS:
        bonus += PARALLEL
    return bonus


def _is_told(sentence: Sentence, token: Token, other: Token) -> bool:
    """Whether the clause of the pointing word is what the other one was warned or urged of."""
    if other.dep not in {"obj", "iobj"}:
        return False
    verb = sentence.tokens[other.head]
    if verb.lemma.lower() not in lexicon("roles")["object_acts"]:
        return False
    clauses = {t.index for t in sentence.children(verb, "ccomp", "xcomp")}
    return any(t.index in clauses for t in sentence.ancestors(token))


def _is_charged(sentence: Sentence, token: Token, place: Place) -> bool:
    """Whether the word's clause denies and the place is who was accused: "which it denies"."""
    verb = sentence.head(token) if token.dep == "nsubj" else None
    if verb is None or verb.lemma.lower() not in lexicon("roles")["denying"]:
        return False
    accused = _outer(place.sentence, place.token)
    charge = place.sentence.tokens[accused.head].lemma.lower()
    return accused.dep in {"obj", "nsubj:pass"} and charge in lexicon("roles")["charging"]


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
    role = ROLE_NAMES.get(_outer(place.sentence, place.token).dep, "named")
    link = "of" if role != "named" else "in"
    where = PLACES[sentence.index - place.sentence.index]
    return f"{words}, {role} {link} {where}"


def weight(place: Place) -> float:
    """Give the weight of a place by its grammatical role."""
    sentence, token = place.sentence, _outer(place.sentence, place.token)
    if place.mention is not None and place.mention.form is Form.DEMONYM:
        return WEIGHTS["amod"]
    if token.dep in {"nsubj", "nsubj:pass"} and token.head == sentence.root.index:
        return MATRIX
    share = SCENERY if case_word(sentence, token) in lexicon("roles")["scenery"] else 1.0
    return share * WEIGHTS.get(token.dep, DEFAULT)


def understood_subject(sentence: Sentence, token: Token) -> Token | None:
    """Give the subject of the clause in which the token stands, if another word."""
    head = sentence.head(token)
    while head is not None and head.upos not in {"VERB", "AUX"}:
        if sentence.children(head, "nsubj", "nsubj:pass"):
            break
        head = sentence.head(head)
    found = subject_of(sentence, head) if head is not None else None
    return None if found is None or found.index == token.index else found


def barred_tokens(sentence: Sentence, token: Token) -> frozenset[int]:
    """Give the other arguments of the token's own verb: "Xi met him" is never Xi himself."""
    if token.dep == "nmod:poss" or token.upos != "PRON":
        return frozenset()
    head = sentence.head(token)
    if head is None:
        return frozenset()
    fellows = [*sentence.children(head, "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent")]
    if head.dep in {"conj", "xcomp", "acl"} or (head.dep == "advcl" and _is_participle(head)):
        subject = subject_of(sentence, head)
        fellows += [] if subject is None or subject.index == token.index else [subject]
    more = [c for t in fellows for c in sentence.children(t, "conj", "appos", "flat")]
    return frozenset(t.index for t in (*fellows, *more)) - {token.index}


def _is_participle(verb: Token) -> bool:
    return verb.tag == "VBG" or "VerbForm=Ger" in verb.morph or "VerbForm=Part" in verb.morph


def _places(
    scene: Scene, sentence: Sentence, token: Token, rival: Rival, *, joined: bool
) -> Iterator[Place]:
    """Yield the places of mentions and of rival nouns from which the token may take its sense."""
    for there in scene.sentences[max(0, sentence.index - WINDOW) : sentence.index + 1]:
        end = token.index if there is sentence else len(there.tokens)
        for word in there.tokens[:end]:
            mention = scene.found.get((there.index, word.index))
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


def _outer(sentence: Sentence, token: Token) -> Token:
    """Give the word whose grammatical role the token shares through coordination or apposition."""
    while token.dep in _PASS_ON and (head := sentence.head(token)) is not None:
        token = head
    return token
