"""What is known of a text while its mentions are found: sentences, register, day, mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from graph.curated.lexicon import lexicon
from graph.model.sentence import Form, Mention, Sentence, Token
from graph.model.terms import ActorKind

if TYPE_CHECKING:
    from graph.link.register import Register

NAME_TITLES = frozenset({"nmod:desc", "compound", "amod", "flat", "nmod:unmarked"})
PREMODIFIERS = frozenset(
    {"amod", "compound", "det", "det:predet", "nmod:desc", "nmod:poss", "nummod"}
)


@dataclass
class Scene:
    """The mentions of a text so far, by sentence and token; filled from names to pronouns.

    `persons` holds the places of role mentions that mean somebody ("the spokesman") though
    their actor is a state; `rolled` for whom actors act that day.
    """

    sentences: Sequence[Sentence]
    register: Register
    day: date | None = None
    found: dict[tuple[int, int], Mention] = field(default_factory=dict)
    persons: set[tuple[int, int]] = field(default_factory=set)
    rolled: dict[str, str] = field(default_factory=dict)

    def at(self, sentence: Sentence, token: Token) -> Mention | None:
        """Give the mention that the token carries, if one is known yet."""
        return self.found.get((sentence.index, token.index))

    def kind(self, code: str) -> ActorKind:
        """Give the kind of an actor; UNKNOWN if the register lacks it."""
        actor = self.register.by_code.get(code)
        return actor.kind if actor is not None else ActorKind.UNKNOWN

    def states(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Roll the actors up to those for whom they act, each once, in order."""
        return tuple(dict.fromkeys(map(self._rolled_up, codes)))

    def _rolled_up(self, code: str) -> str:
        if code not in self.rolled:
            self.rolled[code] = self.register.roll_up(code, self.day)
        return self.rolled[code]

    def is_person(self, mention: Mention) -> bool:
        """Whether the mention means somebody rather than something."""
        if (mention.sentence, mention.token) in self.persons:
            return True
        return all(self.kind(code) is ActorKind.PERSON for code in mention.actors)

    def add(
        self,
        sentence: Sentence,
        token: Token,
        actors: Sequence[str],
        form: Form,
        reason: str,
        antecedent: Mention | None = None,
        span: tuple[int, int] | None = None,
    ) -> Mention:
        """Note that the token carries a mention of the actors; without `span` it is the token's."""
        start, end = span or (token.start, token.end)
        mention = Mention(
            sentence=sentence.index,
            token=token.index,
            start=start,
            end=end,
            text=sentence.text[start - sentence.start : end - sentence.start],
            actors=tuple(dict.fromkeys(actors)),
            form=form,
            reason=reason,
            antecedent=None if antecedent is None else antecedent.start,
        )
        self.found[sentence.index, token.index] = mention
        return mention


def together(
    scene: Scene, sentence: Sentence, token: Token, end: int | None = None
) -> Mention | None:
    """Give the token's mention joined with those coordinated to it, up to token `end`."""
    first = scene.at(sentence, token)
    if first is None:
        return None
    more = [c for c in sentence.children(token, "conj") if end is None or c.index < end]
    mentions = [first, *(m for c in more if (m := scene.at(sentence, c)) is not None)]
    if len(mentions) == 1:
        return first
    actors = tuple(dict.fromkeys(code for m in mentions for code in m.actors))
    stop = max(m.end for m in mentions)
    text = sentence.text[first.start - sentence.start : stop - sentence.start]
    return replace(first, end=stop, text=text, actors=actors, form=Form.PLURAL)


def phrase(sentence: Sentence, token: Token) -> tuple[int, int]:
    """Give the span from a noun's first modifier to the noun."""
    return _first_modifier(sentence, token).start, token.end


def _first_modifier(sentence: Sentence, token: Token) -> Token:
    before = [c for c in sentence.children(token, *PREMODIFIERS) if c.index < token.index]
    return _first_modifier(sentence, before[0]) if before else token


def case_word(sentence: Sentence, token: Token) -> str:
    """Give the first preposition of a noun phrase in lower case, or nothing."""
    return next((c.text.lower() for c in sentence.children(token, "case")), "")


def is_plural(token: Token) -> bool:
    """Whether the tagger takes the word for a plural."""
    return "Number=Plur" in token.morph


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """Give the understood subject of a verb, through control and coordination."""
    seen: set[int] = set()
    while verb.index not in seen:
        seen.add(verb.index)
        own = sentence.children(verb, "nsubj", "nsubj:pass", "nsubj:outer", "csubj")
        if own:
            return own[0]
        head = sentence.head(verb)
        if head is None:
            return None
        if verb.dep == "xcomp" and (objects := sentence.children(head, "iobj", "obj")):
            return objects[0]
        if verb.dep == "acl":
            return head
        if verb.dep in {"xcomp", "advcl"} and (bidden := _bidden(sentence, verb, head)):
            return bidden
        if verb.dep not in {"conj", "xcomp", "advcl", "ccomp"}:
            return None
        verb = head
    return None


def _bidden(sentence: Sentence, verb: Token, head: Token) -> Token | None:
    """Give who is to do it: "called on *Mali* to stop", "kept *Mali* from choosing"."""
    marks = {t.text.lower() for t in sentence.children(verb, "mark", "case")}
    if "from" in marks:
        return next(iter(sentence.children(head, "obj")), None)
    if "to" not in marks or head.lemma.lower() not in lexicon("roles")["calling"]:
        return None
    phrases = (t for t in sentence.children(head, "obl") if t.index < verb.index)
    return next(
        (t for t in phrases if case_word(sentence, t) in {"on", "to", "upon", "with"}), None
    )


def understood_subject(sentence: Sentence, token: Token) -> Token | None:
    """Give the subject of the clause in which the token stands, if another word."""
    head = sentence.head(token)
    while head is not None and head.upos not in {"VERB", "AUX"}:
        if sentence.children(head, "nsubj", "nsubj:pass"):
            break
        head = sentence.head(head)
    found = subject_of(sentence, head) if head is not None else None
    return None if found is None or found.index == token.index else found
