"""Made-up articles as a newsroom would give them, the same every time.

Two thousand actors, some named far more often than others; a fifth of the statements take up
what was said shortly before, and then agree, deny it, or give another number.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from graph.curated.actors import load_actors
from graph.curated.relations import load_relations
from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.quantity import Amount, Interval
from graph.model.terms import ActorKind, Status

ACTORS = 2_000
OUTLETS = 40
STATEMENTS = 5
MEMORY = 500
_OF_CERTAIN_ENDS = {"leads", "memberOf", "represents"}  # of persons, or to bodies
STATUSES = (Status.ASSERTED,) * 4 + (Status.REPORTED,) * 4 + (Status.PROSPECTIVE, Status.DENIED)


@dataclass
class Newsroom:
    """Makes statements up, and remembers the last ones."""

    chance: random.Random
    actors: list[str]
    relations: list[str]
    said: list[Statement] = field(default_factory=list)

    def article(self, n: int) -> tuple[Article, list[Statement]]:
        """Give an article of five statements."""
        day = date(2020, 1, 1) + timedelta(days=self.chance.randrange(2000))
        outlet = f"Outlet {self.chance.randrange(OUTLETS)}"
        article = Article(f"made-{n}", "", title=f"Title {n}", date=day, publisher=outlet)
        return article, [self._placed(self._statement(), n, at) for at in range(STATEMENTS)]

    def _statement(self) -> Statement:
        if self.said and self.chance.random() < 0.2:
            return self._voiced(self._taken_up(self.chance.choice(self.said)))
        subject, object_ = self._actor(), self._actor()
        while object_ == subject:
            object_ = self._actor()
        made = Statement(subject, self.chance.choice(self.relations), object_)
        made = replace(made, amount=self._amount() if self.chance.random() < 0.1 else None)
        made = replace(made, when=self._time() if self.chance.random() < 0.2 else None)
        self.said = [*self.said[-MEMORY:], made]
        return self._voiced(made)

    def _taken_up(self, before: Statement) -> Statement:
        other = before.amount is not None and self.chance.random() < 0.5
        return replace(before, amount=self._amount()) if other else before

    def _voiced(self, made: Statement) -> Statement:
        status = self.chance.choice(STATUSES)
        by = (self._actor(),) if status is Status.REPORTED else ()
        denied_by = (made.object,) if status is Status.DENIED else ()
        return replace(made, status=status, by=by, denied_by=denied_by)

    def _placed(self, made: Statement, n: int, at: int) -> Statement:
        words = f"the words of statement {at} in article {n}, as long as such words are"
        start = at * 100
        return replace(made, frame="made-up", start=start, end=start + 60, quote=words,
                       subject_as="One", object_as="Other")  # fmt: skip

    def _actor(self) -> str:
        """Give one of the actors, the first ones far more often."""
        return self.actors[int(len(self.actors) * self.chance.random() ** 2)]

    def _amount(self) -> Amount:
        number = Decimal(self.chance.randrange(1, 50) * 100)
        return Amount(number, "container", written="so many")

    def _time(self) -> Interval:
        start = date(2022, 1, 1) + timedelta(days=self.chance.randrange(900))
        return Interval(start, start + timedelta(days=90))


def articles(statements: int) -> Iterator[tuple[Article, list[Statement]]]:
    """Yield articles with that many statements in all."""
    relations = sorted(load_relations().keys() - _OF_CERTAIN_ENDS)
    room = Newsroom(random.Random(1), actors(), relations)  # noqa: S311
    return map(room.article, range(statements // STATEMENTS))


def actors() -> list[str]:
    """Give the states of the register, then names that no register knows."""
    states = sorted(code for code, actor in _register().items() if actor.kind is ActorKind.STATE)
    return [*states, *(f"actor-{n}" for n in range(ACTORS - len(states)))]


def _register() -> dict[str, Actor]:
    return {actor.code: actor for actor in load_actors()}
