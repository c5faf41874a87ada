"""What stands on a word itself: adverbs, modals, negation, conjunctions, "according to"."""

from __future__ import annotations

from graph.grammar.attitudes import attitudes
from graph.grammar.phrases import preposition
from graph.model.sentence import Sentence, Token
from graph.qualify.mood import State

_TABLES = {
    "aux": "modals",
    "aux:pass": "modals",
    "amod": "modifiers",
    "det": "modifiers",
    "nmod:desc": "modifiers",
    "advmod": "adverbs",
    "cc:preconj": "adverbs",
    "cc": "adverbs",
    "obl": "adverbs",
}
_CONDITIONS = frozenset(("if", "unless", "should"))


def beside(state: State, sentence: Sentence, token: Token, counted: Token | None = None) -> State:
    """Apply everything that stands on the token, but for what has been `counted` already."""
    for child in sentence.children(token):
        if child is not counted:
            state = child_effect(state, sentence, token, child)
    return _conditional(state, sentence, token)


def child_effect(state: State, sentence: Sentence, token: Token, child: Token) -> State:
    """Apply one word that stands on the token."""
    table = attitudes()
    word = child.text.lower()
    if word == "to" and child.index and sentence.tokens[child.index - 1].text.lower() == "yet":
        effect, word = "deny", "yet"
    elif _inverted(sentence, token, child):
        effect = "risk"
    elif child.dep == "cop" and _due(sentence, token, child):
        effect, word = "future", f"{word} to"
    elif (word == "than" and _preferred(sentence, token)) or _rather(sentence, token, child):
        effect, word = "fail", "rather than"
    elif child.dep in {"mark", "case"}:
        effect = table.beside("conjunctions", preposition(sentence, token) or word)
    elif child.dep in {"obj", "nsubj", "nsubj:pass"} and _has_no(sentence, child):
        effect, word = "deny", "no"
    elif child.dep in _TABLES:
        effect = table.beside(_TABLES[child.dep], _full(sentence, child))
        if effect == "risk" and child.dep == "aux":
            effect = _would(sentence, token)
    else:
        return state
    return state.beside(effect, word) if effect else state


def negates(sentence: Sentence, child: Token) -> bool:
    """Whether a word negates what it hangs on."""
    if child.dep == "det":
        return child.text.lower() == "no"
    adverbial = child.dep in {"advmod", "cc:preconj"}
    return adverbial and attitudes().beside("adverbs", _full(sentence, child)) == "deny"


def _due(sentence: Sentence, verb: Token, be: Token) -> bool:
    """Whether it is to be done: "*is to* deliver", not "the task is to deliver"."""
    marks = sentence.children(verb, "mark")
    return verb.upos == "VERB" and any(t.text.lower() == "to" and t.index > be.index for t in marks)


def _preferred(sentence: Sentence, verb: Token) -> bool:
    """Whether something else is done sooner: "would rather resign than send"."""
    head = sentence.head(verb)
    words = sentence.tokens[max(0, head.index - 3) : verb.index] if head is not None else ()
    return any(t.text.lower() in {"rather", "sooner"} for t in words)


def _rather(sentence: Sentence, verb: Token, child: Token) -> bool:
    """Whether "rather than" stands before it: "talked to Mali *rather than* attack it"."""
    after = sentence.tokens[child.index + 1].text.lower() if child.index < verb.index else ""
    return child.text.lower() == "rather" and after == "than" and verb.upos == "VERB"


def _inverted(sentence: Sentence, verb: Token, child: Token) -> bool:
    """Whether an auxiliary opens a condition: "Should Israel strike, ..."."""
    opens = child.dep in {"aux", "aux:pass"} and child.text.lower() in {"should", "were", "had"}
    subjects = sentence.children(verb, "nsubj", "nsubj:pass")
    return opens and verb.dep == "advcl" and any(child.index < s.index for s in subjects)


def _would(sentence: Sentence, verb: Token) -> str:
    """Give what "would" does: nothing to wishes ("would like to"), else future or condition."""
    if attitudes().of(sentence, verb) == "future":
        return ""
    return "future" if _is_future_in_past(sentence, verb) else "risk"


def _is_future_in_past(sentence: Sentence, verb: Token) -> bool:
    """Whether "would" only shifts a "will" back: "said that it would attack"."""
    while verb.dep == "conj":
        verb = sentence.tokens[verb.head]
    head = sentence.head(verb)
    said = verb.dep == "ccomp" and head is not None and head.tag in {"VBD", "VBN"}
    return said and not any(
        preposition(sentence, c) in _CONDITIONS for c in sentence.children(verb, "advcl")
    )


def _full(sentence: Sentence, child: Token) -> str:
    below = [t.text.lower() for t in sentence.children(child, "advmod", "det")]
    return f"no {child.text.lower()}" if "no" in below else child.text.lower()


def _has_no(sentence: Sentence, noun: Token) -> bool:
    if noun.text.lower() in {"none", "nobody", "neither"}:
        return True
    before = sentence.children(noun, "det", "cc:preconj", "advmod", "cc")
    return any(t.text.lower() in {"no", "neither"} and t.index < noun.index for t in before)


def _conditional(state: State, sentence: Sentence, token: Token) -> State:
    if state.mood != "prospective":
        return state
    clauses = sentence.children(token, "advcl")
    found = next((c for c in clauses if preposition(sentence, c) in _CONDITIONS), None)
    return state.cue(preposition(sentence, found)).lowered("risk") if found else state
