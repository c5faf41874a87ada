"""What another does likewise: "So did Latvia", "Estonia followed suit", "as has Peru".

The deed is that of the main verb right before, with its other end; the words stand in
`sources/lexicon/echoes.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from graph.curated.lexicon import lexicon
from graph.model.match import Match
from graph.model.sentence import Document, Mention, Sentence, Token

_CLAUSES = frozenset(("root", "conj", "advcl", "parataxis"))
_SUBJECTS = ("nsubj", "nsubj:pass")


def echoed(document: Document, sentence: Sentence, matches: Sequence[Match]) -> Iterator[Match]:
    """Yield for each who does likewise what the matches say of the one before."""
    for verb in sentence.tokens:
        if verb.dep not in _CLAUSES or verb.lemma.lower() not in _verbs():
            continue
        if not _is_likewise(sentence, verb):
            continue
        model = [m for m in matches if _is_model(document, sentence, verb, m)]
        for mention in _doers(document, sentence, verb):
            yield from _copies(model, mention, sentence, verb)


@cache
def _verbs() -> dict[str, frozenset[str]]:
    return {verb: frozenset(words) for verb, words in lexicon("echoes")["objects"].items()}


def _is_likewise(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb only says that somebody does the same."""
    table = lexicon("echoes")
    if verb.lemma.lower() in table["pro_verbs"]:
        beside = {t.text.lower() for t in sentence.children(verb, "advmod", "mark")}
        if not sentence.children(verb, "obj", "xcomp", "ccomp") and beside & {*table["adverbs"]}:
            return True
    same = _verbs()[verb.lemma.lower()]
    things = sentence.children(verb, "obj", "obl", "advmod")
    return any(t.lemma.lower() in same and _is_same(sentence, t) for t in things)


def _is_same(sentence: Sentence, thing: Token) -> bool:
    """Whether the thing is the one told before: "the *same* step", "suit"."""
    table = lexicon("echoes")
    if thing.lemma.lower() in table["whole"]:
        return True
    return any(t.text.lower() in table["alike"] for t in sentence.children(thing, "amod"))


def _is_model(document: Document, sentence: Sentence, verb: Token, match: Match) -> bool:
    """Whether a match tells what the subject of the main verb right before did."""
    if match.sentence == sentence.index and verb.dep != "root":
        main = sentence.tokens[verb.head]
    elif match.sentence == sentence.index - 1 and verb.dep != "advcl":
        main = document.sentences[match.sentence].root
    else:
        return False
    there = document.sentences[match.sentence]
    subjects = there.children(main, *_SUBJECTS)
    doers = {t.index for s in subjects for t in (s, *there.children(s, "conj"))}
    return match.verb == main.index and match.subject.token in doers


def _doers(document: Document, sentence: Sentence, verb: Token) -> Iterator[Mention]:
    for subject in sentence.children(verb, *_SUBJECTS):
        for token in (subject, *sentence.children(subject, "conj")):
            if (mention := document.mention(sentence, token)) is not None:
                yield mention


def _copies(
    model: Sequence[Match], mention: Mention, sentence: Sentence, verb: Token
) -> Iterator[Match]:
    for match in model:
        for actor in mention.actors:
            if actor not in {match.subject_actor, match.object_actor}:
                yield replace(
                    match,
                    sentence=sentence.index,
                    trigger=verb.index,
                    words=(verb.index,),
                    verb=verb.index,
                    subject=mention,
                    subject_actor=actor,
                    theme=None,
                )
