"""Rules that turn a form into its lemma: `3+y` takes three letters off and adds a y."""

from __future__ import annotations

from zlib import crc32

LARGEST = 7  # letters taken off and put on; beyond that a rule names the lemma


def rule_of(form: str, lemma: str) -> str:
    """Give the rule that leads from a form to its lemma.

    >>> rule_of("Supplies", "supply"), rule_of("Kyiv", "Kyiv"), rule_of("went", "go")
    ('l3+y', 'k0+', '=go')
    """
    best = f"={lemma}"
    least = LARGEST
    for case, start in (("k", form), ("l", form.lower()), ("t", form.title())):
        kept = _common(start, lemma)
        change = len(start) + len(lemma) - 2 * kept
        if kept and change < least:
            best, least = f"{case}{len(start) - kept}+{lemma[kept:]}", change
    return best


def lemma_of(form: str, rule: str) -> str:
    """Turn a form into its lemma; a rule that takes too much leaves the form.

    >>> lemma_of("Denies", "l3+y"), lemma_of("went", "=go"), lemma_of("I", "l3+y")
    ('deny', 'go', 'i')
    """
    if rule[0] == "=":
        return rule[1:]
    cut, _, added = rule[1:].partition("+")
    start = form if rule[0] == "k" else form.lower() if rule[0] == "l" else form.title()
    size = len(start) - int(cut)
    return start[:size] + added if size > 0 else start


def key(form: str, tag: str) -> int:
    """Give the number under which the rule for a form with a tag is kept."""
    return crc32(f"{form} {tag}".encode())


def _common(one: str, other: str) -> int:
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size
