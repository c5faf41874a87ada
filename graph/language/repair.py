"""Put right what a parser often gets wrong about this field's core words.

"accused Iran of supplying drones": a gerund with an object is no noun before a noun. The
gerund becomes a verb that takes the noun's place in the tree, the noun its object.
"Moscow denies that ...": a plural noun with a name before it and an object or clause after it
is a verb. What hangs on the wrong word is moved (see `misplaced`).
"""

from __future__ import annotations

from dataclasses import replace

from graph.language import control, participles, relabelled
from graph.language.asides import as_aside, as_joined_speaker, is_aside, is_joined_speaker
from graph.language.besides import as_besides, is_besides
from graph.language.contents import as_content, as_said, is_content, is_said
from graph.language.dated import as_subject, is_dated_subject
from graph.language.misplaced import better_place
from graph.language.openers import OPENERS
from graph.language.particles import as_object, as_phrase, is_object_of_phrasal, is_phrase
from graph.language.whose import owned_object
from graph.model.sentence import Sentence, Token

# Words in -ing that describe the noun after them, whatever governs the phrase.
_PLAIN_ADJECTIVES = frozenset(
    {"acting", "coming", "developing", "escalating", "existing", "following", "growing"}
    | {"incoming", "increasing", "leading", "missing", "mounting", "neighbouring", "neighboring"}
    | {"ongoing", "opposing", "outgoing", "outstanding", "remaining", "rising", "ruling"}
    | {"standing", "surrounding", "warring", "willing", "working", "long-standing", "lasting"}
)
# How words hang of which nothing here is ever put right: every other word, passed over at once.
_SOUND = frozenset(
    {"advmod", "aux", "aux:pass", "case", "cc", "cop", "det", "mark", "nmod:poss", "nummod"}
    | {"punct"}
)
# How the verb of a clause hangs; "whom Iran *arms*" is one that hangs on a noun.
_HEADS = frozenset({"root", "ccomp", "conj", "parataxis", "acl:relcl"})
_CLAUSE = {"obl": "advcl", "nmod": "acl", "obj": "xcomp", "root": "root", "conj": "conj"}


def repair(sentence: Sentence) -> Sentence:
    """Give the sentence with governed gerunds before nouns made verbs.

    What would hang words on each other in a circle is left as it was.
    """
    for number in range(len(sentence.tokens)):
        token = sentence.tokens[number]
        if sentence.tokens[token.head].dep in {"aux", "aux:pass"}:
            sentence = _if_tree(sentence, _lift_from_auxiliary(sentence, token))
            token = sentence.tokens[number]
        if token.tag == "WP$":
            sentence = _if_tree(sentence, owned_object(sentence, token))
        elif token.dep not in _SOUND or (token.tag == "PRP" and token.dep == "nmod:poss"):
            sentence = _if_tree(sentence, _repaired(sentence, token))
    return sentence


def _if_tree(before: Sentence, after: Sentence) -> Sentence:
    """Give a sentence as it was put right, or as it was before if that is no tree."""
    return after if after is before or _is_tree(after) else before


def _is_tree(sentence: Sentence) -> bool:
    """Whether every word hangs on the root, by however many others."""
    hanging: set[int] = set()
    for token in sentence.tokens:
        path: set[int] = set()
        while token.index not in hanging and token.head != token.index:
            if token.index in path:
                return False
            path.add(token.index)
            token = sentence.tokens[token.head]
        hanging |= path
    return True


def _repaired(sentence: Sentence, token: Token) -> Sentence:
    for is_misread, put_right in _REPAIRS.get(token.dep, ()):
        if is_misread(sentence, token):
            return put_right(sentence, token)
    found = better_place(sentence, token)
    return _move(sentence, token, *found) if found else sentence


def _lift_from_auxiliary(sentence: Sentence, token: Token) -> Sentence:
    """Hang what hangs on an auxiliary on its verb."""
    auxiliary = sentence.tokens[token.head]
    verb = sentence.tokens[auxiliary.head]
    sound = token.dep in {"nsubj", "nsubj:pass", "obl", "advmod"} and verb is not auxiliary
    return _move(sentence, token, verb, token.dep) if sound else sentence


def _noun_for_verb(sentence: Sentence, token: Token) -> bool:
    if token.tag not in {"NNS", "NNPS"} or token.dep not in _HEADS:
        return False
    before = sentence.children(token, "compound", "nmod:desc")
    named = any(t.upos == "PROPN" for t in before) and sentence.children(token, "obj", "iobj")
    return bool(named or (before and sentence.children(token, "ccomp", "xcomp")))


def _past_as_noun(_sentence: Sentence, token: Token) -> bool:
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
    if before is None or token.text.lower() in _PLAIN_ADJECTIVES or participles.takes_none(before):
        return False
    governed = before.upos == "ADP" and before.head == noun.index
    return governed or (before.upos == "VERB" and before.index == noun.head and noun.dep == "obj")


def _verb_in_phrase(sentence: Sentence, token: Token) -> bool:
    """Whether the sentence's verb was read as an adjective: "Hamas *fired* rockets at Israel"."""
    noun = sentence.tokens[token.head]
    if token.dep != "amod" or token.upos != "VERB" or noun.head != noun.index or token.index < 1:
        return False
    before = sentence.tokens[token.index - 1]
    if not before.index < token.index < noun.index or sentence.children(noun, "cop", "aux"):
        return False
    if before.dep == "nsubj" and before.head == noun.index:
        return True  # "Serbia *drew* praise"
    named = before.upos in {"PROPN", "NOUN"} and before.head in {noun.index, token.index}
    return named and not sentence.children(noun, "nsubj") and token.text.endswith(("ed", "t", "ck"))


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
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


_HAVING = (participles.is_having, participles.as_having)
_DONE = (participles.is_done_by, participles.as_done_by)
_CLAUSES = ((_noun_for_verb, _verbalise), (_past_as_noun, _retagged), _HAVING, _DONE)
_PRESSURE = (control.is_pressure, control.as_pressure)
# What may be wrong with a word that hangs so, and how it is put right.
_REPAIRS = {
    "acl": ((is_content, as_content), (is_said, as_said)),
    "acl:relcl": (*_CLAUSES, (is_content, as_content), (is_said, as_said)),
    "advcl": ((_past_as_noun, _retagged), _PRESSURE),
    "amod": (
        (_swallowed_gerund, _lift),
        (_verb_in_phrase, _raise_verb),
        (participles.is_perfect, participles.as_perfect),
    ),
    "ccomp": ((is_phrase, as_phrase), *_CLAUSES),
    "compound": ((_swallowed_gerund, _lift),),
    "conj": ((is_joined_speaker, as_joined_speaker), (is_besides, as_besides), *_CLAUSES),
    "csubj": ((relabelled.is_meanwhile, relabelled.as_clause),),
    "expl": ((relabelled.is_it, relabelled.as_subject),),
    "iobj": (
        (control.is_part_of_object, control.as_part_of_object),
        (relabelled.is_bidden, relabelled.as_object),
    ),
    "nsubj": (*OPENERS, (is_aside, as_aside)),
    "nsubj:pass": OPENERS,
    "obj": ((control.is_let, control.as_let),),
    "obl": ((is_object_of_phrasal, as_object), (is_dated_subject, as_subject)),
    "parataxis": _CLAUSES,
    "root": (*OPENERS, (is_phrase, as_phrase), *_CLAUSES),
    "xcomp": (
        (participles.is_description, participles.as_description),
        _PRESSURE,
        (control.is_let, control.as_let),
    ),
}
