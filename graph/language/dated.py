"""Who does it right after a date: "in May *Benin* retaliated", taken for part of the date."""

from __future__ import annotations

from calendar import day_name, month_name
from dataclasses import replace

from graph.model.sentence import Sentence, Token

_DATES = frozenset((*month_name, *day_name))
_WITHIN = frozenset({"after", "before", "by", "during", "from", "in", "on", "since", "until"})


def is_dated_subject(sentence: Sentence, name: Token) -> bool:
    """Whether a name between a date and its verb was read as when it happened."""
    verb, date = sentence.tokens[name.head], _date_before(sentence, name)
    if date is None or name.upos != "PROPN" or verb.upos != "VERB" or verb.index < name.index:
        return False
    own = {t.index for t in sentence.subtree(name)}
    between = (t for t in sentence.tokens[name.index + 1 : verb.index] if t.index not in own)
    if any(t.dep not in {"advmod", "aux"} for t in between):
        return False
    return not sentence.children(verb, "nsubj", "nsubj:pass", "aux:pass", "csubj")


def as_subject(sentence: Sentence, name: Token) -> Sentence:
    """Make the name the subject and leave the preposition to the date."""
    date = _date_before(sentence, name)
    changed = {name.index: replace(name, dep="nsubj")}
    if date is not None and date.head == name.index:
        changed[date.index] = replace(date, head=name.head, dep="obl")
    for opener in sentence.children(name, "case") if date is not None else ():
        changed[opener.index] = replace(opener, head=name.index - 1)
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def _date_before(sentence: Sentence, name: Token) -> Token | None:
    """Give the word of a date right before a name, after its preposition: "in *May* Benin"."""
    if name.index < 2:
        return None
    opener, date = sentence.tokens[name.index - 2 : name.index]
    dated = date.dep in {"obl", "obl:unmarked"} and date.head == name.head
    dated = dated or (date.head == name.index and date.text in _DATES)  # "in *May* Iran and Mali"
    return date if dated and opener.text.lower() in _WITHIN else None
