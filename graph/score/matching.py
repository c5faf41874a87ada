"""When an extracted statement and a gold statement say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from graph.errors import InputError
from graph.model.relation import Relation
from graph.model.terms import Status


class Said(Protocol):
    """Anything that states a relation between two actors, extracted or gold."""

    @property
    def subject(self) -> str: ...  # noqa: D102
    @property
    def relation(self) -> str: ...  # noqa: D102
    @property
    def object(self) -> str: ...  # noqa: D102
    @property
    def status(self) -> Status: ...  # noqa: D102
    @property
    def by(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def denied_by(self) -> tuple[str, ...]: ...  # noqa: D102


S = TypeVar("S", bound=Said)
Triple = tuple[str, str, str]

LEFT_OUT = frozenset({"leads", "represents", "memberOf"})
_EITHER_ORDER = frozenset({"opposes"})
_AS_ONE = {"unsc": "un", "unpoe": "un"}
_GROUPS = {
    Status.ASSERTED: "said",
    Status.REPORTED: "said",
    Status.PROSPECTIVE: "open",
    Status.HYPOTHETICAL: "open",
    Status.DENIED: "denied",
}


@cache
def actor_key(name: str) -> str:
    """Give what two names of one actor have in common: code or plain words.

    >>> actor_key("UNSC"), actor_key("Kim Jong Un") == actor_key("kim-jong-un")
    ('un', True)
    """
    key = re.sub(r"[\W_]+", "-", name.lower()).strip("-")
    return _AS_ONE.get(key, key)


def group(status: Status) -> str:
    """Give the group that a status falls into when shades do not count."""
    return _GROUPS[status]


@dataclass(frozen=True)
class Matcher:
    """Compares statements by the relations' families and symmetry."""

    relations: Mapping[str, Relation]

    def counted(self, statements: Iterable[S]) -> list[S]:
        """Give each statement once, without those about office and membership."""
        kept = {(*self.triple(s), s.status): s for s in statements if s.relation not in LEFT_OUT}
        return list(kept.values())

    def triple(self, said: Said) -> Triple:
        """Give subject, relation and object, the ends in one order where order means nothing."""
        ends = [actor_key(said.subject), actor_key(said.object)]
        first, second = sorted(ends) if self._either_order(said.relation) else ends
        return first, said.relation, second

    def exact(self, one: Said, others: Iterable[S]) -> list[S]:
        """Give those of the others with the same ends and relation."""
        return [other for other in others if self.triple(one) == self.triple(other)]

    def same_family(self, one: Said, others: Iterable[S]) -> list[S]:
        """Give those of the others with the same ends and a relation of the same family."""
        return [other for other in others if self._in_family(one, other)]

    def best(self, one: Said, others: Sequence[S]) -> S:
        """Give the one of the exact matches that is nearest in status."""
        return max(
            others,
            key=lambda o: (o.status is one.status, group(o.status) == group(one.status)),
        )

    def _in_family(self, one: Said, other: Said) -> bool:
        if self._relation(one.relation).family is not self._relation(other.relation).family:
            return False
        here = (actor_key(one.subject), actor_key(one.object))
        there = (actor_key(other.subject), actor_key(other.object))
        swap = self._either_order(one.relation) or self._either_order(other.relation)
        return here == there or (swap and here == there[::-1])

    def _either_order(self, relation: str) -> bool:
        return relation in _EITHER_ORDER or self._relation(relation).symmetric

    def _relation(self, name: str) -> Relation:
        try:
            return self.relations[name]
        except KeyError as error:
            raise InputError(f"expected a relation of the ontology, got {name!r}") from error
