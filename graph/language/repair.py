"""Put right what a parser often gets wrong about this field's core words.

"accused Iran of supplying drones": a gerund with an object is no noun before a noun. The
gerund becomes a verb that takes the noun's place in the tree, the noun its object.
"Moscow denies that ...": a plural noun with a name before it and an object or clause after
it is a verb, the name its subject. "stressed ahead of the trip that ...": what follows a
conjunction completes the verb, not the noun before it. "It was A, not B, that did it": A did.
"""

from __future__ import annotations

from dataclasses import replace

from graph.curated.lexicon import lexicon
from graph.model.sentence import Sentence, Token

# Words in -ing that describe the noun after them, whatever governs the phrase.
_PLAIN_ADJECTIVES = frozenset(
    {"acting", "coming", "developing", "escalating", "existing", "following", "growing"}
    | {"incoming", "increasing", "leading", "missing", "mounting", "neighbouring", "neighboring"}
    | {"ongoing", "opposing", "outgoing", "outstanding", "remaining", "rising", "ruling"}
    | {"standing", "surrounding", "warring", "willing", "working", "long-standing", "lasting"}
)
# Nouns that may do what actors do.
_ACTING = frozenset(
    {"alliance", "army", "bloc", "company", "council", "country", "government", "group", "junta"}
    | {"ministry", "movement", "nation", "neighbour", "organisation", "party", "regime", "state"}
)
_CLAUSE = {"obl": "advcl", "nmod": "acl", "obj": "xcomp", "root": "root", "conj": "conj"}


def repair(sentence: Sentence) -> Sentence:
    """Give the sentence with governed gerunds before nouns made verbs."""
    for number in range(len(sentence.tokens)):
        if sentence.tokens[sentence.tokens[number].head].dep in {"aux", "aux:pass"}:
            sentence = _lift_from_auxiliary(sentence, sentence.tokens[number])
        if _swallowed_gerund(sentence, sentence.tokens[number]):
            sentence = _lift(sentence, sentence.tokens[number])
        elif _noun_for_verb(sentence, sentence.tokens[number]):
            sentence = _verbalise(sentence, sentence.tokens[number])
        elif _past_as_noun(sentence.tokens[number]):
            sentence = _retagged(sentence, sentence.tokens[number])
        elif _verb_in_phrase(sentence, sentence.tokens[number]):
            sentence = _raise_verb(sentence, sentence.tokens[number])
        elif _participle_for_verb(sentence, sentence.tokens[number]):
            sentence = _describe(sentence, sentence.tokens[number])
        elif found := _better_place(sentence, sentence.tokens[number]):
            sentence = _move(sentence, sentence.tokens[number], *found)
    return sentence


def _better_place(sentence: Sentence, token: Token) -> tuple[Token, str] | None:
    """Give the word on which one hung wrongly belongs, and as what."""
    if verb := _that_clause(sentence, token):
        return verb, "ccomp"
    if judged := _first_of_two_subjects(sentence, token):
        return judged, "nsubj"
    if nearer := _second_relative(sentence, token):
        return nearer, "acl:relcl"
    if named := _contrasted(sentence, token):
        return named, token.dep
    return None


def _lift_from_auxiliary(sentence: Sentence, token: Token) -> Sentence:
    """Hang what hangs on an auxiliary on its verb."""
    auxiliary = sentence.tokens[token.head]
    verb = sentence.tokens[auxiliary.head]
    sound = token.dep in {"nsubj", "nsubj:pass", "obl", "advmod"} and verb is not auxiliary
    return _move(sentence, token, verb, token.dep) if sound else sentence


def _noun_for_verb(sentence: Sentence, token: Token) -> bool:
    if token.tag not in {"NNS", "NNPS"} or token.dep not in {"root", "ccomp", "conj", "parataxis"}:
        return False
    before = sentence.children(token, "compound", "nmod:desc")
    named = any(t.upos == "PROPN" for t in before) and sentence.children(token, "obj", "iobj")
    return bool(named or (before and sentence.children(token, "ccomp", "xcomp")))


def _past_as_noun(token: Token) -> bool:
    """Whether a finite past form was taken for a noun or left without a class."""
    heads = token.dep in {"root", "ccomp", "conj", "parataxis", "acl:relcl", "advcl"}
    return heads and token.upos in {"NOUN", "X"} and token.text.endswith("ed")


def _verbalise(sentence: Sentence, token: Token) -> Sentence:
    names = sentence.children(token, "compound", "nmod:desc")
    changed = {t.index: replace(t, dep="nsubj") for t in names[:1]}
    changed[token.index] = replace(token, upos="VERB", tag="VBZ")
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def _swallowed_gerund(sentence: Sentence, token: Token) -> bool:
    if token.dep not in {"compound", "amod"} or not token.text.lower().endswith("ing"):
        return False
    noun = sentence.tokens[token.head]
    if noun.index < token.index or noun.dep not in _CLAUSE or noun.upos not in {"NOUN", "PROPN"}:
        return False
    before = _before(sentence, token)
    if before is None or token.text.lower() in _PLAIN_ADJECTIVES:
        return False
    governed = before.upos == "ADP" and before.head == noun.index
    return governed or (before.upos == "VERB" and before.index == noun.head and noun.dep == "obj")


def _verb_in_phrase(sentence: Sentence, token: Token) -> bool:
    """Whether the sentence's verb was read as an adjective: "Hamas *fired* rockets at Israel"."""
    noun = sentence.tokens[token.head]
    if token.dep != "amod" or token.upos != "VERB" or noun.head != noun.index or token.index < 1:
        return False
    before = sentence.tokens[token.index - 1]
    named = before.upos in {"PROPN", "NOUN"} and before.head in {noun.index, token.index}
    verbless = not sentence.children(noun, "cop", "nsubj", "aux")
    return (
        named and verbless and token.index < noun.index and token.text.endswith(("ed", "t", "ck"))
    )


def _raise_verb(sentence: Sentence, verb: Token) -> Sentence:
    """Make a verb the root, the noun before it its subject, the old root its object."""
    noun = sentence.tokens[verb.head]
    subject = sentence.tokens[verb.index - 1]
    changed = {
        verb.index: replace(verb, head=verb.index, dep="root", tag="VBD"),
        noun.index: replace(noun, head=verb.index, dep="obj"),
        subject.index: replace(subject, head=verb.index, dep="nsubj"),
    }
    for child in sentence.children(noun):
        before = child.index < subject.index
        if before or child.dep in {"punct", "parataxis", "advcl"}:
            to = subject if before and child.dep != "punct" else verb
            changed.setdefault(child.index, replace(child, head=to.index))
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def _retagged(sentence: Sentence, token: Token) -> Sentence:
    verb = replace(token, upos="VERB", tag="VBD")
    tokens = tuple(verb if t.index == token.index else t for t in sentence.tokens)
    return replace(sentence, tokens=tokens)


def _before(sentence: Sentence, gerund: Token) -> Token | None:
    """Give the word before the gerund and its adverbs: "from *directly* supplying"."""
    at = gerund.index - 1
    while at >= 0 and sentence.tokens[at].upos == "ADV":
        at -= 1
    return sentence.tokens[at] if at >= 0 else None


def _that_clause(sentence: Sentence, token: Token) -> Token | None:
    """Give the verb that a that-clause completes if the clause was hung on a noun."""
    if token.dep != "acl:relcl":
        return None
    that = any(t.text.lower() == "that" for t in sentence.children(token, "mark"))
    noun = sentence.tokens[token.head]
    if not that or noun.dep not in {"obl", "obj", "nmod"}:
        return None
    above = (t for t in sentence.ancestors(noun) if t.upos == "VERB")
    verb = next(above, None)
    return verb if verb and not sentence.children(verb, "ccomp", "xcomp") else None


def _first_of_two_subjects(sentence: Sentence, subject: Token) -> Token | None:
    """Give the predicate of the first in "*Reports* are false, Mali *said*" if hung on the last."""
    verb = sentence.tokens[subject.head]
    others = sentence.children(verb, "nsubj")
    if subject.dep != "nsubj" or len(others) < 2 or others[0] is not subject:
        return None
    clauses = sentence.children(verb, "ccomp", "parataxis")
    between = (c for c in clauses if subject.index < c.index < others[1].index)
    free = (c for c in between if not sentence.children(c, "nsubj", "nsubj:pass", "csubj"))
    return next(free, None)


def _participle_for_verb(sentence: Sentence, token: Token) -> bool:
    """Whether a word before a noun was taken for a verb: "received *armoured* vehicles"."""
    verb = sentence.tokens[token.head]
    if token.dep != "xcomp" or not token.text.endswith("ed") or verb.index != token.index - 1:
        return False
    objects = sentence.children(token, "obj")
    own = sentence.children(token, "mark", "aux", "nsubj") or sentence.children(verb, "obj")
    return len(objects) == 1 and objects[0].index == token.index + 1 and not own


def _describe(sentence: Sentence, token: Token) -> Sentence:
    """Make a word an adjective of its object, and the object one of the verb before."""
    (noun,) = sentence.children(token, "obj")
    changed = {
        noun.index: replace(noun, head=token.head),
        token.index: replace(token, upos="ADJ", dep="amod", head=noun.index),
    }
    for child in sentence.children(token):
        if child is not noun:
            changed[child.index] = replace(child, head=token.head)
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def _second_relative(sentence: Sentence, clause: Token) -> Token | None:
    """Give the noun right before ", which" if the clause was hung on one that has its own."""
    if clause.dep != "acl:relcl":
        return None
    noun = sentence.tokens[clause.head]
    first = any(c.index < clause.index for c in sentence.children(noun, "acl:relcl"))
    first = first or _only_somebody_does(noun, clause)
    opening = sentence.subtree(clause)[0]
    after_comma = opening.index >= 2 and opening.text.lower() in {",", "which", "who", "whose"}
    if not first or not after_comma:
        return None
    at = opening.index - (1 if opening.text == "," else 2)
    before = sentence.tokens[at]
    comma = sentence.tokens[at + 1].text == ","
    named = before.upos == "PROPN" and noun.index < before.index < clause.index
    return before if comma and named else None


def _only_somebody_does(noun: Token, verb: Token) -> bool:
    """Whether the noun is a thing and the verb for actors: "ties with Mali, which denies"."""
    acts = verb.lemma.lower() in lexicon("roles")["agent_verbs"]
    return acts and noun.upos == "NOUN" and noun.lemma.lower() not in _ACTING


def _contrasted(sentence: Sentence, clause: Token) -> Token | None:
    """Give who did it if the clause was hung on who did not: "It was A, *not B*, that ..."."""
    if clause.dep not in {"acl:relcl", "acl"}:
        return None
    other = sentence.tokens[clause.head]
    named = sentence.tokens[other.head]
    before = {t.text.lower() for t in sentence.tokens[named.index + 1 : other.index]}
    cleft = sentence.children(named, "cop") and sentence.tokens[0].text.lower() == "it"
    return named if cleft and named.index < other.index and before & {"not", "rather"} else None


def _move(sentence: Sentence, token: Token, head: Token, dep: str) -> Sentence:
    moved = replace(token, head=head.index, dep=dep)
    tokens = tuple(moved if t.index == token.index else t for t in sentence.tokens)
    return replace(sentence, tokens=tokens)


def _lift(sentence: Sentence, gerund: Token) -> Sentence:
    noun = sentence.tokens[gerund.head]
    root = noun.head == noun.index
    changed = {
        gerund.index: replace(
            gerund,
            upos="VERB",
            tag="VBG",
            dep=_CLAUSE[noun.dep],
            head=gerund.index if root else noun.head,
        ),
        noun.index: replace(noun, head=gerund.index, dep="obj"),
    }
    for child in sentence.children(
        noun, "case", "mark", "cc", "nsubj", "cop", "punct", "advmod", "aux"
    ):
        if child.index < gerund.index:
            changed[child.index] = replace(
                child, head=gerund.index, dep="mark" if child.dep == "case" else child.dep
            )
    tokens = tuple(changed.get(t.index, t) for t in sentence.tokens)
    return replace(sentence, tokens=tokens)
