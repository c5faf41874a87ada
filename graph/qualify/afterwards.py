"""What came of a plan, as the rest of the sentence tells: "wanted to go, *but thought better*".

The turns of phrase stand under `given_up` in `sources/lexicon/attitudes.yaml`.
"""

from __future__ import annotations

from functools import cache

from graph.curated.lexicon import lexicon
from graph.grammar.phrases import preposition
from graph.model.match import Match
from graph.model.sentence import Sentence, Token

_TURNS = frozenset(("before", "but", "only", "then", "though"))
_ENDS = frozenset((",", ".", ";", ":", "!", "–", "—", "yet", "so"))
_DONE = frozenset(("did", "done"))
_DOING = frozenset(("do", "does"))
_REACH = 3  # "but in the end thought better"


def given_up(sentence: Sentence, verb: Token) -> str:
    """Give the words that tell that a plan came to nothing, "" if there are none."""
    after = sentence.tokens[verb.index + 1 :]
    for turn in after:
        if turn.text.lower() in _TURNS and (found := _phrase(sentence, turn)):
            return found
    return ""


def did_so(sentence: Sentence, match: Match) -> bool:
    """Whether the doer has done what another one only plans: "wants to leave, as *Chad did*"."""
    if match.subject.sentence != sentence.index:
        return False
    doer = sentence.tokens[match.subject.token]
    clause = sentence.head(doer) if doer.dep == "nsubj" else None
    above = sentence.head(clause) if clause is not None and clause.dep == "advcl" else None
    if clause is None or above is None or above.tag == "VBD":
        return False
    will = any(t.lemma.lower() == "will" for t in sentence.children(above, "aux"))
    did = _DONE | (_DOING if will else frozenset())  # "will leave, as Chad does"
    return clause.text.lower() in did and preposition(sentence, clause) == "as"


def _phrase(sentence: Sentence, turn: Token) -> str:
    words = [t.text.lower() for t in sentence.tokens[turn.index + 1 :]]
    for phrase in _given_up():
        long = len(phrase)
        helping = phrase[-1] in {"did", "not"}  # "but never did."
        for start in range(1 if helping else _REACH + 1):
            last = words[start + long : start + long + 1]
            if tuple(words[start : start + long]) == phrase and (not helping or _ends(last)):
                return " ".join(phrase)
    return ""


def _ends(after: list[str]) -> bool:
    return not after or after[0] in _ENDS


@cache
def _given_up() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for words in lexicon("attitudes")["given_up"])
