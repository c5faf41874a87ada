"""A small invented register, and the names of its actors in parsed sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from trees import read_trees

from graph.link.mentions import link
from graph.link.register import Register
from graph.model.actor import Actor, Office
from graph.model.sentence import Form, Mention, Name, Sentence
from graph.model.terms import ActorKind

DAY = date(2024, 6, 19)
TEXTS = read_trees(Path(__file__).parent / "trees.txt")
STATES = {
    "CHN": ("China", "Beijing", "Chinese"),
    "FRA": ("France", "Paris", "French"),
    "IRN": ("Iran", "Tehran", "Iranian"),
    "KOR": ("South Korea", "Seoul", "South Korean"),
    "MLI": ("Mali", "Bamako", "Malian"),
    "NER": ("Niger", "Niamey", "Nigerien"),
    "NOR": ("Norway", "Oslo", "Norwegian"),
    "PRK": ("North Korea", "Pyongyang", "North Korean"),
}
OTHERS = {
    "ACME": (ActorKind.FIRM, "Norsk Stal"),
    "ECOWAS": (ActorKind.ORGANISATION, "ECOWAS"),
    "FLN": (ActorKind.GROUP, "Red Dawn"),
    "NATO": (ActorKind.ORGANISATION, "Nato"),
}
HOLDERS = {
    "anna-berg": ("Anna Berg", "NOR", "prime minister", date(2021, 10, 14)),
    "ibrahim-sako": ("Ibrahim Sako", "MLI", "president", date(2021, 5, 24)),
    "luc-morel": ("Luc Morel", "FRA", "prime minister", date(2024, 1, 9)),
    "paul-roux": ("Paul Roux", "FRA", "president", date(2017, 5, 14)),
}
REGISTER = Register.of(
    [Actor(code, ActorKind.STATE, names[0]) for code, names in STATES.items()]
    + [Actor(code, kind, label) for code, (kind, label) in OTHERS.items()]
    + [Actor("WEST", ActorKind.BLOC, "the West")]
    + [
        Actor(code, ActorKind.PERSON, label, offices=(Office(of, title, start, top=True),))
        for code, (label, of, title, start) in HOLDERS.items()
    ]
)
WORDS: dict[str, tuple[str, Form, str]] = {"Western": ("WEST", Form.DEMONYM, "bloc")}
for _code, (_land, _seat, _demonym) in STATES.items():
    WORDS |= {_land: (_code, Form.NAME, "state"), _seat: (_code, Form.NAME, "state")}
    WORDS[_demonym] = (_code, Form.DEMONYM, "state")
for _code, (_kind, _label) in OTHERS.items():
    WORDS[_label] = (_code, Form.NAME, _kind.value)
for _code, (_label, *_) in HOLDERS.items():
    WORDS[_label] = WORDS[_label.split()[1]] = (_code, Form.NAME, "person")


def names(sentences: Sequence[Sentence]) -> list[Name]:
    found = []
    for sentence in sentences:
        for token in sentence.tokens:
            if token.text in WORDS:
                code, form, kind = WORDS[token.text]
                found.append(Name(token.start, token.end, (code,), form, kind))
    return found


def linked(text: str, day: date | None = DAY) -> tuple[Mention, ...]:
    sentences = TEXTS[text]
    return link(sentences, names(sentences), REGISTER, day)


def at_word(text: str, word: str, day: date | None = DAY) -> Mention | None:
    """Give the mention that the last token with this word carries."""
    sentences = TEXTS[text]
    places = [(s.index, t.index) for s in sentences for t in s.tokens if t.text == word]
    assert places, f"no word {word!r}"
    by_place = {(m.sentence, m.token): m for m in linked(text, day)}
    return by_place.get(places[-1])
