"""A trained network as a spaCy pipeline that needs no training library."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.language.reader.component import NAME, Reader, archive_of
from graph.language.training.coding import Book
from graph.language.training.tokenizing import set_tokenizer

if TYPE_CHECKING:
    from spacy.language import Language
    from torch import Tensor

    from graph.language.training.naming import Namer
    from graph.language.training.network import Network

META = {
    "name": "entente",
    "version": "2.0.0",
    "description": "English news on international affairs: Universal Dependencies, entities",
    "author": "The Entente developers",
    "license": "CC BY-SA 4.0",
}
SOURCES = (
    {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
    {"name": "UD English GUM, without fiction and wikiHow", "license": "CC BY 4.0"},
    {"name": "Universal NER English EWT, development part", "license": "CC BY-SA 4.0"},
    {"name": "GeoNames, names of cities and countries", "license": "CC BY 4.0"},
    {"name": "United States census of 1990, names of persons", "license": "public domain"},
)


def pipeline(network: Network, namer: Namer, book: Book, rules: Mapping[int, int]) -> Language:
    """Give the pipeline of a trained network and of what finds names."""
    import spacy

    nlp = spacy.blank("en")
    set_tokenizer(nlp)
    reader = nlp.add_pipe(NAME)
    known = {"words": book.words, "tags": book.tags, "rules": book.rules, "deps": book.deps}
    assert isinstance(reader, Reader)  # noqa: S101 - tells the type
    weights = weights_of(network) | names_of(namer)
    reader.from_bytes(archive_of(weights, known, book.listed, rules))
    nlp.meta.update(META)
    nlp.meta["sources"] = list(SOURCES)
    nlp.meta.pop("spacy_git_version", None)
    return nlp


def write(
    network: Network, namer: Namer, book: Book, rules: Mapping[int, int], folder: Path
) -> None:
    """Write the pipeline of a trained network and of what finds names."""
    from spacy.strings import StringStore

    pipeline(network, namer, book, rules).to_disk(folder)
    StringStore().to_disk(folder / "vocab" / "strings.json")


def weights_of(network: Network) -> dict[str, Any]:
    """Give the arrays that the network at work takes."""
    found = {key: getattr(network, key).weight for key in ("words", "affixes", "shapes")}
    for number, lstm in enumerate(network.lstms):
        found |= _lstm(f"lstm{number}", lstm)
    for key in ("arcs", "labels", "tagged", "named", "tags", "rules", "names", "starts"):
        found[f"{key}_in"] = getattr(network, key).weight.T
        found[f"{key}_bias"] = getattr(network, key).bias
    found["arc_weight"], found["root"] = network.arc_weight, network.root
    found["arc_prior"] = network.arc_prior.weight[0]
    found["label_root"] = network.label_root
    parts = (network.label_both, network.label_below, network.label_above)
    found["label_in"] = _joined([part.weight.T for part in parts])
    found["label_bias"] = network.label_both.bias
    return _plain(found)


def names_of(namer: Namer) -> dict[str, Any]:
    """Give the arrays of what finds names alone."""
    found: dict[str, Tensor] = {}
    for number, lstm in enumerate(namer.lstms):
        found |= _lstm(f"naming{number}", lstm)
    for key, part in (("word", namer.word), ("told", namer.told), ("names", namer.names)):
        key = f"naming_{key}"
        found[f"{key}_in"], found[f"{key}_bias"] = part.weight.T, part.bias
    return _plain(found)


def _plain(found: Mapping[str, Tensor]) -> dict[str, Any]:
    return {key: value.detach().float().numpy() for key, value in found.items()}


def _lstm(name: str, lstm: Any) -> dict[str, Tensor]:
    return {
        f"{name}_in": _gates(lstm.weight_ih_l0).T,
        f"{name}_again": _gates(lstm.weight_hh_l0).T,
        f"{name}_bias": _gates(lstm.bias_ih_l0 + lstm.bias_hh_l0),
    }


def _gates(weight: Tensor) -> Tensor:
    """Order the gates as the network at work has them, all but the last halved.

    A logistic function is a hyperbolic tangent of half its argument, halved and raised.
    """
    entry, forget, new, out = weight.chunk(4)
    return _joined([entry / 2, forget / 2, out / 2, new])


def _joined(parts: list[Tensor]) -> Tensor:
    import torch

    return torch.cat(parts)
