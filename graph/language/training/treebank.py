"""Read CoNLL-U treebanks, plain or compressed with xz, into words and sentences."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import InputError


@dataclass(frozen=True)
class Word:
    """A syntactic word; `head` counts from 0 in the sentence, the root has itself.

    `kind` is the kind of thing that the mention is which the word heads: empty if unknown.
    """

    text: str
    lemma: str
    upos: str
    tag: str
    feats: str
    head: int
    dep: str
    space: bool = True
    misc: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Tree:
    """A sentence of a treebank with the document it stands in and its entities.

    `entities` are (start, end, label) over words; `known` says of each word whether its
    entity label is known, all of them if it is None.
    """

    words: tuple[Word, ...]
    id: str = ""
    document: str = ""
    genre: str = ""
    entities: tuple[tuple[int, int, str], ...] = ()
    known: tuple[bool, ...] | None = None

    @property
    def text(self) -> str:
        """The sentence as written."""
        return "".join(w.text + " " * w.space for w in self.words).rstrip()


@dataclass
class _Draft:
    """A sentence while its lines are being read."""

    rows: list[list[str]] = field(default_factory=list)
    joined: dict[int, bool] = field(default_factory=dict)
    id: str = ""


def open_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, unpacking it when its name ends in `.xz`."""
    if not path.is_file():
        raise InputError(
            f"expected a treebank file, found nothing at {path}; "
            "name the folder of treebanks with TREEBANKS=FOLDER"
        )
    with (
        lzma.open(path, "rt", encoding="utf-8")
        if path.suffix == ".xz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            yield line.rstrip("\n")


def read_trees(path: Path) -> tuple[Tree, ...]:
    """Read all sentences of a CoNLL-U file."""
    return tuple(parse_trees(open_lines(path), str(path)))


def parse_trees(lines: Iterable[str], source: str = "CoNLL-U") -> Iterator[Tree]:
    """Yield the sentences that the lines describe."""
    document, genre, draft = "", "", _Draft()
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            match key.strip():
                case "newdoc id":
                    document, genre = value.strip(), ""
                case "meta::genre":
                    genre = value.strip()
                case "sent_id":
                    draft.id = value.strip()
        elif line.strip():
            _read_row(line, draft, f"{source}:{number}")
        elif draft.rows:
            yield _finish(draft, document, genre)
            draft = _Draft()
    if draft.rows:
        yield _finish(draft, document, genre)


def _read_row(line: str, draft: _Draft, where: str) -> None:
    row = line.split("\t")
    if len(row) != 10:
        raise InputError(f"{where}: expected 10 columns of CoNLL-U, found {len(row)}")
    number = row[0]
    if "-" in number:
        first, last = map(int, number.split("-"))
        space = "SpaceAfter=No" not in row[9]
        draft.joined.update({i: i == last and space for i in range(first, last + 1)})
    elif "." not in number:
        draft.rows.append(row)


def _finish(draft: _Draft, document: str, genre: str) -> Tree:
    words = []
    for number, row in enumerate(draft.rows, start=1):
        head = int(row[6]) - 1
        words.append(
            Word(
                text=row[1],
                lemma=row[2],
                upos=row[3],
                tag=row[4],
                feats="" if row[5] == "_" else row[5],
                head=number - 1 if head < 0 else head,
                dep="ROOT" if head < 0 else row[7],
                space=draft.joined.get(number, "SpaceAfter=No" not in row[9]),
                misc=row[9],
            )
        )
    return Tree(tuple(words), draft.id, document, genre)


def written(tree: Tree) -> str:
    """Give a sentence as CoNLL-U, with its document.

    >>> tree = next(parse_trees(["1\\tGo\\tgo\\tVERB\\tVB\\t_\\t0\\troot\\t_\\tSpaceAfter=No"]))
    >>> next(parse_trees(written(tree).splitlines())) == tree
    True
    """
    lines = [f"# newdoc id = {tree.document}"] if tree.document else []
    for number, word in enumerate(tree.words):
        root = word.head == number
        place = ("0", "root") if root else (str(word.head + 1), word.dep)
        row = (str(number + 1), word.text, word.lemma, word.upos, word.tag, word.feats or "_")
        misc = "_" if word.space else "SpaceAfter=No"
        lines.append("\t".join((*row, *place, "_", misc)))
    return "\n".join(lines) + "\n\n"


def subtree(words: tuple[Word, ...], top: int) -> frozenset[int]:
    """Give the numbers of a word and of all words below it."""
    below: list[list[int]] = [[] for _ in words]
    for i, word in enumerate(words):
        if word.head != i:
            below[word.head].append(i)
    found = [top]
    for i in found:
        found.extend(below[i])
    return frozenset(found)
