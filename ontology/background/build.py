"""Write the tables of the background layer from a copy of the World Factbook.

    python ontology/background/build.py factbook.jsonl.xz

One country a line, as JSON, with the Factbook's own headings. Names are looked up in the register
and in `names.tsv` beside this file; what neither knows is listed on standard error and left out.
"""

from __future__ import annotations

import html
import json
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from graph.curated.actors import load_actors
from graph.errors import UnknownNameError
from graph.link.register import Register
from graph.model.terms import ActorKind

HERE = Path(__file__).resolve().parent
ORIGIN = "# From the World Factbook of the CIA, May 2026 (public domain, CC0), by build.py.\n"
_BODIES = {ActorKind.ORGANISATION, ActorKind.BLOC}
_PARTNER = re.compile(
    r"(?P<name>[^,%\d]+(?:, (?:The|Republic of the|Democratic Republic of the))?)"
    r" (?P<share>\d+(?:\.\d+)?)%"
)
_YEAR = re.compile(r"\((\d{4})[^)]*\)")
_BORDER = re.compile(r"\s*(?P<name>[^;\d]+?) (?P<km>[\d,]+(?:\.\d+)?) km\b")
_BODY = re.compile(r"(?P<name>[^,(]+)(?P<note>\([^)]*\))?")


class Names:
    """Finds codes by the Factbook's names; keeps what it could not find."""

    def __init__(self) -> None:
        self.register = Register.of(load_actors())
        lines = (HERE / "names.tsv").read_text(encoding="utf-8").splitlines()
        rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
        self.own = {row[0]: row[1] for row in rows}
        self.missed: set[str] = set()

    def state(self, name: str) -> str:
        """Give the code of a country or territory, empty for an unknown one."""
        return self._code(name, lambda kind: kind not in _BODIES)

    def body(self, name: str) -> str:
        """Give the code of a body, empty for an unknown one."""
        return self._code(name, lambda kind: kind in _BODIES)

    def _code(self, name: str, fits: Callable[[ActorKind], bool]) -> str:
        name = name.strip().removeprefix("and ")
        code = self.own.get(name)
        if code is not None:
            return "" if code == "-" else code
        code, kind = self._known(name)
        if kind is None or not fits(kind):
            self.missed.add(name)
            return ""
        return code

    @cache  # noqa: B019 - one of it, and a name that is missed takes long
    def _known(self, name: str) -> tuple[str, ActorKind | None]:
        try:
            actor = self.register.find(name)
        except UnknownNameError:
            return "", None
        return actor.code, actor.kind


def _text(country: dict[str, Any], *keys: str) -> str:
    found: Any = country
    for key in keys:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    text = found.get("text", "") if isinstance(found, dict) else ""
    return html.unescape(re.sub(r"<[^>]*>", " ", text)).replace("\xa0", " ")


def _names_of(country: dict[str, Any]) -> str:
    short = _text(country, "Government", "Country name", "conventional short form")
    long = _text(country, "Government", "Country name", "conventional long form")
    return long if short in {"", "none"} else short


def trade(codes: dict[str, dict[str, Any]], names: Names) -> Iterator[tuple[str, ...]]:
    """Yield who sells to and buys from whom, with the share of all exports or imports."""
    for code, country in codes.items():
        for flow in ("exports", "imports"):
            said = _text(country, "Economy", f"{flow.title()} - partners")
            year = _YEAR.search(said)
            for found in _PARTNER.finditer(said) if year else ():
                partner = names.state(found["name"])
                if partner and partner != code and float(found["share"]):
                    yield code, flow, partner, found["share"], year[1]


def borders(codes: dict[str, dict[str, Any]], names: Names) -> Iterator[tuple[str, ...]]:
    """Yield each land border once, with its length in kilometres."""
    lengths: dict[tuple[str, str], str] = {}
    for code, country in codes.items():
        said = _text(country, "Geography", "Land boundaries", "border countries")
        for found in _BORDER.finditer(re.sub(r"\([^)]*\)", "", said)):
            other = names.state(found["name"])
            if other and other != code:
                lengths.setdefault(tuple(sorted((code, other))), found["km"].replace(",", ""))
    for (one, other), km in lengths.items():
        yield one, other, km


# With fewer it is another body of that name; to one with more, next to everybody belongs.
_FEWEST, _MOST = 3, 150
_COURT = "accepts ICCt jurisdiction"


def members(codes: dict[str, dict[str, Any]], names: Names) -> Iterator[tuple[str, ...]]:
    """Yield full members of bodies; observers, applicants and the suspended are left out.

    So are those whom the register, which is kept up to date, no longer has among the members.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for code, country in codes.items():
        said = _text(country, "Government", "International organization participation")
        law = _text(country, "Government", "International law organization participation")
        whole = [one["name"] for one in _BODY.finditer(said) if not one["note"]]
        for name in whole + (["ICCt"] if _COURT in law else []):
            found[names.body(name)].add(code)
    found.pop("", None)
    for body, those in found.items():
        now = names.register[body].members
        if _FEWEST <= len(those) <= _MOST:
            yield from ((body, member) for member in those if not now or member in now)


def _write(name: str, columns: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = sorted({"\t".join(row) + "\n" for row in rows})
    (HERE / name).write_text(f"{ORIGIN}{columns}\n{''.join(lines)}", encoding="utf-8")
    sys.stderr.write(f"{name}: {len(lines)} rows\n")


def main(source: str) -> None:
    """Read the Factbook, write the three tables, list the names that were not found."""
    names = Names()
    codes: dict[str, dict[str, Any]] = {}
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for country in map(json.loads, lines):
            code = names.state(_names_of(country))
            if code:
                codes[code] = country
    _write("trade.tsv", "actor\tflow\tpartner\tpercent\tyear", trade(codes, names))
    _write("borders.tsv", "actor\tother\tkilometres", borders(codes, names))
    _write("members.tsv", "body\tmember", members(codes, names))
    sys.stderr.write(f"not found: {'; '.join(sorted(names.missed))}\n")


if __name__ == "__main__":
    main(sys.argv[1])
