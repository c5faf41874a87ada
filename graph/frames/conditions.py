"""What a frame asks of a predication besides its actors: further words, carriers, classes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from graph.frames.index import Frames, Trigger
from graph.grammar.phrases import phrase_tokens
from graph.grammar.predications import Predication
from graph.model.sentence import Sentence, Token

_LARGE = re.compile(r"\d{1,3}(,\d{3})+|\d{5,}")  # "800,000 Afghans" are thousands
_SHARES = frozenset(("%", "cent", "percent"))
_MONEY = re.compile(r"\D{0,3}[$€£¥₹]\d")  # "A$200m" is money, however it is cut
_HALF = re.compile(r"([5-9]\d|100)(\.\d+)?")  # "80% of its exports" are most of them
ANY = "*"  # as a carrier: any verb


@dataclass(frozen=True)
class Phrases:
    """The words of a sentence's noun phrases, put together once for all frames."""

    sentence: Sentence
    _by_head: dict[int, frozenset[str]] = field(default_factory=dict)

    def words(self, head: Token) -> frozenset[str]:
        """Give the words of a phrase, and each two in a row."""
        if head.index not in self._by_head:
            self._by_head[head.index] = _shown(self.sentence, head)
        return self._by_head[head.index]


def unmet(trigger: Trigger, said: Predication, phrases: Phrases, frames: Frames) -> str:
    """Give the condition that the predication fails in plain words, "" if it meets all."""
    if not trigger.conditional:
        return ""
    rule = trigger.rule
    for slot in rule.without:
        if said.slots[slot]:
            return f"an empty slot {slot!r}"
    if rule.needs and not any(said.slots[slot] for slot in rule.needs):
        return f"a filled slot {rule.needs[0]!r}"
    if trigger.carriers and not carried(said, trigger.carriers):
        return f"a carrying verb such as {rule.carriers[0]!r}"
    if trigger.unless_carriers and carried(said, trigger.unless_carriers):
        return f"a carrying verb other than {rule.unless_carriers[0]!r}"
    return _misfit(trigger, said, phrases, frames)


def _misfit(trigger: Trigger, said: Predication, phrases: Phrases, frames: Frames) -> str:
    """Give the class that the theme or the trigger should be of, or should not."""
    rule = trigger.rule
    if rule.theme_class or rule.unless_class:
        given = themes(trigger, said)
        if rule.theme_class and not _in_class(phrases, given, rule.theme_class, frames):
            return f"a theme of class {' or '.join(rule.theme_class)}"
        if rule.unless_class and _in_class(phrases, given, rule.unless_class, frames):
            return f"a theme that is not {' or '.join(rule.unless_class)}"
    if rule.with_class and not _in_class(phrases, (said.trigger,), rule.with_class, frames):
        return f"a modifier of class {' or '.join(rule.with_class)}"
    return ""


def carried(said: Predication, forms: frozenset[str]) -> bool:
    """Whether a verb of these forms carries the noun."""
    return said.carrier is not None and (ANY in forms or said.carrier.text.lower() in forms)


def themes(trigger: Trigger, said: Predication) -> tuple[Token, ...]:
    """Give the heads of what is given, said or done."""
    slots = trigger.rule.theme or ("patient",)
    if len(slots) == 1:
        return said.slots[slots[0]]
    return tuple(t for slot in slots for t in said.slots[slot])


def suits(trigger: Trigger, phrases: Phrases, frames: Frames) -> Callable[[Token], bool]:
    """Give a test whether a single word is of the class that the trigger asks of its theme."""
    return lambda head: _in_class(phrases, (head,), trigger.rule.theme_class, frames)


def theme(trigger: Trigger, said: Predication, phrases: Phrases, frames: Frames) -> Token | None:
    """Give the head of the theme that made a frame with a theme class fit."""
    if not trigger.rule.theme_class:
        return None
    names = trigger.rule.theme_class
    return next((t for t in themes(trigger, said) if _in_class(phrases, (t,), names, frames)), None)


def further_words(
    trigger: Trigger, said: Predication, sentence: Sentence
) -> tuple[int, ...] | None:
    """Give the numbers of a trigger's further words, None if one is not there."""
    if not trigger.rest:
        return ()
    before = trigger.kind == "noun" or "-" in trigger.rest
    return (_before if before else _after)(trigger, said.trigger, sentence)


def _before(trigger: Trigger, noun: Token, sentence: Sentence) -> tuple[int, ...] | None:
    before = sentence.tokens[max(0, noun.index - len(trigger.rest)) : noun.index]
    if len(before) < len(trigger.rest):
        return None
    fits = all(
        w in {t.text.lower(), t.lemma.lower()} for w, t in zip(trigger.rest, before, strict=True)
    )
    return tuple(t.index for t in before) if fits else None


def _after(trigger: Trigger, head: Token, sentence: Sentence) -> tuple[int, ...] | None:
    """Find particles beside the verb, or further off where they hang on it."""
    found: list[int] = []
    near = head.index + len(trigger.rest) + 1
    for word in trigger.rest:
        places = (
            t.index
            for t in sentence.tokens[head.index + 1 : head.index + 7]
            if t.text.lower() == word and (t.index <= near or _belongs(t, head, sentence))
        )
        place = next(places, None)
        if place is None:
            return None
        found.append(place)
    return tuple(found)


def _belongs(token: Token, head: Token, sentence: Sentence) -> bool:
    """Whether a word hangs on a verb or on what hangs on it."""
    return head.index in {token.head, sentence.tokens[token.head].head}


def _in_class(
    phrases: Phrases, heads: tuple[Token, ...], names: tuple[str, ...], frames: Frames
) -> bool:
    """Whether one of the noun phrases holds a word, or two in a row, of one of the classes."""
    if not heads:
        return False
    wanted = frames.words(names)
    return any(not phrases.words(head).isdisjoint(wanted) for head in heads)


def _shown(sentence: Sentence, head: Token) -> frozenset[str]:
    if head.upos == "VERB":
        return _done(sentence, head)
    if _MONEY.match(head.text):
        return _described(sentence, head) | {"$"}
    numbers = sentence.children(head, "nummod")
    if any(_LARGE.fullmatch(t.text) for t in numbers):
        return _described(sentence, head) | {"thousands"}
    if head.text.lower() in _SHARES and any(_HALF.fullmatch(t.text) for t in numbers):
        return _described(sentence, head) | {"majority"}
    return _described(sentence, head)


def _described(sentence: Sentence, head: Token) -> frozenset[str]:
    if head.upos == "PROPN":  # what follows a name seldom describes it
        beside = sentence.children(head, "compound", "flat", "amod", "nmod:desc", "nummod")
        name = (head, *beside)
        words = [t.text.lower() for t in sorted(name, key=_place)]
        return frozenset((*_joined(words), *(w for t in words if " " in t for w in t.split())))
    clauses = sentence.children(head, "acl", "acl:relcl")
    contents = (t for c in clauses for t in sentence.children(c, "obl", "obj"))
    shown = _joined([t.text.lower() for t in (*phrase_tokens(sentence, head), *contents)])
    return frozenset((*shown, *(f"{a} {b}" for a, b in pairwise(shown))))


def _done(sentence: Sentence, verb: Token) -> frozenset[str]:
    """Give the words of a deed, its verb in the plain form too: not what it is done for."""
    objects = (
        t for o in sentence.children(verb, "obj", "nsubj:pass") for t in phrase_tokens(sentence, o)
    )
    beside = sentence.children(verb, "aux", "compound:prt", "advmod")
    subject = next(iter(sentence.children(verb, "nsubj", "nsubj:pass")), verb)
    # "Should Mali leave" is an if.
    beside = tuple(t for t in beside if t.dep != "aux" or t.index > subject.index)
    shown = _joined([t.text.lower() for t in sorted((verb, *beside, *objects), key=_place)])
    return frozenset((verb.lemma.lower(), *shown, *(f"{a} {b}" for a, b in pairwise(shown))))


def _place(token: Token) -> int:
    return token.index


def _joined(words: list[str]) -> list[str]:
    """Give the words, and after each hyphen the whole: know, -, how, know-how."""
    found: list[str] = []
    for number, word in enumerate(words):
        found.append(word)
        if number > 1 and words[number - 1] == "-":
            found.append(f"{words[number - 2]}-{word}")
    return found
