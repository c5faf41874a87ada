"""A selection in, a dossier for people out: Markdown, a section for each pair of actors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from graph.model.claim import Edge, Evidence
from graph.model.edtf import format_interval
from graph.store.selection import Selection

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")


def dossier_text(selection: Selection) -> str:
    """Give the claims of each pair with who says what, in which words, in which article."""
    pairs: dict[tuple[str, ...], list[Edge]] = defaultdict(list)
    for edge in selection.edges:
        ends = sorted((edge.claim.subject, edge.claim.object), key=selection.label)
        pairs[tuple(ends)].append(edge)
    ordered = sorted(pairs, key=lambda ends: [*map(selection.label, ends), *ends])
    lines = [line for ends in ordered for line in _section(ends, pairs[ends], selection)]
    return "\n".join([*lines, *_references(selection)])


def _section(ends: tuple[str, ...], edges: list[Edge], selection: Selection) -> Iterator[str]:
    yield f"## {' and '.join(_plain(selection.label(end)) for end in ends)}\n"
    for edge in edges:
        claim = edge.claim
        label = selection.relations[claim.relation].label
        said = f"{selection.label(claim.subject)} {label} {selection.label(claim.object)}"
        amount = claim.amount.words if claim.amount else ""
        more = [amount, format_interval(claim.when) if claim.when else ""]
        details = "".join(f", {_plain(part)}" for part in more if part)
        yield f"- **{_plain(said)}**{details} - {edge.standing.value}{_sources(edge)}"
        yield from (f"  - {_voice(evidence, selection)}" for evidence in edge.evidence)
    yield ""


def _voice(evidence: Evidence, selection: Selection) -> str:
    who = _plain(evidence.told_by(selection.label))
    quote = f": “{_plain(evidence.quote)}”" if evidence.quote else ""
    return f"{who} ({evidence.status.value}){quote} - {_plain(evidence.article)}"


def _sources(edge: Edge) -> str:
    """Give how many sources say that it is so, for what somebody says is so."""
    return f", {edge.sources} source{'s' * (edge.sources != 1)}" if edge.sources else ""


def _references(selection: Selection) -> Iterator[str]:
    if selection.articles:
        yield "## Articles\n"
    for article in selection.articles:
        day = article.date.isoformat() if article.date else ""
        known = [article.title or "", article.publisher or "", day, article.url or ""]
        about = ", ".join(_plain(part) for part in known if part)
        yield f"- {_plain(article.id)}{': ' if about else ''}{about}"
    yield ""


def _plain(value: str) -> str:
    """Give the text in one line, its signs without meaning in Markdown."""
    return _SIGNS.sub(r"\\\1", " ".join(value.split()))
