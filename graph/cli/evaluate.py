"""`entente eval`: precision and recall against gold."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import actors_option, json_option, model_option
from graph.cli.output import counted, print_json, print_lines
from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model.article import Article
    from graph.score import Comparison, GoldText, PairScore, Score

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("gold", metavar="[GOLD.jsonl]", type=_FILE, required=False)
@click.option("--pairs", type=_FILE, metavar="FILE.tsv", help="Score PLOVER roots of marked pairs")
@click.option("--half", type=click.Choice(("a", "b")), help="Score half of the pairs, by their ids")
@click.option("--compare", "compared", type=(_FILE, _FILE), metavar="A.json B.json",
              help="Show what changed between two runs with --json")  # fmt: skip
@click.option("--examples", is_flag=True, help="List every miss and every false claim, and why")
@json_option
@model_option
@actors_option
def command(
    gold: Path | None,
    pairs: Path | None,
    half: str | None,
    compared: tuple[Path, Path] | None,
    examples: bool,
    as_json: bool,
    model: str | None,
    actors: tuple[Path, ...],
) -> None:
    """Score an extraction against gold statements, or against a table of marked pairs.

    Intervals hold 95% of 1,000 samples drawn again. Slices are sentences with words of negation,
    future, report or denial.

    \b
    Example:
      entente eval gold.jsonl --examples
      entente eval --pairs pairs.tsv --half a --json > before.json
      entente eval --compare before.json after.json
    """
    if sum(source is not None for source in (gold, pairs, compared)) != 1:
        raise click.UsageError(
            "expected a gold file, or --pairs with a table, or --compare with two"
        )
    if half is not None and pairs is None:
        raise click.UsageError("--half: expected --pairs with it, got none")
    from graph.score import pair_lines, score_lines

    if compared is not None:
        change = _compare(*compared)
        data, lines = change.data, change.lines()
    elif pairs is not None:
        on_pairs = _score_pairs(pairs, half, model, actors)
        data, lines = on_pairs.data, pair_lines(on_pairs, examples=examples)
    elif gold is not None:
        on_texts = _score(gold, model, actors)
        data, lines = on_texts.data, score_lines(on_texts, examples=examples)
    if as_json:
        print_json(data())
    else:
        print_lines(lines)


def _compare(before: Path, after: Path) -> Comparison:
    from graph.score import compare, load_score

    return compare(load_score(before), load_score(after))


def _score_pairs(
    path: Path, half: str | None, model: str | None, actors: Sequence[Path]
) -> PairScore:
    from graph.pipeline import answer_pairs
    from graph.score import half_of, load_pairs, score_pairs

    pairs = load_pairs(path)
    wanted = half_of(pairs, half) if half is not None else pairs
    return score_pairs(wanted, partial(answer_pairs, model=model, actors=actors))


def _score(path: Path, model: str | None, actors: Sequence[Path]) -> Score:
    from graph.curated.relations import load_relations
    from graph.pipeline import coded, observe
    from graph.score import load_gold, score

    texts = coded(load_gold(path), actors)
    observed = observe(_articles(texts), model=model, actors=actors)
    found = list(counted(observed, "texts"))
    extracted = {article.id: statements for article, statements, _ in found}
    seen = {article.id: sentences for article, _, sentences in found}
    return score(extracted, texts, relations=load_relations(), seen=seen)


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
