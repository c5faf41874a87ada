"""Participles that describe a noun, read as verbs, and verbs read as descriptions.

"received *armoured* vehicles", "imposed *crippling* duties", "has *lingering* doubts": nobody
armours, cripples or lingers. "has *frozen* €30m": somebody froze it.
"""

from __future__ import annotations

from dataclasses import replace

from graph.model.sentence import Sentence, Token

# Verbs after which no word in -ing is what somebody does.
_TAKING = frozenset(
    {"back", "bring", "buy", "deal", "deliver", "face", "get", "give", "have", "hold", "impose"}
    | {"inflict", "issue", "launch", "level", "make", "offer", "provide", "receive", "sell", "send"}
    | {"sign", "take", "use", "wage", "win"}
)


def takes_none(verb: Token) -> bool:
    """Whether no word in -ing is what somebody does by a verb: "*imposed* crippling duties"."""
    return verb.upos == "VERB" and verb.lemma.lower() in _TAKING


def is_description(sentence: Sentence, token: Token) -> bool:
    """Whether a word before a noun was taken for a verb: "received *armoured* vehicles"."""
    verb = sentence.tokens[token.head]
    going_on = token.text.endswith("ing") and takes_none(verb)
    participle = token.text.endswith("ed") or going_on
    if token.dep != "xcomp" or not participle or verb.index != token.index - 1:
        return False
    noun = _noun_after(sentence, token)
    return noun is not None and not sentence.children(token, "mark", "aux", "nsubj")


def _noun_after(sentence: Sentence, word: Token) -> Token | None:
    """Give the noun right after a word if it is its object, or that of the verb above it alone."""
    noun = sentence.tokens[min(word.index + 1, len(sentence.tokens) - 1)]
    only = len(sentence.children(sentence.tokens[word.head], "obj")) == (noun.head == word.head)
    return noun if noun.dep == "obj" and noun.head in {word.index, word.head} and only else None


def is_perfect(sentence: Sentence, token: Token) -> bool:
    """Whether "has *frozen* €30m", "has *forbidden* sales" was taken for having a frozen sum."""
    money = sentence.tokens[token.head]
    having = sentence.tokens[money.head]
    sure = token.text.lower() == "forbidden" or (token.tag == "VBN" and money.upos == "SYM")
    fits = token.dep == "amod" and sure and money.dep == "obj"
    return fits and having.lemma.lower() == "have" and having.index == token.index - 1


def as_perfect(sentence: Sentence, verb: Token) -> Sentence:
    """Make the participle the verb and "have" its auxiliary."""
    money = sentence.tokens[verb.head]
    having = sentence.tokens[money.head]
    head = verb.index if having.head == having.index else having.head
    changed = {c.index: replace(c, head=verb.index) for c in sentence.children(having)}
    changed[verb.index] = replace(verb, upos="VERB", dep=having.dep, head=head)
    changed[having.index] = replace(having, upos="AUX", dep="aux", head=verb.index)
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def as_description(sentence: Sentence, token: Token) -> Sentence:
    """Make a word an adjective of its object, and the object one of the verb before."""
    noun = _noun_after(sentence, token)
    if noun is None:
        return sentence
    changed = {
        noun.index: replace(noun, head=token.head),
        token.index: replace(token, upos="ADJ", dep="amod", head=noun.index),
    }
    for child in sentence.children(token):
        if child is not noun:
            changed[child.index] = replace(child, head=token.head)
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def is_having(sentence: Sentence, word: Token) -> bool:
    """Whether "has *lingering* doubts" was read as if somebody lingered: "has" takes no -ing."""
    if word.upos != "VERB" or not word.text.endswith("ing") or not word.index:
        return False
    before = sentence.tokens[word.index - 1]
    having = before.lemma.lower() == "have" and before.dep == "aux" and before.head == word.index
    after = sentence.tokens[min(word.index + 1, len(sentence.tokens) - 1)]
    noun = after.dep == "obj" and after.head == word.index
    return having and noun and len(sentence.children(word, "aux")) == 1


def as_having(sentence: Sentence, word: Token) -> Sentence:
    """Make "has" the verb and the word an adjective of what is had."""
    having, noun = word.index - 1, word.index + 1
    head = having if word.head == word.index else word.head
    changed = {t.index: replace(t, head=having) for t in sentence.children(word)}
    changed[word.index] = replace(word, upos="ADJ", tag="JJ", dep="amod", head=noun)
    changed[having] = replace(
        sentence.tokens[having], upos="VERB", tag="VBZ", dep=word.dep, head=head
    )
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def is_done_by(sentence: Sentence, word: Token) -> bool:
    """Whether "is *manned* by Greek crews" was read as a quality: it says who does it."""
    if word.upos != "ADJ" or not word.text.endswith("ed") or not sentence.children(word, "cop"):
        return False
    phrases = sentence.children(word, "obl:agent", "obl")
    openers = (c.text.lower() for t in phrases for c in sentence.children(t, "case"))
    return "by" in openers


def as_done_by(sentence: Sentence, word: Token) -> Sentence:
    """Make it a verb in the passive."""
    changed = {t.index: replace(t, dep="aux:pass") for t in sentence.children(word, "cop")}
    for subject in sentence.children(word, "nsubj"):
        changed[subject.index] = replace(subject, dep="nsubj:pass")
    changed[word.index] = replace(word, upos="VERB", tag="VBN")
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))
