"""A reading with its two marked actors, as the makers of cues walk it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.claim import Statement
from graph.model.match import Match
from graph.model.sentence import Document, Mention, Sentence, Token
from graph.pipeline.coding_words import Words

CONTENT = frozenset({"VERB", "NOUN", "ADJ"})
_HIGHEST = 4  # words above an actor that count
_COMMON = {"will": "fut", "'ll": "fut", "shall": "fut", "may": "can", "might": "can"}
_COMMON |= {"could": "can", "can": "can", "would": "would", "must": "must", "should": "should"}
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly"})
_BELOW = frozenset({"xcomp", "ccomp", "advcl", "acl", "acl:relcl", "obj", "obl", "nmod", "conj"})
_TAGS = {"VBD": "past", "VBN": "past", "VBG": "ing", "VB": "inf", "NN": "noun", "NNS": "noun"}


@dataclass(frozen=True)
class End:
    """A marked actor: its first mention, and the word that carries it."""

    side: str
    sentence: Sentence
    token: Token
    mention: Mention

    @property
    def above(self) -> list[Token]:
        """The words above it, the nearest first, names left out but counted."""
        return list(self.sentence.ancestors(self.token))[:_HIGHEST]

    @property
    def inside(self) -> Iterator[Token]:
        """The words of the mention."""
        start, end = self.mention.start, self.mention.end
        return (t for t in self.sentence.tokens if start <= t.start and t.end <= end)


@dataclass(frozen=True)
class Scene:
    """All that the makers of cues look at; `codes` are those of source and target."""

    text: str
    document: Document
    statements: Sequence[Statement]
    guessed: Sequence[Statement]
    near: Match | None
    standing: Sequence[str]
    codes: tuple[str, str]
    words: Words

    @cached_property
    def ends(self) -> tuple[End | None, End | None]:
        """Source and target, None where the reading has no word for it."""
        source, target = self.codes
        return self._end("s", source), self._end("t", target)

    @property
    def marked(self) -> tuple[End, ...]:
        """Those of source and target that the reading has a word for."""
        return tuple(end for end in self.ends if end)

    @cached_property
    def named(self) -> frozenset[tuple[int, int]]:
        """The words that carry mentions."""
        return frozenset((m.sentence, m.token) for m in self.document.mentions)

    def content(self) -> Iterator[tuple[Sentence, Token]]:
        """Yield verbs, nouns and adjectives that are no mention."""
        for sentence in self.document.sentences:
            for token in sentence.tokens:
                if token.upos in CONTENT and (sentence.index, token.index) not in self.named:
                    yield sentence, token

    @cached_property
    def meeting(self) -> tuple[Sentence, Token, list[Token], list[Token]] | None:
        """The word where the ways up from source and target meet, and the words on each way."""
        source, target = self.ends
        if not source or not target or source.sentence is not target.sentence:
            return None
        ups = [[end.token, *end.sentence.ancestors(end.token)] for end in (source, target)]
        met = next((t for t in ups[0] if t in ups[1]), None)
        if met is None:
            return None
        ways = [up[1 : up.index(met)] for up in ups]
        return source.sentence, met, ways[0], ways[1]

    def between(self) -> list[Token]:
        """Give the words between the two mentions."""
        if self.meeting is None:
            return []
        first, second = sorted((e.mention for e in self.marked), key=lambda m: m.start)
        tokens = self.meeting[0].tokens
        return [t for t in tokens if first.end <= t.start and t.end <= second.start]

    def _end(self, side: str, code: str) -> End | None:
        mention = next((m for m in self.document.mentions if m.actors == (code,)), None)
        if mention is None:
            return None
        sentence = self.document.sentences[mention.sentence]
        return End(side, sentence, sentence.tokens[mention.token], mention)


def moods(sentence: Sentence, token: Token) -> frozenset[str]:
    """Give how a word is said: negated, in the future, passive, under which mark and relation."""
    found = {_TAGS[token.tag]} if token.tag in _TAGS else set()
    if token.dep in _BELOW and token.head != token.index:
        found.add(f"in:{token.dep}")
    for child in sentence.children(token):
        form = child.text.lower()
        if child.dep in {"aux", "aux:pass"} and form in _COMMON:
            found.add(_COMMON[form])
        if child.dep == "aux:pass":
            found.add("pass")
        if form in _NEGATIONS:
            found.add("neg")
        if child.dep == "mark":
            found.add(f"mark:{form}")
    return frozenset(found)
