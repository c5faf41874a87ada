"""Extracted statements and gold in, precision and recall out."""

from graph.score.compare import Comparison, compare, load_score
from graph.score.gold import GoldStatement, GoldText, load_gold
from graph.score.pairs import Pair, PairScore, half_of, load_pairs, score_pairs
from graph.score.reasons import Seen
from graph.score.scoring import Score, score
from graph.score.tables import pair_lines, score_lines

__all__ = [
    "Comparison",
    "GoldStatement",
    "GoldText",
    "Pair",
    "PairScore",
    "Score",
    "Seen",
    "compare",
    "half_of",
    "load_gold",
    "load_pairs",
    "load_score",
    "pair_lines",
    "score",
    "score_lines",
    "score_pairs",
]
