"""Who is none of those whom a phrase gathers: "*Oman* hosted talks between the two"."""

from __future__ import annotations

from graph.curated.lexicon import lexicon
from graph.link.scene import Scene, case_word, together, understood_subject
from graph.model.sentence import Sentence, Token


def own_subject(scene: Scene, sentence: Sentence, token: Token) -> frozenset[str]:
    """Give who does something to those gathered: "Washington urged the two sides" is a third."""
    subject = understood_subject(sentence, token)
    if subject is None or token.dep in {"nsubj", "nsubj:pass", "nmod:poss"}:
        return frozenset()
    if _is_aside(sentence, token):
        return frozenset()
    mention = together(scene, sentence, subject)
    if mention is None and (above := understood_subject(sentence, subject)) is not None:
        mention = together(scene, sentence, above)  # "fined *firms* owned by both sides"
    others = _undergoes(sentence, token) or _is_settled(sentence, token)
    if mention is None or (len(mention.actors) > 1 and not others):
        return frozenset()
    return frozenset(scene.states(mention.actors))


def _is_aside(sentence: Sentence, token: Token) -> bool:
    """Whether it only says what happened: "Malians fired, the first clash between *the two*"."""
    noun = sentence.head(token) if token.dep == "nmod" else None
    return noun is not None and noun.dep in {"appos", "parataxis"}


def _is_settled(sentence: Sentence, token: Token) -> bool:
    """Whether somebody brings them together: "Oman and Iraq hosted talks between *the two*"."""
    if case_word(sentence, token) != "between":
        return False
    verb = next((t for t in sentence.ancestors(token) if t.upos == "VERB"), None)
    return verb is not None and verb.lemma.lower() in lexicon("roles")["settling"]


def _undergoes(sentence: Sentence, token: Token) -> bool:
    """Whether something is done to them as others: "A and B called on both sides"."""
    return token.dep == "obj" or (
        token.dep == "obl" and case_word(sentence, token) in {"on", "to", "upon"}
    )
