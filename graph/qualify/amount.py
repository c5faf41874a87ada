"""A match in, the amount of what it gives, sends, takes or does out.

A number counts only where it hangs on the match's theme, its ends or its verb's objects,
never elsewhere in the sentence. Years, ages and spans of time are no amounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from graph.curated.lexicon import lexicon
from graph.grammar.once import once_each
from graph.model.match import Match
from graph.model.quantity import Amount
from graph.model.sentence import Document, Form, Sentence, Token
from graph.qualify.numbers import PERCENT, Number, numbers

_INSIDE = frozenset(
    (
        *("nummod", "nmod", "compound", "amod", "appos", "advmod", "det", "det:predet"),
        *("nmod:unmarked", "nmod:desc", "flat", "fixed", "case", "dep"),
    )
)
_ARGUMENTS = ("obj", "nsubj:pass", "iobj", "obl", "obl:unmarked", "nsubj", "obl:agent", "nmod")
_NAMES = frozenset({Form.NAME, Form.DEMONYM, Form.PLURAL, Form.PRONOUN})
_SMALL = 10
_PARTS = frozenset({"compound", "amod", "nmod:desc"})


def amount(document: Document, match: Match) -> Amount | None:
    """Give the amount that the text gives with the match, None if it gives none."""
    sentence = document.sentences[match.sentence]
    found = _numbers(sentence)
    for anchor in _anchors(sentence, match) if found else ():
        for number in found:
            if _hangs_on(sentence, number, anchor, match):
                read = _amount(document, sentence, number, match)
                if read is not None:
                    return read
    return None


@once_each
def _numbers(sentence: Sentence) -> tuple[Number, ...]:
    return tuple(n for n in numbers(sentence) if not _is_year(sentence, n))


def _anchors(sentence: Sentence, match: Match) -> Iterator[Token]:
    """Yield the tokens in whose phrases a number would count, the nearest to the claim first."""
    tokens = sentence.tokens
    if match.theme is not None:
        yield tokens[match.theme]
        yield from _measures_of(sentence, tokens[match.theme])
    if match.object.sentence == match.sentence:  # else only the text before names it
        yield tokens[match.object.token]
    verb, trigger = tokens[match.verb], tokens[match.trigger]
    for dep in _ARGUMENTS:
        yield from sentence.children(verb, dep)
        yield from sentence.children(trigger, dep)
    if match.subject.sentence == match.sentence:
        yield tokens[match.subject.token]
    if trigger.upos == "NOUN":
        yield trigger


def _measures_of(sentence: Sentence, theme: Token) -> Iterator[Token]:
    """Yield the nouns that measure the theme: "containers" of shells."""
    for above in sentence.ancestors(theme):
        if theme.dep != "nmod":
            return
        yield above
        theme = above


def _hangs_on(sentence: Sentence, number: Number, anchor: Token, match: Match) -> bool:
    tops = _tops(sentence, number)
    return any(_is_inside(sentence, top, anchor, match) for top in tops)


def _tops(sentence: Sentence, number: Number) -> list[Token]:
    inside = {t.index: t for t in sentence.tokens if number.start <= t.start < number.end}
    return [t for t in inside.values() if t.head not in inside or t.head == t.index]


def _is_inside(sentence: Sentence, top: Token, anchor: Token, match: Match) -> bool:
    node = top
    while node.index != anchor.index:
        head = sentence.head(node)
        if head is None or head.index in {match.verb, match.trigger} - {anchor.index}:
            return False
        is_worth = head.lemma.lower() == "worth"
        if node.dep not in _INSIDE and not is_worth and node.lemma.lower() != "worth":
            return False
        node = head
    return True


def _amount(document: Document, sentence: Sentence, number: Number, match: Match) -> Amount | None:
    noun = _counted(sentence, number)
    if number.unit is not None:
        return _measured(sentence, number, noun)
    if noun is None:
        return _alone(sentence, number, match)
    unit = _unit(document, sentence, noun, number)
    if unit is None:
        return None
    mention = document.mention(sentence, noun)
    if (mention is not None and mention.form in _NAMES) or _is_known_set(sentence, noun, number):
        return None
    end = max(number.last, noun.end)
    rate, end = _rate(sentence, end)
    whole = _of_phrase(sentence, noun, end)
    if whole is not None:
        end = max(end, whole.end)
    of = _plain_phrase(document, sentence, whole) if whole is not None else None
    written = _written(sentence, number, end)
    return Amount(number.value, unit + rate, number.bound, of, written)


def _is_known_set(sentence: Sentence, noun: Token, number: Number) -> bool:
    """Whether the number only points back: "the two envoys"."""
    dets = {t.text.lower() for t in sentence.children(noun, "det", "det:predet", "nmod:poss")}
    return number.value < _SMALL and bool(dets - {"a", "an", "some", "no"})


def _measured(sentence: Sentence, number: Number, noun: Token | None) -> Amount:
    """Give an amount of money, or a share with its whole."""
    end, of = number.last, None
    if number.unit == PERCENT:
        whole = _after_of(sentence, number.end)
        if whole is None and noun is not None and noun.start >= number.end:
            whole = noun
        if whole is not None:
            end, of = whole.end, _plain_phrase(None, sentence, whole)
    written = _written(sentence, number, end)
    return Amount(number.value, number.unit or "", number.bound, of, written)


def _alone(sentence: Sentence, number: Number, match: Match) -> Amount | None:
    """Give the number of persons in "killed 20"."""
    table = lexicon("units")
    words = {sentence.tokens[i].lemma.lower() for i in (match.verb, match.trigger)}
    if not words & set(table["counting_verbs"]):
        return None
    return Amount(
        number.value, table["counted"], number.bound, None, _written(sentence, number, number.last)
    )


def _counted(sentence: Sentence, number: Number) -> Token | None:
    """Give the noun that the number counts."""
    if _is_vague(sentence, number):
        return _after_of(sentence, number.end)
    for top in _tops(sentence, number):
        head = sentence.head(top)
        if head is None or top.dep not in _INSIDE or head.start < number.end:
            continue
        if head.upos in {"NOUN", "PROPN"}:
            return head
    return None


def _is_vague(sentence: Sentence, number: Number) -> bool:
    words = sentence.text[number.start - sentence.start : number.end - sentence.start]
    return words.lower().split()[-1] in lexicon("units")["vague"]


def _unit(document: Document, sentence: Sentence, noun: Token, number: Number) -> str | None:
    """Give the counted noun in the singular with its own modifiers, None for times and places."""
    if noun.lemma.lower() in lexicon("units")["no_amounts"]:
        return None
    parts = [
        c
        for c in sentence.children(noun, *_PARTS)
        if number.end <= c.start < noun.start and document.mention(sentence, c) is None
    ]
    inner = [t for c in parts for t in sentence.subtree(c) if t.start >= number.end]
    words = [t.text.lower() for t in sorted(inner, key=lambda t: t.index) if t.upos != "PUNCT"]
    return " ".join((*words, noun.lemma.lower()))


def _rate(sentence: Sentence, end: int) -> tuple[str, int]:
    """Give " per day" with its end where the words go on like that."""
    table = lexicon("units")
    after = [t for t in sentence.tokens if t.start >= end][:2]
    words = [t.text.lower() for t in after]
    if len(words) == 2 and words[0] in table["rate_words"] and words[1] in table["rates"]:
        return f" per {words[1]}", after[1].end
    return "", end


def _of_phrase(sentence: Sentence, noun: Token, end: int) -> Token | None:
    """Give what a measure measures: the grain of "tonnes of grain"."""
    is_measure = noun.lemma.lower() in lexicon("units")["measures"]
    return _after_of(sentence, end) if is_measure else None


def _after_of(sentence: Sentence, end: int) -> Token | None:
    """Give the head of the phrase that follows an "of" right after that offset."""
    after = [t for t in sentence.tokens if t.start >= end][:2]
    if len(after) < 2 or after[0].text.lower() != "of":
        return None
    head = sentence.head(after[0])
    return head if head is not None and head.start > after[0].start else None


def _plain_phrase(document: Document | None, sentence: Sentence, noun: Token) -> str:
    """Give a noun with its modifiers, without articles, owners and actors."""
    parts = [
        c
        for c in sentence.children(noun, *_PARTS)
        if c.index < noun.index
        and (document is None or document.mention(sentence, c) is None)
        and c.upos not in {"NUM", "PROPN"}
    ]
    inner = chain.from_iterable(sentence.subtree(c) for c in parts)
    words = [t.text.lower() for t in sorted(inner, key=lambda t: t.index) if t.upos != "NUM"]
    return " ".join((*words, noun.text.lower()))


def _written(sentence: Sentence, number: Number, end: int) -> str:
    return sentence.text[number.first - sentence.start : end - sentence.start]


def _is_year(sentence: Sentence, number: Number) -> bool:
    """Whether four bare digits are a year: not before a plural noun, and without a limit."""
    words = sentence.text[number.start - sentence.start : number.end - sentence.start]
    if not (words.isdigit() and len(words) == 4 and 1500 <= int(words) < 2100):
        return False
    if number.first != number.start and words not in {"2000", "1500"}:
        return False
    noun = _counted(sentence, number)
    return noun is None or "Number=Plur" not in noun.morph
