"""What is known of a claim on the way up the tree, and what each kind of word does to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.model.claim import Speaker
from graph.model.terms import Status

_STATUS = {
    "fact": Status.ASSERTED,
    "prospective": Status.PROSPECTIVE,
    "hypothetical": Status.HYPOTHETICAL,
}
SPEAKING = frozenset(("report", "accuse", "deny", "doubt", "exclude", "pledge"))
_MOODS = {"future": "prospective", "risk": "hypothetical"}


@dataclass(frozen=True)
class Judgement:
    """A claim's status, who vouches for it, who denies it, and the words that decided.

    `said_by` are both as the text names them.
    """

    status: Status = Status.ASSERTED
    by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    said_by: tuple[Speaker, ...] = ()


@dataclass(frozen=True)
class State:
    """A claim's mood (fact, prospective, hypothetical), whether it is denied, and by whom told.

    `supposed` is what only a condition says, denied or not: "if Iran does not attack". A frame
    may be about the `reverse`: "*cannot do without* gas", where "can" tells of nothing open.
    """

    mood: str = "fact"
    denied: bool = False
    reported: bool = False
    by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    stopped: bool = False
    excluded: bool = False  # ruled out: whoever refuses to do so leaves it open
    disputed: bool = False  # called false, by nobody yet
    supposed: bool = False
    reverse: bool = False

    @classmethod
    def of(cls, status: str | None) -> State:
        """Give the state that a frame starts from."""
        return cls(denied=True, reverse=True) if status == "denied" else cls(mood=status or "fact")

    def cue(self, word: str) -> State:
        """Note a word that decided something."""
        return replace(self, cues=(*self.cues, word))

    def demanded(self) -> State:
        """Take what somebody is told to stop for what goes on, and what not to do for open."""
        if self.denied and not self.stopped:
            return replace(self, mood="prospective", denied=False)
        return self.lowered("future")

    def flipped(self) -> State:
        """Negate: what was denied is so, everything else is denied."""
        return replace(self, denied=not self.denied)

    def said_by(self, names: tuple[str, ...]) -> State:
        """Put it on somebody's word."""
        if self.disputed:
            return replace(self, denied_by=self.denied_by or names)
        if self.denied:
            # Who tells of an end denies nothing: until then it was so.
            return self if self.stopped else replace(self, denied_by=self.denied_by or names)
        return replace(self, reported=True, by=tuple(dict.fromkeys((*names, *self.by))))

    def unsaid(self) -> State:
        """Leave it open: somebody did not say so."""
        return replace(self, mood="hypothetical", denied=False)

    def untrue(self) -> State:
        """Call it false; what was on somebody's word stays so, and is disputed."""
        if self.reported and not self.denied:
            return replace(self, disputed=not self.disputed)
        return self.flipped()

    def lowered(self, effect: str) -> State:
        """Make a fact prospective, or anything hypothetical; what is to be stopped goes on."""
        if self.denied and self.reverse:
            return self
        if self.stopped:
            return replace(self, mood="fact", denied=False, stopped=False)
        if effect == "future" and self.mood == "hypothetical":
            return self
        return replace(self, mood=_MOODS[effect])

    def under(self, effect: str, speakers: tuple[str, ...]) -> State:
        """Apply an embedding word that is not negated."""
        if effect in {"report", "accuse"}:
            return self.said_by(speakers)
        if effect in {"deny", "doubt", "exclude"}:
            return self._disowned(effect, speakers)
        if effect == "untrue":
            return self.untrue()
        if effect == "fail" and self.excluded:
            return replace(self, mood="hypothetical", denied=False, denied_by=(), excluded=False)
        if effect in {"fail", "stop"}:
            stopped = effect == "stop" and self.mood == "fact" and not self.denied
            return replace(self.flipped(), stopped=stopped)
        if effect == "pledge":
            lowered = self.lowered("future")
            return lowered if self.denied else replace(lowered, by=speakers or self.by)
        return self.lowered(effect) if effect in _MOODS else self

    def _disowned(self, effect: str, speakers: tuple[str, ...]) -> State:
        """Apply a word whose subject denies, doubts or rules out."""
        if effect == "doubt":
            return replace(self.lowered("risk"), denied_by=self.denied_by or speakers)
        if self.denied:
            stands = replace(self, denied=False)
            return stands.said_by(speakers) if effect == "deny" else stands
        if effect == "deny" and self.reported:
            return replace(self, denied_by=speakers)
        return replace(self, denied=True, denied_by=speakers, excluded=effect == "exclude")

    def under_negated(self, effect: str) -> State:
        """Apply an embedding word that is itself negated: "did not deny", "does not plan"."""
        if effect in {"fail", "stop", "untrue", "doubt"}:
            return self
        if effect == "exclude":
            return self if self.denied else self.lowered("risk")
        if effect == "deny":
            return replace(self, reported=True)
        if self.stopped:  # "has no plans to stop"
            return replace(self, denied=False, stopped=False)
        if self.denied:
            return self
        return self.unsaid() if effect in {"report", "accuse"} else replace(self, denied=True)

    def beside(self, effect: str, word: str) -> State:
        """Apply an adverb, modal, modifier or conjunction on the claim's own words."""
        noted = self.cue(word)
        if effect in {"deny", "fail"}:
            return noted.flipped()
        if effect == "report":
            return replace(noted, reported=True)
        return noted.lowered(effect)

    def under_condition(self, word: str) -> State:
        """Make it hypothetical, denied or not."""
        noted = self.cue(word)
        if self.stopped:
            return noted.lowered("risk")
        return replace(noted, mood="hypothetical", supposed=True)

    def judgement(self) -> Judgement:
        """Give the verdict at the root of the sentence."""
        status = Status.DENIED if self.denied else _STATUS[self.mood]
        if self.denied and self.supposed:
            status = Status.HYPOTHETICAL
        if self.disputed and not self.denied_by:
            status = Status.DENIED
        if status is Status.ASSERTED and self.reported:
            status = Status.REPORTED
        by = () if status is Status.DENIED else self.by
        return Judgement(status, by, self.denied_by, tuple(dict.fromkeys(self.cues)))
