"""Extracted statements and gold in, precision and recall out."""

from graph.score.gold import GoldStatement, GoldText, load_gold
from graph.score.pairs import Pair, PairScore, load_pairs, score_pairs
from graph.score.scoring import Score, score
from graph.score.tables import pair_lines, score_lines

__all__ = [
    "GoldStatement",
    "GoldText",
    "Pair",
    "PairScore",
    "Score",
    "load_gold",
    "load_pairs",
    "pair_lines",
    "score",
    "score_lines",
    "score_pairs",
]
