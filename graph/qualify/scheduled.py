"""What a text only announces: "visits Tirana next week", "talks in July", "lands on Friday".

The tense tells nothing, the calendar does: what begins after the article's day has not happened.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from graph.curated.lexicon import lexicon
from graph.model.match import Match
from graph.model.quantity import Interval
from graph.model.sentence import Document, Token
from graph.qualify.calendar import ONE_DAY

_PRESENT = frozenset(("VBZ", "VBP"))
_RELATIONS = frozenset(("meetsWith", "signsAgreementWith", "visits"))


def may_lie_ahead(document: Document, match: Match) -> bool:
    """Whether a day without a date is the next one: "lands in Tirana *on Friday*"."""
    verb = document.sentences[match.sentence].tokens[match.verb]
    return match.relation in _RELATIONS and verb.tag in _PRESENT and not _is_past(verb)


def lies_ahead(
    document: Document, match: Match, published: date | None, found: Interval | None
) -> bool:
    """Whether the time of a match comes after the article's day, and no past tense says else."""
    if found is None or found.start is None or published is None or found.start < published:
        return False
    if found.start == published and found.end in {None, published + ONE_DAY}:
        return False
    sentence = document.sentences[match.sentence]
    verb = sentence.tokens[match.verb]
    above = sentence.head(verb) if verb.upos == "NOUN" and verb.dep == "obj" else None
    past = _is_past(verb) or (above is not None and _is_past(above))  # "*shook hands*"
    if past or verb.upos not in {"VERB", "NOUN"}:
        return False
    words = {t.text.lower() for t in sentence.children(verb, "aux", "aux:pass", "cop")}
    return not words & _PAST and not found.written.lower().startswith(_since())


def _is_past(verb: Token) -> bool:
    """Whether it is a past form, whatever the tag: "when they *shook* hands"."""
    return verb.tag in {"VBD", "VBN"} or (verb.tag == "VBP" and verb.text.lower() in _pasts())


@cache
def _pasts() -> frozenset[str]:
    """Give the irregular past forms that are no plain forms."""
    verbs = lexicon("irregular")["verbs"]
    return frozenset(form for forms in verbs.values() for form in forms) - frozenset(verbs)


_PAST = frozenset(("did", "had", "has", "have", "was", "were", "'ve", "’ve"))


@cache
def _since() -> tuple[str, ...]:
    return tuple(lexicon("time")["so_far"])
