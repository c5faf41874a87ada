"""Cues of words of like meaning and of the frames' roots, where they stand and how they are said.

`w:` a list that a word of the text stands in, `ws0:`, `wt1:` ... of the words above source and
target, `wi` of the words within a mark, `wl:` of the word where the ways up meet, `wm` and `wlm`
with how it is said, `ww:` with what hangs on it, `wx:` with a word that hangs on it, `wv` of the
first and last verb between; `r:`, `rs0:`, `rl:`, `rm:` the roots of frames likewise.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.sentence import Sentence, Token
from graph.pipeline.coding_scene import End, Scene, moods

_SHADES = frozenset(
    ("neg", "fut", "can", "would", "pass", "inf", "noun", "in:xcomp", "should", "must")
)
_LITTLE = frozenset({"ADP", "PART", "ADV"})
_DEEPER = frozenset({"nmod", "compound", "amod", "obj", "xcomp"})
_SUBJECTS = frozenset({"punct", "nsubj", "nsubj:pass"})


def kind_cues(scene: Scene) -> Iterator[str]:
    """Yield the cues of a scene that are not words themselves."""
    for sentence, token in scene.content():
        yield from (f"w:{kind}" for kind in scene.words.kinds(sentence, token))
        yield from (f"r:{root}" for root in scene.words.roots(sentence, token))
    for end in scene.marked:
        for token in end.inside:
            kinds = scene.words.kinds(end.sentence, token)
            yield from (f"wi{end.side}:{kind}" for kind in kinds)
        yield from _above(scene, end)
    yield from _meeting(scene)
    verbs = [t for t in scene.between() if t.upos == "VERB"]
    if verbs and scene.meeting:
        for place, verb in (("1", verbs[0]), ("9", verbs[-1])):
            kinds = scene.words.kinds(scene.meeting[0], verb)
            yield from (f"wv{place}:{kind}" for kind in kinds)


def _above(scene: Scene, end: End) -> Iterator[str]:
    for number, token in enumerate(end.above):
        place = min(number, 2)
        if token.upos != "PROPN":
            for root in scene.words.roots(end.sentence, token):
                yield f"r{end.side}{place}:{root}"
                yield f"r{end.side}:{root}"
        shades = moods(end.sentence, token) & _SHADES
        for kind in scene.words.kinds(end.sentence, token):
            yield f"w{end.side}{place}:{kind}"
            yield f"w{end.side}:{kind}"
            yield from (f"wm{end.side}:{kind}:{shade}" for shade in shades)
        yield from _with(scene, end.sentence, token)


def _with(scene: Scene, sentence: Sentence, token: Token) -> Iterator[str]:
    """Yield a word's lists with those of the words that hang on it."""
    kinds = scene.words.kinds(sentence, token)
    near = [t for t in sentence.children(token) if t.dep not in _SUBJECTS]
    further = [t for child in near for t in sentence.children(child, *_DEEPER)]
    for below in (*near, *further):
        others = scene.words.kinds(sentence, below)
        if not kinds:
            yield from (f"wx:-{scene.words.lemma(token)}>{other}" for other in others)
        for kind in kinds:
            yield from (f"ww:{kind}>{other}" for other in others)
            if not others and below.upos in _LITTLE:
                yield f"wx:{kind}>{scene.words.lemma(below)}"


def _meeting(scene: Scene) -> Iterator[str]:
    if scene.meeting is None:
        return
    sentence, met, *ways = scene.meeting
    kinds, how = scene.words.kinds(sentence, met), moods(sentence, met)
    yield from (f"wl:{kind}" for kind in kinds)
    yield from (f"wlm:{kind}:{mood}" for kind in kinds for mood in how)
    for token in (met, *ways[0], *ways[1]):
        for root in scene.words.roots(sentence, token):
            yield f"rl:{root}"
            yield from (f"rm:{root}:{mood}" for mood in moods(sentence, token))
