"""Persons and offices told in one order: "A and B, the foreign ministers of Malta and Fiji"."""

from __future__ import annotations

from collections.abc import Iterator

from graph.link.scene import Scene, case_word, is_plural
from graph.model.sentence import Form, Mention, Sentence, Token

_FAR = 15  # words between a name and the office
_OF_NAME = frozenset({"flat", "compound", "nmod:desc"})


def respective(sentence: Sentence, office: Token) -> tuple[tuple[Token, Token], ...]:
    """Give each person named before an office in the plural with whose office he holds."""
    if not is_plural(office) or not (owners := _owners(sentence, office)):
        return ()
    persons = tuple(_persons_before(sentence, office))
    return tuple(zip(persons, owners, strict=True)) if len(persons) == len(owners) else ()


def served_in_turn(scene: Scene, sentence: Sentence, person: Token) -> Mention | None:
    """Give whom he serves in "*Tom Bell* and Jan Novak, the ministers of *Malta* and Estonia"."""
    for office in sentence.tokens[person.index + 1 : person.index + _FAR]:
        if office.upos == "NOUN":
            for one, owner in respective(sentence, office):
                if one is person:
                    return scene.at(sentence, owner)
    return None


def holders_in_turn(scene: Scene, sentence: Sentence, office: Token) -> tuple[str, ...]:
    """Give who holds the offices in "A and B, *the ministers* of Malta and Estonia"."""
    found: list[str] = []
    for person, owner in respective(sentence, office):
        known, served = scene.at(sentence, person), scene.at(sentence, owner)
        if known is not None and known.form is Form.NAME and scene.is_person(known):
            found += known.actors
        elif served is not None:
            found += scene.states(served.actors)
    return tuple(found)


def _owners(sentence: Sentence, office: Token) -> tuple[Token, ...]:
    for phrase in sentence.children(office, "nmod"):
        if case_word(sentence, phrase) == "of":
            others = (t for t in sentence.children(phrase, "conj") if t.upos == "PROPN")
            owners = (phrase, *others)
            return owners if len(owners) > 1 and phrase.upos == "PROPN" else ()
    return ()


def _persons_before(sentence: Sentence, office: Token) -> Iterator[Token]:
    """Yield the names coordinated right before the comma that opens the phrase."""
    start = min(t.index for t in (office, *sentence.children(office, "det", "amod", "compound")))
    if start < 2 or sentence.tokens[start - 1].text != ",":
        return
    last = _name_head(sentence, sentence.tokens[start - 2])
    head = sentence.head(last)
    first = head if last.dep == "conj" and head is not None else last
    yield from (
        t
        for t in (first, *sentence.children(first, "conj"))
        if t.upos == "PROPN" and t.index < start
    )


def _name_head(sentence: Sentence, token: Token) -> Token:
    while token.dep in _OF_NAME and (head := sentence.head(token)) is not None:
        token = head
    return token
