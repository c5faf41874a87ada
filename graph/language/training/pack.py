"""Make a trained pipeline ready to ship: `python -m graph.language.training.pack MODEL OUT`.

Strings that only training needed go, so do training's settings; licence and origin come in.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

META = {
    "name": "entente",
    "version": "1.0.0",
    "description": "English news on international affairs: Universal Dependencies, entities",
    "author": "The Entente developers",
    "license": "CC BY-SA 4.0",
}
SOURCES = (
    {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
    {"name": "UD English GUM, without fiction and wikiHow", "license": "CC BY 4.0"},
    {"name": "Universal NER English EWT, for choosing the best model", "license": "CC BY-SA 4.0"},
)


def pack(source: Path, target: Path) -> None:
    """Write the pipeline at `source` to `target` with what running it needs."""
    import spacy
    from spacy.strings import StringStore

    nlp = spacy.load(source)
    needed = StringStore(sorted(_edit_strings(nlp, source) | _label_strings(nlp)))
    nlp.config["paths"] = {"train": None, "dev": None}
    nlp.meta.update(META)
    nlp.meta["sources"] = list(SOURCES)
    nlp.meta.pop("spacy_git_version", None)
    nlp.meta["performance"] = {}
    nlp.to_disk(target)
    needed.to_disk(target / "vocab" / "strings.json")


def _edit_strings(nlp: Language, source: Path) -> set[str]:
    """Give the strings that the lemmatizer's edits name."""
    import srsly  # type: ignore[import-untyped]

    packed = (source / "trainable_lemmatizer" / "trees").read_bytes()
    trees = srsly.msgpack_loads(packed)["trees"]
    hashes = {tree[key] for tree in trees for key in ("orig", "subst") if key in tree}
    return {nlp.vocab.strings[number] for number in hashes}


def _label_strings(nlp: Language) -> set[str]:
    """Give all labels, and the features that they are made of."""
    labels = {str(label) for each in nlp.pipe_labels.values() for label in each}
    parts = {part for label in labels for part in (label, *label.split("|"))}
    return parts | {value for part in parts for value in part.split("=")}


def main() -> None:
    """Read the command line and pack."""
    parser = argparse.ArgumentParser(description="Make a trained model ready to ship.")
    parser.add_argument("source", type=Path, help="the trained pipeline")
    parser.add_argument("target", type=Path, help="folder to write")
    options = parser.parse_args()
    pack(options.source, options.target)


if __name__ == "__main__":
    main()
