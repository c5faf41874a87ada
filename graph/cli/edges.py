"""Edges in, what a reader of a terminal needs to know of them out: who says what, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.cli.lines import said_by_json
from graph.model.edtf import format_interval
from graph.model.passage import around

if TYPE_CHECKING:
    from graph.cli.stores import Actors
    from graph.model.article import Article
    from graph.model.claim import Edge, Evidence
    from graph.model.relation import Relation


_MOST = 12
_MOST_COPIES = 3


def edge_lines(
    edge: Edge,
    actors: Actors,
    relations: Mapping[str, Relation],
    articles: Mapping[str, Article],
) -> Iterator[tuple[str, str]]:
    """Yield the lines of an edge, each with its style: the claim, then each place that says it."""
    from graph.assemble.copies import repeats

    copies = repeats(edge.evidence)
    yield claim_words(edge, actors, relations), "bold"
    for evidence in edge.evidence[:_MOST]:
        yield f"  {_saying(evidence, actors)}", ""
        if evidence.quote:
            before, after = _around(evidence, articles)
            yield f"    {before}“{_line(evidence.quote)}”{after}", "dim"
        if evidence.id in copies:
            yield f"    {_copied(copies[evidence.id])}", "dim"
    if len(edge.evidence) > _MOST:
        yield f"  and {len(edge.evidence) - _MOST:,} more; --json gives all", ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _around(evidence: Evidence, articles: Mapping[str, Article]) -> tuple[str, str]:
    """Give the rest of the sentence that is quoted, where the text of its article was kept."""
    text = articles[evidence.article].text if evidence.article in articles else ""
    if text[evidence.start : evidence.end] != evidence.quote:
        return "", ""
    return around(text, evidence.start, evidence.end)


def _copied(articles: Sequence[str]) -> str:
    """Give where else a passage stands.

    >>> _copied(["herald-1", "post-1", "sun-1", "times-1"])
    'same text as in herald-1, post-1, sun-1 and 1 more: counted once'
    """
    more = len(articles) - _MOST_COPIES
    named = ", ".join(articles[:_MOST_COPIES])
    return f"same text as in {named}{f' and {more:,} more' if more > 0 else ''}: counted once"


def claim_words(edge: Edge, actors: Actors, relations: Mapping[str, Relation]) -> str:
    """Give an edge's claim in a line: `Russia supplies energy to China  [reported]`."""
    return f"{_sentence(edge, actors, relations)}  [{_details(edge)}]"


def _sentence(edge: Edge, actors: Actors, relations: Mapping[str, Relation]) -> str:
    claim = edge.claim
    ends = actors.label(claim.subject), actors.label(claim.object)
    return f"{ends[0]} {relations[claim.relation].label} {ends[1]}"


def _details(edge: Edge) -> str:
    claim = edge.claim
    details = [
        edge.standing.value,
        claim.amount.words if claim.amount else "",
        format_interval(claim.when) if claim.when else "",
        f"{edge.sources} sources" if edge.sources > 1 else "",
    ]
    return ", ".join(filter(None, details))


def edge_markdown(
    edge: Edge,
    actors: Actors,
    relations: Mapping[str, Relation],
    articles: Mapping[str, Article],
) -> Iterator[str]:
    """Yield an edge as Markdown: a heading, then who says it, the words, and the article."""
    from graph.assemble.copies import repeats

    copies = repeats(edge.evidence)
    yield f"### {_plain(_sentence(edge, actors, relations))}"
    yield ""
    yield f"*{_plain(_details(edge))}*"
    for evidence in edge.evidence:
        note = f" — {_plain(evidence.note)}" if evidence.note else ""
        yield ""
        where = _source(evidence.article, articles)
        who = _plain(evidence.told_by(actors.label))
        yield f"- **{who}**, in {where} ({evidence.status.value}){note}"
        if evidence.quote:
            before, after = map(_plain, _around(evidence, articles))
            quote = _plain(_line(evidence.quote))
            yield f"  > {before}{f'**{quote}**' if before or after else quote}{after}"
        if evidence.id in copies:
            yield ""
            others = ", ".join(_source(name, articles) for name in copies[evidence.id])
            yield f"  *Same text as in* {others}*: counted once*"
    yield ""


def _source(name: str, articles: Mapping[str, Article]) -> str:
    article = articles.get(name)
    if article is None:
        return _plain(name)
    about = [article.publisher or "", article.date.isoformat() if article.date else ""]
    title = _plain(article.title or name)
    web = article.url and re.fullmatch(r"https?://[^\s<>()]+", article.url)
    return ", ".join(filter(None, [f"[{title}](<{article.url}>)" if web else title,
                                   *map(_plain, about)]))  # fmt: skip


def _plain(text: str) -> str:
    """Keep words words: nothing in them becomes Markdown or HTML.

    >>> print(_plain("<b>*so*</b> [x](y)"))
    \\<b\\>\\*so\\*\\</b\\> \\[x\\](y)
    """
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)


def _saying(evidence: Evidence, actors: Actors) -> str:
    """Give who says it, how and where: `denied by Russia, in new-statesman (reported)`."""
    note = f": {evidence.note}" if evidence.note else ""
    who = evidence.told_by(actors.label)
    return f"{who}, in {evidence.article} ({evidence.status.value}){note}"


def edges_json(edges: Iterable[Edge]) -> list[dict[str, Any]]:
    """Give edges with all their evidence for JSON."""
    return [
        {
            "claim": edge.claim.id,
            "subject": edge.claim.subject,
            "relation": edge.claim.relation,
            "object": edge.claim.object,
            "quantity": edge.claim.amount.words if edge.claim.amount else "",
            "when": format_interval(edge.claim.when) if edge.claim.when else "",
            "standing": edge.standing.value,
            "sources": edge.sources,
            "affirmed_by": list(edge.affirmed_by),
            "denied_by": list(edge.denied_by),
            "refines": list(edge.refines),
            "contradicts": list(edge.contradicts),
            "differs": list(edge.differs),
            "evidence": _evidence_list(edge.evidence),
        }
        for edge in edges
    ]


def _evidence_list(evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
    from graph.assemble.copies import repeats

    copies = repeats(evidence)
    return [_evidence_json(e) | {"same_text_as": list(copies.get(e.id, ()))} for e in evidence]


def _evidence_json(evidence: Evidence) -> dict[str, Any]:
    return {
        "article": evidence.article,
        "status": evidence.status.value,
        "stance": evidence.stance.value,
        "speakers": list(evidence.speakers),
        "said_by": said_by_json(evidence.said_by),
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "frame": evidence.frame,
        "cues": list(evidence.cues),
        "note": evidence.note,
    }
