"""Quoted voices that speak for no actor: "some observers", kept in their own words."""

from __future__ import annotations

from graph.grammar.classes import word_class
from graph.model.sentence import Document, Form, Sentence, Token

_ENVOYS = frozenset(("diplomat", "diplomats"))
_BLOCS = frozenset((("WEST",), ("europeans",), ("EU",)))
_BEFORE = ("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat")


def unnamed_voice(document: Document, sentence: Sentence, noun: Token) -> str:
    """Give a quoted voice without a name in its own words ("some observers"), else ""."""
    known = document.mention(sentence, noun) is not None
    voice = noun.text.lower() in word_class("voices") or (noun.upos == "PROPN" and not known)
    if not voice and not stands_apart(document, sentence, noun):
        return ""
    before = (t for t in sentence.children(noun, *_BEFORE) if t.index < noun.index)
    inner = {t.index for c in before for t in sentence.subtree(c)} | {noun.index}
    words = [sentence.tokens[i] for i in sorted(inner)]
    while words[0].text.lower() in {"the", "a", "an"}:
        words = words[1:]
    start = words[0].start
    text = sentence.text[start - sentence.start : noun.end - sentence.start]
    proper = "PROPN" in {words[0].upos, noun.upos}
    named = proper or document.mention(sentence, words[0]) is not None
    return text if named else text[:1].lower() + text[1:]


def stands_apart(document: Document, sentence: Sentence, noun: Token) -> bool:
    """Whether a voice speaks for itself and not for its state: "Turkish newspapers"."""
    own = document.mention(sentence, noun)
    if own is not None and own.form is Form.NAME:
        return False
    before = [t for t in sentence.subtree(noun) if t.index <= noun.index]
    if any(t.text.lower() in word_class("official") for t in before):
        return False
    words = {noun.text.lower()} | {
        t.text.lower() for t in sentence.children(noun, "compound", "nmod:desc", "appos", "flat")
    }
    if words & word_class("apart"):
        return True
    mentions = tuple(document.mention(sentence, t) for t in before)
    if words & _ENVOYS and any(m is not None and m.actors in _BLOCS for m in mentions):
        return True  # "two Western diplomats"
    adjective = any(m is not None and m.form is Form.DEMONYM for m in mentions)
    return adjective and bool(words & word_class("experts"))
