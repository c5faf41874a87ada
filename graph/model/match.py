"""A frame found in a sentence: what the frames room gives and the qualify room judges."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model.sentence import Mention


@dataclass(frozen=True)
class Match:
    """A frame whose trigger stands at a token of a sentence, with its roles filled.

    `trigger` is the number of the token that carries the relation, `words` the numbers of
    all tokens that take part (particles, support verbs, light nouns); `verb` the token
    on which negation and modality are read, which for "impose sanctions" is "impose".
    `subject` and `object` are mentions, `subject_actor` and `object_actor` the one actor of
    each that is meant (plural mentions are spread over several matches). `theme` is the
    head noun of what is given, said or done, if the frame names one.
    `status` is set by frames that fix it ("a plan to visit"), else None. What is `told` is a
    deed in the mouth of whoever vouches for it, who is the subject; both ends are the doer's.
    """

    frame: str
    relation: str
    sentence: int
    trigger: int
    words: tuple[int, ...]
    verb: int
    subject: Mention
    object: Mention
    subject_actor: str
    object_actor: str
    theme: int | None = None
    status: str | None = None
    as_named: bool = False
    told: bool = False
