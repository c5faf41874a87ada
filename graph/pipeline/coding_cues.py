"""What a reading tells of two marked actors, as cues that the coder weighs.

A cue is a short word: `c:LEMMA` a content word of the text, `b:` two words in a row, `sa0:`,
`ta1:` ... the words above source and target and `sac:` what hangs on them, `sdep:` the relation to
them, `l:` the word where their ways up meet, `m` how these are said; `e` an edge between the two,
`n:` the nearest frame, `g:` what it was taken for, `f:` a frame that stands in the text, `k:` a
word of negation or modality. For `w` and `r` see `coding_kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.model.sentence import Sentence, Token
from graph.pipeline.coding_kinds import kind_cues
from graph.pipeline.coding_scene import End, Scene, moods

_BESIDE = frozenset({"advmod", "aux", "aux:pass", "mark", "case", "xcomp", "obj", "ccomp", "advcl"})
_NAMES = frozenset({"PROPN", "NUM"})
_TOLD = re.compile(
    r"\b(not|no|never|without|would|could|will|may|if|should|must)\b|n't\b|refus|reject"
)


def cues(scene: Scene) -> frozenset[str]:
    """Give the cues of a text in which source and target are marked."""
    found = {f"c:{scene.words.lemma(token)}" for _, token in scene.content()}
    found |= {f"k:{m.group()}" for m in _TOLD.finditer(scene.text.lower())}
    found |= {f"f:{frame}" for frame in scene.standing}
    found |= {*_edges(scene), *_near(scene), *_rows(scene), *_meeting(scene), *kind_cues(scene)}
    for end in scene.marked:
        found |= set(_above(scene, end))
    return frozenset(cue.replace("\t", " ") for cue in found)


def _near(scene: Scene) -> Iterator[str]:
    if scene.near is not None:
        yield f"n:{scene.near.relation}"
        yield f"n:{scene.near.frame}"
    for one in scene.guessed:
        yield f"g:{one.relation}:{one.status.value}"
        yield f"g:{one.status.value}"


def _edges(scene: Scene) -> Iterator[str]:
    ends, source = scene.codes, scene.codes[0]
    for one in scene.statements:
        if (one.subject, one.object) in {ends, ends[::-1]}:
            way = "st" if one.subject == source else "ts"
            yield f"e:{way}:{one.relation}"
            yield f"e:{way}:{one.relation}:{one.status.value}"
            yield f"e:{way}:{one.frame}"
            yield f"ee:{one.status.value}"


def _above(scene: Scene, end: End) -> Iterator[str]:
    side, sentence = end.side, end.sentence
    yield f"{side}dep:{end.token.dep}"
    for number, above in enumerate(end.above):
        if above.upos == "PROPN":
            continue
        lemma = scene.words.lemma(above)
        yield f"{side}a{min(number, 2)}:{lemma}"
        yield f"{side}a:{lemma}"
        yield from (f"m{side}{min(number, 2)}:{mood}" for mood in moods(sentence, above))
        for child in sentence.children(above):
            if child.dep in _BESIDE and child.upos != "PROPN":
                yield f"{side}ac:{child.dep}:{scene.words.lemma(child)}"


def _meeting(scene: Scene) -> Iterator[str]:
    if scene.meeting is None:
        return
    sentence, met, _, way = scene.meeting
    yield f"l:{scene.words.lemma(met)}"
    yield from (f"ml:{mood}" for mood in moods(sentence, met))
    yield from (f"mt:{mood}" for token in way for mood in moods(sentence, token))


def _rows(scene: Scene) -> Iterator[str]:
    """Yield every two words in a row, the actors and names as such."""
    for sentence in scene.document.sentences:
        shown = [_shown(scene, sentence, t) for t in sentence.tokens if t.upos != "PUNCT"]
        yield from (f"b:{one} {two}" for one, two in pairwise(shown))


def _shown(scene: Scene, sentence: Sentence, token: Token) -> str:
    mention = scene.document.mention(sentence, token)
    if mention is not None and len(mention.actors) == 1 and mention.actors[0] in scene.codes:
        return "ST"[scene.codes.index(mention.actors[0])]
    return token.upos if token.upos in _NAMES else scene.words.lemma(token)
