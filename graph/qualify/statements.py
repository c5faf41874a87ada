"""Matches of a document in, statements out: each qualified, each once per sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.grammar.quotations import Span, quotations
from graph.model.claim import Statement
from graph.model.match import Match
from graph.model.sentence import Document
from graph.model.terms import Status
from graph.qualify.amount import amount
from graph.qualify.charges import charges
from graph.qualify.mood import Judgement
from graph.qualify.scheduled import lies_ahead, may_lie_ahead
from graph.qualify.status import judge
from graph.qualify.threats import threats
from graph.qualify.when import when


@dataclass(frozen=True)
class Qualifier:
    """Turns matches into statements. `roll_up` says for whom an actor acts that day."""

    roll_up: Callable[[str], str]
    published: date | None = None
    article: str = ""

    def statements(
        self, text: str, document: Document, matches: Iterable[Match]
    ) -> tuple[Statement, ...]:
        """Give the statements of a document's matches in text order."""
        spans = quotations(document.sentences)
        found, told = list[Statement](), list[Statement]()
        for match in matches:
            statement = self._statement(text, document, match, spans)
            if match.told:
                told.append(statement)
            elif statement.subject != statement.object:
                found.append(statement)
        found = without_ends(found)
        return merged([*found, *charges(document, found, told), *threats(found)])

    def _voiced(self, judged: Judgement, match: Match) -> Judgement:
        """Take what somebody says that he thinks of another for fact: "said that it backs Chad"."""
        own = self.roll_up(match.subject_actor) in judged.by and not judged.denied_by
        if judged.status is not Status.REPORTED or not own or match.relation not in _VOICED:
            return judged
        return replace(judged, status=Status.ASSERTED, by=())

    def _statement(
        self, text: str, document: Document, match: Match, spans: Sequence[Span]
    ) -> Statement:
        judged = judge(document, match, self.roll_up, spans)
        judged = self._voiced(judged, match)
        start, end = _span(document, match)
        ahead = judged.status is Status.PROSPECTIVE or may_lie_ahead(document, match)
        time = when(document, match, self.published, ahead=ahead)
        if judged.status is Status.ASSERTED and lies_ahead(document, match, self.published, time):
            judged = replace(judged, status=Status.PROSPECTIVE)
        return Statement(
            subject=match.subject_actor if match.as_named else self.roll_up(match.subject_actor),
            relation=match.relation,
            object=self.roll_up(match.object_actor),
            status=judged.status,
            by=_vouchers(judged),
            denied_by=tuple(sorted(judged.denied_by)),
            subject_as=match.subject.text,
            object_as=match.object.text,
            subject_named=match.subject_actor,
            object_named=match.object_actor,
            amount=amount(document, match),
            when=time,
            frame=match.frame,
            start=start,
            end=end,
            quote=text[start:end],
            cues=judged.cues,
            article=self.article,
            said_by=judged.said_by,
        )


# Relations that one's own word makes.
_VOICED = frozenset(
    {"accuses", "criticises", "demandsOf", "distrusts", "opposes", "rejects", "seeksFrom"}
    | {"supports"}
)

# To lift sanctions is to concede, to end an alliance is to cut ties: one event, told once.
_ENDINGS = {
    "providesAid": "cutsTiesWith",
    "providesMilitarySupport": "cutsTiesWith",
    "suppliesArms": "cutsTiesWith",
    "suppliesEnergy": "cutsTiesWith",
    "tradesWith": "cutsTiesWith",
    "accuses": "concedesTo",
    "attacks": "concedesTo",
    "alliedWith": "cutsTiesWith",
    "cooperatesWith": "cutsTiesWith",
    "protestsAgainst": "concedesTo",
    "sanctions": "concedesTo",
}


def without_ends(statements: Iterable[Statement]) -> list[Statement]:
    """Give the statements without the denial of a relation whose ending the same words tell."""
    listed = list(statements)
    between: dict[frozenset[str], list[Statement]] = {}
    for s in listed:
        between.setdefault(_ends_of(s), []).append(s)
    return [s for s in listed if not any(_ends(o, s) for o in between[_ends_of(s)])]


def _ends_of(said: Statement) -> frozenset[str]:
    return frozenset((said.subject, said.object))


def _ends(ending: Statement, denied: Statement) -> bool:
    """Whether one statement is the ending of the relation that the other denies."""
    return (
        denied.status is Status.DENIED
        and ending.status is not Status.DENIED
        and ending.relation == _ENDINGS.get(denied.relation)
        and _ends_of(ending) == _ends_of(denied)
        and _overlap(ending, denied)
    )


def _overlap(one: Statement, other: Statement) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return one.start < other.end and other.start < one.end


def merged(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Join statements that say the same in the same sentence, keeping the fuller one.

    Two are the same if subject, relation, object and status are, and their spans overlap.
    """
    kept: list[Statement] = []
    places: dict[tuple[str, str, str, Status], list[int]] = {}
    for statement in sorted(statements, key=_order):
        key = statement.subject, statement.relation, statement.object, statement.status
        alike = places.setdefault(key, [])
        twin = next((n for n in alike if _overlap(kept[n], statement)), None)
        if twin is None:
            alike.append(len(kept))
            kept.append(statement)
        else:
            kept[twin] = _join(kept[twin], statement)
    return tuple(kept)


def _join(one: Statement, other: Statement) -> Statement:
    return replace(
        one,
        by=tuple(sorted({*one.by, *other.by})),
        denied_by=tuple(sorted({*one.denied_by, *other.denied_by})),
        amount=one.amount or other.amount,
        when=one.when or other.when,
        cues=tuple(dict.fromkeys((*one.cues, *other.cues))),
        said_by=tuple(dict.fromkeys((*one.said_by, *other.said_by))),
    )


def _order(statement: Statement) -> tuple[int, int, str, str, str]:
    start, end = statement.start or 0, statement.end or 0
    return start, end, statement.relation, statement.subject, statement.object


def _vouchers(judged: Judgement) -> tuple[str, ...]:
    """Give on whose word it is said: never on that of whoever disputes it there."""
    said = set(judged.by) - set(judged.denied_by)
    return () if judged.status is Status.DENIED else tuple(sorted(said))


def _span(document: Document, match: Match) -> tuple[int, int]:
    """Give the offsets from the first to the last word that takes part."""
    sentence = document.sentences[match.sentence]
    tokens = sentence.tokens
    numbers = {*match.words, match.trigger, match.verb}
    if match.theme is not None:  # "$" is nothing without its "3bn"
        figures = sentence.children(tokens[match.theme], "nummod")
        numbers |= {match.theme, *(t.index for t in figures)}
    starts = [tokens[n].start for n in numbers]
    ends = [tokens[n].end for n in numbers]
    for mention in (match.subject, match.object):
        if mention.sentence == match.sentence:
            starts.append(mention.start)
            ends.append(mention.end)
    return min(starts), max(ends)
