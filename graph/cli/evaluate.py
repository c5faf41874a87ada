"""`entente eval`: precision and recall against gold."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import json_option, model_option
from graph.cli.output import counted, print_json, print_lines
from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model.article import Article
    from graph.score import GoldText, PairScore, Score

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("gold", metavar="[GOLD.jsonl]", type=_FILE, required=False)
@click.option("--pairs", type=_FILE, metavar="FILE.tsv", help="Score PLOVER roots of marked pairs")
@click.option("--examples", is_flag=True, help="List every miss and every false claim")
@json_option
@model_option
def command(
    gold: Path | None,
    pairs: Path | None,
    examples: bool,
    as_json: bool,
    model: str | None,
) -> None:
    """Score an extraction against gold statements, or against a table of marked pairs.

    \b
    Example:
      entente eval gold.jsonl --examples
      entente eval --pairs pairs.tsv --json
    """
    if (gold is None) == (pairs is None):
        raise click.UsageError("expected a gold file, or --pairs with a table")
    from graph.score import pair_lines, score_lines

    if pairs is not None:
        on_pairs = _score_pairs(pairs, model)
        data, lines = on_pairs.data, pair_lines(on_pairs)
    elif gold is not None:
        on_texts = _score(gold, model)
        data, lines = on_texts.data, score_lines(on_texts, examples=examples)
    if as_json:
        print_json(data())
    else:
        print_lines(lines)


def _score_pairs(path: Path, model: str | None) -> PairScore:
    from graph.pipeline import answer_pairs
    from graph.score import load_pairs, score_pairs

    return score_pairs(load_pairs(path), partial(answer_pairs, model=model))


def _score(path: Path, model: str | None) -> Score:
    from graph.curated.relations import load_relations
    from graph.pipeline import extract
    from graph.score import load_gold, score

    texts = load_gold(path)
    found = counted(extract(_articles(texts), model=model), "texts")
    extracted = {article.id: statements for article, statements in found}
    return score(extracted, texts, relations=load_relations())


def _articles(texts: Sequence[GoldText]) -> Iterator[Article]:
    """Yield the articles of gold texts, under the ids and dates of the gold file."""
    from graph.model.article import Article
    from graph.read import read

    for text in texts:
        if text.text is not None:
            yield Article(id=text.id, text=text.text, date=text.date)
        elif text.text_file is not None:
            found = list(read(str(text.text_file)))
            if len(found) != 1:
                raise InputError(f"{text.text_file}: expected one article, got {len(found)}")
            article = found[0]
            yield replace(article, id=text.id, date=text.date or article.date)
        else:
            raise InputError(f"{text.id}: expected a text or a text_file, got neither")
