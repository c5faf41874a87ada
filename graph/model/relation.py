"""Relations between actors, as the ontology defines them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model.terms import Family, Status


@dataclass(frozen=True)
class Relation:
    """A relation of the ontology: its family, symmetry, codes and tone.

    `plover` is the PLOVER root of a fact of this kind, `cameo` the CAMEO root code;
    `tone` runs from -10 (conflict) to 10 (cooperation). `opposite` names relations that
    cannot hold together with it for the same pair. `subjects` and `objects` are the classes of
    the ontology of which an actor at that end is one; without any it may be of each.
    """

    name: str
    label: str
    definition: str
    family: Family
    plover: str = ""
    cameo: str = ""
    tone: float = 0.0
    symmetric: bool = False
    opposite: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()

    def misfit(self, subject: str, object_: str) -> str:
        """Say why actors of these classes cannot stand at the ends, "" if they can.

        Of what sort an actor is that nobody knows (`Actor`, or ""), nobody can say.
        """
        for end, allowed, kind in (
            ("subject", self.subjects, subject),
            ("object", self.objects, object_),
        ):
            if allowed and kind not in {"", "Actor", *allowed}:
                return f"expected {' or '.join(allowed)} as {end} of {self.name}, got {kind}"
        return ""

    def plover_root(self, status: Status, root: str = "") -> str:
        """Give the PLOVER root of a claim of this relation with that status.

        PLOVER codes a commitment to cooperate as AGREE, a conflict announced as THREATEN, a
        refusal to cooperate as REJECT, and a measure taken back as YIELD; a request or a pledge
        of support is what it announces. `root` is that of a fact where the words say more
        than the relation.
        """
        if not self.plover:
            return ""
        if status is Status.DENIED:
            return "YIELD" if self.family is Family.MATERIAL_CONFLICT else "REJECT"
        if status in {Status.PROSPECTIVE, Status.HYPOTHETICAL} and self.plover not in _SPOKEN:
            return _ANNOUNCED.get(self.plover) or _PROSPECTIVE.get(self.family, self.plover)
        return root or self.plover


_SPOKEN = frozenset(("REQUEST", "SUPPORT"))
_ANNOUNCED = {"PROTEST": "THREATEN"}
_PROSPECTIVE = {
    Family.MATERIAL_COOPERATION: "AGREE",
    Family.DIPLOMATIC_COOPERATION: "AGREE",
    Family.MATERIAL_CONFLICT: "THREATEN",
}
