"""Statements read from a text, and the claims and evidence that they add up to.

A `Statement` is one reading of one place in a text. A `Claim` is what is said, its id
covers meaning only; `Evidence` is where and by whom it is said. A claim that one speaker
affirms and another denies is one contested `Edge`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from json.encoder import encode_basestring

from graph.model.display import Displayed
from graph.model.quantity import Amount, Interval
from graph.model.terms import Stance, Standing, Status

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def digest(*parts: object) -> str:
    """Give the first 20 hex digits of SHA-256 over a JSON list of the parts."""
    return _digest(_json(parts))


def _digest(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()[:20]


def _json(part: object) -> str:
    """Give what the encoder gives, sooner for the short lists of short words that ids are of."""
    if type(part) is str:
        return encode_basestring(part)
    if part is None:
        return "null"
    if isinstance(part, tuple | list):
        return f"[{','.join(map(_json, part))}]"
    return str(part) if type(part) is int else _JSON.encode(part)


@dataclass(frozen=True)
class Voice:
    """Who says something in a text, and in which words."""

    by: tuple[str, ...]
    start: int | None = None
    end: int | None = None
    quote: str = ""


@dataclass(frozen=True)
class Statement:
    """A claim as one place of a text gives it.

    `subject` and `object` are rolled up (RUS), `subject_named` and `object_named` the
    actors as named (vladimir-putin). `by` vouches for it when the text itself does not,
    `denied_by` disputes it, by `denials` where that is said in words of its own. `start`,
    `end` are offsets in the article's kept text, None for claims put down by hand. `cues` are
    the words that decided status and speaker. `sketch` tells copies of the passage, see
    `graph.assemble.copies`.
    """

    subject: str
    relation: str
    object: str
    status: Status = Status.ASSERTED
    by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    subject_as: str = ""
    object_as: str = ""
    subject_named: str = ""
    object_named: str = ""
    amount: Amount | None = None
    when: Interval | None = None
    frame: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""
    cues: tuple[str, ...] = ()
    article: str = ""
    note: str = ""
    sketch: str = ""
    denials: tuple[Voice, ...] = ()


@dataclass(frozen=True)
class Claim:
    """What is said: subject, relation, object, with amount and time where given.

    For symmetric relations the assembler orders the ends by code, so that the same
    meaning has the same id.
    """

    subject: str
    relation: str
    object: str
    amount: Amount | None = None
    when: Interval | None = None

    @cached_property
    def id(self) -> str:
        """Twenty hex digits that depend on the meaning alone."""
        amount, when = self.amount, self.when
        if amount is None and when is None:
            return _digest(f"[{_ends(self)},null,null]")
        return digest(
            self.subject,
            self.relation,
            self.object,
            amount and [f"{amount.number:f}", amount.unit, amount.bound.value, amount.of],
            when and when.iso,
        )

    @cached_property
    def triple(self) -> str:
        """The key to join on: twenty hex digits of subject, relation and object."""
        return _digest(f"[{_ends(self)}]")


def _ends(claim: Claim) -> str:
    words = claim.subject, claim.relation, claim.object
    return ",".join(map(encode_basestring, words))


@dataclass(frozen=True)
class Evidence:
    """Where a claim is said: article, span, words, frame, speaker, stance and status."""

    claim: str
    article: str
    status: Status
    stance: Stance
    speakers: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    quote: str = ""
    subject_as: str = ""
    object_as: str = ""
    subject_named: str = ""
    object_named: str = ""
    frame: str = ""
    cues: tuple[str, ...] = ()
    note: str = ""
    sketch: str = ""

    @cached_property
    def id(self) -> str:
        """Twenty hex digits of everything that tells this evidence from another."""
        words = self.claim, self.article, self.status, self.stance
        place = self.speakers, self.start, self.end, self.quote, self.frame
        return _digest(f"[{','.join(map(encode_basestring, words))},{_json(place)[1:]}")


@dataclass(frozen=True)
class Edge(Displayed):
    """A claim with all its evidence and what follows from it.

    `refines`, `contradicts` and `differs` hold ids of other claims: the vaguer ones that
    this one sharpens, the ones that cannot be so together, and the ones with another amount.
    `sources` is the number of independent articles that affirm it or a sharper claim.
    """

    claim: Claim
    evidence: tuple[Evidence, ...]
    standing: Standing
    sources: int = 0
    refines: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()

    @property
    def affirmed_by(self) -> tuple[str, ...]:
        """Speakers who affirm it, sorted; articles that state it themselves are not among them."""
        return _speakers(self.side(Stance.AFFIRMS))

    @property
    def denied_by(self) -> tuple[str, ...]:
        """Speakers who deny it, sorted."""
        return _speakers(self.side(Stance.DENIES))

    def side(self, stance: Stance) -> tuple[Evidence, ...]:
        """Evidence with that stance; a plan or a fear of what others call done affirms nothing."""
        taken = (e for e in self.evidence if e.stance is stance)
        any_status = stance is Stance.DENIES or not self.standing.plain
        return tuple(e for e in taken if any_status or e.status.affirms)


def _speakers(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(sorted({name for e in evidence for name in e.speakers}))
