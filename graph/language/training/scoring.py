"""Scores of a pipeline's documents, whichever parts the pipeline has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.training import Example

PUNCTUATION = ("p", "punct")


def scores_of(examples: Sequence[Example]) -> dict[str, Any]:
    """Score tags, lemmas, trees, sentences and names; attachment leaves punctuation out."""
    from spacy.scorer import Scorer, get_ner_prf

    found: dict[str, Any] = {}
    for attribute in ("tag", "pos", "lemma"):
        found |= Scorer.score_token_attr(examples, attribute)
    found |= Scorer.score_deps(
        examples, "dep", getter=lambda token, _: token.dep_, ignore_labels=PUNCTUATION
    )
    found |= Scorer.score_spans(
        examples,
        "sents",
        has_annotation=lambda doc: doc.has_annotation("SENT_START"),
        getter=_sentences,
    )
    return found | get_ner_prf(examples)


def _sentences(doc: Doc, _: str) -> Any:
    return doc.sents
