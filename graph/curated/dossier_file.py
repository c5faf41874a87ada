"""One file of a dossier in, its front matter checked and its text out; faults with their lines."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from graph.curated.documents import Place, YamlFile, parse_yaml
from graph.curated.folders import shown
from graph.errors import CuratedError
from graph.model.edtf import parse_interval
from graph.model.quantity import Bound, Interval
from graph.model.terms import Status

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _as_text(value: Any) -> Any:
    return (
        str(value)
        if isinstance(value, (int, datetime.date)) and not isinstance(value, bool)
        else value
    )


def _as_interval(value: Any) -> Any:
    return parse_interval(str(value)) if isinstance(value, (str, int, datetime.date)) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
Words = Annotated[str, BeforeValidator(_as_text)]
When = Annotated[Interval, BeforeValidator(_as_interval)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class StatedAmount(_Strict):
    """An amount as a person states it."""

    number: Decimal
    unit: str
    bound: Bound = Bound.EXACTLY
    of: str | None = None
    written: str = ""


class StatedClaim(_Strict):
    """A claim as a person states it."""

    subject: str
    relation: str
    object: str
    status: Status = Status.ASSERTED
    by: Names = ()
    denied_by: Names = ()
    subject_as: str = ""
    object_as: str = ""
    amount: StatedAmount | None = None
    when: When | None = None
    quote: str = ""
    denial: str = ""
    note: str = ""


class FrontMatter(_Strict):
    """What stands between the two lines `---`."""

    id: Words
    title: Words | None = None
    author: str | None = None
    publisher: str | None = None
    date: datetime.date | None = None
    url: str | None = None
    language: str = "en"
    claims: tuple[StatedClaim, ...] = ()


@dataclass(frozen=True)
class DossierFile:
    """A dossier file taken apart: the front matter, as YAML and checked, and the text after it."""

    yaml: YamlFile
    front: FrontMatter
    text: str


def parse_file(path: Path) -> DossierFile:
    """Give a dossier file taken apart; every fault of its front matter at once."""
    name = shown(path)
    try:
        whole = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CuratedError(
            [f"{name}:1: expected a readable file in UTF-8, got: {error}"]
        ) from error
    found = _FRONT.match(whole)
    if not found:
        raise CuratedError([f"{name}:1: expected front matter between two lines ---, found none"])
    content = parse_yaml(found["fields"], name, first_line=2)
    try:
        front = FrontMatter.model_validate(content.value)
    except ValidationError as error:
        raise CuratedError([_shown_fault(content, fault) for fault in error.errors()]) from error
    paragraphs = [" ".join(p.split()) for p in whole[found.end() :].split("\n")]
    return DossierFile(content, front, "\n\n".join(filter(None, paragraphs)))


def _shown_fault(content: YamlFile, fault: Mapping[str, Any]) -> str:
    """Give a validation fault with its line: what was expected, what came."""
    kind, place, got = fault["type"], tuple(fault["loc"]), fault["input"]
    if kind == "extra_forbidden":
        allowed = _keys_at(place)
        near = get_close_matches(str(place[-1]), allowed, n=1)
        hint = f"; did you mean {near[0]}" if near else f" (known: {', '.join(allowed)})"
        return content.fault(place, f"expected a known key, got {place[-1]!r}{hint}")
    if kind == "missing":
        return content.fault(place, "expected a value, found none")
    if kind == "enum":
        return content.fault(place, f"expected {fault['ctx']['expected']}, got {got!r}")
    said = str(fault["msg"]).removeprefix("Value error, ")
    known = said if "got" in said else f"{said[:1].lower()}{said[1:]}, got {got!r:.60}"
    return content.fault(place, known)


def _keys_at(place: Place) -> list[str]:
    model: type[BaseModel] = FrontMatter
    if "claims" in place:
        model = StatedAmount if "amount" in place[:-1] else StatedClaim
    return list(model.model_fields)
