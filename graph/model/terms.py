"""Fixed vocabularies: what a claim's status, a speaker's stance and an edge's standing can be."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How a text gives a claim."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    DENIED = "denied"
    PROSPECTIVE = "prospective"
    HYPOTHETICAL = "hypothetical"

    @property
    def affirms(self) -> bool:
        """Whether a claim of this status counts as said to be so."""
        return self in {Status.ASSERTED, Status.REPORTED}


class Stance(StrEnum):
    """What a speaker does with a claim."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    DOUBTS = "doubts"


class Standing(StrEnum):
    """What all evidence of a claim amounts to; derived, never read from a text.

    BACKGROUND is for figures of a work of reference, which are no part of what articles say.
    """

    ASSERTED = "asserted"
    REPORTED = "reported"
    CONTESTED = "contested"
    DENIED = "denied"
    PROSPECTIVE = "prospective"
    HYPOTHETICAL = "hypothetical"
    BACKGROUND = "background"

    @property
    def plain(self) -> bool:
        """Whether the claim also stands as a plain edge subject-relation-object."""
        return self in {Standing.ASSERTED, Standing.REPORTED, Standing.CONTESTED}


class ActorKind(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    FIRM = "firm"
    BLOC = "bloc"
    PLACE = "place"
    PROGRAMME = "programme"
    UNKNOWN = "unknown"

    @property
    def of_ontology(self) -> str:
        """The class of the ontology."""
        named = {ActorKind.GROUP: "ArmedGroup", ActorKind.UNKNOWN: "Actor"}
        return named.get(self, self.value.capitalize())


class Family(StrEnum):
    """The five families of relations."""

    MATERIAL_COOPERATION = "MC"
    DIPLOMATIC_COOPERATION = "DC"
    VERBAL_CONFLICT = "VC"
    MATERIAL_CONFLICT = "XC"
    STRUCTURE = "ST"
