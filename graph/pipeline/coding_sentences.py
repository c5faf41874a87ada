"""The sentences of `sources/coding/sentences.yaml` as pairs to learn from."""

from __future__ import annotations

import re
from pathlib import Path

from graph.curated.documents import YamlFile, read_yaml
from graph.curated.folders import data_dir, shown
from graph.errors import CuratedError
from graph.score.pairs import Pair

_SIGNS = re.compile("</?[st]>")
_MARKS = [re.compile(f"<{side}>(.+?)</{side}>") for side in "st"]


def written(path: Path | None = None) -> tuple[Pair, ...]:
    """Give the written sentences.

    Raises:
        CuratedError: with every sentence that has not one source and one target marked.
    """
    path = path or data_dir("sources") / "coding" / "sentences.yaml"
    source = read_yaml(path, shown(path))
    faults: list[str] = []
    pairs: list[Pair] = []
    for root, sentences in source.value.items():
        for number, marked in enumerate(sentences):
            ends = [found for mark in _MARKS for found in mark.findall(marked)]
            if len(ends) != len(_MARKS) or len(_SIGNS.findall(marked)) != 2 * len(ends):
                faults.append(_fault(source, root, number, marked))
                continue
            plain, (source_words, target_words) = _SIGNS.sub("", marked), ends
            pairs.append(Pair(f"{root}-{number}", plain, marked, source_words, target_words, root))
    if faults:
        raise CuratedError(faults)
    return tuple(pairs)


def _fault(source: YamlFile, root: str, number: int, marked: str) -> str:
    return source.fault((root, number), f"expected one <s> and one <t> marked, got {marked!r}")
