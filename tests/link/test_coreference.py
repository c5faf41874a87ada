from __future__ import annotations

import pytest
from scenery import at_word

from graph.model.sentence import Form

PRONOUNS = {
    "she, subject of the main clause": ("Anna Berg said she would visit Mali.", "she", "anna-berg"),
    "he, main subject before object": (
        "Roux called Sako after he had read the letter.",
        "he",
        "paul-roux",
    ),
    "him, not the subject of the verb": (
        "Roux met Sako and thanked him.",
        "him",
        "ibrahim-sako",
    ),
    "it, a state": ("Iran said it had tested a rocket.", "it", "IRN"),
    "it, a firm": (
        "Norsk Stal sold turbines to Iran. The company said it had a licence.",
        "it",
        "ACME",
    ),
    "its, own subject": ("Mali sent its army to Niger.", "its", "MLI"),
    "its, pointing ahead": ("Since its founding, Nato has grown.", "its", "NATO"),
    "its, joined to the owner": ("France praised Norway and its neighbours.", "its", "NOR"),
    "its, of whom one bids": ("Iran asked China to open its market.", "its", "CHN"),
    "its, for whose sake": ("Iran asked China to support its bid.", "its", "IRN"),
    "its, who sells": ("Niger worried. China took most of its exports.", "its", "NER"),
    "his": ("Sako sent his army to the border.", "his", "ibrahim-sako"),
    "her": ("Berg said that peace would help her country.", "her", "anna-berg"),
    "which": ("Iran, which borders no sea there, bought ships from China.", "which", "IRN"),
    "whose": ("Niger, whose army China trains, thanked Beijing.", "whose", "NER"),
    "himself": ("Sako praised himself.", "himself", "ibrahim-sako"),
    "we, the speaker's state": ("“We will not yield,” Sako said.", "We", "MLI"),
    "our, speaker in a later sentence": (
        "“Our patience is over. We want answers,” said a French diplomat.",
        "Our",
        "FRA",
    ),
    "I, the speaker": ("“I am ready,” Berg said.", "I", "anna-berg"),
}
GATHERED = {
    "they, named together": (
        "China and Iran said they would cooperate.",
        "they",
        ("CHN", "IRN"),
    ),
    "they, two persons on stage": (
        "Roux invited Berg to Paris. They spoke for hours.",
        "They",
        ("paul-roux", "anna-berg"),
    ),
    "each other": ("Mali and Niger accused each other of spying.", "each", ("MLI", "NER")),
    "the two leaders": (
        "Roux and Berg met in Oslo. The two leaders signed a pact.",
        "leaders",
        ("paul-roux", "anna-berg"),
    ),
    "both countries": (
        "Mali and Niger quarrelled. Both countries closed their borders.",
        "countries",
        ("MLI", "NER"),
    ),
    "their": (
        "Mali and Niger quarrelled. Both countries closed their borders.",
        "their",
        ("MLI", "NER"),
    ),
    "their two countries": (
        "Berg and Sako promised peace between their two countries.",
        "countries",
        ("NOR", "MLI"),
    ),
    "both sides, not named together": (
        "China met Iran in Oslo. Both sides stayed calm.",
        "sides",
        ("CHN", "IRN"),
    ),
    "the pair": (
        "Roux and Berg talked all night. The pair agreed on gas.",
        "pair",
        ("paul-roux", "anna-berg"),
    ),
    "the three countries": (
        "Mali, Niger and France signed. The three countries will share water.",
        "countries",
        ("MLI", "NER", "FRA"),
    ),
    "the three, accused": (
        "Mali, Niger and France signed. Iran accused the three of theft.",
        "three",
        ("MLI", "NER", "FRA"),
    ),
    "the two, hosted by two": (
        "Mali and Niger quarrelled. Iran and China hosted talks between the two.",
        "two",
        ("MLI", "NER"),
    ),
    "offices told in turn": (
        "Ibrahim Sako and Tom Bell, the foreign ministers of Mali and Norway met.",
        "ministers",
        ("ibrahim-sako", "NOR"),
    ),
    "the latest pair": (
        "Iran and China talked. Mali and Niger fought. The two neighbours share a river.",
        "neighbours",
        ("MLI", "NER"),
    ),
    "the latter": ("Mali asked Niger for fuel and the latter refused.", "latter", ("NER",)),
    "the former": ("China and Iran held talks. The former wanted oil.", "former", ("CHN",)),
    "the North": (
        "South Korea fired back after North Korea had shelled an island. "
        "The North denied the charge.",
        "North",
        ("PRK",),
    ),
}
BARE = {
    "the president, no prime minister": (
        "Berg praised Roux. Critics scolded the president.",
        "president",
        "paul-roux",
    ),
    "the ministry": (
        "The Malian defence ministry accused Niger. The ministry gave no details.",
        "ministry",
        "MLI",
    ),
    "the president": (
        "Ibrahim Sako expelled the envoys. The president also closed the border.",
        "president",
        "ibrahim-sako",
    ),
    "the country": (
        "Mali broke off the talks. The country recalled its ambassador.",
        "country",
        "MLI",
    ),
    "the government": (
        "Niger arrested two Frenchmen. The government called them spies.",
        "government",
        "NER",
    ),
    "the bloc": ("ECOWAS suspended Mali. The bloc closed its borders.", "bloc", "ECOWAS"),
    "the group": ("Red Dawn attacked Niamey. The group took hostages.", "group", "FLN"),
    "the company": (
        "Norsk Stal sold turbines to Iran. The company said it had a licence.",
        "company",
        "ACME",
    ),
    "the delegation": (
        "Luc Morel met the Norwegian delegation. The delegation left early.",
        "delegation",
        "NOR",
    ),
}
SILENT = {
    "empty it": ("It is likely that Iran will agree.", "It"),
    "it, a storm": ("The storm hit Mali. It lasted a week.", "It"),
    "it, a charge": ("Iran denied it.", "it"),
    "he, a farmer": ("The farmer said he had seen Sako.", "he"),
    "he, one of two": ("Roux and Sako argued before he left.", "he"),
    "the president, nobody named": (
        "China and Iran signed a pact. The president smiled.",
        "president",
    ),
    "them, spies": ("Niger arrested two Frenchmen. The government called them spies.", "them"),
    "the North, no Korea": ("The North is cold.", "North"),
    "two countries, none named": ("The two countries are rich.", "countries"),
}


@pytest.mark.parametrize(("text", "word", "actor"), PRONOUNS.values(), ids=PRONOUNS.keys())
def test_pronoun_means_its_antecedent(text: str, word: str, actor: str) -> None:
    mention = at_word(text, word)
    assert mention is not None
    assert (mention.form, mention.actors) == (Form.PRONOUN, (actor,))
    assert mention.text == word
    assert mention.antecedent is not None


@pytest.mark.parametrize(("text", "word", "actors"), GATHERED.values(), ids=GATHERED.keys())
def test_phrase_gathers_its_actors(text: str, word: str, actors: tuple[str, ...]) -> None:
    mention = at_word(text, word)
    assert mention is not None
    assert mention.actors == actors


@pytest.mark.parametrize(("text", "word", "actor"), BARE.values(), ids=BARE.keys())
def test_role_with_the_alone_points_back(text: str, word: str, actor: str) -> None:
    mention = at_word(text, word)
    assert mention is not None
    assert (mention.form, mention.actors) == (Form.ROLE, (actor,))


@pytest.mark.parametrize(("text", "word"), SILENT.values(), ids=SILENT.keys())
def test_unclear_word_stays_unlinked(text: str, word: str) -> None:
    assert at_word(text, word) is None


def test_reason_says_where_the_antecedent_stands() -> None:
    text = "Ibrahim Sako expelled the envoys. The president also closed the border."
    mention = at_word(text, "president")
    assert mention is not None
    assert mention.reason == "Ibrahim Sako, subject of the sentence before"
    assert mention.antecedent == 0
