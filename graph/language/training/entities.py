"""Entity labels: from GUM's mentions, from UNER's tables, and carried over by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from graph.language.training.treebank import Tree, Word, open_lines

LABELS = {"person": "PERSON", "place": "PLACE", "organization": "ORG"}
NOTHING = "nothing"  # the kind of a word that heads no mention
KINDS = (
    *(NOTHING, "person", "place", "organization", "object", "event", "time", "abstract"),
    *("animal", "plant", "substance"),
)
UNER_LABELS = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG"}
_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_INSIDE = frozenset({"flat", "compound", "amod", "nmod", "nmod:poss", "nummod", "goeswith"})
_GLUE = frozenset({"case", "cc", "det", "punct"})
_LINKS = frozenset({"of", "de", "for", "and", "&", "-", "–", "'s", "’s", ".", "the", "van", "von"})
_LOOSE = frozenset({"ADP", "PUNCT", "DET", "CCONJ", "PART"})
_TITLES = frozenset(
    (
        *("president", "minister", "mayor", "king", "queen", "pope", "mr", "mr.", "mrs"),
        *("mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "senator", "governor"),
        *("chancellor", "god", "mom", "dad", "mother", "father", "congressman"),
        *("professor", "captain", "general"),
    )
)

Span = tuple[int, int, str]


def with_gum_entities(trees: Iterable[Tree]) -> tuple[Tree, ...]:
    """Label the named persons, places and organisations of GUM's `Entity=` mentions.

    The words that head mentions, named or not, are told what kind of thing is mentioned.
    """
    return tuple(_labelled(tree, _mentions(tree.words)) for tree in trees)


def _labelled(tree: Tree, mentions: list[Span]) -> Tree:
    kinds: dict[int, str] = {}
    for start, end, kind in mentions:
        tops = _tops(tree.words, start, end)
        if tops:
            kinds.setdefault(tops[0], kind)
    words = tuple(replace(w, kind=kinds.get(i, NOTHING)) for i, w in enumerate(tree.words))
    return replace(tree, words=words, entities=_named(tree.words, mentions))


def _mentions(words: tuple[Word, ...]) -> list[Span]:
    """Give the mentions that begin and end in the sentence, with their kinds."""
    found: list[Span] = []
    open_at: dict[str, list[tuple[int, str]]] = {}
    for i, word in enumerate(words):
        value = next((m[7:] for m in word.misc.split("|") if m.startswith("Entity=")), "")
        for opened, closed_too, closed in _BRACKET.findall(value):
            fields = (opened or closed).split("-")
            if opened:
                open_at.setdefault(fields[0], []).append((i, fields[1]))
            if (closed or closed_too) and open_at.get(fields[0]):
                start, kind = open_at[fields[0]].pop()
                if kind in KINDS:
                    found.append((start, i + 1, kind))
    return found


def _named(words: tuple[Word, ...], mentions: list[Span]) -> tuple[Span, ...]:
    wanted = [(start, end, LABELS[kind]) for start, end, kind in mentions if kind in LABELS]
    spans = [s for m in wanted if (s := _name_of(words, m)) is not None]
    return longest(spans)


def _tops(words: tuple[Word, ...], start: int, end: int) -> list[int]:
    """Give the words of a span that hang on none of its words."""
    return [i for i in range(start, end) if not start <= words[i].head < end or words[i].head == i]


def _name_of(words: tuple[Word, ...], mention: Span) -> Span | None:
    """Give the proper name that heads a mention, without article, title and what follows it."""
    start, end, label = mention
    tops = _tops(words, start, end)
    if not tops or words[tops[0]].upos != "PROPN":
        return None
    top = tops[0]
    if label == "PERSON" and words[top].tag == "NNPS":  # a people, not a person
        return None
    if label == "PERSON" and words[top].text.lower() in _TITLES and not _below(words, top, "flat"):
        return None
    return (*_chain(words, top, mention), label)


def _chain(words: tuple[Word, ...], top: int, limits: Span) -> tuple[int, int]:
    """Give the unbroken stretch of name words around `top`, without glue at its ends."""
    start, end, label = limits
    first, last = top, top
    while first > start and _inside(words, first - 1, top, label):
        first -= 1
    while last + 1 < end and _inside(words, last + 1, top, label):
        last += 1
    while first < top and words[first].upos in _LOOSE:
        first += 1
    while last > top and words[last].upos in _LOOSE:
        last -= 1
    return first, last + 1


def _below(words: tuple[Word, ...], top: int, dep: str) -> bool:
    return any(w.head == top and w.dep == dep for w in words)


def _inside(words: tuple[Word, ...], i: int, top: int, label: str) -> bool:
    """Tell whether a word is part of the name headed by `top`."""
    word = words[i]
    if word.dep in _GLUE:
        return word.text.lower() in _LINKS and (
            word.head == top or _inside(words, word.head, top, label)
        )
    if word.dep not in _INSIDE or (word.dep != "flat" and not word.text[:1].isupper()):
        return False
    if word.dep.startswith("nmod") and (label == "PERSON" or word.upos != "PROPN"):
        return False
    return word.head == top or _inside(words, word.head, top, label)


def longest(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Keep of overlapping spans the longest, of equals the first."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if all(span[1] <= k[0] or k[1] <= span[0] for k in kept):
            kept.append(span)
    return tuple(sorted(kept))


def with_uner_entities(trees: Iterable[Tree], path: Path) -> tuple[Tree, ...]:
    """Label sentences by their ids from a UNER table; those it lacks have no known labels."""
    table = _read_uner(path)
    labelled = []
    for tree in trees:
        tags = table.get(tree.id)
        if tags is None or len(tags) != len(tree.words):
            labelled.append(replace(tree, known=(False,) * len(tree.words)))
        else:
            labelled.append(replace(tree, entities=_spans(tags)))
    return tuple(labelled)


def _read_uner(path: Path) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    current: list[str] = []
    for line in open_lines(path):
        if line.startswith("# sent_id"):
            current = table.setdefault(line.partition("=")[2].strip(), [])
        elif line and not line.startswith("#"):
            current.append(line.split("\t")[2])
    return table


def _spans(tags: list[str]) -> tuple[Span, ...]:
    found: list[Span] = []
    for i, tag in enumerate(tags):
        mark, _, kind = tag.partition("-")
        label = UNER_LABELS.get(kind)
        if label is None:
            continue
        if mark == "I" and found and found[-1][1] == i and found[-1][2] == label:
            found[-1] = (found[-1][0], i + 1, label)
        else:
            found.append((i, i + 1, label))
    return tuple(found)


def name_table(trees: Iterable[Tree], share: float = 0.9) -> dict[str, str]:
    """Give the names that nearly always carry one label, with that label."""
    counts: dict[str, Counter[str]] = {}
    for tree in trees:
        for start, end, label in tree.entities:
            name = " ".join(w.text for w in tree.words[start:end])
            counts.setdefault(name, Counter())[label] += 1
    table = {}
    for name, counter in sorted(counts.items()):
        label, top = counter.most_common(1)[0]
        if top >= share * counter.total() and len(name) > 1:
            table[name] = label
    return table


def first_names(trees: Iterable[Tree]) -> frozenset[str]:
    """Give the words that begin persons' names of several words and no other entity."""
    begins: dict[str, set[str]] = {}
    for tree in trees:
        for start, end, label in tree.entities:
            if end - start > 1:
                begins.setdefault(tree.words[start].text, set()).add(label)
    return frozenset(w for w, labels in begins.items() if labels == {"PERSON"} and len(w) > 2)


def with_known_names(
    trees: Iterable[Tree], table: dict[str, str], given: frozenset[str]
) -> tuple[Tree, ...]:
    """Label what a table of names decides; other proper names stay unknown.

    A sentence's words that are no proper names are known to be outside of any entity.
    """
    return tuple(_carry_over(t, table, given) for t in trees)


def _carry_over(tree: Tree, table: dict[str, str], given: frozenset[str]) -> Tree:
    words = tree.words
    known = [w.upos not in {"PROPN", "X", "ADP", "SYM"} or not w.text[:1].isupper() for w in words]
    spans: list[Span] = []
    for top in range(len(words)):
        if words[top].upos != "PROPN" or words[top].dep in {"flat", "compound", "goeswith"}:
            continue
        span = _chain(words, top, (0, len(words), "ORG"))
        name = " ".join(w.text for w in words[span[0] : span[1]])
        label = table.get(name)
        if label is None and span[1] - span[0] > 1 and words[span[0]].text in given:
            label = "PERSON"
        if label is not None:
            spans.append((*span, label))
        else:
            known[span[0] : span[1]] = [False] * (span[1] - span[0])
    kept = longest(spans)
    for start, end, _ in kept:
        known[start:end] = [True] * (end - start)
    return replace(tree, entities=kept, known=tuple(known))
