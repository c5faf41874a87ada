"""Statements read from a text, and the claims and evidence that they add up to.

A `Statement` is one reading of one place in a text. A `Claim` is what is said, its id
covers meaning only; `Evidence` is where and by whom it is said. A claim that one speaker
affirms and another denies is one contested `Edge`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
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


@dataclass(frozen=True, order=True)
class Speaker:
    """Who speaks in a text: the actor for whom it counts, the one named, and the words for it.

    "The Kremlin spokesman" may speak for RUS and be dmitry-peskov.
    """

    speaks_for: str
    named: str = ""
    words: str = ""

    @cached_property
    def id(self) -> str:
        """Twenty hex digits that depend on all three."""
        return digest(self.speaks_for, self.named, self.words)


@dataclass(frozen=True)
class Voice:
    """Who says something in a text, and in which words; `cues` are those that decided it."""

    by: tuple[str, ...]
    start: int | None = None
    end: int | None = None
    quote: str = ""
    said_by: tuple[Speaker, ...] = ()
    cues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    """A claim as one place of a text gives it.

    `subject` and `object` are rolled up (RUS), `subject_named` and `object_named` the
    actors as named (vladimir-putin). `by` vouches for it when the text itself does not,
    `denied_by` disputes it, by `denials` where that is said in words of its own; `said_by` are
    those of both as the text names them. `start`,
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
    said_by: tuple[Speaker, ...] = ()


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


_BY = {Stance.AFFIRMS: "", Stance.DENIES: "denied by ", Stance.DOUBTS: "doubted by "}


@dataclass(frozen=True)
class Evidence:
    """Where a claim is said: article, span, words, frame, speaker, stance and status.

    `speakers` are the actors for whom it counts, `said_by` who of them spoke, as said.
    """

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
    said_by: tuple[Speaker, ...] = ()

    @cached_property
    def id(self) -> str:
        """Twenty hex digits of everything that tells this evidence from another."""
        words = self.claim, self.article, self.status, self.stance
        place = self.speakers, self.start, self.end, self.quote, self.frame
        return _digest(f"[{','.join(map(encode_basestring, words))},{_json(place)[1:]}")

    def told_speakers(self, label: Callable[[str], str]) -> tuple[str, ...]:
        """Give the speakers as people read them: "Russia (the Kremlin spokesman)"."""
        return tuple(self._told(code, label) for code in self.speakers)

    def told_by(self, label: Callable[[str], str]) -> str:
        """Give who says it and how: "according to some observers", "denied by Russia"."""
        speakers = ", ".join(self.told_speakers(label))
        by = _BY[self.stance] or ("according to " if speakers else "")
        return f"{by}{speakers or 'the article itself'}"

    def _told(self, code: str, label: Callable[[str], str]) -> str:
        who = [s.words or label(s.named) for s in self.said_by if s.speaks_for == code]
        named = [words for words in dict.fromkeys(who) if words != label(code)]
        return f"{label(code)} ({'; '.join(named)})" if named else label(code)


@dataclass(frozen=True)
class Edge(Displayed):
    """A claim with all its evidence and what follows from it.

    `refines`, `contradicts` and `differs` hold ids of other claims: the vaguer ones that
    this one sharpens, the ones that cannot be so together, and the ones with another amount.
    `sources` is the number of independent articles that affirm it or a sharper claim. `left_out`
    is how many links it has to claims that are not taken along with it.
    """

    claim: Claim
    evidence: tuple[Evidence, ...]
    standing: Standing
    sources: int = 0
    refines: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    left_out: int = 0

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
