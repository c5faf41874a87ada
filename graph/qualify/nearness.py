"""How near words for a time hang to a match, if they hang on it at all."""

from __future__ import annotations

from graph.curated.lexicon import lexicon
from graph.model.match import Match
from graph.model.sentence import Document, Sentence, Token
from graph.qualify.expressions import Expression

NOUN_PARTS = frozenset({"nummod", "compound", "amod", "nmod:unmarked"})
CLAUSES = frozenset({"VERB", "AUX"})
_BARRED = frozenset({"nsubj", "conj", "root", "acl", "acl:relcl", "parataxis"})


def nearness(
    document: Document, sentence: Sentence, match: Match, expression: Expression
) -> int | None:
    """Give how near the words hang to the match, None if they hang on something else."""
    start, end = expression.start + sentence.start, expression.end + sentence.start
    inside = {t.index for t in sentence.tokens if start <= t.start < end}
    tops = [sentence.tokens[i] for i in inside if sentence.tokens[i].head not in inside]
    ranks = [_climb(document, sentence, match, top) for top in tops]
    return min((rank for rank in ranks if rank is not None), default=None)


def _climb(document: Document, sentence: Sentence, match: Match, top: Token) -> int | None:
    targets = _targets(sentence, match, top)
    if top.dep in _BARRED:
        return None
    node, steps = top, 0
    while (head := sentence.head(node)) is not None:
        steps += 1
        if head.index in targets:
            return targets[head.index] + steps
        passes = (
            _is_held(head, targets)
            if head.upos in CLAUSES
            else _is_in_phrase(document, sentence, match, node, head)
        )
        if not passes:
            return None
        node = head
    return None


def _is_held(verb: Token, targets: dict[int, int]) -> bool:
    """Whether a participle only holds the event: "the talks held in June"."""
    return (
        verb.dep in {"acl", "acl:relcl"}
        and verb.head in targets
        and verb.lemma.lower() in lexicon("time")["holds"]
    )


def _is_in_phrase(
    document: Document, sentence: Sentence, match: Match, node: Token, head: Token
) -> bool:
    """Whether a date at a noun may mean the verb: "sent arms to Mali in March"."""
    if node.dep in NOUN_PARTS and node.upos == "NUM":
        return False
    here = match.object.sentence == match.sentence
    ends = {match.theme, match.object.token} if here else {match.theme}
    of_match = head.index in ends or head.index in match.words
    is_actor = document.mention(sentence, head) is not None
    return (of_match or is_actor or head.upos in {"NUM", "ADV"}) and head.dep not in _BARRED


def _targets(sentence: Sentence, match: Match, top: Token) -> dict[int, int]:
    """Give the tokens whose dates are the match's, with how far they are from its trigger."""
    targets = dict.fromkeys(match.words, 200)
    targets |= {match.verb: 100, match.trigger: 0}
    aspect = lexicon("time")["aspect"]
    trigger, verb = sentence.tokens[match.trigger], sentence.tokens[match.verb]
    for word in (trigger, verb):
        head = sentence.head(word)
        if head is None:
            continue
        goes_on = head.lemma.lower() in (*aspect, *lexicon("time")["holds"])
        if goes_on and word.dep in {"xcomp", "nsubj", "nsubj:pass", "obj"}:
            targets.setdefault(head.index, 300)
        if word.dep == "conj" and _is_shared(sentence, word, head, top):
            targets.setdefault(head.index, 300)
    return targets


def _is_shared(sentence: Sentence, verb: Token, head: Token, top: Token) -> bool:
    """Whether a fronted date of the first verb also holds for the one joined to it."""
    own = sentence.children(verb, "nsubj", "nsubj:pass")
    subject = sentence.children(head, "nsubj", "nsubj:pass")
    return not own and bool(subject) and top.index < subject[0].index
