"""The shape of a frame file: what an analyst may write in `sources/frames/*.yaml`.

A frame names trigger words and says which grammatical slot fills which role (slots:
`graph.grammar.predications`). Slots are tried from left to right, the first that holds an actor
wins; with `as_named` the ends are not those for whom they act. `named_kind` is what sort of actor
the subject must be before that. `needs` asks for one of some slots, `without` for none of them,
`unless_carriers` for no such verb. A word list `@give` stands for the verbs of that name in the
lexicon, the carrier `*` for any verb. `status` is the mood to start from: fact (decided whatever
carries it), given (taken for granted), prospective, hypothetical or denied. The subject `voice`
is whoever tells of the deed as a fact, on whose word alone it stands: "*Mali says* Chad shot".
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator


def _slots(value: Any) -> Any:
    return tuple(s.replace("_", " ") for s in value.split()) if isinstance(value, str) else value


def _words(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


Slots = Annotated[tuple[str, ...], BeforeValidator(_slots)]
Words = Annotated[tuple[str, ...], BeforeValidator(_words)]


class FrameRule(BaseModel):
    """One frame: triggers, roles, conditions."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    verbs: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    subject: Slots = ()
    object: Slots = ()
    each: Slots = ()
    theme: Slots = ()
    theme_class: Words = ()
    unless_class: Words = ()
    with_class: Words = ()
    carriers: Words = ()
    unless_carriers: Words = ()
    without: Slots = ()
    needs: Slots = ()
    through: bool = False
    subject_kind: Words = ()
    object_kind: Words = ()
    named_kind: Words = ()
    as_named: bool = False
    status: str = ""
    weight: int = 0
    comment: str = ""

    @model_validator(mode="after")
    def _complete(self) -> FrameRule:
        if not (self.verbs or self.nouns or self.adjectives):
            raise ValueError("expected verbs, nouns or adjectives, got none")
        if not self.each and not (self.subject and self.object):
            raise ValueError("expected subject and object, or each")
        return self


class Example(BaseModel):
    """A sentence and the claims of the file's relation that must be found in it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    text: str
    claims: Words = Field(min_length=1)
    date: str = "2024-06-19"


class FrameFile(BaseModel):
    """A file of `sources/frames/`: one relation, its frames, finds and near misses."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    relation: str
    definition: str
    frames: dict[str, FrameRule] = Field(min_length=1)
    finds: Annotated[tuple[Example, ...], BeforeValidator(_words)] = Field(min_length=2)
    leaves: Words = Field(min_length=2)
