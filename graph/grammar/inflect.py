"""English inflection, for recognising trigger words whatever lemma the tagger gave them.

Regular forms follow the spelling rules of Quirk et al., A Comprehensive Grammar of the
English Language (1985), 3.5-3.10; irregular ones stand in `sources/lexicon/irregular.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_SIBILANT = re.compile(r"(s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SHORT = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")
_ENDS_CVC = re.compile(r"([^aeiou]|qu|i(?=al$))[aeiou][bdgklmnprt]$")


def third_person(verb: str) -> str:
    """Give the -s form.

    >>> [third_person(v) for v in ("supply", "push", "back", "go")]
    ['supplies', 'pushes', 'backs', 'goes']
    """
    if _CONSONANT_Y.search(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if _SIBILANT.search(verb) or verb.endswith("o") else "s")


def plural(noun: str) -> str:
    """Give the regular plural, and that of "-man".

    >>> [plural(n) for n in ("pact", "embargo", "ally", "clash", "fisherman")]
    ['pacts', 'embargoes', 'allies', 'clashes', 'fishermen']
    """
    return noun[:-2] + "en" if noun.endswith("man") else third_person(noun)


def gerund(verb: str) -> str:
    """Give the -ing form.

    >>> [gerund(v) for v in ("supply", "invade", "ship", "lie", "agree")]
    ['supplying', 'invading', 'shipping', 'lying', 'agreeing']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def past(verb: str) -> str:
    """Give the regular past form.

    >>> [past(v) for v in ("supply", "invade", "ship", "attack")]
    ['supplied', 'invaded', 'shipped', 'attacked']
    """
    if verb.endswith("e"):
        return verb + "d"
    if _CONSONANT_Y.search(verb):
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def verb_forms(verb: str, irregular: Mapping[str, list[str]]) -> frozenset[str]:
    """Give all forms of a verb, the past forms from the table if it is irregular.

    Whether the last letter of a longer verb doubles depends on its stress, which spelling
    does not show ("offered", "referred"): both spellings are given, one of them exists.
    """
    forms = {verb, third_person(verb), gerund(verb), *(irregular.get(verb) or [past(verb)])}
    if _ENDS_CVC.search(verb) and not _SHORT.match(verb):
        doubled = verb + verb[-1]
        forms |= {doubled + "ing"} | (set() if verb in irregular else {doubled + "ed"})
    return frozenset(forms)


def noun_forms(noun: str, irregular: Mapping[str, list[str]]) -> frozenset[str]:
    """Give singular and plural of a noun."""
    regular = [plural(noun)] + ([noun + "s"] if noun.endswith("o") else [])  # commandos
    return frozenset((noun, *(irregular.get(noun) or regular)))


def _doubled(verb: str) -> str:
    return verb + verb[-1] if _SHORT.match(verb) else verb
