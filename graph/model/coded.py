"""Events that somebody else coded: rows of a data set before they are claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class CodedActor:
    """One end of a coded event, as the data set gives it: code, name, country, sectors."""

    code: str = ""
    name: str = ""
    country: str = ""
    sectors: str = ""

    @property
    def given(self) -> bool:
        """Whether the data set says anything of it."""
        return bool(self.code or self.name or self.country)


@dataclass(frozen=True)
class CodedEvent:
    """A row of a data set of events.

    `cameo` or `plover` (with `mode`) says what happened, `relation` says it in our own words
    where the file is ours; so do `status`, `stance` and `speakers`. `place` is the row's own,
    for messages. `day` is that of the event, `published` that of the text it was coded from.
    """

    id: str
    place: str
    source: CodedActor
    target: CodedActor
    cameo: str = ""
    plover: str = ""
    mode: str = ""
    relation: str = ""
    status: str = ""
    stance: str = ""
    speakers: tuple[str, ...] = ()
    day: date | None = None
    published: date | None = None
    url: str = ""
    title: str = ""
    quote: str = ""
    notes: tuple[str, ...] = field(default=())
