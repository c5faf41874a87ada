"""Parsed sentences of this folder, and hand-made matches in them."""

from __future__ import annotations

from pathlib import Path

from trees import read_trees

from graph.model.match import Match
from graph.model.sentence import Document, Form, Mention, Sentence, Token

TEXTS = read_trees(Path(__file__).parent / "trees.txt")
NAMES = {
    "China": "CHN",
    "France": "FRA",
    "French": "FRA",
    "Iran": "IRN",
    "Niamey": "NER",
    "Mali": "MLI",
    "Malian": "MLI",
    "Bamako": "MLI",
    "Niger": "NER",
    "Norway": "NOR",
    "Roux": "paul-roux",
}


def document(text: str) -> Document:
    mentions = [
        Mention(s.index, t.index, t.start, t.end, t.text, (NAMES[t.text],), _form(t))
        for s in TEXTS[text]
        for t in s.tokens
        if t.text in NAMES
    ]
    return Document(TEXTS[text], tuple(mentions))


def match(
    text: str,
    trigger: str,
    *,
    theme: str | None = None,
    verb: str | None = None,
    target: str | None = None,
) -> Match:
    """Give a match whose trigger is that word; `target` carries the object."""
    (sentence,) = TEXTS[text]
    at = _index(sentence, trigger)
    return Match(
        frame="test",
        relation="test",
        sentence=0,
        trigger=at,
        words=(at,),
        verb=at if verb is None else _index(sentence, verb),
        subject=_mention(sentence, at),
        object=_mention(sentence, at if target is None else _index(sentence, target)),
        subject_actor="A",
        object_actor="B",
        theme=None if theme is None else _index(sentence, theme),
    )


def _index(sentence: Sentence, word: str) -> int:
    return next(t.index for t in sentence.tokens if t.text == word)


def _mention(sentence: Sentence, at: int) -> Mention:
    token = sentence.tokens[at]
    return Mention(0, at, token.start, token.end, token.text, ("A",), Form.NAME)


def _form(token: Token) -> Form:
    return Form.DEMONYM if token.text in {"French", "Malian"} else Form.NAME
