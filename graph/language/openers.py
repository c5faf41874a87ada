"""First words of a sentence that a parser takes for verbs or nouns: "*Talk* of war has grown",
"*Few think* that war is near".
"""

from __future__ import annotations

from dataclasses import replace

from graph.model.sentence import Sentence, Token

_FEW = frozenset(("few", "many", "most", "several", "some"))
_THINKING = frozenset(("believe", "doubt", "expect", "fear", "hope", "say", "think"))


def is_talk(sentence: Sentence, token: Token) -> bool:
    """Whether the noun of "*Talk* of war has grown" was taken for a verb, or for one in part."""
    if token.index or token.text != "Talk" or len(sentence.tokens) < 3:
        return False
    if token.upos != "VERB" and not sentence.children(token, "advcl"):
        return False
    return sentence.tokens[1].text == "of" and _predicate(sentence, token) is not None


def as_talk(sentence: Sentence, talk: Token) -> Sentence:
    """Give the sentence with the noun as the subject of the verb that follows."""
    verb = _predicate(sentence, talk)
    if verb is None:
        return sentence
    about = next((t for t in sentence.children(talk) if _is_about(sentence, t)), None)
    subject = "nsubj:pass" if sentence.children(verb, "aux:pass") else "nsubj"
    root = talk.head == talk.index
    changed = {talk.index: replace(talk, upos="NOUN", tag="NN", dep=subject, head=verb.index)}
    if about is not None:
        changed[about.index] = replace(about, dep="nmod")
    if root:
        changed[verb.index] = replace(verb, dep="root", head=verb.index)
    for child in sentence.children(talk):
        if child.index >= verb.index and child is not verb:
            changed[child.index] = replace(child, head=verb.index)
        elif child.dep == "advcl" and about is not None and child.index > about.index:
            # "Talk of Oslo *sending* troops"
            changed[child.index] = replace(child, dep="acl")
            changed[about.index] = replace(about, dep="nsubj", head=child.index)
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def _predicate(sentence: Sentence, talk: Token) -> Token | None:
    """Give the finite verb of which the noun is the subject."""
    if talk.dep in {"nsubj", "nsubj:pass"}:
        return sentence.tokens[talk.head]
    after = sentence.children(talk, "parataxis", "conj")
    free = (t for t in after if not sentence.children(t, "nsubj", "nsubj:pass", "cc"))
    return next((t for t in free if t.upos in {"VERB", "ADJ", "NOUN"}), None)


def _is_about(sentence: Sentence, token: Token) -> bool:
    return any(t.text == "of" for t in sentence.children(token, "case"))


def is_thought(sentence: Sentence, token: Token) -> bool:
    """Whether the verb of "*Few think* that" was taken for a noun."""
    if token.index != 1 or token.upos != "NOUN" or token.text not in _THINKING:
        return False
    first = sentence.tokens[0]
    return first.head == 1 and first.text.lower() in _FEW and bool(_told(sentence, token))


def as_thought(sentence: Sentence, verb: Token) -> Sentence:
    """Give the sentence with the word as a verb and the one before as its subject."""
    first = sentence.tokens[0]
    changed = {
        0: replace(first, dep="nsubj"),
        verb.index: replace(verb, upos="VERB", tag="VBP"),
    }
    for clause in _told(sentence, verb):
        changed[clause.index] = replace(clause, dep="ccomp")
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def _told(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    return sentence.children(verb, "acl", "acl:relcl", "ccomp", "dep")


# Each misreading, and how it is put right.
OPENERS = ((is_talk, as_talk), (is_thought, as_thought))
