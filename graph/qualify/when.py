"""A match and the day of its article in, the time at which it holds out.

Only dates that hang on the match's own words count: in "Tehran said on Monday that it had
sold drones in March", Monday is the day of the saying.
"""

from __future__ import annotations

import re
from datetime import date

from graph.curated.lexicon import lexicon
from graph.model.match import Match
from graph.model.quantity import Interval
from graph.model.sentence import Document, Sentence, Token
from graph.qualify.calendar import ONE_DAY, shift
from graph.qualify.dates import resolve
from graph.qualify.expressions import Expression, expressions
from graph.qualify.nearness import CLAUSES, NOUN_PARTS, nearness

_MODAL = frozenset(("would", "could", "might", "should", "'d", "’d"))


def when(
    document: Document, match: Match, published: date | None, *, ahead: bool = False
) -> Interval | None:
    """Give the time that the text gives the match, None if it gives none that resolves.

    What is still `ahead` is looked for after the article's day: "agreed to meet in March".
    """
    sentence = document.sentences[match.sentence]
    found = expressions(sentence.text)
    if not found:
        return None
    direction = 1 if ahead and _is_open(sentence, match) else _direction(sentence, match)
    ranked = []
    for expression in found:
        rank = nearness(document, sentence, match, expression)
        interval = _in_calendar(sentence, match, expression, published, direction)
        if rank is not None and interval is not None:
            ranked.append((rank, expression.start, interval))
    return min(ranked, key=lambda one: one[:2])[2] if ranked else None


def _in_calendar(
    sentence: Sentence,
    match: Match,
    expression: Expression,
    published: date | None,
    direction: int,
) -> Interval | None:
    """Give the time of an expression, None where its days leave the calendar."""
    try:
        found = _interval(sentence, match, expression, published, direction)
    except (OverflowError, ValueError):
        return None
    days = (found.start, found.end) if found is not None else ()
    return None if any(day is not None and day.year == date.max.year for day in days) else found


def _interval(
    sentence: Sentence,
    match: Match,
    expression: Expression,
    published: date | None,
    direction: int,
) -> Interval | None:
    written = sentence.text[expression.start : expression.end]
    first = expression.first
    if first["far"]:
        return None if published is None else Interval(None, published + ONE_DAY, written)
    if first["lasting"]:
        return _lasting(sentence, match, expression, published, written)
    span = resolve(first, published, direction)
    if span is None or (first["year"] and not _is_year(sentence, expression)):
        return None
    if expression.second is not None:
        last = resolve(expression.second, published, direction)
        is_order = last is not None and span[0] < last[1]
        return Interval(span[0], last[1], written) if last is not None and is_order else None
    table = lexicon("time")
    sides = {
        "from_start": (span[0], None),
        "until_end": (None, span[1]),
        "until_start": (None, span[0]),
        "from_end": (span[1], None),
    }
    start, end = next((s for key, s in sides.items() if expression.link in table[key]), span)
    return Interval(start, end, written)


def _lasting(
    sentence: Sentence, match: Match, expression: Expression, published: date | None, written: str
) -> Interval | None:
    """Resolve "for two years": up to now after "has"; elsewhere nobody says from when."""
    if expression.link not in {"for", "over"} or published is None:
        return None
    verb = sentence.tokens[match.verb]
    helpers = sentence.children(verb, "aux")
    has = any(h.lemma.lower() == "have" and "Tense=Past" not in h.morph for h in helpers)
    if not has or any(h.text.lower() == "had" for h in helpers):
        return None
    table = lexicon("time")
    count = expression.first["n7"].lower()
    number = int(count) if count.isdigit() else table["numbers"][count]
    start = shift(table["units"][expression.first["u7"]], published, -number)
    return Interval(start, None, written)


def _is_year(sentence: Sentence, expression: Expression) -> bool:
    """Whether four digits are a year: after a preposition, or beside a singular noun."""
    token = next(t for t in sentence.tokens if t.end > _at(sentence, expression.first))
    head = sentence.head(token)
    counts = head is not None and token.dep == "nummod" and "Number=Plur" in head.morph
    if counts or (token.text.endswith(("%", "m")) and not token.text.isdigit()):
        return False
    return bool(expression.link) or (head is not None and token.dep in NOUN_PARTS)


def _at(sentence: Sentence, point: re.Match[str]) -> int:
    return sentence.start + point.end() - 1


def _is_open(sentence: Sentence, match: Match) -> bool:
    """Whether the match's own verb tells no past: to visit, plans, would visit."""
    verb = sentence.tokens[match.verb]
    helpers = sentence.children(verb, "aux", "aux:pass", "cop")
    finite = (t for t in (verb, *helpers) if "VerbForm=Fin" in t.morph)
    past = any("Tense=Past" in t.morph for t in finite if t.text.lower() not in _MODAL)
    return verb.upos in CLAUSES and not past and not any(h.lemma == "have" for h in helpers)


def _direction(sentence: Sentence, match: Match) -> int:
    """Give -1 for a past clause, 1 for one about the future, 0 where the verb does not tell."""
    table = lexicon("time")
    verb: Token | None = sentence.tokens[match.verb]
    while verb is not None:
        helpers = sentence.children(verb, "aux", "aux:pass", "cop")
        if any(h.text.lower() in table["future"] for h in helpers):
            return 1
        if any("Tense=Past" in t.morph and "VerbForm=Fin" in t.morph for t in (verb, *helpers)):
            return -1
        if any(h.lemma == "have" for h in helpers):
            return -1
        head = sentence.head(verb)
        infinitive = verb.dep in {"xcomp", "acl", "advcl", "ccomp"} and "VerbForm=Inf" in verb.morph
        if infinitive and head is not None and head.lemma.lower() in table["prospects"]:
            return 1
        verb = head
    return 0
