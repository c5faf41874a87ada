"""Numbers in words and digits, with their limits, as a sentence writes them.

Dates, years, ages and ordinals look like numbers too; `amount` leaves out those that its
unit gives away, this module those that their form does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from graph.curated.lexicon import lexicon
from graph.grammar.inflect import verb_forms
from graph.model.quantity import Bound
from graph.model.sentence import Sentence

PERCENT = "per cent"
_NEAR = 40  # characters before a number in which its limit or date stands
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"\w+")
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@dataclass(frozen=True)
class Number:
    """A number in a text: offsets of the number itself and of all its words with the limit.

    `unit` is known already for money and shares, else None.
    """

    start: int
    end: int
    first: int
    last: int
    value: Decimal
    bound: Bound
    unit: str | None = None


def numbers(sentence: Sentence) -> Iterator[Number]:
    """Yield the numbers of a sentence in text order; offsets are the article's."""
    text = sentence.text
    for found in _pattern().finditer(text) if _may_count(text) else ():
        read = _read(found)
        if read is None or _is_date_part(text, found):
            continue
        value, unit, bound = read
        first, limit = _limit_before(text, found.start())
        if limit is not None and _is_particle(sentence, sentence.start + first):
            first, limit = found.start(), None
        last, after = _limit_after(text, found.end())
        whole = value.to_integral_value()
        yield Number(
            sentence.start + found.start(),
            sentence.start + found.end(),
            sentence.start + first,
            sentence.start + last,
            whole if whole == value else value,
            limit or after or bound,
            unit,
        )


def _may_count(text: str) -> bool:
    """Whether a digit or one of the words is there without which no number is written."""
    return bool(_DIGIT.search(text)) or not _words().isdisjoint(_WORD.findall(text.lower()))


@cache
def _words() -> frozenset[str]:
    table = lexicon("units")
    shares = [*table["shares"], *(f"{share}s" for share in table["shares"])]
    numbers = (*table["digits"], *table["tens"], *table["vague"], "hundred", "thousand", "half")
    return frozenset((*numbers, *shares))


@cache
def _pattern() -> re.Pattern[str]:
    table = lexicon("units")
    words = _any((*table["digits"], *table["tens"], "hundred", "a hundred", "a thousand"))
    scale = rf"(?:[ -](?:{_any(table['scales'])})|(?:{_any(table['short_scales'])}))\b"
    signs = _any(table["currencies"])
    written = rf"(?:{words})(?:(?:[ -]| and )(?:{words}))*"
    shares = _any([*table["shares"], *(f"{share}s" for share in table["shares"])])
    vague, vague_before = _any(table["vague"]), _any(table["vague_before"])
    kinds = (
        rf"(?P<sign>{signs}) ?(?P<money>{_DIGITS})(?P<money_scale>{scale})?",
        rf"(?:(?P<of_share>a|one|two|three|four|five)[ -](?P<share>{shares})|(?P<half>half))"
        r"(?= of | its | the | their | his )",
        rf"(?P<number>{_DIGITS}|{written})(?P<scale>{scale})?(?: ?(?P<percent>"
        rf"{_any(table['percent'])})(?!\w)| (?P<dollars>dollars)\b)?",
        rf"(?:(?P<vague_before>{vague_before}) of )?(?P<vague>{vague})(?= of )",
    )
    return re.compile(rf"(?<![\w.,-])(?:{'|'.join(kinds)})(?![\w]|-\w|[.,]\d)", re.IGNORECASE)


def _any(words: object) -> str:
    ordered = sorted(map(str, words), key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(map(re.escape, ordered))


def _read(found: re.Match[str]) -> tuple[Decimal, str | None, Bound] | None:
    table = lexicon("units")
    if found["sign"] is not None:
        unit = table["currencies"][
            found["sign"].lower() if found["sign"].isalpha() else found["sign"]
        ]
        return _plain(found["money"]) * _scale(found["money_scale"]), unit, Bound.EXACTLY
    if found["share"] is not None or found["half"] is not None:
        return _share(found)
    if found["vague"] is not None:
        times = table["vague_before"][found["vague_before"].lower()] if found["vague_before"] else 1
        return Decimal(times * table["vague"][found["vague"].lower()]), None, Bound.AT_LEAST
    value = _plain(found["number"])
    unit = PERCENT if found["percent"] else table["dollar"] if found["dollars"] else None
    return value * _scale(found["scale"]), unit, Bound.EXACTLY


def _plain(word: str) -> Decimal:
    if word[0].isdigit():
        return Decimal(word.replace(",", ""))
    return Decimal(_in_words(word))


def _in_words(words: str) -> int:
    """Add up a number in words.

    >>> _in_words("two hundred and forty-five")
    245
    """
    table = lexicon("units")
    values = table["digits"] | table["tens"] | {"a": 1}
    total = 0
    for word in re.split(r"[ -]", words.lower()):
        if word in table["scales"]:
            total = max(total, 1) * int(table["scales"][word])
        elif word != "and":
            total += int(values[word])
    return total


def _scale(word: str | None) -> int:
    table = lexicon("units")
    scales: dict[str, int] = table["scales"] | table["short_scales"]
    return 1 if word is None else scales[word.lower().lstrip(" -")]


def _share(found: re.Match[str]) -> tuple[Decimal, str, Bound]:
    table = lexicon("units")
    if found["half"] is not None:
        return Decimal(50), PERCENT, Bound.EXACTLY
    parts = table["digits"].get(found["of_share"].lower(), 1)
    share = found["share"].lower()
    whole = table["shares"].get(share) or table["shares"][share.removesuffix("s")]
    exact = Decimal(100 * parts) / whole
    rounded = exact.quantize(Decimal("0.1"))
    value = rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
    return value, PERCENT, Bound.EXACTLY if exact == rounded else Bound.ABOUT


def _is_date_part(text: str, found: re.Match[str]) -> bool:
    """Whether months, a slash, a colon or an age stand around the digits."""
    plain = found["number"] is not None and found["scale"] is None and found["percent"] is None
    before, after = _dates()
    start = found.start()
    near = max(0, start - _NEAR)
    return plain and bool(before.search(text, near, start) or after.match(text, found.end()))


@cache
def _dates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the patterns of what stands right before and after a number that is part of a date."""
    months = _any(m.capitalize() for m in lexicon("time")["months"])
    before = rf"\b(?:{months})\.?(?: \d+,)? $|[/:]$|\baged $|\bNo\.? $|\b[Gg]roup of $"
    return re.compile(before), re.compile(rf" (?:of )?(?:{months})\b|[/:]\d")


@cache
def _limits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = lexicon("units")
    before = _any(word for words in table["bounds"].values() for word in words)
    after = _any(word for words in table["bounds_after"].values() for word in words)
    start = rf"\b({before})(?: an?)? $"
    return re.compile(start, re.IGNORECASE), re.compile(rf" ({after})\b", re.IGNORECASE)


def _limit_before(text: str, start: int) -> tuple[int, Bound | None]:
    table = lexicon("units")["bounds"]
    found = _limits()[0].search(text, max(0, start - _NEAR), start)
    if found is None:
        return start, None
    word = found.group(1).lower()
    return found.start(), Bound(next(bound for bound, words in table.items() if word in words))


def _is_particle(sentence: Sentence, start: int) -> bool:
    """Whether a word belongs to the verb before it: "handed over 12 prisoners"."""
    at = next((t.index for t in sentence.tokens if t.start == start), 0)
    token, before = sentence.tokens[at], sentence.tokens[at - 1]
    if token.text.lower() != "over" or not at:
        return False
    return token.dep == "compound:prt" or before.text.lower() in _taking_over()


@cache
def _taking_over() -> frozenset[str]:
    irregular = lexicon("irregular")["verbs"]
    verbs = lexicon("units")["over_verbs"]
    return frozenset(form for verb in verbs for form in verb_forms(verb, irregular))


def _limit_after(text: str, end: int) -> tuple[int, Bound | None]:
    table = lexicon("units")["bounds_after"]
    found = _limits()[1].match(text, end)
    if found is None:
        return end, None
    word = found.group(1).lower()
    return found.end(), Bound(next(bound for bound, words in table.items() if word in words))
