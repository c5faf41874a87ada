"""A selection in, a dossier for people out: Markdown, a section for each pair of actors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from graph.model.claim import Edge, Evidence
from graph.model.edtf import format_interval
from graph.model.terms import Stance
from graph.store.networks import amount_text
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
        more = [amount_text(claim.amount), format_interval(claim.when) if claim.when else ""]
        details = "".join(f", {_plain(part)}" for part in more if part)
        sources = f"{edge.sources} source{'' if edge.sources == 1 else 's'}"
        yield f"- **{_plain(said)}**{details} - {edge.standing.value}, {sources}"
        yield from (f"  - {_voice(evidence, selection)}" for evidence in edge.evidence)
    yield ""


def _voice(evidence: Evidence, selection: Selection) -> str:
    speakers = ", ".join(evidence.told_speakers(selection.label)) or "the article"
    quote = f": “{_plain(evidence.quote)}”" if evidence.quote else ""
    return f"{_plain(speakers)} {_agreeing(evidence)}{quote} - {_plain(evidence.article)}"


def _agreeing(evidence: Evidence) -> str:
    """Give `affirms (reported)`, without its s for several speakers; denies becomes deny."""
    one, many = evidence.stance.value, {Stance.DENIES: "deny"}.get(evidence.stance)
    verb = one if len(evidence.speakers) < 2 else many or one.removesuffix("s")
    return f"{verb} ({evidence.status.value})"


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
