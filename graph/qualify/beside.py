"""What stands on a word itself: adverbs, modals, negation, conjunctions, "according to"."""

from __future__ import annotations

from graph.grammar.attitudes import attitudes
from graph.grammar.phrases import preposition
from graph.model.sentence import Sentence, Token
from graph.qualify.conditions import is_inverted
from graph.qualify.headlines import announced
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
_IF = "if"  # puts under a condition
_NOTHING = frozenset(("nobody", "none", "nothing"))
_ABOUT = frozenset(("against", "for", "from", "of", "on", "to", "with"))
_NOT = frozenset(("not", "n't", "n’t"))
_ONLY = frozenset(("just", "merely", "only", "simply", "solely"))
_CONDITIONS = frozenset(("if", "unless", "should"))


def beside(state: State, sentence: Sentence, token: Token, counted: Token | None = None) -> State:
    """Apply everything that stands on the token, but for what has been `counted` already."""
    negated = False
    for child in sentence.children(token):
        twice = negated and child.text.lower() in _NOT  # "cannot and will not"
        negated = negated or child.text.lower() in _NOT
        if child is not counted and not twice:
            state = child_effect(state, sentence, token, child)
    return _conditional(state, sentence, token)


def child_effect(state: State, sentence: Sentence, token: Token, child: Token) -> State:
    """Apply one word that stands on the token."""
    if child.dep == "nsubj:outer":  # "the danger is that it attacks"
        return _outer(state, sentence, child)
    effect, word = _effect(sentence, token, child)
    if effect == _IF:
        return state.under_condition(word)
    return state.beside(effect, word) if effect else state


def _effect(sentence: Sentence, token: Token, child: Token) -> tuple[str, str]:
    """Give what a word does to the token it stands on, and the words to note for it."""
    word = child.text.lower()
    if word == "to" and child.index and sentence.tokens[child.index - 1].text.lower() == "yet":
        return "deny", "yet"
    if word == "nor":
        return "deny", word
    if word == "to" and child.dep == "mark" and announced(sentence, token):
        return "future", word
    if is_inverted(sentence, token, child):
        return _IF, word
    if child.dep in {"cop", "aux", "aux:pass"} and _due(sentence, token, child):
        return "future", f"{word} to"
    if (word == "than" and _preferred(sentence, token)) or _rather(sentence, token, child):
        return "fail", "rather than"
    if child.dep in {"mark", "case"}:
        return "" if _is_there(sentence, token) else _opening(sentence, token, word), word
    if child.dep in {"obj", "nsubj", "nsubj:pass"} and _has_no(sentence, child):
        return "deny", "no"
    if child.dep == "obl" and word in _NOTHING and preposition(sentence, child) in _ABOUT:
        return "deny", word  # "blames him *for nothing*"
    return _adjoined(sentence, token, child), word


def _is_there(sentence: Sentence, noun: Token) -> bool:
    """Whether it is there all the same: "hard to imagine without *the deal that Oslo signed*"."""
    known = any(t.text.lower() == "the" for t in sentence.children(noun, "det"))
    clauses = sentence.children(noun, "acl", "acl:relcl")
    told = any(c.tag == "VBD" and sentence.children(c, "nsubj") for c in clauses)
    return known and told


def _opening(sentence: Sentence, token: Token, word: str) -> str:
    """Give what the conjunction does that opens a clause."""
    table = attitudes()
    phrase = preposition(sentence, token)
    effect = table.beside("conjunctions", phrase) or table.beside("conjunctions", word)
    return _IF if effect == "risk" else effect


def _adjoined(sentence: Sentence, token: Token, child: Token) -> str:
    """Give what an adverb, a modal or a modifier does."""
    if child.dep == "acl" and child.tag == "VBN":  # "talks *planned* for May"
        return attitudes().beside("modifiers", child.text)
    if child.dep not in _TABLES or (child.text == "May" and child.index):  # the month
        return ""
    effect = attitudes().beside(_TABLES[child.dep], _full(sentence, child))
    supposed = effect == "risk" and child.dep == "aux"
    return _would(sentence, token) if supposed else effect


def _outer(state: State, sentence: Sentence, noun: Token) -> State:
    effect = attitudes().of(sentence, noun)
    if effect in {"report", "accuse"}:
        return state.beside("report", noun.text)
    return state.beside(effect, noun.text) if effect in {"future", "risk"} else state


def negates(sentence: Sentence, child: Token) -> bool:
    """Whether a word negates what it hangs on."""
    if child.dep == "det":
        return child.text.lower() == "no"
    adverbial = child.dep in {"advmod", "cc:preconj"}
    return adverbial and attitudes().beside("adverbs", _full(sentence, child)) == "deny"


def _due(sentence: Sentence, verb: Token, be: Token) -> bool:
    """Whether it is to be done: "*is to* deliver", not "the task is to deliver"."""
    if be.lemma.lower() != "be":
        return False
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


def _would(sentence: Sentence, verb: Token) -> str:
    """Give what "would" does: nothing to wishes ("would like to"), else future or condition."""
    if verb.upos == "ADJ" and attitudes().of(sentence, verb) == "future":
        return ""
    if attitudes().is_wish(verb) and not sentence.children(verb, "aux")[1:]:
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
    word = child.text.lower()
    below = {t.text.lower() for t in sentence.children(child, "advmod", "det")}
    if word == "called" and "so" in below:
        return "so-called"
    if word == "not" and (below | _after(sentence, child)) & _ONLY:
        return "not only"
    return f"no {word}" if "no" in below else word


def _after(sentence: Sentence, word: Token) -> frozenset[str]:
    return frozenset(t.text.lower() for t in sentence.tokens[word.index + 1 : word.index + 2])


def _has_no(sentence: Sentence, noun: Token) -> bool:
    if noun.text.lower() in {"none", "nobody", "neither", "nothing"}:
        return True
    before = sentence.children(noun, "det", "cc:preconj", "advmod", "cc")
    return any(t.text.lower() in {"no", "neither"} and t.index < noun.index for t in before)


def _conditional(state: State, sentence: Sentence, token: Token) -> State:
    if state.denied or state.mood != "prospective":
        return state
    clauses = sentence.children(token, "advcl")
    found = next((c for c in clauses if preposition(sentence, c) in _CONDITIONS), None)
    return state.cue(preposition(sentence, found)).lowered("risk") if found else state
