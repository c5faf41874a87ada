"""Parsed sentences and the names found before parsing in, mentions of actors out.

Three rounds, from the certain to the inferred: names; role nouns with their actor beside
them ("South Korean officials"); then, in reading order, what points back (see
`coreference`). A mention is carried by the token that heads its noun phrase.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from datetime import date
from typing import TYPE_CHECKING

from graph.curated.lexicon import lexicon
from graph.link.authors import add_authors
from graph.link.coreference import resolve
from graph.link.counted import add_counted
from graph.link.roles import add_roles, sort_of
from graph.link.scene import Scene
from graph.link.state_firms import add_state_firms
from graph.link.strangers import Strangers
from graph.model.sentence import Form, Mention, Name, Sentence, Token

if TYPE_CHECKING:
    from graph.link.register import Register


def link(
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    register: Register,
    day: date | None = None,
) -> tuple[Mention, ...]:
    """Give all mentions of known actors in text order; `day` is that of the article."""
    scene = Scene(sentences, register, day)
    _add_names(scene, names)
    add_counted(scene)
    for sentence in sentences:
        add_roles(scene, sentence)
    strangers = Strangers.of(scene)
    strangers.add_serving()
    resolve(scene)
    add_state_firms(scene)
    add_authors(scene)
    strangers.add_all()
    return tuple(mention for _, mention in sorted(scene.found.items()))


def _add_names(scene: Scene, names: Sequence[Name]) -> None:
    starts = [sentence.start for sentence in scene.sentences]
    named = set(scene.states(code for name in names for code in name.actors))
    for name in names:
        at = bisect_right(starts, name.start) - 1
        if at < 0 or not name.actors:
            continue
        sentence = scene.sentences[at]
        token = _top_token(sentence, name)
        if token is not None:
            carrier = _carrier(sentence, token, name)
            span = name.start, name.end
            reason = name.reason or f"named {name.form.value}"
            meant = [_body(sentence, token, actor, name, named) for actor in name.actors]
            actors = [code for actor in meant for code in _members(scene, actor)]
            scene.add(sentence, carrier, actors, name.form, reason, span=span)


def _body(sentence: Sentence, token: Token, code: str, name: Name, named: Set[str]) -> str:
    """Give the body that many states form, where a text that names it speaks of them all.

    Elsewhere it is meant by their demonym before some nouns alone: "*European* sanctions".
    """
    table = lexicon("roles")["of_body"].get(code)
    if table is None:
        return code
    body: str = table["body"]
    if body in named:
        return body
    head = sentence.head(token)
    shaped = name.form is Form.DEMONYM and token.dep == "amod" and head is not None
    return body if shaped and head and head.lemma.lower() in table["nouns"] else code


def _members(scene: Scene, code: str) -> tuple[str, ...]:
    """Give the states that a bloc's name stands for, of any other actor itself."""
    if code not in lexicon("roles")["distributed"] or code not in scene.register:
        return (code,)
    return scene.register[code].members_on(scene.day) or (code,)


def _top_token(sentence: Sentence, name: Name) -> Token | None:
    """Give the token of the name that heads its other ones; a known name is one token."""
    inside = [t for t in sentence.tokens if t.start < name.end and name.start < t.end]
    places = {t.index for t in inside}
    return next((t for t in inside if t.head not in places or t.head == t.index), None)


def _carrier(sentence: Sentence, token: Token, name: Name) -> Token:
    """Give the title before a person's name where the tree takes the title for the head."""
    head = sentence.head(token)
    if head is None or name.kind != "person" or not 0 < token.index - head.index <= 2:
        return token
    hangs = token.dep == "flat" or (token.dep == "appos" and token.index - head.index == 1)
    return head if hangs and sort_of(sentence, head) in {"top", "officer"} else token
