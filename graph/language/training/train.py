"""Train the model: `python -m graph.language.training.train TREEBANKS FOLDER`."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from graph.curated.actors import load_actors
from graph.language.training.corpus import Corpus, load_corpus
from graph.language.training.docs import to_doc, to_docs
from graph.language.training.mixing import Mean

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example

CONFIG = Path(__file__).with_name("config.cfg")
WARM = 250
LARGEST_BATCH = 1200.0
BARE = 3  # every third document comes without the tokenizer's norms
HIDDEN = 0.02  # of all words, beside the rare ones
RARE = 0.25  # a word seen n times is hidden RARE / (RARE + n) of the times
SHOWN = ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f", "ents_f")


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train.

    From step `hold` on the rate falls; every `every` steps the model is scored, and from
    step `mix` on its weights go into the mean that is scored in the end.
    """

    steps: int = 9000
    hold: int = 4000
    mix: int = 4500
    every: int = 250
    rate: float = 0.002
    words: float = 200.0
    dropout: float = 0.3
    first_epoch: int = 0
    seed: int = 3

    def learn_rate(self, step: int) -> float:
        """Give the rate of a step: rising, held, falling to nothing.

        >>> [round(Plan(steps=1000, hold=500).learn_rate(s), 5) for s in (124, 400, 750, 1000)]
        [0.001, 0.002, 0.001, 0.0]
        """
        if step < WARM:
            return self.rate * (step + 1) / WARM
        if step < self.hold:
            return self.rate
        return self.rate * max(0.0, (self.steps - step) / (self.steps - self.hold))


def train(corpus: Corpus, out: Path, plan: Plan, start: Path | None = None) -> None:
    """Train on a corpus; keep the best model by its development sentences, and the last one."""
    from spacy.util import load_config, registry
    from thinc.api import NumpyOps, fix_random_seed, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    fix_random_seed(plan.seed)
    out.mkdir(parents=True, exist_ok=True)
    nlp = _load(start) if start else _fresh(corpus, out, plan.seed)
    settings = load_config(CONFIG).interpolate()["training"]
    optimizer = registry.resolve({"optimizer": settings["optimizer"]})["optimizer"]
    judge, mean = _Judge(corpus, out, settings["score_weights"]), Mean()
    losses: dict[str, float] = {}
    source = _batches(nlp, corpus, plan)
    for step in range(1, plan.steps + 1):
        optimizer.learn_rate = plan.learn_rate(step - 1)
        nlp.update(next(source), sgd=optimizer, drop=plan.dropout, losses=losses)
        optimizer.step_schedules()
        if step % plan.every == 0 or step == plan.steps:
            nlp.to_disk(out / "last")
            with nlp.use_params(optimizer.averages):
                judge.judge(nlp, step, losses)
                if step >= plan.mix:
                    mean.add(nlp)
            losses.clear()
    if mean.count > 1:
        mean.put(nlp)
        judge.judge(nlp, plan.steps, {})
        nlp.to_disk(out / "mean")


def _fresh(corpus: Corpus, out: Path, seed: int) -> Language:
    """Give an untrained pipeline that knows the labels of the first epoch."""
    import spacy
    from spacy.tokens import DocBin
    from spacy.training.initialize import init_nlp
    from spacy.util import load_config

    sample = out / "labels.spacy"
    vocab = spacy.blank("en").vocab
    DocBin(docs=[to_doc(vocab, run) for run in corpus.epoch(0, seed)]).to_disk(sample)
    config = load_config(CONFIG)
    config["paths"].update({"train": str(sample), "dev": str(sample)})
    nlp = init_nlp(config)
    sample.unlink()
    return nlp


def _load(start: Path) -> Language:
    """Load a model to go on from.

    The lemmatizer's labels are numbered again: spaCy forgets that on loading, and the
    lemmatizer would learn that every form is its own lemma.
    """
    import spacy

    nlp = spacy.load(start)
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label.update({tree: i for i, tree in enumerate(lemmatizer.labels)})
    return nlp


def _batches(nlp: Language, corpus: Corpus, plan: Plan) -> Iterator[list[Example]]:
    """Yield batches of examples without end, their size in words growing."""
    from spacy.training import Example

    epoch, words, size = plan.first_epoch, 0, plan.words
    batch: list[Example] = []
    hider = Hider(corpus, plan.seed)
    while True:
        for number, run in enumerate(corpus.epoch(epoch, plan.seed)):
            reference = to_doc(nlp.vocab, run)
            predicted = nlp.make_doc(reference.text)
            predicted = _bare(predicted) if number % BARE == 0 else predicted
            batch.append(Example(hider.hide(predicted), reference))
            words += len(reference)
            if words >= size:
                yield batch
                batch, words, size = [], 0, min(LARGEST_BATCH, size * 1.001)
        epoch += 1


def _bare(doc: Doc) -> Doc:
    """Give the same words without the tokenizer's norms, as known names make us parse them."""
    from spacy.tokens import Doc

    return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])


class Hider:
    """Gives rare words, and some others, norms never seen before.

    So the model learns to read unknown words by their endings, shape and neighbours.
    """

    def __init__(self, corpus: Corpus, seed: int) -> None:
        self._counts = Counter(w.text.lower() for t in corpus.train for w in t.words)
        self._random = Random(f"hide-{seed}")  # noqa: S311 - no secret

    def hide(self, doc: Doc) -> Doc:
        """Change the norms of some of a document's words."""
        for token in doc:
            share = HIDDEN + RARE / (RARE + 1 + self._counts[token.lower_])
            if token.is_alpha and self._random.random() < share:
                token.norm_ = f"~{self._random.randrange(10_000)}"
        return doc


class _Judge:
    """Scores models on the development sentences, writes the best one and the log."""

    def __init__(self, corpus: Corpus, out: Path, weights: dict[str, float]) -> None:
        self._corpus, self._out, self._weights, self._best = corpus, out, weights, 0.0

    def judge(self, nlp: Language, step: int, losses: dict[str, float]) -> None:
        """Score a model; keep it if it is the best so far."""
        from spacy.training import Example

        dev = [Example(nlp.make_doc(d.text), d) for d in to_docs(nlp.vocab, self._corpus.dev)]
        scores = nlp.evaluate(dev)
        value = weighted(scores, self._weights)
        if value > self._best:
            self._best = value
            nlp.to_disk(self._out / "best")
        record: dict[str, Any] = {"step": step, "score": round(value, 4)}
        record |= {key: round(100 * float(scores.get(key) or 0), 2) for key in SHOWN}
        record["losses"] = {key: round(float(loss), 1) for key, loss in losses.items()}
        line = json.dumps(record)
        sys.stderr.write(line + "\n")
        with (self._out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(line + "\n")


def weighted(scores: dict[str, Any], weights: dict[str, float]) -> float:
    """Weigh the scores into one number by which the best model is chosen.

    >>> weighted({"dep_las": 0.8, "ents_f": None}, {"dep_las": 0.5, "ents_f": 0.5})
    0.4
    """
    return float(sum(w * (scores.get(k) or 0.0) for k, w in weights.items() if w))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Train Entente's language model.")
    parser.add_argument("treebanks", type=Path, help="folder of the treebank files")
    parser.add_argument("out", type=Path, help="folder for the models and the log")
    parser.add_argument("--actors", type=Path, help="folder of the register")
    parser.add_argument("--start", type=Path, help="model to go on from")
    parser.add_argument("--steps", type=int, default=Plan.steps)
    parser.add_argument("--hold", type=int, default=Plan.hold, help="step when the rate falls")
    parser.add_argument("--mix", type=int, default=Plan.mix, help="step from which to mix")
    parser.add_argument("--every", type=int, default=Plan.every, help="steps between scores")
    parser.add_argument("--words", type=float, default=Plan.words, help="words of a batch at first")
    parser.add_argument("--rate", type=float, default=Plan.rate, help="highest rate")
    parser.add_argument("--dropout", type=float, default=Plan.dropout)
    parser.add_argument("--first-epoch", type=int, default=Plan.first_epoch)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    given = vars(parser.parse_args())
    treebanks, out, start = given.pop("treebanks"), given.pop("out"), given.pop("start")
    corpus = load_corpus(treebanks, load_actors(given.pop("actors")))
    train(corpus, out, Plan(**given), start)


if __name__ == "__main__":
    main()
