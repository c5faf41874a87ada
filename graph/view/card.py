"""A claim or a table in, a small page without scripts or a drawing out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.view.payload import Sources, article_values, claim_values
from graph.view.seal import environment, sealed_small
from graph.view.strings import LANGUAGE, STRINGS
from graph.view.svg import words_of

_LINE, _SIGN, _WIDEST = 19, 7.3, 40
_BOLD = ' font-weight="600"'


def card_page(
    edge: Edge,
    *,
    actors: Mapping[str, Actor],
    relations: Mapping[str, Relation],
    articles: Mapping[str, Article],
) -> str:
    """Give a claim with everybody who says or denies it as a small page."""
    claim = claim_values(edge, Sources(actors, relations, articles), ())
    told = {name: article_values(article) for name, article in articles.items()}
    return _page(title=" ".join([claim["names"][0], claim["label"]]), claim=claim, articles=told)


def table_page(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Give a table as a small page."""
    return _page(title=", ".join(columns), claim=None, columns=columns, rows=rows)


def _page(**values: object) -> str:
    template = environment().get_template("card.html")
    return template.render(**values, **sealed_small(), t=STRINGS, language=LANGUAGE)


def table_drawing(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Give a table as an SVG drawing; long cells are cut."""
    cells = [[_cut(cell) for cell in row] for row in (columns, *rows)]
    wide = [max(map(len, column)) * _SIGN + 18 for column in zip(*cells, strict=True)]
    lefts = [8 + sum(wide[:i]) for i in range(len(wide))]
    texts = [
        f'<text x="{left:g}" y="{(number + 1) * _LINE}"'
        f"{_BOLD if number == 0 else ''}>{words_of(cell)}</text>"
        for number, row in enumerate(cells)
        for left, cell in zip(lefts, row, strict=True)
    ]
    size = f'width="{sum(wide) + 16:g}" height="{(len(cells) + 1) * _LINE}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-size="13" '
        'font-family="Helvetica Neue, Arial, sans-serif">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(texts)}</svg>\n'
    )


def _cut(cell: str) -> str:
    words = " ".join(cell.split())
    return words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"
