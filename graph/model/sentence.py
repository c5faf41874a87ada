"""Parsed sentences and the mentions of actors in them.

Offsets are characters of the article's kept text and half-open; token numbers count
within the sentence. A name known to the register is one token, however many words it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any


@dataclass(frozen=True, init=False)
class Token:
    """A word of a sentence with its Universal Dependencies analysis.

    `head` is the number of the governing token in the same sentence; the root has itself.
    `morph` is the UD feature string (`Number=Plur|Tense=Past`). Every word of every text
    becomes one, so it is filled and hashed faster than dataclasses are.
    """

    index: int
    text: str
    lemma: str
    upos: str
    head: int
    dep: str
    start: int
    end: int
    tag: str = ""
    morph: str = ""

    def __init__(
        self,
        index: int,
        text: str,
        lemma: str,
        upos: str,
        head: int,
        dep: str,
        start: int,
        end: int,
        tag: str = "",
        morph: str = "",
    ) -> None:
        self.__dict__.update(
            index=index,
            text=text,
            lemma=lemma,
            upos=upos,
            head=head,
            dep=dep,
            start=start,
            end=end,
            tag=tag,
            morph=morph,
        )

    def __hash__(self) -> int:
        return hash((self.start, self.index))


@dataclass(frozen=True)
class Entity:
    """A span that the entity recogniser takes for a name; `label` is PERSON, PLACE or ORG."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """A sentence: its place in the text, its tokens, and the names recognised in it."""

    index: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token)
        return tuple(map(tuple, below))

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """Give the tokens that hang on it in text order, only those with one of `deps` if given."""
        found = self._children[token.index]
        if not deps or not found:
            return found
        if len(found) == 1:
            return found if found[0].dep in deps else ()
        kept: tuple[Token, ...] = ()
        for child in found:  # the innermost loop of all: a comprehension takes half as long again
            if child.dep in deps:
                kept += (child,)
        return kept

    def head(self, token: Token) -> Token | None:
        """Give the governing token, None for the root."""
        return None if token.head == token.index else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the governing tokens from the nearest up to the root."""
        head = self.head(token)
        while head is not None:
            yield head
            head = self.head(head)

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """Give the token and all below it, in text order."""
        found = [token]
        for t in found:
            found.extend(self.children(t))
        return tuple(sorted(found, key=lambda t: t.index))

    @cached_property
    def root(self) -> Token:
        """The token on which all others hang."""
        return next(t for t in self.tokens if t.head == t.index)

    @cached_property
    def answers(self) -> dict[object, Any]:
        """What was found out about its tokens, kept for whoever asks again."""
        return {}


class Form(StrEnum):
    """In which form a mention means its actors."""

    NAME = "name"
    DEMONYM = "demonym"
    ROLE = "role"
    PRONOUN = "pronoun"
    PLURAL = "plural"


@dataclass(frozen=True)
class Name:
    """A span of text that the register knows, found before parsing.

    `form` is NAME ("North Korea", "Moscow", "Kim Jong Un") or DEMONYM ("Russian");
    `kind` is the kind of its actor, which tells the parser what sort of word to take it for.
    """

    start: int
    end: int
    actors: tuple[str, ...]
    form: Form = Form.NAME
    kind: str = "state"
    reason: str = ""


@dataclass(frozen=True)
class Mention:
    """Words of a sentence that mean one or more actors.

    `token` is the number of the token that carries it in the tree (the head of the noun
    phrase); `start`, `end` span the words meant. `actors` are codes as named; more than
    one for plural mentions ("the two leaders", "both countries"). `antecedent` is the
    offset of the words a pronoun or role was resolved to, where there are any.
    """

    sentence: int
    token: int
    start: int
    end: int
    text: str
    actors: tuple[str, ...]
    form: Form
    reason: str = ""
    antecedent: int | None = None

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.actors))


@dataclass(frozen=True)
class Document:
    """An article's sentences with their mentions, ready for the frames."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()

    @cached_property
    def _by_token(self) -> dict[tuple[int, int], Mention]:
        return {(m.sentence, m.token): m for m in self.mentions}

    @cached_property
    def _by_sentence(self) -> dict[int, tuple[Mention, ...]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return {number: tuple(mentions) for number, mentions in found.items()}

    def mentions_in(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Give the mentions of a sentence, in the document's order."""
        return self._by_sentence.get(sentence.index, ())

    def mention(self, sentence: Sentence, token: Token) -> Mention | None:
        """Give the mention that this token carries, if any."""
        return self._by_token.get((sentence.index, token.index))
