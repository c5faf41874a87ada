"""A match and the day of its article in, the time at which it holds out.

Only dates that hang on the match's own words count: in "Tehran said on Monday that it had
sold drones in March", Monday is the day of the saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from graph.curated.lexicon import lexicon
from graph.model.match import Match
from graph.model.quantity import Interval
from graph.model.sentence import Document, Sentence, Token
from graph.qualify.calendar import ONE_DAY, shift
from graph.qualify.dates import resolve
from graph.qualify.time_words import points

_NOUN_PARTS = frozenset({"nummod", "compound", "amod", "nmod:unmarked"})
_CLAUSES = frozenset({"VERB", "AUX"})
_BARRED = frozenset({"nsubj", "conj", "root", "acl", "acl:relcl", "parataxis"})
_MODAL = frozenset(("would", "could", "might", "should", "'d", "’d"))
_OBJECTS = frozenset({"obj", "obl", "iobj"})


@dataclass(frozen=True)
class _Expression:
    """Words for a time: their span, preposition, and the one or two points they name."""

    start: int
    end: int
    link: str
    first: re.Match[str]
    second: re.Match[str] | None = None


def when(
    document: Document, match: Match, published: date | None, *, ahead: bool = False
) -> Interval | None:
    """Give the time that the text gives the match, None if it gives none that resolves.

    What is still `ahead` is looked for after the article's day: "agreed to meet in March".
    """
    sentence = document.sentences[match.sentence]
    direction = 1 if ahead and _is_open(sentence, match) else _direction(sentence, match)
    ranked = []
    for expression in _expressions(sentence.text):
        rank = _rank(document, sentence, match, expression)
        interval = _in_calendar(sentence, match, expression, published, direction)
        if rank is not None and interval is not None:
            ranked.append((rank, expression.start, interval))
    return min(ranked, key=lambda found: found[:2])[2] if ranked else None


@cache
def _links() -> re.Pattern[str]:
    table = lexicon("time")
    keys = ("inside", "from_start", "until_end", "until_start", "from_end")
    words = "|".join(word for key in keys for word in table[key])
    return re.compile(rf"\b({words}|between|of)(?: about| around| at)?(?: the)?\s+$", re.IGNORECASE)


@lru_cache(maxsize=64)
def _expressions(text: str) -> tuple[_Expression, ...]:
    return tuple(_each_expression(text))


def _each_expression(text: str) -> Iterator[_Expression]:
    found = list(points().finditer(text))
    taken = -1
    for at, point in enumerate(found):
        if at <= taken:
            continue
        before = _links().search(text[: point.start()])
        link = before.group(1).lower() if before else ""
        start = before.start() if before else point.start()
        after = found[at + 1] if at + 1 < len(found) else None
        if after is not None and link in {"from", "between"}:
            middle = text[point.end() : after.start()].strip().removesuffix("the").strip()
            if middle in ({"and"} if link == "between" else {"to", "until", "till", "through"}):
                taken = at + 1
                yield _Expression(start, after.end(), link, point, after)
                continue
        yield _Expression(start, point.end(), link, point)


def _in_calendar(
    sentence: Sentence,
    match: Match,
    expression: _Expression,
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
    expression: _Expression,
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
    sentence: Sentence, match: Match, expression: _Expression, published: date | None, written: str
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


def _is_year(sentence: Sentence, expression: _Expression) -> bool:
    """Whether four digits are a year: after a preposition, or beside a singular noun."""
    token = next(t for t in sentence.tokens if t.end > _at(sentence, expression.first))
    head = sentence.head(token)
    counts = head is not None and token.dep == "nummod" and "Number=Plur" in head.morph
    if counts or (token.text.endswith(("%", "m")) and not token.text.isdigit()):
        return False
    return bool(expression.link) or (head is not None and token.dep in _NOUN_PARTS)


def _at(sentence: Sentence, point: re.Match[str]) -> int:
    return sentence.start + point.end() - 1


def _is_open(sentence: Sentence, match: Match) -> bool:
    """Whether the match's own verb tells no past: to visit, plans, would visit."""
    verb = sentence.tokens[match.verb]
    helpers = sentence.children(verb, "aux", "aux:pass", "cop")
    finite = (t for t in (verb, *helpers) if "VerbForm=Fin" in t.morph)
    past = any("Tense=Past" in t.morph for t in finite if t.text.lower() not in _MODAL)
    return verb.upos in _CLAUSES and not past and not any(h.lemma == "have" for h in helpers)


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


def _rank(
    document: Document, sentence: Sentence, match: Match, expression: _Expression
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
            if head.upos in _CLAUSES
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
    if node.dep in _NOUN_PARTS and node.upos == "NUM":
        return False
    of_match = head.index in {match.theme, match.object.token} or head.index in match.words
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
