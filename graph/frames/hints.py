"""Which frames the bare words of a sentence rule out, before anything is asked of its tree."""

from __future__ import annotations

from graph.frames.index import Frames, Trigger
from graph.model.sentence import Sentence

_MADE_UP = ("$", "thousands", "majority")  # words that stand for amounts


class Hints:
    """The words of a sentence, and the classes of which any may be there."""

    def __init__(self, sentence: Sentence, frames: Frames) -> None:
        whole = {word.lower() for t in sentence.tokens for word in (t.text, t.lemma)}
        cut = [word for word in whole if " " in word or "-" in word]
        self._words = whole.union(_MADE_UP, *(word.replace("-", " ").split() for word in cut))
        opened = frames.opened
        self._classes = set().union(*[opened[word] for word in self._words if word in opened])

    def left(self, triggers: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
        """Give the triggers whose further words and classes may be there."""
        words, absent = self._words, self._classes.isdisjoint
        return tuple(
            [
                t
                for t in triggers
                if (not t.rest or t.further <= words)
                and not (t.themes and absent(t.themes))
                and not (t.modifiers and absent(t.modifiers))
            ]
        )
