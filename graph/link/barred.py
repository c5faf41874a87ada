"""Whom a pronoun cannot mean: the other arguments of its verb, who is called "its" something."""

from __future__ import annotations

from graph.curated.lexicon import lexicon
from graph.grammar.classes import word_class
from graph.link.scene import case_word, subject_of
from graph.model.sentence import Sentence, Token

_SHARES = frozenset({"half", "many", "more", "most", "much", "several", "some"})
_COUNTING = frozenset({"DET", "NUM", "PRON"})


def barred_tokens(sentence: Sentence, token: Token) -> frozenset[int]:
    """Give the other arguments of the token's own verb: "Xi met him" is never Xi himself.

    Who expels "its ambassador" expels another's.
    """
    if token.upos != "PRON":
        return frozenset()
    thing = _counted(sentence, token) if token.dep == "nmod:poss" else None
    if thing is None:
        return fellows_of(sentence, token)
    if any(t.text.lower() == "own" for t in sentence.children(thing, "amod")):
        return frozenset()
    if (one := _called_so(sentence, thing)) is not None:
        return frozenset({one.index})
    if not any(test(sentence, token, thing) for test in (_is_harmed, _is_sold, _is_given, _deals)):
        return frozenset()
    return fellows_of(sentence, thing) - {t.index for t in sentence.subtree(thing)}


def _called_so(sentence: Sentence, thing: Token) -> Token | None:
    """Give who is somebody's something, so another: "*China*, its creditor, smiled"."""
    if thing.dep == "appos":
        return sentence.head(thing)
    subjects = sentence.children(thing, "nsubj") if sentence.children(thing, "cop") else ()
    return next(iter(subjects), None)


def _counted(sentence: Sentence, owner: Token) -> Token | None:
    """Give what somebody owns, of "rammed *one* of its boats" the number."""
    thing = sentence.head(owner)
    head = sentence.head(thing) if thing is not None and thing.dep == "nmod" else None
    if head is None:
        return thing
    word = head.text.lower()
    counting = head.upos in _COUNTING or word in _SHARES or word in word_class("counters")
    return head if counting else thing


def _is_harmed(sentence: Sentence, _owner: Token, thing: Token) -> bool:
    """Whether it is expelled, bombed or laid a burden on."""
    verb = sentence.head(thing)
    if verb is None or thing.dep not in {"obj", "obl"}:
        return False
    if thing.lemma.lower() in lexicon("roles")["kin"]:
        return False  # whoever attacks "its neighbour" attacks his own
    if thing.dep == "obj":
        wanted = lexicon("roles")["demanded"]
        if verb.lemma.lower() in wanted["verbs"]:
            return thing.lemma.lower() in wanted["nouns"]
        return verb.lemma.lower() in lexicon("roles")["hostile"]
    imposing = verb.lemma.lower() in lexicon("roles")["imposing"]
    return imposing and case_word(sentence, thing) in {"against", "on", "upon"}


def _is_sold(sentence: Sentence, owner: Token, thing: Token) -> bool:
    """Whether somebody buys what the owner sells: "China takes a fifth of *its exports*"."""
    verb, ware, sold = sentence.head(thing), sentence.head(owner), lexicon("roles")["sold"]
    if verb is None or ware is None or thing.dep not in {"obj", "obl"}:
        return False
    return verb.lemma.lower() in sold["verbs"] and ware.lemma.lower() in sold["nouns"]


def _deals(sentence: Sentence, _owner: Token, thing: Token) -> bool:
    """Whether it is somebody who deals with others: "*its envoys* have met Sharaa"."""
    verb = sentence.head(thing)
    dealing = thing.dep == "nsubj" and thing.lemma.lower() in lexicon("roles")["dealing"]
    return dealing and verb is not None and verb.upos == "VERB"


def _is_given(sentence: Sentence, owner: Token, thing: Token) -> bool:
    """Whether somebody covers a share of the owner's needs: "provides all of *its gas*"."""
    verb, ware, given = sentence.head(thing), sentence.head(owner), lexicon("roles")["given"]
    if verb is None or ware is None or ware is thing or thing.dep != "obj":
        return False
    if any(case_word(sentence, t) == "to" for t in sentence.children(verb, "obl")):
        return False
    return verb.lemma.lower() in given["verbs"] and ware.lemma.lower() in given["nouns"]


def fellows_of(sentence: Sentence, token: Token) -> frozenset[int]:
    """Give the other arguments of the token's own verb, none for a possessor."""
    if token.dep == "nmod:poss":
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
