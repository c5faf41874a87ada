"""Answers of the engine in, text out: tables, SPARQL's own forms, Turtle and its kin."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from graph.curated.queries import SEPARATOR
from graph.errors import QueryError
from graph.model.display import Displayed
from graph.store.cells import harmless
from graph.store.layout import turtle_text
from graph.store.rdf_xml import rdf_xml_text
from graph.store.terms import PREFIXES, Row, local_name

_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_CODES = ("actor", "article", "frame")


@dataclass(frozen=True, repr=False)
class Result(Displayed):
    """What a query gave: `kind` is `rows`, `boolean` or `triples`.

    It is true if the answer is yes, or if there is anything in it; going through it gives its
    rows or triples. `payload` is SPARQL JSON for rows and booleans, sorted N-Triples for triples.
    """

    kind: str
    payload: bytes

    def __bool__(self) -> bool:
        return bool(self.boolean) if self.kind == "boolean" else len(self) > 0

    def __len__(self) -> int:
        return len(self._items())

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self._items())

    def __repr__(self) -> str:
        if self.kind == "boolean":
            return f"Result({'yes' if self else 'no'})"
        what = self.kind.removesuffix("s" if len(self) == 1 else "")
        columns = f": {', '.join(self.columns)}" if self.columns else ""
        return f"Result({len(self):,} {what}{columns})"

    def _items(self) -> Sequence[tuple[str, ...]]:
        if self.kind == "boolean":
            raise TypeError("an answer of yes or no has no rows: take `bool(result)`")
        return self.rows if self.kind == "rows" else self.triples

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        if self.kind != "rows":
            return ()
        parsed = ox.parse_query_results(self.payload, format=ox.QueryResultsFormat.JSON)
        if not isinstance(parsed, ox.QuerySolutions):
            return ()
        return tuple(variable.value for variable in parsed.variables)

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows as people read them: bare literals, shortened IRIs, empty for nothing."""
        if self.kind != "rows":
            return ()
        parsed = ox.parse_query_results(self.payload, format=ox.QueryResultsFormat.JSON)
        if not isinstance(parsed, ox.QuerySolutions):
            return ()
        return tuple(tuple(readable(cell) for cell in solution) for solution in parsed)

    @cached_property
    def boolean(self) -> bool | None:
        """What an ASK query gave, None for others."""
        if self.kind != "boolean":
            return None
        parsed = ox.parse_query_results(self.payload, format=ox.QueryResultsFormat.JSON)
        return bool(parsed)

    @cached_property
    def triples(self) -> tuple[Row, ...]:
        """The triples that CONSTRUCT or DESCRIBE gave, in N-Triples form, sorted."""
        if self.kind != "triples":
            return ()
        parsed = ox.parse(input=self.payload, format=ox.RdfFormat.N_TRIPLES)
        return tuple((str(t.subject), str(t.predicate), str(t.object)) for t in parsed)

    def render(self, form: str = "table") -> str:
        """Give the result as text in one of the forms for its kind."""
        forms = RENDERINGS[self.kind]
        if form not in forms:
            raise QueryError(
                f"result format: expected {', '.join(forms)} for this query, got {form!r}"
            )
        return forms[form](self)

    def with_sorted_lists(self, columns: Collection[str]) -> Result:
        """Give the same rows with the values within the cells of these columns sorted.

        GROUP_CONCAT has no order of its own, and the engine's differs from run to run.
        """
        if self.kind != "rows" or not columns:
            return self
        document = json.loads(self.payload)
        for binding in document["results"]["bindings"]:
            for column in set(columns) & set(binding):
                cell = binding[column]
                cell["value"] = SEPARATOR.join(sorted(cell["value"].split(SEPARATOR)))
        return Result(self.kind, json.dumps(document, ensure_ascii=False).encode())

    @property
    def default_format(self) -> str:
        """The format that suits the kind best."""
        return next(iter(RENDERINGS[self.kind]))


def readable(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """Give a term as people read it: bare literals, codes of actors, shortened IRIs."""
    if term is None:
        return ""
    if not isinstance(term, ox.NamedNode):
        return term.value if isinstance(term, ox.Literal) else str(term)
    for prefix, namespace in PREFIXES.items():
        if term.value.startswith(namespace):
            name = local_name(str(term), prefix)
            return name if prefix in _CODES else f"{prefix}:{name}"
    return term.value


def _table(result: Result) -> str:
    """Give aligned columns under their names; numbers lean to the right."""
    if result.kind == "boolean":
        return "yes\n" if result.boolean else "no\n"
    cells = [[" ".join(cell.split()) for cell in row] for row in result.rows]
    widths = [max(map(len, column)) for column in zip(result.columns, *cells, strict=True)]
    rule = ["-" * width for width in widths]
    lines = [result.columns, rule, *cells]
    return "".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: list[int]) -> str:
    padded = (
        cell.rjust(width) if _is_number(cell) else cell.ljust(width)
        for cell, width in zip(cells, widths, strict=True)
    )
    return "  ".join(padded).rstrip() + "\n"


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).removeprefix("-").isdecimal()


def _csv(result: Result) -> str:
    """Give RFC 4180 rows for people: unlike in SPARQL's own CSV, IRIs are shortened.

    Words that a spreadsheet would take for a formula get a quote before them.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows([harmless(cell) for cell in row] for row in result.rows)
    return out.getvalue()


def _standard(form: str) -> Callable[[Result], str]:
    def render(result: Result) -> str:
        parsed = ox.parse_query_results(result.payload, format=ox.QueryResultsFormat.JSON)
        written = parsed.serialize(format=_FORMATS[form])
        text = "" if written is None else written.decode()
        return text if text.endswith("\n") else f"{text}\n"

    return render


RENDERINGS: dict[str, dict[str, Callable[[Result], str]]] = {
    "rows": {
        "table": _table,
        "csv": _csv,
        "sparql-csv": _standard("csv"),
        "tsv": _standard("tsv"),
        "json": _standard("json"),
        "xml": _standard("xml"),
    },
    "boolean": {"table": _table, "json": _standard("json"), "xml": _standard("xml")},
    "triples": {
        "ttl": lambda result: turtle_text(result.triples),
        "nt": lambda result: result.payload.decode(),
        "rdf": lambda result: rdf_xml_text(result.payload),
    },
}
