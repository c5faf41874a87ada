"""Names that the recogniser found and the register lacks in, provisional mentions out.

A provisional actor has its name in plain words for a code, of kind unknown. A family name
after the full name means the same one. What the register knows and left open ("Georgia",
"Kim") stays open: a stranger is somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.curated.lexicon import lexicon
from graph.grammar.phrases import is_make
from graph.link.register import Register
from graph.link.respective import served_in_turn
from graph.link.roles import PERSONAL, is_title, owner_of, sort_of
from graph.link.scene import NAME_TITLES, Scene, is_plural
from graph.link.spellings import WORD, fold
from graph.link.surroundings import (
    CALENDAR,
    FUNCTION_WORDS,
    TITLES,
    is_in_capitals,
    is_in_title_case,
)
from graph.model.sentence import Entity, Form, Mention, Sentence, Token

_PERSON = "PERSON"
_PLAIN = TITLES | FUNCTION_WORDS | CALENDAR
_JOINING = frozenset({"flat", "compound", "nmod:desc"})
_NAMED_AFTER = frozenset({"appos", "flat", "nmod:desc"})
_LONGEST = 6  # words; more is a line that the recogniser took for a name
REASON = "not in the register"


@dataclass(frozen=True)
class _Found:
    """A name with the sentence and the tokens that make it up."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    label: str

    @property
    def name(self) -> str:
        """The words in plain spacing, as a code and a label."""
        first, last = self.tokens[0], self.tokens[-1]
        start = self.sentence.start
        words = self.sentence.text[first.start - start : last.end - start]
        return " ".join(re.sub(r"['’]s?$", "", words).split())


@dataclass(frozen=True)
class Strangers:
    """The names of a text that nothing else explains; some serve an actor that it names."""

    scene: Scene
    found: tuple[_Found, ...]
    whole: Mapping[str, _Found]
    serving: Mapping[str, Mention]

    @classmethod
    def of(cls, scene: Scene) -> Strangers:
        """Find them, once names and role nouns are known."""
        found = tuple(one for sentence in scene.sentences for one in _names(scene, sentence))
        whole = {one.tokens[-1].text: one for one in reversed(found) if len(one.tokens) > 1}
        serving = {one.name: served for one in found if (served := _serves(scene, one))}
        return cls(scene, found, whole, serving)

    def add_serving(self) -> None:
        """Add those who act for somebody, so that "he" and "the minister" may mean them."""
        if not self.serving:
            return
        for one in self.found:
            meant = self.whole.get(one.name, one)
            if meant.name in self.serving and self._is_new(one, meant):
                _add(self.scene, one, self.serving[meant.name])
        names = {self.whole[n].name: n for n in self.whole}
        last = {names[name]: m for name, m in self.serving.items() if name in names}
        for sentence in self.scene.sentences if last else ():
            for token in sentence.tokens:
                served = last.get(token.text) if token.upos == "PROPN" else None
                if served is not None and _stands_alone(sentence, token):
                    _add(self.scene, _Found(sentence, (token,), _PERSON), served)

    def add_all(self) -> None:
        """Add the rest."""
        for one in self.found:
            meant = self.whole.get(one.name, one)
            if self._is_new(one, meant) and meant.name not in self.serving:
                _add_unknown(self.scene, one, meant)

    def _is_new(self, one: _Found, meant: _Found) -> bool:
        return meant is not one or not _is_known(one.name, self.scene.register)


def _stands_alone(sentence: Sentence, token: Token) -> bool:
    """Whether a family name is no part of a longer name."""
    if token.dep in _JOINING or token.dep == "amod":
        return False
    return not any(t.upos == "PROPN" for t in sentence.children(token, *_JOINING))


def _add_unknown(scene: Scene, one: _Found, meant: _Found) -> None:
    token = _head(one)
    if scene.at(one.sentence, token) is None:
        why = f"{REASON}, {meant.label.lower()}"
        scene.add(one.sentence, token, (meant.name,), Form.NAME, why, span=_span(one))


def _add(scene: Scene, one: _Found, served: Mention) -> None:
    token, actors = _head(one), scene.states(served.actors)
    if scene.at(one.sentence, token) is not None:
        return
    scene.persons.add((one.sentence.index, token.index))
    reason = f"{REASON}, acts for {served.text}"
    scene.add(one.sentence, token, actors, Form.ROLE, reason, served, _span(one))


def _span(one: _Found) -> tuple[int, int]:
    return one.tokens[0].start, one.tokens[-1].end


def _serves(scene: Scene, one: _Found) -> Mention | None:
    """Give for whom an unknown office-holder acts: "UN envoy Tom Bell", "Bell, a UN envoy"."""
    sentence, head = one.sentence, _head(one)
    if (owner := served_in_turn(scene, sentence, head)) is not None:
        return owner
    for beside in sentence.children(head, "appos", *NAME_TITLES):
        mention = scene.at(sentence, beside)
        if mention is not None and (sentence.index, beside.index) in scene.persons:
            return mention
        if is_title(sentence, beside) and sort_of(sentence, beside) in PERSONAL:
            owners = (owner_of(scene, sentence, t) for t in (beside, *one.tokens))
            if (owner := next(filter(None, owners), None)) is not None:
                return owner
    above = sentence.head(head) if head.dep in _NAMED_AFTER else None
    if above is not None and (sentence.index, above.index) in scene.persons:
        return scene.at(sentence, above)
    return None


def may_act(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether a mention can be an end of an edge: no unknown place, nor a make of missile."""
    if not mention.reason.startswith(REASON) or mention.form is not Form.NAME:
        return True
    token = sentences[mention.sentence].tokens[mention.token]
    if token.dep in {"compound", "amod"}:
        return False
    return not mention.reason.endswith(", place") or _acts(sentences[mention.sentence], token)


def _acts(sentence: Sentence, token: Token) -> bool:
    """Whether it does what no place does: who accuses is somebody."""
    verb = sentence.head(token)
    agents = lexicon("roles")["agent_verbs"]
    return token.dep == "nsubj" and verb is not None and verb.lemma.lower() in agents


def unknown_persons(mentions: Iterable[Mention]) -> frozenset[str]:
    """Give the provisional actors that were taken for persons."""
    reason = f"{REASON}, {_PERSON.lower()}"
    return frozenset(code for m in mentions if m.reason == reason for code in m.actors)


def _names(scene: Scene, sentence: Sentence) -> Iterator[_Found]:
    if not sentence.entities or is_in_capitals(sentence.text) or is_in_title_case(sentence.text):
        return
    taken = [
        (mention.start, mention.end)
        for (number, _), mention in scene.found.items()
        if number == sentence.index and mention.form in {Form.NAME, Form.DEMONYM}
    ]
    for entity in sentence.entities:
        one = _whole(sentence, entity)
        if one is None or any(_overlap(one, start, end) for start, end in taken):
            continue
        if _is_name(one.tokens):
            yield one


def _is_name(tokens: tuple[Token, ...]) -> bool:
    """Whether the words are a name: not a common noun that opens a sentence, nor a line."""
    if any(is_make(token) for token in tokens):
        return False
    if len(tokens) == 1:
        return tokens[0].upos == "PROPN" and not is_plural(tokens[0])
    return len(tokens) <= _LONGEST and any(token.upos == "PROPN" for token in tokens)


def _overlap(one: _Found, start: int, end: int) -> bool:
    return one.tokens[0].start < end and start < one.tokens[-1].end


def _whole(sentence: Sentence, entity: Entity) -> _Found | None:
    """Widen a name to the capitalised words that belong to it, without titles at its ends."""
    inside = [t for t in sentence.tokens if entity.start <= t.start and t.end <= entity.end]
    if not inside:
        return None
    first, last = inside[0].index, inside[-1].index
    while first > 0 and _belongs(sentence, sentence.tokens[first - 1], first, last):
        first -= 1
    while last + 1 < len(sentence.tokens) and _belongs(
        sentence, sentence.tokens[last + 1], first, last
    ):
        last += 1
    tokens = list(sentence.tokens[first : last + 1])
    while tokens and not _is_name_word(tokens[0]):
        tokens.pop(0)
    while tokens and not _is_name_word(tokens[-1]):
        tokens.pop()
    return _Found(sentence, tuple(tokens), entity.label) if tokens else None


def _belongs(sentence: Sentence, token: Token, first: int, last: int) -> bool:
    """Whether the word beside a name is tied to it in the tree and written like a name."""
    if not _is_name_word(token) or token.upos != "PROPN":
        return False
    inside = sentence.tokens[first : last + 1]
    joined = [t for t in inside if t.dep in _JOINING]
    below = token.dep in _JOINING and first <= token.head <= last
    beside = token.dep in _JOINING and any(t.head == token.head for t in joined)
    return below or beside or any(t.head == token.index for t in joined)


def _is_name_word(token: Token) -> bool:
    word = token.text
    return word[0].isupper() and len(word) > 1 and word.casefold().rstrip(".") not in _PLAIN


def _head(one: _Found) -> Token:
    places = {t.index for t in one.tokens}
    return next(t for t in one.tokens if t.head not in places or t.head == t.index)


def _is_known(name: str, register: Register) -> bool:
    """Whether the register has the name, left open here, or holds it to mean no actor."""
    plain = fold(name)
    for word in WORD.finditer(plain):
        for spelling in register.spellings.get(word[0], ()):
            end = word.start() + len(spelling.text)
            fits = (
                plain.startswith(spelling.text, word.start()) and not plain[end : end + 1].isalnum()
            )
            if fits and (not spelling.senses or spelling.text == plain):
                return True
    return False
