from __future__ import annotations

from datetime import date

import pytest
from scenery import REGISTER, TEXTS, at_word, linked, names

from graph.link.mentions import link
from graph.model.sentence import Form, Name

ROLES = {
    "officials": ("South Korean officials arrived in Oslo.", "officials", ("KOR",)),
    "prime minister": (
        "The Norwegian prime minister praised the deal.",
        "minister",
        ("anna-berg",),
    ),
    "one of two holders, by title": (
        "The French president and the Malian president shook hands.",
        "president",
        ("ibrahim-sako",),
    ),
    "of-phrase": ("The government of Mali resigned.", "government", ("MLI",)),
    "possessive": ("Seoul's defence ministry denied the report.", "ministry", ("KOR",)),
    "allies of a body": ("Norway and its Nato allies sent tanks.", "allies", ("NATO",)),
    "bloc": ("Western powers imposed sanctions.", "powers", ("WEST",)),
    "apposition": (
        "Anna Berg, the Norwegian prime minister, spoke first.",
        "minister",
        ("anna-berg",),
    ),
    "two demonyms": (
        "Malian and Nigerien troops crossed the river.",
        "troops",
        ("MLI", "NER"),
    ),
    "officials in a capital": ("Officials in Tehran rejected the offer.", "Officials", ("IRN",)),
    "leaders without a number": ("French leaders met in Paris.", "leaders", ("FRA",)),
    "head of an agency": (
        "The head of the Iranian space agency resigned.",
        "head",
        ("IRN",),
    ),
    "people": ("The Malian people want peace.", "people", ("MLI",)),
    "his army": ("Sako sent his army to the border.", "army", ("MLI",)),
    "its army": ("Mali sent its army to Niger.", "army", ("MLI",)),
    "her country": ("Berg said that peace would help her country.", "country", ("NOR",)),
    "his regime": ("Sako fell ill. His regime hid the news.", "regime", ("MLI",)),
    "whose army": ("Niger, whose army China trains, thanked Beijing.", "army", ("NER",)),
    "counterpart": ("Roux spoke to his Chinese counterpart.", "counterpart", ("CHN",)),
}
SILENT = {
    "former": ("The former Malian president left the country.", "president"),
    "opposition": ("The Iranian opposition leader was arrested.", "leader"),
    "ambassador to": ("The ambassador to Niger was recalled.", "ambassador"),
    "title before a name": ("French President Paul Roux flew to Niger.", "President"),
    "neighbours": ("France praised Norway and its neighbours.", "neighbours"),
}


@pytest.mark.parametrize(("text", "word", "actors"), ROLES.values(), ids=ROLES.keys())
def test_role_noun_means_the_actor_beside_it(text: str, word: str, actors: tuple[str, ...]) -> None:
    mention = at_word(text, word)
    assert mention is not None
    assert mention.form is Form.ROLE
    assert mention.actors == actors
    assert mention.reason


@pytest.mark.parametrize(("text", "word"), SILENT.values(), ids=SILENT.keys())
def test_role_noun_stays_unlinked(text: str, word: str) -> None:
    assert at_word(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("South Korean officials arrived in Oslo.", "officials", "South Korean officials"),
        ("The government of Mali resigned.", "government", "The government of Mali"),
        ("Sako sent his army to the border.", "army", "his army"),
        ("Malian and Nigerien troops crossed the river.", "troops", "Malian and Nigerien troops"),
        ("Seoul's defence ministry denied the report.", "ministry", "Seoul's defence ministry"),
    ],
)
def test_role_spans_its_modifiers(text: str, word: str, words: str) -> None:
    mention = at_word(text, word)
    assert mention is not None
    assert mention.text == words
    assert text[mention.start : mention.end] == words


def test_names_and_demonyms_keep_their_form_and_span() -> None:
    found = linked("South Korean officials arrived in Oslo.")
    assert [(m.text, m.actors, m.form) for m in found] == [
        ("South Korean", ("KOR",), Form.DEMONYM),
        ("South Korean officials", ("KOR",), Form.ROLE),
        ("Oslo", ("NOR",), Form.NAME),
    ]


def test_title_that_heads_the_tree_carries_the_name() -> None:
    (mention,) = linked("President Ibrahim Sako slept.")
    assert (mention.token, mention.text, mention.form) == (0, "Ibrahim Sako", Form.NAME)


def test_office_holder_depends_on_the_day() -> None:
    text = "The Norwegian prime minister praised the deal."
    before = at_word(text, "minister", date(2020, 1, 1))
    undated = at_word(text, "minister", None)
    assert before is not None
    assert before.actors == ("NOR",)
    assert undated is not None
    assert undated.actors == ("NOR",)


def test_reason_names_the_office_and_the_day() -> None:
    mention = at_word("The Norwegian prime minister praised the deal.", "minister")
    assert mention is not None
    assert mention.reason == "office-holder of NOR on 2024-06-19"


def test_name_without_actors_or_outside_the_text_is_no_mention() -> None:
    sentences = TEXTS["The government of Mali resigned."]
    odd = [Name(18, 22, ()), Name(900, 904, ("MLI",))]
    assert link(sentences, odd, REGISTER) == ()


def test_mentions_come_in_text_order() -> None:
    sentences = TEXTS["Mali and Niger quarrelled. Both countries closed their borders."]
    found = link(sentences, list(reversed(names(sentences))), REGISTER)
    assert [m.text for m in found] == ["Mali", "Niger", "Both countries", "their"]
