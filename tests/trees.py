"""Parsed sentences from a plain file, so that tests need no language model.

A line is a sentence, a blank line parts texts, `#` opens a comment. A token is
`word=lemma|UPOS|dep|head|features|tag`: `_` stands for a space within a name, `~` before a
word glues it to the one before, heads count from 1 and are 0 for the root; features are joined by
commas; a lemma like the word, features and the tag may be left out.
"""

from __future__ import annotations

from pathlib import Path

from graph.model.sentence import Sentence, Token

Text = tuple[Sentence, ...]


def read_trees(path: Path) -> dict[str, Text]:
    """Give the parsed texts of a file by their words."""
    found: dict[str, Text] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        sentences: list[Sentence] = []
        for line in lines:
            start = sentences[-1].end + 1 if sentences else 0
            sentences.append(_sentence(line, len(sentences), start))
        if sentences:
            found[" ".join(s.text for s in sentences)] = tuple(sentences)
    return found


def _sentence(line: str, index: int, start: int) -> Sentence:
    tokens: list[Token] = []
    text = ""
    for number, written in enumerate(line.split()):
        form, upos, dep, head, *morph = written.split("|")
        glued = form.startswith("~") or not text
        word, _, lemma = form.removeprefix("~").replace("_", " ").partition("=")
        text += word if glued else f" {word}"
        end = start + len(text)
        governor = int(head) - 1 if head != "0" else number
        tokens.append(
            Token(
                index=number,
                text=word,
                lemma=lemma or word,
                upos=upos,
                head=governor,
                dep=dep,
                start=end - len(word),
                end=end,
                morph=morph[0].replace(",", "|") if morph else "",
                tag=morph[1] if len(morph) > 1 else "",
            )
        )
    return Sentence(index, start, start + len(text), text, tuple(tokens))
